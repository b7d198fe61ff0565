"""RP416: a level whose dose reaches above a cap that never ends.

An Examination flows in; a finding at the dose flows out for each number of it that a cap cuts off. No week
ever prints more than the cap: that is so by construction, so what the level says beyond it is never walked.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.written import level_place
from rehab.decision.ladder import is_stepped_over
from rehab.findings import Finding
from rehab.protocol.model import Cap, Level
from rehab.wording.number import number_words


def check(examination: Examination) -> Iterator[Finding]:
    """Each number of a level's dose that a cap cuts off; a level wholly above one is told elsewhere."""
    protocol = examination.protocol
    for level in protocol.levels:
        if is_stepped_over(protocol, level):
            continue
        where = level_place(examination.subject.layers, level.id) / "dose"
        for cap in protocol.caps:
            for high, most, unit in _numbers(level, cap) if cap.until_days is None else ():
                if most is not None and high > most:
                    said = f"`{level.id}` goes up to {number_words(high)} {unit}, and cap `{cap.id}` ends at"
                    yield where.finding("RP416", f"{said} {number_words(most)}")


def _numbers(level: Level, cap: Cap) -> tuple[tuple[float, float | None, str], ...]:
    """The highest of each number of a dose, and what a cap allows of it."""
    dose = level.dose
    minutes = min(dose.total_min, dose.repeats[1] * dose.work_s[1] / 60)
    speed = dose.speed_kmh[1] if dose.speed_kmh else 0
    return (
        (speed, cap.max_speed_kmh, "km/h"),
        (dose.incline_pct[1], cap.max_incline_pct, "% of incline"),
        (minutes, cap.max_minutes_per_session, "minutes a session"),
        (dose.sessions_per_week[1], cap.max_sessions_per_week, "sessions a week"),
    )
