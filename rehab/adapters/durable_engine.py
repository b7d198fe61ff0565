"""Decides by durable-rules: a lowered rule set is loaded once, then facts flow in and truths flow out.

The one door to durable-rules, and a narrow one, because that engine guesses, loops or crashes on much
that it accepts. Only its C functions are called: create a ruleset, assert one fact of whole numbers,
take the names of the rules that fired, delete the state. Its Python host is left alone: it starts threads,
swallows exceptions, writes the patient's values into them, and costs most of the time.
"""

import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import ModuleType, TracebackType
from typing import Any, Self, assert_never

from rehab.adapters.durable_limits import DONE, LARGEST, MARK, SCALE, STATE
from rehab.adapters.durable_ruleset import NO, YES, Bound, Joined, Plan, Ruleset, write
from rehab.errors import InternalError, MissingExtra
from rehab.rules.facts import Facts, facts
from rehab.rules.interval import OPEN
from rehab.rules.lowered import And, AtLeast, Lowered, Or
from rehab.rules.model import EntryId, Moment
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of

_INSTALL = (
    "CFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --no-binary=:all: durable-rules==2.0.28"
)

_HANDLED = 0
_FREED_ONCE = 4 << 20


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A ruleset inside the engine.

    Attributes:
        pick: takes the properties of its fact out of those of all facts.
    """

    handle: int
    pick: Callable[[Sequence[str]], Sequence[str]]


class DurableEngine:
    """Evaluates a lowered rule set; it belongs to the thread that made it, and must be closed."""

    def __init__(self, lowered: Lowered) -> None:
        """Load a lowered rule set and take a first decision, in which nothing is known.

        Raises:
            MissingExtra: if durable-rules isn't installed, or was built without the flag it needs.
            InternalError: if the rule set can't be written inside the engine's limits.
        """
        self._library = _library()
        self.lowered = lowered
        written = write(lowered)
        self._plans = written.plans
        self._pairs = written.pairs
        self._bounds = tuple(dict.fromkeys(bound for one in written.rulesets for bound in one.bounds))
        self._answers = {
            f"{letter}{pair}": (pair, truth)
            for pair in range(written.pairs)
            for letter, truth in ((YES, Truth.YES), (NO, Truth.NO))
        }
        self._thread = threading.get_ident()
        self._handles: list[int] = []
        self._closing = weakref.finalize(self, _delete, self._library, self._handles)
        self._loaded = tuple(self._load(number, one) for number, one in enumerate(written.rulesets))
        _settle_memory()
        self.evaluate((OPEN,) * len(lowered.fields))

    def truths(self, moment: Moment) -> Mapping[EntryId, Truth]:
        """The truth of every entry at one visit."""
        return self.evaluate(facts(self.lowered, moment))

    def evaluate(self, seen: Facts) -> Mapping[EntryId, Truth]:
        """The truth of every entry for these facts.

        Raises:
            InternalError: if the engine fails or contradicts itself; it is closed then.
        """
        if not self._closing.alive:
            raise InternalError("the rules engine is closed")
        if threading.get_ident() != self._thread:
            raise InternalError("the rules engine belongs to another thread")
        properties = self._properties(seen)
        try:
            known = self._known(properties)
        except BaseException:  # what is left inside the engine can't be trusted, whatever it was
            self.close()
            raise
        return {entry: _truth(plan, known) for entry, plan in self._plans.items()}

    def close(self) -> None:
        """Free what the engine holds; closing twice is no error."""
        self._closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _load(self, number: int, ruleset: Ruleset) -> _Loaded:
        try:
            handle = self._library.create_ruleset(f"rules{number}", ruleset.text)
        except self._library.error as error:
            self.close()
            raise InternalError(f"the rules engine refused a ruleset: {error}") from None
        self._handles.append(handle)
        places = [self._bounds.index(bound) for bound in ruleset.bounds]
        return _Loaded(handle, itemgetter(*places) if len(places) > 1 else _only(places[0]))

    def _properties(self, seen: Facts) -> list[str]:
        """Each bound as a property of a fact; nothing for a bound that isn't known."""
        if len(seen) != len(self.lowered.fields):
            raise InternalError("these are no facts of this rule set")
        return [_property(bound, seen[bound.field][bound.side]) for bound in self._bounds]

    def _known(self, properties: Sequence[str]) -> Sequence[Truth]:
        """The truth of each pair of rules: UNKNOWN unless one of the two has fired."""
        known = [Truth.UNKNOWN] * self._pairs
        for loaded in self._loaded:
            fact = f'{{"sid":"{STATE}","id":1,{"".join(loaded.pick(properties))}"{MARK}":1}}'
            for name in self._fired(loaded.handle, fact):
                pair, truth = self._answers[name]
                if known[pair] is truth.negated:
                    raise InternalError(f"the rules engine says both yes and no to pair {pair}")
                known[pair] = truth
        return known

    def _fired(self, handle: int, fact: str) -> list[str]:
        """The names of the rules that fired, some of them several times."""
        library = self._library
        names: list[str] = []
        try:
            answer, state = library.assert_fact(handle, fact)
            started = library.start_action_for_state(handle, state)
            if answer != _HANDLED or started is None:
                raise InternalError("the rules engine did not take a fact")
            try:
                message = started[1]
                while message is not None:
                    names.append(message[2 : message.index('"', 2)])
                    message = library.complete_and_start_action(handle, state)
            finally:
                library.delete_state(handle, STATE)
        except library.error as error:  # the engine's messages hold a code, never a value
            raise InternalError(f"the rules engine failed: {error}") from None
        if not names or names.pop() != DONE:
            raise InternalError("the rules engine stopped before its last rule")
        return names


def _library() -> ModuleType:
    try:
        import durable_rules_engine  # noqa: PLC0415  (a program that doesn't decide must not load it)
    except ImportError:
        raise MissingExtra(
            f"durable-rules is not installed or was built without its flag: {_INSTALL}"
        ) from None
    return durable_rules_engine  # type: ignore[no-any-return]


def _delete(library: ModuleType, handles: list[int]) -> None:
    while handles:
        library.delete_ruleset(handles.pop())


def _settle_memory() -> None:
    """Free one block that is larger than any the engine will ask for.

    The engine asks for some 200 kB a ruleset and decision. The C library takes blocks above 128 kB from
    the system and gives them back at once, page by page, until it has once seen a larger one go; measured,
    a decision takes 5 to 10 times as long before that.
    """
    bytearray(_FREED_ONCE)


def _property(bound: Bound, number: float) -> str:
    if type(number) is not float and type(number) is not int:
        raise InternalError(f"property {bound.name} is no number")
    if number in OPEN:
        return ""
    scaled = number * SCALE
    if not -LARGEST < scaled < LARGEST:
        raise InternalError(f"property {bound.name} is out of range")
    return f'"{bound.name}":{round(scaled)},'


def _only(place: int) -> Callable[[Sequence[Any]], Sequence[Any]]:
    return lambda row: (row[place],)


def _truth(plan: Plan, known: Sequence[Truth]) -> Truth:
    match plan:
        case Truth():
            return plan
        case int():
            return known[plan]
        case Joined(And(), parts):
            return all_of(_truth(part, known) for part in parts)
        case Joined(Or(), parts):
            return any_of(_truth(part, known) for part in parts)
        case Joined(AtLeast(count), parts):
            return at_least_n_of(count, (_truth(part, known) for part in parts))
        case Joined():
            raise AssertionError(plan)
        case _:
            assert_never(plan)
