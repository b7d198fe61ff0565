"""What an unquoted word of a file stands for, or why it may stand for nothing.

One word flows in; a value or a flaw flows out.
Words that two programs read in two ways are refused here, so that no later stage has to guess.
"""

import re
from datetime import date
from typing import NamedTuple

from rehab.source.node import Scalar


class Flaw(NamedTuple):
    """Why a word is refused: the finding's id, its message and the hint beside the carets."""

    id: str
    message: str
    label: str


NO_VALUE = "RP008"
"""The finding for a word that says nothing."""
SPOKEN = "RP007"
"""The finding for a word such as `yes`, which says something that nobody may pass over."""
_MOST_DIGITS = 17
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPOKEN = frozenset({"yes", "no", "on", "off", "y", "n"})
_TRUTH = {"true": "true", "false": "false"}
_NOTHING = frozenset({"null", "~", ""})
_NOT_NUMBERS = re.compile(r"[-+]?\.?(?:inf|nan|infinity)", re.IGNORECASE)
_LONGEST_WORD = 9
_LONGEST_NUMBER = 64
_TOO_LONG = Flaw(
    "RP011", "number has more digits than can be kept exactly", "round it, or put a code in quotes"
)

_ODD: tuple[tuple[re.Pattern[str], Flaw], ...] = tuple(
    (re.compile(pattern), Flaw(*flaw))
    for pattern, flaw in (
        (
            r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?",
            ("RP012", "date `{}` is not written as YYYY-MM-DD", "write the day alone, as in `2026-03-09`"),
        ),
        (
            r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}([./])[0-9]{1,2}\2[0-9]{1,2}",
            ("RP012", "date `{}` is not written as YYYY-MM-DD", "write year-month-day, as in `2026-03-09`"),
        ),
        (
            r"[0-9]+(?:\.[0-9]+){2,}",
            ("RP009", "version `{}` is not in quotes", 'write `"{}"`'),
        ),
        (
            r"-?(?:0|[1-9][0-9]*)\.[0-9]*0",
            (
                "RP009",
                "`{}` may be a version or a number",
                'for a version write `"{}"`, for a number `{number}`',
            ),
        ),
        (
            r"[-+]?0[0-9]+(?:\.[0-9]*)?",
            ("RP010", "number `{}` starts with a zero", 'write `{number}`, or `"{}"` for a code'),
        ),
        (
            r"[-+]?0[xob][0-9a-fA-F_]+",
            ("RP010", "number `{}` is not a decimal number", 'write it as a decimal, or `"{}"` for a code'),
        ),
        (
            r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?",
            ("RP011", "number `{}` is not written plainly", 'write `{number}`, or `"{}"` for a code'),
        ),
        (
            r"[-+]?\.[0-9][0-9_]*",
            ("RP011", "number `{}` has nothing before its point", "write `{number}`"),
        ),
        (
            r"[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*[eE][-+]?[0-9]+",
            ("RP011", "number `{}` has an exponent", 'write its digits out, or `"{}"` for a code'),
        ),
        (
            r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?",
            (
                "RP011",
                "`{}` may be a time or a number in base sixty",
                'write `"{}"` for text, or a plain number',
            ),
        ),
    )
)


def plain(text: str) -> Scalar | Flaw:
    """The value of an unquoted word: text, number, date, true or false, or the flaw it is refused for."""
    first = text[:1]
    if first.isalpha() or first == "_":
        return text if len(text) > _LONGEST_WORD else _word(text)
    if first and first in "0123456789+-.":
        return _number(text)
    return _word(text)


def _word(text: str) -> Scalar | Flaw:
    if text == "true":
        return True
    if text == "false":
        return False
    lower = text.lower()
    if lower in _TRUTH:
        return Flaw(SPOKEN, f"`{text}` is not written in small letters", f"write `{lower}`")
    if lower in _SPOKEN:
        meant = "true" if lower in {"yes", "on", "y"} else "false"
        return Flaw(
            SPOKEN, f"`{text}` can mean a word or {meant}", f'write `{meant}`, or `"{text}"` for the word'
        )
    if lower in _NOTHING:
        message = f"`{text}` is not a value" if text else "there is no value here"
        return Flaw(NO_VALUE, message, "leave the key out, or write `unknown`")
    if _NOT_NUMBERS.fullmatch(text):
        return Flaw(
            "RP011", f"`{text}` is not a number that can be compared", "write a number, or leave the key out"
        )
    return text


def _number(text: str) -> Scalar | Flaw:
    if _INTEGER.fullmatch(text):
        return _TOO_LONG if _digits(text) > _MOST_DIGITS else int(text)
    if _DECIMAL.fullmatch(text) and (text[-1] != "0" or text.endswith(".0")):
        return _TOO_LONG if _digits(text) > _MOST_DIGITS else float(text)
    if len(text) > _LONGEST_NUMBER:
        return text
    if _DATE.fullmatch(text):
        return _day(text)
    for pattern, flaw in _ODD:
        if pattern.fullmatch(text):
            return Flaw(flaw.id, flaw.message.format(text), flaw.label.format(text, number=_plainly(text)))
    return _word(text)


def _day(text: str) -> Scalar | Flaw:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Flaw("RP012", f"there is no day `{text}`", "write year-month-day, as in `2026-03-09`")


def _digits(text: str) -> int:
    """How many digits of a number count."""
    return len(text.lstrip("-0.").replace(".", ""))


def _plainly(text: str) -> str:
    """The number that was probably meant, written the plain way."""
    sign = "-" if text.startswith("-") else ""
    whole, _, part = text.lstrip("+-").replace("_", "").partition(".")
    digits = (whole.lstrip("0") or "0") + ("." + part.rstrip("0") if part.rstrip("0") else "")
    return sign + digits
