"""The decision as formulas: for a person at a place in the ladder, when each part of it comes out.

A protocol, its lowered conditions and a person flow in; formulas flow out. It says again what
`decision/composition.py` does, because a solver cannot run that; a test compares the two on any patient.
"""

from collections.abc import Mapping
from functools import cached_property

from rehab.decision.ladder import NextLevel, climbed, exceeds, next_level, stepped_back
from rehab.decision.row import COURSE, STANDSTILL
from rehab.decision.way import gate_entries
from rehab.frozen import FrozenStruct, replace
from rehab.proof.cases import Truths
from rehab.proof.formula import (
    FALSE,
    TRUE,
    Formula,
    at_most,
    both,
    constant,
    either,
    less,
    opposite,
    truth_of,
)
from rehab.proof.person import Person
from rehab.protocol.model import Protocol, Rule
from rehab.protocol.standing import LONG_GAP_DAYS, SESSIONS_BEFORE_PROGRESS, SHORT_GAP_DAYS
from rehab.rules.lowered import Lowered, Tree
from rehab.rules.model import (
    EntryId,
    guarantee_entry,
    rule_entry,
    variety_entry,
)
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind, Outcome
from rehab.terms.ids import ParameterId, VarietyId

_HOLD = Action(dose=Dose(DoseKind.HOLD))


class Spoken(FrozenStruct):
    """A rule as it counts: when YES, when UNKNOWN, and what it then asks for."""

    rule: Rule
    yes: Formula
    unknown: Formula
    action: Action


class Decided(FrozenStruct, dict=True):
    """What is decided for a person, part by part; every attribute is when it is so."""

    protocol: Protocol
    trees: "dict[EntryId, Tree]"
    person: Person
    place: int

    @classmethod
    def of(cls, protocol: Protocol, lowered: Lowered, person: Person, *, place: int) -> "Decided":
        """The decision for a person at a place, under a protocol in its lowered form."""
        return cls(protocol, {entry.id: entry.tree for entry in lowered.entries}, person, place)

    @property
    def is_started(self) -> bool:
        """A level is held."""
        return self.place >= 0

    def truths(self, entry: EntryId) -> Truths:
        """When an entry of the rule set is YES, and when NO."""
        return self.person.truths(self.trees[entry])

    def mentioned(self) -> None:
        """Work out every part, so that all unknowns it speaks of have their names."""
        for part in (self.progress, self.discharge, self.prints, self.review, self.any_unknown, self.offers):
            del part

    # Rules -------------------------------------------------------------------------------------------

    @cached_property
    def may_begin(self) -> Formula:
        """A level is held, or the first phase's window is open."""
        if self.is_started or not self.protocol.phases:
            return truth_of(true=self.is_started)
        return at_most(constant(self.protocol.phases[0].window.not_before_days), self.person.state.days)

    @cached_property
    def rules(self) -> tuple[Spoken, ...]:
        """Every cautious rule as it counts now."""
        return tuple(self._spoken(rule) for rule in self.protocol.rules)

    def _spoken(self, rule: Rule) -> Spoken:
        state, truth = self.person.state, self.truths(rule_entry(rule.id))
        acts = state.was_unknown(rule.id) if rule.action.lightens and self.is_started else FALSE
        applies = self.may_begin if rule.action.contact is Contact.NONE else TRUE
        return Spoken(
            rule,
            both(applies, either(truth.yes, both(acts, truth.unknown))),
            both(applies, opposite(acts), truth.unknown),
            self._asked(rule).completed,
        )

    def _asked(self, rule: Rule) -> Action:
        plain = rule.action.contact is Contact.NONE and rule.hold_kind is HoldKind.GATE
        action = _HOLD if plain and not self.is_started else rule.action
        if action.dose.kind is DoseKind.REGRESS and not self.is_started:
            return replace(action, dose=Dose(DoseKind.HOLD))
        return action

    @cached_property
    def any_unknown(self) -> Formula:
        """A rule that applies is unknown, or a gap is."""
        return either(*(one.unknown for one in self.rules), self._gap(SHORT_GAP_DAYS, said=False))

    @cached_property
    def sheet_waits(self) -> Formula:
        """A red flag or a rule that stops is unknown: ask before any session."""
        waits = (one for one in self.rules if one.rule.red_flag or one.rule.action.dose.kind is DoseKind.STOP)
        return either(*(one.unknown for one in waits))

    @cached_property
    def gap(self) -> Formula:
        """Days without a session have come to a limit, or may have."""
        return either(self._gap(SHORT_GAP_DAYS, said=True), self._gap(SHORT_GAP_DAYS, said=False))

    def _gap(self, limit: ParameterId, *, said: bool) -> Formula:
        """Days without a session have come to a limit, and whether there were any is said or not."""
        state = self.person.state
        if not self.is_started:
            return FALSE
        days = constant(max(self.protocol.parameter(limit), self.protocol.parameter(SHORT_GAP_DAYS)))
        unsaid = state.sessions_unsaid
        return both(at_most(days, state.since_session), opposite(unsaid) if said else unsaid)

    # Parts of the action -----------------------------------------------------------------------------

    def contact_at_least(self, contact: Contact) -> Formula:
        """Someone must be contacted at least so urgently."""
        return either(self.called_at_least(contact), self.review if contact <= Contact.REFER else FALSE)

    def called_at_least(self, contact: Contact) -> Formula:
        """A finding, an event or a long absence calls for contact at least so urgent; no row of holds."""
        asked = [one.yes for one in self.rules if one.action.contact >= contact]
        if contact <= Contact.REFER:
            state = self.person.state
            asked += [state.event_open, both(state.unseen, opposite(state.by_clinician))]
        return either(*asked)

    def asked_at_least(self, dose: Dose) -> Formula:
        """A rule, a gap or an event asks for at least so much caution with the dose."""
        asked = [one.yes for one in self.rules if one.action.dose >= dose]
        state = self.person.state
        if dose <= Dose(DoseKind.HOLD):
            asked.append(both(state.unseen, opposite(state.by_clinician)))
        if dose <= Dose(DoseKind.REGRESS, 1):
            asked.append(self._gap(SHORT_GAP_DAYS, said=True))
        if dose <= Dose(DoseKind.REGRESS, 2):
            asked.append(self._gap(LONG_GAP_DAYS, said=True))
        asked.append(state.event_open)
        return either(*asked)

    def dose_at_least(self, dose: Dose) -> Formula:
        """The dose is treated with at least so much caution."""
        if dose <= Dose(DoseKind.HOLD):
            return self.stays
        return self.asked_at_least(dose)

    def days_off_at_least(self, days: int) -> Formula:
        """At least so many days off."""
        return either(*(one.yes for one in self.rules if one.action.days_off >= days))

    @cached_property
    def stops(self) -> Formula:
        """No sessions are printed and none may be done."""
        return self.asked_at_least(Dose(DoseKind.STOP))

    # The way up --------------------------------------------------------------------------------------

    @cached_property
    def next(self) -> NextLevel | None:
        """The next level upwards."""
        return next_level(self.protocol, self.place, 0)

    @cached_property
    def gate_entries(self) -> tuple[EntryId, ...]:
        """The items of the gate to the next level, or of the last exit at the top."""
        target = None if self.next is None else self.next.level
        return tuple(entry for entry, _, _ in gate_entries(self.protocol, self.place, target))

    @cached_property
    def gates(self) -> tuple[Truths, ...]:
        """When each item of the gate is open, and when it is closed."""
        return tuple(self.truths(entry) for entry in self.gate_entries)

    @cached_property
    def waits_for_time(self) -> Formula:
        """The calendar or who asks says to wait, sessions apart."""
        if self.next is None:
            return FALSE
        state, level = self.person.state, self.next.level
        steps = climbed(self.protocol, self.place, level.id)
        opens = max(self.protocol.phase_of(step.id).window.not_before_days for step in steps)
        caps = (cap.until_days for cap in self.protocol.caps if exceeds(level, cap))
        return either(
            less(state.days, constant(opens)),
            *(less(state.days, constant(until)) for until in caps if until is not None),
            opposite(state.by_clinician),
            state.enough_this_week,
        )

    @cached_property
    def too_few_sessions(self) -> Formula:
        """There were not enough sessions at the level."""
        state = self.person.state
        if not self.is_started or self.next is None:
            return FALSE
        enough = constant(self.protocol.parameter(SESSIONS_BEFORE_PROGRESS))
        return both(opposite(state.sessions_unsaid), less(state.at_level, enough))

    @cached_property
    def waits(self) -> Formula:
        """Something but the gate says to wait; at the top there is nothing to wait for."""
        return TRUE if self.next is None else either(self.waits_for_time, self.too_few_sessions)

    @cached_property
    def _free(self) -> Formula:
        """Nothing asks for caution and nothing is unknown."""
        return both(
            self.may_begin, opposite(self.asked_at_least(Dose(DoseKind.HOLD))), opposite(self.any_unknown)
        )

    @cached_property
    def _ready(self) -> Formula:
        """Nothing of the knee, the patient or the calendar keeps the next level closed."""
        if self.next is None:
            return FALSE
        open_gates = (gate.yes for gate in self.gates)
        said = opposite(self.person.state.untold)
        return both(self._free, opposite(self.waits), said, *open_gates)

    @cached_property
    def _asked_first(self) -> Formula:
        """Somebody must be asked before the patient comes back to the next level."""
        return both(self.person.state.held_before, self.person.state.is_due(COURSE))

    @cached_property
    def progress(self) -> Formula:
        """The next level opens."""
        return both(self._ready, opposite(self._asked_first))

    @cached_property
    def discharge(self) -> Formula:
        """The course is at its end."""
        if self.next is not None or not self.gates:
            return FALSE
        return both(self._free, self.person.state.by_clinician, *(gate.yes for gate in self.gates))

    @cached_property
    def stays(self) -> Formula:
        """Neither the next level opens nor the course ends."""
        return opposite(either(self.progress, self.discharge))

    # What follows ------------------------------------------------------------------------------------

    def at_or_below(self, place: int) -> Formula:
        """The level from now on is at a place or below it."""
        now = self.place
        up = truth_of(true=self.next is not None and self.protocol.place[self.next.level.id] <= place)
        back = TRUE if now <= place else both(self.asked_at_least(_REGRESS), self._stepped_to(place))
        return either(both(self.progress, up), both(opposite(self.progress), back))

    def _stepped_to(self, place: int) -> Formula:
        """Rules or a gap step back to a place or below it."""
        now, ways = self.place, []
        for levels in range(1, now + 2):
            if stepped_back(self.protocol, now, levels, lowest=-1) <= place:
                ways += [one.yes for one in self.rules if one.rule.action.dose.levels >= levels]
                break
        for levels, limit in ((1, SHORT_GAP_DAYS), (2, LONG_GAP_DAYS)):
            if stepped_back(self.protocol, now, levels, lowest=0) <= place:
                ways.append(self._gap(limit, said=True))
        return either(*ways)

    @cached_property
    def prints(self) -> Formula:
        """Sessions are printed."""
        return both(
            self.may_begin,
            opposite(self.stops),
            opposite(self.sheet_waits),
            opposite(self.at_or_below(-1)),
        )

    @cached_property
    def offers(self) -> Mapping[VarietyId, Formula]:
        """When each activity for the days between is offered."""
        return {
            one.id: both(self.prints, *(self.truths(variety_entry(one.id)).yes for _ in one.needs))
            for one in self.protocol.variety
            if one.id not in self.protocol.removed_variety
        }

    # Reviews -----------------------------------------------------------------------------------------

    @cached_property
    def review(self) -> Formula:
        """Holds that go on are reviewed."""
        state = self.person.state
        due = (
            both(self.found, state.is_due(HoldKind.DATA.value)),
            both(self.closed, state.is_due(HoldKind.GATE.value)),
            both(self.lasts, either(state.is_due(STANDSTILL), state.is_due(COURSE))),
        )
        return both(self.may_begin, state.by_clinician, self.stays, either(*due))

    @cached_property
    def closed(self) -> Formula:
        """A gate is not open, or a rule says that it was lost."""
        lost = (one.yes for one in self.rules if one.rule.hold_kind is HoldKind.GATE)
        some = either(*(gate.no for gate in self.gates))
        shut = FALSE if self.next is None else both(opposite(self.waits), some)
        return either(*lost, shut)

    @cached_property
    def found(self) -> Formula:
        """More than time is in the way, if it is not a progress or a discharge."""
        if self.next is None:
            return TRUE
        speaking = either(*(either(one.yes, one.unknown) for one in self.rules))
        standing = either(self.gap, self.person.state.event_open)
        unsure = either(*(gate.unknown for gate in self.gates), self.person.state.untold)
        return either(speaking, standing, self.closed, both(opposite(self.waits), unsure))

    @cached_property
    def lasts(self) -> Formula:
        """The calendar alone will not end it, if it is not a progress or a discharge."""
        too_few = both(self.too_few_sessions, opposite(self.waits_for_time))
        return either(self.found, too_few, both(self._ready, self._asked_first))

    # Promises ----------------------------------------------------------------------------------------

    def promise(self, number: int) -> Truths:
        """When the condition of a promise holds."""
        return self.truths(guarantee_entry(number))

    @cached_property
    def issued(self) -> Formula:
        """The decision breaks no promise of the author, or it would not be issued."""
        broken = (
            both(self.outcome_is(promised.never), self.promise(number).yes)
            for number, promised in enumerate(self.protocol.guarantees)
        )
        return opposite(either(*broken))

    def outcome_is(self, outcome: Outcome) -> Formula:
        """The decision in one word."""
        urgent = self.contact_at_least(Contact.URGENT)
        referred = self.contact_at_least(Contact.REFER)
        regress = self.asked_at_least(_REGRESS) if self.is_started else FALSE
        plain = both(opposite(referred), opposite(self.stops))
        match outcome:
            case Outcome.EMERGENCY:
                return self.contact_at_least(Contact.EMERGENCY)
            case Outcome.URGENT:
                return both(urgent, opposite(self.contact_at_least(Contact.EMERGENCY)))
            case Outcome.STOP:
                return both(self.stops, opposite(urgent))
            case Outcome.REFER:
                return both(referred, opposite(urgent), opposite(self.stops))
            case Outcome.PROGRESS:
                return self.progress
            case Outcome.DISCHARGE:
                return self.discharge
            case Outcome.NOT_STARTED:
                return both(opposite(self.may_begin), plain)
            case Outcome.REGRESS:
                return both(self.may_begin, plain, regress)
            case Outcome.HOLD:
                return both(self.may_begin, plain, opposite(regress), self.stays)


_REGRESS = Dose(DoseKind.REGRESS, 0)
