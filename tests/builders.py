"""Builders that read like a case note: measures, visits, series, moments and small protocols.

Words of a test flow in (`a_visit(7, knee_flexion=95, effusion="1+")`), the project's own values flow
out. Everything that a test doesn't name has one plain default, so that a test names its subject only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rehab.frozen import replace
from rehab.patient.model import Absence, Observed, Series, SessionLine, Visit
from rehab.patient.reading import Role
from rehab.protocol.condition import Condition, Limit, Now, Operator, Test, View
from rehab.protocol.model import (
    Answer,
    Criterion,
    Curve,
    Dose,
    Level,
    Origin,
    PatientTexts,
    Phase,
    Protocol,
    Rule,
    Status,
    Support,
    Surface,
    Window,
)
from rehab.rules.model import CourseState, Entry, EntryId, Moment, RuleSet
from rehab.terms.caution import Action, DoseKind, HoldKind
from rehab.terms.caution import Dose as DoseChange
from rehab.terms.ids import CLINIC_DEFAULT, LevelId, MeasureId, PhaseId, RuleId
from rehab.terms.measure import Catalogue, Effort, Kind, Measure, RecordedAt, Reporter, Value, Worse

START = date(2026, 1, 5)
"""Day 0 of every series that a test builds."""

ORIGIN = Origin("test", "protocol.yaml", 1)


def day(number: int) -> date:
    """The date of a day since the start."""
    return START + timedelta(days=number)


# Measures ----------------------------------------------------------------------------------------


def a_measure(name: str, **changes: Any) -> Measure:  # noqa: ANN401  (any field of a measure)
    """A measure, by default a score from 0 to 10 of which more is worse; `changes` are its fields."""
    plain: dict[str, Any] = {
        "id": MeasureId(name),
        "title": name.replace("_", " "),
        "plain": name.replace("_", " "),
        "kind": Kind.SCORE,
        "worse": Worse.HIGHER,
        "max_age_days": 14,
        "effort": Effort.ask,
        "source": "clinic-default",
    }
    if not {"grades", "kind"} & changes.keys():
        plain["hard"] = (0, 10)
    return Measure(**(plain | changes))


CATALOGUE = Catalogue(
    schema=1,
    measures=(
        a_measure("pain_walking"),
        a_measure(
            "knee_flexion",
            kind=Kind.ANGLE,
            unit="deg",
            hard=(0, 170),
            worse=Worse.LOWER,
            error=5,
            effort=Effort.measure,
            methods=("goniometer",),
            positions=("supine", "sitting"),
            sided=True,
        ),
        a_measure(
            "effusion", kind=Kind.GRADE, grades=("none", "trace", "1+", "2+", "3+"), effort=Effort.look
        ),
        a_measure("tug", kind=Kind.SECONDS, unit="s", hard=(0, 120), step=0.1, error=1.5, effort=Effort.test),
        a_measure("weight_bearing", kind=Kind.CHOICE, grades=("none", "partial", "full"), worse=Worse.NONE),
        a_measure("calf_pain", kind=Kind.YES_NO, red_flag=True, max_age_days=0),
        a_measure("pain_during", recorded=RecordedAt.SESSION),
    ),
)
"""A small catalogue with one measure of most kinds."""

BY_NAME = CATALOGUE.by_id


# Visits ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """One value with its circumstances, where a bare value doesn't say enough."""

    value: Value
    full: bool = True
    method: str = ""
    position: str = ""
    reporter: Reporter = Reporter.CLINICIAN
    repeat: float | None = None


Said = Value | Seen | Sequence[Seen]
"""What a test gives for a measure: a bare value, one with its circumstances, or several of one day."""


def a_visit(  # noqa: PLR0913  (a visit has so many parts, and a test names one or two)
    on: int,
    *,
    other: Mapping[str, Said] | None = None,
    absent: Mapping[str, Absence] | None = None,
    not_applicable: Sequence[str] = (),
    sessions: Sequence[SessionLine] | None = None,
    measures: Catalogue = CATALOGUE,
    **values: Said,
) -> Visit:
    """A clinician's visit on a day since the start, with what was found: `a_visit(7, pain_walking=3)`.

    Args:
        on: day since the start.
        other: what was found at the other knee.
        absent: measures that were declined, rejected or said to be unknown.
        not_applicable: measures that a clinician signed off.
        sessions: session lines since the visit before; None if nobody said.
        measures: the catalogue, if it isn't the small one.
        values: what was found at this knee, in the words of an episode file.
    """
    return Visit(
        on=day(on),
        observed=_observed(values, on, measures),
        other=_observed(other or {}, on, measures),
        absent={MeasureId(name): why for name, why in (absent or {}).items()},
        not_applicable=frozenset(MeasureId(name) for name in not_applicable),
        sessions=None if sessions is None else tuple(sessions),
    )


def _observed(
    values: Mapping[str, Said], on: int, measures: Catalogue
) -> dict[MeasureId, tuple[Observed, ...]]:
    return {
        MeasureId(name): tuple(_one(measures.by_id[MeasureId(name)], seen, on) for seen in _each(said))
        for name, said in values.items()
    }


def _each(said: Said) -> tuple[Seen, ...]:
    if isinstance(said, Seen):
        return (said,)
    if isinstance(said, bool | int | float | str):
        return (Seen(said),)
    return tuple(said)


def _one(measure: Measure, seen: Seen, on: int) -> Observed:
    number = measure.number(seen.value)
    assert number is not None, f"{seen.value!r} is no value of {measure.id}"
    return Observed(
        measure.id, number, day(on), seen.reporter, seen.full, seen.method, seen.position, seen.repeat
    )


def a_session(
    on: int, *, level: str | None = None, measures: Catalogue = CATALOGUE, **values: Value
) -> SessionLine:
    """A session line on a day since the start: `a_session(5, pain_during=2)`."""
    numbers = {
        MeasureId(name): measures.by_id[MeasureId(name)].number(value) for name, value in values.items()
    }
    return SessionLine(
        day(on),
        None if level is None else LevelId(level),
        {name: number for name, number in numbers.items() if number is not None},
    )


def a_series(*visits: Visit, **changes: Any) -> Series:  # noqa: ANN401  (any field of a series)
    """One knee's visits; `changes` are other fields of the series."""
    return replace(Series("right", START, visits), **changes)


def a_moment(series: Series, at: int = -1, **state: Any) -> Moment:  # noqa: ANN401  (any field of the state)
    """A visit to be judged, the last by default; `state` are fields of the course's state before it."""
    number = range(len(series.visits))[at]
    return Moment(series, number, replace(CourseState(clock_start=series.start), **state))


# Conditions and rule sets ------------------------------------------------------------------------


def is_test(measure: str, operator: Operator, threshold: float, view: View | None = None) -> Test:
    """One test of today's value or of another view of it."""
    return Test(MeasureId(measure), view or Now(), Limit(operator, threshold))


def at_least(measure: str, threshold: float, view: View | None = None) -> Test:
    """The value is this much or more."""
    return is_test(measure, Operator.AT_LEAST, threshold, view)


def at_most(measure: str, threshold: float, view: View | None = None) -> Test:
    """The value is this much or less."""
    return is_test(measure, Operator.AT_MOST, threshold, view)


def above(measure: str, threshold: float, view: View | None = None) -> Test:
    """The value is more than this."""
    return is_test(measure, Operator.ABOVE, threshold, view)


def below(measure: str, threshold: float, view: View | None = None) -> Test:
    """The value is less than this."""
    return is_test(measure, Operator.BELOW, threshold, view)


def a_cautious(when: Condition, name: str = "rule:a", **changes: Any) -> Entry:  # noqa: ANN401
    """An entry asked as a cautious rule."""
    return replace(Entry(EntryId(name), Role.CAUTIOUS, when), **changes)


def a_red_flag(when: Condition, name: str = "rule:a", **changes: Any) -> Entry:  # noqa: ANN401
    """An entry asked as a red-flag rule."""
    return replace(Entry(EntryId(name), Role.RED_FLAG, when, flag=RuleId("a")), **changes)


def a_gate(when: Condition, name: str = "enter:a:0") -> Entry:
    """An entry asked as a part of a gate."""
    return Entry(EntryId(name), Role.GATE, when)


def a_rule_set(*entries: Entry, curves: Sequence[Curve] = ()) -> RuleSet:
    """A rule set of these entries, over a protocol that has nothing else but expected curves."""
    protocol = a_protocol(curves=tuple(curves))
    return RuleSet(protocol, entries, {entry.id: entry for entry in entries})


def a_curve(measure: str, *points: tuple[float, float]) -> Curve:
    """An expected curve through (week, value) points."""
    return Curve(MeasureId(measure), points, CLINIC_DEFAULT, ORIGIN)


# Protocols ---------------------------------------------------------------------------------------


def a_rule(name: str, when: Condition, **changes: Any) -> Rule:  # noqa: ANN401  (any field of a rule)
    """A cautious rule, by default an irritable hold."""
    plain = Rule(
        id=RuleId(name),
        when=when,
        applies_when=None,
        action=Action(dose=DoseChange(DoseKind.HOLD)),
        red_flag=False,
        hold_kind=HoldKind.IRRITABLE,
        answer=Answer.NONE,
        text=f"{name} says so.",
        patient="Stay at this level.",
        source=CLINIC_DEFAULT,
        opinion="",
        extrapolated=False,
        origin=ORIGIN,
    )
    return replace(plain, **changes)


def a_criterion(condition: Condition) -> Criterion:
    """A condition as a part of a gate."""
    return Criterion(condition, ORIGIN)


def a_level(name: str, **changes: Any) -> Level:  # noqa: ANN401  (any field of a level)
    """A level between parallel bars."""
    plain = Level(
        id=LevelId(name),
        title=name,
        patient=name,
        surface=Surface.BARS,
        support=Support.TWO_HANDS,
        helper=False,
        dose=Dose((4, 6), (20, 30), 60, 2.0, None, (0, 0), (2, 3), 0),
        needs=(),
        source=CLINIC_DEFAULT,
        origin=ORIGIN,
    )
    return replace(plain, **changes)


def a_phase(name: str, *levels: str, not_before_days: int = 0, **changes: Any) -> Phase:  # noqa: ANN401
    """A phase that is open from a day on, without further criteria."""
    plain = Phase(
        id=PhaseId(name),
        title=name,
        patient=name,
        window=Window(not_before_days, None, CLINIC_DEFAULT, ORIGIN),
        enter_when=(),
        exit_when=(),
        levels=tuple(LevelId(level) for level in levels),
        origin=ORIGIN,
    )
    return replace(plain, **changes)


NO_TEXTS = PatientTexts((), (), {}, (), (), (), (), (), (), (), "", ())


def a_protocol(**changes: Any) -> Protocol:  # noqa: ANN401  (any field of a protocol)
    """A protocol with one phase of two levels and nothing else; `changes` are its fields."""
    plain = Protocol(
        id="a-protocol",
        version="1.0.0",
        status=Status.DRAFT,
        reviewed_by="",
        review_by=None,
        title="A protocol",
        procedure="total_knee_arthroplasty",
        language="en",
        layers=("test",),
        sources=(),
        parameters=(),
        conditions=(),
        phases=(a_phase("supported", "bars", "treadmill"),),
        levels=(a_level("bars"), a_level("treadmill")),
        removed_levels=(),
        variety=(),
        removed_variety=(),
        caps=(),
        rules=(),
        curves=(),
        events=(),
        guarantees=(),
        loosened=(),
        texts=NO_TEXTS,
    )
    return replace(plain, **changes)
