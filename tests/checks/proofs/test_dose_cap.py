"""Caps: no printed week lies above one, and a dose that says more than its cap is told."""

import pytest

from rehab.checks.proofs.dose_cap import check
from rehab.checks.proofs.printed_weeks import growths, rungs
from rehab.plan.ceiling import lowest_of
from rehab.plan.growth import Step
from rehab.plan.model import Grown
from rehab.protocol.model import Protocol
from tests.checks.proofs.proving import examined, ids, more
from tests.checks.proofs.test_dose_leap import a_ladder, a_level
from tests.course.notes import judge_of

_LEVEL = "repeats: [2, 4], work_s: [60, 60], total_min: 4"
_FAST = "speed_kmh: [1, 3], incline_pct: [0, 5], "


@pytest.mark.parametrize(
    ("cap", "message"),
    [
        ("max_speed_kmh: 3", ""),
        ("max_speed_kmh: 2.9", "`one` goes up to 3 km/h, and cap `own` ends at 2.9"),
        ("max_incline_pct: 5", ""),
        ("max_incline_pct: 4.5", "`one` goes up to 5 % of incline, and cap `own` ends at 4.5"),
        ("max_minutes_per_session: 4", ""),
        ("max_minutes_per_session: 3", "`one` goes up to 4 minutes a session, and cap `own` ends at 3"),
        ("max_sessions_per_week: 3", ""),
        ("max_speed_kmh: 2.9, until_week: 10", ""),
        ("max_speed_kmh: 0.9", ""),
    ],
)
def test_dose_above_a_cap(cap: str, message: str) -> None:
    """What a cap cuts off for good is told; what it cuts off for a while, or altogether, is not."""
    caps = f"caps:\n  - {{id: own, {cap}, source: clinic-default}}\n"
    text = a_ladder(a_level("one", _LEVEL, more=_FAST), also=caps)
    assert [finding.message for finding in check(examined(text))] == ([message] if message else [])


def test_it_points_at_the_dose() -> None:
    """The arrow stands under the dose."""
    caps = "caps:\n  - {id: own, max_speed_kmh: 2, source: clinic-default}\n"
    (finding,) = check(examined(a_ladder(a_level("one", _LEVEL, more=_FAST), also=caps)))
    assert (finding.id, finding.where) == ("RP416", "level `one` > dose")


def test_the_sound_protocol_is_silent() -> None:
    """No dose of the sound protocol reaches above a cap."""
    assert ids(check, more("")) == []


# By construction -----------------------------------------------------------------------------------------


SHIPPED = ("acl-reconstruction-retro", "partial-meniscectomy-retro", "tka-retro")


def numbers(step: Step) -> tuple[object, ...]:
    """The variables of a week's dose."""
    dose = step.dose
    return step.sessions, dose.repeats, dose.work_s, dose.speed_kmh, dose.incline_pct


@pytest.mark.parametrize("protocol", [judge_of(name).protocol for name in SHIPPED], ids=SHIPPED)
def test_no_reachable_week_of_a_shipped_protocol_lies_above_a_cap(protocol: Protocol) -> None:
    """In every week that a patient can come to, each number is below its cap and one of them has grown."""
    top = lowest_of(cap for cap in protocol.caps if cap.until_days is None)
    ladder = rungs(protocol)
    pairs = [pair for rung in ladder for pair in growths(rung.level, protocol)]
    assert pairs
    for step in (*(rung.first for rung in ladder), *(after for _, after in pairs)):
        assert (step.dose.speed_kmh or 0) <= (top.speed_kmh or 0)
        assert step.dose.incline_pct <= (top.incline_pct or 0)
        assert step.dose.walking_s <= (top.minutes or 0) * 60
        assert step.sessions <= (top.sessions or 0)
    for before, after in pairs:
        changed = [old for old, new in zip(numbers(before), numbers(after), strict=True) if old != new]
        assert (len(changed), after.grown is Grown.NOTHING) == (1, False)
