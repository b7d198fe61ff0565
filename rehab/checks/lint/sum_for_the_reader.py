"""RP324: a text for the patient from which a number has to be worked out.

A Subject flows in; a finding at each such phrase flows out.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.never_said import sums


def check(subject: Subject) -> Iterator[Finding]:
    """Each phrase that compares with a number or counts from a day that the text does not say."""
    for one in patient_texts(subject):
        for found in sums(one.text, subject.protocol.language):
            message = f"`{found}` leaves a sum to the reader"
            yield one.finding("RP324", message, label="say the number itself", words=found)
