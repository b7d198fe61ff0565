"""A look back comes to the decision that was given on its day, whatever was written later."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import event as noted
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.decision.judge import Judge
from rehab.errors import InputRefused
from rehab.patient.record import RE_OPERATION
from rehab.pipeline import Desk, Trip, run
from rehab.protocol.model import Protocol
from rehab.report.decision_json import decision_json
from rehab.report.text import past_day_words
from rehab.terms.measure import Catalogue
from rehab.wiring import make_judge
from tests.course.notes import Note, corrects, episode_of, event, first, said, signs, well
from tests.course.test_any_course import Told, tellings
from tests.patient.written import START, Written, a_start, on
from tests.test_pipeline import NO_TREADMILL, TODAY, TextShelf, an_overlay

_JUDGES: dict[str, Judge] = {}


def a_judge(protocol: Protocol, catalogue: Catalogue) -> Judge:
    """The judge of a protocol, built once."""
    if protocol.digest not in _JUDGES:
        _JUDGES[protocol.digest] = make_judge(protocol, catalogue)
    return _JUDGES[protocol.digest]


def trip(written: Written, *, as_of: str | None = None, shelf: TextShelf | None = None) -> Trip:
    """Take an episode the whole way, asked for a day or not."""
    desk = Desk(shelf or TextShelf(), a_judge, TODAY)
    day = None if as_of is None else START.fromisoformat(as_of)
    return run(json.dumps(written), name="episode.json", desk=desk, as_of=day)


def decisions(came: Trip) -> list[dict[str, Any]]:
    """What `decide --json` prints of each knee."""
    return [decision_json(course, came.episode, came.catalogue) for course in came.courses]


def by_hand(written: Written, until: str) -> Written:
    """The episode with everything deleted that is dated after a day, and written for that day."""
    kept = {
        key: [entry for entry in value if entry["date"] <= until]
        for key, value in written.items()
        if isinstance(value, list) and key != "overlays"
    }
    return {**written, **kept, "as_of": until}


def looked_back(written: Written, until: str) -> Trip:
    """The episode as it stood on a day, which decides as the file of that day did."""
    came = trip(written, as_of=until)
    assert decisions(came) == decisions(trip(by_hand(written, until)))
    return came


def closes_something(note: Note, notes: Sequence[Note]) -> bool:
    """True unless a note closes an event that has not happened by then, which no file can name."""
    happened = {
        one.entry["kind"] for one in notes if one.key == "events" and one.entry["date"] <= note.entry["date"]
    }
    return note.key != "closures" or note.entry["of"] in {"calf-pain", *happened}


@settings(max_examples=60)
@given(told=tellings(), back=st.integers(0, 60))
def test_a_look_back_decides_as_the_file_of_that_day_did(told: Told, back: int) -> None:
    """Check-ins, events, closures, signatures and corrections count from their own day, and not before."""
    notes = [note for note in told.notes if closes_something(note, told.notes)]
    written = {**episode_of(*notes, as_of=told.as_of), "protocol": "events"}
    came = looked_back(written, on(max(told.as_of - back, 0)))
    noted("something came later" if came.episode.left_out else "nothing came later")


LATER: dict[str, Note] = {
    "a check-in": well(60, calf_pain=True),
    "an event": event(60),
    "a signed level": signs(60, "rails"),
    "a correction": corrects(60, 49, "knee_flexion", 95),
}


@pytest.mark.parametrize("note", LATER.values(), ids=LATER)
def test_an_entry_counts_on_its_day_and_not_the_day_before(note: Note) -> None:
    """At the edge of the day the decision is that of the file with the entry, and without it."""
    written = episode_of(first(42), well(49), well(56), note, as_of=70)
    before, after = looked_back(written, on(59)), looked_back(written, on(60))
    assert [one.episode.left_out for one in (before, after)] == [1, 0]


def test_a_later_red_flag_does_not_reach_back() -> None:
    """A yes of day 60 stops from day 60 on."""
    written = episode_of(first(42), well(49), well(56), well(60, calf_pain=True), as_of=70)
    outcomes = [looked_back(written, on(day)).courses[0].today.outcome.value for day in (59, 60)]
    assert outcomes == ["progress", "urgent"]


def test_a_later_operation_is_an_event_from_its_own_day() -> None:
    """The knee's second operation restarts nothing on the day before it."""
    written = episode_of(first(42), well(49), starts=[a_start(), a_start(55)], as_of=70)
    kinds = [[one.of for one in looked_back(written, on(day)).courses[0].knee.record] for day in (54, 55)]
    assert kinds == [[], [RE_OPERATION]]


def test_a_second_knee_has_no_course_before_its_own_operation() -> None:
    """On the day before, one knee alone is under treatment."""
    written = episode_of(first(42), starts=[a_start(), a_start(55, "left")], as_of=70)
    assert [len(trip(written, as_of=on(day)).courses) for day in (54, 55)] == [1, 2]


@pytest.mark.parametrize(("day", "left_out", "came"), [(49, 1, "progress rails"), (50, 0, "progress bars")])
def test_an_overlay_counts_from_its_own_day(day: int, left_out: int, came: str) -> None:
    """An overlay that was written later closes nothing, and is counted among what is left out."""
    written = {**episode_of(first(42), well(49), as_of=70), "overlays": ["surgeon.yaml"]}
    seen = trip(written, as_of=on(day), shelf=TextShelf({"surgeon.yaml": an_overlay(50, NO_TREADMILL)}))
    assert (seen.episode.left_out, said(seen.courses[0].today)) == (left_out, came)


@pytest.mark.parametrize(("day", "refused"), [(70, False), (71, True)])
def test_an_overlay_after_the_files_own_day_is_refused_on_a_past_day_too(day: int, *, refused: bool) -> None:
    """What lies after the file's own day has not happened at all."""
    written = {**episode_of(first(42), as_of=70), "overlays": ["surgeon.yaml"]}
    shelf = TextShelf({"surgeon.yaml": an_overlay(day, NO_TREADMILL)})
    if refused:
        with pytest.raises(InputRefused):
            trip(written, as_of=on(50), shelf=shelf)
    else:
        assert trip(written, as_of=on(50), shelf=shelf).episode.left_out == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (48, "As it stood on February 22, 2026: 2 later entries of the file are left out."),
        (55, "As it stood on March 1, 2026: 1 later entry of the file is left out."),
        (56, ""),
        (70, ""),
    ],
)
def test_one_line_says_how_much_came_later(day: int, words: str) -> None:
    """Where nothing came later, nothing is said."""
    written = episode_of(first(42), well(49), well(56), as_of=70)
    assert past_day_words(trip(written, as_of=on(day)).episode) == words
