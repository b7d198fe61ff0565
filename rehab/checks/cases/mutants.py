"""What mutants there are of a protocol: every small fault that its author's file could have had.

A chain of layers flows in; the mutants of its last layer flow out, in the order of the file. What a base
writes is changed in the base, once, and not again in everything that extends it.
"""

from collections.abc import Iterable, Iterator, Mapping

from rehab.checks.cases.condition_mutants import Terms, condition_mutants, gate_mutants, stepped
from rehab.checks.cases.lower_caution import action_words, as_written, less_cautious
from rehab.checks.cases.mutant import Change, Mutant
from rehab.checks.cases.one_step import beside_days, beside_number
from rehab.frozen import FrozenStruct
from rehab.protocol.authored import ProtocolText, RuleText, Tightening
from rehab.protocol.authored_condition import Word
from rehab.protocol.authored_ladder import CapText
from rehab.protocol.layer import Layer, Place
from rehab.protocol.rule_from_authored import action_from_authored
from rehab.protocol.shelf import shelf_of
from rehab.source import Data
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue
from rehab.terms.quantity import days

_ONE_STEP = 1.0


def mutants_of(chain: tuple[Layer, ...], catalogue: Catalogue) -> tuple[Mutant, ...]:
    """The mutants of the last layer of a chain.

    Args:
        chain: the layers, the furthest base first.
        catalogue: the measures, with their steps.
    """
    layer = chain[-1]
    if not isinstance(layer.text, ProtocolText):
        return ()
    levels = tuple(shelf_of(chain).places)
    found = _Mutants(layer, layer.text, Terms(catalogue.by_id, levels)).all()
    return tuple(sorted(found, key=lambda mutant: (mutant.where.line, mutant.where.column)))


class _Mutants(FrozenStruct):
    layer: Layer
    text: ProtocolText
    terms: Terms

    def all(self) -> Iterator[Mutant]:
        yield from self._parameters()
        for name, condition in self.text.conditions.items():
            yield from condition_mutants(condition, self._at("conditions", name), self.terms)
        yield from self._phases()
        for number, level in enumerate(self.text.levels):
            yield from gate_mutants(level.needs, self._at("levels", number, "needs"), self.terms)
        for number, activity in enumerate(self.text.variety):
            yield from gate_mutants(activity.needs, self._at("variety", number, "needs"), self.terms)
        yield from _left_open(self.text.remove_variety, self._at("remove_variety"), "this protocol")
        for name, gate in self.text.level_needs.items():
            yield from gate_mutants(gate, self._at("level_needs", name), self.terms, required=True)
        yield from _windows_of_caps(self.text.caps, self._at("caps"))
        yield from self._rules(self.text.rules, self._at("rules"))
        for kind, offered in (("variant", self.text.variants), ("modifier", self.text.modifiers)):
            for name, added in offered.items():
                yield from self._additions(added, self._at(f"{kind}s", name), f"{kind} `{name}`")

    def _at(self, *path: str | int) -> Place:
        return Place(self.layer, path)

    # Numbers and windows ------------------------------------------------------------------------

    def _parameters(self) -> Iterator[Mutant]:
        for name, given in self.text.parameters.items():
            at = self._at("parameters", name, "value")
            in_days = days(given.value) is not None
            step = _ONE_STEP if in_days else self._step_of(name)
            beside = beside_days(given.value) if in_days else beside_number(given.value, step)
            yield from stepped(at, given.value, beside)

    def _step_of(self, parameter: str) -> float:
        """The step of the measures that a parameter is compared with."""
        names = _compared_with(self.layer.data, parameter)
        steps = [self.terms.measures[name].step for name in names if name in self.terms.measures]
        return min(steps, default=_ONE_STEP)

    def _phases(self) -> Iterator[Mutant]:
        for number, phase in enumerate(self.text.phases):
            at = self._at("phases", number)
            yield from _moved(
                phase.weeks.not_before, at / "weeks" / "not_before", f"phase `{phase.id}` opened"
            )
            yield from gate_mutants(phase.enter_when, at / "enter_when", self.terms, required=True)
            yield from gate_mutants(phase.exit_when, at / "exit_when", self.terms)

    # Rules --------------------------------------------------------------------------------------

    def _rules(self, rules: tuple[RuleText, ...], place: Place) -> Iterator[Mutant]:
        for number, rule in enumerate(rules):
            at = place / number
            yield Mutant(Change.RULE, at, f"rule `{rule.id}` were left out")
            yield from condition_mutants(rule.when, at / "when", self.terms)
            if rule.applies_when is not None:
                yield from condition_mutants(rule.applies_when, at / "applies_when", self.terms)
                words = f"rule `{rule.id}` spoke for everyone"
                yield Mutant(Change.CRITERION, at / "applies_when", words)
            yield from _less_cautious(rule, at)

    # Variants and modifiers ---------------------------------------------------------------------

    def _additions(self, added: Tightening, place: Place, whose: str) -> Iterator[Mutant]:
        for phase, week in added.not_before.items():
            at = place / "not_before" / phase
            yield Mutant(Change.ADDITION, at, f"{whose} did not move phase `{phase}` to week {week}")
            yield from _moved(week, at, f"phase `{phase}` opened with {whose}")
        for key, owner, gates in (
            ("enter_when", "phase", added.enter_when),
            ("level_needs", "level", added.level_needs),
        ):
            for name, gate in gates.items():
                at = place / key / name
                yield Mutant(Change.ADDITION, at, f"{whose} asked for nothing more at {owner} `{name}`")
                yield from condition_mutants(gate, at, self.terms)
        yield from self._rules(added.rules, place / "rules")
        for number, cap in enumerate(added.caps):
            yield Mutant(Change.ADDITION, place / "caps" / number, f"{whose} had no ceiling `{cap.id}`")
        yield from _windows_of_caps(added.caps, place / "caps")
        for key, closed in (
            ("remove_levels", added.remove_levels),
            ("remove_surfaces", added.remove_surfaces),
            ("remove_variety", added.remove_variety),
        ):
            yield from _left_open(closed, place / key, whose)
        yield from self._stricter(added.parameters, place / "parameters", whose)

    @staticmethod
    def _stricter(parameters: Mapping[str, Word], place: Place, whose: str) -> Iterator[Mutant]:
        for name, value in parameters.items():
            yield Mutant(Change.ADDITION, place / name, f"{whose} left `{name}` as it is")
            beside = beside_number(value, 1) if days(value) is None else beside_days(value)
            yield from stepped(place / name, value, beside)


def _left_open(closed: Iterable[str], place: Place, whose: str) -> Iterator[Mutant]:
    for number, name in enumerate(closed):
        yield Mutant(Change.ADDITION, place / number, f"{whose} left `{name}` open")


def _windows_of_caps(caps: tuple[CapText, ...], place: Place) -> Iterator[Mutant]:
    for number, cap in enumerate(caps):
        if cap.until_week is not None:
            yield from _moved(cap.until_week, place / number / "until_week", f"ceiling `{cap.id}` ended")


def _moved(week: int, place: Place, words: str) -> Iterator[Mutant]:
    for moved in (week - 1, week + 1):
        if moved >= 0:
            yield Mutant(Change.WINDOW, place, f"{words} in week {moved} instead of week {week}", moved)


def _less_cautious(rule: RuleText, place: Place) -> Iterator[Mutant]:
    if rule.red_flag:
        yield Mutant(Change.CAUTION, place / "red_flag", f"rule `{rule.id}` were no red flag", value=False)
    action = action_from_authored(rule.then)
    for lower in less_cautious(action):
        written = as_written(lower)
        if written is not None:
            words = f"rule `{rule.id}` asked for `{action_words(lower)}` instead of `{action_words(action)}`"
            yield Mutant(Change.CAUTION, place / "then", words, written)


def _compared_with(data: Data, parameter: str) -> Iterator[MeasureId]:
    """The names of the measures that are compared with a parameter, anywhere in a file."""
    if isinstance(data, dict):
        for key, value in data.items():
            uses = value.values() if isinstance(value, dict) else ()
            if any(isinstance(one, dict) and one.get("parameter") == parameter for one in uses):
                yield MeasureId(key)
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for part in inside:
        yield from _compared_with(part, parameter)
