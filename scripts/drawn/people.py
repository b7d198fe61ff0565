"""People in a pose: where they are and what their hands do flow in, figures flow out."""

from drawn.figure import COMPANION, Arm, Figure, Foot
from drawn.shapes import turned

GROUND, MID = 221.0, 146.0
"""The floor, and the middle of the one who walks."""
_HIPS = 94.0

BESIDE = 106.0
"""How far off somebody stands who is close by."""


def swings(x: float, at: float = MID) -> Arm:
    """An arm that hangs free, its hand so far before the walker."""
    return Arm((at + x, GROUND - 86))


def walker(near: Arm, far: Arm, *, at: float = MID, lift: float = 0, slope_deg: float = 0) -> Figure:
    """In the middle of a step: the far foot stands, the near foot reaches back and touches with its toes.

    Args:
        near: what the near arm does.
        far: what the far arm does.
        at: where the walker is.
        lift: how high the ground under the walker lies above the floor.
        slope_deg: how far that ground rises behind the walker.
    """
    ground = GROUND - lift
    back, front = turned(((at - 29, ground), (at + 21, ground)), slope_deg, about=(at, ground))
    return Figure(
        hips=(at, ground - _HIPS),
        near_foot=Foot(back, heel_up_deg=40, slope_deg=slope_deg),
        far_foot=Foot(front, slope_deg=slope_deg),
        near_arm=near,
        far_arm=far,
    )


def runner(at: float) -> Figure:
    """In the middle of a stride: the near foot lands behind on its ball, the far foot has just left."""
    return Figure(
        hips=(at, GROUND - 89),
        near_foot=Foot((at - 28, GROUND), heel_up_deg=34),
        far_foot=Foot((at + 27, GROUND - 13), heel_up_deg=4),
        near_arm=Arm((at + 36, GROUND - 116)),
        far_arm=Arm((at - 2, GROUND - 104)),
        lean_deg=11,
    )


def beside(x: float) -> Figure:
    """Somebody who stands close by and looks at the walker."""
    return Figure(
        hips=(x, GROUND - _HIPS - 1.7),
        near_foot=Foot((x - 12, GROUND)),
        far_foot=Foot((x - 16, GROUND)),
        near_arm=Arm((x - 14, GROUND - 89)),
        far_arm=Arm((x - 19, GROUND - 91)),
        lean_deg=1,
        look=COMPANION,
    )


def follows(x: float, near: Arm | None = None, far: Arm | None = None) -> Figure:
    """Somebody who walks forwards and looks at the walker; the arms swing where nothing else is said."""
    return Figure(
        hips=(x, GROUND - _HIPS),
        near_foot=Foot((x - 30, GROUND)),
        far_foot=Foot((x + 15, GROUND), heel_up_deg=34),
        near_arm=near or Arm((x - 12, GROUND - 86)),
        far_arm=far or Arm((x + 12, GROUND - 88)),
        look=COMPANION,
    )
