"""The fast evaluator: a lowered rule set written out as one straight function and compiled once.

A lowered form flows in, then facts flow in and truths flow out. Each distinct comparison and each
distinct part of a tree is worked out once, whether it is needed or not, so the trace costs nothing.
A truth is a number of two bits, possible (1) and certain (2): YES has both, UNKNOWN the first, NO none.
On such numbers "and" and "or" bit by bit are Kleene's tables.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import assert_never

from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Operator
from rehab.rules.facts import Facts, facts
from rehab.rules.lowered import And, AtLeast, Atom, Lowered, Or, Tree
from rehab.rules.model import EntryId, Moment
from rehab.terms.truth import Truth

_NO, _UNKNOWN, _YES = 0, 1, 3
_TRUTHS: Mapping[int, Truth] = {_NO: Truth.NO, _UNKNOWN: Truth.UNKNOWN, _YES: Truth.YES}

_COMPARISONS = {
    Operator.AT_LEAST: ("l", ">=", "h"),
    Operator.ABOVE: ("l", ">", "h"),
    Operator.AT_MOST: ("h", "<=", "l"),
    Operator.BELOW: ("h", "<", "l"),
}
"""Of each operator the bound that makes it certain, its sign, and the bound that makes it possible."""

_Answers = tuple[Sequence[int], Sequence[Truth]]


class LoweredEngine:
    """Evaluates a lowered rule set.

    Attributes:
        lowered: the lowered rule set.
        parts: every distinct part of every tree, each after its own parts.
        source: the function that works them out, to be read.
    """

    def __init__(self, lowered: Lowered) -> None:
        """Write out and compile the trees of a lowered form."""
        self.lowered = lowered
        self.parts = tuple(dict.fromkeys(part for entry in lowered.entries for part in _inside(entry.tree)))
        self.place: Mapping[Tree, int] = {part: place for place, part in enumerate(self.parts)}
        self.source = "\n".join(_lines(lowered, self.parts, self.place))
        self._answers = _compiled(self.source)
        self._entries = tuple(entry.id for entry in lowered.entries)

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry at one visit."""
        return self.evaluate(facts(self.lowered, moment))

    def evaluate(self, seen: Facts) -> Mapping[EntryId, Truth]:
        """The truth of every entry for these facts."""
        return self.trace(seen).truths

    def trace(self, seen: Facts) -> "LoweredTrace":
        """The truth of every entry and of every part of it for these facts."""
        parts, roots = self._answers(seen)
        return LoweredTrace(dict(zip(self._entries, roots, strict=True)), parts, self.place)


class LoweredTrace(FrozenStruct):
    """The truth of every entry and of every part of its tree.

    Attributes:
        truths: the truth of each entry.
        parts: the truth of each part as a number, in the order of the engine's parts.
        place: the place of each part.
    """

    truths: Mapping[EntryId, Truth]
    parts: Sequence[int]
    place: Mapping[Tree, int]

    def truth_of(self, part: Tree) -> Truth:
        """The truth of one part of a tree."""
        return _TRUTHS[self.parts[self.place[part]]]


def _inside(tree: Tree) -> Iterator[Tree]:
    """A tree's parts at any depth and the tree itself, each after its own parts."""
    if not isinstance(tree, Atom):
        for part in tree.parts:
            yield from _inside(part)
    yield tree


def _compiled(source: str) -> Callable[[Facts], _Answers]:
    # The text holds numbers only: places of fields and parts, and thresholds. Nothing that an author
    # wrote stands in it as a word.
    names: dict[str, Callable[[Facts], _Answers]] = {}
    exec(compile(source, "<lowered rules>", "exec"), {"__builtins__": {}, "truth": _TRUTHS}, names)  # noqa: S102
    return names["answers"]


def _lines(lowered: Lowered, parts: Sequence[Tree], place: Mapping[Tree, int]) -> Iterator[str]:
    yield "def answers(facts):"
    if lowered.fields:
        bounds = "".join(f"(l{number}, h{number}), " for number in range(len(lowered.fields)))
        yield f"    {bounds}= facts"
    for number, part in enumerate(parts):
        yield f"    t{number} = {_written(part, place)}"
    every = "".join(f"t{number}, " for number in range(len(parts)))
    roots = "".join(f"truth[t{place[entry.tree]}], " for entry in lowered.entries)
    yield f"    return ({every}), ({roots})"


def _written(part: Tree, place: Mapping[Tree, int]) -> str:
    """The expression whose number is the truth of a part."""
    match part:
        case Atom(field, operator, threshold):
            # A choice of constants and not a sum of comparisons: the interpreter compares two floats
            # for a jump far faster than for a value.
            certain, sign, possible = _COMPARISONS[operator]
            is_certain = f"{certain}{field} {sign} {threshold!r}"
            is_possible = f"{possible}{field} {sign} {threshold!r}"
            return f"{_YES} if {is_certain} else {_UNKNOWN} if {is_possible} else {_NO}"
        case And(parts):
            # "and" ends at the first NO; only if there is none do the bits decide.
            names = _names(parts, place)
            return " and ".join((*names, " & ".join(names))) if names else f"{_YES}"
        case Or(parts):
            return " | ".join(_names(parts, place)) or f"{_NO}"
        case AtLeast(count, parts):
            names = _names(parts, place)
            certain = " + ".join(f"({name} >> 1)" for name in names)
            possible = " + ".join(f"({name} & 1)" for name in names)
            return f"{_YES} if {certain} >= {count} else {_UNKNOWN} if {possible} >= {count} else {_NO}"
        case _:
            assert_never(part)


def _names(parts: Sequence[Tree], place: Mapping[Tree, int]) -> list[str]:
    return [f"t{place[part]}" for part in parts]
