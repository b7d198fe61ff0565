"""The whole trip: an episode's text to today's decision, with files on a shelf of texts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.decision.model import Sheet
from rehab.errors import InputRefused
from rehab.findings import Finding
from rehab.pipeline import Desk, Trip, read_catalogue, read_protocol, run
from rehab.wiring import make_judge
from tests.course import protocols
from tests.course.notes import (
    Note,
    blank,
    episode_of,
    first,
    overrides,
    said,
    sessions,
    signs,
    steps,
    well,
)
from tests.patient.written import START, Written, a_check_in, a_start, an_episode, on

TODAY = START + timedelta(days=200)


@dataclass(frozen=True, slots=True)
class TextShelf:
    """A shelf of texts: protocols of the tests before those that ship, and overlays by name."""

    overlays: Mapping[str, str] = field(default_factory=dict)
    catalogue: str | None = None

    def protocol(self, name: str) -> tuple[str, str] | None:
        """The text of the tests, or of the file that ships."""
        text = protocols.TEXTS.get(name)
        return self._files().protocol(name) if text is None else (f"{name}.yaml", text)

    def overlay(self, name: str) -> tuple[str, str] | None:
        """The overlay of that name."""
        return (name, self.overlays[name]) if name in self.overlays else None

    def measures(self) -> tuple[str, str]:
        """The measures that ship, or the text that a test gives."""
        return self._files().measures() if self.catalogue is None else ("measures.yaml", self.catalogue)

    @staticmethod
    def _files() -> FolderShelf:
        return FolderShelf((data_folder("protocols"),))


def trip(written: Written | str, *, shelf: TextShelf | None = None, as_of: int | None = None) -> Trip:
    """Take an episode the whole way."""
    text = written if isinstance(written, str) else json.dumps(written)
    day = None if as_of is None else START + timedelta(days=as_of)
    return run(text, name="episode.json", desk=Desk(shelf or TextShelf(), make_judge, TODAY), as_of=day)


def refused(written: Written | str, *, shelf: TextShelf | None = None) -> list[tuple[str, str]]:
    """Id and message of everything for which an episode is refused."""
    with pytest.raises(InputRefused) as caught:
        trip(written, shelf=shelf)
    return [(one.id, one.message) for one in caught.value.findings if isinstance(one, Finding)]


# Values that are refused ------------------------------------------------------------------------------

ASKED = dict.fromkeys(
    (
        "chest_symptoms",
        "cannot_bear_weight",
        "numb_or_cold_foot",
        "calf_pain",
        "fever_or_wound",
        "giving_way",
        "locked_knee",
    ),
    False,
)


@pytest.mark.parametrize(
    ("flag", "outcome"),
    [("chest_symptoms", "emergency"), ("numb_or_cold_foot", "emergency"), ("calf_pain", "urgent")],
)
@pytest.mark.parametrize("angle", [900, "95", True, "NaN", 95.5, -4])
def test_a_red_flag_beside_a_rejected_angle_is_still_an_alarm(flag: str, outcome: str, angle: object) -> None:
    """A refused value blocks progress and never an alarm, and is named beside the decision."""
    came = trip(an_episode(a_check_in(49, **{**ASKED, flag: True}, knee_flexion=angle), as_of=on(49)))
    today = came.courses[0].today
    assert (today.outcome.value, today.sheet) == (outcome, Sheet.NO_SESSIONS)
    assert [one.measure for one in came.episode.rejected] == ["knee_flexion"]


def test_a_refused_session_value_blocks_progress_and_no_step_back() -> None:
    """Pain of 11 in a session is refused, and the pain of 8 beside it still steps back."""
    notes = [
        first(42),
        well(49),
        well(56, sessions=[*sessions(51, pain_during=11), *sessions(53, pain_during=8)]),
    ]
    assert said(trip(episode_of(*notes)).courses[0].today) == "regress bars"


# Files that give no decision -----------------------------------------------------------------------------


def test_everything_that_is_wrong_is_said_in_one_run() -> None:
    """A wrong knee, a level that is not there and an unknown protocol do not hide one another."""
    wrong = episode_of(first(42), signs(42, "trampoline"), signs(43, "barz"))
    assert refused(wrong) == [("RP105", "unknown level `trampoline`"), ("RP105", "unknown level `barz`")]
    nowhere = {**episode_of(blank(42, knee="left")), "protocol": "laddr", "overlays": ["none.yaml"]}
    assert {finding for finding, _ in refused(nowhere)} == {"RP201", "RP114"}


@pytest.mark.parametrize(
    ("key", "entry", "message"),
    [
        ("closures", {"of": "calf-pian", "finding": "none"}, "unknown rule or event `calf-pian`"),
        ("closures", {"of": "fall", "finding": "none"}, "unknown rule or event `fall`"),
        ("closures", {"of": "re_operation", "finding": "none"}, "unknown rule or event `re_operation`"),
        ("closures", {"of": "chest", "finding": "none", "resume_at": "bar"}, "unknown level `bar`"),
        ("baselines", {"rule": "stif", "finding": "long known"}, "unknown rule `stif`"),
        ("overrides", {"level": "bar", "why": "so"}, "unknown level `bar`"),
    ],
)
def test_a_name_that_the_protocol_does_not_have_is_refused(key: str, entry: Written, message: str) -> None:
    """A closure of a rule that does not exist would close nothing, and nobody would notice."""
    episode = {**episode_of(first(42)), key: [{"date": on(42), "by": "J. Smith, PT", **entry}]}
    assert [text for _, text in refused(episode)] == [message]


@pytest.mark.parametrize("text", ["", "- 1", "patient: {id: a", '{"patient": null}'])
def test_an_unreadable_file_gives_no_decision(text: str) -> None:
    """What cannot be read is refused with a reason and decided by nobody."""
    assert refused(text)


def test_a_catalogue_with_a_fault_is_refused() -> None:
    """Measures that cannot be read leave nothing to decide with."""
    with pytest.raises(InputRefused):
        read_catalogue(TextShelf(catalogue="schema: 1\nmeasures: [{id: pain}]\n"))


def test_a_protocol_of_the_shelf_can_be_read_alone() -> None:
    """A protocol comes with its layers, and one that is not there with a finding."""
    catalogue = read_catalogue(TextShelf())
    protocol, chain, findings = read_protocol("tka-retro", shelf=TextShelf(), catalogue=catalogue)
    assert protocol is not None
    assert [layer.name for layer in chain] == ["knee-base", "knee-surgery-base", "tka-retro"]
    assert findings == ()
    nothing, _, (missing,) = read_protocol("tka", shelf=TextShelf(), catalogue=catalogue)
    assert (nothing, missing.id) == (None, "RP114")


# The day to decide for --------------------------------------------------------------------------------


def test_the_day_is_the_one_asked_for_else_the_files_else_today() -> None:
    """`as_of` of the call goes before the file's, and the file's before the desk's day."""
    written = episode_of(first(42), as_of=45)
    unsaid = {key: value for key, value in written.items() if key != "as_of"}
    days = [trip(written, as_of=47), trip(written), trip(unsaid)]
    assert [one.courses[0].as_of for one in days] == [
        START + timedelta(days=47),
        START + timedelta(days=45),
        TODAY,
    ]


@pytest.mark.parametrize(("own", "last"), [({"as_of": on(49)}, 49), ({}, 200)], ids=["as_of", "today"])
def test_nothing_may_be_dated_after_the_files_own_day(own: Written, last: int) -> None:
    """On the file's `as_of`, else today, a check-in is taken; one of the day after is an impossible date."""
    unsaid = {key: value for key, value in episode_of().items() if key != "as_of"}
    on_the_day, after = ({**unsaid, "check_ins": [a_check_in(day)], **own} for day in (last, last + 1))
    assert trip(on_the_day).courses
    assert [finding for finding, _ in refused(after)] == ["RP202"]


# Overlays -----------------------------------------------------------------------------------------------


def an_overlay(day: int, body: str) -> str:
    """An overlay written on a day."""
    return (
        "schema: 1\noverlay: by-surgeon\nkind: surgeon\nby: Dr A. Surgeon\n"
        f"on: {(START + timedelta(days=day)).isoformat()}\n{body}"
    )


NO_TREADMILL = "add: {remove_surfaces: [treadmill]}\n"

EARLIER = (
    "loosen:\n  - {path: phases.held.weeks.not_before, value: 4, by: Dr A. Surgeon, why: stable, until: "
    + (START + timedelta(days=35)).isoformat()
    + "}\n"
)


def with_overlay(day: int, body: str, *notes: Note, as_of: int | None = None) -> list[str]:
    """The course under an overlay that was written on a day."""
    episode: dict[str, Any] = {**episode_of(*notes, as_of=as_of), "overlays": ["surgeon.yaml"]}
    (course,) = trip(episode, shelf=TextShelf({"surgeon.yaml": an_overlay(day, body)})).courses
    return [*steps(course), said(course.today)]


def test_an_overlay_counts_from_the_day_it_was_written() -> None:
    """The belt that was given before stays in the record, and is left from that day on."""
    notes = [first(42), well(49), well(56)]
    assert with_overlay(41, NO_TREADMILL, *notes) == [
        "progress bars",
        "hold time bars",
        "progress floor",
        "progress floor",
    ]
    assert with_overlay(50, NO_TREADMILL, *notes, well(63)) == [
        "progress bars",
        "progress rails",
        "progress floor",
        "discharge floor",
        "discharge floor",
    ]


def test_a_level_that_an_overlay_closes_is_left_at_once() -> None:
    """Between two visits too, no week is printed for a level that is closed."""
    notes = [first(42), well(49)]
    assert with_overlay(50, NO_TREADMILL, *notes, as_of=51) == [
        "progress bars",
        "progress rails",
        "progress bars",
    ]


def test_no_signature_opens_what_an_overlay_closes() -> None:
    """An override to a closed level comes to the highest open one below it."""
    assert with_overlay(41, NO_TREADMILL, first(42), overrides(43, "belt"), as_of=44)[-1] == "progress bars"


def test_a_loosening_counts_to_its_last_day_and_takes_back_nothing() -> None:
    """The level that was given under it stays given when it has run out."""
    assert with_overlay(14, EARLIER, first(28), well(34, sessions=sessions(30, 32))) == [
        "progress bars",
        "progress rails",
        "progress rails",
    ]
    assert with_overlay(14, EARLIER, first(28), well(36, sessions=sessions(31, 33, 35), effusion="2+")) == [
        "progress bars",
        "hold irritable bars",
        "hold irritable bars",
    ]
    assert with_overlay(14, EARLIER, first(36)) == ["not_started none"] * 2


def test_an_overlay_from_the_future_is_refused() -> None:
    """Left out without a word it would restrict nobody."""
    episode = {**episode_of(first(42)), "overlays": ["surgeon.yaml"]}
    shelf = TextShelf({"surgeon.yaml": an_overlay(60, NO_TREADMILL)})
    assert [finding for finding, _ in refused(episode, shelf=shelf)] == ["RP202"]


# Two knees, and the same again ---------------------------------------------------------------------------


def test_each_knee_has_a_course_in_the_order_of_the_starts() -> None:
    """Variant and modifiers are each knee's own."""
    both = {"knee_flexion": {"left": 120, "right": 120}, "effusion": {"left": "none", "right": "none"}}
    starts = [a_start(knee="left"), a_start(knee="right")]
    came = trip(episode_of(first(42, **both), starts=starts))
    assert [course.knee.knee for course in came.courses] == ["left", "right"]


def test_the_same_text_gives_the_same_trip() -> None:
    """No clock, no chance: two runs are equal."""
    episode = episode_of(first(42), well(49), well(56, effusion="2+"))
    once, again = trip(episode), trip(episode)
    assert [course.today for course in once.courses] == [course.today for course in again.courses]
    assert once.episode == again.episode


def test_the_day_is_a_date_and_nothing_reads_a_clock() -> None:
    """An episode without a day is decided for the day of the desk alone."""
    assert trip({**an_episode(), "as_of": on(3)}).courses[0].as_of == date(2026, 1, 8)
