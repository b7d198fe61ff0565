"""Authored conditions to the condition tree: names bound, thresholds turned into numbers.

What the author wrote and its place flow in; a Condition flows out, or findings that say what would
be right. Every finding of a condition is collected; none hides another.
"""

from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.condition import (
    All,
    AnyOf,
    AtLeastNOf,
    Condition,
    Named,
    Not,
)
from rehab.protocol.layer import Place
from rehab.protocol.measure_clauses import MeasureClauses
from rehab.protocol.scope import Scope, Used
from rehab.protocol.state_clauses import StateClauses
from rehab.terms.ids import ConditionId, MeasureId
from rehab.terms.state_measure import STATE_MEASURES


def condition_from_authored(text: ConditionText, place: Place, scope: Scope) -> Condition | None:
    """The condition that an author's text means; None if it has a finding, which `scope` collects."""
    return _Reader(scope, ()).condition(text, place)


def named_condition(name: str, scope: Scope) -> Condition | None:
    """What a condition means that the protocol defines by name; None if it has a finding."""
    text, defined_at = scope.conditions[name]
    return _Reader(scope, (name,)).condition(text, defined_at)


class _Reader(FrozenStruct):
    scope: Scope
    inside: tuple[str, ...]

    def condition(self, text: ConditionText, place: Place) -> Condition | None:
        if text.all is not None:
            return self._joined(All, text.all, place / "all")
        if text.any is not None:
            return self._joined(AnyOf, text.any, place / "any")
        if text.not_ is not None:
            part = self.condition(text.not_, place / "not")
            return None if part is None else Not(part)
        if text.at_least_n_of is not None:
            return self._at_least_n_of(text, place / "at_least_n_of")
        if text.condition is not None:
            return self._named(text.condition, place / "condition")
        return self._measure_test(text, place)

    def _parts(self, texts: tuple[ConditionText, ...], place: Place) -> tuple[Condition, ...] | None:
        parts = tuple(self.condition(text, place / number) for number, text in enumerate(texts))
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None

    def _joined(
        self, kind: type[All | AnyOf], texts: tuple[ConditionText, ...], place: Place
    ) -> Condition | None:
        parts = self._parts(texts, place)
        return None if parts is None else kind(parts)

    def _at_least_n_of(self, text: ConditionText, place: Place) -> Condition | None:
        if text.at_least_n_of is None:
            return None
        parts = self._parts(text.at_least_n_of.of, place / "of")
        if text.at_least_n_of.n > len(text.at_least_n_of.of):
            message = f"{text.at_least_n_of.n} of {len(text.at_least_n_of.of)} conditions can never hold"
            self._add((place / "n").finding("RP103", message))
            return None
        return None if parts is None else AtLeastNOf(text.at_least_n_of.n, parts)

    def _named(self, name: str, place: Place) -> Condition | None:
        if name in self.inside:
            self._circle(name, place)
            return None
        if name not in self.scope.conditions:
            self.scope.unknown("RP108", Used("condition", name, place), self.scope.conditions)
            return None
        text, defined_at = self.scope.conditions[name]
        part = _Reader(self.scope, (*self.inside, name)).condition(text, defined_at)
        return None if part is None else Named(ConditionId(name), part)

    def _circle(self, name: str, place: Place) -> None:
        """One finding a circle, wherever it is entered."""
        circle = self.inside[self.inside.index(name) :]
        if frozenset(circle) in self.scope.circles:
            return
        self.scope.circles.add(frozenset(circle))
        through = "".join(f" through `{step}`" for step in circle[1:])
        message = f"condition `{name}` uses itself{through}"
        self._add(place.finding("RP113", message, label="write here what it means"))

    def _measure_test(self, text: ConditionText, place: Place) -> Condition | None:
        ((name, asked),) = (text.test or {}).items()
        state = STATE_MEASURES.get(MeasureId(name))
        measure = self.scope.measures.get(MeasureId(name))
        before = len(self.scope.findings)
        if asked.source is not None and asked.source not in self.scope.sources:
            used = Used("source", asked.source, place / name / "source")
            self.scope.unknown("RP107", used, self.scope.sources)
        clauses: StateClauses | MeasureClauses
        if measure is not None:
            clauses = MeasureClauses(self.scope, measure, asked, place / name)
        elif state is not None:
            clauses = StateClauses(self.scope, state, asked, place / name)
        else:
            known = (*self.scope.measures, *STATE_MEASURES)
            self.scope.unknown("RP104", Used("measure", name, place / name), known, key=True)
            return None
        tests = tuple(clauses.tests())
        if len(self.scope.findings) > before:
            return None
        return tests[0] if len(tests) == 1 else All(tests)

    def _add(self, finding: Finding) -> None:
        self.scope.findings.append(finding)
