"""RP400: the proof sheet of a protocol: what holds for every possible patient, and up to what bound.

An Examination with what its proofs found flows in; its laws flow out, and one note whose lines a clinical
lead can read.
What holds by construction of the program is said to, and is never claimed as a proof about a protocol.
"""

from collections.abc import Iterable, Iterator, Sequence

from rehab.checks.proofs.endless_course import longest_silent_hold
from rehab.checks.proofs.examination import Examination
from rehab.findings import Finding
from rehab.frozen import FrozenStruct, replace
from rehab.proof.state import LONGEST_DAYS
from rehab.protocol.layer import Place

_WEEK = 7

_WITHIN = (
    "within {seldom} weeks somebody is asked or the course is at its end"
    " ({often} if a clinician sees the patient every week; check-ins are whole weeks apart)"
)
_BY_CONSTRUCTION = (
    "there is exactly one decision, and it does not depend on the order of rules",
    "a red flag that was raised stays until a clinician closes it",
    "two engines take every decision, or none is issued",
    "a patient's own check-in raises nothing",
    "no printed week lies above a cap, and one thing of its dose grows at a time",
)


class Law(FrozenStruct):
    """What should hold for every patient, in a sentence, and whether it is proven."""

    said: str
    is_proven: bool


class Laws(FrozenStruct):
    """What was tried to prove of a protocol.

    Attributes:
        laws: each law.
        silent_weeks: weeks after which somebody is asked at the latest.
        silent_weeks_seen: the same where a clinician sees the patient every week.
    """

    laws: tuple[Law, ...]
    silent_weeks: int
    silent_weeks_seen: int


def laws_of(examination: Examination, found: Sequence[Finding]) -> Laws:
    """What holds for every patient of a protocol that has a ladder.

    Args:
        examination: the protocol.
        found: what its proofs found.
    """
    often, seldom = (longest_silent_hold(examination, is_weekly=weekly).weeks for weekly in (True, False))
    broken = {finding.id for finding in found}
    laws = (
        Law(said, not {"RP401", id_} & broken)
        for id_, said in _properties(examination, _WITHIN.format(seldom=seldom, often=often))
    )
    return Laws(tuple(laws), seldom, often)


def proof_sheet(examination: Examination, found: Sequence[Finding]) -> Iterator[Finding]:
    """The note with what was proven of a protocol; none of a base, by which nobody is decided."""
    if not examination.protocol.levels:
        return
    weeks = LONGEST_DAYS // _WEEK
    patients = f"every patient at {len(examination.places) - 1} levels and before them, up to week {weeks}"
    note = Place(examination.subject.chain[-1], ("id",)).finding(
        "RP400", f"proof sheet of `{examination.protocol.id}`: for {patients}"
    )
    laws = laws_of(examination, found).laws
    lines = [f"{'proven' if law.is_proven else 'not proven'}: {law.said}" for law in laws]
    by_construction = (f"by construction: {said}" for said in _BY_CONSTRUCTION)
    yield replace(note, shown=(*lines, *by_construction))


def _properties(examination: Examination, within: str) -> Iterable[tuple[str, str]]:
    """The id of the finding that denies it, and the sentence."""
    protocol, pair = examination.protocol, examination.pair
    flags = sum(rule.red_flag for rule in protocol.rules)
    choices = len(examination.subject.choices) - 1
    yield "RP411", "no step up without a reason, and no hold that no page can explain"
    yield "RP402", f"leaving a value out never opens anything ({len(pair.unknown)} measures)"
    yield "RP403", f"a worse value is never easier ({len(pair.worse)} measures with a worse direction)"
    yield "RP404", "an earlier week never gives more dose"
    yield (
        "RP405",
        f"every red flag speaks at every level, and no session is printed unasked ({flags} red flags)",
    )
    yield "RP406", f"every rule can fire ({len(protocol.rules)} rules)"
    yield "RP408", "every rule makes a difference to somebody"
    yield "RP409", "no two rules ask the same"
    yield (
        "RP407",
        f"every level can be reached ({len(protocol.levels) - len(protocol.removed_levels)} levels)",
    )
    yield "RP418", "every part of every gate keeps somebody back"
    yield "RP410", "every measure that is asked for makes a difference to somebody"
    yield "RP415", within
    yield "RP417", "no printed week adds more than a week may, at a level or from one level to the next"
    if protocol.guarantees:
        yield "RP412", f"the author's promises hold ({len(protocol.guarantees)} promises)"
    if choices:
        yield "RP413", f"no variant, modifier or overlay is easier without a signature ({choices} of them)"
