"""Scripts: Arabic, Devanagari and Chinese are printed in their direction, joined, and found by a search."""

import re

import pytest

from rehab.adapters import pdf
from rehab.adapters.pdf import Printed
from rehab.report.model import Handout, Phone
from tests.access.read_back import read_back
from tests.access.sheets import document_of
from tests.report import samples
from tests.report.printed import seen_texts

SCRIPTS = {"ar": "[\u0600-\u06ff]+", "hi": "[\u0900-\u097f]+", "zh-Hans": "[\u4e00-\u9fff]{2}"}


def read(document: Printed) -> str:
    """The text of a printed document, as a viewer searches and copies it."""
    return "".join(page.text for page in read_back(pdf.render(document, paper="a4"))).replace("\r\n", "")


def named(document: Handout, name: str) -> Handout:
    """The document for somebody of this name."""
    return document.model_copy(update={"person": document.person.model_copy(update={"value": name})})


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_word_can_be_searched(language: str) -> None:
    """What a reader types into the search field is found; Arabic is written without vowel marks for that."""
    document = document_of("handout-of-tka-week7", language)
    seen = seen_texts(document.model_dump())
    words = {word for text in seen for word in re.findall(SCRIPTS[language], text)}
    found = read(document)
    assert len(words) > 50
    assert {word for word in words if word not in found} == set()


def test_lam_and_alef_are_read_in_their_order() -> None:
    """The Arabic for "no" is not read as the article, though both letters are drawn as one."""
    words = ["لا", "بلا", "الألم", "ملآن", "الإبهام"]
    found = read(named(samples.progress_handout(), " ".join(words)))
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize("name", ["ماريا", "मारिया", "李娜", "ناظم کریمی"])
def test_a_name_in_another_script_is_printed(name: str) -> None:
    """An English paper carries the name of a neighbour from anywhere."""
    assert name in read(named(samples.progress_handout(), name))


def test_a_telephone_number_runs_from_left_to_right() -> None:
    """On a page that runs from right to left, the groups of a number keep their order."""
    document = samples.emergency_handout().model_copy(update={"direction": "rtl", "language": "ar"})
    phone = Phone(label="اتصل", number="(222) 333-4444")
    lists = tuple(one.model_copy(update={"phone": phone}) for one in document.safety.lists)
    safety = document.safety.model_copy(update={"lists": lists})
    printed = pdf.render(document.model_copy(update={"safety": safety}), paper="a4")
    digits = sorted(
        (one for one in read_back(printed)[0].letters if one.text in "234"), key=lambda one: one.left_pt
    )
    told = {
        "".join(one.text for one in digits if abs(one.bottom_pt - four.bottom_pt) < 2)
        for four in digits
        if four.text == "4"
    }
    assert "2223334444" in told
    assert "3334444222" not in told


def test_a_hyphen_does_not_tear_a_letter_from_its_sign() -> None:
    """Both halves of a doubled word of Hindi are drawn alike, without a circle for a lost letter."""
    printed = read_back(pdf.render(named(samples.progress_handout(), "बार-बार"), paper="a4"))[0]
    letters = [one for one in printed.letters if one.text in "बर"]
    first, second = letters[:2], letters[2:4]
    widths = [half[1].right_pt - half[0].left_pt for half in (first, second)]
    assert widths[0] == pytest.approx(widths[1], abs=0.5)
