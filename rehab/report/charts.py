"""Draws a chart: what flows in is a Chart value, what flows out is one SVG text, the same every time.

Text stays text, so that it can be read aloud, searched and copied; dashes and marks tell lines apart without
colour. It is a pure function because both papers place the same drawing.
"""

import textwrap
from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from rehab.report.chart_data import Axis, Band, Chart, Series

Place = tuple[float, float]

_WIDTH = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 232, 24, 122
_LEGEND_TOP, _LEGEND_LINE, _LEGEND_TEXT_AT, _LEGEND_CHARACTERS = 166, 14, 34, 36
_INK, _SECOND, _GREY, _HAIR, _SHADE = "#12303f", "#8a3b12", "#51616a", "#ccd5d9", "#dde6ea"
_FONTS = "Noto Sans, system-ui, Arial, sans-serif"
_DASHES = {"solid": "none", "dashed": "6 3", "dotted": "1.5 2.5"}
_COLOURS = {"circle": _INK, "square": _SECOND, "triangle": _GREY, "diamond": _INK, "none": _GREY}

_CORNERS: dict[str, tuple[Place, ...]] = {
    "square": ((-3, -3), (3, -3), (3, 3), (-3, 3)),
    "triangle": ((0, -4), (3.6, 3), (-3.6, 3)),
    "diamond": ((0, -4.2), (4.2, 0), (0, 4.2), (-4.2, 0)),
    "none": (),
}


def svg(chart: Chart) -> str:
    """Draw the chart.

    Returns:
        An SVG element with title and description, without links, scripts or outside references.
    """
    legend = tuple(_legend(chart))
    height = _LEGEND_TOP + _LEGEND_LINE * sum(len(lines) for _, lines in legend)
    parts = (
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>",
        *(_band(chart, band) for band in chart.bands),
        *_axes(chart),
        *(_line((_LEFT, _y(chart.y, at)), (_RIGHT, _y(chart.y, at)), dash="dotted") for at in _limits(chart)),
        *(_curve(chart, series) for series in chart.series),
        *_legend_rows(legend),
    )
    frame = f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="{_FONTS}" font-size="11" fill="{_INK}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{"".join(parts)}</svg>'


def _limits(chart: Chart) -> tuple[float, ...]:
    return tuple(limit.at for limit in chart.limits)


def _axes(chart: Chart) -> Iterator[str]:
    for tick in chart.y.ticks:
        y = _y(chart.y, tick.at)
        yield _line((_LEFT, y), (_RIGHT, y), colour=_HAIR, width=0.7)
        yield _text((_LEFT - 5, y + 4), tick.label, anchor="end")
    for tick in chart.x.ticks:
        x = _x(chart.x, tick.at)
        yield _line((x, _BOTTOM), (x, _BOTTOM + 4), colour=_GREY)
        yield _text((x, _BOTTOM + 15), tick.label, anchor="middle")
    yield _line((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM), colour=_GREY)
    yield _text((0, 11), chart.y.title)
    yield _text((_RIGHT, _BOTTOM + 29), chart.x.title, anchor="end")


def _band(chart: Chart, band: Band) -> str:
    upper = [(_x(chart.x, edge.x), _y(chart.y, edge.high)) for edge in band.edges]
    lower = [(_x(chart.x, edge.x), _y(chart.y, edge.low)) for edge in band.edges]
    return f'<path d="{_path(upper + lower[::-1])}Z" fill="{_SHADE}"/>'


def _curve(chart: Chart, series: Series) -> str:
    places = [(_x(chart.x, point.x), _y(chart.y, point.y)) for point in series.points]
    line = _stairs(places) if series.steps else places
    return _stroke(line, series) + "".join(_mark(place, series) for place in places)


def _stairs(places: list[Place]) -> list[Place]:
    """The same places with a corner before each change: level first, then up or down."""
    corners = ([(after[0], before[1]), after] for before, after in pairwise(places))
    return [*places[:1], *(place for pair in corners for place in pair)]


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


def _legend(chart: Chart) -> Iterator[tuple[str, list[str]]]:
    """Pair each sample, drawn around (0, 0) to (26, 0), with its label's lines."""
    for series in chart.series:
        yield _stroke([(0, 0), (26, 0)], series) + _mark((13, 0), series), _wrapped(series.label)
    for band in chart.bands:
        yield f'<path d="M0 -5H26V5H0Z" fill="{_SHADE}"/>', _wrapped(band.label)
    for limit in chart.limits:
        yield _line((0, 0), (26, 0), dash="dotted"), _wrapped(limit.label)


def _legend_rows(legend: tuple[tuple[str, list[str]], ...]) -> Iterator[str]:
    y = _LEGEND_TOP
    for sample, lines in legend:
        yield f'<g transform="translate(0 {y})">{sample}</g>'
        for line in lines:
            yield _text((_LEGEND_TEXT_AT, y + 4), line)
            y += _LEGEND_LINE


def _wrapped(label: str) -> list[str]:
    return textwrap.wrap(label, _LEGEND_CHARACTERS, break_long_words=False, break_on_hyphens=False)


def _line(start: Place, end: Place, *, dash: str = "solid", colour: str = _INK, width: float = 1) -> str:
    style = f'stroke="{colour}" stroke-width="{_n(width)}" stroke-dasharray="{_DASHES[dash]}"'
    return f'<path d="{_path([start, end])}" fill="none" {style}/>'


def _text(place: Place, words: str, *, anchor: str = "start") -> str:
    return f'<text x="{_n(place[0])}" y="{_n(place[1])}" text-anchor="{anchor}">{escape(words)}</text>'


def _path(places: list[Place]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in places)


def _x(axis: Axis, value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (value - axis.low) / (axis.high - axis.low)


def _y(axis: Axis, value: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * (value - axis.low) / (axis.high - axis.low)


def _n(value: float) -> str:
    """Write a coordinate to a hundredth, so that two machines draw the same bytes."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
