"""Parts of a handout as lines of plain text, for a telephone: parts flow in, finished lines flow out.

A calendar's entry and a message say the same things of a session; so they are put into lines in one place.
"""

from collections.abc import Iterable, Iterator

from rehab.report.handout import SafetyBox, SignList
from rehab.report.parts import Labelled, Section
from rehab.wording import english_message as words
from rehab.wording.tongue import Tongue


def fact_lines(facts: Iterable[Labelled], tongue: Tongue) -> Iterator[str]:
    """Facts a line each: `Where: Between two bars`."""
    for fact in facts:
        form = words.NEW_FACT if fact.note else words.FACT
        yield tongue.say(form, label=fact.label, value=fact.value, note=fact.note)


def section_lines(section: Section) -> tuple[str, ...]:
    """A heading, its sentence and its items."""
    return (section.title, *((section.lead,) if section.lead else ()), *_items(section.items))


def sign_lines(signs: SignList) -> Iterator[str]:
    """A heading and its signs."""
    yield signs.title
    yield from _items(signs.signs)


def call_lines(safety: SafetyBox, tongue: Tongue) -> Iterator[str]:
    """Whom to call, a line each; where paper has a line to write a number on, a telephone has nothing."""
    for one in safety.lists:
        if one.phone is not None and any(sign.isdigit() for sign in one.phone.number):
            yield tongue.say(words.FACT, label=one.phone.label, value=one.phone.number)


def _items(items: tuple[str, ...]) -> Iterator[str]:
    yield from (f"- {item}" for item in items)
