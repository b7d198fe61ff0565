"""Cases: the patients that a protocol's author wrote down, and whether they come out as expected.

The layers of a protocol flow in; one result a case flows out, with the first thing that differs.
Each case goes the whole way of a patient: normalised, judged by both engines, folded.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rehab.checks.case_episode import START, case_episode, case_weeks
from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.errors import GuaranteeBroken
from rehab.findings import Finding, Span, has_errors
from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.protocol.authored import CaseText, ProtocolText
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer, Place
from rehab.protocol.model import Protocol
from rehab.source.place import part
from rehab.terms.measure import Catalogue
from rehab.terms.truth import Truth

MakeJudge = Callable[[Protocol, Catalogue], Judge]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case.

    Attributes:
        problems: what differs, the first first; none if the case holds.
        where: the place of the case in its file.
    """

    name: str
    problems: tuple[str, ...]
    where: Span

    @property
    def holds(self) -> bool:
        """True if everything came out as expected."""
        return not self.problems


def run_cases(
    chain: tuple[Layer, ...], catalogue: Catalogue, make_judge: MakeJudge
) -> tuple[tuple[CaseResult, ...], tuple[Finding, ...]]:
    """All cases of the last layer of a chain.

    Args:
        chain: the protocol's layers, the furthest base first.
        catalogue: the measures.
        make_judge: builds the judge of a resolved protocol.

    Returns:
        One result a case, and what is wrong with the protocol if it cannot be resolved.
    """
    layer = chain[-1]
    if not isinstance(layer.text, ProtocolText):
        return (), ()
    _, findings = resolve(chain, catalogue)
    if has_errors(findings):
        return (), findings
    runner = _Runner(chain, layer.text, catalogue, make_judge, {})
    return tuple(runner.result(number, case) for number, case in enumerate(layer.text.cases)), findings


@dataclass(frozen=True, slots=True)
class _Runner:
    chain: tuple[Layer, ...]
    text: ProtocolText
    catalogue: Catalogue
    make_judge: MakeJudge
    judges: dict[tuple[object, ...], Judge]

    def result(self, number: int, case: CaseText) -> CaseResult:
        place = Place(self.chain[-1], ("cases", number))
        return CaseResult(case.name, tuple(self._problems(case, place)), (place / "name").span())

    def _problems(self, case: CaseText, place: Place) -> Iterator[str]:
        judge, wrong = self._judge(case)
        if judge is None:
            yield from wrong
            return
        try:
            course = self._course(case, judge, place)
        except ValidationError as problem:
            first = problem.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            yield f"the patient cannot be read: {where}: {first['msg'].lower()}"
            return
        except GuaranteeBroken as broken:
            yield str(broken)
            return
        if isinstance(course, str):
            yield course
            return
        weeks = case_weeks(case.given)
        steps = course.steps[-len(weeks) :]
        for week, step in zip(weeks, steps, strict=True):
            if "expect" in week:
                day = (step.decision.on - START).days
                yield from (f"day {day}: {problem}" for problem in differences(week["expect"], step.decision))
        yield from differences(case.expect, course.today)

    def _judge(self, case: CaseText) -> tuple[Judge | None, list[str]]:
        given = case_weeks(case.given)[0]
        choice = Choice(given.get("variant"), tuple(given.get("modifiers", ())))
        key = (choice.variant, choice.modifiers)
        if key not in self.judges:
            protocol, findings = resolve(self.chain, self.catalogue, choice)
            if protocol is None:
                return None, [finding.message for finding in findings]
            self.judges[key] = self.make_judge(protocol, self.catalogue)
        return self.judges[key], []

    def _course(self, case: CaseText, judge: Judge, place: Place) -> Course | str:
        given: Mapping[str, Any] = case.given
        patients = {
            name: patient
            for layer in self.chain
            if isinstance(layer.text, ProtocolText)
            for name, patient in layer.text.case_patients.items()
        }
        data = case_episode(given, protocol=judge.protocol, patients=patients, catalogue=self.catalogue)
        text = EpisodeText.model_validate(data)
        node = part(place.layer.node, place.path) or place.layer.node
        episode, findings = episode_from_authored(text, node, self.catalogue, today=data["as_of"])
        if episode is None:
            return findings[0].message
        return fold(episode.knees[0], judge, as_of=data["as_of"])


def differences(expect: object, decision: Decision) -> Iterator[str]:
    """What of an expectation is not so, in the case's own words.

    Args:
        expect: an outcome, or a mapping of outcome, contact, level, hold_kind, days_off, needs, fired.
        decision: what came out.
    """
    expected: Mapping[str, Any] = expect if isinstance(expect, Mapping) else {"outcome": expect}
    came = _as_expected(decision)
    for key, value in expected.items():
        if key not in came:
            yield f"`{key}` is nothing that a case can expect"
        elif key == "fired":
            missing = [rule for rule in value if rule not in came["fired"]]
            if missing:
                fired = ", ".join(came["fired"]) or "no rule"
                yield f"expected rule `{missing[0]}` to fire; fired: {fired}"
        elif key == "needs":
            if sorted(value) != sorted(came["needs"]):
                yield f"expected needs {sorted(value)}, came {sorted(came['needs'])}"
        elif value != came[key]:
            why = "" if key != "outcome" else _why(decision)
            yield f"expected {key} `{value}`, came `{came[key]}`{why}"


def _as_expected(decision: Decision) -> dict[str, Any]:
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
    }


def _why(decision: Decision) -> str:
    """The first reason that a reader would look at."""
    fired = [
        reason.rule.id for reason in decision.rules if reason.counted is Truth.YES and reason.applies_now
    ]
    unknown = [
        reason.rule.id for reason in decision.rules if reason.counted is Truth.UNKNOWN and reason.applies_now
    ]
    closed = [item.entry for item in decision.gates if item.truth is not Truth.YES]
    standing = [reason.kind.value for reason in decision.standing if reason.truth is not Truth.NO]
    said = (("rules", fired), ("unknown", unknown), ("gates", closed), ("standing", standing))
    return "".join(f"; {word}: {', '.join(names)}" for word, names in said if names)
