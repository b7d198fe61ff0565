"""Composition: the truths of all entries come to one outcome, by caution alone.

Truths and what the course knows flow in; a Composed result flows out. No rule has a rank and none
is masked: each part of an action is taken at its most cautious, and progress needs every gate YES
and every more cautious rule NO. What is unknown holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rehab.decision.ladder import stepped_back
from rehab.decision.model import (
    Before,
    Composed,
    Held,
    Row,
    RuleReason,
    Sheet,
    Standing,
    StandingReason,
)
from rehab.decision.row import held_by, reviews, row_after, waits_for_review
from rehab.decision.unread import unread
from rehab.decision.unseen import unseen
from rehab.decision.way import Way, way_up
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.model import Protocol, Rule
from rehab.protocol.standing import (
    LONG_GAP_DAYS,
    SHORT_GAP_DAYS,
    UNKNOWN_BEFORE_ACTING,
)
from rehab.rules.model import EntryId, Moment, rule_entry
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind, Outcome, gravest, most_cautious
from rehab.terms.ids import LevelId, ParameterId
from rehab.terms.truth import Truth

_HOLD = Action(dose=Dose(DoseKind.HOLD))


def compose(
    protocol: Protocol,
    truths: Mapping[EntryId, Truth],
    moment: Moment,
    *,
    before: Before,
    held_back: HoldKind | None = None,
) -> Composed:
    """The outcome that truths come to.

    Args:
        protocol: the resolved protocol.
        truths: the truth of every entry of its rule set.
        moment: the visit that is decided.
        before: what the course knows before it.
        held_back: the kind of hold that takes the place of progress, where a value must be measured again.
    """
    return _Composition(protocol, truths, moment, before, held_back).composed()


class _Composition(FrozenStruct, dict=True):
    protocol: Protocol
    truths: Mapping[EntryId, Truth]
    moment: Moment
    before: Before
    held_back: HoldKind | None

    def composed(self) -> Composed:
        rules = tuple(self._counted(rule) for rule in self.protocol.rules)
        standing = (*self._gap(), *self._events(), *self._unseen(), *unread(self.protocol, self.moment))
        asked = [self._asked(reason.rule) for reason in rules if reason.speaks]
        asked += [self._standing_action(reason) for reason in standing if reason.truth is Truth.YES]
        unknown = [reason for reason in rules if reason.counted is Truth.UNKNOWN and reason.applies_now]
        action = most_cautious(asked)
        if action.dose.kind is DoseKind.REGRESS and not self._started:
            action = replace(action, dose=Dose(DoseKind.HOLD))
        way = way_up(self.protocol, self.truths, self.moment, before=self.before)
        if not self._may_begin:
            return self._not_started(action, rules, unknown, way, standing)
        kind: HoldKind | None = None
        outcome: Outcome | None = None
        if action.dose.kind <= DoseKind.HOLD:
            kind, outcome = self._hold_or_progress(rules, unknown, standing, way)
            if kind is not None:
                action = most_cautious((action, _HOLD))
        held = Held()
        if outcome is None:
            held = held_by(rules, standing, way, kind=kind, held_back=self.held_back)
        row, review = self._row(held)
        if review:
            action = most_cautious((action, Action(contact=Contact.REFER)))
        level = self._level_after(action, outcome, way)
        return Composed(
            outcome=outcome or gravest(action),
            action=action,
            hold_kind=kind,
            sheet=self._sheet(action, unknown, standing, level),
            level=level,
            target=None if way.next is None else way.next.level.id,
            rules=rules,
            gates=way.gates,
            standing=(*standing, *way.standing, *review),
            unknown=kind is HoldKind.DATA,
            held=held,
            row=row,
        )

    def _asked(self, rule: Rule) -> Action:
        """What a rule asks for; before the first level a gate that was lost is a gate not yet open."""
        plain = rule.action.contact is Contact.NONE and rule.hold_kind is HoldKind.GATE
        return _HOLD if plain and not self._started else rule.action

    # Rules ---------------------------------------------------------------------------------------

    def _counted(self, rule: Rule) -> RuleReason:
        truth = self.truths[rule_entry(rule.id)]
        applies_now = self._may_begin or rule.action.contact is not Contact.NONE
        counted = truth
        if rule.id in self.before.baselines and not self._is_unmaskable(rule):
            counted = Truth.NO
        elif truth is Truth.UNKNOWN and self._acts_when_unknown(rule):
            counted = Truth.YES
        return RuleReason(rule, truth, counted, applies_now)

    @staticmethod
    def _is_unmaskable(rule: Rule) -> bool:
        return rule.red_flag or rule.action.contact is Contact.EMERGENCY

    def _acts_when_unknown(self, rule: Rule) -> bool:
        """A regress or rest rule that stays unknown at a second check-in acts as if it were YES."""
        running = self.before.unknown_running.get(rule.id, 0) + 1
        return rule.action.lightens and self._started and running >= self._number(UNKNOWN_BEFORE_ACTING)

    # Standing reasons ----------------------------------------------------------------------------

    def _gap(self) -> Iterator[StandingReason]:
        """Days without a session cost levels; unknown if nobody said whether there were any."""
        last = self.before.state.last_session
        if not self._started or last is None:
            return
        days = (self.moment.today - last).days
        short, long = self._number(SHORT_GAP_DAYS), self._number(LONG_GAP_DAYS)
        if days >= short:
            truth = Truth.UNKNOWN if self.before.sessions_unsaid else Truth.YES
            yield StandingReason(Standing.GAP, days, long if days >= long else short, truth=truth)

    def _events(self) -> Iterator[StandingReason]:
        for kind in self.before.open_events:
            yield StandingReason(Standing.EVENT, about=kind)

    def _unseen(self) -> Iterator[StandingReason]:
        """Who only checks in alone is called after a while; a clinician's own visit needs no call."""
        if self._by_clinician:
            return
        call = unseen(self.moment.series, self.moment.today, self.protocol, is_waiting=not self._may_begin)
        if call is not None:
            yield call

    def _standing_action(self, reason: StandingReason) -> Action:
        if reason.kind is Standing.EVENT:
            return Action(Contact.REFER, Dose(DoseKind.STOP))
        if reason.kind is Standing.UNSEEN:
            return Action(Contact.REFER)
        levels = 2 if reason.limit == self._number(LONG_GAP_DAYS) else 1
        return Action(dose=Dose(DoseKind.REGRESS, levels))

    def _row(self, held: Held) -> tuple[Row, tuple[StandingReason, ...]]:
        """The row with this visit, and the reviews due; a patient's own check-in counts in no row."""
        if not self._by_clinician:
            return self.before.row, ()
        due = reviews(self.before, held, self.protocol, self.moment.today)
        return row_after(self.before.row, held), tuple(due)

    # Outcomes ------------------------------------------------------------------------------------

    def _hold_or_progress(
        self,
        rules: Iterable[RuleReason],
        unknown: list[RuleReason],
        standing: tuple[StandingReason, ...],
        way: Way,
    ) -> tuple[HoldKind | None, Outcome | None]:
        """The kind of hold, or the outcome if it is none."""
        kinds = {
            reason.rule.hold_kind
            for reason in rules
            if reason.speaks
            if reason.rule.action.dose.kind >= DoseKind.HOLD
        }
        if kinds:
            return next(kind for kind in HoldKind if kind in kinds), None
        if unknown or any(reason.truth is Truth.UNKNOWN for reason in standing):
            return HoldKind.DATA, None
        if way.next is None:
            return self._at_the_top(way)
        if way.waits:
            return HoldKind.TIME, None
        if way.truth is Truth.NO:
            return HoldKind.GATE, None
        if way.truth is Truth.UNKNOWN or way.unsaid:
            return HoldKind.DATA, None
        if self.held_back is not None:
            return self.held_back, None
        if waits_for_review(way.next.level.id, self.before, self.protocol, self.moment.today):
            return HoldKind.TIME, None
        return None, Outcome.PROGRESS

    def _at_the_top(self, way: Way) -> tuple[HoldKind | None, Outcome | None]:
        if not way.gates or not self._by_clinician or way.truth is Truth.NO:
            return HoldKind.CEILING, None
        return (None, Outcome.DISCHARGE) if way.truth is Truth.YES else (HoldKind.DATA, None)

    def _not_started(
        self,
        action: Action,
        rules: tuple[RuleReason, ...],
        unknown: list[RuleReason],
        way: Way,
        standing: tuple[StandingReason, ...],
    ) -> Composed:
        action = most_cautious((action, _HOLD))
        grave = action.contact is not Contact.NONE or action.dose.kind is DoseKind.STOP
        return Composed(
            outcome=gravest(action) if grave else Outcome.NOT_STARTED,
            action=action,
            hold_kind=None,
            sheet=Sheet.NO_SESSIONS if action.dose.kind is DoseKind.STOP else Sheet.NOT_YET,
            level=None,
            target=None if way.next is None else way.next.level.id,
            rules=rules,
            gates=way.gates,
            standing=(*standing, *way.standing),
            unknown=bool(unknown),
            row=Row() if self._by_clinician else self.before.row,
        )

    @staticmethod
    def _sheet(
        action: Action, unknown: list[RuleReason], standing: tuple[StandingReason, ...], level: LevelId | None
    ) -> Sheet:
        if action.dose.kind is DoseKind.STOP:
            return Sheet.NO_SESSIONS
        unasked = (one.rule.red_flag or one.rule.action.dose.kind is DoseKind.STOP for one in unknown)
        if any(unasked) or any(reason.kind is Standing.UNREAD for reason in standing):
            return Sheet.ASK_FIRST
        return Sheet.NOT_YET if level is None else Sheet.SESSIONS

    def _level_after(self, action: Action, outcome: Outcome | None, way: Way) -> LevelId | None:
        place = self._place
        if outcome is Outcome.PROGRESS and way.next is not None:
            return way.next.level.id
        if action.dose.kind >= DoseKind.REGRESS:
            place = min(self._stepped_back(place), place)
        return self.protocol.levels[place].id if place >= 0 else None

    def _stepped_back(self, place: int) -> int:
        """Rules step back below the first level, which is a pause; a gap alone does not.

        A step back is taken under a stop as well: what stops must not end at a higher level than what
        does not.
        """
        counted = (self._counted(rule) for rule in self.protocol.rules)
        by_rules = max(
            (reason.rule.action.dose.levels for reason in counted if reason.counted is Truth.YES), default=0
        )
        gaps = (self._standing_action(reason) for reason in self._gap() if reason.truth is Truth.YES)
        by_gap = max((action.dose.levels for action in gaps), default=0)
        return min(
            stepped_back(self.protocol, place, by_rules, lowest=-1),
            stepped_back(self.protocol, place, by_gap, lowest=0),
        )

    # Short names ---------------------------------------------------------------------------------

    @property
    def _place(self) -> int:
        return self.before.state.place

    @property
    def _started(self) -> bool:
        return self.before.state.level is not None

    @property
    def _days(self) -> int:
        return (self.moment.today - self.before.state.clock_start).days

    @cached_property
    def _may_begin(self) -> bool:
        """True once a level is held or the first phase's window is open."""
        if self._started or not self.protocol.phases:
            return self._started
        return self._days >= self.protocol.phases[0].window.not_before_days

    @property
    def _by_clinician(self) -> bool:
        return self.moment.series.visits[self.moment.at].by_clinician

    def _number(self, parameter: ParameterId) -> float:
        return self.protocol.parameter(parameter)
