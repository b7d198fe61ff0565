"""Small protocols, laid out as nobody should: any indentation, brackets or none, comments in odd places.

A list right within a list is always in brackets, and no item of a list is empty but in brackets: no file of
ours has one, and the library loses comments about it, so that such a file is refused and left as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

WORDS = (
    "hold",
    "12",
    "2.5",
    "1+",
    "true",
    "2026-11-20",
    '"1.10"',
    "'no'",
    '"# none"',
    "'it''s'",
    "knee flexion, 100 deg",
    "a#b",
    '"a \\"b\\" \\u00e9"',
    "more than one column of text " * 3 + "ends",
)
IN_BRACKETS = tuple(word for word in WORDS if "," not in word)
KEYS = ("id", "title", '"text"', "'when'", "all", "levels", "dose", "weeks")

Tree = str | list["Tree"] | dict[str, "Tree"]
trees: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=10,
)


@dataclass
class Hand:
    """Writes a tree as badly as YAML allows; counts the comments that it leaves."""

    draw: DrawFn
    comments: int = 0

    def some(self, *kinds: str) -> str:
        """One of some strings."""
        return self.draw(st.sampled_from(kinds))

    def remark(self) -> str:
        """A comment of its own number."""
        self.comments += 1
        return f"# c{self.comments}."

    def end(self) -> str:
        """The end of a line: often nothing, else a comment or spaces."""
        match self.some("", "", "", "comment", "spaces"):
            case "comment":
                return self.some(" ", "     ") + self.remark()
            case "spaces":
                return "   "
            case _:
                return ""

    def between(self) -> Iterator[str]:
        """Lines that say nothing: empty ones and comments of any indentation."""
        for kind in self.draw(st.lists(st.sampled_from(("", " ", "comment")), max_size=2)):
            yield " " * self.draw(st.integers(0, 8)) + self.remark() if kind == "comment" else kind

    def block(self, tree: dict[str, Tree], indent: int) -> Iterator[str]:
        """A mapping, a key a line."""
        for key, value in tree.items():
            yield from self.between()
            yield from self.item(f"{' ' * indent}{key}:", value, indent)
        if self.draw(st.booleans()):
            yield from self.between()

    def dashes(self, tree: list[Tree], indent: int) -> Iterator[str]:
        """A list, a dash a line."""
        for value in tree:
            yield from self.between()
            yield from self.item(f"{' ' * indent}-", value, indent)

    def item(self, start: str, value: Tree, indent: int) -> Iterator[str]:
        """A key or dash with what follows: on its line, on the next or over several."""
        deeper = indent + self.draw(st.integers(1, 4))
        value = value or "hold" if start[-1] == "-" else value
        if isinstance(value, str):
            yield from self.word(start, value, deeper)
        elif not value or self.draw(st.integers(0, 2)) == 0 or (isinstance(value, list) and start[-1] == "-"):
            yield from self.opened(start, deeper)
            yield " " * deeper + self.brackets(value, deeper) + self.end()
        else:
            yield start + self.end()
            level = indent if isinstance(value, list) and start.endswith(":") and deeper % 2 else deeper
            yield from self.block(value, level) if isinstance(value, dict) else self.dashes(value, level)

    def word(self, start: str, word: str, deeper: int) -> Iterator[str]:
        """A word beside its key, on the next line, or as a block."""
        match self.some("beside", "beside", "below", "|", ">-", ">"):
            case "beside":
                yield f"{start}{self.some(' ', '   ')}{word}{self.end()}"
            case "below":
                yield from self.opened(start, deeper)
                yield " " * deeper + word + self.end()
            case sign:
                yield f"{start} {sign}{self.end()}"
                yield from (" " * deeper + line if line else "" for line in (word, "", "# no comment", word))

    def opened(self, start: str, deeper: int) -> Iterator[str]:
        """A key or dash, and comments before its value."""
        yield start + self.end()
        if self.draw(st.booleans()):
            yield " " * deeper + self.remark()

    def brackets(self, tree: Tree, indent: int) -> str:
        """A value in brackets, with line breaks and comments in them."""
        if isinstance(tree, str):
            return tree if tree in IN_BRACKETS else f"'{tree}'" if "'" not in tree else "hold"
        opening, closing = "{}" if isinstance(tree, dict) else "[]"
        pairs = tree.items() if isinstance(tree, dict) else (("", value) for value in tree)
        inner = [
            f"{key}: {self.brackets(value, indent)}" if key else self.brackets(value, indent)
            for key, value in pairs
        ]
        gaps = [self.gap(indent) for _ in range(len(inner) + 1)]
        return (
            opening
            + "".join(gap + one + "," for gap, one in zip(gaps, inner, strict=False))
            + gaps[-1]
            + closing
        )

    def gap(self, indent: int) -> str:
        """Spaces, or a line break with a comment before it."""
        match self.some("", " ", "  ", "\n", "comment"):
            case "comment":
                return f" {self.remark()}\n{' ' * indent}"
            case "\n":
                return "\n" + " " * indent
            case spaces:
                return spaces


@st.composite
def layouts(draw: DrawFn) -> tuple[str, int]:
    """A text and how many comments are in it."""
    hand = Hand(draw)
    tree = draw(st.dictionaries(st.sampled_from(KEYS), trees, min_size=1, max_size=4))
    text = "\n".join(hand.block(tree, 0)) + draw(st.sampled_from(("", "\n", "\n\n\n")))
    return text, hand.comments
