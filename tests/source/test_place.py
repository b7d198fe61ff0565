"""Paths point at the right words, and say where they are as a person would."""

import pytest

from rehab.source import Node, Path, describe, locate, part, read

TEXT = """\
id: tka-retro
phases:
  - id: supported
    weeks: {not_before: 6, usual: [6, 8]}
    enter_when:
      all:
        - pain: {at_most: 3}
        - any:
            - knee_flexon: {at_least: 90}
    levels: [bars, rails]
check_ins:
  - date: 2026-03-09
    note: x
bodies:
  - {name: b}
texts: [{id: 1}]
"""


def tree() -> Node:
    """The tree of the text above."""
    node, findings = read(TEXT, name="a.yaml")
    assert findings == ()
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("id",), False, (1, 5, "tka-retro")),
        (("id",), True, (1, 1, "id")),
        (("phases", 0), False, (3, 5, "id: supported")),
        (("phases", 0), True, (3, 5, "id")),
        (("phases", 0, "weeks"), False, (4, 12, "{not_before: 6, usual: [6, 8]}")),
        (("phases", 0, "weeks", "usual", 1), False, (4, 39, "8")),
        (("phases", 0, "weeks", "usual", 1), True, (4, 39, "8")),
        (("phases", 0, "weeks", "usual"), True, (4, 28, "usual")),
        (("phases", 0, "enter_when", "all", 0, "pain"), True, (7, 11, "pain")),
        (("phases", 0, "nowhere", "at", "all"), False, (3, 5, "id: supported")),
        (("phases", 9), False, (3, 3, "- id: supported")),
        ((), False, (1, 1, "id: tka-retro")),
        ((), True, (1, 1, "id")),
    ],
)
def test_locate(path: Path, *, key: bool, place: tuple[int, int, str]) -> None:
    """A path gives the span of its value or key, or of the nearest part above it that exists."""
    span = locate(tree(), path, key=key)
    assert (span.line, span.column, span.words) == place


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("id",), "id"),
        (("phases", 0), "phase `supported`"),
        (("phases", 0, "enter_when", "all", 1), "phase `supported` > enter_when > item 2"),
        (("phases", 0, "enter_when", "all", 1, "any", 0), "phase `supported` > enter_when > item 2 > item 1"),
        (("phases", 0, "weeks", "usual", 1), "phase `supported` > weeks > usual > item 2"),
        (("phases", 0, "levels", 0), "phase `supported` > levels > item 1"),
        (("phases", 7, "title"), "phases > item 8 > title"),
        (("check_ins", 0, "note"), "check_ins > item 1 > note"),
        (("bodies", 0), "body `b`"),
        (("texts", 0), "text `1`"),
        (("nowhere", 3), "nowhere > item 4"),
    ],
)
def test_describe(path: Path, words: str) -> None:
    """A path reads as a person would say it: by id or name where there is one, counted from 1 elsewhere."""
    assert describe(tree(), path) == words


def test_design_example() -> None:
    """The path of the design's example reads as it stands there."""
    text = """\
phases:
  - id: supported
    enter_when:
      all:
        - pain: {at_most: 3}
        - knee_flexon: {at_least: 90}
"""
    node, _ = read(text, name="a.yaml")
    assert node is not None
    path: Path = ("phases", 0, "enter_when", "all", 1)
    assert describe(node, path) == "phase `supported` > enter_when > item 2"
    assert locate(node, (*path, "knee_flexon"), key=True).words == "knee_flexon"


def test_part() -> None:
    """A path gives the part itself, or nothing where there is none."""
    found = part(tree(), ("phases", 0, "weeks", "not_before"))
    assert found is not None
    assert found.span.words == "6"
    assert part(tree(), ("phases", 3)) is None
    assert part(tree(), ("id", "x")) is None
