"""Episodes as a clinic writes them, read the way every file is read: text, tree, model, series.

Days since the start and words of a test flow in; an Episode, or the findings that refuse the file,
flow out. The measures are those of the real catalogue.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.findings import Finding
from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.model import Episode, Rejected, Series, Visit
from rehab.patient.one_value import is_one_value
from rehab.pipeline import read_catalogue
from rehab.source import read
from rehab.source.shape import shape
from rehab.terms.measure import Catalogue

START = date(2026, 1, 5)
"""Day 0 of every episode that a test writes."""

Written = dict[str, Any]


def on(day: int) -> str:
    """A day since the start as a file writes it."""
    return (START + timedelta(days=day)).isoformat()


@cache
def the_catalogue() -> Catalogue:
    """The measures that ship with the program."""
    return read_catalogue(FolderShelf((data_folder("protocols"),)))


def a_check_in(day: int, /, **said: Any) -> Written:  # noqa: ANN401  (whatever a file can hold)
    """A check-in on a day: keys of a check-in by their name, every other word is an observation."""
    keys = {"by", "name", "knee", "pre_operative", "sessions", "level_done", "observations"}
    observations = {name: value for name, value in said.items() if name not in keys}
    own = {name: value for name, value in said.items() if name in keys}
    return {"date": on(day), **own, "observations": {**observations, **own.get("observations", {})}}


def a_line(day: int, /, **said: Any) -> Written:  # noqa: ANN401  (whatever a file can hold)
    """A session line of a day."""
    return {"date": on(day), **said}


def a_start(day: int = 0, knee: str = "right", **said: Any) -> Written:  # noqa: ANN401
    """An operation of a knee on a day."""
    return {"procedure": "total_knee_arthroplasty", "date": on(day), "knee": knee, **said}


def an_episode(*check_ins: Written, **keys: Any) -> Written:  # noqa: ANN401  (any key of an episode)
    """An episode with these check-ins, of a right knee operated on day 0, as of day 100."""
    plain = {
        "patient": {"id": "a", "birth_year": 1960},
        "protocol": "tka-retro",
        "starts": [a_start()],
        "as_of": on(100),
    }
    return {**plain, "check_ins": list(check_ins), **keys}


@dataclass(frozen=True, slots=True)
class Told:
    """What reading an episode came to."""

    episode: Episode | None
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> tuple[tuple[str, str], ...]:
        """Id and message of each finding."""
        return tuple((finding.id, finding.message) for finding in self.findings)

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """Each value that was refused by name."""
        assert self.episode is not None, self.refused
        return self.episode.rejected

    def series(self, knee: str = "right") -> Series:
        """One knee's series."""
        assert self.episode is not None, self.refused
        return next(one.series for one in self.episode.knees if one.knee == knee)

    def visit(self, place: int = -1, knee: str = "right") -> Visit:
        """One visit of a knee, the last by default."""
        return self.series(knee).visits[place]

    def number(self, measure: str, place: int = -1, knee: str = "right") -> float | None:
        """The only value of a measure at a visit; None if it has none."""
        observed = {str(name): one for name, one in self.visit(place, knee).observed.items()}
        if measure not in observed:
            return None
        (one,) = observed[measure]
        return one.number


def read_text(text: str) -> Told:
    """Read an episode's text, YAML or JSON."""
    node, findings = read(text, name="episode.yaml", spares=is_one_value)
    authored, shaped = shape(EpisodeText, node) if node is not None else (None, ())
    if node is None or authored is None:
        return Told(None, (*findings, *shaped))
    episode, more = episode_from_authored(authored, node, the_catalogue(), today=START)
    return Told(episode, (*findings, *shaped, *more))


def told(episode: Mapping[str, Any]) -> Told:
    """Read an episode that a test has written."""
    return read_text(json.dumps(episode))


def of(*check_ins: Written, **keys: Any) -> Told:  # noqa: ANN401  (any key of an episode)
    """Read an episode with these check-ins."""
    return told(an_episode(*check_ins, **keys))


def names(rejected: Sequence[Rejected]) -> list[str]:
    """The measures that were refused, in the order of the file."""
    return [one.measure for one in rejected]
