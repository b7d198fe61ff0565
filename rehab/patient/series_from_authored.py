"""The series of one knee, from the check-ins of an episode: one Visit a day.

The checked text of an episode flows in, with one of its starts; a Series flows out, as it was known
on some day, because a correction counts from the day on which it was made and not before. What was
refused or doubted goes into a list beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from rehab.frozen import FrozenStruct
from rehab.patient.authored import (
    CheckInText,
    CorrectionText,
    EpisodeText,
    Knee,
    SessionText,
    SidedText,
    StartText,
)
from rehab.patient.model import Doubtful, Rejected, Series, SessionLine, Visit
from rehab.patient.observation import Accepted, accept
from rehab.patient.sides import WithoutKnee, of_knee
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Catalogue, Reporter


@dataclass
class Noted:
    """What was refused or doubted while an episode was read."""

    rejected: list[Rejected] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)


def versions_of(
    text: EpisodeText, start: StartText, catalogue: Catalogue, noted: Noted
) -> tuple[tuple[date, Series], ...]:
    """The series of a start's knee from each day on which it was known anew, the oldest first.

    Args:
        text: the checked episode.
        start: the first start of the knee.
        catalogue: the measures that observations name.
        noted: takes what is refused or doubted.
    """
    here = (one for one in text.corrections if one.knee in {None, start.knee})
    mine = tuple(sorted(here, key=lambda one: one.date_))
    days = dict.fromkeys(one.date_ for one in mine)
    return tuple(
        (day, _Reader(text, start, catalogue, noted, tuple(one for one in mine if one.date_ <= day)).series())
        for day in (date.min, *days)
    )


_Written = Sequence[tuple[object, Reporter]]


class _Reader(FrozenStruct):
    text: EpisodeText
    start: StartText
    catalogue: Catalogue
    noted: Noted
    corrections: tuple[CorrectionText, ...]

    def series(self) -> Series:
        check_ins = sorted(self.text.check_ins, key=lambda check_in: check_in.date_)
        here = [one for one in check_ins if one.knee in {None, self.start.knee}]
        days = [(day, tuple(group)) for day, group in groupby(here, key=lambda check_in: check_in.date_)]
        return Series(
            knee=self.start.knee,
            start=self.start.date_,
            visits=tuple(self._visit(day, group) for day, group in days if day >= self.start.date_),
            before=tuple(self._visit(day, group) for day, group in days if day < self.start.date_),
            birth_year=self.text.patient.birth_year,
            other_side_usable=len(self._operated) == 1
            and all(start.other_knee == "sound" for start in self.text.starts),
        )

    @property
    def _operated(self) -> frozenset[Knee]:
        return frozenset(start.knee for start in self.text.starts)

    def _visit(self, day: date, check_ins: Sequence[CheckInText]) -> Visit:
        mine = self._accepted(day, check_ins, self.start.knee)
        other: Knee = "left" if self.start.knee == "right" else "right"
        others = self._accepted(day, check_ins, other)
        clinicians = [check_in for check_in in check_ins if check_in.by is Reporter.CLINICIAN]
        levels = [check_in.level_done for check_in in check_ins if check_in.level_done is not None]
        return Visit(
            on=day,
            by_clinician=bool(clinicians),
            clinician=next((check_in.name for check_in in clinicians if check_in.name), ""),
            observed={name: one.observed for name, one in mine.items() if one.observed},
            other={name: one.observed for name, one in others.items() if one.observed},
            absent={name: one.absence for name, one in mine.items() if one.absence is not None},
            not_applicable=frozenset(name for name, one in mine.items() if one.not_applicable),
            sessions=self._sessions(day, check_ins),
            level_done=LevelId(levels[-1]) if levels else None,
        )

    # Observations ----------------------------------------------------------------------------------

    def _accepted(
        self, day: date, check_ins: Iterable[CheckInText], knee: Knee
    ) -> Mapping[MeasureId, Accepted]:
        """What was accepted of one knee on one day, by measure."""
        written: dict[MeasureId, list[tuple[object, Reporter]]] = {}
        for check_in in check_ins:
            for name, value in check_in.observations.items():
                values = self._of_knee(MeasureId(name), value, knee, said=check_in.knee)
                written.setdefault(MeasureId(name), []).extend((one, check_in.by) for one in values)
        for correction in self.corrections:
            if correction.check_in == day:
                name = MeasureId(correction.measure)
                values = self._of_knee(name, correction.value, knee, said=correction.knee)
                right = [(one, Reporter.CLINICIAN) for one in values]
                written[name] = right or written.get(name, [])
        return {
            name: self._judged(name, values, day=day, knee=knee, told_on=day)
            for name, values in written.items()
        }

    def _of_knee(
        self, name: MeasureId, written: object, knee: Knee, *, said: Knee | None
    ) -> Iterator[object]:
        """The values of one knee in what was written: sided, of the knee it names, or of the only one."""
        measure = self.catalogue.by_id[name]
        if isinstance(written, SidedText):
            yield from of_knee(measure, written, knee, treated=self._operated if said is None else {said})
        elif knee == said or (said is None and knee in self._operated):
            each = written if isinstance(written, tuple) else (written,)
            unsaid = said is None and measure.sided and len(self._operated) > 1
            yield from (WithoutKnee(one) for one in each) if unsaid else each

    def _judged(
        self, name: MeasureId, written: _Written, *, day: date, knee: Knee, told_on: date
    ) -> Accepted:
        accepted = accept(self.catalogue.by_id[name], written, day, told_on=told_on)
        self.noted.rejected.extend(Rejected(day, name, value, why, knee) for value, why in accepted.rejected)
        self.noted.doubtful.extend(Doubtful(day, name, value, why, knee) for value, why in accepted.doubtful)
        return accepted

    # Sessions --------------------------------------------------------------------------------------

    def _sessions(self, told_on: date, check_ins: Iterable[CheckInText]) -> tuple[SessionLine, ...] | None:
        """The session lines of one day, by date; None if nobody said whether there were any."""
        reported = [check_in.sessions for check_in in check_ins if check_in.sessions is not None]
        if not reported:
            return None
        mine = (line for lines in reported for line in lines if line.knee in {None, self.start.knee})
        return tuple(sorted((self._line(line, told_on) for line in mine), key=lambda line: line.on))

    def _line(self, line: SessionText, told_on: date) -> SessionLine:
        values: dict[MeasureId, float] = {}
        for name, value in line.observations.items():
            measure = MeasureId(name)
            said = [(value, Reporter.PATIENT)]
            accepted = self._judged(measure, said, day=line.date_, knee=self.start.knee, told_on=told_on)
            for one in accepted.observed:
                values[measure] = one.number
        return SessionLine(line.date_, None if line.level is None else LevelId(line.level), values)
