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
from rehab.wording.name import lower_first
from rehab.wording.number import counted, time_words


def how_to_walk(case: Case, level: Level) -> Section:
    """The steps of the level's setting, with the hands as it has them."""
    setting = level.settings[0]
    return Section(
        title=words.HOW_TO[setting.value],
        lead=words.HOW_TO_LEAD.format(level=lower_first(level.patient)),
        items=tuple(_as_held(step, level) for step in case.protocol.texts.how_to.get(setting.value, ())),
    )


def _as_held(step: str, level: Level) -> str:
    """A step with the words on the hands that fit the level."""
    held = words.HOLD_AS.get(level.support.value)
    for asked in words.HOLD_ON if held else ():
        if asked in step:
            return step.replace(asked, held or "")
    return step


def for_partner(case: Case, level: Level) -> Section | None:
    """The partner's own lines; none where there is no partner."""
    lines = case.protocol.texts.how_to.get(Setting.FOR_PARTNER.value, ())
    if Setting.FOR_PARTNER not in level.settings or not lines:
        return None
    return Section(title=words.FOR_PARTNER, items=lines)


def segments(case: Case, level: Level, dose: SessionDose) -> Section | None:
    """How the pieces lie in the walk, and how they grow; none where they are not part of a walk."""
    if not dose.walk_min:
        return None
    lines = case.protocol.texts.how_to.get(Setting.SEGMENTS.value, ())
    return Section(title=words.SEGMENTS, items=(*_pieces(dose), *lines, *_growing(case, level, dose)))


def _pieces(dose: SessionDose) -> Iterator[str]:
    yield words.WHOLE_WALK.format(walk=counted(dose.walk_min, english.MINUTES))
    yield counted(dose.repeats, words.PIECES).format(time=time_words(dose.work_s))
    if dose.repeats > 1:
        yield words.FORWARDS_BETWEEN.format(rest=time_words(dose.rest_s))


def _growing(case: Case, level: Level, dose: SessionDose) -> Iterator[str]:
    """What comes after this week: more pieces here, then those of the next level."""
    if dose.repeats < level.dose.repeats[1]:
        yield words.MORE_PIECES.format(n=level.dose.repeats[1])
    coming = case.ahead.level
    if coming is not None and coming.id != level.id and coming.dose.walk_min:
        yield words.PIECES_NEXT.format(**_most(coming.dose))


def _most(dose: Dose) -> dict[str, object]:
    return {"n": dose.repeats[1], "walk": counted(dose.walk_min, english.MINUTES)}
