"""What a new version means for any patient, proven: who gets more caution, who less, and who which outcome.

Two editions and a solver flow in; a Meaning flows out. Where the digests are equal nothing is searched.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs.contrast import Contrast, Decisions, is_looser
from rehab.checks.proofs.found_patient import usual_patient
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.diff.beside import beside
from rehab.diff.edition import Edition
from rehab.diff.model import Beside, Direction, Meaning, Met, OutcomeShift
from rehab.diff.search import Parting, as_usual_as_can_be, search
from rehab.frozen import replace
from rehab.proof.decided import Decided
from rehab.proof.formula import Formula, both, opposite, same
from rehab.proof.pair import looser
from rehab.proof.solver import Nobody, NotSettled, Solver, Somebody
from rehab.proof.versions import Versions, differs, offer_differs
from rehab.protocol.condition import Condition, tests_of
from rehab.protocol.model import Protocol
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import Entry, compile_rules
from rehab.terms.caution import Outcome
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue
from rehab.wording import english_diff as words

MakeJudge = Callable[[Protocol, Catalogue], Judge]
_LOOSER, _STRICTER, _PROMISE = "looser", "stricter", "promise"
_Way = str | tuple[Outcome, str]
_GAINED, _LOST = "gained", "lost"


def meaning(old: Edition, new: Edition, *, solver: Solver, make_judge: MakeJudge) -> Meaning:
    """What a new version means for any patient.

    Args:
        old: the version in use.
        new: the other one.
        solver: proves who there can be.
        make_judge: builds the judge that decides found patients like any other.
    """
    if old.protocol.digest == new.protocol.digest:
        return Meaning(Nobody(), Nobody(), tuple(OutcomeShift(one, Nobody(), Nobody()) for one in Outcome))
    besides = beside(old.protocol, new.protocol)
    bound = next(_unprovable(old, new), "")
    if bound:
        unsettled = NotSettled(bound)
        return Meaning(unsettled, unsettled, beside=besides)
    versions = Versions(old.protocol, new.protocol, new.catalogue, solver)
    if not versions.same_ladder:
        apart = NotSettled(words.LADDERS)
        return Meaning(apart, apart, beside=besides, apart=(words.LADDERS,))
    judges = (make_judge(old.protocol, new.catalogue), make_judge(new.protocol, new.catalogue))
    usual = {**usual_patient(new.chain), **usual_patient(old.chain)}
    return _proven(Contrast(versions, judges, old.chain, usual, _telling(old, new)), besides)


def _proven(contrast: Contrast, besides: tuple[Beside, ...]) -> Meaning:
    partings = _partings(contrast.versions)
    found = search(contrast, partings)
    shown: dict[_Way, Direction] = {}
    for way in (_STRICTER, _LOOSER, _PROMISE):
        one = found[way]
        shown[way] = as_usual_as_can_be(contrast, one, partings[way]) if isinstance(one, Met) else one
    told = Meaning(
        shown[_STRICTER],
        shown[_LOOSER],
        tuple(OutcomeShift(one, found[one, _GAINED], found[one, _LOST]) for one in Outcome),
        shown[_PROMISE],
        besides,
    )
    is_alike = all(isinstance(one, Nobody) for one in shown.values())
    return _left_behind(contrast.versions, told) if is_alike else told


def _left_behind(versions: Versions, told: Meaning) -> Meaning:
    """No decision is stricter or looser; but what a visit leaves behind for the next one may differ."""
    for place in versions.places:
        match versions.find(place, differs(*versions.at(place))):
            case Nobody():
                continue
            case Somebody():
                offers = versions.find(place, offer_differs(*versions.at(place)))
                between = isinstance(offers, Somebody)
                return replace(told, apart=(words.OFFERS if between else words.LEFT_BEHIND,))
            case NotSettled() as unsettled:
                return replace(told, stricter=unsettled, looser=unsettled)
    return told


# Ways to part -----------------------------------------------------------------------------------------


def _partings(versions: Versions) -> dict[_Way, Parting]:
    partings: dict[_Way, Parting] = {
        _LOOSER: _compared(looser, lambda old, new: is_looser(old, new, versions.new)),
        _STRICTER: _compared(
            lambda old, new: looser(new, old), lambda old, new: is_looser(new, old, versions.old)
        ),
        _PROMISE: Parting(
            lambda old, new: opposite(same(old.issued, new.issued)),
            lambda decisions: (decisions[0] is None) is not (decisions[1] is None),
        ),
    }
    for one in Outcome:
        partings[one, _GAINED] = _only_one(one, after=True)
        partings[one, _LOST] = _only_one(one, after=False)
    return partings


def _only_one(outcome: Outcome, *, after: bool) -> Parting:
    """Only the new version gives an outcome, or only the old one."""

    def formula(old: Decided, new: Decided) -> Formula:
        one, other = (old, new) if after else (new, old)
        return both(opposite(one.outcome_is(outcome)), other.outcome_is(outcome))

    def is_so(old: Decision, new: Decision) -> bool:
        one, other = (old, new) if after else (new, old)
        return one.outcome is not outcome and other.outcome is outcome

    return _compared(formula, is_so)


def _compared(
    formula: Callable[[Decided, Decided], Formula], is_so: Callable[[Decision, Decision], bool]
) -> Parting:
    """A way to part of two decisions that are issued, reviews of holds left aside.

    Reviews rest on what was decided at visits before, which the two versions would have decided differently.
    """

    def plainly(old: Decided, new: Decided) -> Formula:
        aside = (part for one in (old, new) for part in (opposite(one.review), one.issued))
        return both(formula(old, new), *aside)

    def is_issued_so(decisions: Decisions) -> bool:
        old, new = decisions
        return old is not None and new is not None and is_so(old, new)

    return Parting(plainly, is_issued_so)


# What cannot be proven --------------------------------------------------------------------------------


def _unprovable(old: Edition, new: Edition) -> Iterator[str]:
    """Why a solver cannot compare the two."""
    one, other = (_lowered(edition) for edition in (old, new))
    for name in dict.fromkeys((*one.measures, *other.measures)):
        if old.catalogue.by_id.get(name) != new.catalogue.by_id.get(name):
            yield words.OTHER_MEASURE.format(id=name)
    for name in one.curves:
        if name in other.curves and one.curves[name].points != other.curves[name].points:
            yield words.OTHER_CURVE.format(id=name)


def _telling(old: Edition, new: Edition) -> frozenset[MeasureId]:
    """The measures that a condition asks for which only one of them has."""
    one, other = ({_asked(entry) for entry in compile_rules(each.protocol).entries} for each in (old, new))
    conditions = (part for asked in one ^ other for part in asked if part is not None)
    return frozenset(test.measure for condition in conditions for test in tests_of(condition))


def _asked(entry: Entry) -> tuple[Condition, Condition | None]:
    return entry.when, entry.applies_when


def _lowered(edition: Edition) -> Lowered:
    return lower(compile_rules(edition.protocol), edition.catalogue)
