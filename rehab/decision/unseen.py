"""Unseen: how long no clinician has seen the knee, and when the patient is called.

A series and a day flow in; the reason to call flows out, if there is one. A patient's own check-in raises
nothing, so that a course of them alone would never reach a person.
"""

from datetime import date

from rehab.decision.model import Standing, StandingReason
from rehab.patient.model import Series
from rehab.protocol.model import Protocol
from rehab.protocol.standing import UNSEEN_DAYS_BEFORE_CALL


def unseen(series: Series, on: date, protocol: Protocol, *, is_waiting: bool) -> StandingReason | None:
    """The reason to call a patient whom no clinician has seen for long.

    Args:
        series: the knee's visits.
        on: the day to decide for; visits after it do not count.
        protocol: says how long is too long.
        is_waiting: true before the first phase's window, when a patient who never came is not missed yet.
    """
    latest = reversed(series.visits)
    seen = next((visit.on for visit in latest if visit.by_clinician and visit.on <= on), None)
    if seen is None and is_waiting:
        seen = next((visit.on for visit in reversed(series.visits) if visit.on <= on), on)
    days = (on - (seen or series.start)).days
    limit = protocol.parameter(UNSEEN_DAYS_BEFORE_CALL)
    return StandingReason(Standing.UNSEEN, days, limit) if days >= limit else None
