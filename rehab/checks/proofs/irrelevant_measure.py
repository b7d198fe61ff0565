"""RP410: a measure that is asked for and changes nobody's decision.

An Examination flows in; a finding for each measure flows out that rules or gates read, and of which neither
a worse value nor a missing one ever makes a difference.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.written import entry_place, test_place
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, either, opposite
from rehab.proof.solver import Nobody
from rehab.proof.versions import differs
from rehab.protocol.condition import tests_of
from rehab.rules.model import EntryId, compile_rules
from rehab.terms.ids import MeasureId


def check(examination: Examination) -> Iterator[Finding]:
    """Each measure that is asked for in vain."""
    pair = examination.pair
    for measure in pair.unknown:
        flags = either(*(flags[measure] for flags in (pair.unknown, pair.worse) if measure in flags))
        apart = (
            examination.find(place, flags, differ)
            for differs_at in (_blocks, differs)  # nearly every measure can keep a level closed
            for place in examination.places
            for differ in (differs_at(*pair.at(place)),)
        )
        if all(isinstance(answer, Nobody) for answer in apart):
            entry = _reader(examination, measure)
            if entry is not None:
                subject = examination.subject
                where = test_place(subject, entry, measure) or entry_place(subject, entry)
                yield where.finding("RP410", f"`{measure}` is asked for and changes nobody's decision")


def _blocks(one: Decided, other: Decided) -> Formula:
    return both(one.progress, opposite(other.progress))


def _reader(examination: Examination, measure: MeasureId) -> EntryId | None:
    """The first rule or gate that reads a measure."""
    entries = compile_rules(examination.protocol).entries
    readers = (one.id for one in entries if any(test.measure == measure for test in tests_of(one.when)))
    return next(readers, None)
