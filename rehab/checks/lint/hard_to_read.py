"""RP312: a text for the patient that is hard to read, by the formula of its language.

A Subject flows in; a finding at each such text flows out, with the word that makes it hard. A text of a few
words is not judged: one long word would weigh too much.
"""

from collections.abc import Iterator

from rehab.checks.lint.patient_texts import patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.wording.reading_grade import hardness, words
from rehab.wording.syllables import syllables

FEWEST_WORDS = 8


def check(subject: Subject) -> Iterator[Finding]:
    """Each text of a language that has a formula, if it lies beyond the edge of the scale."""
    language = subject.protocol.language
    for one in patient_texts(subject):
        every = words(one.text)
        hard = hardness((one.text,), language)
        if hard is None or len(every) < FEWEST_WORDS or hard.over <= 0:
            continue
        longest = max(every, key=lambda word: (syllables(word, language), len(word)))
        message = f"this text has {hard.scale} {hard.value:.1f}"
        bound = "at least" if hard.is_ease else "at most"
        label = f"{bound} {hard.edge:g}; say `{longest}` in shorter words, or make two sentences of it"
        yield one.place.finding("RP312", message, label=label)
