"""Layout: on every paper each word is inside the page and clear of every other, on as many pages as known."""

from rehab.adapters import pdf
from rehab.report.model import Handout
from tests.access.read_back import Letter, PageRead, read_back
from tests.access.renew import COUNTS
from tests.access.sheets import EVERY, EVERY_SHEET, Sheet, pages
from tests.report import samples

EDGE_PT = 18
"""A quarter of an inch, which every printer leaves white."""
KNOWN = {
    name: int(count)
    for count, name in (line.split(" ", 1) for line in COUNTS.read_text("utf-8").splitlines())
}


def near_the_edge(page: PageRead) -> list[str]:
    """The words that a printer would cut off."""
    return [
        word.text
        for word in page.words
        if min(word.left_pt, word.bottom_pt) < EDGE_PT
        or word.right_pt > page.width_pt - EDGE_PT
        or word.top_pt > page.height_pt - EDGE_PT
    ]


def overlapping(page: PageRead) -> list[tuple[str, str]]:
    """The pairs of words that are printed over one another."""
    words = sorted(page.words, key=lambda word: word.left_pt)
    found = []
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            if other.left_pt >= one.right_pt:
                break
            if over(one, other):
                found.append((one.text, other.text))
    return found


def over(one: Letter, other: Letter) -> bool:
    """Whether a quarter of a line is printed over: signs above and below two lines may come near."""
    wide = min(one.right_pt, other.right_pt) - max(one.left_pt, other.left_pt)
    high = min(one.top_pt, other.top_pt) - max(one.bottom_pt, other.bottom_pt)
    return wide > 1 and high > min(one.top_pt - one.bottom_pt, other.top_pt - other.bottom_pt) / 4


@EVERY
def test_no_word_is_cut_off(sheet: Sheet) -> None:
    """Nothing stands where a printer cannot print."""
    assert [near_the_edge(page) for page in pages(sheet) if near_the_edge(page)] == []


@EVERY
def test_no_word_is_printed_over_another(sheet: Sheet) -> None:
    """Every word is clear of every other."""
    assert [overlapping(page) for page in pages(sheet) if overlapping(page)] == []


@EVERY
def test_a_paper_has_as_many_pages_as_known(sheet: Sheet) -> None:
    """A page more or less is a decision: renewed with `python -m tests.access.renew`, and read."""
    assert len(pages(sheet)) == KNOWN[str(sheet)]


def test_nothing_is_known_of_papers_that_are_gone() -> None:
    """Each line of the table is a paper that is tried."""
    assert list(KNOWN) == [str(sheet) for sheet in EVERY_SHEET]


def squeezed(document: Handout) -> list[PageRead]:
    """A handout whose name is one word, longer than its place."""
    person = document.person.model_copy(update={"value": "W" * 90})
    return list(read_back(pdf.render(document.model_copy(update={"person": person}), paper="a4")))


def test_a_word_that_sticks_out_is_found() -> None:
    """The search for what is cut off or printed over finds a word that is longer than the page is wide."""
    page = squeezed(samples.hold_handout())[0]
    assert near_the_edge(page)
    assert overlapping(page)
