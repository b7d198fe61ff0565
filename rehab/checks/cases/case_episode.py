"""A case as an episode: one patient in a few words becomes a whole, valid course.

A case's weeks flow in with the protocol's case patients; an episode's plain data flows out, the
same that a file would hold, so that a case goes the way of every patient and no shorter one.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from rehab.checks.cases.case_week import CaseWeek
from rehab.protocol.model import Protocol
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, RecordedAt

START = date(2026, 1, 5)
"""Day 0 of every case; a Monday."""

_WEEK = 7

_GOOD_SESSION_AGES = (5, 3, 1, 6, 4, 2)


def case_episode(
    weeks: Sequence[CaseWeek],
    *,
    protocol: Protocol,
    patients: Mapping[str, Mapping[str, Any]],
    catalogue: Catalogue,
) -> dict[str, Any]:
    """The episode of a case as plain data.

    Args:
        weeks: what the case says, by its days.
        protocol: the protocol it is a case of.
        patients: the protocol's case patients.
        catalogue: the measures.
    """
    return _Builder(protocol, patients, catalogue).episode(weeks)


class _Builder:
    def __init__(
        self, protocol: Protocol, patients: Mapping[str, Mapping[str, Any]], catalogue: Catalogue
    ) -> None:
        self._protocol, self._patients, self._catalogue = protocol, patients, catalogue

    def episode(self, weeks: Sequence[CaseWeek]) -> dict[str, Any]:
        first = weeks[0]
        check_ins = []
        signed = []
        if first.level:
            before = self._day(first) - timedelta(days=_WEEK)
            signed.append(
                {"date": before, "level": first.level, "by": "the case", "why": "level it starts from"}
            )
        if first.level or first.last_week is not None:
            check_ins.append(self._last_week(first))
        for week in weeks:
            since = check_ins[-1]["date"] if check_ins else self._day(week) - timedelta(days=_WEEK)
            check_ins.append(self._check_in(week, since))
        start = {
            "procedure": self._protocol.procedure or "surgery",
            "date": START,
            "knee": "right",
            "variant": first.variant,
            "modifiers": first.modifiers,
        }
        return {
            "patient": {"id": "case", **self._born(first)},
            "protocol": self._protocol.id,
            "starts": [start],
            "as_of": check_ins[-1]["date"] + timedelta(days=weeks[-1].later),
            "check_ins": check_ins,
            "overrides": signed,
        }

    @staticmethod
    def _born(first: CaseWeek) -> dict[str, int]:
        return {} if first.age == "unknown" else {"birth_year": START.year - first.age}

    @staticmethod
    def _day(week: CaseWeek) -> date:
        return START + timedelta(days=week.day_number)

    def _check_in(self, week: CaseWeek, since: date) -> dict[str, Any]:
        day = self._day(week)
        check_in: dict[str, Any] = {"date": day, "observations": self._observed(week)}
        if week.by is not None:
            check_in["by"] = week.by
        lines = self._sessions(week, day, since)
        return check_in if lines is None else {**check_in, "sessions": lines}

    def _last_week(self, first: CaseWeek) -> dict[str, Any]:
        """The check-in seven days before: the patient whom the case is like, or the first one, as usual."""
        usual = self._patients.get(first.like or next(iter(self._patients), ""), {})
        observed = {**usual, **(first.last_week or {})}
        observations = {name: value for name, value in observed.items() if self._is_checked_in(name)}
        day = self._day(first) - timedelta(days=_WEEK)
        return {"date": day, "observations": observations, "sessions": []}

    def _observed(self, week: CaseWeek) -> dict[str, Any]:
        said = {**self._patients.get(week.like, {}), **week.observations}
        return {name: value for name, value in said.items() if self._is_checked_in(name)}

    def _is_checked_in(self, name: str) -> bool:
        measure = self._catalogue.by_id.get(MeasureId(name))
        return measure is None or measure.recorded is RecordedAt.CHECK_IN

    def _sessions(self, week: CaseWeek, day: date, since: date) -> list[dict[str, Any]] | None:
        """The session lines since the last check-in: as listed, or so many clean ones."""
        if week.sessions is None:
            return None
        lines = [{}] * week.sessions if isinstance(week.sessions, int) else list(week.sessions)
        ages = _session_ages(len(lines), (day - since).days)
        said = {name: value for name, value in week.observations.items() if not self._is_checked_in(name)}
        return [
            {"date": day - timedelta(days=age), **self._clean(), **said, **line}
            for age, line in zip(ages, lines, strict=True)
        ]

    def _clean(self) -> dict[str, Any]:
        """A session with nothing to complain of: every session measure at its best."""
        return {
            measure.id: measure.grades[round(measure.best)]
            if measure.grades
            else self._plain(measure.best, measure.range)
            for measure in self._catalogue.measures
            if measure.recorded is RecordedAt.SESSION
        }

    @staticmethod
    def _plain(number: float, between: tuple[float, float]) -> bool | int:
        return bool(number) if between == (0.0, 1.0) else int(number)


def _session_ages(count: int, days: int) -> list[int]:
    """How many days ago so many sessions were, the first first; none before the last check-in."""
    good = [age for age in _GOOD_SESSION_AGES if age <= days] or [0]
    return sorted((good[number % len(good)] for number in range(count)), reverse=True)
