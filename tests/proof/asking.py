"""Rule sets and protocols of the tests that ask some questions, each in its role.

Entries or a case flow in; a rule set or a protocol flows out.
"""

from collections.abc import Sequence

from rehab.patient.reading import Role
from rehab.protocol.model import Curve, Parameter, Protocol
from rehab.protocol.standing import STANDING
from rehab.rules.model import Entry, EntryId, RuleSet
from rehab.terms.ids import CLINIC_DEFAULT
from tests.builders import ORIGIN, a_criterion, a_phase, a_protocol, a_rule, a_rule_set
from tests.proof.pinned import LEVELS


def asks(*entries: Entry) -> RuleSet:
    """A rule set of some entries, each under a name of its own."""
    named = (
        Entry(EntryId(f"rule:{number}"), one.role, one.when, None, one.flag)
        for number, one in enumerate(entries)
    )
    return a_rule_set(*named)


def protocol_of(entries: Sequence[Entry], curves: tuple[Curve, ...] = ()) -> Protocol:
    """A protocol of two levels that asks what some entries ask."""
    rules, gate = [], []
    for number, entry in enumerate(entries):
        if entry.role is Role.GATE:
            gate.append(a_criterion(entry.when))
        else:
            flag = entry.role is Role.RED_FLAG
            rules.append(a_rule(f"a-{number}", entry.when, applies_when=entry.applies_when, red_flag=flag))
    return a_protocol(
        rules=tuple(rules),
        phases=(a_phase("supported", *LEVELS, enter_when=tuple(gate)),),
        curves=curves,
        parameters=tuple(
            Parameter(one.id, one.default, one.unit, CLINIC_DEFAULT, "", ORIGIN) for one in STANDING
        ),
    )
