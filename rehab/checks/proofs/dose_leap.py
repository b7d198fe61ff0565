"""RP417: a dose that grows by more than a week may add.

An Examination flows in; a finding at the level flows out where a week prints more than the week before it
allows: at one level, or from the last week of a level to the first one of the next. What a belt does is
compared with the last level on a belt, a week for each level between. Who steps up sooner than after a
level's last week takes the ladder's own step, for which the gate stands (record 19).
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.printed_weeks import Rung, growths, rungs
from rehab.checks.proofs.written import level_place
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.plan.growth import INCLINE_A_WEEK, SPEED_A_WEEK, Step, limit, seconds_a_week
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Level, Protocol
from rehab.wording.number import number_words

_ALMOST = 1e-6
_MINUTE = 60


class Leap(FrozenStruct):
    """What a week adds too much of.

    Attributes:
        level: the level of the second week.
        how: from what to what, and what would be allowed.
    """

    level: Level
    how: str


def check(examination: Examination) -> Iterator[Finding]:
    """Each level at which a dose grows too fast, and each step up that is too large, once."""
    told: set[Leap] = set()
    for choice, protocol in examination.subject.versions:
        for leap in leaps(protocol):
            if leap not in told:
                told.add(leap)
                where = level_place(examination.subject.layers, leap.level.id) / "dose"
                yield where.finding("RP417", f"{leap.how}{_with(choice)}")


def leaps(protocol: Protocol) -> Iterator[Leap]:
    """Everything that grows too fast under one resolved protocol."""
    ladder = rungs(protocol)
    for rung in ladder:
        for before, after in growths(rung.level, protocol):
            more = after.dose.walking_s - before.dose.walking_s
            if more > seconds_a_week(before.dose.walking_s, protocol):
                yield Leap(rung.level, f"`{rung.level.id}` {_minutes(before, after, protocol)} in one week")
    for number in range(1, len(ladder)):
        yield from _steps(ladder[: number + 1], protocol)


def _steps(ladder: tuple[Rung, ...], protocol: Protocol) -> Iterator[Leap]:
    """What the step up to the last of some rungs adds too much of."""
    *_, below, up = ladder
    said = f"the step up to `{up.level.id}`"
    if up.first.dose.walking_s - below.last.dose.walking_s > seconds_a_week(
        below.last.dose.walking_s, protocol
    ):
        yield Leap(up.level, f"{said} {_minutes(below.last, up.first, protocol)}")
    belts = [number for number, rung in enumerate(ladder[:-1]) if rung.last.dose.speed_kmh is not None]
    speed, incline = up.first.dose.speed_kmh, up.first.dose.incline_pct
    if not belts or speed is None:
        return
    weeks, last = len(ladder) - 1 - belts[-1], ladder[belts[-1]].last.dose
    assert last.speed_kmh is not None  # noqa: S101  (it is a belt)
    for now, before, name, unit in (
        (speed, last.speed_kmh, SPEED_A_WEEK, "km/h"),
        (incline, last.incline_pct, INCLINE_A_WEEK, "% of incline"),
    ):
        most = weeks * limit(name, protocol)
        if now - before > most + _ALMOST:
            yield Leap(up.level, f"{said} {_grows(before, now, most, unit)}")
    if speed > last.speed_kmh and incline > last.incline_pct:
        yield Leap(up.level, f"{said} adds speed and incline at once")


def _minutes(before: Step, after: Step, protocol: Protocol) -> str:
    seconds = before.dose.walking_s, after.dose.walking_s, seconds_a_week(before.dose.walking_s, protocol)
    low, high, most = (one / _MINUTE for one in seconds)
    return _grows(low, high, most, "minutes of walking")


def _grows(before: float, now: float, most: float, unit: str) -> str:
    low, high, more = map(number_words, (before, now, most))
    return f"goes from {low} to {high} {unit}, and {more} more is the most"


def _with(choice: Choice) -> str:
    """What was chosen, where it was anything."""
    chosen = (
        *((f"variant `{choice.variant}`",) if choice.variant else ()),
        *(f"modifier `{name}`" for name in choice.modifiers),
        *(f"overlay `{layer.name}`" for layer in choice.overlays),
    )
    return f" (with {', '.join(chosen)})" if chosen else ""
