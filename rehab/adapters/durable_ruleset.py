"""Writes lowered trees as rulesets for durable-rules, inside what that engine was measured to do right.

A lowered rule set flows in; JSON texts of rulesets flow out, with the plan by which their answers become
truths. Each tree becomes two rules over bounds that are known, "is YES" and "is NO", so that UNKNOWN
is neither, and a rule that did not fire can never pass for an answer. Numbers are whole ten-thousandths:
the engine reads decimals by the locale, and compares whole numbers exactly.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple, assert_never

from rehab.adapters.durable_limits import (
    DONE,
    GUARD,
    LAST_PRIORITY,
    MOST_NODES,
    MOST_PROPERTIES,
    MOST_RULES,
    MOST_WAITING,
    MOST_WAYS,
    SCALE,
    check,
)
from rehab.protocol.condition import Operator
from rehab.rules.lowered import (
    ALWAYS,
    NEVER,
    And,
    AtLeast,
    Atom,
    Lowered,
    Or,
    Tree,
    all_of,
    any_of,
    opposite,
)
from rehab.rules.model import EntryId
from rehab.terms.truth import Truth

YES, NO = "y", "n"
"""First letters of the two rules of a pair."""

_COMPARISONS = {
    Operator.AT_LEAST: ("$gte", 0),
    Operator.ABOVE: ("$gt", 0),
    Operator.AT_MOST: ("$lte", 1),
    Operator.BELOW: ("$lt", 1),
}


class Bound(NamedTuple):
    """The lowest (0) or highest (1) possible number of a field."""

    field: int
    side: int

    @property
    def name(self) -> str:
        """The property that holds it."""
        return f"{'lh'[self.side]}{self.field}"


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One ruleset: its JSON text, and the bounds that its fact holds."""

    text: str
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A tree too large for one rule: its parts are asked apart and joined by Kleene's tables."""

    tree: And | Or | AtLeast
    parts: tuple["Plan", ...]


Plan = int | Truth | Joined
"""How an entry's truth comes about: the number of a pair of rules, a truth that is always so, or parts."""


@dataclass(frozen=True, slots=True)
class Written:
    """A whole rule set as durable-rules takes it.

    Attributes:
        pairs: how many pairs of rules there are; pair 3 is `y3` and `n3`.
    """

    rulesets: tuple[Ruleset, ...]
    plans: Mapping[EntryId, Plan]
    pairs: int


def write(lowered: Lowered) -> Written:
    """The rulesets of a lowered rule set, checked.

    Raises:
        InternalError: if what was written goes beyond what the engine does right.
    """
    pairs: dict[Tree, int] = {}
    plans = {entry.id: _plan(entry.tree, pairs) for entry in lowered.entries}
    rulesets = tuple(_ruleset(group) for group in _groups(pairs))
    return Written(rulesets, plans, len(pairs))


# Plans -----------------------------------------------------------------------------------------------


def _plan(tree: Tree, pairs: dict[Tree, int]) -> Plan:
    if tree in {ALWAYS, NEVER}:
        return Truth.YES if tree == ALWAYS else Truth.NO
    if isinstance(tree, Atom) or (_fits(tree) and _fits(opposite(tree))):
        return pairs.setdefault(tree, len(pairs))
    return Joined(tree, tuple(_plan(part, pairs) for part in _halves(tree)))


def _halves(tree: And | Or | AtLeast) -> tuple[Tree, ...]:
    """Fewer and smaller trees that mean the same when they are joined."""
    middle = len(tree.parts) // 2
    match tree:
        case And(parts):
            return (all_of(parts[:middle]), all_of(parts[middle:]))
        case Or(parts):
            return (any_of(parts[:middle]), any_of(parts[middle:]))
        case AtLeast(_, parts):
            return parts
        case _:
            assert_never(tree)


@dataclass(frozen=True, slots=True)
class _Size:
    """How many `$and` and `$or` a rule has, and in how many ways at once it can be true."""

    nodes: int
    ways: int


_TOO_LARGE = _Size(MOST_NODES, MOST_WAYS + 1)


def _fits(tree: Tree) -> bool:
    size = _size(tree)
    return size.nodes < MOST_NODES and size.ways <= MOST_WAYS


def _size(tree: Tree) -> _Size:
    match tree:
        case Atom():
            return _Size(0, 1)
        case And(parts):
            sizes = [_size(part) for part in parts]
            return _Size(1 + sum(size.nodes for size in sizes), math.prod(size.ways for size in sizes))
        case Or(parts):
            sizes = [_size(part) for part in parts]
            return _Size(1 + sum(size.nodes for size in sizes), sum(size.ways for size in sizes))
        case AtLeast(count, parts):
            many = math.comb(len(parts), count) > MOST_WAYS
            return _TOO_LARGE if many else _size(_without_counts(tree))
        case _:
            assert_never(tree)


def _without_counts(tree: AtLeast) -> Tree:
    return any_of(tuple(all_of(some) for some in combinations(tree.parts, tree.count)))


# Rules -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Group:
    """The rules of one ruleset while it is filled."""

    rules: dict[str, Any] = field(default_factory=dict)
    bounds: dict[Bound, None] = field(default_factory=dict)
    ways: int = 0

    def takes(self, ways: int, bounds: Sequence[Bound]) -> bool:
        return (
            len(self.rules) + 2 <= MOST_RULES
            and self.ways + ways <= MOST_WAITING
            and len(self.bounds.keys() | set(bounds)) <= MOST_PROPERTIES
        )


def _groups(pairs: Mapping[Tree, int]) -> Iterator[_Group]:
    group = _Group()
    for tree, number in pairs.items():
        both = (tree, opposite(tree))
        ways = sum(_size(one).ways for one in both)
        bounds = [bound for one in both for bound in _bounds(one)]
        if not group.takes(ways, bounds):
            yield group
            group = _Group()
        group.ways += ways
        group.bounds.update(dict.fromkeys(bounds))
        group.rules.update({f"{word}{number}": _rule(one) for word, one in zip((YES, NO), both, strict=True)})
    if group.rules:
        yield group


def _bounds(tree: Tree) -> Iterator[Bound]:
    if isinstance(tree, Atom):
        yield Bound(tree.field, _COMPARISONS[tree.operator][1])
    else:
        for part in tree.parts:
            yield from _bounds(part)


def _rule(tree: Tree) -> dict[str, Any]:
    written = _expression(tree)
    return {"all": [{"m": {"$and": [GUARD, *written.get("$and", [written])]}}]}


def _expression(tree: Tree) -> dict[str, Any]:
    match tree:
        case Atom(number, operator, threshold):
            word, side = _COMPARISONS[operator]
            return {word: {Bound(number, side).name: round(threshold * SCALE)}}
        case And(parts):
            return {"$and": [_expression(part) for part in parts]}
        case Or(parts):
            return {"$or": [_expression(part) for part in parts]}
        case AtLeast():
            return _expression(_without_counts(tree))
        case _:
            assert_never(tree)


def _ruleset(group: _Group) -> Ruleset:
    rules = {**group.rules, DONE: {"all": [{"m": GUARD}], "pri": LAST_PRIORITY}}
    check(rules)
    return Ruleset(json.dumps(rules), tuple(group.bounds))
