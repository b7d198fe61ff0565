"""An overlay to fill in: what a clinic does otherwise, with an example of every way in its own names.

A protocol under examination, a clinic and a day flow in; the text of the file flows out. As it stands it
changes nothing. Each example was laid on the protocol first: one that the protocol refuses is not shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rehab.checks.subject import Subject
from rehab.findings import has_errors
from rehab.frozen import FrozenStruct
from rehab.plan.ceiling import lowest_of
from rehab.protocol.condition import Limit, Now, Operator, Test, musts_of
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import read_overlay
from rehab.protocol.model import Criterion
from rehab.protocol.standing import GATE_HOLDS_BEFORE_REVIEW, SESSIONS_BEFORE_PROGRESS, STANDING, Stricter
from rehab.scaffold.lines import STEP, block, comment, example, items, keys
from rehab.terms.ids import CLINIC_DEFAULT
from rehab.terms.measure import Kind, Measure
from rehab.wording import english_scaffold as words
from rehab.wording.number import capital

_WEEK = 7
_SIGNED_FOR = timedelta(days=90)
_Said = Mapping[str, object]


def overlay_from_subject(subject: Subject, clinic: str, on: date) -> str:
    """The overlay of a clinic on a protocol.

    Args:
        subject: the protocol.
        clinic: the clinic's name as it stands in ids.
        on: the day that the overlay carries as its own.
    """
    return "".join(f"{line}\n" for line in _Overlay(subject, clinic, on).lines())


class _Overlay(FrozenStruct):
    subject: Subject
    clinic: str
    on: date

    @property
    def _name(self) -> str:
        return " ".join(capital(word) for word in self.clinic.split("-"))

    def lines(self) -> Iterator[str]:
        protocol = self.subject.protocol
        named = {
            "clinic": self._name,
            "id": protocol.id,
            "title": protocol.title,
            "version": protocol.version,
        }
        yield from comment(*(line.format(**named) for line in words.OVERLAY_HEAD))
        yield from comment(words.PHASES.format(phases=", ".join(phase.id for phase in protocol.phases)))
        yield from comment(words.LADDER.format(levels=", ".join(level.id for level in protocol.levels)))
        yield from self._head()
        yield from block("add", {"title": words.OVERLAY_TITLE.format(clinic=self._name)})
        for sentence, said in self._additions():
            lines = tuple(_lines(said))
            if self._holds(["add:", *(f"{STEP}{line}" for line in lines)]):
                yield from comment(sentence, indent=STEP)
                yield from example(lines, indent=STEP)
        yield from comment(*words.LOOSEN)
        yield from example(next((lines for lines in self._loosenings() if self._holds(lines)), ()))

    def _head(self) -> Iterator[str]:
        head = {"schema": 1, "overlay": f"{self.clinic}-{self.subject.protocol.id}", "kind": "clinic"}
        yield from keys({**head, "by": self._who, "on": self.on, "protocol": self.subject.protocol.id})

    @property
    def _who(self) -> str:
        return words.WHO.format(clinic=self._name)

    def _holds(self, lines: Sequence[str]) -> bool:
        """True if the protocol takes an overlay with nothing but these lines."""
        layer, found = read_overlay("\n".join((*self._head(), *lines)) + "\n", name=self.clinic)
        if layer is None or has_errors(found):
            return False
        choice = Choice(overlays=(layer,), on=self.on)
        return not has_errors(resolve(self.subject.chain, self.subject.catalogue, choice)[1])

    # Examples ----------------------------------------------------------------------------------------

    def _additions(self) -> Iterator[tuple[str, _Said]]:
        """Every way to be stricter: a sentence, and what stands under `add`."""
        protocol = self.subject.protocol
        later = {phase.id: phase.window.not_before_days // _WEEK + 1 for phase in protocol.phases}
        yield words.LATER_WEEKS, {"not_before": later}
        first, last = protocol.phases[0], protocol.levels[-1]
        if gate := self._stricter(first.enter_when):
            yield words.MORE_FOR_A_PHASE, {"enter_when": {first.id: gate}}
        if gate := self._stricter(last.needs) or self._stricter(protocol.phase_of(last.id).enter_when):
            yield words.MORE_FOR_A_LEVEL, {"level_needs": {last.id: gate}}
        yield words.FEWER_LEVELS, {"remove_levels": [last.id]}
        surfaces = list(dict.fromkeys(level.surface.value for level in protocol.levels))
        if len(surfaces) > 1:
            has = words.FEWER_SURFACES.format(surfaces=", ".join(surfaces))
            yield has, {"remove_surfaces": surfaces[1:2]}
        if activities := [one.id for one in protocol.variety if one.id not in protocol.removed_variety]:
            has = words.FEWER_ACTIVITIES.format(activities=", ".join(activities))
            yield has, {"remove_variety": activities[-1:]}
        yield self._standing()
        yield self._cap()
        if rule := self._rule(first.enter_when):
            yield words.ANOTHER_RULE, {"rules": [rule]}
        citation = {f"{self.clinic}-source": {"citation": words.CITATION}}
        yield words.ANOTHER_SOURCE, {"sources": citation}

    def _standing(self) -> tuple[str, _Said]:
        """Numbers that every course obeys, two of them one step stricter."""
        protocol = self.subject.protocol
        told = ", ".join(f"{one.id} {protocol.parameter(one.id):g} {one.unit}" for one in STANDING)
        shown = {}
        for one in STANDING:
            if one.id in {SESSIONS_BEFORE_PROGRESS, GATE_HOLDS_BEFORE_REVIEW}:
                step = 1 if one.stricter is Stricter.HIGHER else -1
                shown[one.id] = f"{protocol.parameter(one.id) + step:g} {one.unit}"
        return words.STRICTER_NUMBERS.format(now=told), {"parameters": shown}

    def _cap(self) -> tuple[str, _Said]:
        """A ceiling one below the present one."""
        protocol = self.subject.protocol
        lowest = lowest_of(cap for cap in protocol.caps if cap.until_days is None)
        most = max(level.dose.total_min for level in protocol.levels)
        minutes = _whole(min(most, most if lowest.minutes is None else lowest.minutes - 1))
        cap = {"id": f"{self.clinic}-minutes", "max_minutes_per_session": minutes, "source": CLINIC_DEFAULT}
        return words.ANOTHER_CAP, {"caps": [cap]}

    def _rule(self, gate: tuple[Criterion, ...]) -> _Said:
        """A rule that holds when a score is higher than the gate likes; nothing if the gate asks for none."""
        for measure, limit in self._limits(gate):
            if measure.kind is Kind.SCORE and limit.operator is Operator.AT_MOST:
                above = limit.threshold - measure.step
                return {
                    "id": f"{self.clinic}-{measure.id.replace('_', '-')}",
                    "when": {measure.id: {"above": _written(measure, above)}},
                    "then": "hold",
                    "text": words.RULE_TEXT.format(title=measure.title, above=measure.words(above)),
                    "patient": words.RULE_PATIENT.format(plain=measure.plain),
                    "opinion": {"by": self._who, "on": self.on},
                }
        return {}

    def _stricter(self, gate: tuple[Criterion, ...]) -> _Said:
        """A test of a gate, one measurement error or step stricter; nothing if none can be."""
        for measure, limit in self._limits(gate):
            up = limit.operator in {Operator.AT_LEAST, Operator.ABOVE}
            number = limit.threshold + (measure.error or measure.step) * (1 if up else -1)
            low, high = measure.range
            if low < number < high and measure.on_step(number):
                asked = {limit.operator.value: _written(measure, number), "source": CLINIC_DEFAULT}
                return {measure.id: asked}
        return {}

    def _limits(self, gate: tuple[Criterion, ...]) -> Iterator[tuple[Measure, Limit]]:
        """The plain limits of a gate on measures with numbers."""
        for criterion in gate:
            for test in musts_of(criterion.condition):
                if (
                    isinstance(test, Test)
                    and isinstance(test.view, Now)
                    and isinstance(test.comparison, Limit)
                ):
                    measure = self.subject.catalogue.by_id.get(test.measure)
                    if measure is not None and not measure.is_worded:
                        yield measure, test.comparison

    def _loosenings(self) -> Iterator[tuple[str, ...]]:
        """What may be signed: the first phase with a week to give gives it, else an easier gate."""
        first, *_ = phases = self.subject.protocol.phases
        for phase in phases:
            week = phase.window.not_before_days // _WEEK
            if week:
                yield self._signed(f"phases.{phase.id}.weeks.not_before", week - 1)
        for measure, limit in self._limits(first.enter_when):
            up = limit.operator in {Operator.AT_LEAST, Operator.ABOVE}
            number = limit.threshold - (measure.error or measure.step) * (1 if up else -1)
            path = f"phases.{first.id}.enter_when.all.{measure.id}.{limit.operator.value}"
            yield self._signed(path, _written(measure, number))

    def _signed(self, path: str, value: object) -> tuple[str, ...]:
        until = self.on + _SIGNED_FOR
        signed = {"path": path, "value": value, "by": words.SURGEON, "why": words.WHY_LOOSE, "until": until}
        return tuple(items("loosen", [signed]))


def _written(measure: Measure, number: float) -> object:
    """A threshold as authors write it."""
    return measure.words(number) if measure.unit else _whole(number)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _lines(said: _Said) -> Iterator[str]:
    """An addition as a file has it: a mapping of mappings and a list spread over lines, the rest on one."""
    for key, value in said.items():
        if isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values()):
            yield from block(key, value)
        elif isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
            yield from items(key, value)
        else:
            yield from keys({key: value})
