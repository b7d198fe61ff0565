"""The pictures of a simulation as data: weeks to each level, and what check-ins came to week by week.

A Simulation flows in, Charts flow out, every word and tick already written.
"""

import math

from rehab.report.chart_data import Axis, Band, Chart, Point, Series, Spread, Tick
from rehab.simulate.simulation import Simulation, WeekOf
from rehab.terms.caution import Outcome
from rehab.wording import english
from rehab.wording import english_simulation as words
from rehab.wording.number import counted, listed, percent_words

_MARGIN = 0.3
_MOST_TICKS = 7
_WHOLE = 100
_SHARES = (0, 25, 50, 75, 100)
_MOST_MARKS = 13

_UP = frozenset({Outcome.PROGRESS, Outcome.DISCHARGE})
_HELD = frozenset({Outcome.HOLD, Outcome.REGRESS})
_CALLED = frozenset({Outcome.REFER, Outcome.STOP, Outcome.URGENT, Outcome.EMERGENCY})


def charts(simulation: Simulation) -> tuple[Chart, ...]:
    """Every picture of a simulation."""
    return (to_level(simulation), by_week(simulation))


def to_level(simulation: Simulation) -> Chart:
    """Weeks to reach each level: half of all patients, and from a quarter to three quarters."""
    last = simulation.recipe.weeks
    numbered = tuple(enumerate(simulation.levels, start=1))
    halves = tuple((number, one.weeks.median) for number, one in numbered)
    edges = tuple(
        Spread(x=number, low=one.weeks.lower, high=last if one.weeks.upper is None else one.weeks.upper)
        for number, one in numbered
        if one.weeks.lower is not None
    )
    points = tuple(Point(x=number, y=week) for number, week in halves if week is not None)
    weeks = counted(last, english.WEEKS)
    told = [words.TO_LEVEL_PART.format(number=int(one.x), week=int(one.y)) for one in points]
    return Chart(
        title=words.TO_LEVEL,
        description=words.TO_LEVEL_DESCRIPTION.format(levels=listed(told))
        if told
        else words.TO_LEVEL_NOBODY.format(weeks=weeks),
        x=Axis(
            title=words.LEVEL_AXIS,
            low=1 - _MARGIN,
            high=len(numbered) + _MARGIN,
            ticks=tuple(Tick(at=number, label=str(number)) for number, _ in numbered),
        ),
        y=Axis(title=words.WEEKS_AXIS, low=0, high=last, ticks=_ticks(0, last)),
        series=(Series(label=words.MEDIAN, points=points),),
        bands=(Band(label=words.MIDDLE_HALF, edges=edges),),
        note=words.TO_LEVEL_NOTE.format(weeks=weeks),
    )


def by_week(simulation: Simulation) -> Chart:
    """What the check-ins of each week came to, as shares of the week's check-ins."""
    weeks = tuple(one for one in simulation.by_week if one.check_ins)
    every = math.ceil(len(weeks) / _MOST_MARKS)
    shown = weeks[:: max(every, 1)]
    last = simulation.recipe.weeks

    def line(outcomes: frozenset[Outcome]) -> tuple[Point, ...]:
        return tuple(Point(x=one.week, y=_WHOLE * _share(one, outcomes)) for one in shown)

    return Chart(
        title=words.BY_WEEK,
        description=_described(shown),
        x=Axis(title=words.WEEKS_AXIS, low=1 - _MARGIN, high=last + _MARGIN, ticks=_ticks(1, last)),
        y=Axis(
            title=words.SHARE_AXIS,
            low=0,
            high=_WHOLE,
            ticks=tuple(Tick(at=share, label=str(share)) for share in _SHARES),
        ),
        series=(
            Series(label=words.UP, points=line(_UP), line="solid", mark="circle"),
            Series(label=words.HELD, points=line(_HELD), line="dashed", mark="square"),
            Series(label=words.CALLED, points=line(_CALLED), line="dotted", mark="triangle"),
        ),
    )


def _share(week: WeekOf, outcomes: frozenset[Outcome]) -> float:
    return sum(count for word, count in week.by_word if word.outcome in outcomes) / week.check_ins


def _described(weeks: tuple[WeekOf, ...]) -> str:
    """The first and the last week in words, for who cannot see the picture."""
    told = []
    for one in (weeks[0], weeks[-1]) if weeks else ():
        parts = [
            f"{label} {percent_words(_share(one, outcomes))}"
            for label, outcomes in ((words.UP, _UP), (words.HELD, _HELD), (words.CALLED, _CALLED))
        ]
        told.append(words.BY_WEEK_DESCRIPTION.format(week=one.week, parts=listed(parts)))
    return " ".join(told)


def _ticks(first: int, last: int) -> tuple[Tick, ...]:
    step = math.ceil((last - first + 1) / _MOST_TICKS)
    return tuple(Tick(at=week, label=str(week)) for week in range(first, last + 1, step))
