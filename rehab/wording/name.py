"""Names of measures inside a sentence, for a clinician and for a patient.

A measure of the catalogue flows in, its name flows out: the title without its explanation in brackets,
or the plain words that follow "your".
"""

from rehab.terms.measure import Measure
from rehab.wording import english_plain, english_report
from rehab.wording.number import capital
from rehab.wording.voice import Voice


def measure_name(measure: Measure, voice: Voice) -> str:
    """The name of a measure in the middle of a sentence: `active knee flexion`, `knee bend`."""
    if voice.plainly:
        return voice.tongue.say(measure.plain)
    words = measure.title.partition(" (")[0]
    noun, comma, kind = words.partition(", ")
    if comma and kind.isalpha() and kind.islower():
        words = f"{kind} {lower_first(noun)}"
    return lower_first(words)


def measure_label(measure: Measure, voice: Voice) -> str:
    """The name of a measure as a heading."""
    if voice.plainly:
        label = english_plain.LABELS.get(measure.id)
        return capital(voice.tongue.say(measure.plain)) if label is None else voice.tongue.say(label)
    return capital(measure_name(measure, voice))


def path_words(path: str) -> str:
    """The place of a value in a protocol: `phases > supported > weeks > not before`."""
    return path.replace(".", " > ").replace("_", " ")


def id_words(name: str) -> str:
    """An id as words: `ACL reconstruction`, `meniscus repair`."""
    parts = name.replace("-", "_").split("_")
    return " ".join(english_report.ACRONYMS.get(part, part) for part in parts)


def lower_first(words: str) -> str:
    """The same words with a small letter at their beginning, but for an abbreviation."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
