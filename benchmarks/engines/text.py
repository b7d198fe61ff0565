"""A condition as text that Python, zen and rule-engine all read: `(m1 >= 3 and (m2 < 1 or m7 > 4))`."""

from collections.abc import Callable

from rehab.protocol.condition import All, AnyOf, Condition, Limit, Operator, Test

SIGNS = {Operator.AT_LEAST: ">=", Operator.AT_MOST: "<=", Operator.ABOVE: ">", Operator.BELOW: "<"}


def as_text(condition: Condition, name: Callable[[str], str] = str) -> str:
    """The condition in infix form.

    Args:
        condition: a condition of the workload.
        name: how a measure is written.

    Raises:
        TypeError: for conditions that the workload does not hold.
    """
    match condition:
        case Test(measure, _, Limit(operator, threshold)):
            return f"{name(measure)} {SIGNS[operator]} {threshold:g}"
        case All(parts):
            return f"({' and '.join(as_text(part, name) for part in parts)})"
        case AnyOf(parts):
            return f"({' or '.join(as_text(part, name) for part in parts)})"
        case _:
            raise TypeError(condition)
