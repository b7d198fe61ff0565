"""Why walking backwards: each reason as strong as its evidence, to the patient and to the clinician."""

from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.handout import Handout
from rehab.report.model import ClinicianReport
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import plan_of


def _handout(name: str) -> Handout:
    trip = SCENARIOS[name]()
    return handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)


def _report(name: str) -> ClinicianReport:
    trip = SCENARIOS[name]()
    return clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )


def _claims(name: str) -> tuple[tuple[str, ...], ...]:
    claims = _report(name).claims
    return () if claims is None else claims.rows


def test_reasons_stand_under_their_strength() -> None:
    """The patient reads of each reason in whom it was shown."""
    why = _handout("tka-first-visit-week6").why
    assert why is not None
    first = why.reasons[0]
    assert first.label == "Shown in small studies of people with worn knees:"
    assert first.value == "It trains the muscles of the thigh. You may stand more steadily."


def test_what_nobody_studied_is_said_to_be_so() -> None:
    """A reason that nobody has looked at says so, and is not left out."""
    why = _handout("tka-first-visit-week6").why
    assert why is not None
    last = why.reasons[-1]
    assert (last.label, last.value) == ("Not well studied yet:", "It may help after a knee operation.")


def test_the_reasons_are_given_once() -> None:
    """Whoever has begun reads what to do this week, and no reasons over again."""
    assert _handout("tka-week7").why is None


def test_a_grave_sheet_gives_no_reasons() -> None:
    """Whoever must call today reads no reasons to walk backwards."""
    assert _handout("tka-red-flag").why is None


def test_the_report_names_the_source_of_each_claim() -> None:
    """The clinician finds beside each claim what it rests on."""
    row = _claims("tka-week7")[0]
    assert (row[0], row[3]) == ("It trains the muscles of the thigh.", "Balasukumaran 2019")


def test_a_claim_without_a_source_says_none() -> None:
    """A claim that nobody studied has no source, and the report does not leave the cell empty."""
    assert _claims("tka-week7")[-1][3] == "none"


def test_sources_of_claims_are_cited_in_full() -> None:
    """The list of sources holds what the claims rest on."""
    assert "Whitley Dufek 2011" in {one.label for one in _report("tka-week7").sources}
