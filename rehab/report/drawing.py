"""Which drawing stands beside a level, and what it shows in words.

A level flows in, with this week's slope and the paper's language; a drawing by name flows out, or none where
every drawing would show something else than what the level asks for. Its file lies in `reports/drawings/`.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from rehab.frozen import Frozen
from rehab.protocol.model import Level, Support, Surface
from rehab.wording import english_drawings as words
from rehab.wording.tongue import ENGLISH, Tongue


class Drawing(Frozen):
    """One drawing: the name of its file without the ending, and what it shows in plain sentences."""

    name: str
    alternative: str


_Shown = tuple[str, tuple[str, ...]]
_RAILED = (Surface.BARS, Surface.COUNTER, Surface.TREADMILL)
_HELD = (Support.TWO_HANDS, Support.ONE_HAND, Support.FINGERTIPS)
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
        (words.WHERE["band_ankles"], words.HANDS["counter_fingertips"]),
    ),
    (Surface.FIELD, Support.NONE, False): ("field_none", (words.WHERE["field"], _FREE)),
    (Surface.FIELD, Support.NONE, True): (
        "field_none_helper",
        (words.WHERE["field"], _FREE, words.COMPANY["in_front"]),
    ),
}
_STEPS: tuple[_Shown, ...] = tuple((name, (said,)) for name, said in words.STEPS.items())


def drawing_of(level: Level, incline_pct: float, *, tongue: Tongue = ENGLISH) -> Drawing | None:
    """The drawing that shows the level as it is walked this week.

    Args:
        level: where it is walked, what the hands do and who is there.
        incline_pct: this week's incline of the belt in percent.
        tongue: the language of the paper.

    Returns:
        None where no drawing is true of the level.
    """
    company = level.helper or level.support is Support.PARTNER
    uphill = level.surface is Surface.TREADMILL and incline_pct > 0
    if level.surface in _RAILED and level.support in _HELD:
        return _drawing(_at_rails(level.surface, level.support, company, uphill), tongue)
    other = _OTHERS.get((level.surface, level.support, company))
    return None if other is None else _drawing(other, tongue)


def step_drawings(level: Level, *, tongue: Tongue = ENGLISH) -> tuple[Drawing, ...]:
    """The step itself: toes, roll, heel; none for a run, in which the heel stays up."""
    return () if level.surface.is_run else tuple(_drawing(shown, tongue) for shown in _STEPS)


def every_drawing(*, tongue: Tongue = ENGLISH) -> Iterator[Drawing]:
    """All that there are, those of a level first."""
    slopes = {Surface.TREADMILL: (False, True)}
    for surface, support, company in product(_RAILED, _HELD, (False, True)):
        for uphill in slopes.get(surface, (False,)):
            yield _drawing(_at_rails(surface, support, company, uphill), tongue)
    for shown in (*_OTHERS.values(), *_STEPS):
        yield _drawing(shown, tongue)


def _at_rails(surface: Surface, support: Support, company: bool, uphill: bool) -> _Shown:  # noqa: FBT001
    where = f"{surface.value}_uphill" if uphill else surface.value
    hands = words.HANDS[f"{surface.value}_{support.value}"]
    name, said = f"{where}_{support.value}", (words.WHERE[where], hands)
    return (f"{name}_helper", (*said, words.COMPANY["helper"])) if company else (name, said)


def _drawing(shown: _Shown, tongue: Tongue) -> Drawing:
    name, sentences = shown
    return Drawing(name=name, alternative=tongue.joined(map(tongue.say, sentences)))
