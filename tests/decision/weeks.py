"""Any week of any patient with a knee replacement: strategies over the shipped protocol.

Nothing flows in; a Week flows out: a visit to be judged, with what the course knows before it. Values
lie on the protocol's own thresholds, one step beside them, and at the ends of their ranges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.checks.cases.case_patients import case_patients
from rehab.course.memory import before_visit
from rehab.course.model import Memory
from rehab.decision.judge import Judge
from rehab.decision.model import Before, Decision, Row, Sheet
from rehab.patient.model import KneeCourse
from rehab.protocol.condition import Limit, tests_of
from rehab.protocol.layer import read_chain
from rehab.protocol.model import Protocol
from rehab.rules.model import Moment, compile_rules
from rehab.terms.caution import HoldKind
from rehab.terms.ids import LevelId
from rehab.terms.measure import Kind, Measure, RecordedAt, Worse
from tests.course.notes import Note, episode_of, judge_of, read_episode
from tests.patient.written import START, Written, a_check_in, a_line, the_catalogue

PROTOCOL = "tka-retro"


def the_judge() -> Judge:
    """The judge of the shipped protocol; both engines take every decision."""
    return judge_of(PROTOCOL)


def the_protocol() -> Protocol:
    """The shipped protocol."""
    return the_judge().protocol


@cache
def ready() -> Mapping[str, Any]:
    """The case patient of the shipped protocol whom nothing holds back."""
    shelf = FolderShelf((data_folder("protocols"),))
    name, text = shelf.protocol(PROTOCOL) or ("", "")
    chain, _ = read_chain(text, name=name, read_file=shelf.protocol)
    return case_patients(chain)[0]["ready"]


# Values ---------------------------------------------------------------------------------------------


@cache
def tested() -> tuple[Measure, ...]:
    """The measures that the protocol asks about."""
    entries = compile_rules(the_protocol()).entries
    conditions = [one for entry in entries for one in (entry.when, entry.applies_when) if one is not None]
    names = {test.measure for condition in conditions for test in tests_of(condition)}
    return tuple(measure for measure in the_catalogue().measures if measure.id in names)


@cache
def numbers(measure: Measure) -> tuple[float, ...]:
    """Numbers that a measure can have, from the best to the worst: thresholds and their neighbours."""
    low, high = measure.range
    if measure.grades or measure.kind is Kind.YES_NO:
        found = {float(number) for number in range(int(low), int(high) + 1)}
    else:
        around = (edge + step for edge in edges(measure) for step in (-measure.step, 0, measure.step))
        found = {round(number, 4) for number in around if low <= number <= high} | {low, high}
    return tuple(sorted(found, reverse=measure.worse is Worse.LOWER))


def edges(measure: Measure) -> frozenset[float]:
    """Every plain threshold of a measure in the protocol."""
    entries = compile_rules(the_protocol()).entries
    tests = [test for entry in entries for test in tests_of(entry.when) if test.measure == measure.id]
    limits = [test.comparison for test in tests]
    return frozenset(limit.threshold for limit in limits if isinstance(limit, Limit))


def as_written(measure: Measure, number: float) -> object:
    """A number of a measure as a file writes it."""
    if measure.kind is Kind.YES_NO:
        return bool(number)
    return measure.grades[int(number)] if measure.grades else number


def as_number(measure: Measure, written: object) -> float | None:
    """The number of what a file writes; the worse of a value and its repeat; None for no value."""
    if isinstance(written, dict):
        values = [as_number(measure, written[key]) for key in ("value", "repeat") if key in written]
        known = [value for value in values if value is not None]
        return min(known) if measure.worse is Worse.LOWER else max(known)
    return measure.number(written) if isinstance(written, bool | int | float | str) else None


@cache
def asked_by_red_flags() -> tuple[str, ...]:
    """Every measure that a red-flag rule reads, also those that other rules read too."""
    red_flags = [rule.when for rule in the_protocol().rules if rule.red_flag]
    return tuple(dict.fromkeys(str(test.measure) for when in red_flags for test in tests_of(when)))


def at_check_ins() -> tuple[Measure, ...]:
    """The tested measures that check-ins hold."""
    return tuple(measure for measure in tested() if measure.recorded is RecordedAt.CHECK_IN)


def in_sessions() -> tuple[Measure, ...]:
    """The tested measures that session lines hold."""
    return tuple(measure for measure in tested() if measure.recorded is RecordedAt.SESSION)


# Weeks ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Week:
    """One visit some days after another, and where the course stands before it."""

    day: int
    level: str | None
    last_week: Mapping[str, Any]
    today: Mapping[str, Any]
    sessions: Sequence[Mapping[str, Any]] | None
    row: Row
    irritable: int
    by: str = "clinician"
    since: int = 7

    def with_today(self, **said: Any) -> "Week":  # noqa: ANN401  (whatever a check-in can hold)
        """The same week with other observations today."""
        return replace(self, today={**self.today, **said})

    @property
    def knee(self) -> KneeCourse:
        """The knee's course as it is read from a file."""
        before = a_check_in(self.day - self.since, sessions=[], **self.last_week)
        lines: Written = {} if self.sessions is None else {"sessions": list(self._lines())}
        today = a_check_in(self.day, by=self.by, **lines, **self.today)
        episode = episode_of(Note("check_ins", before), Note("check_ins", today))
        return read_episode(episode).knees[0]

    def _lines(self) -> Sequence[Written]:
        said = self.sessions or ()
        return [a_line(self.day - 1 - 2 * back, **line) for back, line in enumerate(said)]

    @property
    def memory(self) -> Memory:
        """What the course knows after last week's visit."""
        level = None if self.level is None else LevelId(self.level)
        begun = Memory(clock_start=START, row=self.row, irritable_holds=self.irritable)
        return begun.at_level(level, START + timedelta(days=self.day - self.since))

    @property
    def asked(self) -> tuple[Moment, Before]:
        """The visit to be judged, with what the course knows before it."""
        series = self.knee.series
        seen = before_visit(self.memory, series.visits[-1], the_protocol())
        return Moment(series, len(series.visits) - 1, seen.state), seen

    @property
    def decision(self) -> Decision:
        """The visit's decision."""
        return the_judge().decide(*self.asked)


def _some(measures: Sequence[Measure], most: int) -> st.SearchStrategy[dict[str, object]]:
    """Values of a few measures, thresholds and their neighbours, or none at all."""

    def value(measure: Measure) -> st.SearchStrategy[tuple[str, object]]:
        known = [as_written(measure, number) for number in numbers(measure)]
        return st.sampled_from([*known, "unknown"]).map(lambda found: (str(measure.id), found))

    one = st.sampled_from(measures).flatmap(value)
    return st.lists(one, max_size=most).map(dict)


def _lines() -> st.SearchStrategy[list[dict[str, object]] | None]:
    clean = {str(measure.id): as_written(measure, measure.best) for measure in in_sessions()}

    def known(odd: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in {**clean, **odd}.items() if value != "unknown"}

    line = _some(in_sessions(), 1).map(known)
    return st.one_of(st.none(), st.lists(line, max_size=3), st.lists(line, min_size=2, max_size=3))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Check-ins without a step up before the week, with and without an unanswered one among them."""
    standstill = draw(st.integers(0, 3))
    since_unknown = draw(st.integers(0, min(standstill, 1)))
    gates = draw(st.integers(0, min(standstill, 2)))
    return Row({HoldKind.DATA: since_unknown, HoldKind.GATE: gates}, since_unknown, standstill)


def weeks() -> st.SearchStrategy[Week]:
    """Weeks near the shipped case patient, at any level and about any edge of time."""
    levels = [None, *(str(level.id) for level in the_protocol().levels)]
    return st.builds(
        lambda last, now, **others: Week(last_week={**ready(), **last}, today={**ready(), **now}, **others),
        last=_some(at_check_ins(), 1),
        now=_some(at_check_ins(), 2),
        day=st.sampled_from([20, 41, 42, 49, 55, 56, 62, 63, 70, 84, 98]),
        level=st.sampled_from(levels),
        sessions=_lines(),
        row=rows(),
        irritable=st.integers(0, 3),
        by=st.sampled_from(["clinician", "clinician", "patient"]),
    )


# Comparisons ----------------------------------------------------------------------------------------


def place(decision: Decision) -> int:
    """The place of the level from now on, -1 for none."""
    return -1 if decision.level is None else the_protocol().place[decision.level.id]


def place_before(decision: Decision) -> int:
    """The place of the level until now, -1 for none."""
    return -1 if decision.level_before is None else the_protocol().place[decision.level_before.id]


def prints(decision: Decision) -> bool:
    """True if sessions are printed."""
    return decision.sheet is Sheet.SESSIONS
