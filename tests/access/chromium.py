"""A real Chromium: a page of HTML comes in, what axe-core and the layout say against it comes out.

The one door to Playwright, which drives the Chromium that the machine has; none is fetched. axe-core lies in
the package axe-playwright-python.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
REQUIRED = "REHAB_REQUIRE_BROWSER"
"""Set where a missing browser is a failure and not a skip."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = frozenset({"color-contrast", "th-has-data-cells"})
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
"""The spacing that WCAG 2.2, 1.4.12, lets a reader set."""

# What is wider than its place must be scrolled by keyboard too; the page itself never scrolls sideways.
_TOO_WIDE = """() => {
  const told = (node) => node.tagName.toLowerCase() + (node.className ? '.' + node.className : '');
  const scrolls = (node) =>
    ['auto', 'scroll'].includes(getComputedStyle(node).overflowX) && node.tabIndex >= 0;
  const sticksOut = (node) => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1;
  const found = [...document.querySelectorAll('html, body, body *')].filter((node) =>
    !node.closest('svg') && sticksOut(node) && !scrolls(node));
  const page = document.documentElement;
  return [...(page.scrollWidth > window.innerWidth ? ['the page'] : []), ...found.map(told)];
}"""

# A word stands on one line. Chinese has no blanks, and its lines may end after any character.
_TORN = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((place) => Math.round(place.bottom)));
      if (lines.size > 1 && !/\p{Script=Han}/u.test(word[0])) found.push(word[0]);
    }
  }
  return found;
}"""


@dataclass(frozen=True)
class View:
    """How large the window is in CSS pixels, and how far it is zoomed."""

    name: str
    width_px: int
    height_px: int
    zoom: int = 1
    style: str = ""

    def __str__(self) -> str:
        """Its name, by which a test is listed."""
        return self.name


def missing_browser() -> str:
    """Why there is no browser, empty where there is one."""
    return "" if _program() else f"no browser: none of {', '.join(NAMES)} is installed"


@contextmanager
def a_browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window, with an empty profile of its own."""
    if missing_browser():
        if os.environ.get(REQUIRED):
            pytest.fail(missing_browser())
        pytest.skip(missing_browser())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, html: str, view: View, folder: Path) -> Iterator[Page]:
    """A page as it lies on a disk, in a window of that size."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    size = {"width": view.width_px, "height": view.height_px}
    context = browser.new_context(viewport=size, device_scale_factor=view.zoom)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        if view.style:
            page.evaluate(
                "(css) => { document.head.appendChild(Object.assign("
                "document.createElement('style'), {textContent: css})); }",
                view.style,
            )
        yield page
    finally:
        context.close()


def accessibility_faults(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its best practice, or cannot decide, a line each.

    Left undecided may be contrast, where something is drawn or scrolled out of sight, and whether a header
    has cells, where they are empty for a pen: every other doubt counts.
    """
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("(tags) => axe.run({runOnly: tags})", TAGS)
    undecided = [rule for rule in found["incomplete"] if rule["id"] not in OPEN]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"] + undecided
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """What cannot be read without scrolling sideways, but for regions that are meant for it."""
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


def scrolling(page: Page) -> list[str]:
    """The regions of which a part is out of sight."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.scroll')]"
        ".filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.innerText)"
    )
    return found


def torn_words(page: Page) -> list[str]:
    """The words that run over the end of a line."""
    found: list[str] = page.evaluate(_TORN)
    return found


def _program() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
