"""What a finding promises: its order, its span and its weight."""

import pytest

from rehab.findings import Finding, Severity, Span, finding, has_errors
from rehab.frozen import replace

ERROR = finding("RP101", "missing key `title`", Span("a.yaml", 3, 5, 7, "    id: x"))


def test_span_words() -> None:
    """A span's words are the characters from its column up to its end column."""
    assert Span("a.yaml", 3, 5, 7, "    id: x").words == "id"


def test_findings_are_frozen() -> None:
    """A finding cannot be changed."""
    with pytest.raises(AttributeError):
        ERROR.message = "other"  # type: ignore[misc]


def test_order_of_the_file() -> None:
    """Findings sort by file, line as a number, column and id; those about no place come first."""
    places = [("a.yaml", 2, 1), ("a.yaml", 2, 9), ("a.yaml", 10, 1), ("b.yaml", 1, 1)]
    ordered = [
        finding("RP016", "empty"),
        *(replace(ERROR, span=Span(file, line, column, column)) for file, line, column in places),
    ]
    shuffled = [ordered[place] for place in (3, 0, 4, 2, 1)]
    assert sorted(shuffled) == ordered
    same_place = [replace(ERROR, id="RP103"), replace(ERROR, id="RP102")]
    assert [one.id for one in sorted(same_place)] == ["RP102", "RP103"]


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ((), False),
        ((Severity.NOTE, Severity.WARNING), False),
        ((Severity.NOTE, Severity.ERROR), True),
    ],
)
def test_only_errors_stop(severities: tuple[Severity, ...], *, expected: bool) -> None:
    """Only an error stops a file from being used."""
    findings: list[Finding] = [replace(ERROR, severity=severity) for severity in severities]
    assert has_errors(findings) is expected
