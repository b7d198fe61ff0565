"""Whatever words stand in a file, every document shows them as words or the file is refused by name.

The fields are read from the models, so that a new one is tried by itself. Each hostile text is put into every
free field of a file at once; fields that refuse it are found and left, and must have been refused with words.
"""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from rehab.findings import Severity
from rehab.report.visible import visible
from rehab.wording.english_replay import NO_CODE
from tests.hostile.fields import Path, free_fields, free_places, with_texts
from tests.hostile.papers import files, papers
from tests.report.printed import html_text, squashed

HARMLESS = "Words"
HOSTILE = {
    "markup": '=</style><script>x</script>{{7*7}}{n}#read("/etc/passwd")$x$',
    "attribute": '@"onload="x\' javascript:alert(1) END:VEVENT,;\\nATTACH:x',
    "right to left": "\u202edose\u202c \u2066turned",
    "line ends": "one\r\nBEGIN:VEVENT\u2028two",
    "nothing": "zero\x00byte",
    "long word": "w" * 5000,
}
_READ_BACK = {"markup"}
"""Texts that are looked for on printed pages too; printing and reading one back takes longest."""
_NAME_GIVES_WAY = {"right to left", "line ends", "nothing"}
"""A name with hidden signs is left out, as the next test says."""
_SHOWN = 20
"""So much of a refused value is quoted at least; the rest may be cut."""
_MARK = "q{number}q"
_LEAK = "root:x:0"

NOT_WORDS = {
    "MeasureTest.": "thresholds, read by a grammar of their own: tests/bad/protocol",
    "Tightening.parameters": "amounts with units: tests/bad/overlay",
    "Tightening.remove_": "names of levels and activities: tests/bad/overlay",
    "ProtocolText.remove_variety": "names of activities: tests/bad/overlay",
    "ParameterUse.parameter": "the name of a parameter: tests/bad/protocol",
    "Loosening.value": "a number: tests/bad/overlay",
    "CorrectionText.value": "as a value of a check-in",
    "SessionText.observations": "written beside the date; as a value of a check-in",
    "SidedText.": "as a value of a check-in",
    "Measure.methods": "no shipped measure names one; a word that is compared and never printed",
}
"""Fields that are not tried here, each with its reason."""


def test_every_free_field_is_tried() -> None:
    """A field that takes any words is tried, or stands above with a reason."""
    there = {field for model, _ in files().values() for field in free_fields(model)}
    tried = {place.field for model, data in files().values() for place in free_places(model, data)}
    assert sorted(one for one in there - tried if not one.startswith(tuple(NOT_WORDS))) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name in files() for kind in HOSTILE if kind != "long word" or name == "episode"],
)
def test_words_stay_words(name: str, kind: str) -> None:
    """Hostile words change the shape of no document, and stand there as they are written."""
    taken, printed = _taken(name, kind), kind in _READ_BACK
    plain = _made(name, taken, HARMLESS, printed=printed)
    hostile = _made(name, taken, HOSTILE[kind], printed=printed)
    assert plain.keys() == hostile.keys()
    assert not [one for one, content in hostile.items() if _LEAK in content.decode("utf-8", "replace")]
    for document in plain:
        _is_the_same_but_for_words(document, plain[document], hostile[document])
    ends = (".html", ".txt", *((".pdf",) if printed else ()))
    for document in (one for one in plain if one.endswith(ends)):
        before, after = (squashed(_text(document, one[document])) for one in (plain, hostile))
        for number in range(len(taken)):
            mark = _MARK.format(number=number)
            if HARMLESS.casefold() + mark in before.casefold():
                shown = (squashed(visible(HOSTILE[kind])) + mark).casefold()
                found = shown in after.casefold() or shown[:_SHOWN] in after.casefold()
                assert found, (document, taken[number])


def test_a_name_with_hidden_signs_gives_way_to_the_number() -> None:
    """Who is called by letters that turn a line round is called by the clinic's number on every paper."""
    _, data = files()["episode"]
    name = f"Maria {HOSTILE['right to left']}"
    made = papers("episode", with_texts(data, {("patient", "name"): name}), printed=False)
    assert isinstance(made, dict)
    for document in ("handout.html", "report.html", "course.html"):
        page = made[document].decode()
        assert "Maria" not in page
        assert data["patient"]["id"] in page


# What is tried ---------------------------------------------------------------------------------------


@cache
def _taken(name: str, kind: str) -> tuple[Path, ...]:
    """The places of a file that take a hostile text; those that refuse it do so in words."""
    model, data = files()[name]
    places = (place.path for place in free_places(model, data))
    gives_way = {("patient", "name")} if kind in _NAME_GIVES_WAY else set[Path]()
    return _accepted(name, tuple(path for path in places if path not in gives_way), HOSTILE[kind])


def _accepted(name: str, places: tuple[Path, ...], text: str) -> tuple[Path, ...]:
    """Those of some places that take a text, found by halves."""
    if not places:
        return ()
    made = papers(name, with_texts(files()[name][1], _texts(places, text)), printed=False)
    if isinstance(made, dict):
        return places
    assert all(one.message for one in made)
    assert any(one.severity is Severity.ERROR for one in made)
    if len(places) == 1:
        return ()
    half = len(places) // 2
    one, other = (_accepted(name, part, text) for part in (places[:half], places[half:]))
    return one + other


@cache
def _made(name: str, places: tuple[Path, ...], text: str, *, printed: bool) -> Mapping[str, bytes]:
    made = papers(name, with_texts(files()[name][1], _texts(places, text)), printed=printed)
    assert isinstance(made, dict), made
    return made


def _texts(places: tuple[Path, ...], text: str) -> dict[Path, str]:
    return {path: text + _MARK.format(number=number) for number, path in enumerate(places)}


# What documents are like -----------------------------------------------------------------------------


def _is_the_same_but_for_words(document: str, plain: bytes, hostile: bytes) -> None:
    match document.rpartition(".")[2]:
        case "html":
            assert _tags(hostile) == _tags(plain)
        case "ics":
            assert _properties(hostile) == _properties(plain)
        case "txt":
            assert hostile.count(b"\n") == plain.count(b"\n")
            assert not re.search(r"[\x00-\x09\x0b-\x1f\u2028\u2029\u202a-\u202e]", hostile.decode())
        case "csv":
            rows = list(csv.reader(io.StringIO(hostile.decode(), newline="")))
            assert len({len(row) for row in rows}) == 1
            assert len(rows) == len(list(csv.reader(io.StringIO(plain.decode(), newline=""))))
            assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-[^0-9]", cell)]


def _text(document: str, content: bytes) -> str:
    match document.rpartition(".")[2]:
        case "html":
            return html_text(content.decode())
        case "pdf":
            return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        case _:
            return content.decode()


_CODE = re.compile(r'<section class="replay">.*?</section>', re.DOTALL)
_NO_CODE = re.compile(rf"<p>{NO_CODE.partition('{')[0]}[^<]*</p>")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tuple(name for name, _ in attrs)
        leads = "".join(str(value).partition(":")[0] for name, value in attrs if name in {"href", "src"})
        self.found.append((tag, names, leads))


def _tags(page: bytes) -> list[tuple[str, tuple[str, ...], str]]:
    """The tags of a page, but for the code: a word that no code has room for leaves it out, and says so."""
    reader = _Tags()
    reader.feed(_NO_CODE.sub("", _CODE.sub("", page.decode())))
    drawn = {"path", "line", "rect", "circle", "text", "tspan", "polyline", "polygon", "title", "desc"}
    return [one for one in reader.found if one[0] not in drawn]


def _properties(calendar: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(part.name or "", tuple(part)) for part in Calendar.from_ical(calendar).walk()]
