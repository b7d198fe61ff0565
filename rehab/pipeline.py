"""The whole trip on one page: an episode's text becomes a course a knee, with today's decision.

    text -> source -> patient (Episode)            protocol files -> protocol (Protocol)
                 |                                   |
                  course.fold, visit by visit  <- decision.Judge <- rules (two engines)

Texts and ports flow in, values flow out. No file is opened and no clock is read here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal
from typing import Protocol as Port

from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.errors import InputRefused
from rehab.findings import Finding, finding, has_errors
from rehab.frozen import FrozenStruct, field, replace
from rehab.patient.authored import EpisodeText, Knee
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.leftover import leftover
from rehab.patient.model import Episode, KneeCourse
from rehab.patient.names import other_operations, unknown_choices, unknown_names
from rehab.patient.one_value import is_one_value
from rehab.patient.past_day import last_day
from rehab.patient.rejected_places import rejected_places
from rehab.protocol.authored import OverlayText
from rehab.protocol.from_authored import Choice, choice_for, offered, resolve
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.protocol.model import Protocol
from rehab.replay.made_from import MadeFrom
from rehab.source import Node, read
from rehab.source.place import locate
from rehab.source.shape import shape
from rehab.terms.measure import Catalogue


class Shelf(Port):
    """Where files are found by name."""

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol's file, or None if there is none."""
        ...

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of an overlay file, or None if there is none."""
        ...

    def measures(self) -> tuple[str, str]:
        """Name and text of the measure catalogue."""
        ...


_OFFERED: tuple[Literal["variants"], Literal["modifiers"]] = ("variants", "modifiers")
MakeJudge = Callable[[Protocol, Catalogue], Judge]
"""Builds the judge of one resolved protocol; `wiring.py` knows which engines it uses."""


class Desk(FrozenStruct):
    """What every trip needs.

    Attributes:
        shelf: where protocols, overlays and measures are found.
        make_judge: builds the judge of a resolved protocol.
        today: the day to decide for, if nothing else says one.
        instead: name and text of the protocol's file to decide by, whatever protocol an episode names.
    """

    shelf: Shelf
    make_judge: MakeJudge
    today: date
    instead: tuple[str, str] | None = None


class Trip(FrozenStruct):
    """An episode and what it came to.

    Attributes:
        courses: one a knee, in the order of the starts.
        findings: what is worth a word about the files although it stops nothing.
        made_from: what it was made from, so that it can be made again.
        judges: who decides for each knee, on any day.
    """

    episode: Episode
    courses: tuple[Course, ...]
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    made_from: MadeFrom
    judges: Mapping[Knee, Callable[[date], Judge]]


def read_catalogue(shelf: Shelf) -> Catalogue:
    """The measure catalogue of a shelf.

    Raises:
        InputRefused: if it has an error.
    """
    name, text = shelf.measures()
    catalogue, findings = _catalogue(text, name)
    if catalogue is None or has_errors(findings):
        raise InputRefused(findings)
    return catalogue


@lru_cache(maxsize=2)
def _catalogue(text: str, name: str) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue of a text; the last one is remembered, since it is the same for every patient."""
    node, findings = read(text, name=name)
    catalogue, shaped = shape(Catalogue, node) if node is not None else (None, ())
    return catalogue, (*findings, *shaped)


def run(text: str, *, name: str, desk: Desk, as_of: date | None = None) -> Trip:
    """The course and today's decision of every knee in an episode.

    Args:
        text: the episode file's text.
        name: the file's name as findings print it.
        desk: files, engines and the day.
        as_of: the day to decide for; else the file's, else the desk's. Of a past day what came later is left
            out, but for what lies after the file's own day as well: that is a mistake in a date.

    Raises:
        InputRefused: if the episode, its protocol or an overlay has an error; all of them at once.
        EnginesDisagree: if two engines answer differently; no decision is issued.
    """
    ready = _ready(text, name, desk, as_of)
    folded = tuple(
        fold(knee, versions.judge(ready.day), as_of=ready.day, judge_on=versions.judge)
        for knee, versions in ready.courses
    )
    judges = {knee.knee: versions.judge for knee, versions in ready.courses}
    return Trip(ready.episode, folded, ready.catalogue, ready.findings, ready.made_from, judges)


def findings_of(text: str, *, name: str, desk: Desk) -> tuple[Finding, ...]:
    """What is wrong with an episode, its values, its protocol and its overlays; nothing is decided."""
    try:
        ready = _ready(text, name, desk, None)
    except InputRefused as refused:
        return tuple(one for one in refused.findings if isinstance(one, Finding))
    return (*ready.findings, *ready.rejected)


def made_from(text: str, *, name: str, desk: Desk, as_of: date | None = None) -> MadeFrom | None:
    """What a trip would be made from, found without deciding anything; None if the episode cannot be read.

    Args:
        text: the episode file's text.
        name: the file's name as findings print it.
        desk: files and the day.
        as_of: the day to decide for.

    Raises:
        InputRefused: if the measures or a file that is there cannot be read.
    """
    catalogue = read_catalogue(desk.shelf)
    node, _ = read(text, name=name, spares=is_one_value)
    authored = None if node is None else shape(EpisodeText, node)[0]
    if node is None or authored is None:
        return None
    return _Files.of(authored, node, catalogue, desk, as_of).made_from(text)


class _Ready(FrozenStruct):
    """An episode that can be decided: each knee with the protocol of any day."""

    episode: Episode
    courses: tuple[tuple[KneeCourse, "_Versions"], ...]
    day: date
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    rejected: tuple[Finding, ...]
    """The refused values at their places; a decision names them itself."""
    made_from: MadeFrom


def _ready(text: str, name: str, desk: Desk, as_of: date | None) -> _Ready:
    catalogue = read_catalogue(desk.shelf)
    node, findings = read(text, name=name, spares=is_one_value)
    authored, shaped = shape(EpisodeText, node) if node is not None else (None, ())
    found = [*findings, *shaped]
    if node is None:
        raise InputRefused(tuple(found))
    if authored is None or has_errors(found):
        raise InputRefused(_and_what_else(found, node, catalogue, desk, as_of=as_of))
    files = _Files.of(authored, node, catalogue, desk, as_of)
    episode, more = episode_from_authored(authored, node, catalogue, today=desk.today, as_of=as_of)
    found.extend((*more, *files.findings))
    if episode is None or has_errors(found):
        raise InputRefused(tuple(dict.fromkeys((*found, *files.named()))))
    day = episode.as_of
    episode = replace(episode, left_out=episode.left_out + files.left_out)
    courses = []
    for knee in episode.knees:
        choice = choice_for(files.chain, knee.variant, knee.modifiers, overlays=files.overlays)
        versions = files.versions(choice, desk.make_judge)
        for past in dict.fromkeys((*(visit.on for visit in knee.series.visits), day)):
            found.extend(versions.resolved(past)[1])
        courses.append((knee, versions))
    found.extend(files.named())
    if has_errors(found):
        raise InputRefused(tuple(dict.fromkeys(found)))
    rejected = rejected_places(authored, node, episode.rejected)
    made_from = files.made_from(text)
    return _Ready(episode, tuple(courses), day, catalogue, tuple(dict.fromkeys(found)), rejected, made_from)


def _and_what_else(
    found: list[Finding], node: Node, catalogue: Catalogue, desk: Desk, *, as_of: date | None
) -> tuple[Finding, ...]:
    """What is wrong with an episode that cannot be read whole, and with all that it names."""
    left = leftover(node)
    if left is None:
        return tuple(found)
    authored, rest = left
    _, more = episode_from_authored(authored, rest, catalogue, today=desk.today, as_of=as_of)
    files = _Files.of(authored, rest, catalogue, desk, as_of)
    return tuple(dict.fromkeys((*found, *more, *files.findings, *files.named())))


class _Files(FrozenStruct):
    """The protocol and the overlays that an episode names."""

    authored: EpisodeText
    node: Node
    catalogue: Catalogue
    day: date
    last_day: date
    chain: tuple[Layer, ...]
    overlays: tuple[Layer, ...]
    findings: tuple[Finding, ...]
    left_out: int
    """How many overlays were written after the day to decide for."""
    before: dict[object, tuple[Protocol | None, tuple[Finding, ...]]] = field(default_factory=dict)
    """What was resolved before, so that no choice is laid together twice."""

    @classmethod
    def of(
        cls, authored: EpisodeText, node: Node, catalogue: Catalogue, desk: Desk, as_of: date | None
    ) -> "_Files":
        """The files, read; and what keeps them from being laid together."""
        day = as_of or authored.as_of or desk.today
        chain, unread = _chain(authored.protocol, node, desk)
        overlays, missing = _overlays(authored.overlays, node, desk.shelf)
        last = last_day(authored, as_of=as_of, today=desk.today)
        later = _from_the_future(overlays, node, last)
        by_then = tuple(layer for layer in overlays if not day < _written(layer) <= last)
        known = {} if has_errors(unread) else {kind: offered(chain, kind) for kind in _OFFERED}
        choices = unknown_choices(authored, node, **known) if known else ()
        findings = (*unread, *missing, *later, *choices)
        chain = () if has_errors(unread) else chain
        left_out = len(overlays) - len(by_then)
        return cls(authored, node, catalogue, day, last, chain, by_then, findings, left_out)

    def made_from(self, text: str) -> MadeFrom:
        """What the trip of a text is made from."""
        return MadeFrom(
            text, self.authored, self.day, self.last_day, (*self.chain, *self.overlays), self.catalogue
        )

    def versions(self, choice: Choice, make_judge: MakeJudge) -> "_Versions":
        """The protocol of one choice, on any day."""
        return _Versions(self, choice, make_judge, {})

    def resolved(self, choice: Choice) -> tuple[Protocol | None, tuple[Finding, ...]]:
        """The protocol of a choice, and what is wrong with its layers."""
        version = (choice.variant, choice.modifiers, _in_force(choice.overlays, choice.on))
        if version not in self.before:
            self.before[version] = resolve(self.chain, self.catalogue, choice)
        return self.before[version]

    def named(self) -> Iterator[Finding]:
        """What is wrong with the protocol of the day, and names of the episode that it does not have."""
        for start in self.authored.starts if self.chain else ():
            choice = choice_for(
                self.chain, start.variant, start.modifiers, overlays=self.overlays, on=self.day
            )
            if any(one.id == "RP114" for one in self.findings):
                choice = Choice(overlays=self.overlays, on=self.day)
            protocol, found = self.resolved(choice)
            yield from found
            if protocol is None and self.overlays:  # its names are known without them
                protocol, _ = self.resolved(replace(choice, overlays=()))
            if protocol is not None:
                rules = {rule.id for rule in protocol.rules}
                yield from unknown_names(self.authored, self.node, levels=protocol.place, rules=rules)
                yield from other_operations(self.authored, self.node, protocol.procedure)


@dataclass(slots=True)
class _Versions:
    """One knee's protocol on any day: an overlay counts from its date, a loosening to its last day."""

    files: _Files
    choice: Choice
    make_judge: MakeJudge
    judges: dict[object, Judge]

    def resolved(self, day: date) -> tuple[Protocol | None, tuple[Finding, ...]]:
        """The protocol as it was on a day, and what is wrong with it."""
        return self.files.resolved(self._choice(day))

    def judge(self, day: date) -> Judge:
        """The judge of a day; its protocol must have been resolved without an error."""
        choice = self._choice(day)
        version = _in_force(choice.overlays, day)
        if version not in self.judges:
            protocol, findings = self.resolved(day)
            if protocol is None:
                raise InputRefused(findings)
            self.judges[version] = self.make_judge(protocol, self.files.catalogue)
        return self.judges[version]

    def _choice(self, day: date) -> Choice:
        """The choice as it stood on a day: with the overlays written by then."""
        overlays = tuple(layer for layer in self.choice.overlays if _written(layer) <= day)
        return replace(self.choice, overlays=overlays, on=day)


def _in_force(overlays: tuple[Layer, ...], day: date | None) -> object:
    """Which overlays these are, and which of their loosenings hold on a day."""
    return tuple(
        (layer.name, tuple(day is None or entry.until >= day for entry in layer.text.loosen))
        for layer in overlays
        if isinstance(layer.text, OverlayText)
    )


def _written(layer: Layer) -> date:
    return layer.text.on if isinstance(layer.text, OverlayText) else date.min


def read_protocol(
    name: str, *, shelf: Shelf, catalogue: Catalogue, choice: Choice | None = None
) -> tuple[Protocol | None, tuple[Layer, ...], tuple[Finding, ...]]:
    """One protocol of a shelf, resolved, with its layers.

    Args:
        name: the protocol's id.
        shelf: where it and its bases are found.
        catalogue: the measures that it names.
        choice: variant, modifiers and overlays.
    """
    file = shelf.protocol(name)
    if file is None:
        return None, (), (finding("RP114", f"there is no protocol `{name}`"),)
    chain, findings = read_chain(file[1], name=file[0], read_file=shelf.protocol)
    if not chain or has_errors(findings):
        return None, chain, findings
    protocol, resolved = resolve(chain, catalogue, choice or Choice())
    return protocol, chain, (*findings, *resolved)


def _chain(protocol: str, node: Node, desk: Desk) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    file = desk.instead or desk.shelf.protocol(protocol)
    if file is None:
        span = locate(node, ("protocol",))
        return (), (finding("RP114", f"there is no protocol `{protocol}`", span=span, where="protocol"),)
    return read_chain(file[1], name=file[0], read_file=desk.shelf.protocol)


def _from_the_future(overlays: tuple[Layer, ...], node: Node, last: date) -> Iterator[Finding]:
    """An overlay dated after the file's last day: left out without a word it would restrict nobody."""
    for number, layer in enumerate(overlays):
        if _written(layer) > last:
            span = locate(node, ("overlays", number))
            message = f"{layer.name} is dated {_written(layer)}, after {last}, the last day of the file"
            yield finding("RP202", message, span=span, where="overlays")


def _overlays(
    names: tuple[str, ...], node: Node, shelf: Shelf
) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    layers: list[Layer] = []
    findings: list[Finding] = []
    for number, name in enumerate(names):
        file = shelf.overlay(name)
        if file is None:
            span = locate(node, ("overlays", number))
            findings.append(finding("RP114", f"there is no overlay `{name}`", span=span, where="overlays"))
            continue
        layer, found = read_overlay(file[1], name=file[0])
        findings.extend(found)
        if layer is not None:
            layers.append(layer)
    return tuple(layers), tuple(findings)
