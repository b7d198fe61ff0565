"""One patient under two versions: what is decided otherwise, check-in by check-in, and where it leads.

The decisions of both courses flow in; a Moved flows out, small and plain, so that processes can hand it on.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rehab.decision.model import Decision, Standing
from rehab.frozen import FrozenStruct
from rehab.rules.model import RuleSet
from rehab.terms.caution import Contact, Outcome
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording import english_diff as words
from rehab.wording.condition import condition_sentence
from rehab.wording.number import listed

_UP = frozenset({Outcome.PROGRESS, Outcome.DISCHARGE})
_WEEK = 7
_FEW = 3


class Walked(FrozenStruct):
    """A patient's course under one version.

    Attributes:
        start: the day from which weeks are counted.
        decisions: those of all check-ins, by date.
        calls: days on which the patient, long unseen, is called.
        is_issued: false if a decision would break a promise, so that the course ends unseen.
    """

    start: date
    decisions: tuple[Decision, ...] = ()
    calls: tuple[date, ...] = ()
    is_issued: bool = True

    def week(self, day: date) -> int:
        """The week of a day, from 0."""
        return (day - self.start).days // _WEEK


class Held(FrozenStruct):
    """A check-in at which only one version opens the next level.

    Attributes:
        week: weeks since the start.
        why: what keeps it closed under the other one.
    """

    week: int
    why: str


class Step(FrozenStruct):
    """A level, or the discharge, that is not reached in the same week; None for never."""

    what: str
    old: int | None
    new: int | None

    @property
    def is_later(self) -> bool:
        """The new version gets there later, or not at all."""
        return self.new is None or (self.old is not None and self.new > self.old)


class Moved(FrozenStruct):
    """One patient, and what differs.

    Attributes:
        who: the patient's name, a file's for real ones.
        outcomes: the outcome of each check-in under the old version and under the new one.
        held: check-ins now held where the old version opened the next level.
        freed: check-ins at which only the new version opens it.
        steps: levels that are not reached in the same week.
        sent: weeks in which only the new version sends the patient to a person.
        not_sent: weeks in which only the old one does.
        unissued: versions under which a decision would break a promise; then nothing is compared.
    """

    who: str
    outcomes: tuple[tuple[Outcome, ...], tuple[Outcome, ...]] = ((), ())
    held: tuple[Held, ...] = ()
    freed: tuple[Held, ...] = ()
    steps: tuple[Step, ...] = ()
    sent: tuple[int, ...] = ()
    not_sent: tuple[int, ...] = ()
    unissued: tuple[str, ...] = ()

    @property
    def is_later(self) -> bool:
        """Some level comes later."""
        return any(step.is_later for step in self.steps)

    @property
    def is_earlier(self) -> bool:
        """Some level comes earlier."""
        return any(not step.is_later for step in self.steps)

    @property
    def is_same(self) -> bool:
        """Nothing that is counted differs."""
        return not (
            self.held or self.freed or self.steps or self.sent or self.not_sent or self.unissued
        ) and (self.outcomes[0] == self.outcomes[1])


Because = Callable[[Decision], str]
"""Says why a decision opens no level."""


def moved(who: str, old: Walked, new: Walked, *, because: tuple[Because, Because]) -> Moved:
    """What differs for one patient.

    Args:
        who: the patient's name.
        old: the course under the version in use.
        new: the course under the other one.
        because: says of each version why it holds.
    """
    unissued = tuple(name for name, course in (("old", old), ("new", new)) if not course.is_issued)
    if unissued:
        return Moved(who, unissued=unissued)
    before, after = ({one.on: one for one in course.decisions} for course in (old, new))
    both = [(old.week(day), before[day], after[day]) for day in sorted(before.keys() & after.keys())]
    sent_before, sent_after = _sent(old), _sent(new)
    return Moved(
        who,
        (_outcomes(old), _outcomes(new)),
        tuple(Held(week, because[1](now)) for week, then, now in both if _opens(then) and not _opens(now)),
        tuple(Held(week, because[0](then)) for week, then, now in both if _opens(now) and not _opens(then)),
        tuple(_steps(old, new)),
        tuple(sorted(sent_after - sent_before)),
        tuple(sorted(sent_before - sent_after)),
    )


def why_held(rules: RuleSet, catalogue: Catalogue) -> Because:
    """Says why a decision opens no level: by rules, else by gates, else by what stands in every protocol.

    Args:
        rules: the rule set.
        catalogue: its measures.
    """

    def because(decision: Decision) -> str:
        speaking = [
            f"`{one.rule.id}`" for one in decision.rules if one.applies_now and one.counted is Truth.YES
        ]
        unknown = [
            f"`{one.rule.id}`" for one in decision.rules if one.applies_now and one.counted is Truth.UNKNOWN
        ]
        if speaking:
            return words.BY.format(rules=_some(speaking))
        if unknown:
            return words.UNKNOWN.format(rules=_some(unknown))
        closed = [one.entry for one in decision.gates if one.truth is not Truth.YES]
        if closed and not any(one.kind in _WAITS for one in decision.standing):
            asked = [condition_sentence(rules.by_id[one].when, catalogue, rules.protocol) for one in closed]
            return words.AT_THE_GATE.format(items=_some(asked))
        standing = [words.STANDING[one.kind.value] for one in decision.standing]
        return words.BECAUSE_OF.format(reasons=_some(standing))

    return because


_WAITS = frozenset({Standing.NOT_YET_OPEN, Standing.TOO_FEW_SESSIONS, Standing.CAPPED})


def _some(named: Sequence[str]) -> str:
    more = len(named) - _FEW
    return listed([*named[:_FEW], *([words.MORE.format(n=more)] if more > 0 else [])])


def _steps(old: Walked, new: Walked) -> Iterator[Step]:
    before, after = dict(_reached(old)), dict(_reached(new))
    for what in dict.fromkeys((*before, *after)):
        if before.get(what) != after.get(what):
            yield Step(what, before.get(what), after.get(what))


def _reached(course: Walked) -> Iterator[tuple[str, int]]:
    """Each level, and the discharge, with the week in which it first came."""
    seen: set[str] = set()
    for one in course.decisions:
        reached = [] if one.level is None else [words.LEVEL.format(id=one.level.id)]
        if one.outcome is Outcome.DISCHARGE:
            reached.append(words.DISCHARGE)
        for what in reached:
            if what not in seen:
                seen.add(what)
                yield what, course.week(one.on)


def _sent(course: Walked) -> frozenset[int]:
    """The weeks in which somebody is sent to a person, or called."""
    sent = [one.on for one in course.decisions if one.action.contact > Contact.NONE]
    return frozenset(course.week(day) for day in (*sent, *course.calls))


def _outcomes(course: Walked) -> tuple[Outcome, ...]:
    return tuple(one.outcome for one in course.decisions)


def _opens(decision: Decision) -> bool:
    return decision.outcome in _UP
