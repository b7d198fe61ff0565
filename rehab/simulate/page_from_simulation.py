"""A simulation becomes its page: figures turn into finished words.

A Simulation flows in, a SimulationPage flows out.
"""

from collections.abc import Iterator

from rehab.frozen import FrozenStruct
from rehab.protocol.model import Status
from rehab.report.clinician import ChartSection
from rehab.report.outcome import level_number
from rehab.report.parts import Labelled
from rehab.report.table import Column, Table
from rehab.report.text import DIGEST_SHOWN
from rehab.simulate.charts import charts
from rehab.simulate.grounds import grounds
from rehab.simulate.model import WEEK, patient_name
from rehab.simulate.page import SimulationPage
from rehab.simulate.simulation import Reached, Sent, Share, Simulation
from rehab.simulate.tally import Reason, Word
from rehab.simulate.verdict import verdict
from rehab.terms.caution import Contact
from rehab.terms.measure import Catalogue
from rehab.wording import english, english_report
from rehab.wording import english_simulation as words
from rehab.wording.number import counted, number_words, percent_words


def page_from_simulation(simulation: Simulation, catalogue: Catalogue) -> SimulationPage:
    """The page of a simulation.

    Args:
        simulation: the figures.
        catalogue: names what the patients rest on.
    """
    return _Page(simulation, catalogue).page()


class _Page(FrozenStruct):
    simulation: Simulation
    catalogue: Catalogue

    def page(self) -> SimulationPage:
        recipe, protocol = self.simulation.recipe, self.simulation.protocol
        version = f"{protocol.id} {protocol.version} ({protocol.status.value})"
        patients = words.PATIENTS[0 if recipe.patients == 1 else 1].format(n=f"{recipe.patients:,}")
        who = words.WHO_VALUE.format(patients=patients, operation=recipe.population.title, weeks=self._weeks)
        drawn = words.SEED_NOISE.format(seed=recipe.seed, noise=number_words(recipe.noise))
        return SimulationPage(
            title=words.TITLE.format(title=protocol.title),
            notices=tuple(self._notices()),
            header=(
                Labelled(label=words.WHO, value=who, note=drawn),
                Labelled(label=words.PROTOCOL, value=version, note=protocol.digest[:DIGEST_SHOWN]),
            ),
            verdict=verdict(self.simulation),
            basis=recipe.population.basis,
            facts=tuple(self._facts()),
            tables=(self._levels(), self._decided(), self._sent()),
            charts=ChartSection(title=words.CHARTS, charts=charts(self.simulation)),
            grounds=self._grounds(),
            sources_title=words.SOURCES,
            sources=tuple(self._sources()),
            footer=(
                words.NOBODY_REAL,
                words.SECOND_LOOK.format(
                    compared=f"{self.simulation.compared:,}", patients=f"{recipe.patients:,}"
                ),
            ),
            stamp=words.STAMP.format(
                protocol=protocol.id,
                version=protocol.version,
                status=protocol.status.value,
                digest=protocol.digest[:DIGEST_SHOWN],
                seed=recipe.seed,
            ),
        )

    def _notices(self) -> Iterator[str]:
        yield words.NOTICE
        match self.simulation.protocol.status:
            case Status.DRAFT:
                yield english_report.DRAFT_NOTE
            case Status.RETIRED:
                yield english_report.RETIRED_NOTE
            case Status.REVIEWED:
                return

    # Headline --------------------------------------------------------------------------------------

    def _facts(self) -> Iterator[Labelled]:
        told = self.simulation
        yield Labelled(label=words.CHECK_INS, value=f"{told.check_ins:,}")
        sent = sum(count for contact, count in told.gravest if contact is not Contact.NONE)
        yield Labelled(label=words.SENT_TO_A_PERSON, value=self._of_patients(sent))
        median = told.weeks_to_discharge.median
        yield Labelled(
            label=words.DISCHARGED,
            value=self._of_patients(told.discharged) if told.discharged else words.NOBODY,
            note="" if median is None else words.MEDIAN_WEEK.format(week=median),
        )
        yield self._silence()

    def _silence(self) -> Labelled:
        silence = self.simulation.silence
        if not silence.days:
            return Labelled(label=words.SILENCE, value=words.NO_SILENCE)
        note = words.SILENCE_NOTE.format(patient=patient_name(silence.patient), week=silence.since // WEEK)
        return Labelled(label=words.SILENCE, value=counted(silence.days // WEEK, english.WEEKS), note=note)

    # Tables ----------------------------------------------------------------------------------------

    def _levels(self) -> Table:
        return Table(
            title=words.LEVELS,
            lead=words.LEVELS_LEAD.format(weeks=self._weeks),
            columns=_columns(words.LEVEL_COLUMNS, 5),
            rows=tuple(self._level(one) for one in self.simulation.levels),
            none=english_report.NO_LEVEL,
        )

    def _level(self, reached: Reached) -> tuple[str, ...]:
        number = level_number(reached.level, self.simulation.protocol)
        weeks = (reached.weeks.lower, reached.weeks.median, reached.weeks.upper)
        return (
            words.LEVEL.format(number=number, title=reached.level.title),
            self._share(reached.patients),
            *(words.LATER if week is None else words.WEEK.format(week=week) for week in weeks),
        )

    def _decided(self) -> Table:
        return Table(
            title=words.DECIDED,
            lead=words.DECIDED_LEAD,
            columns=_columns(words.DECIDED_COLUMNS, 3),
            rows=tuple(
                (outcome_label(one.word), *self._shares(one.share)) for one in self.simulation.decided
            ),
            none="",
        )

    def _sent(self) -> Table:
        return Table(
            title=words.SENT,
            lead=words.SENT_LEAD,
            columns=_columns(words.SENT_COLUMNS, 8),
            rows=tuple(self._reason(one) for one in self.simulation.sent),
            none=words.SENT_NONE,
        )

    def _reason(self, sent: Sent) -> tuple[str, ...]:
        check_ins, patients = self._shares(sent.share)
        return (self._why(sent.reason), sent.reason.contact.word, patients, check_ins)

    def _why(self, reason: Reason) -> str:
        if reason.kind == "review":
            return words.REVIEWS[reason.about]
        if reason.kind in words.STANDING:
            return words.STANDING[reason.kind].format(about=reason.about)
        text = next(rule.text for rule in self.simulation.protocol.rules if rule.id == reason.about)
        return words.RULE.format(id=reason.about, text=text)

    def _grounds(self) -> Table:
        rows = tuple((one.what, one.value, one.origin) for one in grounds(self.simulation, self.catalogue))
        columns = _columns(words.GROUNDS_COLUMNS, 2)
        return Table(title=words.GROUNDS, columns=columns, rows=rows, none="")

    def _sources(self) -> Iterator[Labelled]:
        named = {one.source for one in grounds(self.simulation, self.catalogue)}
        for key, citation in sorted(self.simulation.recipe.population.sources.items()):
            if key in named:
                yield Labelled(label=key, value=citation)

    # Figures ---------------------------------------------------------------------------------------

    @property
    def _weeks(self) -> str:
        return counted(self.simulation.recipe.weeks, english.WEEKS)

    def _shares(self, share: Share) -> tuple[str, str]:
        """The share of all check-ins and of all patients."""
        all_check_ins = max(self.simulation.check_ins, 1)
        return percent_words(share.check_ins / all_check_ins), self._share(share.patients)

    def _share(self, patients: int) -> str:
        return percent_words(patients / self.simulation.recipe.patients)

    def _of_patients(self, patients: int) -> str:
        return words.OF_PATIENTS.format(share=self._share(patients))


def outcome_label(word: Word) -> str:
    """What a check-in came to, in words."""
    kind = "" if word.hold_kind is None else english_report.HOLD_KINDS[word.hold_kind.value]
    return words.OUTCOMES[word.outcome.value].format(kind=kind)


def _columns(labels: tuple[str, ...], first: int) -> tuple[Column, ...]:
    """Columns of which the first is so many times as wide as another."""
    return tuple(Column(label=label, share=1 if number else first) for number, label in enumerate(labels))
