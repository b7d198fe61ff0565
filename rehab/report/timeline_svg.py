"""Draws the way of one knee: a Timeline flows in, one SVG text flows out, the same every time.

A row for each level, the highest on top, a bar for the weeks at it; phases above, decisions below. Shapes and
places tell everything, so that it can be read in black and white; text stays text.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from rehab.frozen import FrozenStruct
from rehab.report.text_width import text_width
from rehab.report.timeline import MarkKind, Span, Timeline

_WIDTH, _LEFT, _RIGHT = 720.0, 190.0, 708.0
_SIZE, _LINE, _ROW, _BAR = 11.0, 15.0, 16.0, 10.0
_INK, _QUIET, _HAIR, _SHADE, _FILL = "#12303f", "#51616a", "#ccd5d9", "#f0f4f5", "#12303f"
_FONTS = "Noto Sans, system-ui, Arial, sans-serif"
_GAP, _SHORTEST = 6.0, 4.0

_SHAPES: dict[MarkKind, str] = {
    "up": f'<path d="M0 -5L5 4H-5Z" fill="{_INK}"/>',
    "stay": f'<circle r="3" fill="#fff" stroke="{_INK}" stroke-width="1.5"/>',
    "down": f'<path d="M0 5L5 -4H-5Z" fill="#fff" stroke="{_INK}" stroke-width="1.5"/>',
    "call": f'<path d="M-5 -5H5V5H-5Z" fill="{_INK}"/>'
    '<path d="M0 -3.5V1M0 2.2V3.8" stroke="#fff" stroke-width="1.8"/>',
    "done": f'<path d="M0 -6L5 0L0 6L-5 0Z" fill="{_INK}"/>',
}


def timeline_svg(timeline: Timeline) -> str:
    """Draw the way of one knee.

    Returns:
        An SVG element with title and description, without links, scripts or outside references.
    """
    return _Drawing(timeline).drawn()


class _Drawing(FrozenStruct):
    timeline: Timeline

    def drawn(self) -> str:
        timeline = self.timeline
        parts = (
            f"<title>{escape(timeline.title)}</title><desc>{escape(timeline.description)}</desc>",
            *self._phases(),
            *self._weeks(),
            *self._levels(),
            *self._marks(),
            *self._legend(),
        )
        box = f'viewBox="0 0 {_n(_WIDTH)} {_n(self._axis_at + 3.4 * _LINE)}" role="img"'
        look = f'font-family="{_FONTS}" font-size="{_n(_SIZE)}" fill="{_INK}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {look}>{"".join(parts)}</svg>'

    # Where things lie --------------------------------------------------------------------------------

    def _x(self, week: float) -> float:
        axis = self.timeline.x
        return _LEFT + (_RIGHT - _LEFT) * (week - axis.low) / (axis.high - axis.low)

    def _lines(self) -> tuple[tuple[Span, int], ...]:
        """Each phase with the line of its name: the first on which it does not run into another."""
        free: list[float] = []
        placed = []
        for phase in self.timeline.phases:
            start = self._name_at(phase)
            line = next((at for at, end in enumerate(free) if end <= start), len(free))
            end = start + text_width(phase.label, _SIZE) + _GAP
            free[line : line + 1] = [end]
            placed.append((phase, line))
        return tuple(placed)

    def _name_at(self, phase: Span) -> float:
        return min(self._x(phase.start) + 3, _RIGHT - text_width(phase.label, _SIZE))

    @property
    def _top(self) -> float:
        return _LINE * max((line + 1 for _, line in self._lines()), default=0) + 4

    @property
    def _marks_at(self) -> float:
        return self._top + _ROW * len(self.timeline.rows) + 12

    @property
    def _axis_at(self) -> float:
        return self._marks_at + 12

    # Parts -------------------------------------------------------------------------------------------

    def _phases(self) -> Iterator[str]:
        for number, (phase, line) in enumerate(self._lines()):
            left, right = self._x(phase.start), self._x(phase.end)
            fill = _SHADE if number % 2 else "#fff"
            place = f'x="{_n(left)}" y="{_n(self._top)}" width="{_n(right - left)}"'
            yield f'<rect {place} height="{_n(self._axis_at - self._top)}" fill="{fill}"/>'
            yield _line((left, line * _LINE + 3), (left, self._axis_at), colour=_QUIET)
            yield _text(self._name_at(phase), line * _LINE + _SIZE, phase.label)

    def _weeks(self) -> Iterator[str]:
        for tick in self.timeline.x.ticks:
            x = self._x(tick.at)
            yield _line((x, self._axis_at), (x, self._axis_at + 4), colour=_QUIET)
            yield _text(x, self._axis_at + 15, tick.label, anchor="middle")
        yield _line((_LEFT, self._axis_at), (_RIGHT, self._axis_at), colour=_QUIET)
        yield _text(0, self._axis_at + 15, self.timeline.x.title)

    def _levels(self) -> Iterator[str]:
        for number, row in enumerate(self.timeline.rows):
            middle = self._top + _ROW * (number + 0.5)
            yield _line((_LEFT, middle), (_RIGHT, middle), colour=_HAIR)
            yield _text(0, middle + 4, row.label)
            for span in row.spans:
                left, right = self._x(span.start), self._x(span.end)
                place = (
                    f'x="{_n(left)}" y="{_n(middle - _BAR / 2)}" width="{_n(max(right - left, _SHORTEST))}"'
                )
                yield f'<rect {place} height="{_n(_BAR)}" fill="{_FILL}"/>'

    def _marks(self) -> Iterator[str]:
        yield _text(0, self._marks_at + 4, self.timeline.marks_label)
        for mark in self.timeline.marks:
            yield _placed(_SHAPES[mark.kind], self._x(mark.at), self._marks_at)

    def _legend(self) -> Iterator[str]:
        x, y = _LEFT, self._axis_at + 2.6 * _LINE
        for one in self.timeline.legend:
            yield _placed(_SHAPES[one.kind], x + 5, y - 4)
            yield _text(x + 15, y, one.words)
            x += 15 + text_width(one.words, _SIZE) + 2 * _GAP


def _placed(shape: str, x: float, y: float) -> str:
    return f'<g transform="translate({_n(x)} {_n(y)})">{shape}</g>'


def _line(start: tuple[float, float], end: tuple[float, float], *, colour: str) -> str:
    path = f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}"
    return f'<path d="{path}" stroke="{colour}" stroke-width="0.8" fill="none"/>'


def _text(x: float, y: float, words: str, *, anchor: str = "start") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(words)}</text>'


def _n(value: float) -> str:
    """Write a coordinate to a hundredth, so that two machines draw the same bytes."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
