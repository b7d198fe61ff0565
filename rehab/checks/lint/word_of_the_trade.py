"""RP323: a word in a text for the patient that only clinicians use.

A Subject flows in; a finding at each such word flows out, with what a patient understands.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.never_said import jargon


def check(subject: Subject) -> Iterator[Finding]:
    """Each word of the list of the protocol's language."""
    for one in patient_texts(subject):
        for found in jargon(one.text, subject.protocol.language):
            message = f"a patient need not know the word `{found.word}`"
            yield one.finding("RP323", message, label=f"say `{found.instead}`", words=found.word)
