"""How the dose grows inside a level: a small ladder of doses, each with one variable more than the last.

A level and its ceilings flow in, the doses of its weeks flow out, the least first. A level begins at the
low end of everything. Then one thing at a time grows, in the order time, speed, incline (never two
together), by no more than the weekly limits of the protocol: at most 2 minutes or 20 % more walking,
0.4 km/h, 2 % of incline (the reference ladder's proposal; a protocol sets its own by these names).
"""

from collections.abc import Iterator

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


def steps_of(level: Level, protocol: Protocol, ceiling: Ceiling) -> tuple[Step, ...]:
    """The doses of the weeks at a level, the least first, none above a ceiling.

    Args:
        level: the level.
        protocol: its growth limits.
        ceiling: the most that is allowed this week.
    """
    return tuple(_Growth(level, protocol, ceiling).steps())


_ORDER = (Grown.SESSIONS, Grown.REPEATS, Grown.WORK, Grown.SPEED, Grown.INCLINE)


class _Growth(FrozenStruct):
    level: Level
    protocol: Protocol
    ceiling: Ceiling

    def steps(self) -> Iterator[Step]:
        now = self._clipped(self._lowest())
        yield self._step(now, Grown.NOTHING)
        for grown in _ORDER:
            while (more := self._clipped(self._more(now, grown))) != now:
                now = more
                yield self._step(now, grown)

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
        """Seconds of walking that a week may add: minutes, or a share, whichever is more."""
        share = now.walking_s * self._limit(SHARE_A_WEEK) / 100
        return int(max(self._limit(MINUTES_A_WEEK) * _MINUTE, share))

    def _limit(self, name: ParameterId) -> float:
        known = {parameter.id: parameter.value for parameter in self.protocol.parameters}
        return known.get(name, _DEFAULTS[name])

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
