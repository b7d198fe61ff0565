"""A corrected value counts from the day of the correction, and the old one is kept."""

from datetime import date, timedelta
from typing import Any

import pytest

from rehab.patient.model import EventKind, KneeCourse
from rehab.patient.reading import Role, reading
from tests.patient.test_standing import BOTH
from tests.patient.written import START, Told, Written, a_check_in, names, of, on, the_catalogue


def a_correction(day: int, check_in: int, value: object, **said: Any) -> Written:  # noqa: ANN401
    """A correction on a day of the flexion of a check-in."""
    plain = {"measure": "knee_flexion", "by": "J. Smith, PT"}
    return {**plain, "date": on(day), "check_in": on(check_in), "value": value, **said}


def the_knee(read: Told, knee: str = "right") -> KneeCourse:
    """One knee's course."""
    assert read.episode is not None, read.refused
    return next(one for one in read.episode.knees if one.knee == knee)


def flexion_as_known(read: Told, day: int, knee: str = "right") -> float | None:
    """The flexion of the last check-in as it was known on a day."""
    series = the_knee(read, knee).as_known(START + timedelta(days=day))
    flexion = next(one for one in the_catalogue().measures if one.id == "knee_flexion")
    return reading(series, len(series.visits) - 1, flexion, Role.GATE).point


def test_a_correction_counts_from_its_own_day() -> None:
    """The day before, everybody still went by the wrong value."""
    read = of(a_check_in(42, knee_flexion=110), corrections=[a_correction(45, 42, 90)])
    assert [flexion_as_known(read, day) for day in (44, 45)] == [110, 90]


def test_a_second_correction_replaces_the_first_from_its_own_day() -> None:
    """Two corrections of one value each count for their days, in whatever order they are written."""
    later, first = a_correction(48, 42, 95), a_correction(45, 42, 90)
    read = of(a_check_in(42, knee_flexion=110), corrections=[later, first])
    assert [flexion_as_known(read, day) for day in (44, 45, 48)] == [110, 90, 95]


def test_a_value_can_be_corrected_to_unknown() -> None:
    """A value that was another patient's is taken away."""
    read = of(a_check_in(42, knee_flexion=110), corrections=[a_correction(45, 42, "unknown")])
    assert flexion_as_known(read, 45) is None


def test_a_correction_can_be_refused_too() -> None:
    """A correction outside the range is refused by name, and the measure is unknown from then on."""
    read = of(a_check_in(42, knee_flexion=110), corrections=[a_correction(45, 42, 900)])
    assert names(read.rejected) == ["knee_flexion"]
    assert [flexion_as_known(read, day) for day in (44, 45)] == [110, None]


@pytest.mark.parametrize(
    ("knee", "right", "left"), [("right", 90, 120), ("left", 110, 90), (None, None, None)]
)
def test_a_correction_of_one_knee_leaves_the_other(
    knee: str | None, right: float | None, left: float | None
) -> None:
    """Where both knees are treated a correction names its knee; without one it is refused for both."""
    correction = a_correction(45, 42, 90, **({} if knee is None else {"knee": knee}))
    read = of(a_check_in(42, knee_flexion={"right": 110, "left": 120}), starts=BOTH, corrections=[correction])
    assert (flexion_as_known(read, 50), flexion_as_known(read, 50, "left")) == (right, left)


def test_a_correction_stands_in_the_record() -> None:
    """The record says on which day what was corrected, and by whom."""
    read = of(a_check_in(42, knee_flexion=110), corrections=[a_correction(45, 42, 90)])
    (entry,) = the_knee(read).record
    assert (entry.kind, entry.of, entry.by) == (EventKind.CORRECTION, "knee_flexion", "J. Smith, PT")
    assert entry.on == date.fromisoformat(on(45))
