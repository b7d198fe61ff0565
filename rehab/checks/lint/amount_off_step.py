"""RP309: an amount of change or distance that no two records can differ by.

A Subject flows in; a finding at the amount flows out. A score of whole points never rises by 1.5, so the
rule waits for 2, and its reader does not know.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.checks.written_tests import written_tests
from rehab.findings import Finding
from rehab.protocol.condition import Fall, Limit, Reference, Rise, ShortOf, View


def check(subject: Subject) -> Iterator[Finding]:
    """Each amount that lies between two steps of its measure."""
    for written in written_tests(subject):
        measure = subject.catalogue.by_id.get(written.test.measure)
        comparison = written.test.comparison
        if measure is None or not isinstance(comparison, Limit) or not _differs_by_steps(written.test.view):
            continue
        if comparison.threshold != measure.error and not measure.on_step(comparison.threshold):
            unit = "" if measure.unit is None else f" {measure.unit}"
            message = f"two values of `{measure.id}` never differ by `{comparison.threshold:g}{unit}`"
            label = f"it is recorded in steps of `{measure.step:g}{unit}`"
            yield written.place.finding("RP309", message, label=label)


def _differs_by_steps(view: View) -> bool:
    """True for the difference of two recorded values; what a curve expects is none."""
    if isinstance(view, ShortOf):
        return view.reference is not Reference.EXPECTED
    return isinstance(view, Rise | Fall)
