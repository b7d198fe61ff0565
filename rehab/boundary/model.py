"""Boundary patients as a value: what the sheet prints and the answers are compared with.

`from_subject.py` makes it; the sheet, the answers and the cases are made from it.
"""

from typing import Any

from rehab.boundary.alone import Tried
from rehab.boundary.patient import Usual
from rehab.boundary.threshold import Threshold
from rehab.boundary.tick import Ticks, ticks_of
from rehab.checks.subject import Subject
from rehab.frozen import FrozenStruct
from rehab.protocol.model import Protocol


class BoundaryPatient(FrozenStruct):
    """One patient on the sheet.

    Attributes:
        id: stable: the same as long as rule or gate, measure and number are the same.
        threshold: what parts him from those beside him.
        tried: the patient, the number that the threshold's test sees, and what the protocol decides.
        given: the patient in the words of a case.
        protocol: the protocol as it is resolved for him.
    """

    id: str
    threshold: Threshold
    tried: Tried
    given: dict[str, Any]
    protocol: Protocol

    @property
    def ticks(self) -> Ticks:
        """The boxes that the protocol would tick."""
        return ticks_of(self.tried.decision)


class Boundary(FrozenStruct):
    """The patients of one threshold: below, at and above it."""

    threshold: Threshold
    patients: tuple[BoundaryPatient, ...]


class Boundaries(FrozenStruct):
    """All boundary patients of a protocol.

    Attributes:
        subject: the protocol.
        usual: whom the patients are like.
        boundaries: every threshold that parts somebody, in the order of the file.
        left_out: thresholds at which no patient was found whom they alone part.
    """

    subject: Subject
    usual: Usual
    boundaries: tuple[Boundary, ...]
    left_out: tuple[Threshold, ...]

    @property
    def patients(self) -> tuple[BoundaryPatient, ...]:
        """Every patient, in the order of the sheet."""
        return tuple(one for boundary in self.boundaries for one in boundary.patients)
