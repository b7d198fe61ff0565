"""Holds in a row: what keeps a patient from the next level, visit after visit, and when it is reviewed.

What stands in the way at one visit flows in with the row before it; reviews that are due and the row after
it flow out. A worse value ends no row, so that it never gives less contact (record 12). A step up ends it,
so a course that goes up and down is reviewed by its days instead (record 14).
"""

from collections.abc import Collection, Iterator
from datetime import date

from rehab.decision.model import Before, Held, Row, RuleReason, Standing, StandingReason
from rehab.decision.way import Way
from rehab.protocol.model import Protocol
from rehab.protocol.standing import (
    CHECK_INS_BEFORE_REVIEW,
    DATA_HOLDS_BEFORE_REVIEW,
    DAYS_BEFORE_REVIEW,
    GATE_HOLDS_BEFORE_REVIEW,
)
from rehab.terms.caution import HoldKind
from rehab.terms.ids import LevelId
from rehab.terms.truth import Truth

STANDSTILL = "standstill"
"""What a review is about that counts check-ins of every kind."""

COURSE = "course"
"""What a review is about that counts the days in which nobody was asked."""

_ASKS_FOR_MORE = frozenset({Standing.TOO_FEW_SESSIONS})
"""What the calendar alone does not end, of all the reasons to wait."""


def held_by(
    rules: Collection[RuleReason],
    standing: Collection[StandingReason],
    way: Way,
    *,
    kind: HoldKind | None,
    held_back: HoldKind | None,
) -> Held:
    """What holds at a visit that neither progresses nor discharges.

    All of it counts, whichever is named and whatever is graver, or a worse value would end a row. A gate
    that must be measured again to be sure is not open, nor is one that a rule says was lost.

    Args:
        rules: the cautious rules as they are counted.
        standing: gaps, events and the like.
        way: the gates of the next level and the reasons to wait for it.
        kind: the kind of hold that is named, None for a step back or a stop.
        held_back: the kind of hold that takes the place of progress for a borderline value.
    """
    speaking = [one for one in rules if one.applies_now and one.counted is not Truth.NO]
    gates = () if way.waits else tuple(item.truth for item in way.gates)
    unknown = Truth.UNKNOWN in {
        *gates,
        *(one.counted for one in speaking),
        *(one.truth for one in standing),
        *(one.truth for one in way.standing if not way.waits),
    }
    lost = any(one.counted is Truth.YES and one.rule.hold_kind is HoldKind.GATE for one in speaking)
    closed = lost or (Truth.NO in gates and way.next is not None)
    kinds = {kind} if kind is not None else set()
    if unknown or held_back is HoldKind.DATA:
        kinds.add(HoldKind.DATA)
    if closed or held_back is not None:
        kinds.add(HoldKind.GATE)
    found = bool(speaking or standing) or bool(kinds - {HoldKind.TIME})
    waits = {one.kind for one in way.standing if one.truth is Truth.YES}
    return Held(frozenset(kinds), found, found or waits <= _ASKS_FOR_MORE)


def row_after(row: Row, held: Held) -> Row:
    """The row with one more visit.

    Args:
        row: the row before it.
        held: what held at it.
    """
    began = row.since_unknown > 0 or HoldKind.DATA in held.kinds
    return Row(
        kinds={kind: row.kinds.get(kind, 0) + 1 for kind in sorted(held.kinds)},
        since_unknown=row.since_unknown + 1 if held.found and began else 0,
        standstill=row.standstill + 1 if held.lasts else 0,
    )


def reviews(before: Before, held: Held, protocol: Protocol, today: date) -> Iterator[StandingReason]:
    """The reviews that are due at a visit: what was left unknown, a closed gate, no step up, a long course.

    Args:
        before: what the course knows before the visit.
        held: what holds at it.
        protocol: how many holds of each are too many.
        today: the day of the visit.
    """
    row = before.row
    gates = row.kinds.get(HoldKind.GATE, 0)
    counted = (
        (HoldKind.DATA.value, held.found, row.since_unknown, DATA_HOLDS_BEFORE_REVIEW),
        (HoldKind.GATE.value, HoldKind.GATE in held.kinds, gates, GATE_HOLDS_BEFORE_REVIEW),
        (STANDSTILL, held.lasts, row.standstill, CHECK_INS_BEFORE_REVIEW),
    )
    for about, goes_on, so_far, parameter in counted:
        limit = protocol.parameter(parameter)
        if goes_on and so_far + 1 >= limit:
            yield StandingReason(Standing.REVIEW, so_far + 1, limit, about)
    if held.lasts and _is_long(before, protocol, today):
        limit = protocol.parameter(DAYS_BEFORE_REVIEW)
        yield StandingReason(Standing.REVIEW, _unasked_days(before, today), limit, COURSE)


def waits_for_review(level: LevelId, before: Before, protocol: Protocol, today: date) -> bool:
    """True if somebody must be asked before the patient comes back to a level that was held before.

    Args:
        level: the next level.
        before: what the course knows before the visit.
        protocol: how many days without anybody being asked are too many.
        today: the day of the visit.
    """
    return level in before.reached and _is_long(before, protocol, today)


def _is_long(before: Before, protocol: Protocol, today: date) -> bool:
    return _unasked_days(before, today) >= protocol.parameter(DAYS_BEFORE_REVIEW)


def _unasked_days(before: Before, today: date) -> int:
    """Days on the ladder in which nobody was asked."""
    return 0 if before.unasked_since is None else (today - before.unasked_since).days
