"""One pydantic error in the words of the house.

An error and its trail flow in; id, message, label and place flow out.
Pydantic's own words speak of inputs and objects; the reader wrote keys and values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rehab.findings import CATALOGUE, did_you_mean
from rehab.source.node import MappingNode, Node, Scalar, ScalarNode, SequenceNode
from rehab.source.place import Path
from rehab.source.schema import Expected
from rehab.source.trail import Trail

Error = Mapping[str, Any]
"""One entry of pydantic's `ValidationError.errors()`."""

_MOST_LISTED = 8
_LONGEST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is said of one error."""

    id: str
    message: str
    label: str = ""
    at: Path = ()
    on_key: bool = False
    why: str = ""


WANTED: Mapping[str, str] = {
    "string": "text",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "`true` or `false`",
    "date": "a date",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
    "frozen_set": "a list",
    "frozenset": "a list",
    "iterable": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "model": "a mapping",
    "model_attributes": "a mapping",
    "dataclass": "a mapping",
    "model-fields": "a mapping",
    "typed-dict": "a mapping",
}
"""What pydantic's kinds are called in a message."""

KIND_ERRORS: Mapping[str, str] = {
    **{f"{kind}_type": words for kind, words in WANTED.items()},
    "int_parsing": WANTED["int"],
    "int_from_float": WANTED["int"],
    "float_parsing": WANTED["float"],
    "decimal_parsing": WANTED["decimal"],
    "bool_parsing": WANTED["bool"],
    "date_parsing": WANTED["date"],
    "date_from_datetime_parsing": WANTED["date"],
    "date_from_datetime_inexact": WANTED["date"],
}
"""Error types that mean a wrong kind of value, and what would be right."""

WORD_ERRORS = frozenset({"literal_error", "enum"})
MISSING = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument", "no_such_attribute"})


def complaint(expected: Expected, error: Error, trail: Trail) -> Complaint:
    """The complaint about one error, at the end of its trail."""
    kind = error["type"]
    if kind in CATALOGUE:
        return _own(error, trail)
    if kind in MISSING:
        return _missing(trail)
    if kind in UNKNOWN:
        return _unknown(expected, trail)
    if kind in KIND_ERRORS:
        return wrong_kind(trail, (KIND_ERRORS[kind],))
    if kind in WORD_ERRORS:
        return wrong_word(trail, expected.words(trail.schema))
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _tag(expected, error, trail)
    if kind in _LIMITS:
        return Complaint(
            "RP103", f"{subject(trail.path)} {_LIMITS[kind](error.get('ctx', {}))}", at=trail.path
        )
    return Complaint("RP103", f"{subject(trail.path)}: {_cleaned(error)}", at=trail.path, on_key=trail.on_key)


def wrong_kind(trail: Trail, wanted: tuple[str, ...]) -> Complaint:
    """A value of another kind than any of the wanted ones."""
    wanted = tuple(dict.fromkeys(wanted))
    if trail.on_key:
        message = f"key {_quoted(trail.path[-1])} should be {' or '.join(wanted)}"
        return Complaint("RP103", message, at=trail.path, on_key=True)
    met = kind_of(trail.node)
    met = "a fraction" if met == "a number" and WANTED["int"] in wanted else met
    instead = "" if met in wanted else f", not {met}"
    return Complaint(
        "RP103",
        f"{subject(trail.path)} should be {' or '.join(wanted)}{instead}",
        _remedy(trail.node, wanted),
        trail.path,
        on_key=not isinstance(trail.node, ScalarNode) and bool(trail.path),
    )


def wrong_word(trail: Trail, words: tuple[str, ...]) -> Complaint:
    """A word that a closed choice does not hold."""
    if not isinstance(trail.node, ScalarNode):
        return wrong_kind(trail, (_listed(words),) if words else ("a word",))
    written = trail.node.text
    guess = did_you_mean(written, words)
    label = f"did you mean `{guess}`?" if guess else f"write {_listed(words)}" if words else ""
    return Complaint("RP103", f"{subject(trail.path)} cannot be {_quoted(written)}", label, trail.path)


def subject(path: Path) -> str:
    """What a message calls the part at a path."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return _quoted(last)
    holder = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"item {last + 1} of {_quoted(holder)}" if holder else f"item {last + 1}"


def kind_of(node: Node) -> str:
    """What a message calls the kind of a node."""
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    match node.value:
        case bool():
            return "`true` or `false`" if node.quoted else f"`{node.text}`"
        case int() | float():
            return "a number"
        case date():
            return "a date"
        case _:
            return "text"


def _own(error: Error, trail: Trail) -> Complaint:
    """A complaint that a validator of this project made itself."""
    given = error.get("ctx") or {}
    at = given.get("at", ())
    return Complaint(
        error["type"],
        error["msg"],
        str(given.get("label", "")),
        (*trail.path, *((at,) if isinstance(at, str | int) else at)),
        bool(given.get("key", trail.on_key)),
        str(given.get("why", "")),
    )


def _missing(trail: Trail) -> Complaint:
    if isinstance(trail.absent, int):
        holder = subject(trail.path)
        return Complaint(
            "RP103", f"{holder} has no item {trail.absent + 1}", "one more is needed", trail.path
        )
    key = str(trail.absent if trail.absent is not None else trail.path[-1])
    return Complaint(
        "RP101", f"missing key {_quoted(key)}", f"`{key}: ...` belongs here", trail.path, on_key=True
    )


def _unknown(expected: Expected, trail: Trail) -> Complaint:
    key = str(trail.path[-1]) if trail.path else ""
    known = tuple(expected.fields(trail.owner))
    guess = did_you_mean(key, known)
    others = f"known here: {_listed(known, ' and ')}" if known else ""
    label = f"did you mean `{guess}`?" if guess else others
    return Complaint("RP102", f"unknown key {_quoted(key)}", label, trail.path, on_key=True)


def _tag(expected: Expected, error: Error, trail: Trail) -> Complaint:
    key = str(error.get("ctx", {}).get("discriminator", ""))
    named = key.startswith("'") and key.endswith("'")
    tags = tuple(label for label, _ in expected.choices(trail.schema) if label)
    if not named:
        message = f"{subject(trail.path)} should be {_listed(tags)}"
        return Complaint("RP103", message, at=trail.path, on_key=True)
    field = key.strip("'")
    inner = trail.node.get(field) if isinstance(trail.node, MappingNode) else None
    if not isinstance(inner, ScalarNode):
        label = f"write `{field}: ...` with {_listed(tags)}"
        return Complaint("RP101", f"missing key {_quoted(field)}", label, trail.path, on_key=True)
    guess = did_you_mean(inner.text, tags)
    label = f"did you mean `{guess}`?" if guess else f"write {_listed(tags)}"
    return Complaint(
        "RP103", f"{_quoted(field)} cannot be {_quoted(inner.text)}", label, (*trail.path, field)
    )


def _remedy(node: Node, wanted: tuple[str, ...]) -> str:
    if not isinstance(node, ScalarNode):
        return ""
    if "text" in wanted and not node.quoted:
        return f'write `"{node.text}"`'
    if {"a number", "a whole number"} & set(wanted):
        return _number_remedy(node, wanted)
    if WANTED["bool"] in wanted:
        return "write `true` or `false` without quotes"
    if "a date" in wanted:
        return "write year-month-day, as in `2026-03-09`"
    if "a list" in wanted:
        return "" if "\n" in node.text or len(node.text) > _LONGEST_QUOTED else f"write `[{node.text}]`"
    return ""


def _number_remedy(node: ScalarNode, wanted: tuple[str, ...]) -> str:
    text = node.text.strip().replace(",", ".", 1)  # many write a decimal comma
    if text.isascii() and text.removeprefix("-").replace(".", "", 1).isdecimal():
        if isinstance(node.value, str) and ("." not in text or "a number" in wanted):
            return f"write `{text}`" + (" without quotes" if node.quoted else "")
        return _whole(node.value)
    return "write the number alone"


def _whole(value: Scalar) -> str:
    if not isinstance(value, float):
        return ""
    return f"write `{value:.0f}`" if value.is_integer() else "round it to a whole number"


def _listed(words: tuple[str, ...], last: str = " or ") -> str:
    shown = [_quoted(word) for word in words[:_MOST_LISTED]]
    if len(words) > _MOST_LISTED:
        return ", ".join(shown) + f"{last}{len(words) - _MOST_LISTED} more"
    return last.join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _quoted(word: str | int) -> str:
    text = str(word)
    text = text if len(text) <= _LONGEST_QUOTED else text[: _LONGEST_QUOTED - 3] + "..."
    return f"`{text}`"


def _items(number: int, noun: str = "item") -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


_LIMITS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "greater_than": lambda given: f"should be above {_plain(given['gt'])}",
    "greater_than_equal": lambda given: f"should be at least {_plain(given['ge'])}",
    "less_than": lambda given: f"should be below {_plain(given['lt'])}",
    "less_than_equal": lambda given: f"should be at most {_plain(given['le'])}",
    "multiple_of": lambda given: f"should be a multiple of {_plain(given['multiple_of'])}",
    "finite_number": lambda _: "should be a finite number",
    "too_short": lambda given: f"should have at least {_items(given['min_length'])}",
    "too_long": lambda given: f"should have at most {_items(given['max_length'])}",
    "string_too_short": lambda given: f"should have at least {_items(given['min_length'], 'character')}",
    "string_too_long": lambda given: f"should have at most {_items(given['max_length'], 'character')}",
    "string_pattern_mismatch": lambda given: f"is not written as `{given['pattern']}`",
    "none_required": lambda _: "should be left out",
}


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _cleaned(error: Error) -> str:
    """Pydantic's own wording, as the last resort."""
    words = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    words = words.strip().rstrip(".")
    return words[:1].lower() + words[1:]
