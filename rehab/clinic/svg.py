"""A logo as SVG, looked through: a file's bytes flow in, a drawing that only draws flows out.

What is written out again is only what is known to draw: shapes, groups and colour runs, with attributes of
plain letters. Whatever could fetch, run, move or grow (a script, a link, a picture, an entity, a style sheet)
is refused by name and line, and what draws nothing (titles, an editor's own notes) is left out.
"""

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from rehab.clinic.model import Logo
from rehab.frozen import FrozenStruct

MEDIA = "image/svg+xml"
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_RUNS = ("linearGradient", "radialGradient")
_DRAWN = frozenset(
    {"svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath"}
    | {*_RUNS, "stop"}
)
_SILENT = frozenset({"title", "desc", "metadata"})
_INSTEAD = {
    "text": "turn words into paths",
    "style": "write colours on the shapes themselves (plain SVG)",
    "use": "draw the shape itself instead of naming it again",
    "image": "a picture of its own is a PNG logo",
}
_KEPT = frozenset(
    (
        *("id", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "fx"),
        *("fy", "width", "height", "points", "viewBox", "style", "opacity", "color", "fill"),
        *("fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-path"),
        *("clip-rule", "clipPathUnits", "offset", "stop-color", "stop-opacity", "gradientUnits"),
        *("gradientTransform", "spreadMethod", "display", "visibility", "paint-order", "vector-effect"),
        *("shape-rendering", "preserveAspectRatio"),
    )
)
_PLAIN = re.compile(r"[A-Za-z0-9_#%.,;:()\s+*/-]*", re.ASCII)
_AWAY = re.compile(r"url\(\s*(?!#)|:\s*//|(?:javascript|data|file)\s*:|expression\s*\(", re.IGNORECASE)
_INNER = re.compile(r"#[A-Za-z0-9_.-]+", re.ASCII)
_NUMBER = r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)"
_LENGTH = re.compile(rf"\s*{_NUMBER}\s*(?:px|pt|mm|cm|in)?\s*")
_VIEW = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*")
_LARGEST, _LONGEST = 1e6, 12
"""The largest side, and how many times one side may be as long as the other."""
_DEEPEST, _MOST, _SHOWN = 40, 5000, 20


class Fault(FrozenStruct):
    """What keeps a drawing from being used, with the line that it stands on; 0 for the whole file."""

    line: int
    said: str
    instead: str = ""


def looked_through(data: bytes) -> tuple[Logo | None, tuple[Fault, ...]]:
    """The drawing alone, or everything that keeps it from being used."""
    reading = _Reading()
    reading.read(data)
    if not reading.faults and reading.size is None:
        reading.faults.append(Fault(1, "says no size", 'write `viewBox="0 0 120 40"` on `<svg>`'))
    if reading.faults or reading.size is None:
        return None, tuple(dict.fromkeys(reading.faults))
    return Logo(MEDIA, "".join(reading.out).encode("ascii"), *reading.size), ()


class _Enough(Exception):
    """Nothing more is to be learnt from this file."""


class _Reading:
    """One reading of a file, from its first element to its last."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.faults: list[Fault] = []
        self.size: tuple[float, float] | None = None
        self._closing: list[str] = []
        """How each open element is closed; empty text for one that is left out, with all that is in it."""
        self._seen = 0
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        """Read a whole file; what is wrong with it is in `faults`, the drawing in `out`."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003  (the end of the file, as expat has it)
        except _Enough:
            return
        except ExpatError as error:
            self.faults.append(Fault(error.lineno, "is no well-formed SVG"))

    def _doctype(self, *_: object) -> None:
        """Entities are declared there, and no drawing needs one."""
        self._holds("a document type", "delete the line `<!DOCTYPE ...>`")
        raise _Enough

    def _instruction(self, target: str, _: str) -> None:
        """A style sheet from elsewhere is asked for this way."""
        self._holds(f"an instruction `<?{target[:_SHOWN]}`", "delete it")

    def _start(self, name: str, given: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._seen += 1
        if not self._closing and (space, local) != (_SVG, "svg"):
            self.faults.append(Fault(self._parser.CurrentLineNumber, "is no SVG"))
            raise _Enough
        if self._seen > _MOST or len(self._closing) >= _DEEPEST:
            self._holds(f"more than {_MOST} parts, or parts {_DEEPEST} deep", "draw it with fewer")
            raise _Enough
        if (self._closing and not self._closing[-1]) or space != _SVG or local in _SILENT:
            self._closing.append("")
            return
        if local not in _DRAWN:
            self._holds(f"`<{local[:_SHOWN]}>`", _INSTEAD.get(local, "a logo may only draw shapes"))
            given = {}
        kept = dict(self._kept(local, given))
        if not self._closing:
            self.size, view = _view(given)
            kept = {"xmlns": _SVG, "viewBox": view, **_without_size(kept)}
        written = "".join(f' {key}="{value}"' for key, value in kept.items())
        self.out.append(f"<{local}{written}>")
        self._closing.append(f"</{local}>")

    def _end(self, _: str) -> None:
        self.out.append(self._closing.pop())

    def _kept(self, element: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that draw; those that could do more are faults."""
        for name, value in given.items():
            space, _, local = name.rpartition(" ")
            if local == "href" and space in {"", _XLINK}:
                if element in _RUNS and _INNER.fullmatch(value):
                    yield "href", value
                else:
                    self._holds(f"a link `{local}`", "a drawing needs nothing from elsewhere")
            elif local.lower().startswith("on"):
                self._holds(f"a script `{local[:_SHOWN]}`", "a logo may only draw shapes")
            elif not space and local in _KEPT:
                if _PLAIN.fullmatch(value) and not _AWAY.search(value):
                    yield local, " ".join(value.split())
                else:
                    self._holds(
                        f"`{local}` that does more than draw", "keep to numbers, colours and `url(#...)`"
                    )

    def _holds(self, what: str, instead: str) -> None:
        self.faults.append(Fault(self._parser.CurrentLineNumber, f"holds {what}", instead))


def _view(given: dict[str, str]) -> tuple[tuple[float, float] | None, str]:
    """The size of a drawing and what of it is seen; None where it says no size."""
    seen = _VIEW.fullmatch(given.get("viewBox", ""))
    if seen is not None:
        x, y, width, height = (float(part) for part in seen.groups())
        return ((width, height) if _is_size(width, height) else None), f"{x:g} {y:g} {width:g} {height:g}"
    sides = [_LENGTH.fullmatch(given.get(side, "")) for side in ("width", "height")]
    width, height = (0.0 if side is None else float(side[1]) for side in sides)
    return ((width, height) if _is_size(width, height) else None), f"0 0 {width:g} {height:g}"


def _is_size(width: float, height: float) -> bool:
    return 0 < width < _LARGEST and 0 < height < _LARGEST and 1 / _LONGEST <= width / height <= _LONGEST


def _without_size(kept: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in kept.items() if key not in {"viewBox", "width", "height", "x", "y"}}
