"""Names on a page: a list is said in full, what weighs things is said once and then by its name."""

from rehab.protocol.condition import All, AnyOf, Limit, Named, Now, Operator, Test
from rehab.terms.ids import ConditionId, MeasureId
from rehab.wording.by_name import items_of, names_in, sentence_by_names
from tests.patient.written import the_catalogue
from tests.report.shown import shown

BENT = Test(MeasureId("knee_flexion"), Now(), Limit(Operator.AT_LEAST, 100))
QUIET = Test(MeasureId("pain_at_rest"), Now(), Limit(Operator.AT_MOST, 3))
CALM = Named(ConditionId("calm_knee"), All((BENT, QUIET)))
EITHER = Named(ConditionId("either_way"), AnyOf((BENT, QUIET)))
BOTH = Named(ConditionId("both_ways"), All((EITHER, QUIET)))


def test_a_name_for_a_list_is_said_by_its_items() -> None:
    """A reader of a gate sees the numbers, not a word for them."""
    assert tuple(items_of(CALM)) == (BENT, QUIET)


def test_a_name_that_weighs_things_stays_one_item() -> None:
    """What is one or the other cannot be listed among what must all hold."""
    assert tuple(items_of(All((EITHER, QUIET)))) == (EITHER, QUIET)


def test_names_are_found_within_names() -> None:
    """Each stands once among those that a page explains."""
    assert tuple(names_in(BOTH)) == (BOTH, EITHER)


def test_an_explained_name_says_the_names_in_it_as_names() -> None:
    """The inner one is explained beside it."""
    said = sentence_by_names(BOTH.part, the_catalogue(), shown("tka-retro").protocol)
    assert said == "either way; and pain at rest at most 3"
