"""People in a pose: where they are and what their hands do flow in, figures flow out."""

from drawn.figure import COMPANION, Arm, Figure, Foot
from drawn.shapes import Point, turned

GROUND, MID = 221.0, 146.0
"""The floor, and the middle of the one who walks."""
_HIPS = 94.0

BESIDE = 106.0
"""How far off somebody stands who is close by."""


def floor(x: float, *, lift: float = 0, slope_deg: float = 0) -> Point:
    """The floor at a place that many units before the walker, where it is lifted or slopes."""
    return turned(((MID + x, GROUND - lift),), slope_deg, about=(MID, GROUND - lift))[0]


def swings(x: float) -> Arm:
    """An arm that hangs free, its hand so far before the walker."""
    return Arm((MID + x, GROUND - 79))


def walker(near: Arm, far: Arm, *, lift: float = 0, slope_deg: float = 0) -> Figure:
    """In the middle of a step: the far foot stands, the near foot reaches back and touches with its toes."""
    return Figure(
        hips=(MID, GROUND - lift - _HIPS),
        near_foot=Foot(floor(-29, lift=lift, slope_deg=slope_deg), heel_up_deg=40, slope_deg=slope_deg),
        far_foot=Foot(floor(21, lift=lift, slope_deg=slope_deg), slope_deg=slope_deg),
        near_arm=near,
        far_arm=far,
    )


def runner(near: Arm, far: Arm) -> Figure:
    """In the middle of a stride: the near foot lands behind on its ball, the far foot has just left."""
    return Figure(
        hips=(MID, GROUND - 89),
        near_foot=Foot((MID - 34, GROUND), heel_up_deg=32),
        far_foot=Foot((MID + 36, GROUND - 12), heel_up_deg=-8),
        near_arm=near,
        far_arm=far,
        lean_deg=11,
    )


def beside(x: float) -> Figure:
    """Somebody who stands close by and looks at the walker."""
    return Figure(
        hips=(x, GROUND - _HIPS),
        near_foot=Foot((x - 13, GROUND)),
        far_foot=Foot((x - 21, GROUND)),
        near_arm=Arm((x - 16, GROUND - 78)),
        far_arm=Arm((x - 22, GROUND - 81)),
        lean_deg=1,
        look=COMPANION,
    )


def follows(x: float, near: Arm | None = None, far: Arm | None = None) -> Figure:
    """Somebody who walks forwards and looks at the walker; the arms swing where nothing else is said."""
    return Figure(
        hips=(x, GROUND - _HIPS),
        near_foot=Foot((x - 30, GROUND)),
        far_foot=Foot((x + 15, GROUND), heel_up_deg=34),
        near_arm=near or Arm((x - 14, GROUND - 79)),
        far_arm=far or Arm((x + 12, GROUND - 82)),
        look=COMPANION,
    )
