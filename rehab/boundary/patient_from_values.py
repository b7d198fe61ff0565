"""A patient from the numbers that a search found: as a case would say it, and only what is not as usual.

A solver's values flow in with what they are values of; a Patient flows out.
"""

from collections.abc import Mapping
from typing import Any

from rehab.boundary.patient import UNKNOWN, Found, Patient, Usual, Visit
from rehab.checks.cases.case_week import CaseWeek
from rehab.frozen import FrozenStruct
from rehab.proof.formula import Values
from rehab.proof.person import Person
from rehab.proof.two_visits import TwoVisits, written
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Protocol
from rehab.rules.lowered import Lowered
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure

OTHER_SIDE = "other_side"
USUAL_AGE: int = CaseWeek.model_fields["age"].default


def sided(person: Person, lowered: Lowered) -> tuple[Measure, ...]:
    """The measures of which a person's other knee is asked."""
    names = person.names
    measures = lowered.measures.values()
    return tuple(one for one in measures if names.name(one.id, OTHER_SIDE) in names.ranges)


class Writing(FrozenStruct):
    """How numbers are read.

    Attributes:
        person: whose numbers they are.
        lowered: what was asked.
        protocol: names the levels.
        usual: whom the patient is like.
        choice: variant and modifiers.
    """

    person: Person
    lowered: Lowered
    protocol: Protocol
    usual: Usual
    choice: Choice

    def patient(self, values: Values, place: int) -> Patient:
        """The patient with these numbers, a week after the check-in before.

        Args:
            values: the numbers.
            place: the place of the level held until now.
        """
        given = TwoVisits(self.person, self.lowered, self.protocol).given(values, place)
        lines = tuple(self._not_best(line) for line in given.get("sessions", ()))
        sessions = lines if place >= 0 or any(lines) else None
        visit = Visit(given["day"], self._not_usual(given), self._other(values), sessions)
        before = given.get("last_week")
        age = given.get("age")
        return Patient(
            (visit,),
            given.get("level", ""),
            None if age == USUAL_AGE else age,
            None if before is None else self._not_usual(before),
            self.choice,
        )

    def _not_usual(self, said: Mapping[str, Any]) -> Found:
        found = {MeasureId(name): value for name, value in said.items() if name in self.lowered.measures}
        return {name: value for name, value in found.items() if value != self.usual.own.get(name, UNKNOWN)}

    def _other(self, values: Values) -> Found:
        names = self.person.names
        said = {
            measure.id: written(measure, values[names.name(measure.id, OTHER_SIDE)])
            for measure in sided(self.person, self.lowered)
            if values.get(names.name(measure.id, OTHER_SIDE, "known"))
        }
        return {name: value for name, value in said.items() if value != self.usual.other.get(name)}

    def _not_best(self, line: Mapping[str, Any]) -> Found:
        measures = (self.lowered.measures[MeasureId(name)] for name in line)
        return {one.id: line[one.id] for one in measures if line[one.id] != _at_best(one)}


def _at_best(measure: Measure) -> object:
    return written(measure, round((measure.best - measure.range[0]) / measure.step))
