"""Numbers on paper come from the files: an input is moved by a step, and its number moves on the paper.

The program's own words hold no number but those of the scales and tests that the catalogue of measures has.
"""

import re

import pytest

from rehab.translation.to_translate import of_program
from rehab.wording import english_handout as words
from rehab.wording import english_plain
from tests.patient.written import the_catalogue
from tests.plan.scenarios import FIRST, SCENARIOS
from tests.plan.trips import a_trip, week
from tests.report.inputs import Files, complaints, handout_of, handout_with
from tests.report.printed_numbers import moved

ON_A_SCALE = {
    words.LOG_LEAD: "pain_during",
    words.PAIN_SCALE_LEAD: "pain_during",
    words.IS_IT: "pain_at_rest",
    words.LOG_LABELS["effort"]: "effort",
}
IN_A_NAME = {
    words.PAIN_CELLS["pain_after"],
    english_plain.LABELS["backward_walk_3m"],
    english_plain.TO_FIND_OUT["backward_walk_3m"],
    english_plain.SAID["backward_walk_3m"],
}
"""What is measured, and not how much of it: an hour after walking, over 3 metres."""
SEEN = (
    ("irritable", "/check_ins/1/observations/single_leg_stance", "one more", ".nearness.rows.now"),
    ("irritable", "/parameters/stance_floor/value", "one more", ".nearness.rows.target"),
    ("irritable", "/parameters/plan_valid/value", "one more", ".valid.title"),
    ("irritable", "/clinic/phone", "one more", ".safety.lists.phone.number"),
    ("irritable", "/clinic/emergency", "one more", ".safety.lists.phone.number"),
    ("irritable", "/starts/0/date", "a week earlier", ".when.value (When)"),
    ("irritable", "the calendar", "a day later", ".valid.title"),
    ("irritable", "the bounds of the pain bands", "one more", ".sheet.pain_scale.bands.range"),
    ("irritable", "/levels/2/dose/rest_s", "twice", ".sheet.dose.facts.value (Rest between)"),
    ("too_few_sessions", "/parameters/sessions_before_progress/value", "one more", ".message.because"),
    ("loosened", "/loosen/0/until", "a day later", ".notices"),
)
SAID = (
    ("/parameters/fever/value", "38 C"),
    ("/parameters/fever/value", "100.4 F"),
    ("/rules/7/when/pain_at_rest/at_least", "8 or more"),
)


@pytest.mark.parametrize(("scenario", "path", "step", "field"), SEEN)
def test_an_input_is_seen_on_the_paper(scenario: str, path: str, step: str, field: str) -> None:
    """A number moves in a sentence that otherwise stays as it is, when its input moves by a step."""
    trip = SCENARIOS[scenario]()
    files = Files.of(trip)
    change = next(one for one in files.changes() if (one.path, one.step) == (path, step))
    after = handout_with(files, files.changed(change))
    assert after is not None
    assert field in {form.field for form in moved(handout_of(trip), after)}


@pytest.mark.parametrize(("path", "told"), SAID)
def test_a_sentence_is_held_to_its_input(path: str, told: str) -> None:
    """A number in a sentence of a clinician is complained of as soon as its input is another one."""
    files = Files.of(SCENARIOS["irritable"]())
    change = next(one for one in files.changes() if (one.path, one.step) == (path, "one more"))
    found = complaints("tka-retro", files.changed(change)) - complaints("tka-retro", {})
    assert told in {of_the_text for _, of_the_text in found}


@pytest.mark.parametrize("done", [1, 2])
def test_sessions_are_counted(done: int) -> None:
    """How many sessions were done is no number in a file: it is as many as there are lines."""
    files = Files.of(a_trip(week(6), week(7, sessions=done), **FIRST))
    path = "/parameters/sessions_before_progress/value"
    enough = next(one for one in files.changes() if (one.path, one.step) == (path, "twice"))
    paper = handout_with(files, files.changed(enough))
    assert paper is not None
    many = "s" if done > 1 else ""
    assert f"You did {done} session{many} at this level. Do 4 sessions" in paper.message.because


def test_the_programs_own_words_hold_no_other_number() -> None:
    """A number in a text of the program would stand on paper whatever the protocol says."""
    own = {one.forms[0] for one in of_program() if re.search(r"\d", re.sub(r"\{\w+\}", "", one.forms[0]))}
    assert own == ON_A_SCALE.keys() | IN_A_NAME


@pytest.mark.parametrize(("said", "measure"), ON_A_SCALE.items())
def test_a_scale_is_the_one_of_its_measure(said: str, measure: str) -> None:
    """Both ends of a scale in the program's words are those that a value is held to."""
    (asked,) = (one for one in the_catalogue().measures if one.id == measure)
    assert tuple(map(int, re.findall(r"\d+", said))) == asked.range
