"""What would be right instead: the words beside the carets for a threshold that its measure cannot have.

A measure and what was written flow in; a phrase flows out. A finding without a remedy is half a finding.
"""

from rehab.findings import did_you_mean
from rehab.protocol.authored_condition import Word
from rehab.source.phrase import listed
from rehab.terms.measure import Measure
from rehab.terms.quantity import Quantity, quantity


def right_word(measure: Measure, written: Word) -> str:
    """A value that the measure can have, the nearest to what was written."""
    if measure.is_worded:
        near = did_you_mean(str(written), measure.grades)
        return f"did you mean `{near}`?" if near else f"write {listed(measure.grades)}"
    if measure.range == (0.0, 1.0):
        return "write `true` or `false`"
    found = quantity(written)
    if found is not None and not measure.unit:
        return f"write `{found.number:g}` without quotes"
    low, high = measure.soft or measure.range
    return f"such as `{measure.words(round((low + high) / 2))}`"


def range_words(measure: Measure) -> str:
    """From where to where the measure goes."""
    low, high = measure.range
    return f"it goes from `{measure.words(low)}` to `{measure.words(high)}`"


def some_amount(measure: Measure) -> str:
    """An amount by which the measure can change, as an example."""
    return "1 grade" if measure.is_worded else measure.words(measure.error or 1)


def unit_message(measure: Measure, found: Quantity, unit: str) -> str:
    """Why the unit of a threshold is not the one that belongs there."""
    if unit == "%" != measure.unit:
        return "a share of another value is written in `%`"
    if not found.unit:
        return f"`{found.number:g}` has no unit"
    if not unit:
        return f"`{measure.id}` has no unit, and `{found.unit}` is given"
    return f"`{found.unit}` is not the unit of `{measure.id}`"
