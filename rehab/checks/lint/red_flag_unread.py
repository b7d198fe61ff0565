"""RP320: a red flag of the catalogue that no red-flag rule of a protocol reads.

A Subject flows in; one finding flows out at the protocol's name, with every measure that is left unread. A
protocol without levels decides nobody, and is read with what extends it.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.condition import tests_of
from rehab.protocol.layer import Place
from rehab.source.phrase import listed


def check(subject: Subject) -> Iterator[Finding]:
    """The red flags that a protocol with levels leaves to nobody."""
    if not subject.protocol.levels:
        return
    flags = (rule for rule in subject.protocol.rules if rule.red_flag)
    read = {test.measure for rule in flags for test in tests_of(rule.when)}
    unread = tuple(one.id for one in subject.catalogue.measures if one.red_flag and one.id not in read)
    if unread:
        message = f"no red-flag rule reads {listed(unread, ' and ')}"
        label = "such as a rule with `red_flag: true`, or a base that has it"
        yield Place(subject.chain[-1], ("id",)).finding("RP320", message, label=label)
