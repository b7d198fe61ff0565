"""How to walk this week: the steps of the level's setting, the pieces of a walk, the partner's part.

A case with its level and dose flows in; sections flow out. The protocol says how; every number comes from the
dose, so that a step can never say another one.
"""

from collections.abc import Iterator

from rehab.plan.model import SessionDose
from rehab.protocol.model import Dose, Level, Setting
from rehab.report.case import Case
from rehab.report.parts import Section
from rehab.wording import english
from rehab.wording import english_handout as words
from rehab.wording.number import counted, time_words


def how_to_walk(case: Case, level: Level) -> Section:
    """The steps of the level's setting, with the hands as it has them."""
    setting = level.settings[0]
    steps = case.protocol.texts.how_to.get(setting.value, ())
    return Section(
        title=case.say(words.HOW_TO[setting.value]),
        lead=case.say(words.HOW_TO_LEAD, level=case.tongue.inside(case.say(level.patient))),
        items=tuple(_as_held(case, step, level) for step in steps),
    )


def _as_held(case: Case, step: str, level: Level) -> str:
    """A step with the words on the hands that fit the level."""
    held = words.HOLD_AS.get(level.support.value)
    for asked in words.HOLD_ON if held else ():
        if held and asked in step:
            return case.say(step).replace(case.say(asked), case.say(held))
    return case.say(step)


def for_partner(case: Case, level: Level) -> Section | None:
    """The partner's own lines; none where there is no partner."""
    lines = case.protocol.texts.how_to.get(Setting.FOR_PARTNER.value, ())
    if Setting.FOR_PARTNER not in level.settings or not lines:
        return None
    return Section(title=case.say(words.FOR_PARTNER), items=case.each(lines))


def segments(case: Case, level: Level, dose: SessionDose) -> Section | None:
    """How the pieces lie in the walk, and how they grow; none where they are not part of a walk."""
    if not dose.walk_min:
        return None
    lines = case.protocol.texts.how_to.get(Setting.SEGMENTS.value, ())
    items = (*_pieces(case, dose), *case.each(lines), *_growing(case, level, dose))
    return Section(title=case.say(words.SEGMENTS), items=items)


def _pieces(case: Case, dose: SessionDose) -> Iterator[str]:
    yield case.say(words.WHOLE_WALK, walk=counted(dose.walk_min, english.MINUTES, case.tongue))
    yield case.tongue.count(dose.repeats, words.PIECES, time=time_words(dose.work_s, case.tongue))
    if dose.repeats > 1:
        yield case.say(words.FORWARDS_BETWEEN, rest=time_words(dose.rest_s, case.tongue))


def _growing(case: Case, level: Level, dose: SessionDose) -> Iterator[str]:
    """What comes after this week: more pieces here, then those of the next level."""
    if dose.repeats < level.dose.repeats[1]:
        yield case.say(words.MORE_PIECES, n=level.dose.repeats[1])
    coming = case.ahead.level
    if coming is not None and coming.id != level.id and coming.dose.walk_min:
        yield case.say(words.PIECES_NEXT, **_most(case, coming.dose))


def _most(case: Case, dose: Dose) -> dict[str, object]:
    return {"n": dose.repeats[1], "walk": counted(dose.walk_min, english.MINUTES, case.tongue)}
