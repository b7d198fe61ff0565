"""What is left of a document with faults is read, and every part of it still knows where it stands."""

from typing import Annotated

import pytest
from pydantic import Field

from rehab.frozen import Frozen
from rehab.source import MappingNode, SequenceNode, describe, locate, read, to_data
from rehab.source.salvage import WHOLE, Kept, Salvage, salvage

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]


class Dose(Frozen):
    """A part that cannot do without its numbers."""

    rest_s: int
    repeats: tuple[int, int]
    note: str = ""


class Level(Frozen):
    """An item of a list."""

    id: Name
    title: str
    source: Name
    dose: Dose = Dose(rest_s=0, repeats=(0, 0))
    tests: dict[str, int] = Field(default_factory=dict)


class Whole(Frozen):
    """A document."""

    name: Name
    levels: tuple[Level, ...] = Field(default=(), min_length=1)


def left(text: str) -> Salvage[Whole] | None:
    """What is left of a text."""
    node, _ = read(text, name="a.yaml")
    assert node is not None
    return salvage(Whole, node, stand_ins={"name": "nobody"})


def test_a_sound_document_is_left_whole() -> None:
    """Where nothing is wrong nothing is cut, and every part stands where it stood."""
    text = "name: a\nlevels:\n  - {id: a, title: A, source: b}\n"
    node, _ = read(text, name="a.yaml")
    assert node is not None
    whole = left(text)
    assert whole is not None
    assert whole.data == to_data(node)
    assert whole.kept.written(("levels", 0, "id")) == ("levels", 0, "id")
    assert WHOLE.written(("levels", 7)) == ("levels", 7)


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("{id: a, title: A, source: b, colour: red}", {"title": "A"}),
        ("{id: a, source: b}", {"title": "-"}),
        ("{id: a, title: 7, source: b}", {"title": "-"}),
        ("{id: Big One, title: A, source: b}", {"title": "A", "id": "unnamed-0"}),
        (
            '{id: a, title: A, source: b, dose: {rest_s: "60", repeats: [1, 2]}}',
            {"dose": ("dose", 1, (1, 2))},
        ),
        ("{id: a, title: A, source: b, dose: {rest_s: 60, repeats: 4}}", {"dose": ("dose", 60, (1, 1))}),
        ("{id: a, title: A, source: b, tests: {x: 1, y: no, z: two}}", {"tests": {"x": 1}}),
    ],
)
def test_the_least_is_cut(item: str, kept: dict[str, object]) -> None:
    """Only the part with the fault is cut, and a sentence or number that is then missing is filled in."""
    whole = left(f"name: a\nlevels:\n  - {item}\n")
    assert whole is not None
    (level,) = whole.value.levels
    for key, value in kept.items():
        found = getattr(level, key)
        assert (("dose", found.rest_s, found.repeats) if isinstance(found, Dose) else found) == value


def test_an_item_that_lacks_a_name_is_left_out() -> None:
    """A name cannot be made up; the items after it keep the way to their places."""
    text = "name: a\nlevels:\n  - {id: a, title: A}\n  - {id: b, title: B, source: b}\n  - {id: c}\n"
    whole = left(text)
    assert whole is not None
    assert [level.id for level in whole.value.levels] == ["b"]
    assert whole.kept == Kept({("levels",): (1,)})
    assert whole.kept.written(("levels", 0, "title")) == ("levels", 1, "title")


def test_nothing_is_left_without_the_top() -> None:
    """A document that is no mapping, or whose top cannot be filled, gives nothing."""
    node, _ = read("- a\n", name="a.yaml")
    assert node is not None
    assert salvage(Whole, node, stand_ins={"name": "nobody"}) is None
    nameless, _ = read("levels: []\n", name="a.yaml")
    assert nameless is not None
    assert salvage(Whole, nameless, stand_ins={}) is None


def test_a_stand_in_stands_in() -> None:
    """A key at the top that is missing or refused has its stand-in."""
    for text in ("levels:\n  - {id: a, title: A, source: b}\n", "name: Big\n"):
        whole = left(text)
        assert whole is not None
        assert whole.value.name == "nobody"


def test_what_is_left_is_counted_as_it_was_written() -> None:
    """In the tree of what is left an item is still called by its number in the file."""
    whole = left("name: a\nlevels:\n  - {id: a, title: A}\n  - {id: b, title: B, source: b}\n")
    assert whole is not None
    levels = whole.node.get("levels") if isinstance(whole.node, MappingNode) else None
    assert isinstance(levels, SequenceNode)
    assert levels.numbers == (1,)
    assert describe(levels, (0,)) == "`b`"
    assert locate(whole.node, ("levels", 0, "title")).line == 4


def test_items_without_a_name_keep_their_numbers() -> None:
    """An item that nobody named is called by its place in the file, whatever was left out before it."""
    node, _ = read("a: [1, no, 3]\n", name="a.yaml")
    assert isinstance(node, MappingNode)
    left_over = salvage(Numbers, node, stand_ins={})
    assert left_over is not None
    assert left_over.value.a == (1, 3)
    assert describe(left_over.node, ("a", 1)) == "a > item 3"


class Numbers(Frozen):
    """A list of numbers."""

    a: tuple[int, ...]
