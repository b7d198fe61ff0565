"""Weekly growth: no printed week adds more than a week may, at a level or from one level to the next."""

import pytest

from rehab.checks.proofs.dose_leap import check
from tests.checks.proofs.proving import examined, ids, more

_PHASES = """\
phases:
  - id: supported
    title: Supported retro walking
    patient: Walking backwards with both hands on
    weeks: {not_before: 6, usual: [6, 8], source: clinic-default}
    enter_when: {knee_flexion: {at_least: 100 deg, source: ebert-2014}}
    levels: [%s]
    exit_when: {pain_walking: {at_most: 2, source: clinic-default}}

levels:
"""
_BELT = "speed_kmh: [1, 1], "


def a_level(name: str, walks: str, *, more: str = "", surface: str = "treadmill") -> str:
    """One level; `walks` are its repeats, seconds and minutes."""
    return (
        f"  - {{id: {name}, title: {name}, patient: {name}, surface: {surface}, support: two_hands,"
        f" source: clinic-default, dose: {{{walks}, rest_s: 60, {more}sessions_per_week: [3, 3]}}}}\n"
    )


def a_ladder(*levels: str, also: str = "") -> str:
    """The sound protocol with a ladder of its own."""
    names = ", ".join(level.split("id: ")[1].split(",")[0] for level in levels)
    ladder = _PHASES % names + "".join(levels)
    return more(ladder + also).replace("extends: proven\n", "extends: proven-sheet\n")


def found(*levels: str, also: str = "") -> list[str]:
    """What is found in a ladder."""
    return [finding.message for finding in check(examined(a_ladder(*levels, also=also)))]


def walks(seconds: int) -> str:
    """One walk of so many seconds."""
    return f"repeats: [1, 1], work_s: [{seconds}, {seconds}], total_min: 30"


@pytest.mark.parametrize(
    ("dose", "leaps"),
    [
        pytest.param(
            "repeats: [1, 2], work_s: [120, 120], total_min: 30", 0, id="a second walk of two minutes"
        ),
        pytest.param(
            "repeats: [1, 2], work_s: [121, 121], total_min: 30", 1, id="a second walk of one more second"
        ),
        pytest.param("repeats: [5, 6], work_s: [150, 150], total_min: 30", 0, id="a fifth more"),
        pytest.param("repeats: [4, 5], work_s: [150, 150], total_min: 30", 1, id="a quarter more"),
        pytest.param("repeats: [4, 5], work_s: [150, 150], total_min: 10", 0, id="no more than its total"),
        pytest.param("repeats: [24, 24], work_s: [60, 90], total_min: 36", 0, id="longer walks"),
    ],
)
def test_week_at_a_level(dose: str, leaps: int) -> None:
    """Two minutes more or a fifth more, whichever is more, is what a week may add."""
    assert len(found(a_level("one", dose, more=_BELT))) == leaps


@pytest.mark.parametrize(
    ("first", "second", "leaps"),
    [
        pytest.param(walks(180), walks(300), 0, id="two minutes more"),
        pytest.param(walks(180), walks(301), 1, id="a second more than that"),
        pytest.param(walks(900), walks(1080), 0, id="a fifth more"),
        pytest.param(walks(900), walks(1081), 1, id="a second more than a fifth"),
        pytest.param(
            "repeats: [3, 5], work_s: [60, 60], total_min: 5", walks(420), 0, id="from the last week of it"
        ),
        pytest.param(walks(300), walks(60), 0, id="less"),
    ],
)
def test_minutes_of_a_step_up(first: str, second: str, leaps: int) -> None:
    """The first week of a level is compared with the last one of the level below."""
    assert len(found(a_level("one", first, more=_BELT), a_level("two", second, more=_BELT))) == leaps


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        pytest.param("speed_kmh: [1, 1.2], ", "speed_kmh: [1.6, 2], ", "", id="0.4 km/h more"),
        pytest.param(
            "speed_kmh: [1, 1.2], ",
            "speed_kmh: [1.7, 2], ",
            "the step up to `two` goes from 1.2 to 1.7 km/h, and 0.4 more is the most",
            id="0.5 km/h more",
        ),
        pytest.param(_BELT, f"{_BELT}incline_pct: [2, 4], ", "", id="a slope of 2 %"),
        pytest.param(
            _BELT,
            f"{_BELT}incline_pct: [3, 4], ",
            "the step up to `two` goes from 0 to 3 % of incline, and 2 more is the most",
            id="a slope of 3 %",
        ),
        pytest.param(
            _BELT,
            "speed_kmh: [1.2, 2], incline_pct: [2, 4], ",
            "the step up to `two` adds speed and incline at once",
            id="faster and steeper",
        ),
        pytest.param(_BELT, "speed_kmh: [0.8, 2], incline_pct: [2, 4], ", "", id="slower and steeper"),
    ],
)
def test_belt_of_a_step_up(first: str, second: str, message: str) -> None:
    """Speed and incline grow by a week's worth, and never together."""
    levels = (a_level("one", walks(60), more=first), a_level("two", walks(60), more=second))
    assert found(*levels) == ([message] if message else [])


def test_a_belt_is_compared_with_the_last_belt() -> None:
    """With a level on the floor between them, two weeks' worth of slope has gone by."""
    floor = a_level("floor", walks(60), surface="overground")
    flat, hill = a_level("flat", walks(60), more=_BELT), f"{_BELT}incline_pct: "
    assert found(flat, floor, a_level("hill", walks(60), more=f"{hill}[4, 4], ")) == []
    assert len(found(flat, floor, a_level("hill", walks(60), more=f"{hill}[5, 5], "))) == 1


def test_a_level_that_is_taken_out_makes_the_step_larger() -> None:
    """A modifier that removes the level between is named, and the step without it is no fault."""
    levels = [
        a_level(name, walks(seconds), more=_BELT) for name, seconds in (("a", 60), ("b", 180), ("c", 300))
    ]
    removed = "modifiers:\n  repair: {title: with a repair, source: clinic-default, remove_levels: [b]}\n"
    assert found(*levels) == []
    (leap,) = found(*levels, also=removed)
    assert leap == (
        "the step up to `c` goes from 1 to 5 minutes of walking, and 2 more is the most"
        " (with modifier `repair`)"
    )


def test_a_protocol_sets_its_own_limit() -> None:
    """A number that the clinic has written down by its name is the one that counts."""
    own = "parameters:\n  weekly_minutes_growth: {value: 3, source: clinic-default, text: minutes a week}\n"
    levels = a_level("one", walks(180), more=_BELT), a_level("two", walks(360), more=_BELT)
    assert len(found(*levels)) == 1
    assert found(*levels, also=own) == []


def test_a_cap_that_ends_lets_nothing_leap() -> None:
    """However long a dose stood at a cap, the week after it ends adds a week's worth."""
    cap = "caps:\n  - {id: slow, max_speed_kmh: 1.2, until_week: 10, source: clinic-default}\n"
    assert found(a_level("one", walks(60), more="speed_kmh: [1, 4], "), also=cap) == []


def test_it_points_at_the_dose() -> None:
    """The arrow stands under the dose of the level whose week is too much."""
    (finding,) = check(
        examined(a_ladder(a_level("one", walks(60), more=_BELT), a_level("two", walks(600), more=_BELT)))
    )
    assert (finding.id, finding.where) == ("RP417", "level `two` > dose")


def test_the_sound_protocol_is_silent() -> None:
    """The ladder of the sound protocol grows by little."""
    assert ids(check, more("")) == []
