"""The quick judge: it decides as the judge does, and explains nothing."""

from hypothesis import event, given, settings

from rehab.decision.model import Decision
from rehab.decision.quick import QuickJudge
from rehab.frozen import replace
from tests.decision.weeks import Week, the_judge, weeks


def quick() -> QuickJudge:
    """The quick judge of the shipped protocol."""
    judge = the_judge()
    return QuickJudge(judge.protocol, judge.catalogue, judge.fast)


def unexplained(decision: Decision) -> Decision:
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


@settings(max_examples=150)
@given(week=weeks())
def test_the_quick_judge_decides_as_the_judge(week: Week) -> None:
    """Every part of a decision that is no explanation is the same, held back or not."""
    event(week.decision.outcome.value)
    assert quick().decide(*week.asked) == unexplained(week.decision)
