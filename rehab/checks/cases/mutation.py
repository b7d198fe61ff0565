"""Mutation: whether the cases of a protocol would notice each small fault that its file could have.

Mutants and the runs of the unchanged cases flow in; the fate of each flows out. A mutant is caught when one
case no longer comes out as expected. The moments of the unchanged runs tell which cases are likely to: there
an entry has another truth, or a rule that asks for something else has spoken. They are walked first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from rehab.checks.cases.case_course import ReadyCase
from rehab.checks.cases.case_ladder import on_case_ladder
from rehab.checks.cases.cases import CaseRun, MakeJudge
from rehab.checks.cases.difference import difference
from rehab.checks.cases.expectation import comes_out
from rehab.checks.cases.mutant import Mutant, mutated
from rehab.checks.subject import Subject
from rehab.decision.judge import Judge
from rehab.errors import InternalError
from rehab.frozen import FrozenStruct
from rehab.protocol.from_authored import EVERY_VARIANT, Choice, resolve
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

IsEqual = Callable[[Protocol, Protocol], bool | None]
"""Whether it is proven that two protocols decide alike for every patient; None where it is not settled."""


class Fate(StrEnum):
    """What became of a mutant."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    EQUAL = "equal"
    REFUSED = "refused"


class Tried(FrozenStruct):
    """A mutant with its fate; `by` names the case that caught it."""

    mutant: Mutant
    fate: Fate
    by: str = ""


def tried(
    mutants: Iterable[Mutant],
    subject: Subject,
    runs: Iterable[CaseRun],
    *,
    make_judge: MakeJudge,
    is_equal: IsEqual,
) -> Iterator[Tried]:
    """The fate of each mutant, one after the other.

    Args:
        mutants: mutants of the last layer of the subject's chain.
        subject: the protocol as it is.
        runs: its cases as they were walked; one that does not hold can catch nothing.
        make_judge: builds the judge of a resolved protocol, of one engine alone.
        is_equal: tells whether a change that no case notices changes any patient's decision.
    """
    held: dict[Choice, list[tuple[CaseRun, ReadyCase]]] = {}
    for run in runs:
        if run.ready is not None and run.result.holds:
            held.setdefault(run.ready.choice, []).append((run, run.ready))
    original = _Version(subject.chain, subject.catalogue, make_judge)
    many_first = dict(sorted(held.items(), key=lambda item: -len(item[1])))
    bench = _Bench(subject, many_first, original, make_judge, is_equal)
    for mutant in mutants:
        yield bench.tried(mutant)


class _Version:
    """A protocol as its cases see it, resolved and judged for a choice when that is first asked for."""

    def __init__(self, chain: tuple[Layer, ...], catalogue: Catalogue, make_judge: MakeJudge) -> None:
        self._chain, self._catalogue, self._make_judge = on_case_ladder(chain), catalogue, make_judge
        self._protocols: dict[Choice, Protocol | None] = {}
        self._judges: dict[Choice, Judge] = {}

    def protocol(self, choice: Choice) -> Protocol | None:
        """The protocol of a choice; None if its layers have an error."""
        if choice not in self._protocols:
            self._protocols[choice] = resolve(self._chain, self._catalogue, choice)[0]
        return self._protocols[choice]

    def whole(self, choice: Choice) -> Protocol:
        """The protocol of a choice, which is known to have no error."""
        protocol = self.protocol(choice)
        if protocol is None:
            raise InternalError("a choice has errors that the protocol has not")
        return protocol

    def judge(self, choice: Choice) -> Judge:
        """The judge of a choice."""
        if choice not in self._judges:
            self._judges[choice] = self._make_judge(self.whole(choice), self._catalogue)
        return self._judges[choice]


class _Bench(FrozenStruct):
    subject: Subject
    runs: Mapping[Choice, list[tuple[CaseRun, ReadyCase]]]
    original: _Version
    make_judge: MakeJudge
    is_equal: IsEqual

    def tried(self, mutant: Mutant) -> Tried:
        layer = mutated(self.subject.chain[-1], mutant)
        if layer is None:
            return Tried(mutant, Fate.REFUSED)
        chain = (*self.subject.chain[:-1], layer)
        version = _Version(chain, self.subject.catalogue, self.make_judge)
        if version.protocol(Choice()) is None:
            return Tried(mutant, Fate.REFUSED)
        for choice, run, ready in self._likely_first(mutant, version):
            if not comes_out(ready, version.judge(choice)):
                return Tried(mutant, Fate.CAUGHT, run.result.name)
        return Tried(mutant, Fate.EQUAL if self._changes_nothing(mutant, version) else Fate.SURVIVED)

    def _likely_first(self, mutant: Mutant, version: _Version) -> Iterator[tuple[Choice, CaseRun, ReadyCase]]:
        """The cases that could notice a mutant, those first in which it shows at a check-in."""
        later: list[tuple[Choice, CaseRun, ReadyCase]] = []
        for choice, runs in self.runs.items():
            if not _concerns(mutant, choice):
                continue
            found = difference(self.original.whole(choice), version.whole(choice), self.subject.catalogue)
            for run, ready in runs:
                if found.shows_in(run):
                    yield choice, run, ready
                elif found.could_show_in(run):
                    later.append((choice, run, ready))
        yield from later

    def _changes_nothing(self, mutant: Mutant, version: _Version) -> bool:
        """True if it is proven that the decision of no patient changes, whatever is chosen."""
        for choice in dict.fromkeys((*self.subject.choices, *self.runs)):
            if _concerns(mutant, choice):
                one, other = self.original.whole(choice), version.whole(choice)
                if one.digest != other.digest and self.is_equal(one, other) is not True:
                    return False
        return True


def _concerns(mutant: Mutant, choice: Choice) -> bool:
    """False where a mutant of a variant or modifier meets a patient without it."""
    kind, name = (*mutant.place.path, "", "")[:2]
    if kind == "variants":
        return choice.variant in {name, EVERY_VARIANT}
    return kind != "modifiers" or name in choice.modifiers
