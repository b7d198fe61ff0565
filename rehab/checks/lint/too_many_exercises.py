"""RP314: more exercises on a sheet than people do.

A Subject flows in; one finding flows out. Walking backwards is one, and each step of the warm-up another.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import text_place
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.report.budget import MOST_EXERCISES


def check(subject: Subject) -> Iterator[Finding]:
    """The warm-up, if it makes more than four exercises of a session."""
    place = text_place(subject, "warm_up")
    number = len(subject.protocol.texts.warm_up) + 1
    if place is not None and number > MOST_EXERCISES:
        message = f"a session has {number} exercises: {number - 1} to warm up, and walking backwards"
        yield place.finding("RP314", message, label=f"at most {MOST_EXERCISES - 1} belong here", key=True)
