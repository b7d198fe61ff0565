"""What is known of one measure at one visit: an interval that holds the true value, or nothing.

A series flows in, a Reading flows out. A known value is a point. A value that can only add caution
(too old, or of lesser standing) reaches from itself to the worst possible value in a cautious rule,
and is nothing at all in a gate: so it can still raise an alarm and can never open anything.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from rehab.frozen import FrozenStruct
from rehab.patient.model import Absence, Observed, Series, SessionLine, Visit
from rehab.terms.measure import Measure, Worse


class Role(StrEnum):
    """Who asks: a cautious rule, one that is a red flag, or a gate that must be open to progress.

    A red flag is as cautious, and answered by today's check-in alone: nothing is carried forward to it.
    """

    CAUTIOUS = "cautious"
    RED_FLAG = "red_flag"
    GATE = "gate"


class Reading(FrozenStruct):
    """Bounds of the true value; a missing bound is unknown on that side.

    Attributes:
        low: lowest possible number.
        high: highest possible number.
        on: day of the observation, if there is one.
        absence: why the value is not known, if it is not.
        observed: the observation behind it, if there is one.
    """

    low: float | None = None
    high: float | None = None
    on: date | None = None
    absence: Absence | None = None
    observed: Observed | None = None
    applies: bool = True

    @property
    def point(self) -> float | None:
        """The number, if exactly one is possible."""
        return self.low if self.low is not None and self.low == self.high else None


UNKNOWN = Reading(absence=Absence.NOT_ASKED)


def known(number: float, on: date | None = None, observed: Observed | None = None) -> Reading:
    """A reading of exactly one number."""
    return Reading(number, number, on, None, observed)


def as_good_as_can_be(measure: Measure) -> Reading:
    """The reading of a measure that does not apply: the best possible value."""
    return Reading(measure.best, measure.best, applies=False)


def or_worse(measure: Measure, observed: Observed, absence: Absence | None) -> Reading:
    """From an observed number to the worst possible one; nothing where worse has no direction."""
    low, high = measure.range
    match measure.worse:
        case Worse.HIGHER:
            return Reading(observed.number, high, observed.on, absence, observed)
        case Worse.LOWER:
            return Reading(low, observed.number, observed.on, absence, observed)
        case Worse.NONE:
            return Reading(on=observed.on, absence=absence or Absence.NOT_ASKED, observed=observed)


def worst(measure: Measure, observed: tuple[Observed, ...]) -> Observed | None:
    """The worst of several observations; None if they differ and worse has no direction."""
    match measure.worse:
        case Worse.HIGHER:
            return max(observed, key=lambda one: one.number)
        case Worse.LOWER:
            return min(observed, key=lambda one: one.number)
        case Worse.NONE:
            return observed[0] if len({one.number for one in observed}) == 1 else None


def better_of(measure: Measure, numbers: Sequence[float]) -> float:
    """The best of some numbers; the highest where worse has no direction."""
    return min(numbers) if measure.worse is Worse.HIGHER else max(numbers)


def at_visit(measure: Measure, observed: tuple[Observed, ...], role: Role) -> Reading:
    """The reading of what one visit itself holds, nothing carried forward."""
    if not observed:
        return UNKNOWN
    if len(observed) == 1 and observed[0].full:
        return known(observed[0].number, observed[0].on, observed[0])
    chosen = worst(measure, observed)
    if chosen is None:
        return Reading(absence=Absence.REJECTED)
    if any(one.full for one in observed):
        return known(chosen.number, chosen.on, chosen)
    return UNKNOWN if role is Role.GATE else or_worse(measure, chosen, Absence.NOT_ASKED)


def reading(series: Series, at: int, measure: Measure, role: Role) -> Reading:
    """What is known of a measure of this knee at visit number `at`.

    A signature that it does not apply holds for as long as a value would, and until anything else is said.

    Args:
        series: the knee's series.
        at: number of the visit, from 0.
        measure: the measure, recorded at check-ins.
        role: who asks.
    """
    today = series.visits[at]
    if measure.red_flag or role is Role.RED_FLAG:
        return _said_today(measure, today, role)
    if measure.id in today.not_applicable:
        return as_good_as_can_be(measure)
    taken = today.observed.get(measure.id, ())
    if len(taken) == 1 and taken[0].full and measure.id not in today.absent:
        return known(taken[0].number, taken[0].on, taken[0])  # nothing older can weigh in
    since_full: tuple[Observed, ...] = ()
    places = series.places.get(measure.id, ())
    for number in range(bisect_right(places, at) - 1, -1, -1):
        visit = series.visits[places[number]]
        if measure.id in visit.not_applicable:
            later = series.visits[places[number] + 1 : at + 1]
            if since_full or any(measure.id in one.absent for one in later):
                break  # what was said since then ends the signature
            if (today.on - visit.on).days > measure.max_age_days:
                return Reading(on=visit.on, absence=Absence.STALE)
            return as_good_as_can_be(measure)
        here = visit.observed.get(measure.id, ())
        since_full += here
        if any(one.full for one in here):
            break
    return _carried(measure, since_full, today, role)


def _said_today(measure: Measure, today: Visit, role: Role) -> Reading:
    here = at_visit(measure, today.observed.get(measure.id, ()), role)
    if here.low is None and measure.id in today.absent:
        return Reading(absence=today.absent[measure.id])
    return here


def _carried(measure: Measure, observed: tuple[Observed, ...], today: Visit, role: Role) -> Reading:
    absence = today.absent.get(measure.id, Absence.NOT_ASKED)
    if not observed:
        return Reading(absence=absence)
    chosen = worst(measure, observed)
    if chosen is None:
        return Reading(absence=Absence.REJECTED)
    full = [one for one in observed if one.full]
    fresh = bool(full) and (today.on - full[0].on).days <= measure.max_age_days
    said_otherwise = measure.id in today.absent
    if fresh and not said_otherwise:
        return known(chosen.number, chosen.on, chosen)
    if full and not said_otherwise:
        absence = Absence.STALE
    if role is Role.CAUTIOUS:
        return or_worse(measure, chosen, absence)
    return Reading(on=chosen.on, absence=absence, observed=chosen)


def other_side(series: Series, at: int, measure: Measure, role: Role) -> Reading:
    """What is known of the other knee, if that knee can serve for comparison at all."""
    if not series.other_side_usable:
        return Reading(absence=Absence.NOT_ASKED)
    today = series.visits[at].on
    carried = () if role is Role.RED_FLAG else series.before + series.visits[:at]
    for visit in reversed((*carried, series.visits[at])):
        full = tuple(one for one in visit.other.get(measure.id, ()) if one.full)
        if not full:
            continue
        if (today - visit.on).days > measure.max_age_days:
            return Reading(on=visit.on, absence=Absence.STALE)
        number = better_of(measure, [one.number for one in full])
        return known(number, visit.on)
    return UNKNOWN


def of_line(measure: Measure, line: SessionLine) -> Reading:
    """The reading of a session measure in one session line."""
    number = line.values.get(measure.id)
    return UNKNOWN if number is None else known(number, line.on)
