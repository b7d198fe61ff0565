"""A handout as a short message: the paper's own words flow in, plain text without markup flows out.

It is for those who look at a telephone and not at the fridge. The name is left out, since a message is read
on locked screens; what must be seen on every page stands first here too.
"""

from collections.abc import Iterator

from rehab.report.handout import AskFirst, Handout, NoSessions, Sessions
from rehab.report.phone_lines import call_lines, fact_lines, section_lines, sign_lines
from rehab.report.visible import visible
from rehab.wording import english_message as words
from rehab.wording.tongue import Tongue


def message_from_handout(handout: Handout, tongue: Tongue) -> str:
    """The message, one thought a line, with an empty line between its parts.

    Args:
        handout: the patient's paper.
        tongue: its language.
    """
    parts = (tuple(part) for part in _parts(handout, tongue))
    return "\n\n".join("\n".join(map(visible, part)) for part in parts if part) + "\n"


def _parts(handout: Handout, tongue: Tongue) -> Iterator[Iterator[str] | tuple[str, ...]]:
    yield handout.notices
    yield handout.message.headline, handout.message.because
    yield fact_lines((handout.knee,), tongue)
    sheet = handout.sheet
    match sheet:
        case Sessions():
            yield sheet.dose.title, *fact_lines(sheet.dose.facts, tongue)
            yield sheet.log.title, *_days(sheet, tongue)
            yield from (sign_lines(one) for one in handout.safety.lists)
        case NoSessions():
            yield section_lines(sheet.steps)
            yield from (sign_lines(one) for one in handout.safety.lists)
        case AskFirst():
            yield section_lines(sheet.steps)
            yield section_lines(sheet.questions)
            yield from (sign_lines(one) for one in handout.safety.lists)
    yield call_lines(handout.safety, tongue)
    yield section_lines(handout.valid)


def _days(sheet: Sessions, tongue: Tongue) -> Iterator[str]:
    for one in sheet.log.sessions:
        yield tongue.say(words.DAY, day=one.day, date=one.date, dose=one.dose)
