"""Which drawing stands beside a level, and what it shows in words.

A level flows in, with this week's slope and the paper's language; a drawing by name flows out, or none where
every drawing would show something else than what the level asks for. Its file lies in `reports/drawings/`.
"""

from collections.abc import Mapping

from rehab.frozen import Frozen
from rehab.protocol.model import Level, Support, Surface
from rehab.wording import english_drawings as words
from rehab.wording.tongue import ENGLISH, Tongue


class Drawing(Frozen):
    """One drawing: the name of its file without the ending, and what it shows in plain sentences."""

    name: str
    alternative: str


_Shown = tuple[str, tuple[str, ...]]
_RAILED = frozenset({Surface.BARS, Surface.COUNTER, Surface.TREADMILL})
_HELD = frozenset({Support.TWO_HANDS, Support.ONE_HAND, Support.FINGERTIPS})
_FREE = words.HANDS["none"]
_OTHERS: Mapping[tuple[Surface, Support, bool], _Shown] = {
    (Surface.OVERGROUND, Support.NONE, False): ("overground_none", (words.WHERE["overground"], _FREE)),
    (Surface.OVERGROUND, Support.NONE, True): (
        "overground_none_helper",
        (words.WHERE["overground"], _FREE, words.COMPANY["in_front"]),
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
        (words.WHERE["band_load"], _FREE, words.COMPANY["therapist"]),
    ),
    (Surface.BAND, Support.FINGERTIPS, False): (
        "band_fingertips",
        (words.WHERE["band_ankles"], words.HANDS["fingertips"]),
    ),
    (Surface.FIELD, Support.NONE, False): ("field_none", (words.WHERE["field"], _FREE)),
    (Surface.FIELD, Support.NONE, True): (
        "field_none_helper",
        (words.WHERE["field"], _FREE, words.COMPANY["in_front"]),
    ),
}


def drawing_of(level: Level, incline_pct: float, *, tongue: Tongue = ENGLISH) -> Drawing | None:
    """The drawing that shows the level as it is walked this week.

    Args:
        level: where it is walked, what the hands do and who is there.
        incline_pct: this week's incline of the belt in percent.
        tongue: the language of the paper.

    Returns:
        None where no drawing is true of the level.
    """
    if level.surface in _RAILED and level.support in _HELD:
        shown = _at_rails(level, uphill=level.surface is Surface.TREADMILL and incline_pct > 0)
        return _drawing(shown, tongue)
    company = level.helper or level.support is Support.PARTNER
    other = _OTHERS.get((level.surface, level.support, company))
    return None if other is None else _drawing(other, tongue)


def step_drawings(level: Level, *, tongue: Tongue = ENGLISH) -> tuple[Drawing, ...]:
    """The step itself: toes, roll, heel; none for a run, in which the heel stays up."""
    steps = () if level.surface.is_run else words.STEPS.items()
    return tuple(_drawing((name, (said,)), tongue) for name, said in steps)


def _at_rails(level: Level, *, uphill: bool) -> _Shown:
    where = f"{level.surface.value}_uphill" if uphill else level.surface.value
    name, said = f"{where}_{level.support.value}", (words.WHERE[where], words.HANDS[level.support.value])
    return (f"{name}_helper", (*said, words.COMPANY["helper"])) if level.helper else (name, said)


def _drawing(shown: _Shown, tongue: Tongue) -> Drawing:
    name, sentences = shown
    return Drawing(name=name, alternative=tongue.joined(map(tongue.say, sentences)))
