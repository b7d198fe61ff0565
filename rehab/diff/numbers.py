"""The numbers of a dose and of a ceiling by name, so that versions can be compared number by number.

A dose or a ceiling flows in; its numbers flow out.
"""

from collections.abc import Mapping
from math import inf

from rehab.protocol.model import Cap, Dose
from rehab.wording import english_diff as words
from rehab.wording.number import number_words

Numbers = Mapping[str, float]

_ENDS = ("from", "to")
_CEILINGS = ("max_speed_kmh", "max_incline_pct", "max_minutes_per_session", "max_sessions_per_week")
_NONE = (0.0, 0.0)


def dose_numbers(dose: Dose) -> Numbers:
    """Every number of a dose; a range has two."""
    pairs = {
        "repeats": dose.repeats,
        "work_s": dose.work_s,
        "speed_kmh": dose.speed_kmh or _NONE,
        "incline_pct": dose.incline_pct,
        "sessions_per_week": dose.sessions_per_week,
    }
    ends = {f"{name} {end}": pair[at] for name, pair in pairs.items() for at, end in enumerate(_ENDS)}
    return {**ends, "total_min": dose.total_min, "walk_min": dose.walk_min, "rest_s": dose.rest_s}


def ceilings(cap: Cap | None) -> Numbers:
    """Every number of a ceiling; infinite where it has none, and where it stands to the end."""
    if cap is None:
        return {**dict.fromkeys(_CEILINGS, inf), "until": 0}
    told = {name: getattr(cap, name) for name in _CEILINGS}
    numbers = {name: inf if number is None else number for name, number in told.items()}
    return {**numbers, "until": inf if cap.until_days is None else cap.until_days}


def shown_number(number: float) -> str:
    """A number as a page prints it."""
    return words.NONE if number == inf else number_words(number)
