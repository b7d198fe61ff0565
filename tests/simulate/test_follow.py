"""Following: a week is lived as its sheet allows, and the course is the one that the fold makes of it."""

from datetime import timedelta
from itertools import pairwise

import pytest

from rehab.course.fold import fold
from rehab.decision.model import Sheet
from rehab.errors import EnginesDisagree
from rehab.frozen import replace
from rehab.patient.model import EventKind, Visit
from rehab.simulate.cohort import Cohort
from rehab.simulate.follow import Followed, follow
from rehab.simulate.model import WEEK
from rehab.simulate.second_look import second_look
from rehab.terms.caution import Outcome
from rehab.wiring import make_judge
from rehab.wiring.proving import make_quick_judge
from tests.patient.written import the_catalogue
from tests.simulate.trials import ACL, MENISCUS, TKA, a_recipe, followed, shipped

EVERYBODY = range(1, 41)


def everybody(name: str = TKA) -> list[Followed]:
    """What becomes of some patients."""
    cohort = Cohort(a_recipe(name), the_catalogue())
    quick = make_quick_judge(shipped(name), the_catalogue())
    return [follow(cohort.patient(number), quick) for number in EVERYBODY]


def without_sessions(visits: tuple[Visit, ...]) -> list[Visit]:
    """Check-ins without their session lines."""
    return [replace(one, sessions=()) for one in visits]


@pytest.mark.parametrize("name", [TKA, ACL, MENISCUS])
def test_the_fold_comes_to_the_same_decisions(name: str) -> None:
    """The course that was lived week by week is the one that both engines fold from its record."""
    judge = make_judge(shipped(name), the_catalogue())
    for number in (1, 2, 3):
        second_look(followed(number, name), judge)


def test_another_decision_than_the_judges_is_an_error() -> None:
    """A course with a level too many is no course: it is named and ends the run."""
    one = followed(1)
    last = one.decisions[-1]
    wrong = replace(one, decisions=(*one.decisions[:-1], replace(last, outcome=Outcome.DISCHARGE)))
    with pytest.raises(EnginesDisagree, match="virtual patient 1 on day"):
        second_look(wrong, make_judge(shipped(TKA), the_catalogue()))


def test_a_patient_is_the_same_under_another_protocol() -> None:
    """A stricter protocol changes which sessions are done, and nothing that a check-in observes."""
    protocol = shipped(TKA)
    later = replace(protocol.phases[0], window=replace(protocol.phases[0].window, not_before_days=12 * WEEK))
    stricter = replace(protocol, phases=(later, *protocol.phases[1:]))
    patient = Cohort(a_recipe(), the_catalogue()).patient(2)
    one = follow(patient, make_quick_judge(protocol, the_catalogue()))
    other = follow(patient, make_quick_judge(stricter, the_catalogue()))
    assert [step.outcome for step in one.decisions] != [step.outcome for step in other.decisions]
    assert without_sessions(one.knee.series.visits) == without_sessions(other.knee.series.visits)


def test_sessions_follow_the_sheet() -> None:
    """There is no session but at the level of a sheet, between its check-in and its last day."""
    for one in everybody():
        for visit, (before, decision) in zip(
            one.knee.series.visits[1:], pairwise(one.decisions), strict=True
        ):
            assert decision.on == visit.on
            for line in visit.sessions or ():
                assert before.sheet is Sheet.SESSIONS
                assert before.level is not None
                assert line.level == before.level.id
                assert before.on < line.on <= min(before.expires, before.on + timedelta(days=WEEK - 1))


def test_somebody_walks() -> None:
    """The claim above is not about nobody."""
    assert any(visit.sessions for one in everybody() for visit in one.knee.series.visits)


def test_a_red_flag_is_closed_by_the_next_check_in() -> None:
    """Every flag that was raised has a closure on the day of the check-in after it, and no other has."""
    closed = 0
    for one in everybody():
        raised = {
            (after.on, str(reason.rule.id))
            for before, after in pairwise(one.decisions)
            for reason in before.rules
            if reason.rule.red_flag and reason.counted.name == "YES"
        }
        assert {(entry.on, entry.of) for entry in one.knee.record} == raised
        assert {entry.kind for entry in one.knee.record} <= {EventKind.CLOSURE}
        closed += len(raised)
    assert closed


def test_a_course_ends_with_discharge() -> None:
    """Nobody is seen again after the discharge that a clinician would sign."""
    for number in range(1, 10):
        outcomes = [one.outcome for one in followed(number, noise=0).decisions]
        assert Outcome.DISCHARGE not in outcomes[:-1]


def test_somebody_long_unseen_is_called() -> None:
    """A stretch without a check-in as long as the protocol says is a call, on a day without a check-in."""
    calls = [(one, day) for one in everybody() for day in one.calls]
    assert calls
    for one, day in calls:
        seen = [visit.on for visit in one.knee.series.visits if visit.on <= day]
        assert day not in seen
        assert (day - max(seen)).days >= 21


def test_a_patient_who_never_comes_has_no_decision() -> None:
    """With no check-in at all there is a course, and it is empty."""
    patient = Cohort(a_recipe(), the_catalogue()).patient(1)
    absent = replace(patient, series=replace(patient.series, visits=()))
    one = follow(absent, make_quick_judge(shipped(TKA), the_catalogue()))
    assert one.decisions == ()
    assert one.calls
    second_look(one, make_judge(shipped(TKA), the_catalogue()))


def test_a_followed_course_can_be_folded_to_any_day() -> None:
    """What was followed is a knee's record like any other."""
    one = followed(1)
    day = one.decisions[4].on
    course = fold(one.knee, make_judge(shipped(TKA), the_catalogue()), as_of=day)
    assert course.today.outcome is one.decisions[4].outcome
