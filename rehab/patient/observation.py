"""One measure on one day: which of its values are accepted, and which are refused and why.

Values as written flow in with who gave them; accepted observations flow out, in the measure's own
numbers, with a reason for every refusal. Nothing is guessed, converted or rounded.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehab.patient.authored import ValueText
from rehab.patient.model import Absence, Observed
from rehab.terms.measure import Kind, Measure, Reporter, Value

_NO_VALUE = {"unknown": Absence.NOT_ASKED, "declined": Absence.DECLINED}
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the values of one measure on one day.

    Attributes:
        absence: why there is no value, if there is none.
        rejected: each refused value as written, with the reason.
        doubtful: each accepted value outside the usual range, with the question to ask.
    """

    observed: tuple[Observed, ...] = ()
    absence: Absence | None = None
    not_applicable: bool = False
    rejected: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()


def accept(measure: Measure, written: Sequence[tuple[object, Reporter]], day: date) -> Accepted:
    """Judge all values of one measure on one day.

    Args:
        measure: the measure.
        written: each value as the file gives it, with who did the check-in.
        day: the day of the check-in.
    """
    observed: list[Observed] = []
    rejected: list[tuple[str, str]] = []
    absence: Absence | None = None
    not_applicable = False
    for value, by in written:
        text = value if isinstance(value, ValueText) else _plain(value)
        if text.not_applicable is not None:
            not_applicable = True
            continue
        if isinstance(text.value, str) and text.value in _NO_VALUE and text.value not in measure.grades:
            absence = _NO_VALUE[text.value]
            continue
        refusal = why_refused(measure, text)
        if refusal is not None:
            rejected.append((shown(text.value), refusal))
            absence = Absence.REJECTED
            continue
        observed.append(_observed(measure, text, text.by or by, day))
    contradiction = _contradiction(measure, observed)
    if contradiction is not None:
        rejected.append(contradiction)
        observed, absence = [], Absence.REJECTED
    return Accepted(
        observed=tuple(dict.fromkeys(observed)),
        absence=absence if not observed else None,
        not_applicable=not_applicable and not observed,
        rejected=tuple(rejected),
        doubtful=tuple(_doubts(measure, observed)),
    )


def _plain(value: object) -> ValueText:
    """A bare value as if it stood in a mapping; anything but a scalar is left without a value."""
    return ValueText.model_construct(value=value if isinstance(value, bool | int | float | str) else None)


def why_refused(measure: Measure, text: ValueText) -> str | None:
    """The reason for which a value cannot be true, or None if it can."""
    if text.method is not None and measure.methods and text.method not in measure.methods:
        return f"`{text.method}` is no method of {measure.id}: {', '.join(measure.methods)}"
    if text.position is not None and measure.positions and text.position not in measure.positions:
        return f"`{text.position}` is no position of {measure.id}: {', '.join(measure.positions)}"
    values = (text.value,) if text.repeat is None else (text.value, text.repeat)
    return next((why for value in values if (why := _why_no_value(measure, value)) is not None), None)


def shown(value: object) -> str:
    """A refused value as the person wrote it, cut where it is long."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "..."


def _why_no_value(measure: Measure, value: object) -> str | None:
    if not isinstance(value, bool | int | float | str):
        if value is None:
            return "no value is given"
        return "both knees are treated, and it does not say which one it is; write `left:` and `right:`"
    number = measure.number(value)
    if number is None:
        return _what_is_right(measure, value)
    if not math.isfinite(number):
        return "it is not a finite number"
    low, high = measure.range
    if not low <= number <= high:
        return f"it lies outside {measure.words(low)} to {measure.words(high)}"
    if not measure.on_step(number):
        return f"{measure.id} is recorded in steps of {measure.step:g}"
    return None


def _what_is_right(measure: Measure, value: Value) -> str:
    if measure.kind is Kind.YES_NO:
        return "the answer is `true` or `false`"
    if measure.grades:
        return "it is one of " + ", ".join(measure.grades)
    if isinstance(value, str):
        return "it is text where a number belongs"
    return "it is yes or no where a number belongs"


def _observed(measure: Measure, text: ValueText, by: Reporter, day: date) -> Observed:
    number = measure.number(text.value) if text.value is not None else None
    repeat = measure.number(text.repeat) if text.repeat is not None else None
    return Observed(
        measure=measure.id,
        number=0.0 if number is None else number,
        on=day,
        reporter=by,
        full=by in measure.reporters,
        method=text.method or "",
        position=text.position or "",
        repeat=repeat,
    )


def _contradiction(measure: Measure, observed: Sequence[Observed]) -> tuple[str, str] | None:
    """Two values of one reporter, method and position on one day that differ."""
    seen: dict[tuple[str, str, str], float] = {}
    for one in observed:
        key = (one.reporter.value, one.method, one.position)
        if seen.setdefault(key, one.number) != one.number:
            values = f"{measure.words(seen[key])} and {measure.words(one.number)}"
            return (
                values,
                f"two values of the same day from the same {one.reporter.value} contradict each other",
            )
    return None


def _doubts(measure: Measure, observed: Sequence[Observed]) -> list[tuple[str, str]]:
    if measure.soft is None:
        return []
    low, high = measure.soft
    return [
        (
            measure.words(one.number),
            f"usual values are {measure.words(low)} to {measure.words(high)}: are you sure?",
        )
        for one in observed
        if not low <= one.number <= high
    ]
