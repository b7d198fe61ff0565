"""Each trap of YAML is one row: what is written, what it is called, and where it is pointed out."""

from datetime import date

import pytest

from rehab.source import MappingNode, ScalarNode, read, to_data

TRAPS = [
    ("yes", "RP007"),
    ("No", "RP007"),
    ("ON", "RP007"),
    ("off", "RP007"),
    ("y", "RP007"),
    ("N", "RP007"),
    ("True", "RP007"),
    ("FALSE", "RP007"),
    ("null", "RP008"),
    ("Null", "RP008"),
    ("~", "RP008"),
    ("1.10", "RP009"),
    ("2.0.1", "RP009"),
    ("1.0.0", "RP009"),
    ("90.00", "RP009"),
    ("010", "RP010"),
    ("-007", "RP010"),
    ("08.5", "RP010"),
    ("0x1F", "RP010"),
    ("0o17", "RP010"),
    ("0b11", "RP010"),
    ("1_000", "RP011"),
    ("+3", "RP011"),
    ("3.", "RP011"),
    (".5", "RP011"),
    ("1e5", "RP011"),
    ("1.5E-3", "RP011"),
    ("12:30", "RP011"),
    ("190:20:30.15", "RP011"),
    (".inf", "RP011"),
    ("-.INF", "RP011"),
    (".nan", "RP011"),
    ("NaN", "RP011"),
    ("-Infinity", "RP011"),
    ("123456789012345678", "RP011"),
    ("0.123456789012345678", "RP011"),
    ("2026-02-30", "RP012"),
    ("0000-01-01", "RP012"),
    ("2026-3-9", "RP012"),
    ("2026-03-09T10:00:00Z", "RP012"),
    ("2026-03-09 10:00", "RP012"),
    ("09.03.2026", "RP012"),
    ("3/9/2026", "RP012"),
    ("2026/03/09", "RP012"),
    ("!!str 3", "RP006"),
    ("!x z", "RP006"),
    ("&a b", "RP004"),
]

PLAIN: list[tuple[str, object]] = [
    ("true", True),
    ("false", False),
    ("0", 0),
    ("-5", -5),
    ("90", 90),
    ("90.0", 90.0),
    ("2.5", 2.5),
    ("-0.25", -0.25),
    ("2026-02-28", date(2026, 2, 28)),
    ("2024-02-29", date(2024, 2, 29)),
    ("100 deg", "100 deg"),
    ("1+", "1+"),
    ("5/10", "5/10"),
    ("3x10", "3x10"),
    ("5°", "5°"),
    ("1,5", "1,5"),
    ("unknown", "unknown"),
    ("nose", "nose"),
    ("knee-surgery-base", "knee-surgery-base"),
    ("no pain", "no pain"),
    ('"no"', "no"),
    ("'1.10'", "1.10"),
    ('"2026-02-30"', "2026-02-30"),
    ('""', ""),
]


@pytest.mark.parametrize(("written", "finding_id"), TRAPS)
@pytest.mark.parametrize("before", ["key: ", "- ", "{key: ", "[a, "])
def test_trap(written: str, finding_id: str, before: str) -> None:
    """A trap is refused as a value wherever a value can stand, exactly where it stands."""
    after = {"{": "}", "[": "]"}.get(before[0], "")
    node, findings = read(f"{before}{written}{after}\n", name="a.yaml")
    assert [one.id for one in findings] == [finding_id]
    assert node is not None
    span = findings[0].span
    assert span is not None
    assert (span.file, span.line, span.column) == ("a.yaml", 1, len(before) + 1)
    assert written.startswith(span.words)
    assert span.words


@pytest.mark.parametrize(("written", "value"), PLAIN)
def test_plain_value(written: str, value: object) -> None:
    """What can be read in one way only is read in that way, with its type."""
    node, findings = read(f"key: {written}\n", name="a.yaml")
    assert findings == ()
    assert node is not None
    data = to_data(node)
    assert data == {"key": value}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(value)


@pytest.mark.parametrize("written", [trap for trap, _ in TRAPS if trap[0] not in "!&"])
def test_quotes_disarm(written: str) -> None:
    """In quotes every trap is just its text."""
    node, findings = read(f"- \"{written}\"\n- '{written}'\n", name="a.yaml")
    assert findings == ()
    assert node is not None
    assert to_data(node) == [written, written]


@pytest.mark.parametrize(
    ("text", "finding_id", "place"),
    [
        ("a: 1\nb: 2\na: 3\n", "RP003", (3, 1, "a")),
        ('{"a": 1, "a": 2}', "RP003", (1, 10, '"a"')),
        ("1: a\n'1': b\n", "RP003", (2, 1, "'1'")),
        ("a: &x {b: 1}\n", "RP004", (1, 4, "&x")),
        ("<<: {b: 1}\n", "RP005", (1, 1, "<<")),
        ("a: *x\n", "RP005", (1, 4, "*x")),
        ("a: !!set {b: 1}\n", "RP006", (1, 4, "!!set")),
        ("a:\nb: 1\n", "RP008", (1, 1, "a")),
        ("a:\n  # nothing\nb: 1\n", "RP008", (1, 1, "a")),
        ("{a: 1, b}", "RP008", (1, 8, "b")),
        ("- a\n-\n", "RP008", (2, 2, "")),
        ("a: x\x07y\n", "RP013", (1, 5, "\ufffd")),
        ("a: 'x\u2028y'\n", "RP013", (1, 6, "\ufffd")),
        ("a: x\x85\n", "RP013", (1, 5, "\ufffd")),
        ("a: \ud800\n", "RP013", (1, 4, "\ufffd")),
        ("a: 1\n---\nb: 2\n", "RP017", (2, 1, "---")),
        ("? [a, b]\n: 1\n", "RP019", (1, 3, "[a, b]")),
        ("{a: 1, ~: 2}\n", "RP019", (1, 8, "~")),
        ("%YAML 1.1\n---\na: 1\n", "RP020", (1, 1, "%YAML 1.1")),
    ],
)
def test_trap_of_structure(text: str, finding_id: str, place: tuple[int, int, str]) -> None:
    """A trap in how a file is put together is refused exactly where it stands."""
    _, findings = read(text, name="a.yaml")
    assert [one.id for one in findings] == [finding_id]
    span = findings[0].span
    assert span is not None
    assert (span.line, span.column, span.words) == place


def test_words_as_keys() -> None:
    """A key is always text: `on`, `no` and `6` are words there and mean nothing else."""
    node, findings = read("on: 1\nno: 2\n6: 3\ny: 4\n", name="a.yaml")
    assert findings == ()
    assert node is not None
    assert to_data(node) == {"on": 1, "no": 2, "6": 3, "y": 4}


def test_the_first_of_two_equal_keys_stands() -> None:
    """Of a key written twice the first value is kept for further checks, and the finding names its line."""
    node, findings = read("a: 1\nb: 2\na: 3\n", name="a.yaml")
    assert node is not None
    assert to_data(node) == {"a": 1, "b": 2}
    assert findings[0].label == "first on line 1"


def test_flawed_parts_are_marked() -> None:
    """What the reader refused is marked, so that no later stage complains of it again."""
    node, _ = read("a: no\nb: fine\nc:\n", name="a.yaml")
    assert isinstance(node, MappingNode)
    assert [entry.value.flawed for entry in node.entries.values()] == [True, False, True]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("yes", 'write `true`, or `"yes"` for the word'),
        ("True", "write `true`"),
        ("null", "leave the key out, or write `unknown`"),
        ("1.10", 'for a version write `"1.10"`, for a number `1.1`'),
        ("007", 'write `7`, or `"007"` for a code'),
        ("1_000", 'write `1000`, or `"1_000"` for a code'),
        (".50", "write `0.5`"),
        ("-.5", "write `-0.5`"),
        ("12:30", 'write `"12:30"` for text, or a plain number'),
    ],
)
def test_label_says_what_to_write(written: str, label: str) -> None:
    """Beside the carets stands what to write instead."""
    _, findings = read(f"a: {written}", name="a.yaml")
    assert findings[0].label == label


def test_escapes_are_read() -> None:
    """Escapes in double quotes say their characters."""
    node, findings = read(r'a: "\u00e9\t\"\\\/\x41"', name="a.yaml")
    assert findings == ()
    assert isinstance(node, MappingNode)
    scalar = node.get("a")
    assert isinstance(scalar, ScalarNode)
    assert scalar.text == 'é\t"\\/A'
