"""What the cases of a protocol show: truths and numbers by the place of each test, rules, steps of phase.

The runs of cases flow in; what was seen at any of their check-ins flows out. It says nothing of what should
have been seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rehab.checks.cases.cases import CaseRun, Seen
from rehab.checks.written_entries import Spot, WrittenEntry, spot, written_entries
from rehab.decision.model import Decision
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.protocol.written import Written
from rehab.rules.model import EntryId
from rehab.rules.reference import Trace
from rehab.terms.caution import Outcome
from rehab.terms.ids import PhaseId, RuleId
from rehab.terms.truth import Truth
from rehab.wording.observation import leaves


@dataclass(slots=True)
class Shown:
    """What was seen.

    Attributes:
        truths: what a test or a part of a gate was, by its place.
        numbers: what a test compared, by its place.
        fired: rules that were YES.
        entered: phases that a step up led into.
        left: phases that a step up or a discharge led out of.
    """

    truths: dict[Spot, set[Truth]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[Spot, set[float]] = field(default_factory=lambda: defaultdict(set))
    fired: set[RuleId] = field(default_factory=set)
    entered: set[PhaseId] = field(default_factory=set)
    left: set[PhaseId] = field(default_factory=set)


def shown_by(runs: Iterable[CaseRun], chain: tuple[Layer, ...]) -> Shown:
    """What some cases show.

    Args:
        runs: the cases as they were walked.
        chain: the layers that they were walked with, the case ladder in its place.
    """
    shown = Shown()
    places: dict[Choice, Mapping[EntryId, WrittenEntry]] = {}
    for run in runs:
        if run.ready is None or run.course is None:
            continue
        choice = run.ready.choice
        if choice not in places:
            places[choice] = written_entries(chain, choice)
        for seen in run.seen:
            _note_entries(shown, seen, places[choice])
        for step in run.course.steps:
            _note_step(shown, step.decision, run.course.protocol)
    return shown


def _note_entries(shown: Shown, seen: Seen, places: Mapping[EntryId, WrittenEntry]) -> None:
    for name, at in places.items():
        trace = seen.traces.get(name)
        if trace is None:  # a rule of the base about levels that this ladder leaves out
            continue
        shown.truths[spot(at.when.place)].add(trace.when.truth)
        _note_tests(shown, trace.when, at.when)
        if trace.applies is not None and at.applies is not None:
            _note_tests(shown, trace.applies, at.applies)


def _note_tests(shown: Shown, trace: Trace, at: Written) -> None:
    for (_, leaf), place in zip(leaves(trace), at.tests, strict=True):
        truth = leaf.truth.negated if leaf.negated else leaf.truth
        shown.truths[spot(place)].add(truth)
        shown.numbers[spot(place)].update(one.point for one in leaf.seen if one.point is not None)


def _note_step(shown: Shown, decision: Decision, protocol: Protocol) -> None:
    shown.fired.update(reason.rule.id for reason in decision.rules if reason.truth is Truth.YES)
    before = None if decision.level_before is None else protocol.phase_of(decision.level_before.id).id
    after = None if decision.level is None else protocol.phase_of(decision.level.id).id
    if decision.outcome is Outcome.PROGRESS and after is not None and after != before:
        shown.entered.add(after)
    steps_out = decision.outcome is Outcome.PROGRESS and after != before
    if before is not None and (steps_out or decision.outcome is Outcome.DISCHARGE):
        shown.left.add(before)
