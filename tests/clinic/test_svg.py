"""An SVG logo draws and does nothing else: what could do more is refused, what draws nothing is left out."""

import pytest

from rehab.adapters import pdf
from rehab.clinic import svg
from rehab.clinic.model import Clinic
from rehab.report.brand import branded
from tests.report import samples

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 32">'
)


def faults(inner: str, *, head: str = HEAD) -> list[str]:
    """What is said of a drawing with this inside."""
    return [fault.said for fault in svg.looked_through(f"{head}{inner}</svg>".encode())[1]]


def drawing(inner: str, *, head: str = HEAD) -> str:
    """What is kept of a drawing with this inside."""
    logo, found = svg.looked_through(f"{head}{inner}</svg>".encode())
    assert logo is not None, found
    return logo.data.decode()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<g><script href='x.js'/></g>",
        "<foreignObject><b/></foreignObject>",
        "<image href='x.png'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<use href='#a'/>",
        "<text>words</text>",
        "<style>@import url(http://example.org)</style>",
        "<a href='http://example.org'/>",
        "<animate attributeName='x'/>",
        "<set attributeName='href'/>",
        "<filter id='f'/>",
        "<mask id='m'/>",
        "<pattern id='p'/>",
        "<symbol id='s'/>",
        "<rect onclick='a()'/>",
        "<rect ONLOAD='a()'/>",
        "<rect fill='url(http://example.org/x)'/>",
        "<rect fill='URL( \"http://example.org/x\")'/>",
        "<rect style='fill:url(//example.org/x)'/>",
        "<rect style='background:expression(alert(1))'/>",
        "<rect style='@import x'/>",
        "<rect style='fill:\\75rl(x)'/>",
        "<rect fill='javascript:alert(1)'/>",
        "<rect fill='&lt;script&gt;'/>",
        "<linearGradient href='http://example.org/x#a'/>",
        "<linearGradient xlink:href='file:///etc/passwd'/>",
        "<rect xlink:href='#a'/>",
        "<?xml-stylesheet href='x.css'?>",
        "<g>" * 60 + "</g>" * 60,
        "<g/>" * 6000,
    ],
)
def test_what_could_do_more_than_draw_is_refused(inner: str) -> None:
    """Scripts, links, pictures, style sheets, references and bombs are each refused."""
    assert faults(inner)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        b'<!DOCTYPE svg SYSTEM "a.dtd"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">',
        b'<svg viewBox="0 0 1 1"/>',
        b"<html/>",
        b"GIF89a",
        b"",
        b"\xff\xfe<\x00s\x00v\x00g\x00",
    ],
)
def test_what_is_no_plain_svg_is_refused(data: bytes) -> None:
    """A document type, an entity, another kind of file and a broken one are refused."""
    assert svg.looked_through(data)[1]


@pytest.mark.parametrize(
    "view", ["", 'viewBox="0 0 0 9"', 'viewBox="0 0 9"', 'viewBox="0 0 900 9"', 'width="10%" height="5"']
)
def test_a_drawing_says_its_size(view: str) -> None:
    """Without a size that a place on paper can have, there is no telling how large to print it."""
    assert faults("<rect/>", head=f'<svg xmlns="http://www.w3.org/2000/svg" {view}>') == ["says no size"]


def test_what_draws_nothing_is_left_out() -> None:
    """Titles, an editor's own notes, classes and comments draw nothing and are not kept."""
    kept = drawing(
        '<title>Secret</title><metadata><a xmlns="http://example.org/ns" href="http://example.org"/></metadata>'
        '<!-- note --><rect class="a" aria-label="b" width="9" height="9"/>'
    )
    assert kept == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><rect width="9" height="9"></rect></svg>'
    )


def test_a_size_in_millimetres_serves_where_there_is_no_view() -> None:
    """Width and height say what the drawing's own units are."""
    kept = drawing("<rect/>", head='<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm">')
    assert 'viewBox="0 0 40 20"' in kept


def test_colour_runs_and_clips_are_kept() -> None:
    """Gradients that name each other, and clips, are ways to draw."""
    inner = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a"/><clipPath id="c"><rect width="5" height="5"/></clipPath>'
        '</defs><rect width="9" height="9" fill="url(#b)" clip-path="url(#c)" style="stroke:rgb(1,2,3)"/>'
    )
    kept = drawing(inner)
    assert 'href="#a"' in kept
    assert 'fill="url(#b)" clip-path="url(#c)" style="stroke:rgb(1,2,3)"' in kept


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="this is no path"/>',
        '<rect width="-5" height="NaN"/>',
        '<rect transform="scale(0)" width="9" height="9"/>',
        '<circle r="1e400"/>',
        '<defs><clipPath id="c" clip-path="url(#c)"><rect/></clipPath></defs><rect clip-path="url(#c)"/>',
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect fill="url(#a)"/>',
        "",
    ],
)
def test_whatever_is_kept_can_be_printed(inner: str) -> None:
    """A drawing with nonsense in it prints as nothing, and never stops a patient's paper."""
    logo, found = svg.looked_through(f"{HEAD}{inner}</svg>".encode())
    assert logo is not None, found
    paper = branded(samples.progress_handout(), Clinic("Riverside", logo))
    assert pdf.render(paper, paper="a4").startswith(b"%PDF-")
