"""One figure for all drawings: a pose flows in, the parts of a person flow out, the farthest first.

It is seen from the side and faces right, or left where its `Look` says so. It is a grown person of
seven heads. Who walks backwards is dark, in a shirt of the accent; whoever is with them is light.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from drawn.shapes import (
    ACCENT,
    INK,
    PAPER,
    TINT,
    Point,
    bend,
    between,
    curve,
    line,
    moved,
    plate,
    sleeve,
    solid,
    turned,
)

_LEG, _ARM, _SHOULDER = (43.0, 41.0), (30.0, 29.0), -47.0
_ANKLE = (-12.3, -12.0)
_LEG_WIDTHS, _ARM_WIDTHS = (11.5, 11, 8.8, 8.6, 7.6), (7, 6.9, 6.2, 5.7, 5)
_HAND_LINE = 2.6

_TRUNK = (
    *((-6, -56), (-11.5, -47), (-13, -30), (-11.5, -12), (-12.5, 5), (0, 8)),
    *((12, 6), (11, -12), (13, -30), (11, -46), (6, -56)),
)
_NECK = ((-4.5, -50), (-4.5, -66), (5.5, -66), (5, -50))
_FACE = (
    *((0, -90.5), (8, -88.5), (11.6, -82), (12.2, -78.2), (15.6, -73.4), (11.8, -71.4)),
    *((11.4, -66.4), (7.6, -62.8), (0, -63.6), (-8, -67), (-12, -75), (-9.5, -85.5)),
)
_HAIR = (
    *((11, -83.5), (7.8, -90), (0, -92.6), (-8.5, -89.4), (-13.2, -81), (-12.4, -73)),
    *((-9.4, -67.6), (-6, -69), (-4.8, -76), (-1, -78.6), (2, -83.4)),
)
_HEEL = ((0, 0), (-10, 0.2), (-17.5, 0), (-19.6, -4), (-18, -9), (-17, -14), (-8, -14), (-3.5, -9.5))
_TOES = ((2.5, -7), (8, -5.2), (10.5, -2), (8, 0))
_SOLE_BACK, _SOLE_FRONT = ((-19, -4), (-10, -3.4), (-1, -3)), ((4, -3), (10, -2.6))
_FIST = ((-8, -6), (-3, -9), (5, -8), (8.5, -3), (8, 5), (2, 7), (-5, 6.5), (-9, 1))
_TOUCH = (
    *((-13, -19), (-7, -23), (1, -22), (7, -16), (9.5, -7), (9, -2.5), (5, -2.5)),
    *((3, -9), (-1, -13), (-2.5, -9), (-4.5, -5.5), (-7.5, -7), (-8, -13)),
)


class Hand(Enum):
    """What a hand does, and how far from what it holds the wrist is."""

    GRIPS = (-6.0, -5.0)
    TOUCHES = (-10.0, -19.0)
    HANGS = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How one person is coloured, and which way they face: 1 is right."""

    shirt: str
    trousers: str
    hair: str
    edge: str
    faces: int


WALKER = Look(shirt=ACCENT, trousers=INK, hair=INK, edge=PAPER, faces=1)
COMPANION = Look(shirt=PAPER, trousers=TINT, hair=TINT, edge=INK, faces=-1)


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the ball of a foot is, how far its heel is lifted, and how far the ground rises to the heel."""

    ball: Point
    heel_up_deg: float = 0
    slope_deg: float = 0


@dataclass(frozen=True, slots=True)
class Arm:
    """What a hand does, and where: on the rail if it holds one, else at the wrist."""

    at: Point
    hand: Hand = Hand.HANGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A pose: hips, lean and four limbs; `far` is the side away from who looks."""

    hips: Point
    near_foot: Foot
    far_foot: Foot
    near_arm: Arm
    far_arm: Arm
    lean_deg: float = 3
    look: Look = WALKER

    def whole(self) -> Iterator[str]:
        """Every part."""
        yield from self.far_limbs()
        yield from self.body()
        yield from self.near_sleeve()

    def far_limbs(self) -> Iterator[str]:
        """What lies behind the trunk."""
        yield from self._sleeve(self.far_arm, 3)
        yield from self._leg(self.far_foot, 1.5)

    def body(self) -> Iterator[str]:
        """The near leg, the head and the trunk."""
        yield from self._leg(self.near_foot, 0)
        yield plate(*self._placed(_NECK))
        yield solid(self._placed(_FACE), fill=PAPER)
        yield solid(self._placed(_HAIR), fill=self.look.hair, width=2)
        yield solid(self._placed(_TRUNK), fill=self.look.shirt, edge=self.look.edge)

    def near_sleeve(self) -> Iterator[str]:
        """The near arm, which may lie before a rail."""
        yield from self._sleeve(self.near_arm, -0.5)

    def _leg(self, foot: Foot, forward: float) -> Iterator[str]:
        """Shoe and trouser leg; the knee bends the way the figure looks."""
        faces = self.look.faces
        hip = (self.hips[0] + forward * faces, self.hips[1])
        (ankle,) = _bent((_ANKLE,), (), foot, faces=faces, size=1)
        knee = bend(hip, ankle, _LEG, -faces)
        yield shoe(foot, faces=faces)
        joints = (*_along(hip, knee, -0.12, 0.45), knee, *_along(knee, ankle, 0.4, 0.97))
        yield solid(sleeve(joints, _LEG_WIDTHS), fill=self.look.trousers, edge=self.look.edge)

    def _sleeve(self, arm: Arm, forward: float) -> Iterator[str]:
        """Sleeve and hand; the elbow bends the other way. Only a hanging hand lies under its cuff."""
        (shoulder,) = self._placed(((forward, _SHOULDER),))
        (wrist,) = moved((arm.hand.value,), arm.at, faces=self.look.faces)
        elbow = bend(shoulder, wrist, _ARM, self.look.faces)
        joints = (*_along(shoulder, elbow, -0.08, 0.5), elbow, *_along(elbow, wrist, 0.5, 1))
        parts = (
            solid(sleeve(joints, _ARM_WIDTHS), fill=self.look.shirt, edge=self.look.edge),
            *_hand(arm, (elbow, wrist), self.look.faces),
        )
        yield from reversed(parts) if arm.hand is Hand.HANGS else parts

    def _placed(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return moved(turned(points, self.lean_deg), self.hips, faces=self.look.faces)


def shoe(foot: Foot, *, faces: int = 1, size: float = 1) -> str:
    """A shoe from the side: as the heel lifts, the part behind the ball turns about it and the toes stay."""
    return solid(_bent(_HEEL, _TOES, foot, faces=faces, size=size), fill=PAPER)


def sole(foot: Foot, *, size: float) -> str:
    """The edge of the sole, which only a close-up shows."""
    return curve(*_bent(_SOLE_BACK, _SOLE_FRONT, foot, faces=1, size=size), width=2)


def ankle_of(foot: Foot, *, size: float) -> Point:
    """Where the ankle of such a foot is."""
    (ankle,) = _bent((_ANKLE,), (), foot, faces=1, size=size)
    return ankle


def _bent(
    back: Sequence[Point], front: Sequence[Point], foot: Foot, *, faces: int, size: float
) -> tuple[Point, ...]:
    """Points of a foot: those behind its ball lift with the heel, those before it lie on the ground."""
    points = (*turned(back, foot.heel_up_deg + foot.slope_deg), *turned(front, foot.slope_deg))
    return moved(points, foot.ball, faces=faces, size=size)


def _along(start: Point, end: Point, *parts: float) -> Iterator[Point]:
    return (between(start, end, part) for part in parts)


def _hand(arm: Arm, bones: tuple[Point, Point], faces: int) -> Iterator[str]:
    """The hand as it grips, touches with its fingertips or hangs."""
    match arm.hand:
        case Hand.GRIPS:
            yield solid(moved(_FIST, arm.at, faces=faces), fill=PAPER, width=_HAND_LINE)
            for x in (-2.6, 2.6):
                yield line(*moved(((x, -1.5), (x, 5.5)), arm.at, faces=faces), width=1.8)
        case Hand.TOUCHES:
            yield solid(moved(_TOUCH, arm.at, faces=faces), fill=PAPER, width=_HAND_LINE)
        case Hand.HANGS:
            joints = tuple(_along(*bones, 0.95, 1.15, 1.32))
            yield solid(sleeve(joints, (3.5, 5, 3)), fill=PAPER, width=_HAND_LINE)
