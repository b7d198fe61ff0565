"""Draws a chart: what flows in is a Chart value, what flows out is one SVG text, the same every time.

Text stays text, so that it can be read aloud, searched and copied; dashes and marks tell lines apart without
colour. It is a pure function because both papers place the same drawing.
"""

import textwrap
from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from rehab.frozen import FrozenStruct
from rehab.report.chart_data import Band, Chart, Point, Series
from rehab.report.text_width import text_width

Place = tuple[float, float]

_LEFT, _LEGEND_LINE, _LEGEND_TEXT_AT = 30, 14, 34
_SIZE = 11
_INK, _SECOND, _GREY, _HAIR, _SHADE = "#12303f", "#8a3b12", "#51616a", "#ccd5d9", "#dde6ea"
_BAND = f'fill="{_SHADE}" stroke="{_GREY}" stroke-width="0.4"'
_FONTS = "Noto Sans, system-ui, Arial, sans-serif"
_DASHES = {"solid": "none", "dashed": "6 3", "dotted": "1.5 2.5"}
_COLOURS = {"circle": _INK, "square": _SECOND, "triangle": _GREY, "diamond": _INK, "none": _GREY}

_CORNERS: dict[str, tuple[Place, ...]] = {
    "square": ((-3, -3), (3, -3), (3, 3), (-3, 3)),
    "triangle": ((0, -4), (3.6, 3), (-3.6, 3)),
    "diamond": ((0, -4.2), (4.2, 0), (0, 4.2), (-4.2, 0)),
    "none": (),
}


class _Frame(FrozenStruct):
    """How large a drawing is: the box of its lines, and the room of its legend."""

    width: int
    right: int
    top: int
    bottom: int
    legend_characters: int


_LARGE = _Frame(width=240, right=232, top=24, bottom=122, legend_characters=36)
_SMALL = _Frame(width=170, right=164, top=20, bottom=84, legend_characters=25)
_LEGEND_BELOW = 44


def svg(chart: Chart, *, small: bool = False) -> str:
    """Draw the chart.

    Args:
        chart: points and finished words.
        small: five abreast on a page; letters are as large in the drawing, lines are shorter.

    Returns:
        An SVG element with title and description, without links, scripts or outside references.
    """
    return _Drawing(chart, _SMALL if small else _LARGE).drawn()


class _Drawing(FrozenStruct):
    chart: Chart
    frame: _Frame

    def drawn(self) -> str:
        chart, legend = self.chart, tuple(self._legend())
        height = self._legend_top + _LEGEND_LINE * sum(len(lines) for _, lines in legend)
        parts = (
            f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>",
            *(self._band(band) for band in chart.bands),
            *self._axes(),
            *(self._level_line(limit.at) for limit in chart.limits),
            *(self._curve(series) for series in chart.series),
            *self._legend_rows(legend),
        )
        box = f'viewBox="0 0 {self.frame.width} {height}" role="img"'
        look = f'font-family="{_FONTS}" font-size="{_SIZE}" fill="{_INK}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {look}>{"".join(parts)}</svg>'

    # Where things lie --------------------------------------------------------------------------------

    @property
    def _left(self) -> float:
        """Where the lines begin: right of the widest word on the axis."""
        widest = max((text_width(tick.label, _SIZE) for tick in self.chart.y.ticks), default=0)
        return max(_LEFT, round(widest) + 6)

    @property
    def _legend_top(self) -> int:
        return self.frame.bottom + _LEGEND_BELOW

    def _x(self, value: float) -> float:
        axis = self.chart.x
        return self._left + (self.frame.right - self._left) * (value - axis.low) / (axis.high - axis.low)

    def _y(self, value: float) -> float:
        axis, frame = self.chart.y, self.frame
        return frame.bottom - (frame.bottom - frame.top) * (value - axis.low) / (axis.high - axis.low)

    # Parts -------------------------------------------------------------------------------------------

    def _axes(self) -> Iterator[str]:
        right, bottom = self.frame.right, self.frame.bottom
        for tick in self.chart.y.ticks:
            y = self._y(tick.at)
            yield _line((self._left, y), (right, y), colour=_HAIR, width=0.7)
            yield _text((self._left - 5, y + 4), tick.label, anchor="end")
        for tick in self.chart.x.ticks:
            x = self._x(tick.at)
            yield _line((x, bottom), (x, bottom + 4), colour=_GREY)
            yield _text((x, bottom + 15), tick.label, anchor="middle")
        yield _line((self._left, bottom), (right, bottom), colour=_GREY)
        yield _text((0, 11), self.chart.y.title)
        yield _text((right, bottom + 29), self.chart.x.title, anchor="end")

    def _level_line(self, at: float) -> str:
        return _line((self._left, self._y(at)), (self.frame.right, self._y(at)), dash="dotted")

    def _band(self, band: Band) -> str:
        upper = [(self._x(edge.x), self._y(edge.high)) for edge in band.edges]
        lower = [(self._x(edge.x), self._y(edge.low)) for edge in band.edges]
        return f'<path d="{_path(upper + lower[::-1])}Z" {_BAND}/>'

    def _curve(self, series: Series) -> str:
        places = [(self._x(point.x), self._y(point.y)) for point in series.points]
        line = _stairs(places) if series.steps else places
        whiskers = "".join(self._whisker(point, series.error) for point in series.points if series.error)
        return whiskers + _stroke(line, series) + "".join(_mark(place, series) for place in places)

    def _whisker(self, point: Point, error: float) -> str:
        """A thin line as far as the measurement error reaches, with a bar at each end inside the axes."""
        low, high = max(self.chart.y.low, point.y - error), min(self.chart.y.high, point.y + error)
        return _whisker(self._x(point.x), self._y(high), self._y(low))

    # Legend ------------------------------------------------------------------------------------------

    def _legend(self) -> Iterator[tuple[str, list[str]]]:
        """Pair each sample, drawn around (0, 0) to (26, 0), with its label's lines."""
        for series in self.chart.series:
            whisker = _whisker(13, -6, 6) if series.error else ""
            sample = whisker + _stroke([(0, 0), (26, 0)], series) + _mark((13, 0), series)
            yield sample, self._wrapped(series.label)
        for band in self.chart.bands:
            yield f'<path d="M0 -5H26V5H0Z" {_BAND}/>', self._wrapped(band.label)
        for limit in self.chart.limits:
            yield _line((0, 0), (26, 0), dash="dotted"), self._wrapped(limit.label)

    def _legend_rows(self, legend: tuple[tuple[str, list[str]], ...]) -> Iterator[str]:
        y = self._legend_top
        for sample, lines in legend:
            yield f'<g transform="translate(0 {y})">{sample}</g>'
            for line in lines:
                yield _text((_LEGEND_TEXT_AT, y + 4), line)
                y += _LEGEND_LINE

    def _wrapped(self, label: str) -> list[str]:
        width = self.frame.legend_characters
        return textwrap.wrap(label, width, break_long_words=False, break_on_hyphens=False)


def _stairs(places: list[Place]) -> list[Place]:
    """The same places with a corner before each change: level first, then up or down."""
    corners = ([(after[0], before[1]), after] for before, after in pairwise(places))
    return [*places[:1], *(place for pair in corners for place in pair)]


def _whisker(x: float, top: float, bottom: float) -> str:
    bars = (((x, top), (x, bottom)), ((x - 2, top), (x + 2, top)), ((x - 2, bottom), (x + 2, bottom)))
    return "".join(_line(start, end, colour=_GREY, width=0.8) for start, end in bars)


def _stroke(places: list[Place], series: Series) -> str:
    if series.line == "none" or not places:
        return ""
    style = f'stroke-dasharray="{_DASHES[series.line]}" stroke="{_COLOURS[series.mark]}" stroke-width="1.8"'
    return f'<path d="{_path(places)}" fill="none" stroke-linejoin="round" {style}/>'


def _mark(place: Place, series: Series) -> str:
    x, y = place
    colour = _COLOURS[series.mark]
    if series.mark == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3.2" fill="{colour}"/>'
    corners = [(x + right, y + down) for right, down in _CORNERS[series.mark]]
    return (
        f'<path d="{_path(corners)}Z" fill="#fff" stroke="{colour}" stroke-width="1.5"/>' if corners else ""
    )


def _line(start: Place, end: Place, *, dash: str = "solid", colour: str = _INK, width: float = 1) -> str:
    style = f'stroke="{colour}" stroke-width="{_n(width)}" stroke-dasharray="{_DASHES[dash]}"'
    return f'<path d="{_path([start, end])}" fill="none" {style}/>'


def _text(place: Place, words: str, *, anchor: str = "start") -> str:
    return f'<text x="{_n(place[0])}" y="{_n(place[1])}" text-anchor="{anchor}">{escape(words)}</text>'


def _path(places: list[Place]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in places)


def _n(value: float) -> str:
    """Write a coordinate to a hundredth, so that two machines draw the same bytes."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
