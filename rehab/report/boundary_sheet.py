"""The boundary sheet as a value: finished words come in, and stand in a frozen value with a name.

A clinician ticks what is right for each patient and signs; what the protocol would do is not on the sheet.
"""

from rehab.frozen import Frozen
from rehab.report.parts import Document, Labelled
from rehab.report.visible import Text


class BoundaryRow(Frozen):
    """One patient: the id by which an answer is found again, where the course stands, what is found."""

    id: Text
    where: Text
    finding: Text


class BoundaryGroup(Frozen):
    """The patients of one rule or gate, those of each limit together."""

    title: Text
    limits: tuple[tuple[BoundaryRow, ...], ...]


class BoundarySheet(Document):
    """The whole sheet.

    Attributes:
        lead: what the sheet is and how it is filled in.
        length: how many patients, and how long they take.
        usual_title: stands over the usual patient.
        usual_note: what else is so of every patient.
        usual: the values of the usual patient.
        levels_title: stands over the ladder.
        levels: the ladder, from its first level.
        boxes: the words over the boxes.
        groups: the patients.
        signing: stands over name, date and signature.
        signature: the lines to sign on.
    """

    lead: tuple[Text, ...]
    length: Text
    usual_title: Text
    usual_note: Text
    usual: tuple[Labelled, ...]
    levels_title: Text
    levels: tuple[Text, ...]
    patient_label: Text
    boxes: tuple[Text, ...]
    groups: tuple[BoundaryGroup, ...]
    signing: Text
    signature: tuple[Labelled, ...]
