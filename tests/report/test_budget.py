"""Every sheet stays within what its reader can take in, in every language, and one that does not is named."""

from functools import cache
from pathlib import Path

import pytest

from rehab.pipeline import Trip
from rehab.report.budget import figures_of, over_budget
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout, Sessions, SignList
from rehab.wiring import shelf
from rehab.wiring.languages import languages, tongue_of
from rehab.wording.tongue import ENGLISH, Tongue
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import EXAMPLES, an_example, plan_of

BOOKS = shelf(Path())
COURSES = [path.stem for path in sorted((EXAMPLES / "courses").glob("*.yaml"))]


def a_trip(name: str) -> Trip:
    """A scenario, or a whole course up to its last check-in."""
    return SCENARIOS[name]() if name in SCENARIOS else an_example(f"courses/{name}.yaml")


def a_handout(name: str, tongue: Tongue = ENGLISH) -> Handout:
    """The handout of a trip."""
    trip = a_trip(name)
    return handout_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue, tongue=tongue
    )


@pytest.mark.parametrize("name", [*SCENARIOS, *COURSES])
def test_every_sheet_stays_within_the_budget(name: str) -> None:
    """Words, sentences, grade, exercises, jargon, sums, when to stop and whom to call: in every language."""
    told = {
        tag: tuple(
            one.message for one in over_budget(a_handout(name, tongue_of(a_trip(name), BOOKS, tag).tongue))
        )
        for tag in languages()
    }
    assert told == dict.fromkeys(languages(), ())


@cache
def the_week() -> Handout:
    """A sheet with sessions and nothing wrong."""
    return a_handout("tka-week7")


def told_of(handout: Handout) -> tuple[str, ...]:
    """What is said of a sheet."""
    return tuple(one.message for one in over_budget(handout))


def saying(text: str) -> Handout:
    """The same sheet with a text of somebody's own."""
    return the_week().model_copy(update={"notices": (text,)})


def of_week(**changes: object) -> Handout:
    """The same sheet with another week on it."""
    return the_week().model_copy(update={"sheet": the_week().sheet.model_copy(update=changes)})


def with_lists(*lists: SignList) -> Handout:
    """The same sheet with another stop-and-call box."""
    safety = the_week().safety.model_copy(update={"lists": lists})
    return the_week().model_copy(update={"safety": safety})


def test_a_long_sentence_is_named() -> None:
    """Sixteen words are one too many, and the sentence is quoted."""
    long = " ".join(["go"] * 16)
    assert told_of(saying(f"{long}.")) == (f"a sentence has 16 words, at most 15 are read: `{long}.`",)


def test_a_word_of_the_trade_is_named() -> None:
    """The word is named with what to say instead."""
    message = "`effusion` is a word of the trade, say `fluid in the knee`: `Less effusion.`"
    assert told_of(saying("Less effusion.")) == (message,)


def test_a_sum_is_named() -> None:
    """The phrase is named with its sentence."""
    assert told_of(saying("Do 2 more than last week.")) == (
        "`2 more than` leaves a sum to the reader: `Do 2 more than last week.`",
    )


def test_too_many_words_are_counted() -> None:
    """A sheet that is too long is told with both numbers."""
    have = figures_of(saying("")).words
    assert told_of(saying("Go now. " * 400)) == (f"the sheet has {have + 800} words, at most 1000 are read",)


def test_hard_texts_are_graded() -> None:
    """Long words put it over the edge of its language's scale."""
    hard = "Temporarily discontinuing rehabilitation requires physiotherapeutic reconsideration. "
    (message,) = told_of(a_handout("emergency").model_copy(update={"notices": (hard * 30,)}))
    assert message.startswith("the sheet has Flesch-Kincaid grade ")
    assert message.endswith(", at most 6 is plain")


def test_too_many_exercises_are_counted() -> None:
    """Four steps to warm up and walking backwards are five."""
    sheet = the_week().sheet
    assert isinstance(sheet, Sessions)
    warm_up = sheet.warm_up.model_copy(update={"items": ("Walk.",) * 4})
    assert told_of(of_week(warm_up=warm_up)) == ("a session has 5 exercises, at most 4 are done",)


def test_a_sheet_without_stop_signs_is_named() -> None:
    """Sessions without a word on when to stop are no sheet for a patient alone."""
    others = (one for one in the_week().safety.lists if one.kind != "stop")
    assert told_of(with_lists(*others)) == ("the sheet does not say when to stop",)


def test_a_sheet_without_a_number_is_named() -> None:
    """Neither a number to call nor a line to write it on."""
    lists = (one.model_copy(update={"phone": None}) for one in the_week().safety.lists)
    assert told_of(with_lists(*lists)) == ("the sheet does not say whom to call",)
