"""RP308: a threshold at which a measure is hardly ever found.

A Subject flows in; a finding at the number flows out. The catalogue knows the usual range of a measure and
asks "are you sure?" of a value beyond it; a threshold there deserves the same question.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.checks.written_tests import written_tests
from rehab.findings import Finding
from rehab.protocol.condition import Comparison, Limit, Now, Throughout


def check(subject: Subject) -> Iterator[Finding]:
    """Each threshold of a value itself that lies outside the usual range of its measure."""
    for written in written_tests(subject):
        measure = subject.catalogue.by_id.get(written.test.measure)
        if measure is None or measure.soft is None or not isinstance(written.test.view, Now | Throughout):
            continue
        low, high = measure.soft
        beyond = next((one for one in _numbers(written.test.comparison) if not low <= one <= high), None)
        if beyond is not None:
            message = f"`{measure.id}` is hardly ever `{measure.words(beyond)}`"
            label = f"usual is `{measure.words(low)}` to `{measure.words(high)}`"
            yield written.place.finding("RP308", message, label=label)


def _numbers(comparison: Comparison) -> tuple[float, ...]:
    if isinstance(comparison, Limit):
        return (comparison.threshold,)
    return tuple(number for ends in comparison.ranges for number in ends)
