"""The calendar of a week from its handout: sessions, the day on which the sheet ends, the next check-in.

The handout's own words and the plan's days flow in, a WeekCalendar flows out. Each session says when to stop
and whom to call as well: whoever looks at a telephone may not have the sheet at hand.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator

from rehab.plan.model import Plan
from rehab.report.calendar import CalendarEntry, WeekCalendar
from rehab.report.handout import Handout, Sessions
from rehab.report.phone_lines import call_lines, fact_lines, section_lines, sign_lines
from rehab.wording import english_message as words
from rehab.wording.tongue import Tongue


def calendar_from_handout(handout: Handout, plan: Plan, tongue: Tongue) -> WeekCalendar | None:
    """The week as a calendar; None for a sheet without sessions.

    Args:
        handout: the patient's paper.
        plan: the days.
        tongue: the language of the paper.
    """
    if not isinstance(handout.sheet, Sessions) or not plan.sessions:
        return None
    entries = tuple(_entries(handout, handout.sheet, plan, tongue))
    return WeekCalendar(language=handout.language, made_on=handout.date, entries=entries)


def _entries(handout: Handout, sheet: Sessions, plan: Plan, tongue: Tongue) -> Iterator[CalendarEntry]:
    every_day = (
        *handout.notices,
        f"{handout.knee.label}: {handout.knee.value}",
    )
    for day, planned in zip(plan.sessions, sheet.log.sessions, strict=True):
        yield CalendarEntry(
            uid=_uid(plan, day, "session"),
            day=day,
            title=tongue.say(words.SESSION, dose=planned.dose),
            lines=(
                *every_day,
                *fact_lines(sheet.dose.facts, tongue),
                "",
                *(line for one in handout.safety.lists for line in sign_lines(one)),
                "",
                *call_lines(handout.safety, tongue),
                handout.valid.title,
            ),
        )
    yield CalendarEntry(
        uid=_uid(plan, plan.expires, "ends"),
        day=plan.expires,
        title=tongue.say(words.SHEET_ENDS),
        lines=(*handout.notices, *section_lines(handout.valid)),
    )
    coming = () if handout.next_week is None else section_lines(handout.next_week)
    yield CalendarEntry(
        uid=_uid(plan, plan.expires, "visit"),
        day=plan.expires,
        title=tongue.say(words.VISIT),
        lines=(*handout.notices, *coming, *call_lines(handout.safety, tongue)),
    )


def _uid(plan: Plan, day: dt.date, purpose: str) -> str:
    """A name that says nothing of whom it is about."""
    about = f"{plan.patient}\n{plan.protocol}\n{day.isoformat()}\n{purpose}"
    return f"{hashlib.sha256(about.encode()).hexdigest()[:32]}@rehab.invalid"
