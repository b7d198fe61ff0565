"""Writes lowered trees as rulesets for durable-rules, inside what that engine was measured to do right.

A lowered rule set flows in; JSON texts of rulesets flow out, with the plan by which their answers become
truths. Each tree becomes one rule that is asked of two facts: what is known, read at its worst for the rule,
says whether it is certain, and read at its best whether it is possible. Numbers are whole ten-thousandths:
the engine reads decimals by the locale, and compares whole numbers exactly.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple, assert_never

from rehab.adapters.durable_limits import (
    DONE,
    GUARD,
    LAST_PRIORITY,
    MOST_COMPARISONS,
    MOST_NODES,
    MOST_PROPERTIES,
    MOST_RULES,
    MOST_WAITING,
    MOST_WAYS,
    SCALE,
    check,
)
from rehab.frozen import FrozenStruct
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

_SIGNS = {Operator.AT_LEAST: "$gte", Operator.ABOVE: "$gt", Operator.AT_MOST: "$lte", Operator.BELOW: "$lt"}


class Property(NamedTuple):
    """A number of a fact: what is known of a field, as those rules need it that ask for little or for much.

    Attributes:
        wants_much: true for "at least" and "above": at its worst it is the lowest possible number.
    """

    field: int
    wants_much: bool

    @property
    def name(self) -> str:
        """Its name in rules and facts."""
        return f"{'ba'[self.wants_much]}{self.field}"


class Ruleset(FrozenStruct):
    """One ruleset: its JSON text, and the properties that its facts hold."""

    text: str
    properties: tuple[Property, ...]


class Asked(FrozenStruct):
    """A tree that one rule answers, or answers for its opposite."""

    rule: int
    is_opposite: bool


class Joined(FrozenStruct):
    """A tree too large for one rule: its parts are asked apart and joined by Kleene's tables."""

    tree: And | Or | AtLeast
    parts: tuple["Plan", ...]


Plan = Asked | Joined | Truth
"""How an entry's truth comes about: from a rule, from parts, or it is always the same."""


class Written(FrozenStruct):
    """A whole rule set as durable-rules takes it.

    Attributes:
        rules: how many rules there are; rule 3 is named `r3`.
    """

    rulesets: tuple[Ruleset, ...]
    plans: Mapping[EntryId, Plan]
    rules: int


def write(lowered: Lowered) -> Written:
    """The rulesets of a lowered rule set, checked.

    Raises:
        InternalError: if what was written goes beyond what the engine does right.
    """
    rules: dict[Tree, int] = {}
    plans = {entry.id: _plan(entry.tree, rules) for entry in lowered.entries}
    return Written(tuple(_ruleset(group) for group in _groups(rules)), plans, len(rules))


def rule_name(number: int) -> str:
    """The name of a rule."""
    return f"r{number}"


# Plans -----------------------------------------------------------------------------------------------


def _plan(tree: Tree, rules: dict[Tree, int]) -> Plan:
    if tree in {ALWAYS, NEVER}:
        return Truth.YES if tree == ALWAYS else Truth.NO
    # Each way in which a rule is true fires it once, which takes time: of a tree and its opposite the one
    # with fewer ways is asked.
    turned = opposite(tree)
    is_opposite = _size(turned) < _size(tree)
    asked = turned if is_opposite else tree
    if isinstance(tree, Atom) or _size(asked).fits:
        return Asked(rules.setdefault(asked, len(rules)), is_opposite)
    return Joined(tree, tuple(_plan(part, rules) for part in _halves(tree)))


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


class _Size(FrozenStruct, order=True):
    """In how many ways at once a rule can be true, how many `$and` and `$or` it has, and comparisons."""

    ways: int
    nodes: int
    comparisons: int

    @property
    def fits(self) -> bool:
        return self.ways <= MOST_WAYS and self.nodes < MOST_NODES and self.comparisons <= MOST_COMPARISONS


_TOO_LARGE = _Size(MOST_WAYS + 1, MOST_NODES, MOST_COMPARISONS + 1)


def _size(tree: Tree) -> _Size:
    match tree:
        case Atom():
            return _Size(1, 0, 1)
        case And(parts):
            return _sum([_size(part) for part in parts], math.prod)
        case Or(parts):
            return _sum([_size(part) for part in parts], sum)
        case AtLeast(count, parts):
            many = math.comb(len(parts), count) > MOST_WAYS
            return _TOO_LARGE if many else _size(_without_counts(tree))
        case _:
            assert_never(tree)


def _sum(sizes: Sequence[_Size], ways: Callable[[Sequence[int]], int]) -> _Size:
    return _Size(
        ways([size.ways for size in sizes]),
        1 + sum(size.nodes for size in sizes),
        sum(size.comparisons for size in sizes),
    )


def _without_counts(tree: AtLeast) -> Tree:
    return any_of(tuple(all_of(some) for some in combinations(tree.parts, tree.count)))


# Rules -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Group:
    """The rules of one ruleset while it is filled."""

    rules: dict[str, Any] = field(default_factory=dict)
    properties: dict[Property, None] = field(default_factory=dict)
    ways: int = 0

    def takes(self, ways: int, properties: Sequence[Property]) -> bool:
        return (
            len(self.rules) < MOST_RULES
            and self.ways + ways <= MOST_WAITING
            and len(self.properties.keys() | set(properties)) <= MOST_PROPERTIES
        )


def _groups(rules: Mapping[Tree, int]) -> Iterator[_Group]:
    group = _Group()
    for tree, number in rules.items():
        ways, properties = _size(tree).ways, list(_properties(tree))
        if not group.takes(ways, properties):
            yield group
            group = _Group()
        group.ways += ways
        group.properties.update(dict.fromkeys(properties))
        group.rules[rule_name(number)] = _rule(tree)
    if group.rules:
        yield group


def _properties(tree: Tree) -> Iterator[Property]:
    if isinstance(tree, Atom):
        yield Property(tree.field, tree.operator in {Operator.AT_LEAST, Operator.ABOVE})
    else:
        for part in tree.parts:
            yield from _properties(part)


def _rule(tree: Tree) -> dict[str, Any]:
    written = _expression(tree)
    return {"all": [{"m": {"$and": [GUARD, *written.get("$and", [written])]}}]}


def _expression(tree: Tree) -> dict[str, Any]:
    match tree:
        case Atom(_, operator, threshold):
            (asked,) = _properties(tree)
            return {_SIGNS[operator]: {asked.name: round(threshold * SCALE)}}
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
    return Ruleset(json.dumps(rules), tuple(group.properties))
