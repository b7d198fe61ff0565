"""What a case expects and what came out, with the reason that a decision gives of itself.

A case and a judge flow in; the walked course and sentences flow out, one for each thing that differs, so
that a therapist sees why without knowing how rules are made.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rehab.checks.cases.case_course import ReadyCase
from rehab.checks.cases.case_episode import START
from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.errors import GuaranteeBroken
from rehab.frozen import FrozenStruct
from rehab.report.outcome import because_of
from rehab.rules.reference import EntryTrace
from rehab.terms.caution import Outcome
from rehab.terms.ids import RuleId
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth
from rehab.wording.observation import decisive_words, observed_words


def walk(ready: ReadyCase, judge: Judge) -> tuple[Course | None, tuple[str, ...]]:
    """Walk through a case and compare.

    Args:
        ready: the case.
        judge: decides its check-ins.

    Returns:
        The course, None if a promise of the protocol's author broke on the way; and all that differs.
    """
    try:
        course = fold(ready.knee, judge, as_of=ready.as_of)
    except GuaranteeBroken as broken:
        return None, (str(broken),)
    return course, tuple(_differences(ready, course, judge.catalogue))


def comes_out(ready: ReadyCase, judge: Judge) -> bool:
    """True if a case comes out as it expects."""
    try:
        course = fold(ready.knee, judge, as_of=ready.as_of)
    except GuaranteeBroken:
        return False
    return next(_differences(ready, course, judge.catalogue), None) is None


def _differences(ready: ReadyCase, course: Course, catalogue: Catalogue) -> Iterator[str]:
    for week, step in zip(ready.weeks, course.steps[-len(ready.weeks) :], strict=True):
        if week.expect is not None:
            day = (step.decision.on - START).days
            compared = _Compared(step.decision, course, catalogue)
            yield from (f"day {day}: {problem}" for problem in compared.differences(week.expect))
    yield from _Compared(course.today, course, catalogue).differences(ready.expect)


class _Compared(FrozenStruct):
    """One decision beside what was expected of it."""

    decision: Decision
    course: Course
    catalogue: Catalogue

    def differences(self, expect: object) -> Iterator[str]:
        expected: Mapping[str, Any] = expect if isinstance(expect, Mapping) else {"outcome": expect}
        came = _came(self.decision)
        for key, value in expected.items():
            if key not in came:
                yield f"`{key}` is nothing that a case can expect"
            elif not isinstance(came[key], list):
                if value != came[key]:
                    yield f"expected {key} {_quoted(value)}, came {_quoted(came[key])}: {self._because()}"
            elif not isinstance(value, list | tuple):
                yield f"`{key}` takes a list, such as `[{value}]`"
            elif key == "fired":
                yield from (self._silent(rule) for rule in value if rule not in came[key])
            elif sorted(value) != sorted(came[key]):
                yield f"expected {key} {_listed(value)}, came {_listed(came[key])}: {self._because()}"

    def _silent(self, rule: str) -> str:
        """A rule that should have fired, with what it saw instead."""
        reason = next((one for one in self.decision.rules if one.rule.id == RuleId(rule)), None)
        seen = () if reason is None or reason.trace is None else self._observed(reason.trace)
        return f"expected rule `{rule}` to fire" + (f"; it saw {', '.join(seen)}" if seen else "")

    def _because(self) -> str:
        """Why it came out so; of a gate that is not open also what it saw."""
        said = because_of(self.decision, self.course, self.catalogue)
        if any(one.counted is not Truth.NO and one.applies_now for one in self.decision.rules):
            return said
        shut = [item for item in self.decision.gates if item.truth is not Truth.YES and item.trace]
        if self.decision.outcome is not Outcome.HOLD or not shut or shut[0].trace is None:
            return said
        seen = decisive_words(shut[0].trace, self.catalogue, self.course.protocol)
        return f"{said} ({', '.join(seen)})"

    def _observed(self, trace: EntryTrace) -> tuple[str, ...]:
        return observed_words(trace, self.catalogue, self.course.protocol)


def _came(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome.value,
        "contact": decision.action.contact.word,
        "dose": decision.action.dose.kind.word,
        "days_off": decision.action.days_off,
        "level": None if decision.level is None else decision.level.id,
        "hold_kind": None if decision.hold_kind is None else decision.hold_kind.value,
        "sheet": decision.sheet.value,
        "needs": [str(need) for need in decision.needs],
        "fired": [reason.rule.id for reason in decision.rules if reason.counted is Truth.YES],
        "borderline": [mark.measure for mark in decision.borderline],
        "variety": [str(variety.id) for variety in decision.offered],
    }


def _quoted(value: object) -> str:
    return "nothing" if value is None else f"`{value}`"


def _listed(names: Iterable[object]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing"
