"""No course goes on without a person: the same check-in over and over comes to a review or a discharge."""

from math import ceil

from hypothesis import event, given, settings
from hypothesis import strategies as st

from rehab.decision.model import Decision
from rehab.protocol.standing import CHECK_INS_BEFORE_REVIEW, LEVELS_PER_WEEK, UNSEEN_DAYS_BEFORE_CALL
from rehab.terms.caution import Contact, Outcome
from tests.course.notes import Note, blank, course_of
from tests.decision.weeks import PROTOCOL, Week, the_protocol, weeks
from tests.patient.written import a_line

FIRST = 42


def reaches_a_person(decision: Decision) -> bool:
    """True if somebody is called, or a clinician is asked to sign the end."""
    return decision.action.contact is not Contact.NONE or decision.outcome is Outcome.DISCHARGE


def most_check_ins(apart: int) -> int:
    """How many check-ins, so many days apart, a course can have before it reaches a person.

    It waits for the last window or ceiling; at each level it can stay for a row that is not reviewed yet;
    and it gains no more levels than a week allows.
    """
    protocol = the_protocol()
    opens = [phase.window.not_before_days for phase in protocol.phases]
    opens += [cap.until_days for cap in protocol.caps if cap.until_days is not None]
    rungs = len(protocol.levels) + 1
    holds = rungs * int(protocol.parameter(CHECK_INS_BEFORE_REVIEW))
    weeks_of_gains = ceil(rungs / protocol.parameter(LEVELS_PER_WEEK))
    return holds + ceil((max(opens) - FIRST + 7 * weeks_of_gains) / apart)


def again_and_again(week: Week, apart: int, times: int) -> list[Note]:
    """The same check-in so many times; the first of them is a clinician's."""
    return [
        blank(
            day,
            by=week.by if number else "clinician",
            **week.today,
            **(
                {}
                if week.sessions is None
                else {"sessions": [a_line(day - 1 - back, **line) for back, line in enumerate(week.sessions)]}
            ),
        )
        for number, day in enumerate(range(FIRST, FIRST + apart * times, apart))
    ]


@settings(max_examples=24, deadline=None)
@given(week=weeks(), apart=st.sampled_from([2, 3, 5, 7, 10, 14]))
def test_the_same_check_in_over_and_over_reaches_a_person(week: Week, apart: int) -> None:
    """Whatever is found, missing, waited for or done too little, somebody sees it within a known number."""
    most = most_check_ins(apart)
    if week.by == "patient":
        most = ceil(the_protocol().parameter(UNSEEN_DAYS_BEFORE_CALL) / apart) + 1
    course = course_of(*again_and_again(week, apart, most), protocol=PROTOCOL)
    reached = [number for number, step in enumerate(course.steps) if reaches_a_person(step.decision)]
    event(f"{min(reached, default=-1) + 1} of at most {most} check-ins")
    assert reached
