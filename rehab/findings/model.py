"""What is wrong with a file, and where: the values that every stage can hand back.

Positions and plain facts flow in; sortable, immutable findings flow out.
A finding is a value and never an exception, so that one run can report everything at once.
"""

from collections.abc import Iterable
from enum import StrEnum

from rehab.frozen import FrozenStruct


class Severity(StrEnum):
    """How much a finding weighs; only an error stops the file from being used."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(FrozenStruct):
    """A stretch of one line of a file; lines and columns count characters from 1."""

    file: str
    line: int
    column: int
    end_column: int
    """The column just after the last character; equal to `column` where nothing is there."""
    text: str = ""
    """The whole source line, without its line break."""

    @property
    def words(self) -> str:
        """The characters that the span covers."""
        return self.text[self.column - 1 : self.end_column - 1]


class Finding(FrozenStruct):
    """One thing that is wrong, with what a reader needs to put it right."""

    id: str
    """Stable id from the catalogue, such as `RP104`."""
    severity: Severity
    message: str
    """Lower-case start, no final stop, user text in backticks."""
    span: Span | None = None
    where: str = ""
    """Human path, such as "phase `supported` > enter_when > item 2"."""
    label: str = ""
    """Text beside the carets, such as "did you mean `knee_flexion`?"."""
    why: str = ""
    """What would go wrong if it were let through."""
    shown: tuple[str, ...] = ()
    """Lines that show it, such as a patient, or two side by side."""
    patients: tuple[str, ...] = ()
    """The patients that are shown, each as a whole episode file that `rehab decide` takes."""

    @property
    def in_full(self) -> str:
        """Message, remedy, what shows it and the reason, in lines; for a form that has one place for all."""
        said = self.message + (f": {self.label}" if self.label else "")
        return "\n".join((said, *self.shown, *((f"why: {self.why}",) if self.why else ())))

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, id and message; findings about no place come first."""
        if self.span is None:
            return ("", 0, 0, self.id, self.message)
        return (self.span.file, self.span.line, self.span.column, self.id, self.message)

    def __lt__(self, other: "Finding") -> bool:
        """Order as in the file, so that `sorted(findings)` is the order of reading."""
        return self.sort_key() < other.sort_key()


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops the file from being used."""
    return any(finding.severity is Severity.ERROR for finding in findings)
