"""Conditions that a protocol defines once and says by name: which stay a name on a page, and what it means.

A resolved condition flows in; its items, the names in it, and its sentence with those names flow out. A name
that only stands for tests that must all hold is said by those tests; one that weighs things against each
other stays a name, and is said once by itself.
"""

from collections.abc import Iterator

from rehab.protocol.condition import All, AnyOf, AtLeastNOf, Condition, Named, Not, Test
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue
from rehab.wording.condition import condition_sentence


def items_of(condition: Condition) -> Iterator[Condition]:
    """The things that must all hold, one at a time."""
    match condition:
        case All(parts):
            for part in parts:
                yield from items_of(part)
        case Named(_, part) if is_list(part):
            yield from items_of(part)
        case _:
            yield condition


def is_list(condition: Condition) -> bool:
    """True for tests that must all hold, so that a list says them as well as a name."""
    match condition:
        case Test():
            return True
        case All(parts):
            return all(map(is_list, parts))
        case Named(_, part):
            return is_list(part)
        case _:
            return False


def names_in(condition: Condition) -> Iterator[Named]:
    """The conditions within one that stay a name, the outer before the inner."""
    match condition:
        case Named(_, part):
            if not is_list(part):
                yield condition
            yield from names_in(part)
        case All(parts) | AnyOf(parts) | AtLeastNOf(_, parts):
            for part in parts:
                yield from names_in(part)
        case Not(part):
            yield from names_in(part)
        case Test():
            return


def sentence_by_names(condition: Condition, catalogue: Catalogue, protocol: Protocol) -> str:
    """A condition in the clinician's words, with the names in it left as names.

    Args:
        condition: the resolved condition.
        catalogue: the measures it tests.
        protocol: names the levels it may speak of.
    """
    said = condition_sentence(condition, catalogue, protocol)
    for inner in names_in(condition):
        said = said.replace(condition_sentence(inner, catalogue, protocol), name_words(inner))
    return said


def name_words(named: Named) -> str:
    """The name of a condition as words."""
    return named.name.replace("_", " ")
