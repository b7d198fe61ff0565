"""Shapes as SVG: points flow in, elements flow out, in three colours on paper and one line weight.

Every stroke of every drawing is made here, so that all of them speak one visual language.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import atan2, cos, hypot, radians, sin

Point = tuple[float, float]

INK, ACCENT, TINT, PAPER, NOTHING = "#1d2b36", "#0b5563", "#d3e4e7", "#fff", "none"
LINE = 3.0


def svg(size: tuple[int, int], parts: Iterable[str]) -> str:
    """A whole drawing; it says nothing itself, for its words stand beside it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" fill="{NOTHING}" '
        f'stroke="{INK}" stroke-width="{_number(LINE)}" stroke-linecap="round" stroke-linejoin="round">'
    )
    return "\n".join((head, *parts, "</svg>", ""))


# Elements ----------------------------------------------------------------------------------------------


def line(*points: Point, stroke: str = INK, width: float = LINE) -> str:
    """Straight pieces from point to point."""
    return _path(_straight(points), stroke=stroke, width=width)


def dot(at: Point, *, stroke: str = INK, width: float) -> str:
    """A round dot; it has a length, for a line of none is not painted by every program."""
    return line(at, (at[0] + 0.5, at[1]), stroke=stroke, width=width)


def curve(*points: Point, stroke: str = INK, width: float = LINE) -> str:
    """A soft line through all points."""
    return _path(_smooth(points, closed=False), stroke=stroke, width=width)


def arrow(*points: Point, head: Point, width: float) -> Iterator[str]:
    """A soft line with a head at its end.

    Args:
        points: of the line.
        head: how long the head is and how wide to each side.
        width: of the line.
    """
    (x0, y0), (x1, y1) = points[-2:]
    away = hypot(x1 - x0, y1 - y0)
    x, y = (x1 - x0) / away, (y1 - y0) / away
    tip = (x1 + x * head[0], y1 + y * head[0])
    sides = ((x1 - y * head[1], y1 + x * head[1]), (x1 + y * head[1], y1 - x * head[1]))
    yield curve(*points, stroke=ACCENT, width=width)
    yield plate(sides[0], tip, sides[1], fill=ACCENT, stroke=ACCENT, width=2)


def plate(*corners: Point, fill: str = PAPER, stroke: str = INK, width: float = LINE) -> str:
    """A closed shape with straight sides."""
    return _path(f"{_straight(corners)}z", fill=fill, stroke=stroke, width=width)


def solid(outline: Sequence[Point], *, fill: str, edge: str = INK, width: float = LINE) -> str:
    """A closed shape with soft sides."""
    return _path(_smooth(outline, closed=True), fill=fill, stroke=edge, width=width)


def _path(data: str, *, fill: str = NOTHING, stroke: str, width: float) -> str:
    """One path; what the whole drawing has already said is not said again."""
    said = (
        ("fill", fill, NOTHING),
        ("stroke", stroke, INK),
        ("stroke-width", "" if stroke == NOTHING else _number(width), _number(LINE)),
    )
    own = "".join(f' {name}="{value}"' for name, value, before in said if value not in {before, ""})
    return f'<path d="{data}"{own}/>'


# Path data ---------------------------------------------------------------------------------------------


def _straight(points: Sequence[Point]) -> str:
    return _start(points[0]) + "l" + _steps(points[0], [(point,) for point in points[1:]])


def _smooth(points: Sequence[Point], *, closed: bool) -> str:
    """Catmull and Rom's curve through the points, as cubic pieces.

    Each piece sets out as the one before came in, so that only the first says how.
    """
    pieces = []
    for at in range(len(points) if closed else len(points) - 1):
        start, end, after = (_neighbour(points, at + step, closed=closed) for step in (0, 1, 2))
        pieces.append(((end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6), end))
    before, after = (_neighbour(points, step, closed=closed) for step in (-1, 1))
    sets_out = points[0][0] + (after[0] - before[0]) / 6, points[0][1] + (after[1] - before[1]) / 6
    first = _steps(points[0], [(sets_out, *pieces[0])])
    others = _steps(points[1], pieces[1:])
    return f"{_start(points[0])}c{first}s{others}" + ("z" if closed else "")


def _neighbour(points: Sequence[Point], at: int, *, closed: bool) -> Point:
    return points[at % len(points)] if closed else points[min(max(at, 0), len(points) - 1)]


def _start(point: Point) -> str:
    return "M" + _packed([_number(part) for part in _rounded(point)])


def _steps(start: Point, pieces: Sequence[tuple[Point, ...]]) -> str:
    """Pieces told from where the last one ended, which takes the fewest bytes."""
    at = _rounded(start)
    steps: list[str] = []
    for piece in pieces:
        for point in map(_rounded, piece):
            steps += [_number(point[0] - at[0]), _number(point[1] - at[1])]
        at = _rounded(piece[-1])
    return _packed(steps)


def _rounded(point: Point) -> Point:
    """The point to half a unit, 0.07 mm at the size it is printed: the same bytes on every machine."""
    return round(point[0] * 2) / 2, round(point[1] * 2) / 2


def _packed(numbers: Sequence[str]) -> str:
    """Numbers with a space only where no sign parts them."""
    return "".join(one if not at or one.startswith("-") else f" {one}" for at, one in enumerate(numbers))


def _number(value: float) -> str:
    written = f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
    return written.replace("0.", ".", 1) if written.lstrip("-").startswith("0.") else written


# Geometry ----------------------------------------------------------------------------------------------


def sleeve(joints: Sequence[Point], widths: Sequence[float]) -> tuple[Point, ...]:
    """The outline of a limb through its joints, with half its width at each; both ends are cut straight."""
    ends = []
    for at, (joint, width) in enumerate(zip(joints, widths, strict=True)):
        before, after = joints[max(at - 1, 0)], joints[min(at + 1, len(joints) - 1)]
        along = atan2(after[1] - before[1], after[0] - before[0])
        side = (-sin(along) * width, cos(along) * width)
        ends.append(((joint[0] + side[0], joint[1] + side[1]), (joint[0] - side[0], joint[1] - side[1])))
    return (*(left for left, _ in ends), *(right for _, right in reversed(ends)))


def bend(start: Point, end: Point, lengths: Point, side: int) -> Point:
    """The joint between two bones.

    Args:
        start: where the first bone begins.
        end: where the second ends.
        lengths: of the first bone and of the second.
        side: 1 or -1, which way the joint bends.

    Raises:
        ValueError: the end lies beyond their reach, so a hand would not be where it holds on.
    """
    away = hypot(end[0] - start[0], end[1] - start[1])
    if away > sum(lengths):
        raise ValueError(f"{away:.1f} is too far for a limb of {sum(lengths):.1f}")
    along = (away**2 + lengths[0] ** 2 - lengths[1] ** 2) / (2 * away)
    across = side * max(lengths[0] ** 2 - along**2, 0) ** 0.5
    x, y = (end[0] - start[0]) / away, (end[1] - start[1]) / away
    return start[0] + along * x - across * y, start[1] + along * y + across * x


def between(start: Point, end: Point, part: float) -> Point:
    """The point at this part of the way; below 0 and above 1 it lies beyond the ends."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def turned(points: Iterable[Point], degrees: float, *, about: Point = (0, 0)) -> tuple[Point, ...]:
    """The points turned clockwise as seen on paper."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    moved = ((x - about[0], y - about[1]) for x, y in points)
    return tuple((about[0] + x * c - y * s, about[1] + x * s + y * c) for x, y in moved)


def moved(points: Iterable[Point], to: Point, *, faces: int = 1, size: float = 1) -> tuple[Point, ...]:
    """The points set down at a place, as large as is said, turned round where `faces` is -1."""
    return tuple((to[0] + x * faces * size, to[1] + y * size) for x, y in points)
