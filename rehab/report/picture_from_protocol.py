"""A resolved protocol becomes its picture as data: phases along the weeks, the ladder as steps within them.

A protocol flows in, a LadderPicture flows out, every word and tick already written.
"""

import math
from collections.abc import Iterator

from rehab.protocol.condition import Named
from rehab.protocol.model import Dose, Level, Phase, Protocol, Status, Surface
from rehab.report.chart_data import Axis, Tick
from rehab.report.ladder_picture import LadderPicture, PhaseBand, Step
from rehab.report.ladder_words import incline_words, opens_in, usual_weeks, window_words
from rehab.report.loosened_words import loosened_words
from rehab.report.outcome import level_number
from rehab.report.protocol_gates import gate_items
from rehab.report.ticks import without_ticks
from rehab.rules.model import gate_parts
from rehab.terms.measure import Catalogue
from rehab.wording import english, english_paper, english_report
from rehab.wording import english_show as words
from rehab.wording.by_name import name_words, names_in, sentence_by_names
from rehab.wording.number import capital, counted, listed, number_words, range_words
from rehab.wording.shorthand import shorthand
from rehab.wording.state import NOT_OPERATED, since_words

_WEEK = 7
_MINUTE = 60
_SHORTEST_PHASE = 2
_BEFORE = 0.2
"""Weeks before the first door, as a share of those after it: room for the door's own week."""
_MOST_TICKS = 14


def picture_from_protocol(protocol: Protocol, catalogue: Catalogue, *, title: str) -> LadderPicture:
    """The picture of a protocol that has a ladder.

    Args:
        protocol: the resolved protocol.
        catalogue: the measures that its gates ask for.
        title: what stands over the picture.
    """
    bands = tuple(
        _band(phase, number, protocol, catalogue) for number, phase in enumerate(protocol.phases, 1)
    )
    last = math.ceil(max(band.usual[1] for band in bands)) + 1
    opens = min(band.opens for band in bands)
    first = max(math.floor(opens - _BEFORE * (last - opens)), 0)
    every = math.ceil((last - first + 1) / _MOST_TICKS)
    ticks = tuple(Tick(at=week, label=str(week)) for week in range(first, last + 1, every))
    is_operated = protocol.procedure not in NOT_OPERATED
    picture = LadderPicture(
        title=title,
        lead=words.PICTURE_LEAD.format(begins=capital(begins(protocol)), ladder=ladder(protocol)),
        description=words.PICTURE_DESCRIBED.format(
            since=since_words(protocol),
            phases=" ".join(_described(phase, protocol) for phase in protocol.phases),
        ),
        notices=(english_report.DRAFT_NOTE,) if protocol.status is Status.DRAFT else (),
        axis=Axis(title=words.AXIS[is_operated], low=first, high=last, ticks=ticks),
        bands=bands,
        keys=(words.KEY_DOOR, words.KEY_USUAL, words.KEY_LATER, words.KEY_STEP),
        notes=tuple(_notes(protocol, catalogue)),
        stamp=words.PICTURE_STAMP.format(
            id=protocol.id, version=protocol.version, status=protocol.status.value
        ),
    )
    return without_ticks(picture)


def begins(protocol: Protocol) -> str:
    """When walking backwards begins at the earliest."""
    phases = [phase for phase in protocol.phases if _open(phase, protocol)] or protocol.phases
    first = min(phases, key=lambda phase: phase.window.not_before_days)
    return window_words(first, protocol)


def ladder(protocol: Protocol) -> str:
    """How many levels in how many phases."""
    levels = sum(len(_open(phase, protocol)) for phase in protocol.phases)
    phases = sum(1 for phase in protocol.phases if _open(phase, protocol))
    return words.LADDER_OF.format(
        levels=counted(levels, english.LEVELS), phases=counted(phases, words.PHASES)
    )


def _open(phase: Phase, protocol: Protocol) -> tuple[Level, ...]:
    """The levels of a phase that this protocol leaves open."""
    return tuple(protocol.level(level) for level in phase.levels if level not in protocol.removed_levels)


def _notes(protocol: Protocol, catalogue: Catalogue) -> Iterator[str]:
    yield from (loosened_words(one, english_paper.LOOSENED_NOTICE) for one in protocol.loosened)
    for named in _named(protocol):
        gate = sentence_by_names(named.part, catalogue, protocol)
        yield words.NAMED_HERE.format(name=capital(name_words(named)), gate=gate)
    closed = [protocol.level(level).title for level in protocol.removed_levels]
    if closed:
        yield words.CLOSED_HERE.format(levels="; ".join(closed))


def _named(protocol: Protocol) -> tuple[Named, ...]:
    """The conditions that the picture says by name, and those that these say by name, each once."""
    gates = (item for phase in protocol.phases for item in gate_items((*phase.enter_when, *phase.exit_when)))
    needs = [
        part for phase in protocol.phases for one in _open(phase, protocol) for part in gate_parts(one.needs)
    ]
    said = (part for part in needs if isinstance(part, Named))
    within = (named for part in (*gates, *needs) for named in names_in(part))
    return tuple(dict.fromkeys((*said, *within)))


def _described(phase: Phase, protocol: Protocol) -> str:
    levels = [
        words.LEVEL_LISTED.format(number=level_number(level, protocol), title=level.title)
        for level in _open(phase, protocol)
    ]
    return words.PHASE_DESCRIBED.format(
        phase=phase.title, week=opens_in(phase) or "0", levels=listed(levels) or words.OPENS_NOTHING
    )


# One phase -------------------------------------------------------------------------------------------


def _band(phase: Phase, number: int, protocol: Protocol, catalogue: Catalogue) -> PhaseBand:
    opens, week = phase.window.not_before_days / _WEEK, opens_in(phase) or "0"
    usual = usual_weeks(phase)
    when = words.FROM_WEEK.format(week=week)
    if usual is not None:
        first, last = map(number_words, usual)
        when = words.FROM_WEEK_USUALLY.format(week=week, first=first, last=last)
    return PhaseBand(
        title=f"{number}  {phase.title}",
        when=when,
        door=words.DOOR.format(week=week),
        opens=opens,
        usual=usual or (opens, opens + _SHORTEST_PHASE),
        is_usual=usual is not None,
        gate=tuple(_gate(phase, protocol, catalogue)),
        none=words.OPENS_NOTHING,
        steps=tuple(_step(level, protocol, catalogue) for level in _open(phase, protocol)),
    )


def _gate(phase: Phase, protocol: Protocol, catalogue: Catalogue) -> Iterator[str]:
    for said, criteria in ((words.GATE_SAID, phase.enter_when), (words.WAY_OUT_SAID, phase.exit_when)):
        items = [shorthand(item, catalogue, protocol) for item in gate_items(criteria)]
        if items:
            yield said.format(items=words.SEPARATE.join(items))


# One level -------------------------------------------------------------------------------------------


def _step(level: Level, protocol: Protocol, catalogue: Catalogue) -> Step:
    lines = [words.SEPARATE.join(_dose(level))]
    needs = [shorthand(part, catalogue, protocol) for part in gate_parts(level.needs)]
    if needs:
        lines.append(words.NEEDS_SAID.format(items=words.SEPARATE.join(needs)))
    return Step(number=str(level_number(level, protocol)), title=level.title, lines=tuple(lines))


def _dose(level: Level) -> Iterator[str]:
    dose = level.dose
    if dose.speed_kmh is not None:
        yield words.SHORT_SPEED.format(n=range_words(*dose.speed_kmh))
    if level.surface is Surface.TREADMILL:
        yield incline_words(dose)
    yield words.INTERVALS.format(n=range_words(*dose.repeats), time=_time(dose))
    yield words.SHORT_MINUTES.format(n=number_words(dose.total_min))
    if dose.walk_min:
        yield words.SHORT_WALK.format(n=dose.walk_min)
    yield words.SHORT_SESSIONS.format(n=range_words(*dose.sessions_per_week))


def _time(dose: Dose) -> str:
    low, high = dose.work_s
    if low >= _MINUTE:
        return words.MINUTES_SHORT.format(n=range_words(low / _MINUTE, high / _MINUTE, decimals=1))
    return words.SECONDS_SHORT.format(n=range_words(low, high))
