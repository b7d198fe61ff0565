"""Which drawing stands beside a level, and what it shows in words.

A level flows in, with this week's slope; a drawing by name flows out, or none where every drawing would show
something else than what the level asks for. The files lie in `reports/drawings/`.
"""

from collections.abc import Mapping

from rehab.frozen import Frozen
from rehab.protocol.model import Level, Support, Surface
from rehab.wording import english_drawings as words


class Drawing(Frozen):
    """One drawing: the name of its file without the ending, and what it shows in plain sentences."""

    name: str
    alternative: str


_HELD = (Support.TWO_HANDS, Support.ONE_HAND, Support.FINGERTIPS)
_RAILED = (Surface.BARS, Surface.COUNTER, Surface.TREADMILL)
_OTHERS: Mapping[tuple[Surface, Support, bool], tuple[str, tuple[str, ...]]] = {
    (Surface.OVERGROUND, Support.NONE, False): (
        "overground_none",
        (words.WHERE["overground"], words.HANDS["none"]),
    ),
    (Surface.OVERGROUND, Support.NONE, True): (
        "overground_none_helper",
        (words.WHERE["overground"], words.HANDS["none"], words.COMPANY["in_front"]),
    ),
    (Surface.OVERGROUND, Support.PARTNER, True): (
        "overground_partner",
        (words.WHERE["overground"], words.COMPANY["partner"]),
    ),
    (Surface.BAND, Support.PARTNER, True): (
        "band_partner",
        (words.WHERE["band"], words.COMPANY["therapist_holds"]),
    ),
    (Surface.BAND, Support.NONE, True): (
        "band_none",
        (words.WHERE["band_load"], words.HANDS["none"], words.COMPANY["therapist"]),
    ),
    (Surface.BAND, Support.FINGERTIPS, False): (
        "band_fingertips",
        (words.WHERE["band_ankles"], words.HANDS["fingertips"]),
    ),
    (Surface.FIELD, Support.NONE, False): ("field_none", (words.WHERE["field"], words.HANDS["none"])),
    (Surface.FIELD, Support.NONE, True): (
        "field_none_helper",
        (words.WHERE["field"], words.HANDS["none"], words.COMPANY["in_front"]),
    ),
}

STEPS = tuple(Drawing(name=name, alternative=said) for name, said in words.STEPS.items())
"""The step itself: toes, roll, heel."""


def drawing_of(level: Level, incline_pct: float) -> Drawing | None:
    """The drawing that shows the level as it is walked.

    Args:
        level: where it is walked, what the hands do and who is there.
        incline_pct: this week's incline of the belt in percent.

    Returns:
        None where no drawing is true of the level.
    """
    if level.surface in _RAILED and level.support in _HELD:
        return _at_rails(level, uphill=level.surface is Surface.TREADMILL and incline_pct > 0)
    company = level.helper or level.support is Support.PARTNER
    drawn = _OTHERS.get((level.surface, level.support, company))
    return Drawing(name=drawn[0], alternative=" ".join(drawn[1])) if drawn else None


def _at_rails(level: Level, *, uphill: bool) -> Drawing:
    where = f"{level.surface.value}_uphill" if uphill else level.surface.value
    said = (words.WHERE[where], words.HANDS[level.support.value], words.COMPANY["helper"])
    name = f"{where}_{level.support.value}"
    if level.helper:
        return Drawing(name=f"{name}_helper", alternative=" ".join(said))
    return Drawing(name=name, alternative=" ".join(said[:2]))
