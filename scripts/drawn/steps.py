"""The step itself, close up: toes, roll, heel. Nothing flows in; the elements of three drawings flow out.

The ball of the foot stands at the same place in all three, so that one sees the heel come down. What touches
the ground is underlined in the accent.
"""

from collections.abc import Iterator, Sequence

from drawn.figure import Foot, ankle_of, shoe, sole
from drawn.shapes import ACCENT, INK, PAPER, Point, arrow, between, line, plate, sleeve, turned

_GROUND, _BALL_X, _SIZE = 98.0, 92.0, 2.5
_LEG_WIDTHS, _SHIN = (20.0, 17.0), 105.0
_TOES_END = 24.0
_HEAD = (11.0, 8.0)


def steps() -> dict[str, Iterator[str]]:
    """The elements of each close-up by its name."""
    return {
        "step_toe": _step(55, 38, touches=4, way=((50, 40), (26, 40))),
        "step_roll": _step(27, 26, touches=-12, way=((36, 46), (28, 56), (25, 68))),
        "step_heel": _step(0, 12, touches=-45, way=((28, 52), (28, 72))),
    }


def _step(heel_up_deg: float, shin_deg: float, *, touches: float, way: Sequence[Point]) -> Iterator[str]:
    """One moment.

    Args:
        heel_up_deg: how far the heel is lifted.
        shin_deg: how far the shin leans to where the walker looks.
        touches: where what touches begins, told from the ball; it ends at the toes.
        way: where the foot goes now.
    """
    foot = Foot((_BALL_X, _GROUND), heel_up_deg=heel_up_deg)
    ankle = ankle_of(foot, size=_SIZE)
    (knee,) = turned(((ankle[0], ankle[1] - _SHIN),), shin_deg, about=ankle)
    yield line((8, _GROUND + 1.5), (152, _GROUND + 1.5))
    yield line((_BALL_X + touches, _GROUND + 8), (_BALL_X + _TOES_END, _GROUND + 8), stroke=ACCENT, width=7)
    yield shoe(foot, size=_SIZE)
    yield sole(foot, size=_SIZE)
    yield plate(*sleeve((knee, between(ankle, knee, -0.02)), _LEG_WIDTHS), fill=INK, stroke=PAPER)
    yield from arrow(*way, head=_HEAD, width=6)
