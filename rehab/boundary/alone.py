"""Whether it is a threshold that parts patients, and what else does.

Patients in a row flow in, each with what was decided; a yes or no and a count flow out, read from the traces
of the decisions.
"""

from collections.abc import Iterator
from itertools import pairwise

from rehab.boundary.patient import Patient
from rehab.boundary.threshold import Asked, Threshold
from rehab.boundary.tick import Tick, ticks_of
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct
from rehab.rules.model import EntryId, rule_entry
from rehab.rules.reference import EntryTrace
from rehab.terms.truth import Truth
from rehab.wording.observation import leaves


class Tried(FrozenStruct):
    """One patient, the number that was asked about, and what was decided."""

    number: float
    patient: Patient
    decision: Decision


def parts(threshold: Threshold, row: tuple[Tried, ...]) -> bool:
    """True if two neighbours in a row are decided otherwise, and test and entry answer otherwise as well.

    Args:
        threshold: the threshold.
        row: patients by the number that its test sees.
    """
    said = [(ticks_of(one.decision), *_own(threshold, one.decision)) for one in row]
    return any(
        all(one != other for one, other in zip(before, after, strict=True))
        for before, after in pairwise(said)
    )


def beside_the_point(threshold: Threshold, row: tuple[Tried, ...]) -> tuple[int, bool, int]:
    """How many other things change their answer in a row, whether nobody goes on, how many rules speak."""
    said: dict[object, set[Truth]] = {}
    for one in row:
        for name, truth in _others(threshold, one.decision):
            said.setdefault(name, set()).add(truth)
    speak = (reason for one in row for reason in one.decision.rules if reason.counted is not Truth.NO)
    spoken = sum(rule_entry(reason.rule.id) != threshold.owner for reason in speak)
    nobody = all(Tick.GOES_ON not in ticks_of(one.decision) for one in row)
    return sum(len(truths) > 1 for truths in said.values()), nobody, spoken


def _own(threshold: Threshold, decision: Decision) -> tuple[Truth, ...]:
    """What the threshold's entry answers, and its test; nothing of the first day of a phase."""
    if not isinstance(threshold, Asked):
        return ()
    for entry, truth, trace in _entries(decision):
        if entry == threshold.entry.id and trace is not None:
            return (truth, *_tests(trace)[threshold.number : threshold.number + 1])
    return ()


def _others(threshold: Threshold, decision: Decision) -> Iterator[tuple[object, Truth]]:
    """What every other rule and part of a gate answers, and every other test of the threshold's own."""
    own = threshold.entry.id if isinstance(threshold, Asked) else None
    number = threshold.number if isinstance(threshold, Asked) else None
    for entry, truth, trace in _entries(decision):
        if entry != own:
            yield entry, truth
        elif trace is not None:
            yield from (((entry, at), one) for at, one in enumerate(_tests(trace)) if at != number)


def _entries(decision: Decision) -> Iterator[tuple[EntryId, Truth, EntryTrace | None]]:
    yield from ((rule_entry(one.rule.id), one.counted, one.trace) for one in decision.rules)
    yield from ((item.entry, item.truth, item.trace) for item in decision.gates)


def _tests(trace: EntryTrace) -> tuple[Truth, ...]:
    """The truth of every test of an entry, those of `applies_when` last."""
    sides = (side for side in (trace.when, trace.applies) if side is not None)
    return tuple(leaf.truth for side in sides for _, leaf in leaves(side))
