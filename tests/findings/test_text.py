"""The text form is the design's, to the character."""

import pytest

from rehab.findings import Finding, Severity, Span, finding, render
from rehab.frozen import replace

EXAMPLE = Finding(
    "RP104",
    Severity.ERROR,
    "unknown measure `knee_flexon`",
    Span("protocols/tka/protocol.yaml", 41, 9, 20, "      - knee_flexon: {at_least: 90}"),
    where="phase `supported` > enter_when > item 2",
    label="did you mean `knee_flexion`?",
    why="without it the phase would open on pain alone",
)
DESIGN = """\
error[RP104] unknown measure `knee_flexon`
  --> protocols/tka/protocol.yaml:41:9-20   phase `supported` > enter_when > item 2
   41 |       - knee_flexon: {at_least: 90}
      |         ^^^^^^^^^^^ did you mean `knee_flexion`?
  why: without it the phase would open on pain alone     help: rehab explain RP104
"""


def lines(line: str, column: int, end: int, *, label: str = "") -> list[str]:
    """The two lines of an excerpt."""
    span = Span("a.yaml", 7, column, end, line)
    return render([replace(EXAMPLE, span=span, label=label)]).splitlines()[2:4]


def test_design_example() -> None:
    """The design's example comes out as it stands in the design, with a count after it."""
    assert render([EXAMPLE]) == DESIGN + "\n1 error\n"


def test_nothing_to_say() -> None:
    """No findings are no text."""
    assert render([]) == ""


def test_sorted_with_a_count() -> None:
    """Findings come in the order of the file and are counted by severity, the gravest first."""
    later = replace(EXAMPLE, span=Span("protocols/tka/protocol.yaml", 50, 1, 2, "x"))
    warning = replace(EXAMPLE, severity=Severity.WARNING, span=Span("a.yaml", 1, 1, 2, "x"))
    text = render([later, warning, EXAMPLE])
    assert text.index("a.yaml:1:1-2") < text.index(":41:9-20") < text.index(":50:1-2")
    assert text.endswith("\n2 errors, 1 warning\n")


def test_without_a_place() -> None:
    """A finding about no place has no excerpt."""
    assert render([finding("RP016", "`a.yaml` is empty")]) == (
        "error[RP016] `a.yaml` is empty\n"
        "  why: there is nothing to decide from     help: rehab explain RP016\n\n1 error\n"
    )


def test_without_label_where_and_why() -> None:
    """What is missing leaves no trace."""
    bare = replace(EXAMPLE, where="", label="", why="")
    text = render([bare]).splitlines()
    assert text[1] == "  --> protocols/tka/protocol.yaml:41:9-20"
    assert text[3] == "      |         ^^^^^^^^^^^"
    assert text[4] == "  help: rehab explain RP104"


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "under"),
    [
        ("世界: ab", 5, 7, "世界: ab", "      ^^"),
        ("ab: 世界", 5, 7, "ab: 世界", "    ^^^^"),
        ("e\u0301: x", 5, 6, "e\u0301: x", "   ^"),
        ("\ta: x", 5, 6, "    a: x", "       ^"),
        ("a:", 3, 3, "a:", "  ^"),
        ("", 1, 1, "", "^"),
        ("a: \x1b[31mx", 4, 5, "a: \ufffd[31mx", "   ^"),
        ("a: \u202ex", 4, 6, "a: \ufffdx", "   ^^"),
    ],
    ids=["wide before", "wide under", "combining", "tab", "end of line", "empty", "escape", "turning"],
)
def test_carets_stand_under_their_words(line: str, column: int, end: int, *, shown: str, under: str) -> None:
    """Carets stand under the words whatever the width of characters, and nothing acts on the terminal."""
    assert lines(line, column, end) == [f"    7 | {shown}".rstrip(), f"      | {under}"]


def test_long_line_is_cut_around_the_words() -> None:
    """Of a long line only the stretch around the words is shown."""
    source, carets = lines("x" * 500 + "WORD" + "y" * 500, 501, 505)
    assert "...x" in source
    assert source.endswith("y...")
    assert len(source) < 130
    assert source[carets.index("^") : carets.rindex("^") + 1] == "WORD"


def test_long_words_are_cut() -> None:
    """Carets never run beyond the line that is shown."""
    source, carets = lines("a: " + "x" * 5000, 4, 5004, label="too long")
    assert len(source) < 130
    assert len(carets) < 130
    assert carets.endswith("^ too long")


def test_high_line_numbers() -> None:
    """The gutter grows with the line number and both its lines stay level."""
    span = Span("a.yaml", 1234567, 1, 2, "x")
    source, carets = render([replace(EXAMPLE, span=span)]).splitlines()[2:4]
    assert source.index("|") == carets.index("|")


def test_colour() -> None:
    """Colour is added only when asked for, and adds nothing but colour."""
    coloured = render([EXAMPLE], colour=True)
    assert coloured.startswith("\x1b[1;31merror[RP104]\x1b[0m unknown")
    assert coloured.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == render([EXAMPLE])
