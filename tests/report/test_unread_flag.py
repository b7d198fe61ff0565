"""A red flag that is answered yes and read by no rule: it holds, and every paper names it."""

import json
from pathlib import Path

import pytest

from rehab.adapters.files import FolderShelf
from rehab.pipeline import Desk, Trip, run
from rehab.report.clinician_from_plan import clinician_report_from_plan
from rehab.report.decision_json import decision_json
from rehab.report.from_plan import handout_from_plan
from rehab.report.text import decision_text
from rehab.report.visible import texts
from tests.plan.trips import ROOT, START, Json, a_judge, an_episode, plan_of, week

SAID = "recorded, and no rule of this protocol reads it: new calf pain, swelling or warmth: yes"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's own base, copied from ours without the rule about the calf."""
    folder = tmp_path_factory.mktemp("own")
    text = (ROOT / "protocols/knee-base/protocol.yaml").read_text()
    for head, end in (("  - id: calf-pain\n", "  - id: "), ("guarantees:\n", "\ntexts:")):
        start = text.index(head)
        text = text[:start] + text[text.index(end, start + len(head)) :]
    base = folder / "knee-surgery-base"
    base.mkdir()
    (base / "protocol.yaml").write_text(text)
    return folder


def a_trip(own: Path, *weeks: Json) -> Trip:
    """The courses of an episode under the clinic's own base."""
    desk = Desk(FolderShelf((own, ROOT / "protocols"), ROOT), a_judge, START)
    return run(json.dumps(an_episode(*weeks)), name="episode.json", desk=desk)


def ready(**changes: object) -> tuple[Json, ...]:
    """A knee that would step up in week 7, but for what the test changes."""
    last = week(7, sessions=3)
    observed = last["observations"]
    assert isinstance(observed, dict)
    return week(6), {**last, "observations": {**observed, **changes}}


def told(trip: Trip) -> dict[str, object]:
    """Today's decision as JSON."""
    (course,) = trip.courses
    return decision_json(course, trip.episode, trip.catalogue)


def test_the_same_knee_without_it_steps_up(copied: Path) -> None:
    """It is the answer alone that holds."""
    assert told(a_trip(copied, *ready()))["outcome"] == "progress"


def test_it_holds_and_prints_no_session(copied: Path) -> None:
    """Nobody can tell what it asks for, so nothing is opened by it and no week is printed."""
    said = told(a_trip(copied, *ready(calf_pain=True)))
    assert (said["outcome"], said["hold_kind"], said["sheet"]) == ("hold", "data", "ask_first")


def test_json_names_it(copied: Path) -> None:
    """Programs find it among the standing reasons, by its measure."""
    standing = told(a_trip(copied, *ready(calf_pain=True)))["standing"]
    assert isinstance(standing, list)
    assert [(one["about"], one["text"]) for one in standing if one["reason"] == "unread"] == [
        ("calf_pain", SAID)
    ]


def test_text_and_report_name_it_once(copied: Path) -> None:
    """Both say that it was recorded, and that no rule reads it."""
    trip = a_trip(copied, *ready(calf_pain=True))
    (course,) = trip.courses
    text = " ".join(decision_text(course, trip.episode, trip.catalogue).split()).lower()
    report = clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )
    assert (text.count(SAID), " ".join(texts(report)).lower().count(SAID)) == (1, 1)


def test_a_rule_that_speaks_does_not_hide_it(copied: Path) -> None:
    """Beside a stop it is named as well."""
    trip = a_trip(copied, *ready(calf_pain=True, giving_way=True))
    (course,) = trip.courses
    assert told(trip)["contact"] == "urgent"
    assert SAID in " ".join(decision_text(course, trip.episode, trip.catalogue).split())


def test_the_handout_asks_for_a_check(copied: Path) -> None:
    """The patient is told to come before walking backwards, and what will be looked at."""
    trip = a_trip(copied, *ready(calf_pain=True))
    handout = handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    said = " ".join(texts(handout))
    assert "Call us before you walk backwards." in said
    assert "come to the clinic. We will check your calf pain or swelling." in said


def test_it_holds_for_its_own_check_in(copied: Path) -> None:
    """Red-flag answers are never carried forward: without a rule there is no flag to close."""
    later = week(8, sessions=3)
    assert told(a_trip(copied, *ready(calf_pain=True), later))["hold_kind"] != "data"


def test_before_the_first_phase_it_is_named(copied: Path) -> None:
    """A course that has not begun names it too."""
    standing = told(a_trip(copied, week(2, calf_pain=True)))["standing"]
    assert isinstance(standing, list)
    assert "unread" in [one["reason"] for one in standing]


def test_ours_reads_every_red_flag() -> None:
    """Under the bundled base no red flag of the catalogue is left unread."""
    said = told(a_trip(ROOT / "protocols", *ready(calf_pain=True)))
    assert (said["outcome"], "unread" in str(said["standing"])) == ("urgent", False)
