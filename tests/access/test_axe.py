"""HTML in a real Chromium: WCAG 2.2 AA and best practice by axe-core, wide, narrow, zoomed and spaced."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rehab.adapters import html
from rehab.adapters.html import Page
from rehab.report.model import Handout
from rehab.simulate.page_from_simulation import page_from_simulation
from tests.access.chromium import (
    SPACED,
    View,
    a_browser,
    accessibility_faults,
    opened,
    scrolling,
    too_wide,
    torn_words,
)
from tests.access.sheets import LANGUAGES, SAMPLES, document_of
from tests.patient.written import the_catalogue
from tests.report import samples
from tests.report.shown import page
from tests.simulate.trials import simulated

# One worker has them all: one browser is started in the whole run.
pytestmark = pytest.mark.xdist_group("browser")

WIDE = View("wide", 1280, 900)
PHONE = View("phone", 320, 640)
ZOOMED = View("zoomed to 400 %", 320, 256, zoom=4)
SPACED_OUT = View("spaced", 320, 640, style=SPACED)


def handout_in(language: str) -> Page:
    """A week in that language."""
    document = document_of("handout-of-tka-week7", language)
    assert isinstance(document, Handout)
    return document


PAGES: dict[str, Callable[[], Page]] = {
    **SAMPLES,
    "protocol": lambda: page("partial-meniscectomy-retro"),
    "simulation": lambda: page_from_simulation(simulated(), the_catalogue()),
    **{tag: partial(handout_in, tag) for tag in LANGUAGES},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for every test of this file."""
    with a_browser() as browser:
        yield browser


# Zoomed, a desk is as narrow as a telephone and only finer: one page of each kind tells.
ZOOMED_TOO = ("handout-progress", "report-progress", "boundary", "simulation")


@pytest.mark.parametrize(
    ("name", "view"),
    [*product(PAGES, (WIDE, PHONE)), *product(ZOOMED_TOO, (ZOOMED,))],
    ids=str,
)
def test_axe_finds_nothing(browser: Browser, name: str, view: View, tmp_path: Path) -> None:
    """No fault against WCAG 2.2 AA, on a desk, on the narrowest telephone and at 400 %."""
    with opened(browser, html.render(PAGES[name]()), view, tmp_path) as shown:
        assert accessibility_faults(shown) == []


@pytest.mark.parametrize("view", [PHONE, ZOOMED, SPACED_OUT], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_asks_for_scrolling_sideways(browser: Browser, name: str, view: View, tmp_path: Path) -> None:
    """But for tables and drawings in a region of their own, which the keyboard can scroll too."""
    with opened(browser, html.render(PAGES[name]()), view, tmp_path) as shown:
        assert too_wide(shown) == []


WEEKS = ("handout-of-tka-week7", "handout-of-on_the_belt")
UP_TO_A_DESK = (WIDE, View("tablet upright", 820, 1180), View("small desk", 860, 900))


@pytest.mark.parametrize("view", UP_TO_A_DESK, ids=str)
@pytest.mark.parametrize(("week", "language"), [*product(WEEKS, ("en", *LANGUAGES))])
def test_the_diary_is_all_in_sight(
    browser: Browser, week: str, language: str, view: View, tmp_path: Path
) -> None:
    """As a table or as a card for each day, a patient writes in it without moving it sideways."""
    with opened(browser, html.render(document_of(week, language)), view, tmp_path) as shown:
        assert scrolling(shown) == []


@pytest.mark.parametrize("view", [WIDE, View("everyday telephone", 390, 844)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_torn(browser: Browser, language: str, view: View, tmp_path: Path) -> None:
    """Where a line has room for a word, it is not broken over two."""
    with opened(browser, html.render(handout_in(language)), view, tmp_path) as shown:
        assert torn_words(shown) == []


FAULTS = {
    "color-contrast": "<p style='color:#aaa'>pale words</p>",
    "image-alt": "<img src='data:,'>",
    "label": "<input type='text'>",
    "target-size": "<button style='width:9px;height:9px'>a</button><button>b</button>",
    "heading-order": "<h5>Too deep</h5>",
}


@pytest.mark.parametrize("rule", FAULTS)
def test_axe_finds_what_is_wrong(browser: Browser, rule: str, tmp_path: Path) -> None:
    """A page with a fault is found out: the search runs, under the policy of a page that runs no script."""
    page = html.render(samples.hold_handout()).replace("</main>", f"{FAULTS[rule]}</main>")
    with opened(browser, page, WIDE, tmp_path) as shown:
        assert {fault.split(":")[0] for fault in accessibility_faults(shown)} == {rule}


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='width:400px'>words</p>",
        "<p style='overflow:hidden;white-space:nowrap'>words that are cut off at the edge of the page</p>",
        "<div style='overflow:auto'><p style='width:400px'>words</p></div>",
    ],
)
def test_what_is_too_wide_is_found(browser: Browser, markup: str, tmp_path: Path) -> None:
    """Text that sticks out, is cut off, or scrolls for a mouse alone."""
    page = html.render(samples.hold_handout()).replace("</main>", f"{markup}</main>")
    with opened(browser, page, PHONE, tmp_path) as shown:
        assert too_wide(shown) != []


def test_what_is_torn_is_found(browser: Browser, tmp_path: Path) -> None:
    """A word that is broken over two lines, but none that stands whole at the end of one."""
    markup = "<p style='width:3em;overflow-wrap:anywhere'>be torn asunderly</p>"
    page = html.render(samples.hold_handout()).replace("</main>", f"{markup}</main>")
    with opened(browser, page, WIDE, tmp_path) as shown:
        assert torn_words(shown) == ["asunderly"]


def test_what_is_out_of_sight_is_found(browser: Browser, tmp_path: Path) -> None:
    """A table that is wider than its place."""
    markup = "<div class='scroll' tabindex='0'><p style='width:2000px'>wide</p></div>"
    page = html.render(samples.hold_handout()).replace("</main>", f"{markup}</main>")
    with opened(browser, page, WIDE, tmp_path) as shown:
        assert scrolling(shown) == ["wide"]
