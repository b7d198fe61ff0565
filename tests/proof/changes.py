"""The same visit but for one thing: a value made worse or left out, or an earlier week.

A moment flows in; changed moments flow out, each with the name of the flag that a pair of patients has for
what differs.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random

from rehab.frozen import replace
from rehab.patient.model import Absence, Observed, SessionLine, Visit
from rehab.rules.model import Moment
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, RecordedAt, Worse

_STEPS = (1, 2, 5)
_HALF = 0.5
_DAYS = (1, 7, 14)


Change = tuple[str, Moment]
"""The flag of what differs, and the visit where it does."""


def changes(moment: Moment, measures: Mapping[MeasureId, Measure], chance: Random) -> Iterator[Change]:
    """Each measure of today made worse and left out, and the week made an earlier one."""
    today = moment.series.visits[moment.at]
    for name, seen in today.observed.items():
        yield f"unknown/{name}", _with(moment, _left_out(today, name))
        worse = _one_worse(measures[name], seen, chance)
        if worse is not None and _taken_alike(seen):
            yield f"worse/{name}", _with(moment, replace(today, observed={**today.observed, name: worse}))
    if today.sessions:
        for measure in measures.values():
            if measure.recorded is RecordedAt.SESSION:
                yield from _of_sessions(moment, measure, today.sessions, chance)
    sooner = timedelta(days=chance.choice(_DAYS))
    if moment.state.clock_start + sooner <= moment.today:
        state = replace(moment.state, clock_start=moment.state.clock_start + sooner)
        yield "earlier", replace(moment, state=state)


def _with(moment: Moment, visit: Visit) -> Moment:
    visits = list(moment.series.visits)
    visits[moment.at] = visit
    return replace(moment, series=replace(moment.series, visits=tuple(visits)))


def _left_out(visit: Visit, name: MeasureId) -> Visit:
    observed = {other: seen for other, seen in visit.observed.items() if other != name}
    return replace(visit, observed=observed, absent={**visit.absent, name: Absence.NOT_ASKED})


def _taken_alike(seen: tuple[Observed, ...]) -> bool:
    """One way of taking it today; else a worse value can be one that is looked back on differently."""
    return len({(one.method, one.position) for one in seen}) == 1


def _one_worse(measure: Measure, seen: tuple[Observed, ...], chance: Random) -> tuple[Observed, ...] | None:
    number = chance.randrange(len(seen))
    worse = _worse(measure, seen[number].number, chance)
    if worse is None:
        return None
    return tuple(replace(one, number=worse) if at == number else one for at, one in enumerate(seen))


def _worse(measure: Measure, number: float, chance: Random) -> float | None:
    """A number some steps worse, if there is one."""
    if measure.worse is Worse.NONE:
        return None
    by, (low, high) = measure.step * chance.choice(_STEPS), measure.range
    worse = round(number + by if measure.worse is Worse.HIGHER else number - by, 4)
    return worse if low <= worse <= high else None


def _of_sessions(
    moment: Moment, measure: Measure, lines: tuple[SessionLine, ...], chance: Random
) -> Iterator[Change]:
    """One line worse; and one or all of them without the measure."""
    said = [at for at, line in enumerate(lines) if measure.id in line.values]
    if not said:
        return
    chosen = chance.choice(said)
    worse = _worse(measure, lines[chosen].values[measure.id], chance)
    if worse is not None:
        yield f"worse/{measure.id}", _with_lines(moment, lines, {chosen: worse}, measure.id)
    silent = dict.fromkeys(said if chance.random() < _HALF else [chosen])
    worst = measure.range[1 if measure.worse is Worse.HIGHER else 0]
    if any(lines[at].values[measure.id] == worst for at in said if at not in silent):
        return  # the worst of the sessions is known whatever the others were: nothing is left out
    yield f"unknown/{measure.id}", _with_lines(moment, lines, silent, measure.id)


def _with_lines(
    moment: Moment, lines: tuple[SessionLine, ...], said: Mapping[int, float | None], name: MeasureId
) -> Moment:
    """Some lines hold another number of a measure, or none."""

    def changed(at: int, line: SessionLine) -> SessionLine:
        if at not in said:
            return line
        rest = {other: number for other, number in line.values.items() if other != name}
        number = said[at]
        return replace(line, values=rest if number is None else {**rest, name: number})

    new = tuple(changed(at, line) for at, line in enumerate(lines))
    return _with(moment, replace(moment.series.visits[moment.at], sessions=new))
