"""A past day leaves out what is dated after it; a day after the file's own is a mistake in a date."""

import json
from datetime import date, timedelta

import pytest

from rehab.frozen import replace
from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.past_day import last_day
from rehab.source import read, shape
from tests.patient.test_no_decision import RECORD, an_entry
from tests.patient.written import (
    START,
    Told,
    Written,
    a_check_in,
    a_line,
    a_start,
    an_episode,
    on,
    the_catalogue,
    told,
)

EVERY = ("check_ins", "starts", *RECORD)


def day(number: int) -> date:
    """A day since the start."""
    return START + timedelta(days=number)


def looking_back(episode: Written, to: int) -> Told:
    """Read an episode as it stood on a day."""
    node, _ = read(json.dumps(episode), name="episode.json")
    assert node is not None
    authored, findings = shape(EpisodeText, node)
    assert authored is not None, findings
    return Told(*episode_from_authored(authored, node, the_catalogue(), today=START, as_of=day(to)))


def dated(kind: str, number: int) -> Written:
    """An episode with one more entry of a kind, on a day."""
    if kind == "check_ins":
        return an_episode(a_check_in(42), a_check_in(number, sessions=[a_line(43)]))
    if kind == "starts":
        return an_episode(a_check_in(42), starts=[a_start(), a_start(number, "left")])
    return an_entry(kind, number)


@pytest.mark.parametrize("kind", EVERY)
def test_an_entry_counts_from_its_own_day(kind: str) -> None:
    """The day before, an entry of any kind is left out; on its day it is there."""
    came = [looking_back(dated(kind, 60), to).episode for to in (59, 60, 61)]
    assert [episode and (episode.left_out, episode.as_of) for episode in came] == [
        (1, day(59)),
        (0, day(60)),
        (0, day(61)),
    ]


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_left_out_is_nowhere(kind: str) -> None:
    """The episode of a past day is the one that was written by then."""
    by_then = {**dated(kind, 60), "as_of": on(59)}
    by_then[kind] = [entry for entry in by_then[kind] if entry["date"] <= on(59)]
    came, expected = looking_back(dated(kind, 60), 59).episode, told(by_then).episode
    assert came is not None
    assert expected is not None
    assert replace(came, left_out=0) == expected


def test_a_session_goes_with_the_check_in_that_tells_of_it() -> None:
    """On a day between a session and its check-in nobody knew of the session."""
    came = looking_back(an_episode(a_check_in(42), a_check_in(49, sessions=[a_line(44)])), 46)
    assert [visit.sessions for visit in came.series().visits] == [None]


def test_a_refused_value_of_later_is_not_named() -> None:
    """Nothing was refused that was not written yet."""
    episode = an_episode(a_check_in(42, tug=900), a_check_in(49, tug=-1))
    assert [one.value for one in looking_back(episode, 48).rejected] == ["900"]
    assert [one.value for one in looking_back(episode, 49).rejected] == ["900", "-1"]


# Mistakes in a date -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "as_of", "today", "last"),
    [
        (None, None, 100, 100),
        (None, 60, 100, 100),
        (None, 110, 100, 110),
        (80, None, 100, 80),
        (80, 60, 100, 80),
        (80, 90, 100, 90),
        (80, 80, 100, 80),
    ],
)
def test_the_last_day_is_the_files_own_or_a_later_one_that_is_asked_for(
    own: int | None, as_of: int | None, today: int, last: int
) -> None:
    """The file's `as_of`, else today; a day that is asked for can only be later."""
    text = EpisodeText.model_validate({**an_episode(), "as_of": None if own is None else day(own)})
    asked = None if as_of is None else day(as_of)
    assert last_day(text, as_of=asked, today=day(today)) == day(last)


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize(("number", "refused"), [(80, False), (81, True)])
def test_a_past_day_hides_no_mistake_in_a_date(kind: str, number: int, *, refused: bool) -> None:
    """Up to the file's own day an entry came later; after it no entry can be dated."""
    read = looking_back({**dated(kind, number), "as_of": on(80)}, 50)
    expected = [f"{on(81)} is after {on(80)}, the last day of the file"] if refused else []
    assert [message for _, message in read.refused] == expected


def test_without_a_day_asked_for_nothing_is_left_out() -> None:
    """An entry after the file's own `as_of` contradicts the file, and gives no decision."""
    read = told(an_episode(a_check_in(42), a_check_in(49), as_of=on(48)))
    assert [message for _, message in read.refused] == [f"{on(49)} is after {on(48)}, the day to decide for"]


@pytest.mark.parametrize(("to", "refused"), [(-1, 1), (0, 0)])
def test_before_the_first_start_there_is_nothing_to_decide(to: int, refused: int) -> None:
    """On a day before the operation there is no course yet."""
    read = looking_back(an_episode(), to)
    assert [finding for finding, _ in read.refused] == ["RP202"] * refused
