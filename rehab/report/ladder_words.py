"""Phases, levels and ceilings in both voices: what is walked where, how much of it, and what opens it.

Parts of a resolved protocol flow in, entries of its page flow out.
"""

from collections.abc import Iterator

from rehab.protocol.condition import Named, tests_of
from rehab.protocol.model import Cap, Criterion, Dose, Level, Phase, Protocol, Support, Surface
from rehab.report.outcome import level_number
from rehab.report.protocol_gates import gate_items
from rehab.report.protocol_page import Entry, Line
from rehab.report.sources import source_key
from rehab.terms.measure import Catalogue
from rehab.wording import english, english_handout
from rehab.wording import english_show as words
from rehab.wording.by_name import name_words
from rehab.wording.condition import condition_sentence
from rehab.wording.name import lower_first
from rehab.wording.number import (
    capital,
    counted,
    counted_range,
    listed,
    number_words,
    range_words,
    speed_range_words,
    time_range_words,
    time_words,
)
from rehab.wording.state import since_words
from rehab.wording.voice import PATIENT

_WEEK = 7
_MINUTE = 60
_CEILINGS = ("max_speed_kmh", "max_incline_pct", "max_minutes_per_session", "max_sessions_per_week")


# Phases ----------------------------------------------------------------------------------------------


def phase_entry(phase: Phase, catalogue: Catalogue, protocol: Protocol) -> Entry:
    """A phase: its window, its gate, its levels and its way out."""
    number = protocol.phases.index(phase) + 1
    return Entry(
        name=f"{words.PHASE.format(number=number)}, `{phase.id}`",
        clinician=phase.title,
        patient=phase.patient,
        lines=(
            Line(
                label=words.OPENS,
                clinician=window_words(phase, protocol),
                source=source_key(phase.window.source),
            ),
            *gate_lines(words.ENTER, phase.enter_when, catalogue, protocol, none=words.NO_GATE),
            Line(label=words.HOLDS_LEVELS, clinician=_levels_of(phase, protocol)),
            *gate_lines(words.LEAVE, phase.exit_when, catalogue, protocol),
        ),
    )


def window_words(phase: Phase, protocol: Protocol) -> str:
    """When a phase opens: `week 6 since the operation at the earliest, usually in week 6 to 8`."""
    week = opens_in(phase)
    opens = words.OPENS_AT_ONCE
    if week:
        opens = words.OPENS_IN.format(week=words.DOOR.format(week=week), since=since_words(protocol))
    usual = usual_weeks(phase)
    if usual is None:
        return opens
    return words.USUALLY.format(opens=opens, first=number_words(usual[0]), last=number_words(usual[1]))


def usual_weeks(phase: Phase) -> tuple[float, float] | None:
    """The usual weeks that lie after the door; None where there are none, as when a choice opens it later."""
    if phase.window.usual_weeks is None:
        return None
    (first, last), door = phase.window.usual_weeks, phase.window.not_before_days / _WEEK
    return None if last <= door else (max(first, door), last)


def opens_in(phase: Phase) -> str:
    """The week of a phase's door; empty where it is open from the first day on."""
    return (
        number_words(phase.window.not_before_days / _WEEK, decimals=1) if phase.window.not_before_days else ""
    )


def _levels_of(phase: Phase, protocol: Protocol) -> str:
    levels = (protocol.level(level) for level in phase.levels if level not in protocol.removed_levels)
    numbers = [f"{level_number(level, protocol)}" for level in levels]
    return listed(numbers) or words.OPENS_NOTHING


def gate_lines(
    label: str, criteria: tuple[Criterion, ...], catalogue: Catalogue, protocol: Protocol, *, none: str = ""
) -> Iterator[Line]:
    """A gate part by part in both voices; the label stands before the first.

    Args:
        label: what the gate is for.
        criteria: what must hold.
        catalogue: the measures it asks for.
        protocol: names its levels.
        none: what is said where nothing is asked.
    """
    parts = gate_items(criteria)
    if not parts and none:
        yield Line(label=label, clinician=none)
    for number, part in enumerate(parts):
        sources = dict.fromkeys(source_key(test.source) for test in tests_of(part))
        if isinstance(part, Named):
            said = plainly = words.NAMED_GATE.format(name=name_words(part))
        else:
            said = condition_sentence(part, catalogue, protocol)
            plainly = condition_sentence(part, catalogue, protocol, voice=PATIENT)
        yield Line(
            label="" if number else label,
            clinician=said,
            patient=plainly,
            source=", ".join(sources),
        )


# Levels ----------------------------------------------------------------------------------------------


def level_entry(level: Level, catalogue: Catalogue, protocol: Protocol) -> Entry:
    """A level: where and how it is walked, its dose, and what it needs."""
    closed = level.id in protocol.removed_levels
    name = words.CLOSED_LEVEL if closed else words.LEVEL.format(number=level_number(level, protocol))
    return Entry(
        name=f"{name}, `{level.id}`",
        clinician=level.title,
        patient=level.patient,
        lines=(
            Line(label=words.SETTING, clinician=_setting(level), patient=_setting_plainly(level)),
            Line(
                label=words.DOSE,
                clinician=dose_words(level),
                patient=_dose_plainly(level),
                source=source_key(level.source),
            ),
            *gate_lines(words.NEEDS, level.needs, catalogue, protocol),
        ),
    )


def _setting(level: Level) -> str:
    parts = [words.SURFACES[level.surface.value], words.SUPPORTS[level.support.value]]
    if level.helper and level.support is not Support.PARTNER and level.surface is not Surface.BAND:
        parts.append(words.PARTNER_CALLS if level.surface.is_run else words.WITH_HELPER)
    if level.dose.speed_kmh is not None:
        parts.append(words.BELT.format(speed=speed_range_words(level.dose.speed_kmh, "metric")))
    elif level.surface is not Surface.TREADMILL:
        parts.append(words.EASY_RUN if level.surface.is_run else words.OWN_PACE)
    if level.surface is Surface.TREADMILL:
        parts.append(incline_words(level.dose))
    return ", ".join(parts)


def incline_words(dose: Dose) -> str:
    """The slope of a belt: `flat`, `3 to 5 % uphill`."""
    return words.INCLINE.format(n=range_words(*dose.incline_pct)) if dose.incline_pct[1] else words.FLAT


def _setting_plainly(level: Level) -> str:
    parts = [english_handout.SURFACES[level.surface.value], english_handout.SUPPORTS[level.support.value]]
    if level.helper and level.surface is Surface.BAND:
        parts.append(english_handout.THERAPIST_BESIDE)
    elif level.helper and level.support is not Support.PARTNER:
        in_front = level.surface.is_run
        parts.append(english_handout.PARTNER_IN_FRONT if in_front else english_handout.HELPER)
    if level.dose.speed_kmh is not None:
        parts.append(speed_range_words(level.dose.speed_kmh, "metric"))
    if level.dose.incline_pct[1]:
        parts.append(english_handout.UPHILL.format(n=range_words(*level.dose.incline_pct)))
    return ". ".join(parts)


def dose_words(level: Level) -> str:
    """The dose of a level: walks, rest, minutes in all, sessions a week."""
    dose = level.dose
    parts = [_walks(level)]
    if dose.repeats[1] > 1 and dose.rest_s:
        parts.append(words.REST.format(rest=time_words(dose.rest_s)))
    most = words.AT_MOST_MIN_RUN if level.surface.is_run else words.AT_MOST_MIN
    parts.append(most.format(minutes=counted(dose.total_min, english.MINUTES)))
    if dose.walk_min:
        parts.append(words.INSIDE_A_WALK.format(minutes=counted(dose.walk_min, english.MINUTES)))
    parts.append(counted_range(*dose.sessions_per_week, words.SESSIONS_A_WEEK))
    return ", ".join(parts)


def _walks(level: Level) -> str:
    dose = level.dose
    plural = (words.RUNS if level.surface.is_run else words.WALKS)[0 if dose.repeats == (1, 1) else 1]
    return plural.format(n=range_words(*dose.repeats), time=time_range_words(*dose.work_s))


def _dose_plainly(level: Level) -> str:
    dose = level.dose
    parts = [_walks(level)]
    if dose.repeats[1] > 1 and dose.rest_s:
        parts.append(words.REST_PLAINLY.format(rest=time_words(dose.rest_s)))
    parts.append(words.AT_MOST_PLAINLY.format(minutes=counted(dose.total_min, english.MINUTES)))
    if dose.walk_min:
        minutes = counted(dose.walk_min, english.MINUTES)
        parts.append(
            f"{english_handout.INSIDE}: {lower_first(english_handout.INSIDE_A_WALK.format(minutes=minutes))}"
        )
    parts.append(counted_range(*dose.sessions_per_week, words.TIMES_A_WEEK))
    return ". ".join(map(capital, parts))


# Ceilings --------------------------------------------------------------------------------------------


def cap_line(cap: Cap, label: str = "") -> Line:
    """A ceiling on the dose, in one line."""
    return Line(label=label, clinician=_cap_words(cap), source=source_key(cap.source))


def _cap_words(cap: Cap) -> str:
    limits = {name: getattr(cap, name) for name in _CEILINGS}
    said = [
        words.NO_INCLINE
        if name == "max_incline_pct" and not limit
        else words.CEILINGS[name].format(n=number_words(limit))
        for name, limit in limits.items()
        if limit is not None
    ]
    if cap.until_days is None:
        return listed(said)
    week = number_words(cap.until_days / _WEEK, decimals=1)
    return words.UNTIL.format(words=listed(said), week=week)
