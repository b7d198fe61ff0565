"""Cases: the patients that a protocol's author wrote down, and whether they come out as expected.

The layers of a protocol flow in; one run a case flows out, with all that differs and all that was seen on
the way. Each case goes the whole way of a patient: normalised, judged by both engines, folded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rehab.checks.cases.case_course import CaseBook, ReadyCase, choice_of, weeks_of
from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.cases.expectation import walk
from rehab.course.model import Course
from rehab.decision.judge import Agreed, Judge
from rehab.findings import Finding, Span, has_errors
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.authored import CaseText, ProtocolText
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Protocol
from rehab.rules.model import Engine, EntryId, Moment
from rehab.rules.reference import EntryTrace
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth

MakeJudge = Callable[[Protocol, Catalogue], Judge]


class CaseResult(FrozenStruct):
    """One case.

    Attributes:
        problems: what differs, the first first; none if the case holds.
        where: the place of the case in its file.
    """

    name: str
    problems: tuple[str, ...]
    where: Span

    @property
    def holds(self) -> bool:
        """True if everything came out as expected."""
        return not self.problems


class Seen(FrozenStruct):
    """One check-in of a case: the moment, and how the truth of every entry came about."""

    moment: Moment
    traces: Mapping[EntryId, EntryTrace]


class CaseRun(FrozenStruct, dict=True):
    """One case with all that was seen on its way.

    Attributes:
        ready: the case as a patient's record; None if it cannot be walked.
        course: what it came to; None if it cannot be walked or a promise broke.
        seen: its check-ins, those included that only lead up to it.
        supposed: the moments that were asked about beside them, to see what would settle or flip it.
    """

    result: CaseResult
    ready: ReadyCase | None = None
    course: Course | None = None
    seen: tuple[Seen, ...] = ()
    supposed: tuple[Moment, ...] = ()

    @cached_property
    def ways(self) -> Mapping[int, frozenset[EntryId]]:
        """The gates that stood on the way at each check-in, by its number in the series."""
        steps = () if self.course is None else self.course.steps
        return {
            seen.moment.at: frozenset(item.entry for item in step.decision.gates)
            for seen, step in zip(self.seen, steps, strict=True)
        }


def run_cases(
    chain: tuple[Layer, ...], catalogue: Catalogue, make_judge: MakeJudge
) -> tuple[tuple[CaseRun, ...], tuple[Finding, ...]]:
    """All cases of the last layer of a chain.

    Args:
        chain: the protocol's layers, the furthest base first.
        catalogue: the measures.
        make_judge: builds the judge of a resolved protocol.

    Returns:
        One run a case, and what is wrong with the protocol if it cannot be resolved.
    """
    chain = on_case_ladder(chain)
    layer = chain[-1]
    if not isinstance(layer.text, ProtocolText):
        return (), ()
    _, findings = resolve(chain, catalogue)
    if has_errors(findings):
        return (), findings
    runner = _Runner(CaseBook(chain, catalogue), make_judge, {})
    return tuple(runner.run(number, case) for number, case in enumerate(layer.text.cases)), findings


class _Runner(FrozenStruct):
    book: CaseBook
    make_judge: MakeJudge
    judges: dict[Choice, Judge | tuple[str, ...]]

    def run(self, number: int, case: CaseText) -> CaseRun:
        where = Place(self.book.chain[-1], ("cases", number, "name")).span()
        weeks = weeks_of(case)
        if isinstance(weeks, str):
            return CaseRun(CaseResult(case.name, (weeks,), where))
        judge = self._judge(choice_of(self.book.chain, weeks))
        if not isinstance(judge, Judge):
            return CaseRun(CaseResult(case.name, judge, where))
        ready = self.book.ready(case, weeks, number, protocol=judge.protocol)
        if not isinstance(ready, ReadyCase):
            return CaseRun(CaseResult(case.name, ready, where))
        notes, guesses = _Notes(judge.agreed), _Guesses(judge.fast)
        course, problems = walk(ready, replace(judge, agreed=notes, fast=guesses))
        result = CaseResult(case.name, problems, where)
        return CaseRun(result, ready, course, tuple(notes.seen), tuple(guesses.supposed))

    def _judge(self, choice: Choice) -> Judge | tuple[str, ...]:
        """The judge of a choice, or why there is none."""
        if choice not in self.judges:
            protocol, findings = resolve(self.book.chain, self.book.catalogue, choice)
            told = tuple(finding.message for finding in findings)
            self.judges[choice] = told if protocol is None else self.make_judge(protocol, self.book.catalogue)
        return self.judges[choice]


@dataclass(slots=True)
class _Notes:
    """Agreed engines that keep what they were asked and what they answered."""

    agreed: Agreed
    seen: list[Seen] = field(default_factory=list)

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        traces = self.agreed.judge(moment)
        self.seen.append(Seen(moment, traces))
        return traces


@dataclass(slots=True)
class _Guesses:
    """The engine for what-if questions, which keeps the moments that it was asked about."""

    fast: Engine
    supposed: list[Moment] = field(default_factory=list)

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        self.supposed.append(moment)
        return self.fast.truths(moment)
