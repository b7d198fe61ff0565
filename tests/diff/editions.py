"""Small protocols in two versions, read and resolved like any file.

A text flows in for each version; editions and their meaning flow out.
"""

from rehab.adapters.z3_solver import Z3Solver
from rehab.diff.edition import Edition
from rehab.diff.meaning import meaning
from rehab.diff.model import Meaning, Met, Shift
from rehab.findings import render
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import read_chain
from rehab.terms.caution import Outcome
from rehab.wiring import make_judge
from tests.checks.cases.walked import a_protocol
from tests.patient.written import the_catalogue

GATE = "{knee_flexion: {at_least: 100 deg}}"
FLUID = ("{effusion: {at_least: 2+}}", "hold")
SORE = ("{pain_walking: {above: 5}}", "{regress: 1}")

PLAIN = a_protocol(rules={"fluid": FLUID, "sore": SORE}, gate=GATE)


def an_edition(text: str, name: str = "one.yaml") -> Edition:
    """A protocol as a version."""
    chain, findings = read_chain(text, name=name, read_file=lambda _: None)
    protocol, more = resolve(chain, the_catalogue())
    assert protocol is not None, render((*findings, *more))
    return Edition(name, chain, protocol, the_catalogue())


def meant(old: str, new: str) -> Meaning:
    """What a new text means beside an old one."""
    return meaning(an_edition(old), an_edition(new), solver=Z3Solver(), make_judge=make_judge)


def shifts(told: Meaning) -> dict[Outcome, Shift]:
    """The outcomes that are not given to the same patients."""
    return {one.outcome: one.shift for one in told.outcomes if one.shift is not Shift.SAME}


def row_of(met: object, name: str) -> list[str]:
    """The cells of one row of a patient who is shown."""
    assert isinstance(met, Met)
    lines = (line.strip("* ").split("  ") for line in met.shown)
    return next([cell.strip() for cell in cells[1:] if cell.strip()] for cells in lines if cells[0] == name)
