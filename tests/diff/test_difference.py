"""The whole difference: variants and modifiers count, and the page says what a clinical lead signs."""

from rehab.adapters.z3_solver import Z3Solver
from rehab.diff.as_json import compared_json
from rehab.diff.difference import Difference, difference
from rehab.diff.model import Verdict
from rehab.diff.report import Compared
from rehab.diff.text import compared_text
from rehab.wiring import make_judge
from tests.checks.cases.walked import a_protocol
from tests.diff.editions import FLUID, GATE, PLAIN, an_edition

REPAIR = "modifiers:\n  repair: {not_before: {held: 8}, source: clinic-default}\n"
WITH_REPAIR = a_protocol(rules={"fluid": FLUID}, gate=GATE, more=REPAIR)


def differing(old: str, new: str) -> Difference:
    """The difference of two texts."""
    one, other = an_edition(old, "old.yaml"), an_edition(new, "new.yaml")
    return difference(one, other, solver=Z3Solver(), make_judge=make_judge)


def test_a_modifier_that_changed_is_proven_by_itself() -> None:
    """Nothing changes for those without it, and the verdict is not `equal` all the same."""
    told = differing(WITH_REPAIR, WITH_REPAIR.replace("held: 8", "held: 9"))
    assert told.meaning.verdict is Verdict.EQUAL
    assert [(one.name, one.meaning.verdict) for one in told.chosen] == [
        ("modifier `repair`", Verdict.STRICTER)
    ]
    assert told.verdict is Verdict.STRICTER


def test_a_modifier_dropped_is_told() -> None:
    """Those who have it could not be decided any more."""
    told = differing(WITH_REPAIR, a_protocol(rules={"fluid": FLUID}, gate=GATE))
    assert told.one_sided == ("modifier `repair` is dropped",)
    assert told.verdict is Verdict.NEITHER


def test_the_page() -> None:
    """Verdict first, then what is written with file and line, then what it means with a patient."""
    told = differing(PLAIN, PLAIN.replace("100 deg", "101 deg"))
    lines = compared_text(Compared(told)).splitlines()
    at = next(number for number, line in enumerate(PLAIN.splitlines(), 1) if "100 deg" in line)
    assert lines[0] == "stricter: some patients are treated with more caution, nobody with less"
    assert lines[3:14] == [
        "Written differently",
        "  phase `held`, entry gate",
        f"    old  active knee flexion at least 100 deg  [old.yaml:{at}, Clinic default]",
        f"    new  active knee flexion at least 101 deg  [new.yaml:{at}, Clinic default]",
        "",
        "What it means for any patient",
        "  Proven for a decision at one visit; reviews of holds that go on rest on the visits before.",
        "  progress: fewer patients",
        "  hold: more patients",
        "  to the same patients: regress, stop, refer, urgent, emergency, discharge, not started",
        "  Somebody decided with more caution",
    ]
    assert lines[-1] == "  Nobody is decided with less caution: proven."


def test_json_tells_a_patient_as_a_case() -> None:
    """The patient can be copied into a case; where nobody is, `found` is false."""
    told = compared_json(Compared(differing(PLAIN, PLAIN.replace("100 deg", "101 deg"))))["meaning"]
    assert told["stricter"]["patient"]["given"]["knee_flexion"] == 100
    assert told["looser"]["found"] is False
