"""How the dose grows inside a level: a small ladder of doses, each with one variable more than the last.

A level and the ceilings of a week flow in, the dose of that week flows out: the first one, or what comes
after the dose of the week before. A level begins at the low end of everything. Then one thing at a time
grows, in the order time, speed, incline (never two together), by no more than the weekly limits of the
protocol: at most 2 minutes or 20 % more walking, 0.4 km/h, 2 % of incline (the reference ladder's proposal;
a protocol sets its own by these names).
"""

from rehab.frozen import FrozenStruct, replace
from rehab.plan.ceiling import Ceiling, lower
from rehab.plan.model import Grown, SessionDose
from rehab.protocol.model import Level, Protocol
from rehab.terms.ids import ParameterId

MINUTES_A_WEEK = ParameterId("weekly_minutes_growth")
SHARE_A_WEEK = ParameterId("weekly_share_growth")
SPEED_A_WEEK = ParameterId("weekly_speed_growth")
INCLINE_A_WEEK = ParameterId("weekly_incline_growth")

_DEFAULTS = {MINUTES_A_WEEK: 2.0, SHARE_A_WEEK: 20.0, SPEED_A_WEEK: 0.4, INCLINE_A_WEEK: 2.0}
_MINUTE = 60
_WORK_STEP_S = 5
_DECIMALS = 2


class Step(FrozenStruct):
    """The dose of one week at a level, and the one variable in which it is more than the week before."""

    dose: SessionDose
    sessions: int
    grown: Grown


class _Numbers(FrozenStruct):
    repeats: int
    work_s: int
    speed_kmh: float | None
    incline_pct: float
    sessions: int

    @property
    def walking_s(self) -> int:
        return self.repeats * self.work_s


def first_week(level: Level, protocol: Protocol, ceiling: Ceiling) -> Step:
    """The dose of the first week at a level.

    Args:
        level: the level.
        protocol: its growth limits.
        ceiling: the most that is allowed this week.
    """
    return _Growth(level, protocol, ceiling).first()


def next_week(before: Step, level: Level, protocol: Protocol, ceiling: Ceiling) -> Step | None:
    """The dose after that of another week at the same level; None where nothing may grow any more.

    Args:
        before: the dose of the week before.
        level: the level.
        protocol: its growth limits.
        ceiling: the most that is allowed this week.
    """
    return _Growth(level, protocol, ceiling).after(before)


def steps_of(level: Level, protocol: Protocol, ceiling: Ceiling) -> tuple[Step, ...]:
    """The doses of the weeks at a level under ceilings that stay as they are, the least first.

    Args:
        level: the level.
        protocol: its growth limits.
        ceiling: the most that is allowed in each week.
    """
    steps = [first_week(level, protocol, ceiling)]
    while (step := next_week(steps[-1], level, protocol, ceiling)) is not None:
        steps.append(step)
    return tuple(steps)


def seconds_a_week(walking_s: int, protocol: Protocol) -> int:
    """Seconds of walking that a week may add: minutes, or a share, whichever is more.

    Args:
        walking_s: seconds of walking in the week before.
        protocol: its growth limits.
    """
    share = walking_s * limit(SHARE_A_WEEK, protocol) / 100
    return int(max(limit(MINUTES_A_WEEK, protocol) * _MINUTE, share))


def limit(name: ParameterId, protocol: Protocol) -> float:
    """A growth limit, the reference ladder's where the protocol sets none."""
    known = {parameter.id: parameter.value for parameter in protocol.parameters}
    return known.get(name, _DEFAULTS[name])


_ORDER = (Grown.SESSIONS, Grown.REPEATS, Grown.WORK, Grown.SPEED, Grown.INCLINE)


class _Growth(FrozenStruct):
    level: Level
    protocol: Protocol
    ceiling: Ceiling

    def first(self) -> Step:
        return self._step(self._clipped(self._lowest()), Grown.NOTHING)

    def after(self, before: Step) -> Step | None:
        """The first thing that may grow has grown."""
        dose = before.dose
        now = _Numbers(dose.repeats, dose.work_s, dose.speed_kmh, dose.incline_pct, before.sessions)
        for grown in _ORDER:
            more = self._clipped(self._more(now, grown))
            if more != now:
                return self._step(more, grown)
        return None

    def _lowest(self) -> _Numbers:
        dose = self.level.dose
        speed = None if dose.speed_kmh is None else dose.speed_kmh[0]
        return _Numbers(
            dose.repeats[0], dose.work_s[0], speed, dose.incline_pct[0], dose.sessions_per_week[0]
        )

    def _more(self, now: _Numbers, grown: Grown) -> _Numbers:
        """The next numbers if one variable grows by a week's worth, up to the high end of the level."""
        dose = self.level.dose
        match grown:
            case Grown.SESSIONS:
                return replace(now, sessions=min(now.sessions + 1, dose.sessions_per_week[1]))
            case Grown.REPEATS:
                more = max(1, self._seconds(now) // now.work_s)
                return replace(now, repeats=min(now.repeats + more, dose.repeats[1]))
            case Grown.WORK:
                more = max(_WORK_STEP_S, self._seconds(now) // now.repeats // _WORK_STEP_S * _WORK_STEP_S)
                # Longer walks never cost one of them, so they end where the total is full.
                longest = max(now.work_s, self._most_s // now.repeats)
                return replace(now, work_s=min(now.work_s + more, dose.work_s[1], longest))
            case Grown.SPEED if dose.speed_kmh is not None and now.speed_kmh is not None:
                faster = round(now.speed_kmh + self._limit(SPEED_A_WEEK), _DECIMALS)
                return replace(now, speed_kmh=min(faster, dose.speed_kmh[1]))
            case Grown.INCLINE:
                steeper = round(now.incline_pct + self._limit(INCLINE_A_WEEK), _DECIMALS)
                return replace(now, incline_pct=min(steeper, dose.incline_pct[1]))
            case _:
                return now

    @property
    def _most_s(self) -> int:
        """Seconds of backward walking that a session may have at most."""
        return int(lower(self.level.dose.total_min, self.ceiling.minutes) * _MINUTE)

    def _seconds(self, now: _Numbers) -> int:
        return seconds_a_week(now.walking_s, self.protocol)

    def _limit(self, name: ParameterId) -> float:
        return limit(name, self.protocol)

    def _clipped(self, now: _Numbers) -> _Numbers:
        """The same numbers, none above a ceiling; walks are left out before they are cut short."""
        work_s = min(now.work_s, self._most_s)
        return _Numbers(
            repeats=max(1, min(now.repeats, self._most_s // work_s)),
            work_s=work_s,
            speed_kmh=None if now.speed_kmh is None else lower(now.speed_kmh, self.ceiling.speed_kmh),
            incline_pct=lower(now.incline_pct, self.ceiling.incline_pct),
            sessions=int(lower(now.sessions, self.ceiling.sessions)),
        )

    def _step(self, now: _Numbers, grown: Grown) -> Step:
        dose = SessionDose(
            repeats=now.repeats,
            work_s=now.work_s,
            rest_s=self.level.dose.rest_s,
            walking_s=now.walking_s,
            speed_kmh=now.speed_kmh,
            incline_pct=now.incline_pct,
            walk_min=self.level.dose.walk_min,
        )
        return Step(dose, now.sessions, grown)
