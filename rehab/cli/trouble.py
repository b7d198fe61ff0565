"""Trouble: how every error ends a command, in one place.

    0   done
    1   findings: something is wrong with a file
    2   the command was used wrongly
    3   a value of the input was rejected; what could be decided was printed
    70  the program contradicts itself; nothing was decided

A user's mistake gives words and no traceback. No message holds a patient's values but the words of
their own file that a finding points at.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import typer

from rehab.errors import GuaranteeBroken, InputRefused, InternalError, MissingExtra, RehabError, UsageError
from rehab.findings import Finding, Severity, render

_WRONG_USAGE: Any = typer.BadParameter.__mro__[1]
"""What Typer raises for a command it cannot parse; it has no public name."""


class Exit(IntEnum):
    """What a command ends with."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REJECTED = 3
    INTERNAL = 70


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    from rehab.cli.app import app

    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(arguments), prog_name="rehab", standalone_mode=False)
    except RehabError as error:
        return told(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except (typer.Abort, KeyboardInterrupt):
        say("stopped")
        return Exit.USAGE
    except typer.Exit as ended:
        return ended.exit_code
    except SystemExit:  # Typer's way out when the reader of a pipe has gone
        return Exit.DONE
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        say(f"rehab: cannot write `{error.filename or 'the output'}`: {reason}")
        return Exit.USAGE
    except _WRONG_USAGE as error:
        message = error.format_message()
        say(message if "\n" in message else f"rehab: {message} (`rehab --help` lists what there is)")
        return Exit.USAGE
    except Exception as error:  # noqa: BLE001  (the last word: a traceback could print a patient's values)
        code, said = trouble_words(error, colour=False)
        sys.stderr.write(said)
        return code
    return code if isinstance(code, int) else Exit.DONE


def say(message: str) -> None:
    """A line for the person, beside the data."""
    sys.stderr.write(f"{message}\n")


def show_findings(findings: Sequence[Finding]) -> None:
    """Findings in the form of the design, on stderr."""
    sys.stderr.write(findings_words(findings, colour=in_colour()))


def findings_words(findings: Sequence[Finding], *, colour: bool) -> str:
    """Findings in the form of the design; empty for none."""
    return render(findings, colour=colour) + "\n" if findings else ""


def in_colour() -> bool:
    """Whether stderr is a terminal that shows colours."""
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def told(error: RehabError) -> int:
    """Tell a person about an error; gives the exit code."""
    code, said = trouble_words(error, colour=in_colour())
    sys.stderr.write(said)
    return code


def trouble_words(error: Exception, *, colour: bool) -> tuple[int, str]:
    """The exit code of an error, and what a person is told about it."""
    match error:
        case InputRefused():
            return Exit.FINDINGS, findings_words(_findings(error), colour=colour)
        case GuaranteeBroken():
            return Exit.FINDINGS, f"rehab: no decision was issued: {error}\n"
        case UsageError() | MissingExtra():
            return Exit.USAGE, f"rehab: {error}\n"
        case InternalError():
            return Exit.INTERNAL, f"rehab: internal error, no decision was issued: {error}\n"
        case RehabError():
            return Exit.INTERNAL, f"rehab: {error}\n"
        case _:
            return Exit.INTERNAL, _unforeseen(error)


def reason_words(error: Exception) -> str:
    """An error in one line, without a patient's values but the words of their own file."""
    match error:
        case InputRefused():
            first = next((one for one in sorted(_findings(error)) if one.severity is Severity.ERROR), None)
            return str(error) if first is None else f"{first.id} {first.message}"
        case RehabError():
            return str(error)
        case _:
            return f"internal error: {type(error).__name__}"


def _findings(error: InputRefused) -> list[Finding]:
    return [one for one in error.findings if isinstance(one, Finding)]


def _unforeseen(error: Exception) -> str:
    """A fault of the program itself: its kind and place, and none of the values it was working on."""
    if os.environ.get("REHAB_TRACEBACK"):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    return (
        f"rehab: internal error, no decision was issued: {kind} in {place.name}, line {place.lineno}\n"
        "rehab: REHAB_TRACEBACK=1 shows where it happened; that text may hold values of the patient\n"
    )
