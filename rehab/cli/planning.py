"""One patient's week, from a file to what is written and said: a path flows in, a Planned flows out.

Nothing is printed or written here, so that many patients can be planned on every core at once and come out in
the order in which they were named.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rehab.adapters.files import files_below
from rehab.cli.decide import decision_words, trip_of
from rehab.cli.inputs import STDIN, given
from rehab.cli.trouble import Exit, findings_words, reason_words, trouble_words
from rehab.errors import InputRefused, RehabError, UsageError
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.pipeline import Trip
from rehab.report.text import planned_words
from rehab.wiring import shelf
from rehab.wiring.languages import tongue_of
from rehab.wiring.papers import (
    PAPERS,
    Wanted,
    asks_too_much,
    language_of,
    name_left_out,
    print_papers,
    tidy_up,
)

_PATTERN = frozenset("*?[")
_SCHEMA = ".schema.json"


class Planned(FrozenStruct):
    """What planning one file came to.

    Attributes:
        patient: the clinic's own number; empty where nothing was planned.
        decision: the decision in words.
        line: the same in one line.
        beside: what is said on stderr.
        papers: the documents by file name.
        code: what a command that plans this file alone ends with.
        reason: why nothing was planned, in one line.
        is_other: true if it is no episode at all, and nobody named it by itself.
    """

    path: Path
    patient: str = ""
    decision: str = ""
    line: str = ""
    beside: str = ""
    papers: Mapping[str, bytes] = {}
    code: int = Exit.DONE
    reason: str = ""
    is_other: bool = False

    @property
    def failed(self) -> bool:
        """True if nothing was planned."""
        return bool(self.reason)


class Planning(FrozenStruct):
    """How files are planned; each process gets one.

    Attributes:
        today: the day that it is, the same for all.
        language: of the handouts; empty for each patient's own.
        is_one_of_many: true if many are planned, so that memory counts.
        found: files that were found in a folder; what is no episode among them is left out.
    """

    as_of: str
    today: date
    protocols: tuple[Path, ...]
    wanted: Wanted
    language: str = ""
    is_one_of_many: bool = False
    found: frozenset[Path] = frozenset()
    colour: bool = False

    def __call__(self, path: Path) -> Planned:
        """Plan one file; whatever goes wrong with it is said of it alone."""
        try:
            return self._planned(path)
        except RehabError as error:
            if isinstance(error, InputRefused) and path in self.found and _is_other(path):
                return Planned(path, is_other=True)
            return self._failed(path, error)
        except Exception as error:  # noqa: BLE001  (one patient's file must not stop the others')
            return self._failed(path, error)

    def _planned(self, path: Path) -> Planned:
        trip = trip_of(path, self.as_of, self.protocols, on=self.today)
        language = language_of(trip.episode, self.wanted.clinic, self.language)
        spoken = tongue_of(trip, shelf(Path(), own=self.protocols), language)
        wanted = self.wanted.in_language(spoken.tongue)
        papers = print_papers(trip, wanted)
        if self.is_one_of_many:
            tidy_up(papers)
        return Planned(
            path,
            patient=trip.episode.patient.id,
            decision=decision_words(trip),
            line=planned_words(trip.courses, trip.episode),
            beside=self._beside(trip, (*spoken.findings, *asks_too_much(trip, wanted))),
            papers=papers,
            code=Exit.REJECTED if trip.episode.rejected else Exit.DONE,
        )

    def _beside(self, trip: Trip, more: tuple[Finding, ...]) -> str:
        nameless = name_left_out(trip)
        said = findings_words((*trip.findings, *more), colour=self.colour)
        if nameless is not None:
            said += f"{nameless.severity}[{nameless.id}] {nameless.message}; {nameless.label}\n"
        return said

    def _failed(self, path: Path, error: Exception) -> Planned:
        code, said = trouble_words(error, colour=self.colour)
        return Planned(path, beside=said, code=code, reason=reason_words(error))


def files_named(words: list[Path]) -> tuple[tuple[Path, ...], frozenset[Path]]:
    """The files that words name, each once and in their order, and those of them that a folder gave.

    Raises:
        UsageError: if a folder or a pattern holds no file.
    """
    files: dict[Path, None] = {}
    found: set[Path] = set()
    for word in words:
        if word != STDIN and word.is_dir():
            below = [one for one in files_below(word) if _may_be_episode(one)]
            found.update(below)
        elif _PATTERN & set(str(word)) and not word.exists():
            below = sorted(Path(word.anchor).glob(str(word.relative_to(word.anchor))))
        else:
            below = [word]
        if not below:
            raise UsageError(f"`{word}` holds no episode; name a folder or a pattern with YAML or JSON files")
        files.update(dict.fromkeys(below))
    return tuple(files), frozenset(found)


def _may_be_episode(path: Path) -> bool:
    """Whether a file of a folder can be one: papers of an earlier run and editors' schemas cannot."""
    return path.name not in PAPERS and not path.name.endswith(_SCHEMA)


def _is_other(path: Path) -> bool:
    """Whether a file can be read and says by its keys that it is something else than an episode."""
    from rehab.inspection import Handed, Kind
    from rehab.source import read

    try:
        file = given(path)
    except RehabError:
        return False
    node, _ = read(file.text, name=file.name)
    return node is not None and Handed(file.text, file.name, shelf(file.folder)).kind is not Kind.EPISODE
