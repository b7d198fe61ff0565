"""Small protocols with their boundary patients.

A text flows in; its boundary patients flow out, and short words for what was found.
"""

from rehab.adapters.z3_solver import Z3Solver
from rehab.boundary.from_subject import boundaries_of
from rehab.boundary.model import Boundaries
from rehab.checks.subject import subject_of
from rehab.wiring import make_judge
from tests.checks.cases.walked import a_chain
from tests.patient.written import the_catalogue


def the_boundaries(text: str) -> Boundaries:
    """The boundary patients of a protocol."""
    subject, _ = subject_of(a_chain(text), the_catalogue())
    assert subject is not None
    found = boundaries_of(subject, Z3Solver(), make_judge)
    assert found is not None
    return found


def ticked(boundaries: Boundaries, owner: str, measure: str) -> dict[float, list[str]]:
    """What the protocol would tick beside one threshold, by the number that its test sees."""
    (boundary,) = (
        one
        for one in boundaries.boundaries
        if (one.threshold.owner, one.threshold.measure) == (owner, measure)
    )
    return {one.tried.number: sorted(one.ticks) for one in boundary.patients}
