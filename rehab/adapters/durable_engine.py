"""Decides by durable-rules: a lowered rule set is loaded once, then facts flow in and truths flow out.

The one door to durable-rules, and a narrow one, because that engine guesses, loops or crashes on much
that it accepts. Only its C functions are called: create a ruleset, assert one fact of whole numbers,
take the names of the rules that fired, delete the state. Its Python host is left alone: it starts threads,
swallows exceptions, writes the patient's values into them, and costs most of the time.
"""

import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from types import ModuleType, TracebackType
from typing import Self, assert_never

from rehab.adapters.durable_limits import DONE, LARGEST, MARK, SCALE, STATE
from rehab.adapters.durable_ruleset import Asked, Joined, Plan, Ruleset, rule_name, write
from rehab.errors import InternalError, MissingExtra
from rehab.frozen import FrozenStruct
from rehab.rules.facts import Facts, facts
from rehab.rules.interval import OPEN
from rehab.rules.lowered import And, AtLeast, Lowered, Or
from rehab.rules.model import EntryId, Moment
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of

# CPPFLAGS and not CFLAGS, which the library's own setup overwrites.
_INSTALL = (
    "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject "
    "pip install --force-reinstall --no-deps --no-binary=durable-rules durable-rules==2.0.28"
)

_HANDLED = 0
_FREED_ONCE = 4 << 20
_NUMBERS = {int, float}
_LARGEST = LARGEST / SCALE

_CERTAIN, _POSSIBLE = 2, 1
_TRUTHS = {0: Truth.NO, _POSSIBLE: Truth.UNKNOWN, _POSSIBLE | _CERTAIN: Truth.YES}
_OPPOSITES = {fired: truth.negated for fired, truth in _TRUTHS.items()}

_Pick = Callable[[Sequence[int]], Sequence[int]]


class _Loaded(FrozenStruct):
    """A ruleset inside the engine.

    Attributes:
        fact: the text of its facts, to be filled with numbers.
        worst: takes these numbers out of the bounds of all fields, as they are worst for the rules.
        best: the same as they are best.
    """

    handle: int
    fact: str
    worst: _Pick
    best: _Pick


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
        self._asked = [
            (entry, plan.rule, _OPPOSITES if plan.is_opposite else _TRUTHS)
            for entry, plan in written.plans.items()
            if isinstance(plan, Asked)
        ]
        self._other = {entry: plan for entry, plan in written.plans.items() if not isinstance(plan, Asked)}
        self._rules = {rule_name(number): number for number in range(written.rules)}
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
        numbers = self._whole_numbers(seen)
        try:
            fired = self._fired(numbers)
        except BaseException:  # what is left inside the engine can't be trusted, whatever it was
            self.close()
            raise
        truths = {entry: table[fired[rule]] for entry, rule, table in self._asked}
        truths.update({entry: _truth(plan, fired) for entry, plan in self._other.items()})
        return truths

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
        properties = "".join(f'"{one.name}":%d,' for one in ruleset.properties)
        fact = f'{{"sid":"{STATE}","id":1,{properties}"{MARK}":1}}'
        fields = len(self.lowered.fields)
        worst = [one.field + fields * (not one.wants_much) for one in ruleset.properties]
        best = [one.field + fields * one.wants_much for one in ruleset.properties]
        return _Loaded(handle, fact, _picker(worst), _picker(best))

    def _whole_numbers(self, seen: Facts) -> list[int]:
        """The lowest numbers of all fields, then the highest, in whole ten-thousandths."""
        if len(seen) != len(self.lowered.fields):
            raise InternalError("these are no facts of this rule set")
        if not _NUMBERS.issuperset(map(type, chain.from_iterable(seen))):
            raise InternalError("a fact is no number")
        lows = [round(low * SCALE) if -_LARGEST < low < _LARGEST else _not_known(low) for low, _ in seen]
        return lows + [
            known if low == high else round(high * SCALE) if -_LARGEST < high < _LARGEST else _not_known(high)
            for known, (low, high) in zip(lows, seen, strict=True)
        ]

    def _fired(self, numbers: Sequence[int]) -> Sequence[int]:
        """Of each rule whether it fired at the worst (it is certain) and at the best (it is possible)."""
        fired = [0] * len(self._rules)
        for loaded in self._loaded:
            worst, best = loaded.worst(numbers), loaded.best(numbers)
            is_exact = worst == best
            for name in self._names(loaded.handle, loaded.fact % worst):
                fired[self._rules[name]] = _CERTAIN | _POSSIBLE if is_exact else _CERTAIN
            if not is_exact:
                for name in self._names(loaded.handle, loaded.fact % best):
                    fired[self._rules[name]] |= _POSSIBLE
        if _CERTAIN in fired:
            raise InternalError("the rules engine says of a rule that it is certain and not possible")
        return fired

    def _names(self, handle: int, fact: str) -> list[str]:
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


def _not_known(bound: float) -> int:
    if bound not in OPEN:
        raise InternalError("a fact is out of range")
    return LARGEST if bound > 0 else -LARGEST


def _picker(places: Sequence[int]) -> _Pick:
    """What takes these places of a row, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def _truth(plan: Plan, fired: Sequence[int]) -> Truth:
    match plan:
        case Asked(rule, is_opposite):
            return (_OPPOSITES if is_opposite else _TRUTHS)[fired[rule]]
        case Truth():
            return plan
        case Joined(And(), parts):
            return all_of(_truth(part, fired) for part in parts)
        case Joined(Or(), parts):
            return any_of(_truth(part, fired) for part in parts)
        case Joined(AtLeast(count), parts):
            return at_least_n_of(count, (_truth(part, fired) for part in parts))
        case Joined():
            raise AssertionError(plan)
        case _:
            assert_never(plan)
