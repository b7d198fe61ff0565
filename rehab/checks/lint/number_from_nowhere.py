"""RP318: a number that a patient reads and nothing in the protocol says.

A Subject flows in; a finding at the words flows out. Where the sheet stops at a pain of 5 and the rule at 4,
one of the two is wrong, and the patient follows the sheet.
"""

from collections.abc import Iterable, Iterator

from rehab.checks.lint.dose_ranges import OF_A_DOSE, Range, dose_ranges, is_among
from rehab.checks.lint.numbers_in_text import Counted, pain_bounds, quantities
from rehab.checks.lint.patient_texts import PatientText, patient_texts, text_place
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.condition import Condition, Limit, Now, Operator, Test, Throughout, tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.terms.ids import MeasureId, RuleId
from rehab.terms.measure import Catalogue, Kind
from rehab.terms.state_measure import STATE_MEASURES, StateUnit

_PAIN = (0, 10)
_HALF = 0.5
_MINUTE, _WEEK = 60, 7
_UNITS: dict[Counted, dict[str, float]] = {
    Counted.SECONDS: {"s": 1, "min": _MINUTE},
    Counted.DAYS: {"days": 1},
    Counted.SPEED: {"km/h": 1},
    Counted.SLOPE: {"%": 1},
    Counted.A_WEEK: {"sessions": 1},
    Counted.CELSIUS: {"C": 1, "deg C": 1, "°C": 1},
}
"""The units of parameters that count as one thing, with their size."""


def check(subject: Subject) -> Iterator[Finding]:
    """Bounds of pain that no rule has, and other quantities that no number of the protocol is."""
    if subject.protocol.language != "en":
        return
    said_by_all = tuple(_conditions(subject.protocol))
    known = _pain_bounds(said_by_all, subject.catalogue)
    yield from _bands(subject, known)
    for one in patient_texts(subject):
        own = _rule(one.rule, subject)
        of_rule = _pain_bounds(_of_rule(own), subject.catalogue)
        bounds, where = (of_rule, "its rule") if of_rule else (known, "this protocol")
        for bound in pain_bounds(one.text, is_of_pain="pain_bands" in one.place.path):
            if _PAIN[0] < bound.between < _PAIN[1] and bound.between not in bounds:
                message = f"`{bound.words}` is no bound of pain in {where}"
                yield one.finding("RP318", message, label=_listed(bounds), words=bound.words)
        yield from _others(one, own, subject)


# Pain ----------------------------------------------------------------------------------------------------


def _bands(subject: Subject, known: frozenset[float]) -> Iterator[Finding]:
    """Bands of the pain scale that no rule draws."""
    place = text_place(subject, "pain_bands")
    for number, band in enumerate(subject.protocol.texts.pain_bands):
        begins = band.low - _HALF
        if place is not None and begins > _PAIN[0] and begins not in known:
            message = f"no rule tells pain of {band.low - 1} from pain of {band.low}"
            yield (place / number / "points").finding("RP318", message, label=_listed(known))


def _pain_bounds(conditions: Iterable[Condition], catalogue: Catalogue) -> frozenset[float]:
    """The bounds of pain that tests draw, each between two whole points."""
    return frozenset(
        bound
        for condition in conditions
        for test in tests_of(condition)
        if isinstance(test.view, Now | Throughout) and _is_score(test.measure, catalogue)
        for bound in _bounds(test)
    )


def _is_score(name: MeasureId, catalogue: Catalogue) -> bool:
    measure = catalogue.by_id.get(name)
    return measure is not None and measure.kind is Kind.SCORE and measure.range == _PAIN


def _bounds(test: Test) -> Iterator[float]:
    if isinstance(test.comparison, Limit):
        above = test.comparison.operator in {Operator.ABOVE, Operator.AT_MOST}
        yield test.comparison.threshold + (_HALF if above else -_HALF)
        return
    for low, high in test.comparison.ranges:
        yield from (low - _HALF, high + _HALF)


def _listed(bounds: frozenset[float]) -> str:
    points = ", ".join(f"{bound - _HALF:g}" for bound in sorted(bounds))
    return f"the line is drawn above {points}" if points else "no rule asks for pain"


# Everything else -----------------------------------------------------------------------------------------


def _others(one: PatientText, own: Rule | None, subject: Subject) -> Iterator[Finding]:
    of_a_level = bool(one.level) or one.setting is not None
    for said in quantities(one.text):
        if of_a_level and said.counted in OF_A_DOSE:
            continue  # another check compares it with the dose of its level
        ranges = tuple(_of_own(said.counted, own)) or tuple(_of_all(said.counted, subject))
        if not is_among(said, ranges):
            message = f"nothing in this protocol says `{said.words}`"
            label = "say it as a parameter with its source, or leave the number out"
            yield one.finding("RP318", message, label=label, words=said.words)


def _of_own(counted: Counted, rule: Rule | None) -> Iterator[Range]:
    """What a rule itself says of days."""
    if rule is not None and counted is Counted.DAYS:
        yield from ((days, days) for days in (rule.action.days_off,) if days)
        yield from _durations(_of_rule(rule))


def _of_all(counted: Counted, subject: Subject) -> Iterator[Range]:
    protocol = subject.protocol
    for parameter in protocol.parameters:
        if parameter.unit in _UNITS[counted]:
            number = parameter.value * _UNITS[counted][parameter.unit]
            yield (number, number)
    for level in protocol.levels:
        yield from dose_ranges(counted, level.dose)
    if counted is Counted.DAYS:
        yield from _durations(_conditions(protocol))
        yield from ((rule.action.days_off, rule.action.days_off) for rule in protocol.rules)
        for phase in protocol.phases:
            weeks = (phase.window.not_before_days // _WEEK, *(phase.window.usual_weeks or ()))
            yield from ((week * _WEEK, week * _WEEK) for week in weeks)
    if counted is Counted.SECONDS:
        tests = (test for condition in _conditions(protocol) for test in tests_of(condition))
        timed = (test for test in tests if _is_timed(test.measure, subject.catalogue))
        yield from (
            (test.comparison.threshold, test.comparison.threshold)
            for test in timed
            if isinstance(test.comparison, Limit)
        )


def _is_timed(name: MeasureId, catalogue: Catalogue) -> bool:
    measure = catalogue.by_id.get(name)
    return measure is not None and measure.kind is Kind.SECONDS


def _durations(conditions: Iterable[Condition]) -> Iterator[Range]:
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test.view, Throughout):
                yield (test.view.run.count, test.view.run.count)
            state = STATE_MEASURES.get(test.measure)
            if state is not None and state.unit is StateUnit.DURATION and isinstance(test.comparison, Limit):
                yield (test.comparison.threshold, test.comparison.threshold)


# What is asked -------------------------------------------------------------------------------------------


def _rule(name: str, subject: Subject) -> Rule | None:
    rules = (rule for _, protocol in subject.versions for rule in protocol.rules)
    return next((rule for rule in rules if rule.id == RuleId(name)), None) if name else None


def _of_rule(rule: Rule | None) -> tuple[Condition, ...]:
    if rule is None:
        return ()
    return (rule.when,) if rule.applies_when is None else (rule.when, rule.applies_when)


def _conditions(protocol: Protocol) -> Iterator[Condition]:
    """Everything that a protocol asks of a patient."""
    for rule in protocol.rules:
        yield from _of_rule(rule)
    criteria = [level.needs for level in protocol.levels]
    criteria += [activity.needs for activity in protocol.variety]
    for phase in protocol.phases:
        criteria += [phase.enter_when, phase.exit_when]
    yield from (one.condition for several in criteria for one in several)
