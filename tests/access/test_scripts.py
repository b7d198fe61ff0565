"""Scripts: Arabic, Devanagari and Chinese are printed in their direction, joined, and found by a search."""

import re
from collections import defaultdict

import pytest

from rehab.adapters import pdf
from rehab.report.model import Handout, Phone
from rehab.report.visible import texts
from tests.access.read_back import Letter, read_back
from tests.access.tongues import TONGUES, told_in
from tests.report import samples

SCRIPTS = {"ar": "[\u0600-\u06ff]+", "hi": "[\u0900-\u097f]+", "zh-CN": "[\u4e00-\u9fff]+"}
# A reader of PDF tells them apart from their letter badly: a word with one is not held to be found.
ARABIC_VOWELS = re.compile("[\u064b-\u0652]")


def read(document: Handout) -> str:
    """The text of a printed document, as a viewer searches and copies it."""
    return "".join(page.text for page in read_back(pdf.render(document, paper="a4"))).replace("\r\n", "")


def named(document: Handout, name: str) -> Handout:
    """The document for somebody of this name."""
    return document.model_copy(update={"person": document.person.model_copy(update={"value": name})})


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_word_can_be_searched(tongue: str) -> None:
    """What a reader types into the search field is found, in every script."""
    document = told_in(tongue, samples.progress_handout())
    words = {word for text in texts(document) for word in re.findall(SCRIPTS[tongue], text)}
    words -= set(re.findall(SCRIPTS[tongue], document.page_of))
    found = read(document)
    assert len(words) > 20
    assert {word for word in words if word not in found and not ARABIC_VOWELS.search(word)} == set()


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
    document = told_in("ar", samples.emergency_handout())
    phone = Phone(label="اتصل", number="(222) 333-4444")
    lists = tuple(one.model_copy(update={"phone": phone}) for one in document.safety.lists)
    safety = document.safety.model_copy(update={"lists": lists})
    lines: dict[int, list[Letter]] = defaultdict(list)
    printed = pdf.render(document.model_copy(update={"safety": safety}), paper="a4")
    for letter in read_back(printed)[0].letters:
        if letter.text in "234":
            lines[round(letter.bottom_pt)].append(letter)
    told = {"".join(one.text for one in sorted(line, key=lambda one: one.left_pt)) for line in lines.values()}
    assert "2223334444" in told
    assert "3334444222" not in told


def test_a_hyphen_does_not_tear_a_letter_from_its_sign() -> None:
    """Both halves of a doubled word of Hindi are drawn alike, without a circle for a lost letter."""
    printed = read_back(pdf.render(named(samples.progress_handout(), "बार-बार"), paper="a4"))[0]
    letters = [one for one in printed.letters if one.text in "बर"]
    first, second = letters[:2], letters[2:4]
    widths = [half[1].right_pt - half[0].left_pt for half in (first, second)]
    assert widths[0] == pytest.approx(widths[1], abs=0.5)
