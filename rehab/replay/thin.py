"""Thinner episodes that may well come to the same sheet: the thinnest first, the whole one last.

The text of an episode and its courses flow in; texts flow out. Before some check-in only the last values of
each measure are left, and an override stands for the level that those before it came to. None of them is
believed: whoever takes one decides it again and compares the sheet.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from rehab.course.model import Course
from rehab.frozen import FrozenStruct
from rehab.patient.authored import CheckInText, EpisodeText, SignedLevelText
from rehab.replay.values_codec import BLANK
from rehab.terms.ids import LevelId

_FEWEST = 2
_KEPT = (1, 2)
"""How many of the last values of a measure are left before the cut."""
_BACK = (timedelta(), timedelta(days=7))
"""How far back the levels before the cut are told: steps of the last week count among those of the next."""


def thinner(text: EpisodeText, courses: Sequence[Course]) -> Iterator[EpisodeText]:
    """Episodes to try, the thinnest first, the whole one last.

    Args:
        text: the episode, its check-ins in the order of their days.
        courses: the course of each knee.
    """
    days = tuple(dict.fromkeys(check_in.date_ for check_in in text.check_ins))
    if len(days) > _FEWEST:
        for kept, back in product(_KEPT, _BACK):
            for day in _cuts(days, courses):
                yield _Cut(text, courses, day, kept, back).episode()
    yield text


def _cuts(days: Sequence[date], courses: Sequence[Course]) -> tuple[date, ...]:
    """Where to cut: at the last check-in but one, where the level was reached, and one level before."""
    changed = sorted({day for course in courses for day, _ in _held(course)}, reverse=True)
    before_last = [day for day in changed if day < days[-1]]
    return tuple(dict.fromkeys((days[-2], *before_last[:_FEWEST])))


def _held(course: Course) -> Iterator[tuple[date, LevelId | None]]:
    """The day on which each level was first held after another one."""
    level = None
    for step in course.steps:
        if step.level_after != level:
            yield step.decision.on, step.level_after
        level = step.level_after


class _Cut(FrozenStruct):
    """A cut through an episode at the day of a check-in."""

    text: EpisodeText
    courses: Sequence[Course]
    day: date
    kept: int
    back: timedelta

    def episode(self) -> EpisodeText:
        """The episode with little before the day."""
        check_ins = tuple(self._check_ins())
        left = {check_in.date_ for check_in in check_ins}
        return self.text.model_copy(
            update={
                "check_ins": check_ins,
                "decisions": self._after(self.text.decisions),
                "overrides": (*self._levels(), *self._after(self.text.overrides)),
                "corrections": tuple(one for one in self.text.corrections if one.check_in in left),
            }
        )

    def _after(self, signed: Sequence[SignedLevelText]) -> tuple[SignedLevelText, ...]:
        return tuple(one for one in signed if one.date_ > self.day)

    def _levels(self) -> Iterator[SignedLevelText]:
        """The levels of each knee up to the day, as far back as they are told."""
        for course in self.courses:
            held = [one for one in _held(course) if one[0] <= self.day]
            older = [one for one in held if one[0] <= self.day - self.back]
            for day, level in (*older[-1:], *held[len(older) :]):
                yield SignedLevelText(date=day, level=level, by=BLANK, why=BLANK, knee=course.knee.knee)

    def _check_ins(self) -> Iterator[CheckInText]:
        seen: Counter[tuple[str, str | None]] = Counter()
        left: list[CheckInText] = []
        for check_in in reversed(self.text.check_ins):
            if check_in.date_ > self.day:
                left.append(check_in)
                continue
            last = {
                name: value
                for name, value in check_in.observations.items()
                if seen[name, check_in.knee] < self.kept
            }
            seen.update((name, check_in.knee) for name in last)
            if last or check_in.date_ == self.day:
                less = {"observations": last, "sessions": None, "level_done": None}
                left.append(check_in.model_copy(update=less))
        yield from reversed(left)
