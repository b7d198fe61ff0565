"""Values of another kind than a model takes: text for a number, a list for a mapping.

What was wanted and what is there flow in; a complaint with a remedy flows out.
"""

import re
from collections.abc import Mapping

from rehab.source.node import Scalar, ScalarNode
from rehab.source.phrase import LONGEST_QUOTED, Complaint, in_a_row, kind_of, quoted, subject
from rehab.source.schema import Expected
from rehab.source.trail import Trail

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

_ORDER = ("a number", "a whole number", "text", "a date", "`true` or `false`", "a list", "a mapping")
_GLUED = re.compile(r"[A-Za-z_][A-Za-z0-9_]*:[^ /]")
_WORDS = frozenset({"str", "int", "float", "bool", "literal", "enum"})


def wrong_kind(expected: Expected, trail: Trail, wanted: tuple[str, ...]) -> Complaint:
    """A value of another kind than any of the wanted ones."""
    if trail.on_key:
        message = f"key {quoted(trail.path[-1])} should be {in_a_row(wanted)}"
        return Complaint("RP103", message, at=trail.path, on_key=True)
    met = kind_of(trail.node)
    met = "a fraction" if met == "a number" and WANTED["int"] in wanted else met
    instead = "" if met in wanted else f", not {met}"
    return Complaint(
        "RP103",
        f"{subject(trail.path)} should be {_any_of(wanted)}{instead}",
        _remedy(expected, trail, wanted),
        trail.path,
        on_key=trail.node.region.line != trail.node.region.end_line,
    )


def _any_of(wanted: tuple[str, ...]) -> str:
    """The wanted kinds in one order, without what another of them includes."""
    kinds = [kind for kind in _ORDER if kind in wanted] + [kind for kind in wanted if kind not in _ORDER]
    if WANTED["float"] in kinds and WANTED["int"] in kinds:
        kinds.remove(WANTED["int"])
    kinds = list(dict.fromkeys(kinds))
    if len(kinds) == 1:
        return kinds[0]
    return in_a_row(part for kind in kinds for part in kind.split(" or "))


def _remedy(expected: Expected, trail: Trail, wanted: tuple[str, ...]) -> str:
    node = trail.node
    if not isinstance(node, ScalarNode):
        return ""
    if WANTED["str"] in wanted and not node.quoted:
        return f'write `"{node.text}"`' if len(node.text) <= LONGEST_QUOTED else "put it in quotes"
    if {WANTED["float"], WANTED["int"]} & set(wanted):
        return _number_remedy(node, wanted)
    if WANTED["bool"] in wanted:
        return "write `true` or `false`" + (" without quotes" if node.quoted else "")
    if WANTED["date"] in wanted:
        return "write year-month-day, as in `2026-03-09`"
    if WANTED["list"] in wanted:
        return _list_remedy(expected, trail)
    return "a key needs a space after its colon" if _GLUED.match(node.text) and not node.quoted else ""


def _list_remedy(expected: Expected, trail: Trail) -> str:
    """A single word where a list of words is wanted only lacks its brackets."""
    item = expected.opened(expected.item(trail.schema, 0))
    if item is None or item["type"] not in _WORDS or not isinstance(trail.node, ScalarNode):
        return ""
    text = trail.node.text
    return f"write `[{text}]`" if len(text) <= LONGEST_QUOTED and text.isprintable() else ""


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
