"""Grounds: every number that a virtual patient rests on, in words, with its source or as an assumption.

A simulation flows in, rows flow out. They are written from the numbers themselves, so that no page can name
another figure than the one that was used.
"""

from collections.abc import Iterator

from rehab.frozen import FrozenStruct
from rehab.simulate.population import Population, Recovery
from rehab.simulate.recovery_words import recovery_words
from rehab.simulate.simulation import Simulation
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Measure, Value
from rehab.wording import english
from rehab.wording import english_simulation as words
from rehab.wording.name import measure_label
from rehab.wording.number import counted, listed, number_words, percent_words, value_words
from rehab.wording.voice import CLINICIAN


class Ground(FrozenStruct):
    """One thing that is taken to be so.

    Attributes:
        source: the key of its source; empty if it is assumed.
    """

    what: str
    value: str
    source: str = ""

    @property
    def origin(self) -> str:
        """Its source, or that it is assumed."""
        return self.source or words.ASSUMED


def grounds(simulation: Simulation, catalogue: Catalogue) -> tuple[Ground, ...]:
    """What the patients of a simulation rest on, what concerns all of them first.

    Args:
        simulation: the simulation.
        catalogue: the measures.
    """
    return tuple(_Grounds(simulation, catalogue).every())


class _Grounds(FrozenStruct):
    simulation: Simulation
    catalogue: Catalogue

    @property
    def _population(self) -> Population:
        return self.simulation.recipe.population

    def every(self) -> Iterator[Ground]:
        noise = self.simulation.recipe.noise
        if noise != 1:
            yield Ground(words.NOISE, words.NOISE_VALUE.format(noise=number_words(noise)))
        if self.simulation.never_recorded:
            missing = listed(tuple(f"`{one}`" for one in self.simulation.never_recorded))
            yield Ground(words.NEVER, words.NEVER_VALUE.format(measures=missing))
        yield from self._age()
        for recovery in self._population.recoveries:
            yield from self._recovery(recovery)
        yield from self._milestones()
        yield from self._traits()
        yield from self._record()
        yield from self._sessions()
        yield Ground(words.PEOPLE, words.PEOPLE_VALUE)
        yield Ground(words.LEFT_OUT, words.LEFT_OUT_VALUE)

    # The knee --------------------------------------------------------------------------------------

    def _age(self) -> Iterator[Ground]:
        age = self._population.age
        yield Ground(words.AGE, words.AGE_VALUE.format(mean=number_words(age.mean)), age.source)
        spread = words.AGE_SPREAD.format(sd=number_words(age.sd), lowest=age.lowest, highest=age.highest)
        yield Ground(words.AGE, spread)

    def _recovery(self, recovery: Recovery) -> Iterator[Ground]:
        measure = self.catalogue.by_id.get(recovery.measure)
        if measure is not None:
            condition = "" if recovery.only_with is None else self._label(recovery.only_with)
            for source, said in recovery_words(recovery, measure, condition=condition):
                yield Ground(measure_label(measure, CLINICIAN), said, source)

    def _milestones(self) -> Iterator[Ground]:
        for one in self._population.milestones:
            steps = [
                words.STEP.format(value=self._said(one.measure, value), week=number_words(week))
                for week, value in one.steps
            ]
            shifted = words.SHIFTED.format(weeks=counted(one.spread_weeks, english.WEEKS))
            yield Ground(self._label(one.measure), ", ".join((*steps, shifted)))

    def _traits(self) -> Iterator[Ground]:
        for one in self._population.traits:
            said = words.TRAIT.format(
                value=self._said(one.measure, one.value),
                share=percent_words(one.share),
                otherwise=self._said(one.measure, one.otherwise),
            )
            yield Ground(self._label(one.measure), said)

    # The record ------------------------------------------------------------------------------------

    def _record(self) -> Iterator[Ground]:
        gaps, questions = self._population.gaps, self._population.questions
        yield Ground(words.GAPS, words.GAPS_VALUE.format(share=percent_words(gaps.days)))
        yield Ground(
            words.UNTAKEN,
            words.UNTAKEN_VALUE.format(untaken=percent_words(gaps.values), slips=percent_words(gaps.slips)),
        )
        for share in sorted(set(questions.values())):
            asked = [self._label(name) for name, one in questions.items() if one == share]
            yield Ground("; ".join(asked), words.QUESTIONS_VALUE.format(share=percent_words(share)))
        yield Ground(words.ALARMS, words.ALARMS_VALUE)

    def _sessions(self) -> Iterator[Ground]:
        diary = self._population.diary
        yield Ground(words.DIARY, words.DIARY_VALUE.format(done=percent_words(diary.done)))
        for name, by in diary.pains.items():
            yield Ground(self._label(name), words.DIARY_PAIN.format(by=f"{by:+g}".replace("+", "")))
        reading = words.DIARY_PAIN_READING.format(sd=number_words(diary.pain_sd.sd))
        yield Ground("; ".join(self._label(name) for name in diary.pains), reading, diary.pain_sd.source)
        for name, events in diary.events.items():
            said = [
                words.DIARY_EVENT.format(value=self._said(name, value), share=percent_words(share))
                for value, share in events
            ]
            yield Ground(self._label(name), ", ".join(said))

    # Words -----------------------------------------------------------------------------------------

    def _label(self, name: MeasureId) -> str:
        measure = self.catalogue.by_id.get(name)
        return str(name) if measure is None else measure_label(measure, CLINICIAN)

    def _said(self, name: MeasureId, value: Value) -> str:
        measure: Measure | None = self.catalogue.by_id.get(name)
        number = None if measure is None else measure.number(value)
        return str(value) if measure is None or number is None else value_words(measure, number, CLINICIAN)
