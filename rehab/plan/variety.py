"""What may be done on the days between sessions: one activity a week, another one the next.

The courses of a patient and the week flow in; an activity flows out, or none. Both knees do it, so both must
have it on offer; what nobody knows to be safe is not offered.
"""

from collections.abc import Sequence

from rehab.course.model import Course
from rehab.terms.ids import VarietyId


def variety_of(courses: Sequence[Course], *, week: int) -> VarietyId | None:
    """The activity of a week, in turn of those on offer.

    Args:
        courses: the course of each knee under treatment.
        week: weeks since the start.
    """
    offers = [tuple(one.id for one in course.today.offered) for course in courses]
    open_to_all = [one for one in offers[0] if all(one in offer for offer in offers)]
    return open_to_all[week % len(open_to_all)] if open_to_all else None
