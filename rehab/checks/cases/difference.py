"""What a mutant changes of what is asked of patients, and the cases in which that could show.

Two resolved protocols flow in; what differs between them flows out, and of any case whether it shows at a
check-in, could show at all, or cannot. A case asks its engines about certain moments only: where all of them
are answered alike, every decision is the same and the case need not be walked again.
"""

from rehab.checks.cases.cases import CaseRun
from rehab.frozen import FrozenStruct
from rehab.patient.reading import Role
from rehab.protocol.condition import Condition, is_over_time, tests_of
from rehab.protocol.model import Protocol
from rehab.protocol.standing import STANDING
from rehab.rules.model import Entry, EntryId, Moment, RuleSet, compile_rules, is_of_variety, rule_entry
from rehab.rules.reference import EntryTrace, ReferenceEngine
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording.observation import leaves

_STANDING = frozenset(parameter.id for parameter in STANDING)


class Difference(FrozenStruct):
    """What differs between a protocol and a mutant of it.

    Attributes:
        changed: entries with another condition, as they were and as they are.
        gone: entries that are left out.
        acting: entries of rules that ask for something else.
        beyond: true if anything differs beside conditions and what rules ask for.
        before: the reference of the protocol.
        after: the reference of the mutant.
    """

    changed: tuple[tuple[Entry, Entry], ...]
    gone: tuple[Entry, ...]
    acting: tuple[Entry, ...]
    beyond: bool
    before: ReferenceEngine
    after: ReferenceEngine

    def shows_in(self, run: CaseRun) -> bool:
        """True if a check-in has another truth, or a rule that asks for something else speaks at it."""
        return any(self._differs_at(seen.moment, run) for seen in run.seen)

    def could_show_in(self, run: CaseRun) -> bool:
        """True unless every moment that a case supposes beside its check-ins is answered alike."""
        return self.beyond or any(self._differs_at(moment, run) for moment in run.supposed)

    def _differs_at(self, moment: Moment, run: CaseRun) -> bool:
        way = run.ways[moment.at]
        return (
            any(self._truth(entry, moment) is not Truth.NO for entry in self.acting)
            or any(
                self._truth(entry, moment) is not _harmless(entry)
                for entry in self.gone
                if _is_asked(entry, way)
            )
            or any(
                _answer(self.before.trace(was, moment)) != _answer(self.after.trace(now, moment))
                for was, now in self.changed
                if _is_asked(now, way)
            )
        )

    def _truth(self, entry: Entry, moment: Moment) -> Truth:
        return self.before.trace(entry, moment).truth


def difference(protocol: Protocol, mutant: Protocol, catalogue: Catalogue) -> Difference:
    """What differs between a protocol and a mutant of it.

    Args:
        protocol: the protocol as it is.
        mutant: the same with a change in it.
        catalogue: the measures.
    """
    one, other = compile_rules(protocol), compile_rules(mutant)
    was = {rule.id: rule for rule in protocol.rules}
    changed = tuple(
        (one.by_id[entry.id], entry)
        for entry in other.entries
        if entry.id in one.by_id and _asked(one.by_id[entry.id]) != _asked(entry)
    )
    gone = tuple(entry for entry in one.entries if entry.id not in other.by_id)
    return Difference(
        changed,
        gone,
        tuple(one.by_id[rule_entry(rule.id)] for rule in mutant.rules if was[rule.id].action != rule.action),
        _frame(protocol) != _frame(mutant)
        or any(was[rule.id].red_flag is not rule.red_flag for rule in mutant.rules)
        or any(_looks_back(before) is not _looks_back(after) for before, after in changed)
        or any(entry.role is Role.GATE and not _siblings(entry, other) for entry in gone),
        ReferenceEngine(one, catalogue),
        ReferenceEngine(other, catalogue),
    )


def _asked(entry: Entry) -> tuple[Role, Condition, Condition | None]:
    return entry.role, entry.when, entry.applies_when


def _is_asked(entry: Entry, way: frozenset[EntryId]) -> bool:
    """True for a rule, for what an activity needs, and for a gate that stands on the way."""
    return entry.role is not Role.GATE or is_of_variety(entry.id) or entry.id in way


def _harmless(entry: Entry) -> Truth:
    """The truth with which an entry asks for nothing."""
    return Truth.YES if entry.role is Role.GATE else Truth.NO


def _looks_back(entry: Entry) -> bool:
    return any(is_over_time(test.view) for test in tests_of(entry.when))


def _siblings(entry: Entry, rules: RuleSet) -> bool:
    """True if the gate that an entry was a part of has others."""
    if is_of_variety(entry.id):
        return True  # an activity that needs nothing is offered, as if its needs were met
    gate = entry.id.rpartition(":")[0]
    return any(other.id.rpartition(":")[0] == gate for other in rules.entries)


def _answer(trace: EntryTrace) -> object:
    """What a decision takes from an entry: its truth, and what is missing where it is unknown."""
    if trace.truth is not Truth.UNKNOWN:
        return trace.truth
    sides = (side for side in (trace.when, trace.applies) if side is not None)
    return tuple(
        (test.measure, type(test.view))
        for side in sides
        for test, leaf in leaves(side)
        if leaf.truth is Truth.UNKNOWN
    )


def _frame(protocol: Protocol) -> object:
    """What of a protocol decides beside its conditions and what its rules ask for."""
    return (
        [(phase.window.not_before_days, phase.levels) for phase in protocol.phases],
        [(cap.id, cap.until_days) for cap in protocol.caps],
        protocol.removed_levels,
        [one.id for one in protocol.variety],
        protocol.removed_variety,
        [(one.id, one.value) for one in protocol.parameters if one.id in _STANDING],
    )
