"""What a file of answers says: the ticks of a boundary sheet, typed from the paper.

Text flows in, strictly read; checked values flow out, or what is wrong with the file at its line.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from rehab.findings import Finding, has_errors
from rehab.frozen import Frozen, FrozenStruct
from rehab.source import Node, read, shape

NOT_TICKED = "not_ticked"
"""What stands where nobody has ticked: a strict file has no empty values."""

_Tick = Literal["goes_on", "stays", "easier", "stop", "seen"]
Answer = Literal["goes_on", "stays", "easier", "stop", "seen", "not_ticked"] | tuple[_Tick, ...]


class AnswersText(Frozen):
    """One filled sheet."""

    boundary_answers: str = Field(description="id of the protocol")
    version: str = Field(description="its version")
    digest: str = Field(description="digest of the resolved protocol that the sheet was printed from")
    by: str = Field(default="", description="who ticked and signed")
    on: date | None = Field(default=None, description="when")
    answers: dict[str, Answer] = Field(description="ticks by the id of the patient")


class AnswersFile(FrozenStruct):
    """A file of answers that could be read, with its tree, so that what is said of it can name its line."""

    text: AnswersText
    node: Node


def read_answers(text: str, *, name: str) -> tuple[AnswersFile | None, tuple[Finding, ...]]:
    """The answers in a text.

    Args:
        text: the file.
        name: what findings call it.
    """
    node, found = read(text, name=name)
    if node is None:
        return None, found
    model, shaped = shape(AnswersText, node)
    told = (*found, *shaped)
    return (None if model is None or has_errors(told) else AnswersFile(model, node)), told
