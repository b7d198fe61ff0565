"""The numbers that an English text says, each with what it counts.

A text flows in; quantities flow out in the units of the engine: seconds, days, km/h, percent, degrees
Celsius, times a week. Bounds of pain flow out as what lies between two whole points.
"""

import re
from collections.abc import Iterator
from enum import Enum

from rehab.frozen import FrozenStruct


class Counted(Enum):
    """What a number in a text counts."""

    SECONDS = "seconds"
    DAYS = "days"
    SPEED = "km/h"
    SLOPE = "% of slope"
    A_WEEK = "times a week"
    CELSIUS = "C"


class Said(FrozenStruct):
    """One quantity as a text says it, lowest and highest; the same twice for one number."""

    low: float
    high: float
    counted: Counted
    words: str


class Bound(FrozenStruct):
    """A bound between two whole points of pain: 5.5 for "above 5" and for "5 or less"."""

    between: float
    words: str


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"\d+(?:\.\d+)?|{'|'.join(_WORDS)}"
_UNITS: dict[str, tuple[Counted, float]] = {
    "sec": (Counted.SECONDS, 1),
    "min": (Counted.SECONDS, 60),
    "day": (Counted.DAYS, 1),
    "week": (Counted.DAYS, 7),
    "km/h": (Counted.SPEED, 1),
    "mph": (Counted.SPEED, 1.609),
}
_QUANTITY = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:to|[-\u2013])\s*({_NUMBER}))?[\s-]*"
    r"(sec|min|day|week|km/h|mph)(?:onds?|s|utes?)?(?![a-z])",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"\b({_NUMBER})(?:\s*(?:to|[-\u2013])\s*({_NUMBER}))?\s*(?:%|percent)", re.IGNORECASE)
_HILL = re.compile(r"\b(?:uphill|hill|slope|incline)", re.IGNORECASE)
_OFTEN = re.compile(
    rf"\b(?:({_NUMBER})(?:\s*(?:to|[-\u2013])\s*({_NUMBER}))?\s+(?:times|sessions|days)|(once|twice))"
    r"\s+(?:a|each|every|per)\s+week\b",
    re.IGNORECASE,
)
_HEAT = re.compile(r"(\d+(?:\.\d+)?)\s*°?\s*([CF])\b")

_PAIN = re.compile(r"\b(?:pain|hurts?|sore)", re.IGNORECASE)
_POINT = r"(10|[0-9])(?!\d|\.\d|\s*(?:%|°|[CF]\b|km|mph|sec|min|day|week|time|session|level|step))"
_OVER = re.compile(
    rf"\b(?:above|over|more than|up to|at most)\s+{_POINT}|\b{_POINT}\s+or\s+(?:less|lower|below)",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:at least|below|under|less than|from)\s+{_POINT}|\b{_POINT}\s+or\s+(?:more|higher|above)",
    re.IGNORECASE,
)


def quantities(text: str) -> Iterator[Said]:
    """The quantities of a text, a range as one."""
    often = tuple(_OFTEN.finditer(text))
    for found in often:
        low = {"once": 1.0, "twice": 2.0}.get((found[3] or "").lower()) or _number(found[1])
        yield Said(low, _number(found[2]) if found[2] else low, Counted.A_WEEK, found[0])
    for found in _QUANTITY.finditer(text):
        if not any(one.start() <= found.start() < one.end() for one in often):
            counted, factor = _UNITS[found[3].lower()]
            low = _number(found[1])
            high = _number(found[2]) if found[2] else low
            yield Said(low * factor, high * factor, counted, found[0])
    if _HILL.search(text):
        for found in _PERCENT.finditer(text):
            low = _number(found[1])
            yield Said(low, _number(found[2]) if found[2] else low, Counted.SLOPE, found[0])
    for found in _HEAT.finditer(text):
        heat = float(found[1]) if found[2] == "C" else (float(found[1]) - 32) / 1.8
        yield Said(heat, heat, Counted.CELSIUS, found[0])


def pain_bounds(text: str, *, is_of_pain: bool = False) -> Iterator[Bound]:
    """The bounds of pain that a text sets, where it speaks of pain at all.

    Args:
        text: what is said.
        is_of_pain: true where it stands beside the pain scale, so that nothing else can be meant.
    """
    if not is_of_pain and not _PAIN.search(text):
        return
    for pattern, step in ((_OVER, 0.5), (_UNDER, -0.5)):
        for found in pattern.finditer(text):
            yield Bound(float(found[1] or found[2]) + step, found[0])


def _number(word: str) -> float:
    lower = word.lower()
    return float(_WORDS.index(lower) + 1) if lower in _WORDS else float(word)
