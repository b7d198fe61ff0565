"""RP305: a phase that may open before the one that comes before it.

A Subject flows in; a finding at the week flows out. Phases are entered in their order, so such a week never
counts; it is most likely a slip, and the week that was meant holds nobody back.
"""

from collections.abc import Iterator
from itertools import pairwise

from rehab.checks.lint.written_phases import written_phases
from rehab.checks.subject import Subject
from rehab.findings import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Each phase whose first week lies before that of the phase before it."""
    for before, phase in pairwise(written_phases(subject)):
        first, week = before.text.weeks.not_before, phase.text.weeks.not_before
        if week < first:
            message = f"`{phase.text.id}` may open in week {week}, before `{before.text.id}` in week {first}"
            place = phase.place / "weeks" / "not_before"
            yield place.finding("RP305", message, label=f"such as `{first}`, or a later week")
