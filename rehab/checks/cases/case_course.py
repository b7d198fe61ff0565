"""A case made ready: its words become a patient's record, once, for any judge to decide.

A case and the protocol it is a case of flow in; a ReadyCase flows out, or sentences that say why the case
cannot be walked. Names that do not exist are told, because a case about nothing shows nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from rehab.checks.cases.case_episode import case_episode
from rehab.checks.cases.case_patients import Patient, case_patients
from rehab.checks.cases.case_week import CaseWeek, case_weeks
from rehab.findings import did_you_mean
from rehab.frozen import FrozenStruct
from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.model import KneeCourse
from rehab.protocol.authored import CaseText
from rehab.protocol.from_authored import Choice, choice_for
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.source.place import part
from rehab.terms.measure import Catalogue


class ReadyCase(FrozenStruct):
    """One case as a patient's record.

    Attributes:
        weeks: what the case says, check-in by check-in.
        expect: what must come out on the last day.
        choice: variant and modifiers of its patient.
        knee: the record.
        as_of: the day to decide for.
    """

    weeks: tuple[CaseWeek, ...]
    expect: object
    choice: Choice
    knee: KneeCourse
    as_of: date


def weeks_of(case: CaseText) -> tuple[CaseWeek, ...] | str:
    """The weeks of a case, or why they cannot be read."""
    try:
        return case_weeks(case.given)
    except ValidationError as problem:
        return f"the case cannot be read: {_first(problem)}"


def choice_of(chain: Sequence[Layer], weeks: tuple[CaseWeek, ...]) -> Choice:
    """What a case's patient has of a protocol."""
    return choice_for(chain, weeks[0].variant, weeks[0].modifiers)


class CaseBook(FrozenStruct):
    """What the cases of one protocol are made ready with.

    Attributes:
        chain: the protocol's layers, the furthest base first.
        catalogue: the measures.
    """

    chain: tuple[Layer, ...]
    catalogue: Catalogue

    def ready(
        self, case: CaseText, weeks: tuple[CaseWeek, ...], number: int, *, protocol: Protocol
    ) -> ReadyCase | tuple[str, ...]:
        """A case as a patient's record, or why it cannot be walked.

        Args:
            case: the case.
            weeks: its weeks.
            number: its number among the cases of the last layer, from 0.
            protocol: the protocol as it is resolved for its patient.
        """
        wrong = tuple(self._unknown_names(case, weeks, protocol))
        if wrong:
            return wrong
        data = self.episode(weeks, protocol)
        try:
            text = EpisodeText.model_validate(data)
        except ValidationError as problem:
            return (f"the patient cannot be read: {_first(problem)}",)
        layer = self.chain[-1]
        node = part(layer.node, ("cases", number)) or layer.node
        episode, findings = episode_from_authored(text, node, self.catalogue, today=data["as_of"])
        if episode is None:
            return (findings[0].message,)
        return ReadyCase(weeks, case.expect, choice_of(self.chain, weeks), episode.knees[0], data["as_of"])

    def episode(self, weeks: tuple[CaseWeek, ...], protocol: Protocol) -> dict[str, Any]:
        """The weeks of a case as an episode's plain data, the same that a file would hold.

        Args:
            weeks: the weeks of a case.
            protocol: the protocol as it is resolved for its patient.
        """
        return case_episode(weeks, protocol=protocol, patients=self._patients, catalogue=self.catalogue)

    @property
    def _patients(self) -> Mapping[str, Patient]:
        layers = reversed(case_patients(self.chain))
        return {name: patient for layer in layers for name, patient in layer.items()}

    def _unknown_names(
        self, case: CaseText, weeks: tuple[CaseWeek, ...], protocol: Protocol
    ) -> Iterator[str]:
        for week in weeks:
            if week.like:
                yield from _unknown("case patient", week.like, self._patients)
            if week.level:
                yield from _unknown("level", week.level, map(str, protocol.place))
        rules = [str(rule.id) for rule in protocol.rules]
        for expected in (*(week.expect for week in weeks), case.expect):
            fired = expected.get("fired", ()) if isinstance(expected, Mapping) else ()
            for rule in fired if isinstance(fired, list | tuple) else ():
                yield from _unknown("rule", str(rule), rules)


def _unknown(what: str, name: str, known: Iterable[str]) -> Iterator[str]:
    names = tuple(known)
    if name not in names:
        near = did_you_mean(name, names)
        yield f"there is no {what} `{name}`" + (f"; did you mean `{near}`?" if near else "")


def _first(problem: ValidationError) -> str:
    """The first thing that is wrong, with where it stands."""
    first = problem.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{where}: {message.lower()}" if where else message.lower()
