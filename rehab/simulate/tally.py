"""A tally of followed patients: counts that add up, so that several processes can share the work.

Courses flow in one by one, and tallies of other processes; counts flow out. Whatever the order in which
they come, the sums are the same.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rehab.decision.model import Decision, Standing
from rehab.frozen import FrozenStruct
from rehab.simulate.follow import Followed
from rehab.simulate.model import WEEK
from rehab.terms.caution import Contact, HoldKind, Outcome
from rehab.terms.ids import LevelId


class Reason(FrozenStruct, order=True):
    """Why a patient was sent to a person: a rule, or a standing reason with what it is about."""

    contact: Contact
    kind: str
    about: str = ""


class Silence(FrozenStruct):
    """A stretch of holds in which nobody was called.

    Attributes:
        days: how long it lasted.
        patient: whose it was.
        since: days since the start when it began.
    """

    days: int = 0
    patient: int = 0
    since: int = 0


class Word(FrozenStruct, order=True):
    """What a check-in came to: its outcome, and for a hold its kind."""

    outcome: Outcome
    hold_kind: HoldKind | None = None


@dataclass(slots=True)
class Tally:
    """Counts over followed patients.

    Attributes:
        compared: patients whom both engines decided as well, alike.
        reached: patients by level and by the week in which they first held it.
        decided: check-ins by what they came to; `ever` counts patients instead, `weekly` by week.
        sent: check-ins by the reason to call a person; `sent_ever` counts patients instead.
        gravest: patients by the gravest contact they ever had.
        discharged: patients by the week of their discharge.
        levels: patients by week and by the place of the level they held, -1 for none.
        silences: patients by the days of their longest silence.
    """

    patients: int = 0
    check_ins: int = 0
    compared: int = 0
    reached: Counter[tuple[LevelId, int]] = field(default_factory=Counter)
    decided: Counter[Word] = field(default_factory=Counter)
    ever: Counter[Word] = field(default_factory=Counter)
    weekly: Counter[tuple[int, Word]] = field(default_factory=Counter)
    sent: Counter[Reason] = field(default_factory=Counter)
    sent_ever: Counter[Reason] = field(default_factory=Counter)
    gravest: Counter[Contact] = field(default_factory=Counter)
    discharged: Counter[int] = field(default_factory=Counter)
    silences: Counter[int] = field(default_factory=Counter)
    longest: Silence = field(default_factory=Silence)

    def add(self, followed: Followed) -> None:
        """Count one patient."""
        self.patients += 1
        self.check_ins += len(followed.decisions)
        words = [(_week(one), _word(one)) for one in followed.decisions]
        self.decided.update(word for _, word in words)
        self.ever.update({word for _, word in words})
        self.weekly.update(words)
        self.reached.update(_first_weeks(followed))
        reasons = [tuple(_reasons(one)) for one in followed.decisions]
        reasons += [(Reason(Contact.REFER, Standing.UNSEEN.value),) for _ in followed.calls]
        self.sent.update(reason for some in reasons for reason in some)
        ever = {reason for some in reasons for reason in some}
        self.sent_ever.update(ever)
        self.gravest[max((reason.contact for reason in ever), default=Contact.NONE)] += 1
        self.discharged.update(_week(one) for one in followed.decisions if one.outcome is Outcome.DISCHARGE)
        silence = _longest(tuple(_silences(followed)))
        self.silences[silence.days] += 1
        self.longest = _longest((self.longest, silence))

    def merge(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.patients += other.patients
        self.check_ins += other.check_ins
        self.compared += other.compared
        self.reached.update(other.reached)
        self.decided.update(other.decided)
        self.ever.update(other.ever)
        self.weekly.update(other.weekly)
        self.sent.update(other.sent)
        self.sent_ever.update(other.sent_ever)
        self.gravest.update(other.gravest)
        self.discharged.update(other.discharged)
        self.silences.update(other.silences)
        self.longest = _longest((self.longest, other.longest))


def _week(decision: Decision) -> int:
    return decision.days_since_start // WEEK


def _word(decision: Decision) -> Word:
    return Word(decision.outcome, decision.hold_kind if decision.outcome is Outcome.HOLD else None)


def _first_weeks(followed: Followed) -> Iterator[tuple[LevelId, int]]:
    """Each level with the week in which the patient first held it."""
    seen: set[LevelId] = set()
    for decision in followed.decisions:
        if decision.level is not None and decision.level.id not in seen:
            seen.add(decision.level.id)
            yield decision.level.id, _week(decision)


def _reasons(decision: Decision) -> Iterator[Reason]:
    """Why this check-in sends the patient to a person."""
    for one in decision.rules:
        contact = one.rule.action.contact
        if contact is not Contact.NONE and one.speaks:
            yield Reason(contact, "rule", one.rule.id)
    for standing in decision.standing:
        if standing.kind in {Standing.REVIEW, Standing.EVENT, Standing.UNSEEN}:
            yield Reason(Contact.REFER, standing.kind.value, standing.about)


def _silences(followed: Followed) -> Iterator[Silence]:
    """Every stretch of holds without a call, from its first check-in to what ended it."""
    start = followed.knee.series.start
    since: date | None = None
    last: date | None = None
    called = {(day, False) for day in followed.calls}
    held = {(one.on, one.outcome is Outcome.HOLD) for one in followed.decisions}
    for day, is_held in sorted(called | held):
        if since is not None and not is_held:
            yield Silence((day - since).days, followed.patient, (since - start).days)
        since = (since or day) if is_held else None
        last = day
    if since is not None and last is not None:
        yield Silence((last - since).days, followed.patient, (since - start).days)


def _longest(silences: tuple[Silence, ...]) -> Silence:
    """The longest silence; of equal ones that of the first patient, so that no order of work shows."""
    return max(silences, key=lambda one: (one.days, -one.patient), default=Silence())
