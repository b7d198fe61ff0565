"""Lemmas: what holds of one rule by itself, proven first so that the proof about all of them is short.

A pair and its search flow in; formulas that are true in its world flow out. For most rules and gates a
worse value can only bring them nearer to speaking; once that is known of each, it is known of all together.
"""

from collections.abc import Iterator

from rehab.patient.reading import Role
from rehab.proof.formula import Formula, both, either, implies, opposite
from rehab.proof.pair import Pair
from rehab.proof.solver import Nobody, Search


def worse_speaks_sooner(pair: Pair, search: Search) -> Iterator[Formula]:
    """For each entry of which it is true: with a worse value it is no further from YES, or a gate from NO.

    Args:
        pair: two patients who differ in one thing at most.
        search: a search of their world.
    """
    is_worse = either(*pair.worse.values())
    for entry in pair.lowered.entries:
        one, other = (person.truths(entry.tree) for person in (pair.one, pair.other))
        if entry.role is Role.GATE:
            sooner = both(implies(one.no, other.no), implies(other.yes, one.yes))
        else:
            sooner = both(implies(one.yes, other.yes), implies(other.no, one.no))
        if isinstance(search.find(is_worse, opposite(sooner)), Nobody):
            yield implies(is_worse, sooner)
