"""Somebody as near to the usual patient as can be: what makes a counterexample one that a clinician knows.

A search flows in with wishes, the first of which count most; somebody flows out of whom as many of them are
true as can be.
"""

from collections.abc import Callable, Iterator, Mapping

from rehab.proof.formula import Formula, constant, equal, implies, opposite
from rehab.proof.names import Names
from rehab.proof.person import Person
from rehab.proof.solver import Answer, Somebody
from rehab.proof.two_visits import steps_of
from rehab.rules.lowered import Lowered
from rehab.terms.measure import Measure, RecordedAt
from rehab.terms.state_measure import AGE

Find = Callable[..., Answer]
_SESSIONS = 3


def nearest(find: Find, wishes: tuple[Formula, ...]) -> Somebody | None:
    """Somebody who can be found, with as many wishes true as can be.

    Args:
        find: searches for somebody of whom all that it is given is true.
        wishes: what would make the answer easier to recognise.

    Returns:
        None where nobody can be found at all.
    """
    answer = find()
    if not isinstance(answer, Somebody):
        return None
    return _nearer(find, [], wishes, answer)


def _nearer(find: Find, kept: list[Formula], wishes: tuple[Formula, ...], answer: Somebody) -> Somebody:
    if not wishes:
        return answer
    nearer = find(*kept, *wishes)
    if isinstance(nearer, Somebody):
        kept.extend(wishes)
        return nearer
    if len(wishes) == 1:
        return answer
    half = len(wishes) // 2
    return _nearer(find, kept, wishes[half:], _nearer(find, kept, wishes[:half], answer))


def as_usual(person: Person, lowered: Lowered, usual: Mapping[str, object]) -> Iterator[Formula]:
    """Wishes: seen by a clinician, with sessions done, and each value the usual one.

    Args:
        person: whom they are about.
        lowered: the rule set that asks.
        usual: the values of the usual patient.
    """
    state, names = person.state, person.names
    yield state.by_clinician
    yield opposite(state.sessions_unsaid)
    yield equal(state.reported, constant(_SESSIONS))
    yield names.flag(AGE, "known")
    for measure in lowered.measures.values():
        yield from _value_as_usual(names, measure, usual)
        if measure.recorded is RecordedAt.CHECK_IN:
            yield from _last_week_as_usual(names, measure, usual)


def last_week_as_usual(person: Person, lowered: Lowered, usual: Mapping[str, object]) -> Iterator[Formula]:
    """A visit a week ago at which each value was the usual one.

    Args:
        person: whose it was.
        lowered: the rule set that asks.
        usual: the values of the usual patient.
    """
    for measure in lowered.measures.values():
        if measure.recorded is RecordedAt.CHECK_IN:
            yield from _last_week_as_usual(person.names, measure, usual)


def _value_as_usual(names: Names, measure: Measure, usual: Mapping[str, object]) -> Iterator[Formula]:
    if measure.recorded is RecordedAt.SESSION:
        best = round((measure.best - measure.range[0]) / measure.step)
        return _known_to_be(names, measure, best, flag=("full",), what="value")
    return _known_to_be(
        names, measure, steps_of(measure, usual.get(measure.id)), flag=("said",), what="value"
    )


def _last_week_as_usual(names: Names, measure: Measure, usual: Mapping[str, object]) -> Iterator[Formula]:
    steps = steps_of(measure, usual.get(measure.id))
    return _known_to_be(names, measure, steps, flag=("last week", "known"), what="last week")


def _known_to_be(
    names: Names, measure: Measure, steps: int | None, *, flag: tuple[str, ...], what: str
) -> Iterator[Formula]:
    """A value is known and so many steps above the measure's lowest; None for not known."""
    is_known = names.flag(measure.id, *flag)
    if steps is None:
        yield opposite(is_known)
        return
    yield is_known
    at = constant(measure.range[0] + steps * measure.step)
    yield implies(is_known, equal(names.value(measure, what), at))
