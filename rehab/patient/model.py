"""The series of one knee: accepted observations by visit, in the catalogue's own numbers.

`from_authored.py` builds it from an episode; rules read it. Everything that was refused is kept
beside it by name, so that no rule can mistake it for a value and no page can lose it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from rehab.frozen import FrozenStruct, field, replace
from rehab.patient.authored import ClinicText, Knee, PatientText
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Reporter


class Absence(StrEnum):
    """Why there is no usable value."""

    NOT_ASKED = "not asked"
    STALE = "too old"
    DECLINED = "declined"
    REJECTED = "rejected"


class Observed(FrozenStruct):
    """One accepted value.

    Attributes:
        number: the value as the measure's number.
        full: true if reporter and method have full standing; else it can only add caution.
        repeat: the number of the same measure taken again that day.
    """

    measure: MeasureId
    number: float
    on: date
    reporter: Reporter
    full: bool = True
    method: str = ""
    position: str = ""
    repeat: float | None = None


class SessionLine(FrozenStruct):
    """One session as it was written down; a measure that is missing was not recorded."""

    on: date
    level: LevelId | None
    values: Mapping[MeasureId, float]


_NOTHING: Mapping[MeasureId, tuple[Observed, ...]] = MappingProxyType({})


class Visit(FrozenStruct):
    """All check-ins of one day, seen by one knee.

    Attributes:
        by_clinician: true if a clinician did one of them; a patient's own can never raise.
        observed: accepted values of this knee.
        other: accepted values of the other knee.
        absent: measures of which no value of full standing was given, and why: declined, rejected, unknown.
        not_applicable: measures that a clinician signed off with a substitute.
        sessions: session lines since the visit before; None if nobody said whether there were any.
        level_done: the level really done since the visit before, if recorded.
    """

    on: date
    by_clinician: bool = True
    clinician: str = ""
    observed: Mapping[MeasureId, tuple[Observed, ...]] = field(default_factory=lambda: _NOTHING)
    other: Mapping[MeasureId, tuple[Observed, ...]] = field(default_factory=lambda: _NOTHING)
    absent: Mapping[MeasureId, Absence] = field(default_factory=dict)
    not_applicable: frozenset[MeasureId] = frozenset()
    sessions: tuple[SessionLine, ...] | None = None
    level_done: LevelId | None = None


class Rejected(FrozenStruct):
    """A value that was refused before any rule saw it."""

    check_in: date
    measure: str
    value: str
    why: str
    knee: Knee


class Doubtful(FrozenStruct):
    """An accepted value outside the usual range: are you sure?"""

    check_in: date
    measure: MeasureId
    value: str
    why: str
    knee: Knee


class Series(FrozenStruct, dict=True):
    """One knee's visits since its start, by date.

    Attributes:
        before: pre-operative visits; they set no level and open no gate.
        other_side_usable: false where the other knee is operated or treated too.
    """

    knee: Knee
    start: date
    visits: tuple[Visit, ...]
    before: tuple[Visit, ...] = ()
    birth_year: int | None = None
    other_side_usable: bool = True

    @cached_property
    def places(self) -> Mapping[MeasureId, Sequence[int]]:
        """The numbers of the visits that say something of a measure, so that nobody searches the others."""
        found: dict[MeasureId, list[int]] = {}
        for number, visit in enumerate(self.visits):
            for measure in {*visit.observed, *visit.not_applicable}:
                found.setdefault(measure, []).append(number)
        return found

    def up_to(self, day: date) -> "Series":
        """The same series as it stood at the end of a day."""
        return replace(self, visits=tuple(visit for visit in self.visits if visit.on <= day))

    def with_visit(self, at: int, visit: Visit) -> "Series":
        """The same series with another visit number `at`, which says something of the same measures."""
        other = replace(self, visits=(*self.visits[:at], visit, *self.visits[at + 1 :]))
        other.__dict__["places"] = self.places
        return other


class EventKind(StrEnum):
    """What kind of entry of the record changes the course."""

    EVENT = "event"
    CLOSURE = "closure"
    SIGNED = "signed"
    OVERRIDE = "override"
    BASELINE = "baseline"
    CORRECTION = "correction"


class RecordEntry(FrozenStruct):
    """An event, closure, signed decision, override, known baseline or correction.

    Attributes:
        of: the kind of event, the rule that is closed or known, the measure; empty for levels.
        level: the level that is set or resumed at, None for none.
        version: the version of the protocol that a signature names; empty if none.
    """

    kind: EventKind
    on: date
    of: str = ""
    level: LevelId | None = None
    by: str = ""
    why: str = ""
    version: str = ""


class KneeCourse(FrozenStruct):
    """All that an episode says about one knee.

    Attributes:
        series: the series with every correction applied.
        versions: the series from each day on which it was known anew, the oldest first.
        record: what else changes the course, by date.
    """

    knee: Knee
    procedure: str
    variant: str | None
    modifiers: tuple[str, ...]
    series: Series
    versions: tuple[tuple[date, Series], ...]
    record: tuple[RecordEntry, ...]

    def as_known(self, day: date) -> Series:
        """The series as it was known on a day: a correction counts from the day it was made."""
        return next(series for since, series in reversed(self.versions) if since <= day)


class Episode(FrozenStruct):
    """One patient's course, normalised, as it stood on the day to decide for.

    Attributes:
        as_of: that day.
        left_out: how many entries of the file came later.
    """

    patient: PatientText
    clinic: ClinicText
    protocol: str
    overlays: tuple[str, ...]
    as_of: date
    knees: tuple[KneeCourse, ...]
    rejected: tuple[Rejected, ...]
    doubtful: tuple[Doubtful, ...]
    left_out: int = 0

    def rejected_for(self, knee: Knee) -> tuple[Rejected, ...]:
        """The refused values that a knee's decision names: its own, and those of a knee without a course."""
        return tuple(one for one in self.rejected if self._concerns(one, knee))

    def doubtful_for(self, knee: Knee) -> tuple[Doubtful, ...]:
        """The doubtful values that a knee's decision names: its own, and those of a knee without a course."""
        return tuple(one for one in self.doubtful if self._concerns(one, knee))

    def _concerns(self, one: Rejected | Doubtful, knee: Knee) -> bool:
        return one.knee == knee or all(course.knee != one.knee for course in self.knees)
