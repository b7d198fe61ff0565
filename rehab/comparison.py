"""A comparison of two versions of a protocol: their files become editions, and patients meet both.

Texts flow in; editions, and what becomes of virtual and of real patients, flow out. No file is opened here.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from rehab.adapters.processes import cores, spread
from rehab.diff.edition import Edition
from rehab.diff.moved import Because, Moved, Walked, moved, why_held
from rehab.diff.patients import Contest, Review
from rehab.diff.report import Real
from rehab.errors import GuaranteeBroken, InputRefused
from rehab.findings import Finding, Severity, has_errors
from rehab.frozen import FrozenStruct
from rehab.inspection import Handed
from rehab.pipeline import Desk, MakeJudge, Shelf, read_catalogue, run
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import read_chain
from rehab.rules.model import compile_rules
from rehab.simulate.run import chunks
from rehab.source import MappingNode, ScalarNode, read

_WORTH_A_PROCESS = 200
"""Patients below which starting another process takes longer than following them."""


class Version(FrozenStruct):
    """One version as it was handed in.

    Attributes:
        file: its text, and the shelf where its bases are found.
        edition: what it resolves to.
    """

    file: Handed
    edition: Edition


def version_of(name: str, file: Handed, choice: Choice) -> Version:
    """A version, read and resolved.

    Args:
        name: what a person called it.
        file: its text.
        choice: the variant and modifiers to resolve it with.

    Raises:
        InputRefused: if it, or a base of it, has an error.
    """
    catalogue = read_catalogue(file.shelf)
    chain, findings = read_chain(file.text, name=file.name, read_file=file.shelf.protocol)
    if not chain or has_errors(findings):
        raise InputRefused(findings)
    protocol, more = resolve(chain, catalogue, choice)
    if protocol is None:
        raise InputRefused((*findings, *more))
    return Version(file, Edition(name, chain, protocol, catalogue, choice))


def pieces(contest: Contest) -> Iterator[tuple[Moved, ...]]:
    """What becomes of a cohort of virtual patients, piece by piece, in the order of their numbers.

    Args:
        contest: the cohort and the versions that it meets.

    Raises:
        EnginesDisagree: if the second look at a patient comes to something else.
    """
    processes = cores() if contest.recipe.patients >= _WORTH_A_PROCESS else 1
    return spread(contest.moved, chunks(contest.recipe), processes=processes)


# Real patients ----------------------------------------------------------------------------------------


class Clinic(FrozenStruct, dict=True):
    """What real courses are decided with.

    Attributes:
        old: the version in use.
        new: the other one.
        make_judge: builds the judge of a resolved protocol.
        today: the day to decide for, where a file says none.
    """

    old: Version
    new: Version
    make_judge: MakeJudge
    today: date

    def review(self, files: Iterable[Handed]) -> Real:
        """Every episode of the protocol, each of its check-ins decided under both versions.

        Args:
            files: episodes, of this protocol or of others.

        Raises:
            EnginesDisagree: if two engines answer differently; nothing is compared.
        """
        every = tuple(files)
        own = [file for file in every if self._is_concerned(file)]
        patients: list[Moved] = []
        refused = []
        for file in own:
            try:
                patients.extend(self._course(file))
            except InputRefused as problem:
                refused.append((file.name, _first(problem)))
        left_out = len(every) - len(own)
        return Real(len(own) - len(refused), Review(tuple(patients)), left_out, tuple(refused))

    def _is_concerned(self, file: Handed) -> bool:
        """Whether an episode is of the protocol that the versions are versions of."""
        node, _ = read(file.text, name=file.name)
        named = node.get("protocol") if isinstance(node, MappingNode) else None
        ids = {self.old.edition.protocol.id, self.new.edition.protocol.id}
        return isinstance(named, ScalarNode) and named.text in ids

    def _course(self, file: Handed) -> Iterator[Moved]:
        """Each knee of one episode."""
        old, new = self._walked(file, self.old), self._walked(file, self.new)
        knees = tuple(dict.fromkeys((*old, *new)))
        for knee in knees:
            who = file.name if len(knees) == 1 else f"{file.name}, {knee} knee"
            start = (old.get(knee) or new[knee]).start
            unissued = Walked(start, is_issued=False)
            courses = (old.get(knee, unissued), new.get(knee, unissued))
            yield moved(who, *courses, because=self._because)

    def _walked(self, file: Handed, version: Version) -> dict[str, Walked]:
        """Each knee under a version; none where a decision would break a promise."""
        shelves = _Shelves(version.file.shelf, file.shelf)
        instead = (version.file.name, version.file.text)
        desk = Desk(shelves, self.make_judge, self.today, instead)
        try:
            trip = run(file.text, name=file.name, desk=desk)
        except GuaranteeBroken:
            return {}
        return {
            course.knee.knee: Walked(course.knee.series.start, tuple(step.decision for step in course.steps))
            for course in trip.courses
        }

    @cached_property
    def _because(self) -> tuple[Because, Because]:
        old, new = (
            why_held(compile_rules(one.protocol), one.catalogue)
            for one in (self.old.edition, self.new.edition)
        )
        return old, new


class _Shelves(FrozenStruct):
    """Protocols and measures as a version has them, overlays as an episode has them."""

    version: Shelf
    episode: Shelf

    def protocol(self, name: str) -> tuple[str, str] | None:
        return self.version.protocol(name)

    def overlay(self, name: str) -> tuple[str, str] | None:
        return self.episode.overlay(name)

    def measures(self) -> tuple[str, str]:
        return self.version.measures()


def _first(problem: InputRefused) -> str:
    """The first reason why an episode is not decided."""
    found = (one for one in problem.findings if isinstance(one, Finding) and one.severity is Severity.ERROR)
    first = next(found, None)
    return "" if first is None else f"[{first.id}] {first.message}"
