"""The numbers of a paper: it comes in, each number comes out with its place and its form.

A form is what a sentence says around its numbers: two papers are compared number by number only where they
say the same, so that a paper which says something else altogether proves nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rehab.report.handout import Handout
from rehab.wording import english
from tests.report.printed import LOOKS

_TOKEN = re.compile(r"\b[0-9a-f]{12}\b|\b\d{3} \d{4}\b|\d+(?:[.,]\d+)*")
"""A digest and a telephone number are one number each."""
_NAMED = "|".join((*english.MONTHS, *english.WEEKDAYS))
_SHORT = "|".join(name[:3] for name in (*english.MONTHS, *english.WEEKDAYS))
_DAYS = re.compile(rf"\b(?:{_NAMED}|{_SHORT})\b")
_MANY = re.compile(r"(# [a-z]+)s\b")


class Form(NamedTuple):
    """Where a number stands on each paper that says the same: field, words around it, which number."""

    field: str
    words: str
    number: int


class Number(NamedTuple):
    """A number on one paper."""

    form: Form
    place: str
    printed: str


def numbers_of(paper: Handout) -> tuple[Number, ...]:
    """Every number of a paper, in the order of its fields."""
    found = []
    for field, place, text in _texts(paper.model_dump(), "", ""):
        words = _MANY.sub(r"\1", _DAYS.sub("@", _TOKEN.sub("#", text)))
        for number, token in enumerate(_TOKEN.finditer(text)):
            found.append(Number(Form(field, words, number), place, token[0]))
    return tuple(found)


def moved(before: Handout, after: Handout) -> frozenset[Form]:
    """The forms of the numbers that differ where both papers say the same."""
    was = {(one.place, one.form): one.printed for one in numbers_of(before)}
    now = {(one.place, one.form): one.printed for one in numbers_of(after)}
    return frozenset(key[1] for key, printed in was.items() if now.get(key, printed) != printed)


def _texts(value: object, field: str, place: str) -> Iterator[tuple[str, str, str]]:
    """Each text with its field, in which a labelled value has its label, and its place on this paper."""
    match value:
        case str():
            yield field, place, value
        case dict():
            label = value.get("label", "") if "value" in value else ""
            for name, inner in value.items():
                if name not in LOOKS:
                    said = f" ({label})" if label and name != "label" else ""
                    yield from _texts(inner, f"{field}.{name}{said}", f"{place}.{name}")
        case tuple() | list():
            for number, inner in enumerate(value):
                yield from _texts(inner, field, f"{place}.{number}")
        case _:
            return
