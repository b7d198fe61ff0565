"""The sheet is never milder than the rules: what a rule sends to somebody for stands under whom to call."""

import pytest

from rehab.protocol.model import Protocol
from rehab.terms.caution import Contact
from tests.plan.trips import an_example

SHIPPED = ("tka-week7.yaml", "acl-week8.yaml", "meniscectomy-week3.yaml")

AT_HOME = {
    "chest-symptoms": ("chest pain", "short breath", "cough up blood", "faint"),
    "cannot-bear-weight": ("cannot stand on the leg", "out of shape"),
    "foot-numb": ("foot", "numb", "weak", "cold", "pale"),
    "calf-pain": ("calf", "hurts", "swells", "hot"),
    "infection-signs": ("fever", "wound", "red", "hot", "open", "leaking"),
    "giving-way": ("knee", "gives way", "pops"),
    "locked-knee": ("knee", "gets stuck"),
    "uncontrolled-pain": ("pain at rest is 8 or more",),
    "fell": ("fall",),
    "dizzy": ("feel dizzy",),
    "near-falls-again": ("nearly fall twice",),
    "effusion-very-high": ("knee swells",),
}
"""Rules that send somebody for what a patient notices at home, with the words that the sheet must have."""


def protocol(example: str) -> Protocol:
    """The protocol that a bundled episode is decided by."""
    return an_example(example).courses[0].protocol


@pytest.mark.parametrize("example", SHIPPED)
def test_whom_a_rule_sends_the_sheet_sends(example: str) -> None:
    """Each sign of a rule that calls somebody stands in a list that asks for at least as much."""
    of = protocol(example)
    for rule in of.rules:
        signs = AT_HOME.get(rule.id)
        if signs is not None:
            emergency = rule.action.contact is Contact.EMERGENCY
            lines = of.texts.emergency if emergency else (*of.texts.emergency, *of.texts.call_today)
            said = " ".join(lines).lower()
            assert [sign for sign in signs if sign not in said] == [], rule.id


@pytest.mark.parametrize("example", SHIPPED)
def test_every_urgent_rule_is_looked_at_here(example: str) -> None:
    """A new urgent or emergency rule must say here which words of the sheet are its own."""
    urgent = {rule.id for rule in protocol(example).rules if rule.action.contact >= Contact.URGENT}
    assert urgent <= AT_HOME.keys()


@pytest.mark.parametrize("example", SHIPPED)
def test_the_pain_scale_calls_for_what_is_urgent(example: str) -> None:
    """Pain of 8 at rest is urgent, so the last band says to call today."""
    band = protocol(example).texts.pain_bands[-1]
    assert "8 or more at rest" in band.text
    assert "all us today" in band.text


@pytest.mark.parametrize("example", SHIPPED)
def test_a_sign_to_stop_for_is_no_less_where_it_calls(example: str) -> None:
    """A foot that goes numb is an emergency: no list of the sheet asks for less alone."""
    texts = protocol(example).texts
    assert any("numb" in line for line in texts.emergency)
    assert not any("foot" in line for line in texts.stop_signs)
