"""A virtual patient: what every check-in would hold and what every session would bring, whatever is decided.

`cohort.py` draws one, `follow.py` leads one through a protocol. Nothing here depends on a protocol, so that
two protocols can be tried on the same patients; which sessions take place follows what is decided.
"""

from collections.abc import Mapping
from datetime import date

from rehab.frozen import FrozenStruct
from rehab.patient.model import Series
from rehab.terms.ids import MeasureId

START = date(2026, 1, 5)
"""Day 0 of every virtual patient; a Monday."""

WEEK = 7

MOST_SESSIONS_A_WEEK = 4
"""A session is never on two days running, so that no more fit between two check-ins."""

Line = Mapping[MeasureId, float] | None
"""What a session brings, None if it is not done or not written down."""


class VirtualPatient(FrozenStruct):
    """One virtual patient.

    Attributes:
        number: from 1; the same in every cohort of that seed, however large.
        weeks: how many weeks the patient is followed.
        series: the check-ins that take place, without a session.
        diary: for each week, from 0 on, what its first, second, ... session would bring.
    """

    number: int
    weeks: int
    series: Series
    diary: tuple[tuple[Line, ...], ...]


def patient_name(number: int) -> str:
    """The name under which a virtual patient is printed: `virtual-00017`."""
    return f"virtual-{number:05d}"
