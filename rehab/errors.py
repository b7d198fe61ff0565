"""Exceptions: what is raised when the program cannot go on.

    RehabError
    +-- UsageError          the command was used wrongly                exit 2
    +-- InputRefused        a file gives no decision (carries findings) exit 1
    +-- MissingExtra        a part is not installed                     exit 2
    +-- GuaranteeBroken     a protocol would break its own promise      exit 1
    +-- InternalError       the program contradicts itself              exit 70
        +-- EnginesDisagree two engines gave different answers          exit 70

What is wrong inside a file is a Finding, a value, and never one of these by itself.
Messages never contain a patient's values.
"""


class RehabError(Exception):
    """Root of all errors that end a command."""


class UsageError(RehabError):
    """The command was called in a way it cannot serve; the message says what would be right."""


class MissingExtra(RehabError):
    """A library that the command needs is not installed; the message holds the install line."""


class InputRefused(RehabError):
    """A file cannot be used at all.

    Attributes:
        findings: everything that is wrong with it, in the order of the file.
    """

    def __init__(self, findings: tuple[object, ...]) -> None:
        """Keep the findings for the face that prints them."""
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class InternalError(RehabError):
    """The program broke one of its own promises; no decision is issued."""


class EnginesDisagree(InternalError):
    """Two engines answered differently for the same facts; the message names rules, never values."""


class GuaranteeBroken(RehabError):
    """A decision would break what the protocol's author promised; it is not issued."""
