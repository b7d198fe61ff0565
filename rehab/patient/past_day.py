"""A past day: what an episode file had said by then, and what came later.

The checked text of an episode and a day flow in; the text as it stood at the end of that day flows out, with
the number of entries that are left out. A look back comes to the decision of its day, so what was not written
yet counts for nothing (record 10).
"""

from datetime import date

from rehab.patient.authored import EpisodeText

_DATED = ("starts", "check_ins", "events", "closures", "decisions", "overrides", "baselines", "corrections")


def last_day(text: EpisodeText, *, as_of: date | None, today: date) -> date:
    """The last day that anything in a file can be dated.

    A past day that is asked for leaves out what came later, and never hides a mistake in a date: what lies
    after the file's own day as well has not happened at all.

    Args:
        text: the checked file.
        as_of: the day that was asked for, if one was.
        today: the file's own day, if it says none.
    """
    own = text.as_of or today
    return own if as_of is None else max(as_of, own)


def as_it_stood(text: EpisodeText, day: date) -> tuple[EpisodeText, int]:
    """The text without what is dated after a day, and how many entries that leaves out.

    Session lines go with the check-in that tells of them: on a day before it nobody knew of them.
    """
    known = {key: tuple(entry for entry in getattr(text, key) if entry.date_ <= day) for key in _DATED}
    left_out = sum(len(getattr(text, key)) - len(entries) for key, entries in known.items())
    return text.model_copy(update={**known, "as_of": day}), left_out
