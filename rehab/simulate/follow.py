"""Following a virtual patient through a protocol: a check-in is decided, a week is lived, and so on.

A virtual patient and who decides flow in; the course that came of it flows out, as a knee's record that
the fold itself can walk again. The patient's knee is the same under every protocol; the sessions follow
the level and the days that this protocol allows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from rehab.course.memory import after_record
from rehab.course.model import Memory
from rehab.course.step import Decider, one_step
from rehab.decision.model import Decision, Sheet
from rehab.decision.unseen import unseen
from rehab.frozen import FrozenStruct, replace
from rehab.patient.model import EventKind, KneeCourse, RecordEntry, Series, SessionLine
from rehab.plan.days import first_day, session_days
from rehab.protocol.model import Protocol
from rehab.simulate.model import WEEK, VirtualPatient
from rehab.terms.caution import Outcome

CLINICIAN = "simulated clinician"
FINDING = "assumed: nothing was found"


class Followed(FrozenStruct):
    """What became of one virtual patient under one protocol.

    Attributes:
        patient: the patient's number.
        knee: the check-ins with their sessions, and the red flags that were closed.
        decisions: the decision of each check-in, by date.
        calls: days on which the protocol says that the patient, long unseen, is called.
    """

    patient: int
    knee: KneeCourse
    decisions: tuple[Decision, ...]
    calls: tuple[date, ...]


def follow(patient: VirtualPatient, decider: Decider) -> Followed:
    """Lead a virtual patient through a protocol, until discharge or the last week.

    Args:
        patient: whom to follow.
        decider: decides by the protocol.

    Raises:
        GuaranteeBroken: if a decision would break a promise of the protocol's author.
    """
    life = _Life(patient, decider, patient.series, Memory(clock_start=patient.series.start))
    life.live()
    series = life.so_far
    return Followed(
        patient.number,
        KneeCourse(
            knee=series.knee,
            procedure=decider.protocol.procedure,
            variant=None,
            modifiers=(),
            series=series,
            versions=((date.min, series),),
            record=tuple(life.record),
        ),
        tuple(life.decisions),
        tuple(life.calls),
    )


@dataclass(slots=True)
class _Life:
    """One patient under one protocol, week by week."""

    patient: VirtualPatient
    decider: Decider
    series: Series
    memory: Memory
    decisions: list[Decision] = field(default_factory=list)
    record: list[RecordEntry] = field(default_factory=list)
    calls: list[date] = field(default_factory=list)
    last_session: date | None = None

    def live(self) -> None:
        """Live through all weeks."""
        start = self.series.start
        came = {visit.on for visit in self.series.visits}
        for week in range(1, self.patient.weeks + 1):
            day = start + timedelta(days=week * WEEK)
            if day in came:
                self._check_in()
            elif self._is_called(day):
                self.calls.append(day)
            if self.decisions and self.decisions[-1].outcome is Outcome.DISCHARGE:
                return

    @property
    def so_far(self) -> Series:
        """The series up to the last check-in that was decided."""
        last = self.decisions[-1].on if self.decisions else self.series.start
        return self.series.up_to(last)

    def _check_in(self) -> None:
        at = len(self.decisions)
        self._close_red_flags(self.series.visits[at].on)
        visit = replace(self.series.visits[at], sessions=tuple(self._sessions()))
        self.series = self.series.with_visit(at, visit)
        decision, self.memory = one_step(self.memory, self.series, at, self.decider, is_last=False)
        self.decisions.append(decision)

    def _close_red_flags(self, day: date) -> None:
        """What an earlier check-in raised has been seen by a clinician since, and nothing was found."""
        for flag in sorted(self.memory.open_flags):
            closed = RecordEntry(EventKind.CLOSURE, day, of=flag, by=CLINICIAN, why=FINDING)
            self.record.append(closed)
            self.memory = after_record(self.memory, closed, self._protocol)

    def _sessions(self) -> Iterator[SessionLine]:
        """The sessions since the last check-in, as far as its sheet allows and as they were written down."""
        last = self.decisions[-1] if self.decisions else None
        if last is None or last.level is None or last.sheet is not Sheet.SESSIONS:
            return
        week = (last.on - self.series.start).days // WEEK
        first = first_day(last.on, last.action.days_off, self.last_session)
        until = last.on + timedelta(days=WEEK - 1)
        days = session_days(first, min(until, last.expires), last.level.dose.sessions_per_week[1])
        for day, brought in zip(days, self.patient.diary[week], strict=False):
            if brought is not None:
                self.last_session = day
                yield SessionLine(day, last.level.id, brought)

    def _is_called(self, day: date) -> bool:
        """True if the protocol says on a day without a check-in that the patient is called."""
        phases = self._protocol.phases
        waits = not phases or (day - self.memory.clock_start).days < phases[0].window.not_before_days
        is_waiting = self.memory.level is None and waits
        return unseen(self.so_far, day, self._protocol, is_waiting=is_waiting) is not None

    @property
    def _protocol(self) -> Protocol:
        return self.decider.protocol
