"""Scenes: a place, what the hands do and who is there flow in; elements flow out, back to front."""

from collections.abc import Iterator, Mapping
from itertools import product

from drawn.figure import Arm, Figure, Hand
from drawn.people import BESIDE, GROUND, MID, beside, follows, runner, swings, walker
from drawn.shapes import ACCENT, NOTHING, PAPER, TINT, Point, arrow, curve, dot, line, plate, turned

_HELD: Mapping[str, Hand] = {"two_hands": Hand.GRIPS, "one_hand": Hand.GRIPS, "fingertips": Hand.TOUCHES}
_RAIL, _POST, _FAR_RAIL, _FAR_POST = 7.0, 5.0, 5.0, 4.0
_HALO = 4.0
_BAND = 5.0
_ALONE = 178.0
"""Where the walker stands if nobody is before them: there is more floor behind, where they go."""


def scenes() -> dict[str, Iterator[str]]:
    """The elements of each scene by its name."""
    drawn: dict[str, Iterator[str]] = {}
    for support, helper in product(_HELD, (False, True)):
        name = f"{support}_helper" if helper else support
        drawn[f"parallel_bars_{name}"] = _bars(support, helper=helper)
        drawn[f"counter_{name}"] = _counter(support, helper=helper)
        drawn[f"treadmill_{name}"] = _treadmill(support, helper=helper, slope_deg=0)
        drawn[f"treadmill_uphill_{name}"] = _treadmill(support, helper=helper, slope_deg=5.5)
    return drawn | {
        "overground_none": _overground(helper=False),
        "overground_none_helper": _overground(helper=True),
        "overground_partner": _partner(band=False),
        "band_partner": _partner(band=True),
        "band_none": _load(),
        "band_fingertips": _ankles(),
        "field_none": _field(helper=False),
        "field_none_helper": _field(helper=True),
    }


# With a hold -------------------------------------------------------------------------------------------


def _bars(support: str, *, helper: bool) -> Iterator[str]:
    near, far = GROUND - 82, GROUND - 101
    figure = _holding(support, (MID + 26, near), (MID + 47, far))
    yield from _ground()
    if helper:
        yield from beside(MID + BESIDE).whole()
    yield from _rail(((44, far), (290, far)), *_posts(far, 58, 276), near=False)
    yield from figure.far_limbs()
    yield from figure.body()
    yield from _rail(((16, near), (310, near)), *_posts(near, 30, 296), near=True)
    yield from figure.near_sleeve()
    yield from _backwards(96, 88)


def _counter(support: str, *, helper: bool) -> Iterator[str]:
    """The counter stands behind the walker, so the far hand is the one beside it."""
    top = GROUND - 98
    near = Arm((MID + 28, top + 9), Hand.GRIPS) if support == "two_hands" else swings(8)
    figure = walker(near, Arm((MID + 50, top + 4), _HELD[support]))
    yield plate((26, top), (294, top), (294, GROUND), (26, GROUND), fill=TINT, stroke=NOTHING)
    for x in (93, 160, 227):
        yield line((x, top + 18), (x, GROUND), stroke=PAPER)
        yield line((x - 9, top + 22), (x - 9, top + 32))
    yield plate((18, top), (302, top), (302, top + 9), (18, top + 9))
    yield from _ground()
    if helper:
        yield from beside(MID + BESIDE + 8).whole()
    yield from figure.whole()
    yield from _backwards(92, 82)


def _treadmill(support: str, *, helper: bool, slope_deg: float) -> Iterator[str]:
    """The belt rises behind the walker where it goes uphill; which end the screen is at is left open."""
    lift, near, far = (26.0, 89, 105) if slope_deg else (17.0, 84, 100)

    def tilted(*points: Point) -> tuple[Point, ...]:
        """Points of the machine, told from under the walker and up from the belt."""
        raised = ((MID + x, GROUND - lift - y) for x, y in points)
        return turned(raised, slope_deg, about=(MID, GROUND - lift))

    hands = tilted((26, near), (44, far))
    figure = _holding(support, *hands, lift=lift, slope_deg=slope_deg)
    yield from _ground()
    if helper:
        yield from beside(MID + BESIDE + 24).whole()
    yield from _rail(
        tilted((-100, far), (82, far)), tilted((-93, far), (-93, 0)), tilted((75, far), (75, 0)), near=False
    )
    yield from figure.far_limbs()
    yield from figure.body()
    yield from _belt(*tilted((-114, -7.5), (102, -7.5)))
    yield from _rail(
        tilted((-118, near), (100, near)),
        tilted((-110, near), (-110, 0)),
        tilted((92, near), (92, 0)),
        near=True,
    )
    yield from figure.near_sleeve()
    yield from _cord(tilted((68, near))[0], tilted((11, 88))[0])
    yield from _backwards(92, 60 if slope_deg else 74)


def _belt(high: Point, low: Point) -> Iterator[str]:
    """The belt round its rollers; where it is tilted its high end stands on a foot."""
    if high[1] < low[1]:
        yield line((high[0] + 10, high[1]), (high[0] + 10, GROUND), width=_RAIL)
    yield line(high, low, width=16)
    yield line(high, low, stroke=TINT, width=9)
    yield dot(high, width=5)
    yield dot(low, width=5)


def _holding(support: str, near: Point, far: Point, *, lift: float = 0, slope_deg: float = 0) -> Figure:
    """The walker with the near hand at a rail, and the far hand too but where one hand is enough."""
    hand = _HELD[support]
    other = Arm((MID + 32, GROUND - 122 - lift)) if support == "one_hand" else Arm(far, hand)
    return walker(Arm(near, hand), other, lift=lift, slope_deg=slope_deg)


def _posts(top: float, *places: float) -> tuple[tuple[Point, Point], ...]:
    return tuple(((x, top), (x, GROUND)) for x in places)


def _rail(ends: tuple[Point, ...], *posts: tuple[Point, ...], near: bool) -> Iterator[str]:
    """A rail on its posts; the near one stands out from what is behind it."""
    rail, post = (_RAIL, _POST) if near else (_FAR_RAIL, _FAR_POST)
    for one in posts:
        yield line(*one, width=post)
    if near:
        yield line(*ends, stroke=PAPER, width=rail + _HALO)
    yield line(*ends, width=rail)


def _cord(box: Point, clip: Point) -> Iterator[str]:
    """The safety cord from the stop button on the rail to the shirt."""
    x, y = box
    sag = (clip, ((x + clip[0]) / 2 - 6, y + 26), (x, y + 6))
    yield curve(*sag, stroke=PAPER, width=6)
    yield curve(*sag, stroke=ACCENT, width=2.6)
    yield plate((x - 8, y - 8), (x + 8, y - 8), (x + 8, y + 8), (x - 8, y + 8))
    yield dot(box, stroke=ACCENT, width=8)


# On the floor ------------------------------------------------------------------------------------------


def _overground(*, helper: bool) -> Iterator[str]:
    at = MID if helper else _ALONE
    yield from _ground()
    if helper:
        yield from follows(at + 116).whole()
    yield from walker(swings(13, at), swings(-15, at), at=at).whole()
    yield from _backwards(at - 66, 92)


def _partner(*, band: bool) -> Iterator[str]:
    """Face to face with both hands held; a band lies round the walker's waist and in the other's hands."""
    near, far = (MID + 47, GROUND - 106), (MID + 53, GROUND - 121)
    mine = walker(Arm(near, Hand.GRIPS), Arm(far, Hand.GRIPS))
    theirs = follows(MID + 98, Arm((near[0] + 8, near[1] + 2)), Arm((far[0] + 8, far[1] + 2)))
    yield from _ground()
    yield from theirs.far_limbs()
    yield from mine.far_limbs()
    yield from theirs.body()
    yield from mine.body()
    yield from theirs.near_sleeve()
    if band:
        yield from _strap((MID - 13, GROUND - 91), (MID + 12, GROUND - 90), near)
    yield from mine.near_sleeve()
    yield from _backwards(MID - 66, 92)


def _load() -> Iterator[str]:
    """What the strap draws lies outside, for it may be a sled or a band that somebody holds."""
    figure = walker(swings(-15), Arm((MID + 31, GROUND - 110)))
    yield from _ground()
    yield from beside(MID + 92).whole()
    yield from figure.far_limbs()
    yield from figure.body()
    yield from _strap((MID - 13, GROUND - 93), (MID + 12, GROUND - 92), (318, GROUND - 34))
    yield from figure.near_sleeve()
    yield from _backwards(MID - 66, 92)


def _ankles() -> Iterator[str]:
    yield from _counter("fingertips", helper=False)
    yield from _strap((MID - 44, GROUND - 24), (MID + 8, GROUND - 20))


def _field(*, helper: bool) -> Iterator[str]:
    at = MID if helper else _ALONE
    yield from _ground()
    for x in range(28, 308, 44):
        yield line(
            (x - 5, GROUND - 6), (x, GROUND), (x, GROUND - 9), (x, GROUND), (x + 5, GROUND - 6), width=2.4
        )
    if helper:
        yield from follows(at + 128).whole()
    yield from runner(at).whole()
    yield from _backwards(at - 66, 92)


def _strap(*points: Point) -> Iterator[str]:
    """A light band: two edges, so that it stands out from dark cloth as from paper."""
    yield line(*points, stroke=PAPER, width=_BAND + 2 * _HALO)
    yield line(*points, width=_BAND + _HALO)
    yield line(*points, stroke=PAPER, width=_BAND - 1.5)


# In every scene ----------------------------------------------------------------------------------------


def _ground() -> Iterator[str]:
    top, bottom = GROUND + 1.5, GROUND + 10
    yield plate((12, top), (308, top), (308, bottom), (12, bottom), fill=TINT, stroke=NOTHING)
    yield line((12, top), (308, top))


def _backwards(x: float, y: float) -> Iterator[str]:
    """The arrow to where the walker goes; it begins behind their back."""
    yield from arrow((x, y), (x - 42, y), head=(20, 16), width=12)
