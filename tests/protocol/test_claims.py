"""Claims: a later layer's list replaces the one it extends, and every source is one of the protocol's."""

from rehab.protocol.model import Claim, Strength
from rehab.terms.ids import SourceId
from tests.protocol.small import BASE, CHILD, resolved

OF_THE_BASE = BASE + "  why: [{text: It trains., strength: small_studies, source: fees-1998}]\n"


def test_a_protocol_says_what_its_base_claims() -> None:
    """A claim of the base holds in every protocol that claims nothing itself, its source with it."""
    protocol = resolved(CHILD, others={"base": OF_THE_BASE}).sound
    assert protocol.texts.why == (Claim("It trains.", Strength.SMALL_STUDIES, SourceId("fees-1998"), ""),)


def test_a_protocol_that_knows_more_writes_the_list_anew() -> None:
    """A protocol's own claims stand for all of those it extends."""
    own = CHILD.replace(
        "  after: [Put your leg up.]\n",
        "  after: [Put your leg up.]\n"
        "  why: [{text: It helps., strength: trials_here, source: ebert-2014}]\n",
    )
    protocol = resolved(own, others={"base": OF_THE_BASE}).sound
    assert [claim.text for claim in protocol.texts.why] == ["It helps."]


def test_a_claim_cannot_name_a_source_that_nobody_lists() -> None:
    """A misspelt source of a claim is a finding like any other."""
    misspelt = OF_THE_BASE.replace("source: fees-1998}]\n", "source: fees-1989}]\n")
    assert resolved(CHILD, others={"base": misspelt}).ids == ["RP107"]
