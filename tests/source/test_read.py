"""Reading a text: everything that is wrong with it, at its place, within bounds."""

import json
import time

import pytest
import yaml

from rehab.source import MappingNode, Node, ScalarNode, SequenceNode, decode, read, to_data
from rehab.source.compose import DEEPEST, MOST_FINDINGS
from rehab.source.read import LARGEST_BYTES

SYNTAX = [
    ("a: b: c\n", (1, 5), "a colon where no key can stand"),
    ("a: - b\n", (1, 4), "a list item where none can stand"),
    ("a: 'x\n\nb: 1\n", (1, 4), "a quote is opened and never closed"),
    ("a: [1, 2\nb: 3\n", (2, 2), "a list in `[ ]` is not closed, or lacks a comma (opened on line 1)"),
    ("a: {b: 1\n", (1, 9), "a mapping in `{ }` is not closed, or lacks a comma (opened on line 1)"),
    ("- a\nb: 1\n", (2, 1), "this line does not belong to the list above it"),
    ("a: 1\n- b\n", (2, 1), "this does not belong to the keys above it"),
    ("a: 'x'y\n", (1, 7), "this does not belong to the keys above it"),
    ("a: @x\n", (1, 4), "a value cannot start with `@`"),
    ("a: `x\n", (1, 4), "a value cannot start with a backtick"),
    ("a: %x\n", (1, 4), "a value cannot start with `%`"),
    ('a: "\\q"\n', (1, 5), "an unknown escape in double quotes"),
    ("a: |x\n  b\n", (1, 5), "text on the line of `|` or `>`"),
    ("a: * b\n", (1, 5), "`*` or `&` starts a reference"),
    ('a: "\\xZZ"\n', (1, 7), "an escape that is cut short"),
    ("a: 'x\n---\nb: 1\n", (1, 4), "a quote is opened and never closed"),
    ("a: ? b\n", (1, 4), "`? ` starts a key where none can stand"),
    ("%YAML 9.9\n---\na: 1\n", (1, 1), "`%` at the start of a line is a directive"),
    ("a: |0\n  x\n", (1, 5), "a number after `|` or `>` that is no indentation"),
    ("a: !<x\n", (1, 7), "`!` starts a tag"),
    ("%TAG x\n---\na: 1\n", (1, 6), "`%` at the start of a line is a directive"),
    ("]", (1, 1), "a value is missing, or a bracket or comma too many"),
    ("{a: 1}}\n", (1, 7), "text after the end of the document"),
    ("a: x\nb\n", (2, 1), "a key without its colon"),
]


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def scalars(node: Node) -> list[ScalarNode]:
    """Every key and value of a tree."""
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [scalar for entry in node.entries.values() for part in entry for scalar in scalars(part)]


def tree(text: str) -> Node:
    """The tree of a text without faults."""
    node, findings = read(text, name="a.yaml")
    assert findings == ()
    assert node is not None
    return node


@pytest.mark.parametrize(("text", "place", "message"), SYNTAX)
def test_syntax_error(text: str, place: tuple[int, int], message: str) -> None:
    """What the parser cannot read is one finding, in words, at the place where reading stopped."""
    node, findings = read(text, name="a.yaml")
    assert node is None
    assert [(one.id, one.message) for one in findings] == [("RP001", message)]
    span = findings[0].span
    assert span is not None
    assert (span.line, span.column) == place


@pytest.mark.parametrize(
    "text", ["a:\n\tb: 1\n", "\ta: 1\n", "a:\n  - b\n\t- c: 1\n", "a:\n  b: 1\n\tc: 2\n", "a: |\n\tx\n"]
)
def test_tab_in_the_indentation(text: str) -> None:
    """A tab in the indentation is named as such."""
    node, findings = read(text, name="a.yaml")
    assert node is None
    assert findings[-1].id == "RP002"


def test_findings_before_a_syntax_error_are_kept() -> None:
    """A syntax error ends the reading and hides nothing that was found before it."""
    _, findings = read("a: no\nb: 1.10\nc: [\n", name="a.yaml")
    assert [one.id for one in findings] == ["RP007", "RP009", "RP001"]


def test_all_findings_in_one_run() -> None:
    """All traps of a text come back at once, in the order of the file."""
    _, findings = read("a: no\nb: [010, ~, 1.10]\na: &x *y\n", name="a.yaml")
    ids = [one.id for one in findings]
    assert ids[:4] == ["RP007", "RP010", "RP008", "RP009"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff", "--- # x\n...\n"])
def test_empty_file(text: str) -> None:
    """A file without a value in it is said to be empty, once."""
    node, findings = read(text, name="a.yaml")
    assert node is None
    assert [one.id for one in findings] == ["RP016"]


def test_too_large() -> None:
    """A text above the limit is not read at all; the limit counts bytes."""
    assert read("a: " + "x" * LARGEST_BYTES, name="a.yaml")[1][0].id == "RP014"
    assert read("a: " + "世" * (LARGEST_BYTES // 3), name="a.yaml")[1][0].id == "RP014"
    assert read("a: " + "x" * (LARGEST_BYTES - 3), name="a.yaml")[1] == ()


def test_too_many_parts() -> None:
    """A text of too many parts is left off."""
    node, findings = read("[" + "a," * 150_000 + "]", name="a.yaml")
    assert node is None
    assert [one.id for one in findings] == ["RP014"]


def test_too_deep() -> None:
    """Nesting is read to its limit and not one deeper."""
    assert read("[" * DEEPEST + "]" * DEEPEST, name="a.yaml")[1] == ()
    node, findings = read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), name="a.yaml")
    assert node is None
    assert [(one.id, one.span and one.span.column) for one in findings] == [("RP015", DEEPEST + 1)]


def test_too_many_findings() -> None:
    """A hopeless file is left off after a few hundred findings, and the last one says so."""
    node, findings = read("- no\n" * 1000, name="a.yaml")
    assert node is None
    assert len(findings) == MOST_FINDINGS + 1
    assert findings[-1].id == "RP021"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "1" * (LARGEST_BYTES - 4) + "x",
        "[" * (LARGEST_BYTES - 1),
        "? " * (LARGEST_BYTES // 2 - 1),
        "a: &" + "x" * (LARGEST_BYTES - 10),
        "\x01" * LARGEST_BYTES,
        '"' + "\\ud83d" * (LARGEST_BYTES // 6 - 1) + '"',
    ],
    ids=["digits", "brackets", "question marks", "anchor", "controls", "halves"],
)
def test_hostile_text_is_cheap(text: str) -> None:
    """A text made to be slow takes no longer than any other of its size, and its messages stay short."""
    start = time.perf_counter()
    _, findings = read(text, name="a.yaml")
    assert time.perf_counter() - start < 5
    assert all(len(one.message) < 120 and len(one.label) < 120 for one in findings)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7),
        (b"\xff\xfea\x00", 1, 1),
        (b"a: 1\n\xff", 2, 1),
        (b"\r\n\r\n \xff", 3, 2),
    ],
)
def test_not_utf8(data: bytes, line: int, column: int) -> None:
    """Bytes that are not UTF-8 are refused at the first wrong byte."""
    text, findings = decode(data, name="a.yaml")
    assert text is None
    span = findings[0].span
    assert span is not None
    assert (findings[0].id, span.line, span.column) == ("RP018", line, column)


def test_utf8_with_and_without_mark() -> None:
    """UTF-8 is read with and without a byte order mark, and the mark shifts no column."""
    for data in (b"a: no\n", b"\xef\xbb\xbfa: no\n"):
        text, findings = decode(data, name="a.yaml")
        assert (text, findings) == ("a: no\n", ())
    _, findings = read("\ufeffa: no\n", name="a.yaml")
    assert findings[0].span is not None
    assert findings[0].span.column == 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_positions_in_every_kind_of_line(end: str) -> None:
    """Lines and columns are those of an editor, whatever ends a line, however wide the characters."""
    text = end.join(["世界:", "  - 'é'", "  - {🦵: no, b: 1.10}", "c: x # 世", "d: 010", ""])
    node, findings = read(text, name="a.yaml")
    assert node is not None
    places = [(one.span.line, one.span.column, one.span.words) for one in findings if one.span]
    assert places == [(3, 9, "no"), (3, 16, "1.10"), (5, 4, "010")]
    for scalar in scalars(node):
        assert scalar.span.text == lines_of(text)[scalar.span.line - 1]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("a: |\n  one\n  two\nb: 1\n", "one\ntwo\n", "|"),
        ("a: >-\n  one\n  two\n\nb: 1\n", "one two", ">-"),
        ("a: >- # folded\n  one\nb: 1\n", "one", ">-"),
        ("a: one\n  two\nb: 1\n", "one two", "one"),
        ('a: "one\n  two"\nb: 1\n', "one two", '"one'),
    ],
)
def test_text_of_several_lines(text: str, value: str, words: str) -> None:
    """Text of several lines is pointed at by its first line, and words within it where they stand."""
    node = tree(text)
    assert isinstance(node, MappingNode)
    scalar = node.entries["a"].value
    assert isinstance(scalar, ScalarNode)
    assert scalar.value == value
    assert scalar.span.words == words
    found = scalar.span_of(value.rsplit(maxsplit=1)[-1])
    assert found.words == value.rsplit(maxsplit=1)[-1]
    assert scalar.span_of("nowhere") == scalar.span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: {b: 1, c: 2} # x\n", "{b: 1, c: 2}"),
        ("a: [1,\n  2]\n", "[1"),
        ("a:\n  b: 1 # x\n  c: 2\n", "b: 1"),
        ("a:\n  b: # x\n    c: 2\n", "b"),
        ("a:\n  - b: 1 # x\n    c: 2\n  - 3\n", "- b: 1"),
        ("a: {}\n", "{}"),
        ("a: {\n}\n", "{"),
    ],
)
def test_span_of_a_collection(text: str, words: str) -> None:
    """A collection is pointed at by its first line, without the comment after it."""
    node = tree(text)
    assert isinstance(node, MappingNode)
    assert node.entries["a"].value.span.words == words


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a":1,"b":[true,"x"]}', {"a": 1, "b": [True, "x"]}),
        ('{\n\t"a": 1,\n\t"b":\t"x"\n}', {"a": 1, "b": "x"}),
        (r'{"a": "\ud83e\uddb5 \u00e9 \/ \\ud83d"}', {"a": "🦵 é / \\ud83d"}),
        (r'{"\ud83e\uddb5": 1}', {"🦵": 1}),
        ('{"a": "2026-03-09"}', {"a": "2026-03-09"}),
    ],
)
def test_json(text: str, data: object) -> None:
    """JSON is read the same way, with its tabs and its escapes."""
    assert to_data(tree(text)) == data


@pytest.mark.parametrize(
    ("text", "finding_id", "column"),
    [
        ('{"a": 1e5}', "RP011", 7),
        ('{"a": NaN}', "RP011", 7),
        ('{"a": null}', "RP008", 7),
        ('{"a": 1, "a": 2}', "RP003", 10),
        (r'{"a": "\ud83e"}', "RP001", 7),
        (r'{"a": "\ud83e\x41"}', "RP001", 7),
    ],
)
def test_json_traps(text: str, finding_id: str, column: int) -> None:
    """What JSON allows and a clinical file does not is refused at its place."""
    _, findings = read(text, name="a.json")
    assert [one.id for one in findings] == [finding_id]
    assert findings[0].span is not None
    assert findings[0].span.column == column


def test_text_like_an_escape_outside_double_quotes() -> None:
    """Outside double quotes a backslash is a backslash."""
    text = "a: C:\\udata\nb: 'C:\\udata'\nc: \"\\ud83e\\uddb5\"\n"
    assert to_data(tree(text)) == {"a": "C:\\udata", "b": "C:\\udata", "c": "🦵"}


def test_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml the tree and the findings are the same."""
    text = json.dumps({"🦵": [1, "x", {"b": True}], "c": "é"}) + "\n"
    traps = "a: no\nb: &x 1.10\nc: {d: ~, d: 1}\ne: |\n  f\n"
    fast = [read(one, name="a.yaml") for one in (text, traps)]
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = [read(one, name="a.yaml") for one in (text, traps)]
    for (fast_node, fast_findings), (slow_node, slow_findings) in zip(fast, slow, strict=True):
        assert fast_node is not None
        assert slow_node is not None
        assert to_data(fast_node) == to_data(slow_node)
        assert fast_findings == slow_findings
        assert [one.span for one in scalars(fast_node)] == [one.span for one in scalars(slow_node)]


def test_three_thousand_lines_are_quick() -> None:
    """A long protocol is read without a wait; only another order of growth breaks this wide bound."""
    text = "phases:\n" + "".join(
        f"  - id: phase-{number}\n    weeks: {{not_before: 6, usual: [6, 8]}}\n    levels: [bars, rails]\n"
        for number in range(1000)
    )
    start = time.perf_counter()
    to_data(tree(text))
    assert time.perf_counter() - start < 2
