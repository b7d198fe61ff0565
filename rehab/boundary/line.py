"""A boundary patient in one plain line: where the course stands, and what is found.

A patient flows in; words flow out. What is asked about comes last, where the eye looks for it, and nothing
says what the protocol would do.
"""

from collections.abc import Iterator

from rehab.boundary.model import Boundary, BoundaryPatient
from rehab.boundary.patient import UNKNOWN, Found, Patient, Usual, Visit
from rehab.boundary.threshold import Asked
from rehab.boundary.tick import Tick
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import ExcessOverBest, Fall, Gain, Reference, Rise, ShareOf, ShortOf
from rehab.protocol.model import Protocol
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Kind, Measure
from rehab.terms.state_measure import (
    AGE,
    HOLDS_IN_A_ROW,
    LEVEL,
    SESSIONS_AT_LEVEL,
    SESSIONS_REPORTED,
    TIME_AT_LEVEL,
    TIME_SINCE_START,
)
from rehab.wording import english
from rehab.wording import english_boundary as words
from rehab.wording.name import lower_first, measure_name
from rehab.wording.number import capital, counted, listed, value_words
from rehab.wording.voice import CLINICIAN

_WEEK = 7
_SESSIONS = 3
"""Sessions since the last check-in that go without saying."""
_ANSWERS = frozenset({Kind.YES_NO, Kind.GRADE, Kind.CHOICE, Kind.COUNT})
_COMPARED_WITH_PAST = (Rise, Fall, Gain, ExcessOverBest)


class Line(FrozenStruct):
    """One patient in words.

    Attributes:
        where: week, level, and what else is so.
        finding: what the row is about.
    """

    where: str
    finding: str

    @property
    def whole(self) -> str:
        """Both in one line."""
        return f"{self.where}: {self.finding}"


def lines_of(boundary: Boundary, usual: Usual, catalogue: Catalogue) -> tuple[Line, ...]:
    """The patients of a threshold, a line each.

    Args:
        boundary: the patients below, at and above a threshold.
        usual: whom they are like.
        catalogue: the measures, with names and units.
    """
    ready = {one.tried.decision.level_before: _ready(one) for one in boundary.patients if _goes_on(one)}
    return tuple(
        _Speaker(one, usual, catalogue, ready.get(one.tried.decision.level_before, "")).line()
        for one in boundary.patients
    )


def _goes_on(one: BoundaryPatient) -> bool:
    return Tick.GOES_ON in one.ticks


def _ready(on: BoundaryPatient) -> str:
    """What a patient is ready for who goes on, and so whoever is like him but for what the row says."""
    target = on.tried.decision.target
    if target is None:
        return words.READY_TO_LEAVE
    return words.READY.format(number=on.protocol.place[target.id] + 1)


class _Speaker(FrozenStruct):
    boundary_patient: BoundaryPatient
    usual: Usual
    catalogue: Catalogue
    ready: str

    def line(self) -> Line:
        """The patient's line."""
        said = {TIME_SINCE_START: self._when, LEVEL: self._level, **dict(self._said())}
        finding = said.pop(self._asked, "")
        where = ", ".join(part for part in (*said.values(), self.ready) if part)
        return Line(capital(where), lower_first(finding))

    @property
    def _asked(self) -> MeasureId:
        return self.boundary_patient.threshold.measure

    @property
    def _patient(self) -> Patient:
        return self.boundary_patient.tried.patient

    @property
    def _decision(self) -> Decision:
        return self.boundary_patient.tried.decision

    @property
    def _protocol(self) -> Protocol:
        return self.boundary_patient.protocol

    # Where the course stands --------------------------------------------------------------------------

    @property
    def _when(self) -> str:
        week, rest = divmod(self._patient.today.day, _WEEK)
        if rest or self._asked == TIME_SINCE_START:
            return words.DAY.format(day=self._patient.today.day, week=week)
        return words.WEEK.format(week=week)

    @property
    def _level(self) -> str:
        level = self._decision.level_before
        if level is None:
            return words.BEFORE_LEVELS
        return words.AT_LEVEL.format(number=self._protocol.place[level.id] + 1)

    def _said(self) -> Iterator[tuple[MeasureId, str]]:
        """Everything that is not as usual, by what it is about."""
        patient = self._patient
        if patient.age is not None:
            yield AGE, words.AGED.format(n=patient.age)
        if patient.is_reached:
            days = patient.today.day - patient.visits[0].day
            yield TIME_AT_LEVEL, words.HERE_FOR.format(days=counted(days, english.DAYS))
        yield from self._sessions(patient.today)
        for name in self._names(patient):
            yield name, self._found(self.catalogue.by_id[name])
        if self._asked == HOLDS_IN_A_ROW:
            yield HOLDS_IN_A_ROW, counted(len(patient.visits), words.ROW)

    def _sessions(self, visit: Visit) -> Iterator[tuple[MeasureId, str]]:
        lines = visit.sessions
        asked = self._asked if self._asked in {SESSIONS_AT_LEVEL, SESSIONS_REPORTED} else SESSIONS_REPORTED
        if lines is not None and (len(lines) != _SESSIONS or self._asked == asked):
            yield asked, counted(len(lines), words.SESSIONS) if lines else words.NO_SESSIONS
        for name in dict.fromkeys(name for line in lines or () for name in line):
            values = [line[name] for line in lines or () if name in line]
            found = self._named(self.catalogue.by_id[name], values[0])
            one = words.IN_SESSION if len(values) == 1 else words.IN_SESSIONS
            yield name, one.format(found=found, sessions=counted(len(values), english.SESSIONS))

    # What is found ------------------------------------------------------------------------------------

    def _names(self, patient: Patient) -> Iterator[MeasureId]:
        """The check-in measures that something is said of."""
        today = patient.today
        before = {} if patient.is_reached else patient.last_week or {}
        names = dict.fromkeys((*today.own, *today.other, *before))
        if self._is_compared and self._asked in self.catalogue.by_id:
            names[self._asked] = None
        yield from names

    @property
    def _is_compared(self) -> bool:
        """True if the test looks at what was before, so that this must be said."""
        threshold = self.boundary_patient.threshold
        return isinstance(threshold, Asked) and isinstance(threshold.test.view, _COMPARED_WITH_PAST)

    def _found(self, measure: Measure) -> str:
        visits = self._patient.visits[-1:] if self._patient.is_reached else self._patient.visits
        values = [visit.own.get(measure.id, self._usual(measure)) for visit in visits]
        found = self._named(measure, values[-1])
        if len(values) > 1 and len(set(map(str, values))) == 1:
            found = words.AT_EACH.format(found=found, n=len(values))
        elif len(values) > 1:
            each = listed([said_value(measure, value) for value in values])
            found = words.ONE_BY_ONE.format(name=measure_name(measure, CLINICIAN), values=each, n=len(values))
        other = visits[-1].other.get(measure.id, self.usual.other.get(measure.id))
        parts = (
            [found] if other is None else [found, words.OTHER_KNEE.format(value=said_value(measure, other))]
        )
        return ", ".join((*parts, *self._before(measure, values)))

    def _before(self, measure: Measure, values: list[object]) -> Iterator[str]:
        """What was found the week before the first check-in that is told of."""
        past: Found | None = None if self._patient.is_reached else self._patient.last_week
        if past is None or not (measure.id in past or (self._is_compared and measure.id == self._asked)):
            return
        value = past.get(measure.id, self._usual(measure))
        if len(values) > 1:
            yield words.BEFORE_THAT.format(value=said_value(measure, value))
        elif value == values[0]:
            yield words.SAME_LAST_WEEK
        else:
            yield words.LAST_WEEK.format(value=said_value(measure, value))

    def _usual_beside(self, measure: Measure) -> object:
        """The other knee's usual value, where the test looks at it."""
        threshold = self.boundary_patient.threshold
        view = threshold.test.view if isinstance(threshold, Asked) else None
        is_beside = isinstance(view, ShortOf | ShareOf) and view.reference is Reference.OTHER_SIDE
        return self.usual.other.get(measure.id) if is_beside else None

    def _usual(self, measure: Measure) -> object:
        return self.usual.own.get(measure.id, UNKNOWN)

    def _named(self, measure: Measure, value: object) -> str:
        form = words.ANSWERED if measure.kind in _ANSWERS else words.FOUND
        return form.format(name=measure_name(measure, CLINICIAN), value=said_value(measure, value))


def said_value(measure: Measure, value: object) -> str:
    """A value of a file in a clinician's words."""
    number = measure.number(value) if isinstance(value, bool | int | float | str) else None
    return words.UNKNOWN if number is None else value_words(measure, number, CLINICIAN)
