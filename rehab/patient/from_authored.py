"""An episode file becomes one series a knee; what cannot be true is refused by name.

The checked text of an episode and the catalogue flow in; an Episode flows out, with every refused
value beside it. A refused value is unknown for its own measure only. A wrong knee, an impossible
date or an unknown name gives no episode at all, but findings at their places.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from rehab.findings import Finding, did_you_mean, finding, has_errors
from rehab.patient.authored import CheckInText, EpisodeText, Knee, SessionText, SidedText, StartText
from rehab.patient.model import (
    Corrected,
    Doubtful,
    Episode,
    KneeCourse,
    Rejected,
    Series,
    SessionLine,
    Visit,
)
from rehab.patient.observation import Accepted, accept
from rehab.patient.record import record_of
from rehab.source import Node
from rehab.source.place import Path, describe, locate
from rehab.terms.ids import LevelId, MeasureId
from rehab.terms.measure import Catalogue, Measure, RecordedAt, Reporter


def episode_from_authored(
    text: EpisodeText, node: Node, catalogue: Catalogue, *, today: date
) -> tuple[Episode | None, tuple[Finding, ...]]:
    """The normalised episode.

    Args:
        text: the checked file.
        node: the file's tree, for positions.
        catalogue: the measures that observations name.
        today: the day to decide for if the file says none; nothing may be dated after it.

    Returns:
        The episode and what is wrong with the file; no episode if there is an error.
    """
    return _Normaliser(text, node, catalogue, text.as_of or today).episode()


@dataclass
class _Normaliser:
    text: EpisodeText
    node: Node
    catalogue: Catalogue
    today: date
    findings: list[Finding] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)

    def episode(self) -> tuple[Episode | None, tuple[Finding, ...]]:
        self._check_knees()
        self._check_dates()
        self._check_names()
        if has_errors(self.findings):
            return None, tuple(self.findings)
        knees = tuple(self._knee(start) for start in self._first_starts())
        episode = Episode(
            patient=self.text.patient,
            clinic=self.text.clinic,
            protocol=self.text.protocol,
            overlays=self.text.overlays,
            as_of=self.text.as_of,
            knees=knees,
            rejected=tuple(dict.fromkeys(self.rejected)),
            doubtful=tuple(dict.fromkeys(self.doubtful)),
        )
        return episode, tuple(self.findings)

    # What gives no decision at all ---------------------------------------------------------------

    @property
    def _operated(self) -> tuple[Knee, ...]:
        return tuple(dict.fromkeys(start.knee for start in self.text.starts))

    def _first_starts(self) -> tuple[StartText, ...]:
        """The start of each knee; a later operation on the same knee is an event of its course."""
        ordered = sorted(self.text.starts, key=lambda start: start.date_)
        return tuple(next(start for start in ordered if start.knee == knee) for knee in self._operated)

    def _check_knees(self) -> None:
        for number, check_in in enumerate(self.text.check_ins):
            path: Path = ("check_ins", number)
            self._check_knee(check_in.knee, (*path, "knee"))
            for line_number, line in enumerate(check_in.sessions or ()):
                self._check_knee(line.knee, (*path, "sessions", line_number, "knee"))
        for key in ("events", "closures", "decisions", "overrides", "baselines", "corrections"):
            for number, entry in enumerate(getattr(self.text, key)):
                self._check_knee(entry.knee, (key, number, "knee"))

    def _check_knee(self, knee: Knee | None, path: Path) -> None:
        if knee is not None and knee not in self._operated:
            known = " and ".join(f"`{one}`" for one in self._operated)
            self._find(
                "RP201", path, f"the {knee} knee is not under treatment here", f"the start says {known}"
            )

    def _check_dates(self) -> None:
        first = min(start.date_ for start in self.text.starts)
        for number, start in enumerate(self.text.starts):
            self._not_after_today(start.date_, ("starts", number, "date"))
        for number, check_in in enumerate(self.text.check_ins):
            path: Path = ("check_ins", number, "date")
            self._not_after_today(check_in.date_, path)
            if check_in.pre_operative and check_in.date_ >= max(start.date_ for start in self.text.starts):
                self._find(
                    "RP202",
                    path,
                    f"{check_in.date_} is not before the operation",
                    "leave `pre_operative` out",
                )
            if not check_in.pre_operative and check_in.date_ < first:
                self._find(
                    "RP202",
                    path,
                    f"{check_in.date_} is before the start on {first}",
                    "or say `pre_operative: true`",
                )
            for line_number, line in enumerate(check_in.sessions or ()):
                if not first <= line.date_ <= check_in.date_:
                    line_path = ("check_ins", number, "sessions", line_number, "date")
                    self._find(
                        "RP202", line_path, f"{line.date_} is not between the start and the check-in", ""
                    )
        for key in ("events", "closures", "decisions", "overrides", "baselines", "corrections"):
            for number, entry in enumerate(getattr(self.text, key)):
                self._not_after_today(entry.date_, (key, number, "date"))
                if key != "baselines" and entry.date_ < first:
                    self._find(
                        "RP202", (key, number, "date"), f"{entry.date_} is before the start on {first}", ""
                    )
        self._check_corrections()

    def _check_corrections(self) -> None:
        known = {check_in.date_ for check_in in self.text.check_ins}
        for number, correction in enumerate(self.text.corrections):
            if correction.check_in not in known:
                path: Path = ("corrections", number, "check_in")
                self._find(
                    "RP202", path, f"there is no check-in on {correction.check_in}", "the day of a check-in"
                )

    def _not_after_today(self, day: date, path: Path) -> None:
        if day > self.today:
            self._find("RP202", path, f"{day} is after {self.today}, the day to decide for", "")

    def _check_names(self) -> None:
        for number, check_in in enumerate(self.text.check_ins):
            for name in check_in.observations:
                self._check_measure(name, ("check_ins", number, "observations", name), RecordedAt.CHECK_IN)
            for line_number, line in enumerate(check_in.sessions or ()):
                for name in line.observations:
                    self._check_measure(
                        name, ("check_ins", number, "sessions", line_number, name), RecordedAt.SESSION
                    )
        for number, correction in enumerate(self.text.corrections):
            self._check_measure(
                correction.measure, ("corrections", number, "measure"), RecordedAt.CHECK_IN, key=False
            )

    def _check_measure(self, name: str, path: Path, recorded: RecordedAt, *, key: bool = True) -> None:
        measure = self.catalogue.by_id.get(MeasureId(name))
        if measure is None:
            here = (known.id for known in self.catalogue.measures if known.recorded is recorded)
            near = did_you_mean(name, here)
            label = f"did you mean `{near}`?" if near else ""
            self._find("RP104", path, f"unknown measure `{name}`", label, key=key)
        elif measure.recorded is not recorded:
            right = "in a session line" if measure.recorded is RecordedAt.SESSION else "under `observations`"
            self._find("RP103", path, f"`{name}` is not recorded here", f"write it {right}", key=key)

    def _find(self, finding_id: str, path: Path, message: str, label: str, *, key: bool = False) -> None:
        where = describe(self.node, path)
        span = locate(self.node, path, key=key)
        self.findings.append(finding(finding_id, message, span=span, where=where, label=label))

    # One knee --------------------------------------------------------------------------------------

    def _knee(self, start: StartText) -> KneeCourse:
        series = self._series(start, corrected=True)
        uncorrected = self._series(start, corrected=False) if self.text.corrections else series
        return KneeCourse(
            knee=start.knee,
            procedure=start.procedure,
            variant=start.variant,
            modifiers=start.modifiers,
            series=series,
            uncorrected=uncorrected,
            record=record_of(self.text, start),
            corrections=tuple(
                Corrected(one.date_, one.check_in, MeasureId(one.measure), one.by)
                for one in self.text.corrections
                if one.knee in {None, start.knee}
            ),
        )

    def _series(self, start: StartText, *, corrected: bool) -> Series:
        check_ins = sorted(self.text.check_ins, key=lambda check_in: check_in.date_)
        here = [one for one in check_ins if one.knee in {None, start.knee}]
        visits: list[Visit] = []
        before: list[Visit] = []
        for day, group in groupby(here, key=lambda check_in: check_in.date_):
            same_day = tuple(group)
            target = before if day < start.date_ or same_day[0].pre_operative else visits
            target.append(self._visit(day, same_day, start, corrected=corrected))
        return Series(
            knee=start.knee,
            start=start.date_,
            visits=tuple(visits),
            before=tuple(before),
            birth_year=self.text.patient.birth_year,
            other_side_usable=len(self._operated) == 1,
        )

    def _visit(
        self, day: date, check_ins: Sequence[CheckInText], start: StartText, *, corrected: bool
    ) -> Visit:
        mine = self._accepted(day, check_ins, start.knee, corrected=corrected)
        other: Knee = "left" if start.knee == "right" else "right"
        others = self._accepted(day, check_ins, other, corrected=corrected)
        sessions = [check_in.sessions for check_in in check_ins if check_in.sessions is not None]
        lines = tuple(
            self._line(line, start.knee)
            for reported in sessions
            for line in reported
            if line.knee in {None, start.knee}
        )
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
            sessions=tuple(sorted(lines, key=lambda line: line.on)) if sessions else None,
            level_done=LevelId(levels[-1]) if levels else None,
        )

    def _accepted(
        self, day: date, check_ins: Sequence[CheckInText], knee: Knee, *, corrected: bool
    ) -> Mapping[MeasureId, Accepted]:
        """What was accepted of one knee on one day, by measure."""
        names = dict.fromkeys(name for check_in in check_ins for name in check_in.observations)
        found: dict[MeasureId, Accepted] = {}
        for name in names:
            measure = self.catalogue.by_id[MeasureId(name)]
            written = [
                (one, check_in.by)
                for check_in in check_ins
                if name in check_in.observations
                for one in self._of_knee(measure, check_in.observations[name], knee)
            ]
            found[measure.id] = self._judged(measure, written, day, knee)
        if corrected:
            self._correct(found, day, knee)
        return found

    def _judged(
        self, measure: Measure, written: list[tuple[object, Reporter]], day: date, knee: Knee
    ) -> Accepted:
        accepted = accept(measure, written, day)
        self.rejected.extend(Rejected(day, measure.id, value, why, knee) for value, why in accepted.rejected)
        self.doubtful.extend(Doubtful(day, measure.id, value, why, knee) for value, why in accepted.doubtful)
        return accepted

    def _correct(self, found: dict[MeasureId, Accepted], day: date, knee: Knee) -> None:
        for correction in self.text.corrections:
            if correction.check_in == day and correction.knee in {None, knee} and knee in self._operated:
                measure = self.catalogue.by_id[MeasureId(correction.measure)]
                found[measure.id] = self._judged(measure, [(correction.value, Reporter.CLINICIAN)], day, knee)

    def _of_knee(self, measure: Measure, written: object, knee: Knee) -> Iterator[object]:
        """The values of one knee in what was written: sided, or of the one knee under treatment."""
        if isinstance(written, SidedText):
            value = getattr(written, knee)
            yield from value if isinstance(value, tuple) else () if value is None else (value,)
        elif knee in self._operated:
            if measure.sided and len(self._operated) > 1:
                yield _WithoutKnee(written)
            else:
                yield from written if isinstance(written, tuple) else (written,)

    def _line(self, line: SessionText, knee: Knee) -> SessionLine:
        values: dict[MeasureId, float] = {}
        for name, value in line.observations.items():
            measure = self.catalogue.by_id[MeasureId(name)]
            accepted = self._judged(measure, [(value, Reporter.PATIENT)], line.date_, knee)
            for one in accepted.observed:
                values[measure.id] = one.number
        return SessionLine(line.date_, None if line.level is None else LevelId(line.level), values)


@dataclass(frozen=True, slots=True)
class _WithoutKnee:
    """A value of a sided measure that names no knee although both are treated; refused by `accept`."""

    written: object
