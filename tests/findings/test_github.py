"""The GitHub form is one workflow command a finding, which nothing in a file can break out of."""

from rehab.findings.github import render_github
from tests.findings.samples import NOWHERE, PLACED, SHOWN, WARNING, nasty


def test_no_findings() -> None:
    """No findings are no line."""
    assert render_github([]) == ""


def test_a_finding_is_one_command() -> None:
    """A finding names file, line and columns, and its message says what would be right and why."""
    assert render_github([PLACED]) == (
        "::error file=protocols/my tka/protocol.yaml,line=41,col=9,endColumn=20,"
        "title=RP104 unknown measure::unknown measure `knee_flexon`: did you mean `knee_flexion`?%0A"
        "why: a test of a measure that does not exist can never be met and never be missed\n"
    )


def test_what_shows_it_stands_in_the_message() -> None:
    """The patient who shows a finding stands between the message and the reason, line by line."""
    told = render_github([SHOWN])
    assert "did you mean `knee_flexion`?%0Apain 6%0A-> progress%0Awhy: " in told


def test_a_warning_is_a_warning() -> None:
    """The command is named by the severity."""
    assert render_github([WARNING]).startswith("::warning file=")


def test_no_place_is_left_out() -> None:
    """A finding about no place has only its title."""
    assert render_github([NOWHERE]).startswith("::error title=RP016 empty file::`a.yaml` is empty")


def test_nothing_in_a_file_is_a_command() -> None:
    """Line ends, percent signs, colons and commas of a file are escaped as GitHub asks."""
    assert render_github([nasty()]) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=1,col=1,endColumn=1,title=RP104 unknown measure::"
        "100 %25%0D%0A::error::gone\n"
    )
