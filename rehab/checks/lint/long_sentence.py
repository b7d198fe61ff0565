"""RP311: a sentence for the patient that is too long to be read at a glance.

A Subject flows in; a finding at each such sentence flows out.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.reading_grade import length, longest, sentences


def check(subject: Subject) -> Iterator[Finding]:
    """Each text that holds a sentence which is longer than its language allows."""
    language = subject.protocol.language
    most = longest(language)
    for one in patient_texts(subject):
        number = max((length(sentence, language) for sentence in sentences(one.text)), default=0)
        if number > most:
            message = f"a sentence for the patient has {number} words"
            yield one.place.finding("RP311", message, label=f"at most {most}; make two of it")
