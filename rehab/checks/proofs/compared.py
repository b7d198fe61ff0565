"""Two patients compared at every place of the ladder: the search that the comparing properties share.

A property says in what the two may differ and what would be a fault; a finding for each thing that can be
at fault flows out, with two patients whom the program itself has decided so.
"""

from collections.abc import Callable, Iterator, Mapping

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.shown_patients import Given, side_by_side
from rehab.checks.proofs.written import entry_place, test_place
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Flag, Formula, either
from rehab.proof.solver import Nobody, Somebody
from rehab.protocol.layer import Place
from rehab.rules.model import EntryId, rule_entry
from rehab.terms.ids import MeasureId
from rehab.terms.truth import Truth
from rehab.wording.number import listed


class Comparison(FrozenStruct):
    """One property of two patients.

    Attributes:
        finding: the id of its finding.
        differs: for everything that may differ, the flag that lets it.
        fault: when two decisions break it.
        is_fault: whether two decisions of the program break it.
        says: the message, with `{name}` for what differs.
        heads: what the two are called.
    """

    finding: str
    differs: Mapping[MeasureId, Flag]
    fault: Callable[[Decided, Decided], Formula]
    is_fault: Callable[[Decision, Decision], bool]
    says: str
    heads: tuple[str, str]


class Fault(FrozenStruct):
    """Something that differs and breaks the property, with the places in the ladder where it does."""

    name: MeasureId
    places: tuple[int, ...]


def compare(examination: Examination, asked: Comparison) -> Iterator[Finding]:
    """A finding for everything that can break a property, and for what could not be settled."""
    broken: dict[MeasureId, list[int]] = {}
    for place in examination.places:
        one, other = examination.pair.at(place)
        fault, left = asked.fault(one, other), dict(asked.differs)
        while left:
            answer = examination.find(place, either(*left.values()), fault)
            if isinstance(answer, Nobody):
                break
            if not isinstance(answer, Somebody):
                about = asked.says.format(name="value")
                yield not_settled(examination, about, (place,), answer.bound)
                break
            for name in [name for name, flag in left.items() if answer.values.get(flag.name)]:
                broken.setdefault(name, []).append(place)
                del left[name]
    for name, places in broken.items():
        yield _found(examination, asked, Fault(name, tuple(places)))


def not_settled(examination: Examination, about: str, places: tuple[int, ...], bound: str) -> Finding:
    """A property that is neither proven nor shown to be broken: never a silent pass."""
    levels = listed([_level(examination, place) for place in places])
    message = f"whether {about} could not be settled {levels}: {bound}"
    return Place(examination.subject.chain[-1]).finding("RP401", message)


def _found(examination: Examination, asked: Comparison, fault: Fault) -> Finding:
    flag, about = asked.differs[fault.name], asked.says.format(name=fault.name)
    for place in fault.places:
        one, other = examination.pair.at(place)
        sought = (flag, asked.fault(one, other), one.issued, other.issued)
        for patients in examination.patients(place, *sought):
            decisions = tuple(decided for given in patients if (decided := examination.decision(given)))
            if len(decisions) == len(patients) and asked.is_fault(*decisions):
                return _shown(examination, asked, fault.name, patients, decisions)
    return not_settled(examination, about, fault.places, "a longer history is needed than can be run here")


def _shown(
    examination: Examination,
    asked: Comparison,
    name: MeasureId,
    patients: tuple[Given, Given],
    decisions: tuple[Decision, ...],
) -> Finding:
    """The finding at the test that is to blame, with both patients."""
    where = _cause(examination, decisions, name) or Place(examination.subject.chain[-1])
    shown = side_by_side(
        patients,
        decisions,
        usual=examination.usual,
        measures=examination.subject.catalogue.by_id,
        heads=asked.heads,
    )
    found = where.finding(asked.finding, asked.says.format(name=name))
    return replace(found, shown=shown, patients=examination.episodes(patients))


def _cause(examination: Examination, decisions: tuple[Decision, ...], about: MeasureId) -> Place | None:
    """Where the test is written that answers the second patient more kindly; one about what differs first."""
    one, other = (dict(_answers(decision)) for decision in decisions)
    kinder = [
        entry for entry, truth in other.items() if entry in one and _KINDNESS[truth] > _KINDNESS[one[entry]]
    ]
    tests = (test_place(examination.subject, entry, about) for entry in kinder)
    return next((place for place in tests if place is not None), None) or next(
        (entry_place(examination.subject, entry) for entry in kinder), None
    )


def _answers(decision: Decision) -> Iterator[tuple[EntryId, Truth]]:
    """The truth of every rule, and of every gate the other way round: YES is what opens it."""
    yield from ((rule_entry(reason.rule.id), reason.counted) for reason in decision.rules)
    yield from ((item.entry, item.truth.negated) for item in decision.gates)


_KINDNESS = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.NO: 2}


def _level(examination: Examination, place: int) -> str:
    return "before the first level" if place < 0 else f"at level `{examination.protocol.levels[place].id}`"
