"""Strategies: catalogues, rule sets, series and course states, small and near their thresholds.

Nothing flows in, Hypothesis strategies flow out. Every measure has three anchors; thresholds are anchors
and values lie on them or one step beside, so that engines meet where they could differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from rehab.patient.model import Absence, Observed, Series, SessionLine, Visit
from rehab.patient.reading import Role
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Comparison,
    Condition,
    Counted,
    ExcessOverBest,
    Fall,
    Gain,
    Limit,
    Named,
    Not,
    Now,
    Operator,
    Reference,
    Rise,
    Run,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
    View,
    Within,
    is_over_time,
)
from rehab.protocol.model import Curve
from rehab.rules.model import CourseState, Entry, EntryId, Moment, RuleSet
from rehab.terms.ids import CLINIC_DEFAULT, ConditionId, LevelId, MeasureId, RuleId
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt, Reporter, Worse
from rehab.terms.state_measure import STATE_MEASURES
from tests.builders import ORIGIN, START, a_measure, a_protocol

Draw = Callable[..., Any]

FLAGS = (RuleId("flag-a"), RuleId("flag-b"))

_GAPS = (1, 3, 6, 7, 7, 7, 8, 14, 28, 29)
_WINDOWS = (7, 14, 28)
_AGES = (0, 7, 14)
_DIRECTIONS = (Worse.HIGHER, Worse.LOWER, Worse.NONE)
_WORDS = ("none", "trace", "1+", "2+", "3+")
_ANCHORS = {
    "score": (2.0, 3.0, 5.0),
    "lag": (-5.0, 0.0, 5.0),
    "angle": (85.0, 90.0, 100.0),
    "seconds": (12.0, 13.5, 14.0),
    "grade": (0.0, 1.0, 2.0),
    "flag": (0.0, 1.0),
    "choice": (0.0, 1.0, 2.0),
    "session": (2.0, 4.0, 5.0),
}


# A case is large on purpose: drawing it takes longer than judging it.
MANY = settings(
    max_examples=max(800, settings().max_examples),
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)


@dataclass(frozen=True, slots=True)
class Case:
    """A rule set and the visits at which it is asked."""

    catalogue: Catalogue
    rules: RuleSet
    moments: tuple[Moment, ...]


@st.composite
def cases(draw: Draw, *, entries: int, depth: int, roles: Sequence[Role] = tuple(Role)) -> Case:
    """A rule set of so many entries, each at most so deep, and every visit of one series."""
    catalogue = draw(st.sampled_from(CATALOGUES))
    asked = [draw(an_entry(number, depth=depth, roles=roles)) for number in range(entries)]
    series = draw(a_series(catalogue))
    moments = tuple(Moment(series, at, draw(STATES)) for at in range(len(series.visits)))
    return Case(catalogue, a_rule_set(asked, catalogue), moments)


def a_rule_set(entries: Sequence[Entry], catalogue: Catalogue) -> RuleSet:
    """A rule set of these entries, with an expected curve of every measure."""
    curves = tuple(
        Curve(measure.id, tuple(zip((1, 3, 8), _ANCHORS[measure.id], strict=False)), CLINIC_DEFAULT, ORIGIN)
        for measure in catalogue.measures
    )
    return RuleSet(a_protocol(curves=curves), tuple(entries), {entry.id: entry for entry in entries})


# Catalogues --------------------------------------------------------------------------------------


def _catalogue(turn: int) -> Catalogue:
    """One measure of each kind; the direction of worse and the maximum age go round from turn to turn."""
    directions, ages = (
        cycle(_DIRECTIONS[turn % 3 :] + _DIRECTIONS),
        cycle((_AGES * 2)[turn // 3 :]),
    )

    def ordered(name: str, **changes: Any) -> Measure:  # noqa: ANN401  (any field of a measure)
        return a_measure(name, worse=next(directions), max_age_days=next(ages), **changes)

    return Catalogue(
        schema=1,
        measures=(
            ordered("score"),
            ordered("lag", kind=Kind.ANGLE, unit="deg", hard=(-15, 60)),
            ordered("angle", kind=Kind.ANGLE, unit="deg", hard=(0, 170)),
            ordered("seconds", kind=Kind.SECONDS, unit="s", hard=(0, 120), step=0.1),
            ordered("grade", kind=Kind.GRADE, grades=_WORDS),
            a_measure("flag", kind=Kind.YES_NO, red_flag=True, max_age_days=0),
            a_measure("choice", kind=Kind.CHOICE, grades=("none", "partial", "full"), worse=Worse.NONE),
            ordered("session", recorded=RecordedAt.SESSION),
        ),
    )


# Strategies are made once: making one takes longer than drawing from it.
CATALOGUES = tuple(_catalogue(turn) for turn in range(9))


# Conditions --------------------------------------------------------------------------------------


_FLAG = st.sampled_from(FLAGS)
_SELDOM = st.sampled_from((False, False, True))
_COUNT, _WINDOW = st.integers(1, 3), st.sampled_from(_WINDOWS)

_RUNS = st.one_of(
    st.builds(Run, _COUNT, st.sampled_from((Counted.CHECK_INS, Counted.SESSIONS))),
    st.builds(Run, st.sampled_from((3, 7, 14)), st.just(Counted.DAYS)),
)
VIEWS: st.SearchStrategy[View] = st.one_of(
    st.just(Now()),
    st.builds(ShortOf, st.sampled_from(Reference)),
    st.builds(ShareOf, st.sampled_from(Reference)),
    st.builds(Rise, _COUNT, _WINDOW),
    st.builds(Fall, _COUNT, _WINDOW),
    st.builds(Gain, st.integers(2, 3), _WINDOW),
    st.builds(ExcessOverBest, _COUNT, _COUNT, _WINDOW),
    st.builds(Throughout, _RUNS, _WINDOW),
)


@st.composite
def an_entry(draw: Draw, number: int, *, depth: int, roles: Sequence[Role]) -> Entry:
    """A condition in one of the roles, a rule's sometimes for some patients only."""
    role, when = draw(st.sampled_from(roles)), draw(a_condition(depth))
    if role is Role.GATE:
        return Entry(EntryId(f"enter:{number}"), role, when)
    applies = draw(a_test()) if draw(_SELDOM) else None
    flag = draw(_FLAG) if role is Role.RED_FLAG else None
    return Entry(EntryId(f"rule:{number}"), role, when, applies, flag)


@cache
def a_condition(depth: int) -> st.SearchStrategy[Condition]:
    """A condition at most so deep."""
    if depth == 0:
        return a_test()
    part = a_condition(depth - 1)
    parts = st.lists(part, min_size=1, max_size=4).map(tuple)
    several = st.lists(part, min_size=3, max_size=4).map(tuple)
    return st.one_of(
        a_test(),
        parts.map(All),
        parts.map(AnyOf),
        part.map(Not),
        part.map(lambda inner: Named(ConditionId("named"), inner)),
        st.tuples(st.integers(1, 3), several).map(lambda drawn: AtLeastNOf(*drawn)),
    )


@cache
def a_test() -> st.SearchStrategy[Test]:
    """One test of any view of any measure, or of what the course knows."""
    seen = st.sampled_from(CATALOGUES[0].measures)
    course = st.builds(
        Test,
        st.sampled_from(sorted(STATE_MEASURES)),
        st.just(Now()),
        _comparison((0.0, 1.0, 2.0, 14.0, 28.0, 65.0), several=True),
    )
    observed = st.tuples(seen, VIEWS).flatmap(lambda drawn: a_test_of(*drawn))
    return st.one_of(course, *(observed for _ in range(5)))


def a_test_of(measure: Measure, view: View) -> st.SearchStrategy[Test]:
    """One test of a view of a measure."""
    comparison = _comparison(_thresholds(measure, view), several=not is_over_time(view))
    return comparison.map(lambda drawn: Test(measure.id, view, drawn))


def _thresholds(measure: Measure, view: View) -> tuple[float, ...]:
    match view:
        case Now() | Throughout():
            return _ANCHORS[measure.id]
        case ShareOf():
            return (50.0, 90.0, 100.0, 110.0)
        case _:
            return (-1.0, 0.0, measure.step, 1.0, 5.0)


@cache
def _comparison(thresholds: tuple[float, ...], *, several: bool) -> st.SearchStrategy[Comparison]:
    threshold = st.sampled_from(thresholds)
    limits = st.builds(Limit, st.sampled_from(Operator), threshold)
    one_range = st.tuples(threshold, threshold).map(lambda ends: Within(((min(ends), max(ends)),)))
    points = st.sets(threshold, min_size=2, max_size=3).map(
        lambda some: Within(tuple((one, one) for one in sorted(some)))
    )
    return st.one_of(limits, limits, one_range, points) if several else st.one_of(limits, limits, one_range)


# Patients ----------------------------------------------------------------------------------------


_BORN = st.sampled_from((None, 1960, 1961, 1990))
_USABLE = st.sampled_from((True, True, False))
_GAP_LISTS = st.lists(st.sampled_from(_GAPS), min_size=1, max_size=6)
_WEEKLY = st.lists(st.sampled_from((5, 7, 9)), min_size=3, max_size=6)
_ABSENT = st.dictionaries(
    st.sampled_from(sorted(_ANCHORS.keys() - {"session"})).map(MeasureId),
    st.sampled_from(Absence),
    max_size=2,
)
_PAINS = st.sampled_from((2.0, 3.0, 4.0, 5.0, 6.0))
_LINES = st.one_of(
    st.none(),
    st.lists(
        st.tuples(st.sampled_from((0, 1, 2, 3, 5, 7, 14, 28, -5)), st.one_of(st.none(), _PAINS, _PAINS)),
        max_size=3,
    ),
)
_WHOLE_LINES = st.lists(st.tuples(st.sampled_from((1, 3, 5)), _PAINS), min_size=1, max_size=2)
_DETAILS = st.tuples(
    st.sampled_from((Reporter.CLINICIAN, Reporter.PATIENT)),
    st.sampled_from((True, True, True, True, False)),
    st.sampled_from(("", "", "", "", "", "goniometer")),
    st.sampled_from(("", "", "", "", "", "supine")),
)


@st.composite
def a_series(draw: Draw, catalogue: Catalogue) -> Series:
    """A patient who is seen every week and measured in full, or one with gaps of every kind."""
    whole = draw(st.booleans())
    visits: list[Visit] = []
    last, on = START, START
    for gap in draw(_WEEKLY if whole else _GAP_LISTS):
        last, on = on, on + timedelta(days=gap)
        visits.append(draw((a_whole_visit if whole else a_visit)(catalogue, after=last, on=on)))
    early = START - timedelta(days=30 if draw(_SELDOM) else 3)
    before = (draw(a_visit(catalogue, after=early, on=early)),) if draw(_SELDOM) else ()
    return Series(
        "right", START, tuple(visits), before, birth_year=draw(_BORN), other_side_usable=draw(_USABLE)
    )


@st.composite
def a_whole_visit(draw: Draw, catalogue: Catalogue, *, after: date, on: date) -> Visit:
    """A visit at which everything was measured once, in full standing and alike."""
    asked = [measure for measure in catalogue.measures if measure.recorded is RecordedAt.CHECK_IN]
    angle = catalogue.by_id[MeasureId("angle")]
    return Visit(
        on=on,
        observed={one.id: (Observed(one.id, draw(_near(one.id)), on, Reporter.CLINICIAN),) for one in asked},
        other={angle.id: (Observed(angle.id, draw(_near(angle.id)), on, Reporter.CLINICIAN),)},
        sessions=_lines(draw(_WHOLE_LINES), after, on),
    )


@st.composite
def a_visit(draw: Draw, catalogue: Catalogue, *, after: date, on: date) -> Visit:
    """A visit at which each measure was seen once, twice or not at all."""
    asked = [measure for measure in catalogue.measures if measure.recorded is RecordedAt.CHECK_IN]
    seen = {measure.id: _observed(measure, on, draw(_numbers(measure.id))) for measure in asked}
    unsaid = sorted(name for name, observed in seen.items() if not observed)
    angle = catalogue.by_id[MeasureId("angle")]
    return Visit(
        on=on,
        observed={name: observed for name, observed in seen.items() if observed},
        other={angle.id: _observed(angle, on, draw(_numbers(angle.id)))},
        absent=draw(_ABSENT),
        not_applicable=frozenset(unsaid[:1] if draw(_SELDOM) else ()),
        sessions=_lines(draw(_LINES), after, on),
    )


@cache
def _near(name: MeasureId) -> st.SearchStrategy[float]:
    """The anchors of a measure and what lies one step beside them."""
    measure = CATALOGUES[0].by_id[name]
    low, high = measure.range
    near = {round(anchor + beside * measure.step, 4) for anchor in _ANCHORS[name] for beside in (-1, 0, 1)}
    return st.sampled_from(sorted(number for number in near if low <= number <= high))


@cache
def _numbers(name: MeasureId) -> st.SearchStrategy[Any]:
    """What one visit holds of a measure, each value with its circumstances."""
    one = st.tuples(_near(name), _DETAILS)
    few = st.tuples(one)
    return st.one_of(few, few, few, st.just(()), st.tuples(one, one))


def _observed(measure: Measure, on: date, drawn: Sequence[Any]) -> tuple[Observed, ...]:
    return tuple(
        Observed(measure.id, number, on, reporter, full, method, position)
        for number, (reporter, full, method, position) in drawn
    )


def _lines(
    drawn: Sequence[tuple[int, float | None]] | None, after: date, on: date
) -> tuple[SessionLine, ...] | None:
    """Session lines since the visit before, as they were written down: in no order, some of them late."""
    if drawn is None:
        return None
    return tuple(
        SessionLine(
            min(after + timedelta(days=day), on),
            None,
            {} if value is None else {MeasureId("session"): value},
        )
        for day, value in drawn
    )


_DAYS = st.sampled_from((0, 1, 14, 28)).map(lambda number: START + timedelta(days=number))
_SOME = st.sampled_from((None, 0, 1, 2))

STATES = st.builds(
    CourseState,
    clock_start=st.sampled_from((START, START + timedelta(days=7))),
    level=st.sampled_from((None, LevelId("bars"))),
    place=st.integers(-1, 2),
    level_since=st.one_of(st.none(), _DAYS),
    last_session=st.one_of(st.none(), _DAYS),
    sessions_at_level=_SOME,
    sessions_reported=_SOME,
    irritable_holds=st.integers(0, 2),
    open_flags=st.sets(st.sampled_from(FLAGS), max_size=1).map(frozenset),
)
"""What the course had come to; not every mixture is possible, and engines must agree on all."""
