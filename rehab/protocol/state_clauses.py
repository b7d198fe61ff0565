"""What can be asked of time, level, holds and age: the clauses of a state measure.

One authored test of a state measure flows in; Tests flow out, with findings about thresholds that
are no value of it.
"""

from collections.abc import Callable, Iterator, Mapping

from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import MeasureTest, Threshold, Word
from rehab.protocol.condition import (
    Comparison,
    Limit,
    Now,
    Test,
    Within,
)
from rehab.protocol.layer import Place
from rehab.protocol.model import Parameter
from rehab.protocol.scope import LIMITS, Scope, Used, source_of_test, word_of
from rehab.terms.quantity import days, quantity
from rehab.terms.state_measure import StateMeasure, StateUnit


class StateClauses(FrozenStruct):
    """The clauses that a test of a state measure can have."""

    scope: Scope
    measure: StateMeasure
    asked: MeasureTest
    place: Place

    def tests(self) -> Iterator[Test]:
        """One test a clause."""
        for name in sorted(self.asked.model_fields_set - {"source"}):
            key = "is" if name == "is_" else name
            threshold = getattr(self.asked, name)
            if key not in {*LIMITS, "is"}:
                message = f"`{key}` does not fit `{self.measure.id}`"
                label = "compare it with `at_least`, `at_most`, `above`, `below` or `is`"
                at = self.place / key
                self.scope.findings.append(at.finding("RP111", message, label=label, key=True))
                continue
            number = self._number(threshold, key)
            if number is not None:
                comparison: Comparison = (
                    Within(((number, number),)) if key == "is" else Limit(LIMITS[key], number)
                )
                yield Test(self.measure.id, Now(), comparison, source_of_test(self.asked))

    def _number(self, threshold: Threshold, key: str) -> float | None:
        word = word_of(threshold, self.scope, self.place / key)
        if isinstance(word, Parameter):
            return self._parameter(word, key)
        if word is None:
            return None
        if self.measure.unit is StateUnit.LEVEL:
            return self._level(str(word), key)
        found, right = _STATE_VALUES[self.measure.unit](word)
        if found is None:
            bare = quantity(word)
            message = f"`{word}` is no value of `{self.measure.id}`"
            if bare is not None and not bare.unit and bare.number == int(bare.number):
                message, right = f"`{word}` has no unit", right.replace("6 ", f"{bare.number:g} ")
            self._add("RP109", key, message, right)
        return None if found is None else float(found)

    def _parameter(self, parameter: Parameter, key: str) -> float | None:
        if parameter.unit in _PARAMETER_UNITS[self.measure.unit]:
            return parameter.value
        value = f"{parameter.value:g} {parameter.unit}".strip()
        message = f"parameter `{parameter.id}` is `{value}`, which is no value of `{self.measure.id}`"
        self._add("RP109", key, message, _PARAMETER_WORDS[self.measure.unit])
        return None

    def _add(self, finding_id: str, key: str, message: str, label: str) -> None:
        self.scope.findings.append((self.place / key).finding(finding_id, message, label=label))

    def _level(self, name: str, key: str) -> float | None:
        place = self.scope.levels.get(name)
        if place is None and key in _FROM_AN_EDGE:
            place = self.scope.edges.get(name)
        if place is None:
            self.scope.unknown("RP105", Used("level", name, self.place / key), self.scope.levels)
        return None if place is None else float(place)


def _whole(word: Word, unit: str) -> int | None:
    found = quantity(word)
    if found is None or found.unit != unit or found.number != int(found.number):
        return None
    return int(found.number)


_FROM_AN_EDGE = frozenset({"at_least", "below"})
"""What can be asked beside a level that the ladder leaves out."""

_PARAMETER_UNITS: Mapping[StateUnit, frozenset[str]] = {
    StateUnit.DURATION: frozenset({"days"}),
    StateUnit.COUNT: frozenset({"", "sessions", "check_ins", "holds", "levels"}),
    StateUnit.LEVEL: frozenset(),
    StateUnit.YEARS: frozenset({"years"}),
}

_PARAMETER_WORDS: Mapping[StateUnit, str] = {
    StateUnit.DURATION: "a parameter in days or weeks belongs here",
    StateUnit.COUNT: "a parameter that counts belongs here",
    StateUnit.LEVEL: "write the id of a level",
    StateUnit.YEARS: "a parameter in years belongs here",
}

_STATE_VALUES: Mapping[StateUnit, Callable[[Word], tuple[int | None, str]]] = {
    StateUnit.DURATION: lambda word: (days(word), "write days or weeks, such as `6 weeks`"),
    StateUnit.COUNT: lambda word: (_whole(word, ""), "write a whole number"),
    StateUnit.YEARS: lambda word: (_whole(word, "years"), "write years, such as `6 years`"),
}
