"""Which knee a value is of, where a check-in names both or none.

What stands under `left:` and `right:` flows in; the values that one knee's course takes from it flow out,
marked where they are not simply its own. An alarming answer to a question about the whole patient, or to
a red flag of a knee that nobody treats, is never lost to the side it stands on.
"""

from collections.abc import Collection, Iterator

from rehab.frozen import FrozenStruct
from rehab.patient.authored import Knee, SidedText, ValueText
from rehab.terms.measure import Kind, Measure, Worse

_KNEES: tuple[Knee, Knee] = ("left", "right")


class WithoutKnee(FrozenStruct):
    """A value of a sided measure that names no knee although both are treated."""

    written: object


class OtherKnee(FrozenStruct):
    """A yes to a red flag of the knee that is not treated."""

    written: object
    knee: Knee


class NotSided(FrozenStruct):
    """Values under `left:` and `right:` of a measure that is not asked for each knee."""

    written: SidedText

    @property
    def parts(self) -> tuple[tuple[Knee, object], ...]:
        """Each value with the side that it stands on."""
        return tuple((knee, one) for knee in _KNEES for one in _parts(self.written, knee))


def of_knee(
    measure: Measure, written: SidedText, knee: Knee, *, treated: Collection[Knee]
) -> Iterator[object]:
    """What one knee takes from values of both.

    Args:
        measure: the measure.
        written: what stands under `left:` and `right:`.
        knee: the knee that asks.
        treated: the knees whose courses read this; a red flag of another one counts for each of them.
    """
    if not measure.sided:
        if knee in treated:
            both = NotSided(written)
            yield from tuple(one for _, one in both.parts if raises(measure, one)) or (both,)
        return
    yield from _parts(written, knee)
    other: Knee = "left" if knee == "right" else "right"
    if measure.red_flag and knee in treated and other not in treated:
        yield from (OtherKnee(one, other) for one in _parts(written, other) if raises(measure, one))


def raises(measure: Measure, value: object) -> bool:
    """True if a value, or its repeat, is the answer to a question that an alarm waits for."""
    if measure.kind is not Kind.YES_NO or (measure.worse is Worse.NONE and not measure.red_flag):
        return False
    values = (value.value, value.repeat) if isinstance(value, ValueText) else (value,)
    return any(one is alarming(measure) for one in values)


def alarming(measure: Measure) -> bool:
    """The worse answer to a question; yes, but for one in which a no is worse."""
    return measure.worse is not Worse.LOWER


def _parts(written: SidedText, knee: Knee) -> tuple[object, ...]:
    value = written.left if knee == "left" else written.right
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
