"""A recovery in words: its curve, how patients lie apart, how it is read, each under its source.

A recovery and its measure flow in, pairs of a source and a phrase flow out; an empty source is an assumption.
"""

from collections.abc import Iterator, Sequence

from rehab.simulate.population import Point, Recovery
from rehab.terms.measure import Measure
from rehab.wording import english
from rehab.wording import english_simulation as words
from rehab.wording.number import counted, number_words, value_words
from rehab.wording.voice import CLINICIAN


def recovery_words(recovery: Recovery, measure: Measure, *, condition: str) -> tuple[tuple[str, str], ...]:
    """What is said of one recovery, a phrase a source; what is published comes first.

    Args:
        recovery: the recovery.
        measure: its measure.
        condition: the name of what patients must have, for it to be read; empty for none.
    """
    by_source: dict[str, list[str]] = {}
    for source, said in (*_curve(recovery, measure), *_spread(recovery, measure)):
        by_source.setdefault(source, []).append(said)
    for said in _reading(recovery, condition):
        by_source.setdefault("", []).append(said)
    published_first = sorted(by_source, key=lambda source: not source)
    return tuple((source, "; ".join(by_source[source])) for source in published_first)


def _curve(recovery: Recovery, measure: Measure) -> Iterator[tuple[str, str]]:
    for source in dict.fromkeys(point.source for point in recovery.points):
        named = [point for point in recovery.points if point.source == source]
        yield source, _points(named, recovery, measure)
    slow = recovery.slow
    if slow is not None:
        yield slow.source, words.SLOW.format(count=slow.count, of=slow.of)
        yield "", words.SLOW_COURSE.format(points=_points(slow.points, recovery, measure))


def _spread(recovery: Recovery, measure: Measure) -> Iterator[tuple[str, str]]:
    between, reading, other = recovery.between, recovery.reading, recovery.other
    apart = f"{number_words(between.sd)} %" if recovery.is_share else _amount(between.sd, measure)
    yield between.source, words.BETWEEN.format(sd=apart)
    yield reading.source, words.READING.format(sd=_amount(reading.sd, measure))
    if other is not None:
        value = value_words(measure, other.value, CLINICIAN)
        yield "", words.OTHER.format(value=value, sd=_amount(other.sd, measure))


def _reading(recovery: Recovery, condition: str) -> Iterator[str]:
    if recovery.is_repeated:
        yield words.TWICE
    if recovery.every > 1:
        yield counted(recovery.every, words.EVERY)
    if condition:
        yield words.ONLY_WITH.format(condition=condition)


def _points(points: Sequence[Point], recovery: Recovery, measure: Measure) -> str:
    return ", ".join(_point(point, recovery, measure) for point in points)


def _point(point: Point, recovery: Recovery, measure: Measure) -> str:
    value = value_words(measure, point.value, CLINICIAN)
    if recovery.is_share:
        value = words.SHARE_OF_OTHER.format(points=f"{number_words(point.value)} %")
    return words.IN_WEEK.format(value=value, week=number_words(point.week))


def _amount(number: float, measure: Measure) -> str:
    """A spread in the measure's own unit, with as many digits as it has."""
    if measure.grades:
        return counted(number, english.GRADES)
    return number_words(number) if measure.unit is None else f"{number_words(number)} {measure.unit}"
