"""What the cases of a protocol must show: every criterion that its own file writes, with its place.

A Subject flows in; criteria flow out. What a base writes is a matter of the base's own cases and
is asked for there, and so no child has to show it again.
"""

from collections.abc import Iterator, Mapping, Sequence

from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.subject import Subject
from rehab.checks.written_entries import Spot, WrittenEntry, defined_in, spot, written_entries
from rehab.frozen import FrozenStruct
from rehab.patient.reading import Role
from rehab.protocol.authored import ProtocolText
from rehab.protocol.condition import Condition, tests_of
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Protocol
from rehab.protocol.written import Written, written
from rehab.rules.model import Entry, compile_rules, rule_entry
from rehab.terms.ids import PhaseId, RuleId
from rehab.terms.state_measure import (
    HOLDS_IN_A_ROW,
    LEVEL,
    TIME_AT_LEVEL,
    TIME_SINCE_SESSION,
    TIME_SINCE_START,
)
from rehab.terms.truth import Truth

_ALWAYS_KNOWN = frozenset({TIME_SINCE_START, TIME_SINCE_SESSION, TIME_AT_LEVEL, LEVEL, HOLDS_IN_A_ROW})
"""State measures that the course always knows."""


class Criterion(FrozenStruct):
    """A test, or a part of a gate that is more than one test.

    Attributes:
        place: where it is written.
        condition: what it asks for.
    """

    place: Place
    condition: Condition

    @property
    def truths(self) -> frozenset[Truth]:
        """What it can be; what the course always knows is never UNKNOWN."""
        may_be_unknown = any(test.measure not in _ALWAYS_KNOWN for test in tests_of(self.condition))
        return frozenset(Truth if may_be_unknown else {Truth.YES, Truth.NO})


class PhaseEdges(FrozenStruct):
    """A phase that must be entered, and left upwards where there is a way out of it."""

    place: Place
    can_be_left: bool


class Criteria(FrozenStruct):
    """What cases must show of one file.

    Attributes:
        criteria: every test and every part of a gate.
        rules: every rule.
        phases: every phase.
    """

    criteria: Mapping[Spot, Criterion]
    rules: Mapping[RuleId, Place]
    phases: Mapping[PhaseId, PhaseEdges]


def criteria_of(subject: Subject) -> Criteria:
    """What cases must show of the last layer of a protocol, its variants and modifiers included.

    The needs of a base's levels are seen on the ladder of its cases; the phases of that ladder are no
    part of any protocol, and nothing is asked of them.
    """
    found: dict[Spot, Criterion] = {}
    rules: dict[RuleId, Place] = {}
    chain = on_case_ladder(subject.chain)
    has_own_ladder = chain == subject.chain
    for choice in subject.choices:
        protocol, _ = resolve(chain, subject.catalogue, choice)
        if protocol is None:
            continue
        places = written_entries(chain, choice)
        found.update(_of_names(chain, protocol))
        for entry in compile_rules(protocol).entries:
            if entry.id in places:
                found.update(_of_entry(entry, places[entry.id]))
        rules.update((rule.id, places[rule_entry(rule.id)].when.place) for rule in protocol.rules)
    own = chain[-1].name
    return Criteria(
        {at: one for at, one in found.items() if at[0] == own and (has_own_ladder or at[1][0] != "phases")},
        {rule: place for rule, place in rules.items() if place.layer.name == own},
        dict(_phases(subject.chain[-1])),
    )


def _of_entry(entry: Entry, at: WrittenEntry) -> Iterator[tuple[Spot, Criterion]]:
    if entry.role is Role.GATE and not at.when.is_one_test:
        yield spot(at.when.place), Criterion(at.when.place, entry.when)
    yield from _tests(entry.when, at.when)
    if entry.applies_when is not None and at.applies is not None:
        yield from _tests(entry.applies_when, at.applies)


def _of_names(chain: Sequence[Layer], protocol: Protocol) -> Iterator[tuple[Spot, Criterion]]:
    """The tests of conditions that are defined by name, whether this file uses them or not."""
    defined = defined_in(chain)
    for name, condition in protocol.conditions:
        yield from _tests(condition, written(*defined[name], defined))


def _tests(condition: Condition, at: Written) -> Iterator[tuple[Spot, Criterion]]:
    for test, place in zip(tests_of(condition), at.tests, strict=True):
        yield spot(place), Criterion(place, test)


def _phases(layer: Layer) -> Iterator[tuple[PhaseId, PhaseEdges]]:
    phases = layer.text.phases if isinstance(layer.text, ProtocolText) else ()
    for number, phase in enumerate(phases):
        goes_on = phase.exit_when is not None or number < len(phases) - 1
        yield PhaseId(phase.id), PhaseEdges(Place(layer, ("phases", number, "id")), goes_on)
