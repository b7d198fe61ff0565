"""The fast evaluator: a lowered rule set written out as one straight function and compiled once.

A lowered form flows in, then facts flow in and truths flow out. Each distinct comparison and each
distinct part of a tree is worked out once, whether it is needed or not, so the trace costs nothing.
Of each part two things are asked: is it certain (c), is it possible (p). Certain is YES, possible alone
is UNKNOWN, neither is NO; "all" and "any" of such pairs are Kleene's tables.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from rehab.protocol.condition import Operator
from rehab.rules.facts import Facts, facts
from rehab.rules.lowered import And, AtLeast, Atom, Lowered, Or, Tree
from rehab.rules.model import EntryId, Moment
from rehab.terms.truth import Truth

_TRUTHS = (Truth.NO, Truth.UNKNOWN, Truth.YES)

_Answers = tuple[Sequence[bool], Sequence[bool]]


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
        self._roots = {entry.id: self.place[entry.tree] for entry in lowered.entries}

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry at one visit."""
        return self.evaluate(facts(self.lowered, moment))

    def evaluate(self, seen: Facts) -> Mapping[EntryId, Truth]:
        """The truth of every entry for these facts."""
        return self.trace(seen).truths

    def trace(self, seen: Facts) -> "LoweredTrace":
        """The truth of every entry and of every part of it for these facts."""
        certain, possible = self._answers(seen)
        truths = {id_: _TRUTHS[certain[root] + possible[root]] for id_, root in self._roots.items()}
        return LoweredTrace(truths, certain, possible, self.place)


@dataclass(frozen=True, slots=True)
class LoweredTrace:
    """The truth of every entry and of every part of its tree.

    Attributes:
        truths: the truth of each entry.
        certain: of each part, in the order of the engine's parts, whether it is YES.
        possible: of each part whether it is YES or UNKNOWN.
        place: the place of each part.
    """

    truths: Mapping[EntryId, Truth]
    certain: Sequence[bool]
    possible: Sequence[bool]
    place: Mapping[Tree, int]

    def truth_of(self, part: Tree) -> Truth:
        """The truth of one part of a tree."""
        place = self.place[part]
        return _TRUTHS[self.certain[place] + self.possible[place]]


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
    exec(compile(source, "<lowered rules>", "exec"), {"__builtins__": {}}, names)  # noqa: S102
    return names["answers"]


def _lines(lowered: Lowered, parts: Sequence[Tree], place: Mapping[Tree, int]) -> Iterator[str]:
    yield "def answers(facts):"
    if lowered.fields:
        bounds = "".join(f"(l{number}, h{number}), " for number in range(len(lowered.fields)))
        yield f"    {bounds}= facts"
    for number, part in enumerate(parts):
        certain, possible = _written(part, place)
        yield f"    c{number} = {certain}"
        yield f"    p{number} = {possible}"
    certain, possible = ("".join(f"{letter}{number}, " for number in range(len(parts))) for letter in "cp")
    yield f"    return ({certain}), ({possible})"


def _written(part: Tree, place: Mapping[Tree, int]) -> tuple[str, str]:
    """When a part is certain, and when it is possible."""
    match part:
        case Atom(field, Operator.AT_LEAST, threshold):
            return f"l{field} >= {threshold!r}", f"h{field} >= {threshold!r}"
        case Atom(field, Operator.ABOVE, threshold):
            return f"l{field} > {threshold!r}", f"h{field} > {threshold!r}"
        case Atom(field, Operator.AT_MOST, threshold):
            return f"h{field} <= {threshold!r}", f"l{field} <= {threshold!r}"
        case Atom(field, Operator.BELOW, threshold):
            return f"h{field} < {threshold!r}", f"l{field} < {threshold!r}"
        case And(parts):
            certain, possible = _each(parts, place)
            return " and ".join(certain) or "True", " and ".join(possible) or "True"
        case Or(parts):
            certain, possible = _each(parts, place)
            return " or ".join(certain) or "False", " or ".join(possible) or "False"
        case AtLeast(count, parts):
            certain, possible = _each(parts, place)
            return f"{' + '.join(certain)} >= {count}", f"{' + '.join(possible)} >= {count}"
        case Atom():
            raise AssertionError(part)
        case _:
            assert_never(part)


def _each(parts: Sequence[Tree], place: Mapping[Tree, int]) -> tuple[list[str], list[str]]:
    """The names of some parts' answers: certain, and possible."""
    return [f"c{place[part]}" for part in parts], [f"p{place[part]}" for part in parts]
