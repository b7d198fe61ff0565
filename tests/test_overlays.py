"""Surgeons' overlays among the examples: each lies on the library and tightens it as it says."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.checks.all_checks import findings_about
from rehab.checks.subject import subject_of
from rehab.decision.ladder import next_level
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.protocol.model import Level, Protocol, Surface
from rehab.terms.caution import Outcome
from rehab.wiring.proving import prove
from tests.patient.written import the_catalogue
from tests.plan.trips import CLEAN_SESSION, Json, a_trip, at_level, week

OVERLAYS = Path(__file__).parents[1] / "examples/overlays"
NO_TREADMILL, NO_INCLINE, WEEK_TEN = "no-treadmill.yaml", "no-incline.yaml", "not-before-week-10.yaml"
SHELF = FolderShelf((data_folder("protocols"),))
TODAY = date(2026, 11, 20)
FIRST_DAY = 70
DAYS = range(0, 53 * 7, 7)


@cache
def chain_of(name: str) -> tuple[Layer, ...]:
    """The layers of a protocol of the library."""
    file = SHELF.protocol(name)
    assert file is not None
    return read_chain(file[1], name=file[0], read_file=SHELF.protocol)[0]


@cache
def overlay(name: str) -> Layer:
    """An overlay of the examples."""
    layer, _ = read_overlay((OVERLAYS / name).read_text(), name=name)
    assert layer is not None
    return layer


def laid_over(name: str, *overlays: str) -> Protocol:
    """A protocol of the library with overlays laid over it."""
    choice = Choice(overlays=tuple(overlay(one) for one in overlays), on=TODAY)
    protocol, found = resolve(chain_of(name), the_catalogue(), choice)
    assert found == ()
    assert protocol is not None
    return protocol


def opens(protocol: Protocol) -> int:
    """The first day of the ladder."""
    return protocol.phases[0].window.not_before_days


def reached(protocol: Protocol) -> set[Level]:
    """Every level that somebody can come to within a year."""
    places = range(-1, len(protocol.levels))
    found = (next_level(protocol, place, day) for place in places for day in DAYS)
    return {one.level for one in found if one is not None and one.closed_by is None}


LIBRARY = tuple(name for name in SHELF.protocols() if laid_over(name).levels)
EARLY = tuple(name for name in LIBRARY if opens(laid_over(name)) <= FIRST_DAY)


@pytest.mark.parametrize(
    ("protocol", "names"),
    [
        pytest.param("tka-retro", (NO_TREADMILL,), id="tka-no-treadmill"),
        pytest.param("tka-retro", (NO_INCLINE,), id="tka-no-incline"),
        pytest.param("tka-retro", (WEEK_TEN,), id="tka-week-ten"),
        pytest.param("mpfl-reconstruction-retro", (NO_TREADMILL, NO_INCLINE, WEEK_TEN), id="mpfl-all-three"),
    ],
)
def test_overlays_of_the_examples_pass_every_check(protocol: str, names: tuple[str, ...]) -> None:
    """Laid on a protocol of the library, each or all, they leave nothing for lint or proof to find."""
    overlays = tuple(overlay(name) for name in names)
    subject, found = subject_of(chain_of(protocol), the_catalogue(), overlays=overlays, today=TODAY)
    assert subject is not None
    assert (*found, *findings_about(subject), *prove(subject)) == ()


@pytest.mark.parametrize("protocol", LIBRARY)
def test_without_the_treadmill_nobody_comes_to_a_belt(protocol: str) -> None:
    """Every level on a treadmill is closed, and something is left to walk on."""
    surfaces = {level.surface for level in reached(laid_over(protocol, NO_TREADMILL))}
    assert surfaces
    assert Surface.TREADMILL not in surfaces


@pytest.mark.parametrize("protocol", LIBRARY)
def test_without_incline_nobody_goes_uphill(protocol: str) -> None:
    """Every level with a slope is closed, and all the others are as they were."""
    flat = {level.id for level in reached(laid_over(protocol)) if not level.is_inclined}
    assert {level.id for level in reached(laid_over(protocol, NO_INCLINE))} == flat


@pytest.mark.parametrize("protocol", EARLY)
def test_nobody_begins_before_week_10(protocol: str) -> None:
    """The ladder of a protocol that begins earlier opens on the first day of week 10."""
    assert opens(laid_over(protocol, WEEK_TEN)) == FIRST_DAY


@pytest.mark.parametrize("protocol", sorted(set(LIBRARY) - set(EARLY)))
def test_week_10_makes_no_protocol_easier(protocol: str) -> None:
    """Where the ladder opens later than that, or begins with another phase, the overlay is refused."""
    choice = Choice(overlays=(overlay(WEEK_TEN),), on=TODAY)
    (refused,) = resolve(chain_of(protocol), the_catalogue(), choice)[1]
    begins_so = any(phase.id == "supported" for phase in laid_over(protocol).phases)
    assert refused.id == ("RP115" if begins_so else "RP106")


def ready_for_the_floor(number: int, **changes: object) -> Json:
    """A check-in of a knee that is ready for the floor, after three clean sessions."""
    sessions = [{**CLEAN_SESSION, "clean_steps": True}] * 3
    alone: Json = {"helper_present": True, "balance_illness": False, "sedating_medicine": False}
    return week(number, sessions=sessions, day=0, single_leg_stance=21, **alone, **changes)


def laid(name: str) -> Json:
    """An episode's key that lays an overlay of the examples over its protocol."""
    return {"overlays": [f"../overlays/{name}"]}


def test_without_the_treadmill_the_floor_follows_the_bars() -> None:
    """A knee at the last level between the bars goes on with a partner, past the belt that nobody needs."""
    no_belt = {
        "not_applicable": {"by": "J. Smith, PT", "why": "the belt is closed", "substitute": "the floor"}
    }
    weeks = (week(8), ready_for_the_floor(9, safe_treadmill=no_belt))
    (course,) = a_trip(*weeks, **at_level("bars-fingertip", 8), **laid(NO_TREADMILL)).courses
    assert course.today.level is not None
    assert course.today.level.id == "overground-partner"


def test_without_incline_the_floor_is_the_end() -> None:
    """A knee that walks alone on the floor is discharged from there."""
    weeks = (week(11), ready_for_the_floor(12))
    (course,) = a_trip(*weeks, **at_level("overground-alone", 11), **laid(NO_INCLINE)).courses
    assert course.today.outcome is Outcome.DISCHARGE


@pytest.mark.parametrize(("day", "outcome"), [(6, Outcome.NOT_STARTED), (7, Outcome.PROGRESS)])
def test_the_first_day_of_week_10_is_the_first_to_begin(day: int, outcome: Outcome) -> None:
    """A knee that was ready in week 6 waits to the last day of week 9."""
    (course,) = a_trip(week(9, day=day), **laid(WEEK_TEN)).courses
    assert course.today.outcome is outcome
