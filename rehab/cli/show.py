"""`rehab show`: a protocol as sentences that are read aloud, and as a picture of its phases and ladder."""

import sys
from pathlib import Path

from rehab.adapters.files import write_whole
from rehab.cli.inputs import day, given, own_folders, today
from rehab.cli.paths import one_protocol
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import InputRefused, UsageError
from rehab.findings import has_errors
from rehab.frozen import FrozenStruct
from rehab.pipeline import read_catalogue
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.report.ladder_svg import ladder_svg
from rehab.report.page_from_protocol import page_from_protocol
from rehab.report.protocol_page import ProtocolPage
from rehab.report.protocol_text import protocol_text
from rehab.report.shown import shown_of
from rehab.report.ticks import without_ticks

FORMATS = ("text", "html", "json")


class Wanted(FrozenStruct):
    """What the command line asks for.

    Attributes:
        variant: the variant to lay over the protocol.
        modifiers: the modifiers.
        overlays: files of overlays.
        form: how it is written.
        svg: where the picture goes.
        as_of: the day to judge signed loosenings by; today if empty.
    """

    variant: str | None
    modifiers: tuple[str, ...]
    overlays: tuple[Path, ...]
    form: str
    svg: Path | None
    as_of: str


def show_protocol(word: str, wanted: Wanted, *, protocols: list[Path] | None) -> int:
    """Print a protocol, and leave its picture where it is asked for.

    Raises:
        UsageError: if there is no such protocol or form, or it has no ladder to draw.
        InputRefused: if the protocol or an overlay has an error.
    """
    if wanted.form not in FORMATS:
        raise UsageError(f"`--format {wanted.form}`: there is {', '.join(FORMATS)}")
    page = _page(word, wanted, own_folders(protocols))
    if wanted.svg is not None:
        if page.picture is None:
            raise UsageError(f"`{word}` has no ladder to draw")
        write_whole(wanted.svg, f"{ladder_svg(page.picture)}\n".encode())
        say(f"wrote {wanted.svg}")
    sys.stdout.write(_written(page, wanted.form))
    return Exit.DONE


def _page(word: str, wanted: Wanted, own: tuple[Path, ...]) -> ProtocolPage:
    file = one_protocol(word, own=own)
    catalogue = read_catalogue(file.shelf)
    chain, found = read_chain(file.text, name=file.name, read_file=file.shelf.protocol)
    if not chain or has_errors(found):
        raise InputRefused(found)
    overlays = tuple(map(_overlay, wanted.overlays))
    choice = Choice(wanted.variant, wanted.modifiers, overlays, day(wanted.as_of) or today())
    shown, more = shown_of(chain, catalogue, choice)
    if shown is None:
        raise InputRefused((*found, *more))
    show_findings((*found, *more))
    return page_from_protocol(shown)


def _overlay(path: Path) -> Layer:
    file = given(path)
    layer, found = read_overlay(file.text, name=file.name)
    if layer is None:
        raise InputRefused(found)
    return layer


def _written(page: ProtocolPage, form: str) -> str:
    match form:
        case "json":
            return page.model_dump_json(indent=2) + "\n"
        case "html":
            from rehab.adapters.html import render

            return render(without_ticks(page)) + "\n"
        case _:
            return protocol_text(page)
