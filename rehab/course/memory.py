"""How the memory of a course changes: before a visit, after its decision, and by the record.

Memory, visits, decisions and record entries flow in; the next Memory flows out, one step at a time,
so that every sentence about history stands in one place and can be tested by itself.
"""

from datetime import date, timedelta

from rehab.course.model import Memory
from rehab.decision.ladder import open_at_or_below
from rehab.decision.model import Before, Decision, Row, RuleReason
from rehab.frozen import replace
from rehab.patient.model import EventKind, RecordEntry, SessionLine, Visit
from rehab.protocol.model import EventEffect, Protocol
from rehab.rules.model import CourseState
from rehab.terms.caution import Contact, DoseKind, HoldKind, Outcome
from rehab.terms.ids import LevelId, RuleId
from rehab.terms.truth import Truth

_WEEK = timedelta(days=7)


def before_visit(memory: Memory, visit: Visit, protocol: Protocol) -> Before:
    """What the course knows before a visit; the lower of permitted and recorded level is the start.

    Args:
        memory: what the fold carries.
        visit: the visit with its session lines.
        protocol: the protocol as it is resolved for that day; a level that it has closed is left.
    """
    lines = visit.sessions or ()
    done = _started_from(memory, visit, protocol)
    level = open_at_or_below(protocol, done, (visit.on - memory.clock_start).days)
    unsaid = visit.sessions is None and memory.level is not None
    here = {line.on for line in lines if line.level in {None, level} and _is_new(memory, line)}
    since = memory.level_since
    if level != memory.level:
        since = min(here, default=visit.on)
    pending = memory.sessions_pending if level == memory.level else 0
    state = CourseState(
        clock_start=memory.clock_start,
        level=level,
        place=-1 if level is None else protocol.place[level],
        level_since=since,
        last_session=max(
            (day for day in (memory.last_session, *(line.on for line in lines)) if day), default=None
        ),
        sessions_at_level=None if unsaid else pending + len(here),
        sessions_reported=None if unsaid else len(lines),
        irritable_holds=memory.irritable_holds,
        open_flags=frozenset(memory.open_flags),
    )
    return Before(
        state=state,
        row=memory.row,
        unknown_running=memory.unknown_running,
        baselines=memory.baselines,
        gained_on=memory.gained_on,
        reached=memory.reached,
        unasked_since=memory.unasked_since,
        open_events=memory.open_events,
        sessions_unsaid=unsaid,
    )


def without_visit(memory: Memory, on: date, protocol: Protocol) -> Before:
    """What the course knows on a day that nobody came.

    Args:
        memory: what the fold carries.
        on: the day.
        protocol: the protocol as it is resolved for that day.
    """
    return before_visit(memory, Visit(on, sessions=()), protocol)


def after_decision(memory: Memory, decision: Decision, visit: Visit, seen: Before) -> Memory:
    """The memory after a visit was decided."""
    level = None if decision.level is None else decision.level.id
    gained = decision.outcome is Outcome.PROGRESS
    started = replace(memory, level=seen.state.level, level_since=seen.state.level_since)
    moved = replace(started, last_session=seen.state.last_session).at_level(level, visit.on)
    if decision.action.contact is not Contact.NONE and moved.unasked_since is not None:
        moved = replace(moved, unasked_since=visit.on)
    flags = {
        reason.rule.id: memory.open_flags.get(reason.rule.id, visit.on)
        for reason in decision.rules
        if reason.rule.red_flag and reason.counted is Truth.YES
    }
    if not visit.by_clinician:
        pending = 0 if level != seen.state.level else _pending(memory, seen)
        told = memory.sessions_told | _told(visit)
        return replace(
            moved, open_flags={**memory.open_flags, **flags}, sessions_pending=pending, sessions_told=told
        )
    return replace(
        moved,
        decided_on=visit.on,
        sessions_pending=0,
        sessions_told=frozenset(day for day in _told(visit) if day == visit.on),
        row=decision.row,
        irritable_holds=_irritable(memory, decision),
        unknown_running={
            reason.rule.id: memory.unknown_running.get(reason.rule.id, 0) + 1
            for reason in decision.rules
            if reason.truth is Truth.UNKNOWN
        },
        open_flags={**memory.open_flags, **flags},
        gained_on=tuple(day for day in memory.gained_on if visit.on - day < _WEEK)
        + ((visit.on,) if gained else ()),
    )


def after_record(memory: Memory, entry: RecordEntry, protocol: Protocol) -> Memory:
    """The memory after an event, a closure, a signature or a known baseline."""
    match entry.kind:
        case EventKind.EVENT:
            return _after_event(memory, entry, protocol)
        case EventKind.CLOSURE:
            return _after_closure(memory, entry, protocol)
        case EventKind.SIGNED | EventKind.OVERRIDE:
            return _after_signature(memory, entry, protocol)
        case EventKind.BASELINE:
            return replace(memory, baselines=memory.baselines | {RuleId(entry.of)})
        case EventKind.CORRECTION:
            return memory


def lower_of(protocol: Protocol, one: LevelId | None, other: LevelId | None) -> LevelId | None:
    """The lower of two levels; none is the lowest."""
    if one is None or other is None:
        return None
    return min(one, other, key=lambda level: protocol.place[level])


def _after_signature(memory: Memory, entry: RecordEntry, protocol: Protocol) -> Memory:
    """A signature fixes the level; the levels that it gains count among those of the week."""

    def place(level: LevelId | None) -> int:
        return -1 if level is None else protocol.place[level]

    level = _signed_level(memory, entry, protocol)
    gained = max(place(level) - place(memory.level), 0)
    return replace(memory.at_level(level, entry.on), gained_on=memory.gained_on + (entry.on,) * gained)


def _signed_level(memory: Memory, entry: RecordEntry, protocol: Protocol) -> LevelId | None:
    """The level that a signature sets: an override what it says, a signed decision no more than is permitted.

    What another version of the protocol permitted cannot be worked out again, so it is taken as signed.
    """
    if entry.kind is EventKind.OVERRIDE or entry.version not in {"", protocol.version}:
        return entry.level
    return lower_of(protocol, memory.level, entry.level)


def _after_event(memory: Memory, entry: RecordEntry, protocol: Protocol) -> Memory:
    """An event that the protocol says nothing about stops until it is cleared."""
    rule = next((rule for rule in protocol.events if rule.kind == entry.of), None)
    effect = EventEffect.STOP_UNTIL_CLEARED if rule is None else rule.effect
    match effect:
        case EventEffect.RESTART_CLOCK:
            return replace(
                memory.at_level(None, entry.on),
                clock_start=entry.on,
                row=Row(),
                irritable_holds=0,
                gained_on=(),
                reached=frozenset(),
                unasked_since=None,
            )
        case EventEffect.RETURN_TO_LEVEL:
            return memory.at_level(
                lower_of(protocol, memory.level, None if rule is None else rule.level), entry.on
            )
        case EventEffect.STOP_UNTIL_CLEARED:
            return replace(memory, open_events=(*memory.open_events, entry.of))


def _after_closure(memory: Memory, entry: RecordEntry, protocol: Protocol) -> Memory:
    """A closure ends a red flag or an event; walking may resume at its level, never above today's."""
    events = list(memory.open_events)
    if entry.of in events:
        events.remove(entry.of)
    flags = {rule: since for rule, since in memory.open_flags.items() if rule != entry.of}
    closed = replace(memory, open_events=tuple(events), open_flags=flags)
    if entry.level is None:
        return closed
    return closed.at_level(lower_of(protocol, memory.level, entry.level), entry.on)


def _started_from(memory: Memory, visit: Visit, protocol: Protocol) -> LevelId | None:
    """The lower of the level permitted and the level really done."""
    recorded = [line.level for line in (visit.sessions or ())[-1:] if line.level is not None]
    done = visit.level_done or (recorded[0] if recorded else None)
    if done is None or memory.level is None or done not in protocol.place:
        return memory.level
    return lower_of(protocol, memory.level, done)


def _is_new(memory: Memory, line: SessionLine) -> bool:
    """True for a session since the last decision that no earlier check-in has told of."""
    is_since = memory.decided_on is None or line.on >= memory.decided_on
    return is_since and line.on not in memory.sessions_told


def _told(visit: Visit) -> frozenset[date]:
    return frozenset(line.on for line in visit.sessions or ())


def _pending(memory: Memory, seen: Before) -> int:
    """Sessions that a clinician's next decision may still count; who says nothing takes none away."""
    done = seen.state.sessions_at_level
    return memory.sessions_pending if done is None else done


def _irritable(memory: Memory, decision: Decision) -> int:
    """Irritable holds in a row, reviewed or not; a finding that only refers does not count or reset."""
    if decision.hold_kind is HoldKind.IRRITABLE and any(_is_irritable(reason) for reason in decision.rules):
        return memory.irritable_holds + 1
    refers = decision.action.contact is not Contact.NONE and decision.action.dose.kind is DoseKind.HOLD
    return memory.irritable_holds if refers else 0


def _is_irritable(reason: RuleReason) -> bool:
    """True for a rule that holds an irritable knee and calls nobody."""
    rule = reason.rule
    return reason.speaks and rule.hold_kind is HoldKind.IRRITABLE and rule.action.contact is Contact.NONE
