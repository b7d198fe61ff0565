"""Draws the picture of a protocol: a LadderPicture flows in, one SVG text flows out, the same every time.

Three columns: what each phase's door asks for, the weeks with the stairs, and how each level is walked. Text
stands in columns of its own and never on the stairs, so that nothing can overlap; it is black on white.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from rehab.frozen import FrozenStruct
from rehab.report.chart_data import Axis
from rehab.report.ladder_picture import LadderPicture, PhaseBand, Step
from rehab.report.text_width import text_width, wrapped

Place = tuple[float, float]

_WIDTH, _MARGIN, _GAP = 1200.0, 24.0, 13.0
_GATES, _PLOT, _LEVELS = (24.0, 388.0), (406.0, 686.0), (706.0, 1176.0)
_SIZE, _HEAD, _TITLE = 12.0, 13.0, 20.0
_LINE = 15.0
_PAD = 8.0
_DISC = 10.0
_INK, _GREY, _HAIR, _STAIR, _SHADE, _PALE = "#111", "#444", "#bbb", "#b4b4b4", "#e2e2e2", "#f6f6f6"
_FONTS = "Noto Sans, system-ui, Arial, sans-serif"


class _Block(FrozenStruct):
    """Lines of text, those of the heading first."""

    head: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def height(self) -> float:
        return _LINE * (len(self.head) + len(self.body))

    def drawn(self, left: float, top: float) -> Iterator[str]:
        for number, line in enumerate((*self.head, *self.body)):
            bold = number < len(self.head)
            yield _text((left, top + _LINE * number + _SIZE), line, size=_HEAD if bold else _SIZE, bold=bold)


class _Row(FrozenStruct):
    """One phase as it will be drawn: its texts measured, its place given."""

    band: PhaseBand
    gate: _Block
    steps: tuple[_Block, ...]
    top: float = 0

    @property
    def height(self) -> float:
        return max(self.gate.height, sum(map(_room, self.steps))) + 2 * _PAD

    def step_tops(self) -> tuple[float, ...]:
        """Where each level's room begins, the easiest at the bottom."""
        rooms = [_room(block) for block in self.steps]
        spare = (self.height - 2 * _PAD - sum(rooms)) / max(len(rooms), 1)
        tops, at = [], self.top + self.height - _PAD
        for room in rooms:
            at -= room + spare
            tops.append(at)
        return tuple(tops)

    def step_height(self, number: int) -> float:
        """The room of one level."""
        tops = (self.top + self.height - _PAD, *self.step_tops())
        return tops[number] - tops[number + 1]


def ladder_svg(picture: LadderPicture) -> str:
    """Draw the picture.

    Returns:
        An SVG element with title and description, without links, scripts or outside references.
    """
    head, under_head = _header(picture)
    rows, under_rows = _rows(picture, under_head + _LINE)
    foot, height = _footer(picture, under_rows)
    parts = (
        f"<title>{escape(picture.title)}</title><desc>{escape(picture.description)}</desc>",
        f'<rect width="{_n(_WIDTH)}" height="{_n(height)}" fill="#fff"/>',
        *head,
        *_grid(picture.axis, under_head + _LINE / 2, under_rows),
        *(part for row in rows for part in _row(row, picture.axis)),
        *foot,
    )
    frame = (
        f'viewBox="0 0 {_n(_WIDTH)} {_n(height)}" role="img" font-family="{_FONTS}" '
        f'font-size="{_n(_SIZE)}" fill="{_INK}"'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{"".join(parts)}</svg>'


# Head and foot ---------------------------------------------------------------------------------------


def _header(picture: LadderPicture) -> tuple[tuple[str, ...], float]:
    """Title, what must be seen first, and when it begins; and where that ends."""
    notices = sum(text_width(notice, _HEAD, bold=True) + 4 * _PAD for notice in picture.notices)
    y, parts, line = _MARGIN + _TITLE - 4, [], ""
    for line in wrapped(picture.title, _WIDTH - 2 * _MARGIN - notices, _TITLE, bold=True):
        parts.append(_text((_MARGIN, y), line, size=_TITLE, bold=True))
        y += _TITLE + 5
    right = _WIDTH - _MARGIN
    for notice in picture.notices:
        wide = text_width(notice, _HEAD, bold=True) + 2 * _PAD
        parts.append(_box((right - wide, _MARGIN), (wide, _LINE + 8), dash="4 3"))
        parts.append(
            _text((right - wide / 2, _MARGIN + _LINE), notice, size=_HEAD, bold=True, anchor="middle")
        )
        right -= wide + _PAD
    for line in wrapped(picture.lead, _WIDTH - 2 * _MARGIN, _HEAD):
        parts.append(_text((_MARGIN, y), line, size=_HEAD))
        y += _LINE
    return tuple(parts), y


def _footer(picture: LadderPicture, top: float) -> tuple[tuple[str, ...], float]:
    """The axis' numbers and title, the key, the notes and the stamp; and how high the whole is."""
    parts = []
    for tick in picture.axis.ticks:
        x = _x(picture.axis, tick.at)
        parts.append(_line((x, top), (x, top + 5)))
        parts.append(_text((x, top + 4 + _LINE), tick.label, anchor="middle"))
    parts.append(_text((_PLOT[0] - _PAD * 2, top + 4 + _LINE), picture.axis.title, anchor="end"))
    y = top + 3.2 * _LINE
    parts.extend(_key(picture.keys, y))
    parts.append(_text((_WIDTH - _MARGIN, y), picture.stamp, anchor="end", bold=True))
    for note in picture.notes:
        for line in wrapped(note, _WIDTH - 2 * _MARGIN, _SIZE):
            y += _LINE
            parts.append(_text((_MARGIN, y + 4), line))
    return tuple(parts), y + _MARGIN


def _key(keys: tuple[str, ...], y: float) -> Iterator[str]:
    """What the door, the usual weeks, the weeks after them and a step look like."""
    sample, x = 26.0, _MARGIN
    fills = ("", _SHADE, _PALE, _STAIR)
    for words, fill in zip(keys, fills, strict=True):
        if fill:
            yield _box((x, y - 11), (sample, 14), fill=fill, dash="4 3" if fill == _PALE else "")
        else:
            yield _line((x + sample / 2, y - 12), (x + sample / 2, y + 4), width=4)
        yield _text((x + sample + 7, y), words)
        x += sample + 7 + text_width(words, _SIZE) + 22


def _grid(axis: Axis, top: float, bottom: float) -> Iterator[str]:
    for tick in axis.ticks:
        x = _x(axis, tick.at)
        yield _line((x, top), (x, bottom), colour=_HAIR, width=0.6)
    yield _line((_PLOT[0], bottom), (_PLOT[1], bottom))


# Phases ----------------------------------------------------------------------------------------------


def _rows(picture: LadderPicture, top: float) -> tuple[tuple[_Row, ...], float]:
    """The phases from the last, which stands highest, to the first; and where the plot ends."""
    placed, at = [], top
    for band in reversed(picture.bands):
        row = _Row(band, _gate(band), tuple(_words_of(step) for step in band.steps), at)
        placed.append(row)
        at += row.height + _GAP
    return tuple(placed), at


def _gate(band: PhaseBand) -> _Block:
    width = _GATES[1] - _GATES[0]
    body = (line for said in (band.when, *band.gate) for line in wrapped(said, width, _SIZE))
    return _Block(wrapped(band.title, width, _HEAD, bold=True), tuple(body))


def _words_of(step: Step) -> _Block:
    width = _LEVELS[1] - _LEVELS[0]
    title = wrapped(f"{step.number}  {step.title}", width, _HEAD, bold=True)
    body = (line for said in step.lines for line in wrapped(said, width, _SIZE))
    return _Block(title, tuple(body))


def _room(block: _Block) -> float:
    return block.height + _PAD


def _row(row: _Row, axis: Axis) -> Iterator[str]:
    yield _line((_MARGIN, row.top - _GAP / 2), (_WIDTH - _MARGIN, row.top - _GAP / 2), colour=_HAIR)
    yield from row.gate.drawn(_GATES[0], row.top + _PAD)
    yield from _weeks(row, axis)
    treads = tuple(_treads(row, axis))
    foot = row.top + row.height
    for (left, tread), _ in treads:
        yield _box((left, tread), (treads[-1][1][0] - left, foot - tread), fill=_STAIR)
    yield from _door(row, axis)
    for ends, block, step in zip(treads, row.steps, row.band.steps, strict=True):
        yield from _level_at(ends, block, step)
    if not row.steps:
        yield _text((_LEVELS[0], row.top + _PAD + _SIZE), row.band.none)


def _weeks(row: _Row, axis: Axis) -> Iterator[str]:
    """The band: pale where it may be open, grey in its usual weeks."""
    door, last = _x(axis, row.band.opens), _x(axis, row.band.usual[1])
    first = _x(axis, row.band.usual[0])
    yield _box((door, row.top), (_PLOT[1] - door, row.height), fill=_PALE, dash="4 3")
    if row.band.is_usual:
        yield _box((first, row.top), (last - first, row.height), fill=_SHADE)


def _door(row: _Row, axis: Axis) -> Iterator[str]:
    """The door at the left of the band, with its week beside it: before it where there is room."""
    door = _x(axis, row.band.opens)
    yield _line((door, row.top - 2), (door, row.top + row.height + 2), width=4)
    room = text_width(row.band.door, _SIZE, bold=True)
    if door - room - 8 > _GATES[1] + 4:
        yield _text((door - 8, row.top + _LINE), row.band.door, anchor="end", bold=True)
    else:
        yield _text((door + 8, row.top + _LINE), row.band.door, bold=True)


def _treads(row: _Row, axis: Axis) -> Iterator[tuple[Place, Place]]:
    """Both ends of each step, from the door to the end of the usual weeks."""
    start, end = _x(axis, row.band.opens), _x(axis, row.band.usual[1])
    wide = (end - start) / max(len(row.steps), 1)
    for number, top in enumerate(row.step_tops()):
        y = top + row.step_height(number) / 2
        yield (start + wide * number, y), (start + wide * (number + 1), y)


def _level_at(tread: tuple[Place, Place], block: _Block, step: Step) -> Iterator[str]:
    """The tread with its number, and a hair to the level's words."""
    (left, y), (right, _) = tread
    yield _line((right, y), (_LEVELS[0] - 6, y), colour=_GREY, width=0.8, dash="1.5 3")
    yield _line((left, y), (right, y), width=2.4)
    yield _disc(((left + right) / 2, y), step.number)
    yield from block.drawn(_LEVELS[0], y - block.height / 2)


# Strokes ---------------------------------------------------------------------------------------------


def _box(place: Place, size: Place, *, fill: str = "none", dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{_n(place[0])}" y="{_n(place[1])}" width="{_n(size[0])}" height="{_n(size[1])}" '
        f'fill="{fill}" stroke="{_GREY}" stroke-width="0.9"{dashed}/>'
    )


def _line(start: Place, end: Place, *, colour: str = _INK, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    path = f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{_n(width)}"{dashed}/>'


def _disc(place: Place, words: str) -> str:
    x, y = place
    circle = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(_DISC)}" fill="#fff" stroke="{_INK}"/>'
    return circle + _text((x, y + 4.2), words, anchor="middle", bold=True)


def _text(place: Place, words: str, *, anchor: str = "start", size: float = _SIZE, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    sized = "" if size == _SIZE else f' font-size="{_n(size)}"'
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{_n(place[0])}" y="{_n(place[1])}"{anchored}{sized}{weight}>{escape(words)}</text>'


def _x(axis: Axis, week: float) -> float:
    return _PLOT[0] + (_PLOT[1] - _PLOT[0]) * (week - axis.low) / (axis.high - axis.low)


def _n(value: float) -> str:
    """Write a coordinate to a hundredth, so that two machines draw the same bytes."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
