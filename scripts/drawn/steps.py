"""The step itself, close up: toes, roll, heel. Nothing flows in; the elements of three drawings flow out.

The ball of the foot stands at the same place in all three, so that one sees the heel come down.
"""

from collections.abc import Iterator

from drawn.figure import Foot, ankle_of, shoe
from drawn.shapes import ACCENT, INK, PAPER, Point, line, sleeve, solid, turned

_GROUND, _BALL_AT, _SIZE = 100.0, 88.0, 2.5


def steps() -> dict[str, Iterator[str]]:
    """The elements of each close-up by its name."""
    return {
        "step_toe": _step(58, 34, ((50, 44), (18, 44))),
        "step_roll": _step(28, 24, ()),
        "step_heel": _step(0, 10, ()),
    }


def _step(heel_up_deg: float, shin_deg: float, arrow: tuple[Point, ...]) -> Iterator[str]:
    foot = Foot((_BALL_AT, _GROUND), heel_up_deg=heel_up_deg)
    ankle = ankle_of(foot, size=_SIZE)
    (knee,) = turned(((ankle[0], ankle[1] - 90),), shin_deg, about=ankle)
    yield line((8, _GROUND + 1.5), (152, _GROUND + 1.5))
    yield shoe(foot, size=_SIZE)
    yield solid(sleeve((knee, ankle), (20, 17)), fill=INK, edge=PAPER)
    if arrow:
        yield line(*arrow, stroke=ACCENT, width=6)
