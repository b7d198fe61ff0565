"""Coverage: what the cases of a protocol show of its criteria, thresholds, rules and phases, and what not.

A Subject and the runs of its cases flow in; exact fractions flow out with a finding for every place that no
case comes by. A criterion counts once for each truth that it can have, a threshold once for each number
at which it should be tried.
"""

from collections.abc import Iterable
from fractions import Fraction

from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.cases.cases import CaseRun
from rehab.checks.cases.criteria import Criteria, Criterion, criteria_of
from rehab.checks.cases.shown import Shown, shown_by
from rehab.checks.cases.trials import Trial, has_own_numbers, trials_of
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Named, Test
from rehab.terms.truth import Truth
from rehab.wording import english
from rehab.wording.condition import condition_sentence
from rehab.wording.number import listed, value_words
from rehab.wording.voice import CLINICIAN


class Share(FrozenStruct):
    """So many of so many."""

    covered: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.covered + other.covered, self.of + other.of)

    @property
    def percent(self) -> Fraction:
        """The exact percentage; all of nothing is 100."""
        return Fraction(100 * self.covered, self.of) if self.of else Fraction(100)


class Coverage(FrozenStruct):
    """What the cases of one file show.

    Attributes:
        truths: truths of criteria that were seen.
        thresholds: numbers at which thresholds were tried.
        rules: rules that fired.
        edges: phases that were entered, and left where they can be.
        gaps: what no case shows, a finding at each place.
    """

    truths: Share
    thresholds: Share
    rules: Share
    edges: Share
    gaps: tuple[Finding, ...]

    @property
    def whole(self) -> Share:
        """Everything together."""
        return self.truths + self.thresholds + self.rules + self.edges


def coverage_of(subject: Subject, runs: Iterable[CaseRun]) -> Coverage:
    """What the cases of a protocol show of what its own file writes.

    Args:
        subject: the protocol.
        runs: its cases as they were walked.
    """
    criteria = criteria_of(subject)
    compared = _Compared(subject, criteria, shown_by(runs, on_case_ladder(subject.chain)))
    counts = (compared.truths(), compared.thresholds(), compared.rules(), compared.edges())
    truths, thresholds, rules, edges = (share for share, _ in counts)
    gaps = sorted(gap for _, gaps in counts for gap in gaps)
    return Coverage(truths, thresholds, rules, edges, tuple(gaps))


_Count = tuple[Share, list[Finding]]

_SIDES = {-1: "one step below", 0: "at the value itself", 1: "one step above"}


class _Compared(FrozenStruct):
    """What should be shown beside what was."""

    subject: Subject
    criteria: Criteria
    shown: Shown

    def truths(self) -> _Count:
        share, gaps = Share(), []
        for at, criterion in self.criteria.criteria.items():
            seen = self.shown.truths[at]
            asked = [truth for truth in Truth if truth in criterion.truths]
            missing = [truth.name for truth in asked if truth not in seen]
            share += Share(len(asked) - len(missing), len(asked))
            if missing:
                message = f"in no case is `{self._words(criterion)}` {listed(missing, english.OR)}"
                gaps.append(criterion.place.finding("RP352", message))
        return share, gaps

    def thresholds(self) -> _Count:
        share, gaps = Share(), []
        for at, criterion in self.criteria.criteria.items():
            test = criterion.condition
            if not isinstance(test, Test):
                continue
            asked = trials_of(test, self.subject.catalogue, self.subject.protocol)
            seen = self.shown.numbers[at]
            missing = [trial for trial in asked if not any(trial.is_met_by(number) for number in seen)]
            share += Share(len(asked) - len(missing), len(asked))
            if missing:
                sides = listed([*dict.fromkeys(_SIDES[trial.side] for trial in missing)])
                message = f"no case tries `{self._words(criterion)}` {sides}"
                label = self._such_as(test, missing)
                gaps.append(criterion.place.finding("RP353", message, label=label))
        return share, gaps

    def rules(self) -> _Count:
        silent = {rule: at for rule, at in self.criteria.rules.items() if rule not in self.shown.fired}
        gaps = [at.finding("RP354", f"rule `{rule}` fires in no case") for rule, at in silent.items()]
        return Share(len(self.criteria.rules) - len(gaps), len(self.criteria.rules)), gaps

    def edges(self) -> _Count:
        share, gaps = Share(), []
        for phase, edges in self.criteria.phases.items():
            ways = [("enters", phase in self.shown.entered)]
            ways += [("leaves", phase in self.shown.left)] if edges.can_be_left else []
            for way, taken in ways:
                share += Share(int(taken), 1)
                if not taken:
                    gaps.append(edges.place.finding("RP355", f"no case {way} phase `{phase}`"))
        return share, gaps

    def _words(self, criterion: Criterion) -> str:
        condition = criterion.condition
        if isinstance(condition, Named):
            return condition.name.replace("_", " ")
        return condition_sentence(condition, self.subject.catalogue, self.subject.protocol)

    def _such_as(self, test: Test, missing: list[Trial]) -> str:
        """The values to try, where they are plain values of a measure."""
        measure = self.subject.catalogue.by_id.get(test.measure)
        if measure is None or not has_own_numbers(test):
            return ""
        values = [f"`{value_words(measure, trial.number, CLINICIAN)}`" for trial in missing]
        return f"such as {listed(values)}"
