"""The limits inside which durable-rules 2.0.28 was measured to be right, and a check against them.

A ruleset as plain dicts flows in; nothing flows out, or an InternalError does. The check knows nothing of
how rulesets are written, so that a fault there can't reach the engine, which would loop, crash or guess.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from rehab.errors import InternalError

SCALE = 10_000
"""Numbers are whole ten-thousandths: decimals are read by the locale, exponents are refused."""
LARGEST = 10**9 * SCALE
"""Numbers lie below this on either side; a bound that isn't known lies there itself."""

MARK = "_e"
"""A property of every fact and of no other message, such as the engine's own about its state."""
STATE = "1"
DONE = "done"
LAST_PRIORITY = 65_535

MOST_RULES = 20
MOST_NODES = 14
"""A rule with more than 15 `$and` and `$or` is refused."""
MOST_COMPARISONS = 32
MOST_WAYS = 6
"""A rule fires once for each way in which it is true; six need no growing of the engine's pools."""
MOST_WAITING = 60
"""The engine holds 64 conditions that are true and not yet followed; each way is one at most."""
MOST_PROPERTIES = 200
"""A fact holds 255 properties."""

GUARD: Mapping[str, Any] = {"$ex": {MARK: 1}}

_CONNECTIVES = {"$and", "$or"}
_COMPARISONS = {"$gte", "$gt", "$lte", "$lt"}
_OWN_NAMES = (MARK, "id", "sid", "$s", "$forward")


def check(rules: Mapping[str, Any]) -> None:
    """Refuse a ruleset that goes beyond the limits.

    Args:
        rules: rule name to rule, as the engine takes them.

    Raises:
        InternalError: if it does; the message names the rule and never a value.
    """
    if len(rules) > MOST_RULES + 1:
        raise InternalError("a ruleset has too many rules")
    if list(rules)[-1:] != [DONE] or rules[DONE] != {"all": [{"m": GUARD}], "pri": LAST_PRIORITY}:
        raise InternalError("a ruleset has no last rule that always fires")
    names: set[str] = set()
    for rule_name, rule in rules.items():
        if rule_name == DONE:
            continue
        if not _is_guarded(rule):
            raise InternalError(f"rule {rule_name} is not guarded")
        nodes = _nodes(rule["all"][0]["m"], names, rule_name)
        if nodes > MOST_NODES:
            raise InternalError(f"rule {rule_name} has {nodes} connectives")
    if len(names) > MOST_PROPERTIES:
        raise InternalError("a ruleset asks for too many properties")
    check_names(names)


def check_names(names: Iterable[str]) -> None:
    """Refuse names that the engine can't tell apart: it compares their hashes only.

    Raises:
        InternalError: if two of them, or one of them and a name of the engine's own, collide.
    """
    owner: dict[int, str] = {}
    for name in sorted({*names, *_OWN_NAMES}):
        if owner.setdefault(hash_of(name), name) != name:
            raise InternalError(f"properties {owner[hash_of(name)]} and {name} collide")


def hash_of(name: str) -> int:
    """The engine's hash of a name: FNV-1a, 32 bits."""
    value = 2_166_136_261
    for byte in name.encode():
        value = (value ^ byte) * 16_777_619 % 2**32
    return value


def _is_guarded(rule: Any) -> bool:  # noqa: ANN401  (what is checked here is its shape)
    """True if a rule has one condition and nothing else, and the guard stands first in it."""
    match rule:
        case {"all": [{"m": {"$and": [guard, _, *_]}}]}:
            return bool(guard == GUARD) and len(rule) == 1
        case _:
            return False


def _nodes(node: Any, names: set[str], rule_name: str) -> int:  # noqa: ANN401  (as above)
    """How many connectives there are in a condition; the names of its properties are added to `names`."""
    if not isinstance(node, dict) or len(node) != 1:
        raise InternalError(f"rule {rule_name} has a node without exactly one key")
    ((word, inside),) = node.items()
    if word in _CONNECTIVES and isinstance(inside, list) and inside:
        return 1 + sum(_nodes(part, names, rule_name) for part in inside if part != GUARD)
    if word not in _COMPARISONS or not isinstance(inside, dict) or len(inside) != 1:
        raise InternalError(f"rule {rule_name} has a node that is no comparison")
    ((name, number),) = inside.items()
    if type(number) is not int or abs(number) >= LARGEST:
        raise InternalError(f"rule {rule_name} compares with something that is no whole number in range")
    names.add(name)
    return 0
