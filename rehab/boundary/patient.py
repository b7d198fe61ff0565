"""A patient as the sheet and the cases know him: like a usual one, but for what is said here.

The usual patient of a protocol and what is different flow in; the `given` of a case flows out, so that every
patient on the sheet is decided, and can be kept, as a case like any other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rehab.checks.cases.case_patients import case_patients
from rehab.frozen import FrozenStruct, field
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Effort

UNKNOWN = "unknown"
_KNEES = ("right", "left")


class Usual(FrozenStruct):
    """The usual patient: that case patient of a protocol of whom most is known, the first of several.

    Attributes:
        name: what the cases call him.
        own: his values of the knee that was operated, and of what has no side.
        other: his values of the other knee.
    """

    name: str
    own: Mapping[MeasureId, object]
    other: Mapping[MeasureId, object]

    @classmethod
    def of(cls, chain: Sequence[Layer]) -> "Usual | None":
        """The usual patient of some layers, the furthest base first; None if no layer names one."""
        patients = next(iter(case_patients(chain)), {})
        if not patients:
            return None
        name = max(patients, key=lambda one: len(patients[one]))
        sides = {MeasureId(measure): _sides(value) for measure, value in patients[name].items()}
        own = {measure: here for measure, (here, _) in sides.items() if here is not None}
        other = {measure: there for measure, (_, there) in sides.items() if there is not None}
        return cls(name, own, other)


def _sides(said: object) -> tuple[object, object]:
    """The value of the operated knee, and of the other one; None for what is not said."""
    if isinstance(said, Mapping) and not said.keys().isdisjoint(_KNEES):
        return _once(said.get("right")), _once(said.get("left"))
    return _once(said), None


def _once(said: object) -> object:
    """A value that may be written with its repeat."""
    return said.get("value") if isinstance(said, Mapping) else said


Found = Mapping[MeasureId, object]
"""Values in the words of a file, each of which is not as usual."""


class Visit(FrozenStruct):
    """One check-in.

    Attributes:
        day: days since the start.
        own: values of the operated knee, and of what has no side, that are not as usual.
        other: values of the other knee that are not as usual.
        sessions: what each session since the last check-in had that is not at its best; None if not said.
    """

    day: int
    own: Found = field(default_factory=dict)
    other: Found = field(default_factory=dict)
    sessions: tuple[Found, ...] | None = None


class Patient(FrozenStruct):
    """One patient.

    Attributes:
        visits: the check-ins, the last of which is decided.
        level: the level held before the first of them.
        age: in years; None for that of every case.
        last_week: what was not as usual a week before the first check-in; None if there was none.
        choice: variant and modifiers.
        is_reached: true if the first check-in only leads up to the level of the second.
    """

    visits: tuple[Visit, ...]
    level: str = ""
    age: int | None = None
    last_week: Found | None = None
    choice: Choice = Choice()
    is_reached: bool = False

    @property
    def today(self) -> Visit:
        """The check-in that is decided."""
        return self.visits[-1]

    def given(self, usual: Usual, catalogue: Catalogue) -> dict[str, Any]:
        """The patient as the `given` of a case.

        Args:
            usual: whom he is like.
            catalogue: says what is measured, and so taken twice with the same result.
        """
        writer = _Writer(usual, catalogue)
        shared: dict[str, Any] = {"like": usual.name}
        if self.choice.variant is not None:
            shared["variant"] = self.choice.variant
        if self.choice.modifiers:
            shared["modifiers"] = list(self.choice.modifiers)
        if self.age is not None:
            shared["age"] = self.age
        first = {"level": self.level} if self.level else {}
        before = {} if not self.last_week else {"last_week": writer.found(self.last_week, {}, once=True)}
        if not self.level and self.last_week is not None:
            before.setdefault("last_week", {})
        weeks = [writer.visit(visit) for visit in self.visits]
        weeks[0] = {"day": weeks[0].pop("day"), **first, **weeks[0], **before}
        return {**shared, **weeks[0]} if len(weeks) == 1 else {**shared, "weeks": weeks}


class _Writer(FrozenStruct):
    usual: Usual
    catalogue: Catalogue

    def visit(self, visit: Visit) -> dict[str, Any]:
        written: dict[str, Any] = {"day": visit.day}
        if visit.sessions is not None:
            plain = not any(visit.sessions)
            written["sessions"] = (
                len(visit.sessions) if plain else [dict(_named(line)) for line in visit.sessions]
            )
        return {**written, **self.found(visit.own, visit.other, once=False)}

    def found(self, own: Found, other: Found, *, once: bool) -> dict[str, Any]:
        return {str(name): self._said(name, own, other, once=once) for name in {**own, **other}}

    def _said(self, name: MeasureId, own: Found, other: Found, *, once: bool) -> object:
        here = own.get(name, self.usual.own.get(name, UNKNOWN))
        there = other.get(name, self.usual.other.get(name))
        measured = self.catalogue.by_id[name].effort >= Effort.measure
        said = {"value": here, "repeat": here} if measured and here != UNKNOWN and not once else here
        return said if there is None else {"right": said, "left": there}


def _named(found: Found) -> dict[str, object]:
    return {str(name): value for name, value in found.items()}
