"""RP311: a sentence for the patient that is too long to be read at a glance.

A Subject flows in; a finding at each such sentence flows out.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.reading_grade import sentences, words

MOST_WORDS = 15
"""Words in one sentence; a default of this project."""


def check(subject: Subject) -> Iterator[Finding]:
    """Each text that holds a sentence of more than fifteen words."""
    for one in patient_texts(subject):
        long = max(sentences(one.text), key=lambda sentence: len(words(sentence)), default="")
        number = len(words(long))
        if number > MOST_WORDS:
            message = f"a sentence for the patient has {number} words"
            yield one.place.finding("RP311", message, label=f"at most {MOST_WORDS}; make two of it")
