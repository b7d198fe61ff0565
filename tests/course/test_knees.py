"""Two knees: each has its own course, and one is no measure for the other."""

from tests.course.notes import (
    Note,
    closes,
    courses_of,
    episode_of,
    event,
    first,
    overrides,
    said,
    sessions,
    steps,
    well,
)
from tests.patient.written import Written, a_start

BOTH = [a_start(), a_start(knee="left")]


def bends(right: int, left: int) -> dict[str, Written]:
    """The flexion of both knees."""
    return {"knee_flexion": {"right": right, "left": left}, "effusion": {"right": "none", "left": "none"}}


def both(*notes: Note, protocol: str = "ladder", starts: list[Written] | None = None) -> dict[str, list[str]]:
    """The course of each knee in a few words."""
    courses = courses_of(episode_of(*notes, starts=starts or BOTH), protocol)
    return {course.knee.knee: [*steps(course), said(course.today)] for course in courses}


def test_each_knee_has_its_own_gate() -> None:
    """One knee opens, the other holds."""
    assert both(first(42, **bends(120, 90))) == {
        "right": ["progress bars"] * 2,
        "left": ["hold gate none"] * 2,
    }


def test_each_knee_has_its_own_ladder() -> None:
    """Sessions and soreness of one knee move that knee."""
    lines = [*sessions(45, 47, knee="right"), *sessions(45, 47, knee="left", pain_during=7)]
    assert both(first(42, **bends(120, 120)), well(49, **bends(120, 120), sessions=lines)) == {
        "right": ["progress bars", "progress rails", "progress rails"],
        "left": ["progress bars", "regress none", "regress none"],
    }


def test_a_session_line_without_a_knee_is_of_both() -> None:
    """Walking is done on two legs, so both knees count the session."""
    course = both(first(42, **bends(120, 120)), well(49, **bends(120, 120)))
    assert course["right"] == course["left"] == ["progress bars", "progress rails", "progress rails"]


def test_a_question_without_a_side_is_about_both() -> None:
    """Calf pain stops both courses."""
    course = both(first(42, **bends(120, 120), calf_pain=True))
    assert course["right"] == course["left"] == ["urgent none"] * 2


def test_a_sided_value_without_a_side_is_unknown_for_both() -> None:
    """An angle that could be of either knee opens neither."""
    course = both(first(42))
    assert course["right"] == course["left"] == ["hold data none"] * 2


def test_a_record_entry_is_of_the_knee_that_it_names() -> None:
    """A fall on one knee, its clearance and an override each move that knee only."""
    notes = [
        first(42, **bends(120, 120)),
        event(43, knee="right"),
        closes(44, "fall", knee="right"),
        overrides(45, "belt", knee="left"),
        event(46),
        well(47, **bends(120, 120), sessions=sessions(46)),
    ]
    assert both(*notes) == {
        "right": ["progress bars", "stop bars", "stop bars"],
        "left": ["progress bars", "stop belt", "stop belt"],
    }


def test_a_check_in_of_one_knee_is_no_visit_of_the_other() -> None:
    """The other knee's sheet goes on as it was."""
    course = both(first(42, **bends(120, 120)), well(46, knee="right", effusion="2+"))
    assert course == {
        "right": ["progress bars", "hold irritable bars", "hold irritable bars"],
        "left": ["progress bars", "progress bars"],
    }


def test_the_second_knee_counts_from_its_own_operation() -> None:
    """Operated four weeks later, it starts four weeks later."""
    starts = [a_start(), a_start(28, "left")]
    assert both(first(42, **bends(120, 120)), starts=starts) == {
        "right": ["progress bars"] * 2,
        "left": ["not_started none"] * 2,
    }


def test_a_treated_knee_is_no_measure_for_the_other() -> None:
    """A gate against the other side stays unknown while that knee is under treatment too."""
    one = courses_of(episode_of(first(42, **bends(120, 125))), "compared")[0]
    assert said(one.today) == "progress bars"
    course = both(first(42, **bends(120, 125)), protocol="compared")
    assert course["right"] == course["left"] == ["hold data none"] * 2


def test_a_symptomatic_knee_is_no_measure_either() -> None:
    """The gate stays unknown where the file says that the other knee is no sound one."""
    for state, expected in (
        ("sound", "progress bars"),
        ("symptomatic", "hold data none"),
        ("operated", "hold data none"),
    ):
        episode = episode_of(first(42, **bends(120, 125)), starts=[a_start(other_knee=state)])
        (course,) = courses_of(episode, "compared")
        assert said(course.today) == expected
