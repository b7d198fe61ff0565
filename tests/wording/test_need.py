"""What is not known yet is said in short sentences, each thing once."""

from rehab.terms.ids import MeasureId
from rehab.wording.need import needs_in_turn
from rehab.wording.voice import PATIENT
from tests.patient.written import the_catalogue


def said(*names: str) -> str:
    """Needs, as they end a sentence for a patient."""
    return needs_in_turn([MeasureId(name) for name in names], the_catalogue(), PATIENT)


def test_one_need_is_a_phrase() -> None:
    """Alone it stands in the sentence around it."""
    assert said("knee_flexion") == "how far your knee bends"


def test_several_needs_are_a_sentence_each() -> None:
    """A list in one sentence would be too long to be read at a glance."""
    assert said("knee_flexion", "extension_deficit", "wound") == (
        "how far your knee bends. Also how straight your knee gets. Also if your wound is closed"
    )


def test_what_is_said_alike_is_said_once() -> None:
    """Both blood pressures are one thing to a patient."""
    assert said("systolic_bp", "diastolic_bp") == "your blood pressure"


def test_nothing_to_find_out_is_nothing() -> None:
    """A step that asks for no need stays as it is."""
    assert said() == ""
