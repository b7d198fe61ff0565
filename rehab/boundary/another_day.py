"""The same patient with other check-ins: on another day, in a row, with another last one.

A patient flows in and another flows out; None where there can be none.
"""

from rehab.boundary.patient import Found, Patient, Visit
from rehab.frozen import replace

_WEEK = 7


def on_day(patient: Patient, day: int) -> Patient | None:
    """The same patient on another day; None before the first."""
    if day < 0 or any(visit.day >= day for visit in patient.visits[:-1]):
        return None
    moved = with_today(patient, replace(patient.today, day=day))
    return replace(moved, last_week=None) if day < _WEEK else moved


def with_today(patient: Patient, visit: Visit) -> Patient:
    """The same patient with another last check-in."""
    return replace(patient, visits=(*patient.visits[:-1], visit))


def in_a_row(patient: Patient, count: int) -> Patient | None:
    """The same patient, in whom the same was found at so many check-ins running."""
    first = patient.today.day - _WEEK * (count - 1)
    if first < 0:
        return None
    visits = (replace(patient.today, day=first + _WEEK * number) for number in range(count))
    return replace(patient, visits=tuple(visits))


def alike(visit: Visit, count: int) -> tuple[Found, ...]:
    """So many sessions, each like the first of a check-in."""
    line: Found = next(iter(visit.sessions or ()), {})
    return (line,) * count
