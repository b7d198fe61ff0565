"""Templates hold no words: whatever is printed comes from the document, in the language of the document."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rehab.adapters.data_folder import data_folder
from tests.report.template_words import words_of_html, words_of_style, words_of_typst

FOLDER = data_folder("reports/templates")
READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".html": words_of_html,
    ".svg": words_of_html,
    ".css": words_of_style,
    ".typ": words_of_typst,
}
TEMPLATES = sorted(file.relative_to(FOLDER) for file in FOLDER.rglob("*") if file.suffix in READERS)


@pytest.mark.parametrize("name", TEMPLATES, ids=str)
def test_a_template_holds_no_word(name: Path) -> None:
    """No word stands between tags, in an attribute that is read aloud, in markup or in a string."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert list(READERS[name.suffix](text)) == []


def test_every_kind_of_template_is_read() -> None:
    """No template lies in the folder that nobody looks through."""
    assert {file.suffix for file in FOLDER.rglob("*") if file.is_file()} == set(READERS)


DAMAGE = {
    "handout.html": (
        ("<h2>", "<h2>Warning: "),
        ("<p>", '<p aria-label="Warning">'),
        ("<p>", '<p><img alt="Warning">'),
        ("{{ doc.message.headline }}", '{{ doc.message.headline ~ "Call today" }}'),
        ("{{ doc.message.headline }}", '{{ "Warning" if doc.message.tone == "alarm" }}'),
        ("{% block body %}", "{% block body %}Rest"),
    ),
    "handout.css": (("{", '{ content: "Rest"; '),),
    "handout.typ": (
        ("doc.message.headline", 'doc.message.headline + "Call today"'),
        ("doc.message.headline", '"Warning"'),
        ("doc.message.headline", "[Warning]"),
        ("doc.message.headline", "[#doc.message.headline now]"),
        ("#let message", "Rest\n#let message"),
        ("#let message", "#strong[Rest]\n#let message"),
    ),
}


@pytest.mark.parametrize(
    ("name", "was", "now"), [(name, *change) for name, changes in DAMAGE.items() for change in changes]
)
def test_a_word_in_a_template_is_found(name: str, was: str, now: str) -> None:
    """A copy with a word in it, wherever it stands, does not pass."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert was in text
    assert list(READERS[Path(name).suffix](text.replace(was, now, 1))) != []
