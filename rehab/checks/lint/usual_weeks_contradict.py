"""RP306: usual weeks that cannot be usual.

A Subject flows in; a finding at the weeks flows out: weeks before the phase may open, or a stretch that
begins or ends before that of the phase before it. The sheet says "later than usual" by these weeks.
"""

from collections.abc import Iterator
from itertools import pairwise

from rehab.checks.lint.written_phases import WrittenPhase, written_phases
from rehab.checks.subject import Subject
from rehab.findings import Finding

_IN_A_ROW = "phases come one after the other"


def check(subject: Subject) -> Iterator[Finding]:
    """Each phase whose usual weeks contradict its own first week or those of the phase before it."""
    phases = [phase for phase in written_phases(subject) if phase.text.weeks.usual is not None]
    for phase in phases:
        first, last = _usual(phase)
        if first < phase.text.weeks.not_before:
            opens = phase.text.weeks.not_before
            message = f"week {first} is called usual, and `{phase.text.id}` may not open before week {opens}"
            yield _found(phase, message, label=f"begin at `{opens}`")
    for before, phase in pairwise(phases):
        earlier, (first, last) = _usual(before), _usual(phase)
        if first < earlier[0]:
            message = f"`{phase.text.id}` is usual from week {first}, `{before.text.id}` before it from week "
            yield _found(phase, f"{message}{earlier[0]}", label=_IN_A_ROW)
        elif last < earlier[1]:
            message = f"`{phase.text.id}` is usual to week {last}, `{before.text.id}` before it to week "
            yield _found(phase, f"{message}{earlier[1]}", label=_IN_A_ROW)


def _usual(phase: WrittenPhase) -> tuple[int, int]:
    return phase.text.weeks.usual or (0, 0)


def _found(phase: WrittenPhase, message: str, *, label: str) -> Finding:
    return (phase.place / "weeks" / "usual").finding("RP306", message, label=label)
