"""One measure on one day: which of its values are accepted, and which are refused and why.

Values as written flow in with who gave them; accepted observations flow out, in the measure's own
numbers, with a reason for every refusal. Nothing is guessed, converted or rounded.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeGuard

from rehab.errors import InternalError
from rehab.frozen import FrozenStruct, replace
from rehab.patient.authored import ValueText
from rehab.patient.model import Absence, Observed
from rehab.patient.sides import NotSided, OtherKnee, WithoutKnee, alarming, raises
from rehab.source import Misfit
from rehab.terms.measure import Kind, Measure, Reporter, Value, Worse

_NO_VALUE = {"unknown": Absence.NOT_ASKED, "declined": Absence.DECLINED}
_ANSWERS = frozenset({"true", "false"})
_LONGEST_SHOWN = 40
_LARGEST = 10**9


class Accepted(FrozenStruct):
    """What became of the values of one measure on one day.

    Attributes:
        absence: why there is no value of full standing, if there is none.
        rejected: each refused value as written, with the reason.
        doubtful: each accepted value that is unusual or of lesser standing by how it was taken, and why.
    """

    observed: tuple[Observed, ...] = ()
    absence: Absence | None = None
    not_applicable: bool = False
    rejected: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()


def accept(
    measure: Measure,
    written: Sequence[tuple[object, Reporter]],
    day: date,
    *,
    told_on: date | None = None,
) -> Accepted:
    """Judge all values of one measure on one day.

    Where one of them is refused, the others can only add caution: a refusal never silences an alarm,
    and never lets another value open a gate in its place.

    Args:
        measure: the measure.
        written: each value as the file gives it, with who did the check-in.
        day: the day of the check-in, or of the session.
        told_on: the day of the check-in that tells of a session; the same day if left out.
    """
    too_soon = _why_too_soon(measure, day, told_on or day)
    observed: list[Observed] = []
    rejected: list[tuple[str, str]] = []
    absence: Absence | None = None
    not_applicable = False
    for value, check_in_by in written:
        bare = value.written if isinstance(value, WithoutKnee | OtherKnee) else value
        text = bare if isinstance(bare, ValueText) else _plain(bare)
        by = text.by or check_in_by
        if raises(measure, text) and (measure.red_flag or not isinstance(value, WithoutKnee)):
            observed.append(_observed(measure, _alone(measure, text), by, day))
        elif isinstance(text.value, str) and text.value in _NO_VALUE and text.value not in measure.grades:
            absence = _NO_VALUE[text.value]
        elif (refusal := _refusal(measure, value, text, by)) is not None:
            rejected.append(refusal)
        elif too_soon is not None:
            rejected.append((_as_written(text), too_soon))
        elif text.not_applicable is not None:
            not_applicable = True
        else:
            observed.append(_observed(measure, text, by, day))
    at_odds = _contradictions(measure, observed)
    observed = [one for one in observed if _taken(one) not in at_odds]
    rejected += at_odds.values()
    if rejected:
        observed = [replace(one, full=False) for one in observed]
        absence = Absence.REJECTED
    return Accepted(
        observed=tuple(dict.fromkeys(observed)),
        absence=None if any(one.full for one in observed) else absence,
        not_applicable=not_applicable and not observed and not rejected,
        rejected=tuple(rejected),
        doubtful=(*_doubts(measure, observed), *_of_other_knee(measure, written)),
    )


def _alone(measure: Measure, text: ValueText) -> ValueText:
    """An alarming answer without what stands beside it, which could only take it back."""
    return text.model_copy(update={"value": alarming(measure), "repeat": None, "not_applicable": None})


def _of_other_knee(measure: Measure, written: Sequence[tuple[object, Reporter]]) -> Iterator[tuple[str, str]]:
    for value, _ in written:
        if isinstance(value, OtherKnee):
            why = f"it is said of the {value.knee} knee, which is not treated: a red flag counts all the same"
            yield measure.words(alarming(measure)), why


def _plain(value: object) -> ValueText:
    """A bare value as if it stood in a mapping; anything that a file cannot hold is left without a value."""
    if isinstance(value, bool | int | float | str | Misfit):
        return ValueText.model_construct(value=value)
    return ValueText.model_construct(value=None)


def _why_too_soon(measure: Measure, day: date, told_on: date) -> str | None:
    """The reason for which nothing can be known yet of a session; None if it can."""
    if measure.next_day and told_on <= day:
        return "it cannot be known on the day of the session"
    return None


def _refusal(measure: Measure, value: object, text: ValueText, by: Reporter) -> tuple[str, str] | None:
    """What cannot stand, a value or the word that none applies, and the reason; None if all can."""
    if isinstance(value, NotSided):
        no_side = f"{measure.id} is not asked for each knee; write one value, no `left:` or `right:`"
        return _of_sides(value), no_side
    if isinstance(value, WithoutKnee):
        which = "both knees are treated, and it does not say which one it is; write `left:` and `right:`"
        return _as_written(text), which
    if text.not_applicable is not None:
        cannot_be = _why_asked(measure, by)
        return None if cannot_be is None else (_as_written(text), cannot_be)
    values = (text.value,) if text.repeat is None else (text.value, text.repeat)
    faults = (
        (_in_quotes(measure, one), why) for one in values if (why := _why_no_value(measure, one)) is not None
    )
    return next(faults, None)


def _why_asked(measure: Measure, by: Reporter) -> str | None:
    if measure.red_flag:
        return "a red flag is asked at every check-in and cannot be set aside"
    return None if by is Reporter.CLINICIAN else "only a clinician signs that a measure does not apply"


def _as_written(text: ValueText) -> str:
    return "not applicable" if text.not_applicable is not None else shown(text.value)


def _of_sides(value: NotSided) -> str:
    said = ((side, one if isinstance(one, ValueText) else _plain(one)) for side, one in value.parts)
    return ", ".join(f"{side}: {_as_written(text)}" for side, text in said)


def _in_quotes(measure: Measure, value: object) -> str:
    """A refused value; an answer that is text stands in its quotes, because they are what is wrong."""
    return f'"{value}"' if _is_quoted_answer(value, measure) else shown(value)


def _is_quoted_answer(value: object, measure: Measure) -> TypeGuard[str]:
    return measure.kind is Kind.YES_NO and isinstance(value, str) and value.lower() in _ANSWERS


def shown(value: object) -> str:
    """A refused value as the person wrote it, cut where it is long."""
    text = str(value)
    if value is None:
        text = "nothing"
    elif isinstance(value, Misfit):
        text = value.written
    elif isinstance(value, bool):
        text = text.lower()
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "..."


def _why_no_value(measure: Measure, value: object) -> str | None:
    if isinstance(value, Misfit):
        return value.why or _what_is_right(measure, value)
    if not isinstance(value, bool | int | float | str):
        return "no value is given"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "it is no number that can be measured"
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


def _what_is_right(measure: Measure, value: Value | Misfit) -> str:
    if _is_quoted_answer(value, measure):
        return f'`"{value}"` is text; write `{value.lower()}` without quotes'
    if measure.kind is Kind.YES_NO:
        return "the answer is `true` or `false`"
    if measure.grades:
        return "it is one of " + ", ".join(measure.grades)
    if isinstance(value, Misfit):
        return f"it is {value.kind} where a number belongs"
    if isinstance(value, str):
        return "it is text where a number belongs"
    return "it is yes or no where a number belongs"


def _observed(measure: Measure, text: ValueText, by: Reporter, day: date) -> Observed:
    """The observation; of a value and its repeat the worse one counts, so that neither is overlooked."""
    number = _number(measure, text.value)
    repeat = None if text.repeat is None else _number(measure, text.repeat)
    if repeat is not None and _is_worse(measure, repeat, number):
        number, repeat = repeat, number
    return Observed(
        measure=measure.id,
        number=number,
        on=day,
        reporter=by,
        full=by in measure.reporters and _why_lesser(measure, text.method, text.position) is None,
        method=text.method or "",
        position=text.position or "",
        repeat=repeat,
    )


def _number(measure: Measure, value: Value | Misfit | None) -> float:
    number = None if value is None or isinstance(value, Misfit) else measure.number(value)
    if number is None:
        raise InternalError(f"a value of `{measure.id}` was accepted that is none")
    return number


def _is_worse(measure: Measure, one: float, other: float) -> bool:
    match measure.worse:
        case Worse.HIGHER:
            return one > other
        case Worse.LOWER:
            return one < other
        case Worse.NONE:
            return False


def _why_lesser(measure: Measure, method: str | None, position: str | None) -> str | None:
    """Why a value taken that way can only add caution, or None if it has full standing."""
    if method and measure.methods and method not in measure.methods:
        return f"`{method}` is none of its methods ({', '.join(measure.methods)})"
    if position and measure.positions and position not in measure.positions:
        return f"`{position}` is none of its positions ({', '.join(measure.positions)})"
    return None


_Taken = tuple[Reporter, str, str]


def _taken(one: Observed) -> _Taken:
    return (one.reporter, one.method, one.position)


def _contradictions(measure: Measure, observed: Sequence[Observed]) -> dict[_Taken, tuple[str, str]]:
    """Values of one reporter, method and position on one day that differ, with the reason for refusal.

    Answers to a red flag are never refused for that: a yes counts, whoever says no beside it.
    """
    if measure.red_flag:
        return {}
    numbers: dict[_Taken, dict[float, None]] = {}
    for one in observed:
        numbers.setdefault(_taken(one), {})[one.number] = None
    return {
        taken: (
            " and ".join(measure.words(number) for number in differing),
            f"two values of the same day from the same {taken[0].value} contradict each other",
        )
        for taken, differing in numbers.items()
        if len(differing) > 1
    }


def _doubts(measure: Measure, observed: Sequence[Observed]) -> Iterator[tuple[str, str]]:
    low, high = measure.soft or measure.range
    for one in observed:
        words = measure.words(one.number)
        if not low <= one.number <= high:
            usual = f"{measure.words(low)} to {measure.words(high)}"
            yield words, f"usual values are {usual}: are you sure?"
        lesser = _why_lesser(measure, one.method, one.position)
        if lesser is not None:
            yield words, f"{lesser}: it can only add caution"
