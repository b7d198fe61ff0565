"""A second look: a followed course is folded again, by both engines, and must come out the same.

A followed patient and the judge flow in; nothing flows out, or an error that names the patient and the day.
"""

from rehab.course.fold import fold
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.errors import EnginesDisagree
from rehab.frozen import replace
from rehab.simulate.follow import Followed


def second_look(followed: Followed, judge: Judge) -> None:
    """Fold a course again as every real patient's is folded.

    Args:
        followed: the course as the quick judge decided it.
        judge: decides by reference and production engine, which must agree.

    Raises:
        EnginesDisagree: if the engines answer differently, or a decision is another one than before.
    """
    if not followed.decisions:
        return
    course = fold(followed.knee, judge, as_of=followed.decisions[-1].on)
    again = [step.decision for step in course.steps]
    for quick, judged in zip(followed.decisions, again, strict=True):
        if quick != _bare(judged):
            where = f"virtual patient {followed.patient} on day {judged.days_since_start}"
            raise EnginesDisagree(f"the quick judge and the judge differ on {where}")


def _bare(decision: Decision) -> Decision:
    """A decision without what explains it."""
    return replace(
        decision,
        needs=(),
        needs_exact=True,
        rules=tuple(replace(one, trace=None) for one in decision.rules),
        gates=tuple(replace(one, trace=None) for one in decision.gates),
        near_misses=(),
        borderline=(),
        activities=tuple(replace(one, trace=None) for one in decision.activities),
    )
