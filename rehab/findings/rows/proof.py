"""RP401 to RP449: what can happen to some patient under a protocol, found by proof.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.row import Row

PROOF = (
    Row(
        "RP401",
        "property that could not be settled",
        "nobody has shown that it holds for every patient",
        "Make the condition simpler, or look at the patients of the cases near it by hand.",
    ),
    Row(
        "RP403",
        "worse value that is easier",
        "a patient who is worse would be loaded more than one who is better",
        "Look at the marked rule or gate: a comparison may be turned round (`at_least` for `at_most`), or a "
        "band may end where a worse value leaves it. Let a cautious rule go on to the worst value.",
    ),
)
