"""One pydantic error in the words of the house.

An error and its trail flow in; id, message, label and place flow out.
Pydantic's own words speak of inputs and objects; the reader wrote keys and values.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from rehab.findings import CATALOGUE, did_you_mean
from rehab.source.kind import KIND_ERRORS, wrong_kind
from rehab.source.node import MappingNode, ScalarNode
from rehab.source.phrase import LONGEST_QUOTED, Complaint, listed, quoted, subject
from rehab.source.schema import Expected
from rehab.source.trail import Trail

Error = Mapping[str, Any]
"""One entry of pydantic's `ValidationError.errors()`."""

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
        return wrong_kind(expected, trail, (KIND_ERRORS[kind],))
    if kind in WORD_ERRORS:
        return _wrong_word(expected, trail)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _tag(expected, error, trail)
    if kind == "string_pattern_mismatch":
        return _wrong_pattern(str(error["ctx"]["pattern"]), trail)
    if kind in _LIMITS:
        message = f"{subject(trail.path)} {_LIMITS[kind](error.get('ctx', {}))}"
        return Complaint("RP103", message, at=trail.path)
    return Complaint("RP103", f"{subject(trail.path)}: {_cleaned(error)}", at=trail.path, on_key=trail.on_key)


def _wrong_word(expected: Expected, trail: Trail) -> Complaint:
    """A word that a closed choice does not hold."""
    here = [fork.union for fork in trail.forks if fork.path == trail.path]
    words = expected.words(here[0] if here else trail.schema)
    if not isinstance(trail.node, ScalarNode):
        return wrong_kind(expected, trail, (listed(words),))
    written = trail.node.text
    guess = did_you_mean(written, words)
    label = f"did you mean `{guess}`?" if guess else f"write {listed(words)}"
    return Complaint("RP103", f"{subject(trail.path)} cannot be {quoted(written)}", label, trail.path)


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
        "RP101", f"missing key {quoted(key)}", f"`{key}: ...` belongs here", trail.path, on_key=True
    )


def _unknown(expected: Expected, trail: Trail) -> Complaint:
    key = str(trail.path[-1]) if trail.path else ""
    known = tuple(expected.fields(trail.owner))
    guess = did_you_mean(key, known)
    others = f"known here: {listed(known, ' and ')}" if known else ""
    label = f"did you mean `{guess}`?" if guess else others
    return Complaint("RP102", f"unknown key {quoted(key)}", label, trail.path, on_key=True)


def _wrong_pattern(pattern: str, trail: Trail) -> Complaint:
    written = trail.node.text if isinstance(trail.node, ScalarNode) else ""
    rule = _PATTERNS.get(pattern, f"be written as `{pattern}`")
    plainer = re.sub(r"[^a-z0-9]+", "-", written.casefold()).strip("-")
    fits = len(plainer) <= LONGEST_QUOTED and re.search(pattern, plainer) is not None
    label = f"write `{plainer}`" if fits and plainer != written else ""
    return Complaint("RP103", f"{subject(trail.path)} should {rule}", label, trail.path)


def _tag(expected: Expected, error: Error, trail: Trail) -> Complaint:
    key = str(error.get("ctx", {}).get("discriminator", ""))
    named = key.startswith("'") and key.endswith("'")
    tags = tuple(label for label, _ in expected.choices(trail.schema) if label)
    if not named:
        message = f"{subject(trail.path)} should be {listed(tags)}"
        return Complaint("RP103", message, at=trail.path, on_key=True)
    field = key.strip("'")
    inner = trail.node.get(field) if isinstance(trail.node, MappingNode) else None
    if not isinstance(inner, ScalarNode):
        label = f"write `{field}: ...` with {listed(tags)}"
        return Complaint("RP101", f"missing key {quoted(field)}", label, trail.path, on_key=True)
    guess = did_you_mean(inner.text, tags)
    label = f"did you mean `{guess}`?" if guess else f"write {listed(tags)}"
    return Complaint("RP103", f"{quoted(field)} cannot be {quoted(inner.text)}", label, (*trail.path, field))


def _items(number: int, noun: str = "item") -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


_PATTERNS: Mapping[str, str] = {
    r"^[a-z][a-z0-9_-]*$": "start with a small letter and hold only small letters, digits, `-` and `_`",
}
"""What the patterns of this project ask for, in words."""

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
    "none_required": lambda _: "should be left out",
}


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _cleaned(error: Error) -> str:
    """Pydantic's own wording, as the last resort."""
    words = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    words = words.strip().rstrip(".")
    return words[:1].lower() + words[1:]
