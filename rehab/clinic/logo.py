"""The logo of a clinic's file: a name flows in, the drawing that is printed or findings flow out.

The bytes come from whoever may open files; here they are judged. A finding about an SVG points into it.
"""

from collections.abc import Callable, Iterator

from rehab.clinic import png, svg
from rehab.clinic.model import Logo
from rehab.findings import Finding, Span, finding

Beside = Callable[[str], bytes | None]
"""Gives the bytes of a file beside the one that names it; None if there is none."""

LARGEST_BYTES = 200_000
"""The largest logo that is read: it becomes a part of every paper."""
_ENDS = (".svg", ".png")


def logo_of(name: str, beside: Beside, *, at: Span) -> tuple[Logo | None, tuple[Finding, ...]]:
    """The logo, or everything that keeps it from being printed.

    Args:
        name: as the clinic's file writes it.
        beside: reads files that lie beside that file.
        at: where the name stands.
    """
    if "/" in name or "\\" in name or not name.lower().endswith(_ENDS):
        label = "name an SVG or PNG file that lies beside this one"
        return None, (finding("RP502", f"`{name}` is no file to print from", at, where="logo", label=label),)
    data = beside(name)
    if data is None:
        return None, (finding("RP502", f"there is no file `{name}` beside this one", at, where="logo"),)
    if len(data) > LARGEST_BYTES:
        message = f"`{name}` has {len(data):,} bytes; {LARGEST_BYTES:,} are the most"
        return None, (finding("RP502", message, at, where="logo", label="make it simpler or smaller"),)
    if data.startswith(png.SIGNATURE):
        return _picture(name, data, at)
    logo, faults = svg.looked_through(data)
    return logo, tuple(_told(name, data, faults, at))


def _picture(name: str, data: bytes, at: Span) -> tuple[Logo | None, tuple[Finding, ...]]:
    try:
        return png.looked_through(data), ()
    except png.NoPicture as why:
        return None, (finding("RP502", f"`{name}` {why}", at, where="logo"),)


def _told(name: str, data: bytes, faults: tuple[svg.Fault, ...], at: Span) -> Iterator[Finding]:
    lines = data.decode("utf-8", "replace").splitlines()
    for fault in faults:
        text = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
        start = len(text) - len(text.lstrip()) + 1
        span = Span(_beside(at.file, name), max(fault.line, 1), start, len(text.rstrip()) + 1, text)
        yield finding("RP502", f"`{name}` {fault.said}", span, where="logo", label=fault.instead)


def _beside(file: str, name: str) -> str:
    """The path of a file beside another, as findings print it."""
    folder, slash, _ = file.rpartition("/")
    return f"{folder}{slash}{name}"
