"""RP312: a text for the patient that asks for more than six years of school.

A Subject flows in; a finding at each such text flows out, with the word that makes it hard. A text of a few
words is not judged: one long word would weigh too much.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.reading_grade import reading_grade, syllables, words

HIGHEST_GRADE = 6
FEWEST_WORDS = 8


def check(subject: Subject) -> Iterator[Finding]:
    """Each text of a language whose reading grade can be told, and is above six."""
    for one in patient_texts(subject):
        every = words(one.text)
        grade = reading_grade(one.text, subject.protocol.language)
        if grade is None or len(every) < FEWEST_WORDS or grade <= HIGHEST_GRADE:
            continue
        hardest = max(every, key=lambda word: (syllables(word), len(word)))
        message = f"this text asks for reading grade {grade:.1f}"
        label = f"at most {HIGHEST_GRADE}; say `{hardest}` in shorter words, or make two sentences of it"
        yield one.place.finding("RP312", message, label=label)
