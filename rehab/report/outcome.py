"""The outcome and its because, in a clinician's words.

A course with today's decision flows in; the outcome as a phrase and the reason as one sentence flow out.
The text form and the report say the same, because both ask here.
"""

from collections.abc import Iterable, Iterator

from rehab.course.model import Course
from rehab.decision.model import Borderline, Decision, GateItem, RuleReason, Sheet, Standing, StandingReason
from rehab.frozen import FrozenStruct
from rehab.patient.model import RecordEntry, Visit
from rehab.protocol.model import Level, Protocol
from rehab.report.reasons import standing_words
from rehab.terms.caution import Contact, DoseKind, HoldKind, Outcome
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording import english
from rehab.wording import english_report as words
from rehab.wording.condition import condition_sentence
from rehab.wording.english import Plural
from rehab.wording.name import lower_first
from rehab.wording.need import need_words
from rehab.wording.number import counted, joined, listed
from rehab.wording.observation import observed_words

_WEEK = 7
_FIXED = {
    Outcome.STOP: words.STOP,
    Outcome.URGENT: words.URGENT,
    Outcome.EMERGENCY: words.EMERGENCY,
    Outcome.DISCHARGE: words.DISCHARGE,
    Outcome.NOT_STARTED: words.NOT_STARTED,
}


def level_number(level: Level, protocol: Protocol) -> int:
    """The number of a level among those that this patient can have, from 1."""
    open_levels = [one.id for one in protocol.levels if one.id not in protocol.removed_levels]
    before = protocol.levels[: protocol.place[level.id]]
    return sum(one.id in open_levels for one in before) + 1


def level_words(level: Level | None, protocol: Protocol, *, form: str = words.LEVEL) -> str:
    """A level by its number; `form` says what else: id, title or neither."""
    if level is None:
        return words.NO_LEVEL
    return form.format(number=level_number(level, protocol), id=level.id, title=lower_first(level.title))


def outcome_words(decision: Decision, protocol: Protocol, *, form: str = words.LEVEL_SHORT) -> str:
    """What a decision comes to: `progress to level 2`.

    Args:
        decision: the decision.
        protocol: numbers its levels.
        form: how much is said of the level.
    """
    outcome = _dose_words(decision, level_words(decision.level, protocol, form=form))
    if decision.outcome is Outcome.REFER:
        outcome = words.REFER.format(rest=outcome)
    if decision.action.days_off and decision.action.dose.kind is not DoseKind.STOP:
        days = counted(decision.action.days_off, english.DAYS)
        outcome = words.WITH_DAYS_OFF.format(words=outcome, days=days)
    return outcome


def today_words(course: Course, *, form: str = words.LEVEL_SHORT) -> str:
    """What today comes to; where a clinician set another level, who did and what was proposed.

    Args:
        course: the knee's course.
        form: how much is said of the level.
    """
    signed, today = course.set_by, course.today
    if signed is None or speaks_over(today):
        return outcome_words(today, course.protocol, form=form)
    return set_words(today.level, signed.by, course.steps[-1].decision, course.protocol, form=form)


def headline_words(course: Course) -> str:
    """What today comes to, for a headline; where there is no session before a question, that comes first."""
    said = today_words(course)
    return words.NO_SESSION_YET.format(outcome=said) if course.today.sheet is Sheet.ASK_FIRST else said


def speaks_over(decision: Decision) -> bool:
    """True if a decision is said before whatever level was signed: a contact, a stop, days off."""
    action = decision.action
    return action.contact is not Contact.NONE or action.dose.kind is DoseKind.STOP or action.days_off > 0


def set_words(
    level: Level | None, by: str, proposed: Decision, protocol: Protocol, *, form: str = words.LEVEL_SHORT
) -> str:
    """A level that a clinician set, with what was proposed: `level 1, set by ... (proposed: ...)`."""
    return words.SET_BY.format(
        level=level_words(level, protocol, form=form), by=by, proposed=outcome_words(proposed, protocol)
    )


def when_words(decision: Decision) -> str:
    """Week and day of a decision: `week 7 (day 49)`."""
    days = decision.days_since_start
    return words.WEEK_AND_DAY.format(week=days // _WEEK, day=days)


def because(course: Course, catalogue: Catalogue) -> str:
    """Why, as one fragment: the rules that ask for it, or what keeps the next level closed."""
    return because_of(course.today, course, catalogue)


def because_of(decision: Decision, course: Course, catalogue: Catalogue) -> str:
    """Why one decision of a course came out as it did."""
    signed = course.set_by if decision is course.today else None
    if signed is not None:
        return joined(tuple(_signed(signed, course, catalogue)))
    said = list(_Because(decision, course, catalogue).said())
    return joined(said) if said else words.NOTHING_MORE


def _signed(entry: RecordEntry, course: Course, catalogue: Catalogue) -> Iterator[str]:
    """Who set today's level and why, what nobody checked for it, and what was proposed instead."""
    level, proposed, protocol = course.today.level, course.steps[-1].decision, course.protocol
    said = level_words(level, protocol, form=words.LEVEL_SHORT)
    yield words.LEVEL_SET.format(level=said, by=entry.by, why=entry.why)
    highest = max((protocol.place[one.id] for one in (proposed.target, proposed.level) if one), default=-1)
    if level is not None and protocol.place[level.id] > highest:
        yield words.GATES_NOT_CHECKED.format(level=said)
    because = _Because(proposed, course, catalogue)
    reasons = [*because.said()]
    if proposed.hold_kind is not HoldKind.GATE and gates(proposed, Truth.NO):
        reasons.append(because.missing())
    outcome = outcome_words(proposed, protocol)
    yield words.PROPOSED.format(proposed=outcome, because=joined(reasons) if reasons else words.NOTHING_MORE)


def fired(decision: Decision) -> tuple[RuleReason, ...]:
    """The rules that asked for something, the most cautious first."""
    return by_caution(reason for reason in decision.rules if reason.speaks)


def gravest_of(asking: tuple[RuleReason, ...]) -> tuple[RuleReason, ...]:
    """Of rules sorted by caution, those that ask for as much as the first one."""
    return tuple(reason for reason in asking if _gravity(reason) == _gravity(asking[0]))


def flips(decision: Decision) -> tuple[Borderline, ...]:
    """The values within whose measurement error the outcome would be another."""
    return tuple(mark for mark in decision.borderline if mark.would_be is not decision.outcome)


def unanswered(decision: Decision) -> tuple[RuleReason, ...]:
    """The rules that apply now and could not be answered, the most cautious first."""
    return by_caution(
        reason for reason in decision.rules if reason.counted is Truth.UNKNOWN and reason.applies_now
    )


def by_caution(reasons: Iterable[RuleReason]) -> tuple[RuleReason, ...]:
    """Rules by what they ask for, the most cautious first, else in the order given."""
    return tuple(sorted(reasons, key=_caution, reverse=True))


def gates(decision: Decision, truth: Truth) -> tuple[GateItem, ...]:
    """The gates that came to one truth, in the order of the file."""
    return tuple(item for item in decision.gates if item.truth is truth)


def _gravity(reason: RuleReason) -> tuple[int, int]:
    action = reason.rule.action.completed
    return action.contact, action.dose.kind


def _caution(reason: RuleReason) -> tuple[int, object, int]:
    action = reason.rule.action.completed
    return action.contact, action.dose, action.days_off


def _dose_words(decision: Decision, level: str) -> str:
    if decision.outcome in _FIXED:
        return _FIXED[decision.outcome]
    if decision.outcome is Outcome.PROGRESS:
        return (words.BEGIN if decision.level_before is None else words.PROGRESS).format(level=level)
    if decision.action.dose.kind is DoseKind.REGRESS:
        if decision.level is None:
            return words.PAUSE
        stays = decision.level == decision.level_before
        return (words.REGRESS_STAYS if stays else words.REGRESS).format(level=level)
    return words.HOLD_WITHOUT_LEVEL if decision.level is None else words.HOLD.format(level=level)


_NAMED_RULES = 3
_NAMED_NEEDS = 4
_ACTING = frozenset(
    {
        Standing.GAP,
        Standing.EVENT,
        Standing.REVIEW,
        Standing.REPEAT,
        Standing.CORRECTED,
        Standing.UNSEEN,
        Standing.UNREAD,
    }
)


class _Because(FrozenStruct):
    decision: Decision
    course: Course
    catalogue: Catalogue

    def said(self) -> Iterator[str]:
        decision = self.decision
        asking = fired(decision)
        if decision.visit_on is None:
            yield from (self._standing(reason) for reason in decision.standing)
        elif decision.outcome is Outcome.PROGRESS:
            yield self._all_met()
        elif decision.outcome is Outcome.DISCHARGE:
            yield words.ALL_EXITS_MET
        else:
            named = gravest_of(asking)[:_NAMED_RULES]
            yield from (self._applies(reason) for reason in named)
            if len(asking) > len(named):
                yield counted(len(asking) - len(named), words.RULES_MORE)
            yield from self._closed(by_rules=bool(asking))

    def _all_met(self) -> str:
        level = level_words(self.decision.level, self.course.protocol, form=words.LEVEL_SHORT)
        visit = visit_of(self.course, self.decision)
        begins = visit is None or self.decision.level_before is None
        done = 0 if visit is None or begins else len(visit.sessions or ())
        if not done:
            return words.NO_SESSIONS_BEFORE.format(level=level)
        met = words.ALL_GATES_MET.format(level=level)
        return words.AND_SESSIONS[0 if done == 1 else 1].format(met=met, n=done)

    def _applies(self, reason: RuleReason) -> str:
        seen = (
            () if reason.trace is None else observed_words(reason.trace, self.catalogue, self.course.protocol)
        )
        form = words.RULE_APPLIES if seen else words.RULE_APPLIES_BARE
        if reason.counted is not reason.truth:
            form = words.UNKNOWN_TWICE
        return form.format(id=reason.rule.id, observed=", ".join(seen))

    def _closed(self, *, by_rules: bool) -> Iterator[str]:
        """What else speaks: standing reasons that act, and what the kind of hold rests on."""
        kind = self.decision.hold_kind
        early = kind in {HoldKind.TIME, HoldKind.CEILING} or self.decision.outcome is Outcome.NOT_STARTED
        waiting = early and not by_rules
        for reason in self.decision.standing:
            if reason.kind in _ACTING or waiting:
                yield self._standing(reason)
        if by_rules:
            return
        if kind is HoldKind.DATA:
            yield from self._unknown()
        if kind is HoldKind.GATE and not any(one.kind is Standing.REPEAT for one in self.decision.standing):
            yield self.missing()

    def missing(self) -> str:
        """The gates of the proposed level that are not met."""
        return self._gates(gates(self.decision, Truth.NO), words.GATES_NOT_MET)

    def _unknown(self) -> Iterator[str]:
        open_rules = unanswered(self.decision)
        if open_rules:
            needs = [need_words(need, self.catalogue) for need in self.decision.needs]
            if len(needs) > _NAMED_NEEDS:
                yield words.NOT_KNOWN_MANY.format(
                    needs=", ".join(needs[:_NAMED_RULES]),
                    n=len(needs) - _NAMED_RULES,
                    rules=len(open_rules),
                )
                return
            form = words.NOT_KNOWN_SO if needs else words.NOT_ANSWERED
            rules = listed([f"`{reason.rule.id}`" for reason in open_rules])
            yield form[0 if len(needs) == 1 else 1].format(rules=rules, needs=listed(needs))
            return
        for reason in self.decision.standing:
            if reason.truth is Truth.UNKNOWN and reason.kind not in _ACTING:
                yield self._standing(reason)
        open_gates = gates(self.decision, Truth.UNKNOWN)
        if open_gates:
            yield self._gates(open_gates, words.GATES_UNKNOWN)

    def _gates(self, items: tuple[GateItem, ...], plural: Plural) -> str:
        level = level_words(self.decision.target, self.course.protocol, form=words.LEVEL_SHORT)
        said = "; ".join(gate_words(item, self.course, self.catalogue) for item in items)
        return plural[0 if len(items) == 1 else 1].format(n=len(items), level=level, gates=said)

    def _standing(self, reason: StandingReason) -> str:
        if reason.kind is Standing.EXPIRED and not self.course.steps:
            return words.NEVER_SEEN.format(number=counted(reason.number, english.DAYS))
        return standing_words(reason, self.decision, self.course.protocol, self.catalogue)


def gate_words(item: GateItem, course: Course, catalogue: Catalogue) -> str:
    """What a gate asks for, as one fragment."""
    if item.trace is None:
        return item.entry
    return condition_sentence(item.trace.entry.when, catalogue, course.protocol)


def visit_of(course: Course, decision: Decision) -> Visit | None:
    """The check-in that a decision rests on, if it rests on one."""
    return next((visit for visit in course.knee.series.visits if visit.on == decision.visit_on), None)
