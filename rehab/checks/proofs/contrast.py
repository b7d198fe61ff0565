"""One patient under two versions of a protocol: found by search, decided by the program under both, shown.

Two versions with their judges flow in; patients flow out, as near to the usual one as can be.
"""

from collections.abc import Mapping

from rehab.checks.proofs.found_patient import decision_of
from rehab.checks.proofs.nearest import as_usual, nearest
from rehab.checks.proofs.never_easier import is_easier
from rehab.checks.proofs.shown_patients import Given, side_by_side
from rehab.decision.judge import Judge
from rehab.decision.model import Decision, Standing
from rehab.frozen import FrozenStruct
from rehab.proof.formula import Formula
from rehab.proof.solver import Somebody
from rehab.proof.versions import Versions
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.caution import Contact
from rehab.terms.ids import MeasureId

Decisions = tuple[Decision | None, Decision | None]
"""What is decided for one patient under the one version, and under the other; None where none is issued."""


class Contrast(FrozenStruct):
    """Two versions of a protocol, and how to show where they part.

    Attributes:
        versions: the search for a patient under both.
        judges: decide by the one and by the other.
        chain: the layers of the protocol that a patient is a case of.
        usual: the values of the usual patient.
        telling: measures that are shown also where they are as usual.
    """

    versions: Versions
    judges: tuple[Judge, Judge]
    chain: tuple[Layer, ...]
    usual: Mapping[str, object]
    telling: frozenset[MeasureId] = frozenset()

    def anyone(self, place: int, *sought: Formula) -> Given | None:
        """A patient of whom something is true; None if none can be written down.

        Args:
            place: the place in the ladder.
            sought: what is true of the patient.
        """
        found = self.versions.find(place, *self.versions.written, *sought)
        return self.versions.given(found, place) if isinstance(found, Somebody) else None

    def nearest(self, place: int, *sought: Formula) -> Given | None:
        """The patient nearest to the usual one of whom something is true; None if none can be written down.

        Args:
            place: the place in the ladder.
            sought: what is true of the patient.
        """
        versions = self.versions
        found = nearest(
            lambda *wished: versions.find(place, *versions.written, *sought, *wished),
            tuple(wish for asked in versions.asked for wish in as_usual(*asked, self.usual)),
        )
        return None if found is None else versions.given(found, place)

    def decisions(self, given: Given) -> Decisions:
        """What the program decides under each version.

        Args:
            given: the patient in the words of a case.
        """
        old, new = (decision_of(given, judge, self.chain) for judge in self.judges)
        return old, new

    def shown(self, given: Given, decisions: Decisions, heads: tuple[str, str]) -> tuple[str, ...]:
        """The lines that show a patient under both.

        Args:
            given: the patient in the words of a case.
            decisions: what is decided under each.
            heads: what the versions are called.
        """
        measures = self.versions.catalogue.by_id
        usual = {**self.usual, **dict.fromkeys(map(str, self.telling & given.keys()))}
        return side_by_side((given, given), decisions, usual=usual, measures=measures, heads=heads)


def is_looser(one: Decision, other: Decision, protocol: Protocol) -> bool:
    """The other decision has less contact, more dose or a higher level.

    Who has not begun has no dose at all, and none that could be more; nor is anybody called who waits for the
    first phase to open, because nobody has seen him for long.

    Args:
        one: the decision that it is held against.
        other: a decision for the same patient.
        protocol: the one that the other decision was taken by.
    """
    opens = protocol.phases[0].window.not_before_days if protocol.phases else 0
    waits = other.level_before is None and other.days_since_start < opens
    if other.action.contact < (_asked_by_rules(one) if waits else one.action.contact):
        return True
    if waits:
        return False
    before, after = (-1 if each.level is None else protocol.place[each.level.id] for each in (one, other))
    return is_easier(one, other) or after > before


def _asked_by_rules(decision: Decision) -> Contact:
    """Whom to contact for what was found or happened, whoever has seen the patient and when."""
    if all(reason.kind is not Standing.UNSEEN for reason in decision.standing):
        return decision.action.contact
    asked = (one.rule.action.contact for one in decision.rules if one.speaks)
    return max(asked, default=Contact.NONE)
