"""Cases: the patients that a protocol's author wrote down, and whether they come out as expected.

The layers of a protocol flow in; one result a case flows out, with the first thing that differs.
Each case goes the whole way of a patient: normalised, judged by both engines, folded.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from rehab.checks.case_episode import START, case_episode
from rehab.checks.case_week import CaseWeek, case_weeks
from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.errors import GuaranteeBroken
from rehab.findings import Finding, Span, did_you_mean, has_errors
from rehab.frozen import FrozenStruct
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


class CaseResult(FrozenStruct):
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


class _Runner(FrozenStruct):
    chain: tuple[Layer, ...]
    text: ProtocolText
    catalogue: Catalogue
    make_judge: MakeJudge
    judges: dict[tuple[object, ...], Judge]

    def result(self, number: int, case: CaseText) -> CaseResult:
        place = Place(self.chain[-1], ("cases", number))
        return CaseResult(case.name, tuple(self._problems(case, place)), (place / "name").span())

    def _problems(self, case: CaseText, place: Place) -> Iterator[str]:
        try:
            weeks = case_weeks(case.given)
        except ValidationError as problem:
            yield f"the case cannot be read: {_first(problem)}"
            return
        judge, wrong = self._judge(weeks[0])
        if judge is None:
            yield from wrong
            return
        names = tuple(self._unknown_names(weeks, case, judge.protocol))
        if names:
            yield from names
            return
        try:
            course = self._course(weeks, judge, place)
        except ValidationError as problem:
            yield f"the patient cannot be read: {_first(problem)}"
            return
        except GuaranteeBroken as broken:
            yield str(broken)
            return
        if isinstance(course, str):
            yield course
            return
        for week, step in zip(weeks, course.steps[-len(weeks) :], strict=True):
            if week.expect is not None:
                day = (step.decision.on - START).days
                yield from (f"day {day}: {problem}" for problem in differences(week.expect, step.decision))
        yield from differences(case.expect, course.today)

    def _judge(self, first: CaseWeek) -> tuple[Judge | None, list[str]]:
        choice = Choice(first.variant, first.modifiers)
        key = (choice.variant, choice.modifiers)
        if key not in self.judges:
            protocol, findings = resolve(self.chain, self.catalogue, choice)
            if protocol is None:
                return None, [finding.message for finding in findings]
            self.judges[key] = self.make_judge(protocol, self.catalogue)
        return self.judges[key], []

    @property
    def _patients(self) -> dict[str, dict[str, object]]:
        return {
            name: patient
            for layer in self.chain
            if isinstance(layer.text, ProtocolText)
            for name, patient in layer.text.case_patients.items()
        }

    def _unknown_names(
        self, weeks: tuple[CaseWeek, ...], case: CaseText, protocol: Protocol
    ) -> Iterator[str]:
        """Names of patients, levels and rules that there are none of: such a case shows nothing."""
        rules = [str(rule.id) for rule in protocol.rules]
        for week in weeks:
            if week.like:
                yield from _unknown("case patient", week.like, self._patients)
            if week.level:
                yield from _unknown("level", week.level, map(str, protocol.place))
        for expected in (*(week.expect for week in weeks), case.expect):
            fired = expected.get("fired", ()) if isinstance(expected, Mapping) else ()
            for rule in fired if isinstance(fired, list | tuple) else ():
                yield from _unknown("rule", str(rule), rules)

    def _course(self, weeks: tuple[CaseWeek, ...], judge: Judge, place: Place) -> Course | str:
        data = case_episode(weeks, protocol=judge.protocol, patients=self._patients, catalogue=self.catalogue)
        text = EpisodeText.model_validate(data)
        node = part(place.layer.node, place.path) or place.layer.node
        episode, findings = episode_from_authored(text, node, self.catalogue, today=data["as_of"])
        if episode is None:
            return findings[0].message
        return fold(episode.knees[0], judge, as_of=data["as_of"])


def _first(problem: ValidationError) -> str:
    """The first thing that is wrong, with where it stands."""
    first = problem.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{where}: {message.lower()}" if where else message.lower()


def _unknown(what: str, name: str, known: Iterable[str]) -> Iterator[str]:
    names = tuple(known)
    if name not in names:
        near = did_you_mean(name, names)
        yield f"there is no {what} `{name}`" + (f"; did you mean `{near}`?" if near else "")


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
        elif isinstance(came[key], list) and not isinstance(value, list | tuple):
            yield f"`{key}` takes a list, such as `[{value}]`"
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
