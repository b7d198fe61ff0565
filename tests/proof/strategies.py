"""Strategies for proofs: rule sets that ask one measure in many ways.

Nothing flows in, Hypothesis strategies flow out. Where many questions are about one measure, an encoding that
gives two of them the wrong number in common has nowhere to hide.
"""

from hypothesis import strategies as st

from rehab.patient.reading import Role
from rehab.rules.model import Entry, EntryId, Moment
from rehab.terms.measure import Measure
from tests.agreement.strategies import CATALOGUES, STATES, VIEWS, Case, a_rule_set, a_series, a_test_of

_CATALOGUE = st.sampled_from(CATALOGUES)
_MEASURE = st.sampled_from(CATALOGUES[0].measures)
_ROLE = st.sampled_from(Role)


@st.composite
def close_cases(draw: st.DrawFn, *, entries: int) -> Case:
    """A rule set of so many single tests of one measure, and every visit of one series."""
    catalogue, measure = draw(_CATALOGUE), draw(_MEASURE)
    asked = [draw(_an_entry(number, measure)) for number in range(entries)]
    series = draw(a_series(catalogue))
    moments = tuple(Moment(series, at, draw(STATES)) for at in range(len(series.visits)))
    return Case(catalogue, a_rule_set(asked, catalogue), moments)


def _an_entry(number: int, measure: Measure) -> st.SearchStrategy[Entry]:
    test = VIEWS.flatmap(lambda view: a_test_of(measure, view))
    return st.builds(lambda role, when: Entry(EntryId(f"rule:{number}"), role, when), _ROLE, test)
