"""The Morse fall scale with two of its six items scored backwards is found without a single case.

Items and weights as published: history of falling 25, secondary diagnosis 15, ambulatory aid 15 for
crutches, cane or walker and 30 for furniture, intravenous access 20, gait 10 weak and 20 impaired, mental
status 15 for who forgets limits; 45 and more is commonly called a high risk (Morse JM, Morse RM, Tylko SJ.
Development of a scale to identify the fall-prone patient. Can J Aging 1989;8(4):366-377). All weights are
multiples of 5, so the sum is a count: each item stands as often as it has fives, and 45 is nine of them.
"""

from rehab.checks.proofs.never_easier import check
from rehab.terms.measure import Kind, Measure
from tests.builders import a_measure
from tests.checks.proofs.proving import column, examined, with_rule

ITEMS = (
    ("{fallen_before: {is: true}}", 5),
    ("{second_diagnosis: {is: true}}", 3),
    ("{walking_support: {at_least: crutches}}", 3),
    ("{walking_support: {at_least: furniture}}", 3),
    ("{drip: {is: true}}", 4),
    ("{gait: {at_least: weak}}", 2),
    ("{gait: {at_least: impaired}}", 2),
    ("{forgets_limits: {is: true}}", 3),
)
BACKWARDS = {
    "{walking_support: {at_least: crutches}}": "{walking_support: {below: crutches}}",
    "{walking_support: {at_least: furniture}}": "{walking_support: {below: furniture}}",
    "{forgets_limits: {is: true}}": "{forgets_limits: {is: false}}",
}
HIGH = 9
ASK = {"max_age_days": 14, "source": "clinic-default"}


def _yes_no(name: str) -> Measure:
    return a_measure(name, kind=Kind.YES_NO, **ASK)


MEASURES = (
    _yes_no("fallen_before"),
    _yes_no("second_diagnosis"),
    a_measure("walking_support", kind=Kind.GRADE, grades=("none", "crutches", "furniture"), **ASK),
    _yes_no("drip"),
    a_measure("gait", kind=Kind.GRADE, grades=("normal", "weak", "impaired"), **ASK),
    _yes_no("forgets_limits"),
)


def _scored(turned: dict[str, str]) -> str:
    parts = [turned.get(item, item) for item, fives in ITEMS for _ in range(fives)]
    high = f"{{at_least_n_of: {{n: {HIGH}, of: [{', '.join(parts)}]}}}}"
    return with_rule(high, "{contact: refer, dose: stop}")


def test_two_items_backwards() -> None:
    """Both items that are scored backwards are found, and no other."""
    found = list(check(examined(_scored(BACKWARDS), also=MEASURES)))
    assert {finding.id for finding in found} == {"RP403"}
    names = sorted(finding.message.split("`")[1] for finding in found)
    assert names == ["forgets_limits", "walking_support"]


def test_the_shown_patients() -> None:
    """The one who forgets his limits walks, and the one who knows them is sent to be seen."""
    found = list(check(examined(_scored(BACKWARDS), also=MEASURES)))
    (finding,) = [one for one in found if "forgets_limits" in one.message]
    better, worse = column(finding, 1), column(finding, 2)
    assert (better["forgets_limits"], worse["forgets_limits"]) == ("no", "yes")
    assert "refer" in better["decision"]
    assert "refer" not in worse["decision"]


def test_scored_as_published() -> None:
    """The scale as it was published is silent."""
    assert list(check(examined(_scored({}), also=MEASURES))) == []
