"""RP307: a measured value that is asked to be exactly one number.

A Subject flows in; a finding at the number flows out. Nobody reads exactly 0 deg off a goniometer: such a
gate never opens, and such a rule never speaks.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.checks.written_tests import Holder, WrittenTest, written_tests
from rehab.findings import Finding
from rehab.protocol.condition import ShareOf, Within
from rehab.terms.measure import Kind, Measure, Worse

_MEASURED = frozenset({Kind.ANGLE, Kind.SECONDS, Kind.QUANTITY})


def check(subject: Subject) -> Iterator[Finding]:
    """Each `is` or `one_of` on an angle, a time or another quantity, which are measured and never counted."""
    for written in written_tests(subject):
        measure = subject.catalogue.by_id.get(written.test.measure)
        exact = next(_exact(written), None)
        if measure is not None and measure.kind in _MEASURED and exact is not None:
            words = f"{exact:g} %" if isinstance(written.test.view, ShareOf) else measure.words(exact)
            message = f"`{measure.id}` is measured, and hardly ever exactly `{words}`"
            label = f"write `{_key(measure, written.holder)}: {words}`"
            yield written.place.finding("RP307", message, label=label)


def _exact(written: WrittenTest) -> Iterator[float]:
    comparison = written.test.comparison
    if isinstance(comparison, Within):
        yield from (low for low, high in comparison.ranges if low == high)


def _key(measure: Measure, holder: Holder) -> str:
    """The comparison that was most likely meant: a gate asks for the better side, a rule for the worse."""
    better = "at_most" if measure.worse is Worse.HIGHER else "at_least"
    worse = "at_least" if measure.worse is Worse.HIGHER else "at_most"
    return worse if holder is Holder.RULE else better
