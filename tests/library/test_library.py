"""The library: the committed page tells of every protocol, and its figures are the protocols' own."""

from pathlib import Path

import pytest
from make_library import PAGE, entries, subjects

from rehab.checks.cases.coverage import Share
from rehab.frozen import replace
from rehab.library.model import Entry, Facts, Proofs, Shown, Start
from rehab.library.page import page
from rehab.wording.english_library import EARLIER

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.parent.name for path in (ROOT / "protocols").glob("*/protocol.yaml"))

FACTS = Facts(
    id="small-retro",
    version="1.0.0",
    status="draft",
    title="A small one",
    starts=(Start(6), Start(8, "hamstring"), Start(8, "allograft")),
    gates=("wound: closed", "pain at rest at most 3"),
    levels=2,
    rules=10,
    own_rules=2,
    red_flags=8,
    extrapolated=3,
    sources=4,
    clinic_defaults=5,
    cases=12,
    text="abc",
)
SHOWN = Shown("abc", Share(12, 12), Share(999, 1000), Share(1, 3), 0, 2, Proofs(Share(14, 15), 1, 52, 28))


def rows(shown: Shown | None) -> str:
    """The page of one protocol."""
    return page([Entry(FACTS, shown)])


@pytest.mark.parametrize("name", NAMES)
def test_every_protocol_is_in_the_library(name: str) -> None:
    """A protocol that ships has its row in each table; `make library` renews the page."""
    assert PAGE.read_text().count(f"| `{name}`") == 3


def test_the_figures_are_those_of_the_protocols() -> None:
    """Weeks, gates and counts of the committed page are what the texts say; `make library` renews it."""
    written, now = (text.replace(EARLIER + " |", " |") for text in (PAGE.read_text(), page(entries())))
    assert written == now, "`make library` renews it; `scripts/make_library.py --quick` does so in a moment"


def test_no_protocol_is_left_out_because_it_is_broken() -> None:
    """Each protocol can be resolved, so that the page cannot pass over one in silence."""
    assert sorted(one.protocol.id for one in subjects()) == NAMES


def test_what_begins_later_is_named_by_week() -> None:
    """Variants and modifiers of one week stand together below the usual week."""
    assert "| 6<br>8 with `hamstring` and `allograft` |" in rows(None)


def test_a_percentage_is_rounded_down() -> None:
    """100 is said of nothing less, and a third is not rounded up."""
    assert "| 12 | 99.9 % | 33.3 % | 2 warnings and notes |" in rows(SHOWN)


def test_laws_that_are_not_settled_are_counted() -> None:
    """Who reads the page sees what is open beside what is proven."""
    assert "| 14 of 15, 1 not settled | 52 weeks (28) |" in rows(SHOWN)


def test_what_is_about_an_earlier_text_has_a_mark() -> None:
    """A figure of yesterday's text is not passed off as today's."""
    assert "| `small-retro` † |" in rows(replace(SHOWN, text="earlier"))
    assert "| `small-retro` † |" not in rows(SHOWN)


def test_what_nobody_worked_out_says_so() -> None:
    """A new protocol has its row at once, without a figure that nobody has."""
    assert "| `small-retro` | 12 | not yet | not yet |" in rows(None)


@pytest.mark.parametrize("shown", [SHOWN, replace(SHOWN, proofs=None)], ids=["proven", "base"])
def test_what_is_kept_comes_back(shown: Shown) -> None:
    """What took minutes is read again as it was written."""
    assert Shown.of_json(shown.json()) == shown
