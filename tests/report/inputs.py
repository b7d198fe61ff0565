"""What a paper is made from, one number at a time: a trip comes in, changes by one step come out.

Every number, day and telephone number of the episode, of each layer of its protocol, and of its overlays is
changed where it is written, in the text of its file, and the whole way is gone again. Sentences are no source
of a number: what they say must be tied to one by lint, and so they are never changed here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rehab.adapters.files import FolderShelf
from rehab.checks.lint import dose_in_words, number_from_nowhere
from rehab.checks.subject import subject_of
from rehab.errors import InputRefused
from rehab.pipeline import Desk, Trip, read_catalogue, run
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import read_chain
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout
from rehab.source import read
from rehab.source.node import MappingNode, Node, ScalarNode, SequenceNode
from tests.plan.trips import EXAMPLES, ROOT, START, a_judge, plan_of

EPISODE, MEASURES = "episode", "measures"
NUMBER = re.compile(r"\d+(?:\.\d+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCE = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}")
_STEPS: Mapping[str, Callable[[float], float]] = {
    "one more": lambda number: number + 1,
    "twice": lambda number: number * 2,
    "one less": lambda number: max(number - 1, 0),
}
_NOT_FOR_PATIENTS = re.compile(r"/(?:cases|case_\w+|schema|sources|guarantees)\b|/(?:source|grade|text)$")
"""Parts of a file that no patient's plan is made from."""
DAYS = {"a day later": 1, "a week earlier": -7, "a year later": 365}

Place = tuple[int, int, int]
"""Where a number is written: its line, its first column, the column after its last."""


@dataclass(frozen=True)
class Change:
    """One input, or several that can only change together, by a step.

    Attributes:
        file: `episode`, `measures`, or the id or path of a protocol or overlay.
        places: where its numbers are written.
    """

    file: str
    path: str
    places: tuple[Place, ...]
    step: str
    was: str

    def __str__(self) -> str:
        """The input as a failed test names it."""
        return f"{self.file}: {self.path} ({self.was}), {self.step}"


@dataclass
class Files:
    """The texts of all files that a trip is made from, by the name that others call them by."""

    texts: dict[str, str]
    trees: dict[str, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, trip: Trip) -> "Files":
        """The files of a trip."""
        shelf = _Shelf({})
        texts = {EPISODE: trip.made_from.text, MEASURES: shelf.measures()[1]}
        chain = (layer.text.id for layer in trip.made_from.layers if isinstance(layer.text, ProtocolText))
        for name in (*chain, *trip.episode.overlays):
            found = shelf.protocol(name) or shelf.overlay(name)
            assert found is not None, name
            texts[name] = found[1]
        trees = {name: read(text, name=name)[0] for name, text in texts.items()}
        return cls(texts, {name: tree for name, tree in trees.items() if tree is not None})

    def changes(self) -> Iterator[Change]:
        """Every input by every step, and those that change together."""
        for file, tree in self.trees.items():
            for path, nodes in _inputs(tree, file):
                places = tuple(place for node in nodes for place in _places(node))
                was = " and ".join(node.text for node in nodes)
                for step in DAYS if _DATE.search(was) else _STEPS:
                    yield Change(file, path, places, step, was)

    def changed(self, change: Change) -> dict[str, str]:
        """The file of a change as it would read with it."""
        lines = self.texts[change.file].splitlines()
        for line, first, last in sorted(change.places, reverse=True):
            text = lines[line]
            lines[line] = text[:first] + _stepped(text[first:last], change.step) + text[last:]
        return {change.file: "\n".join(lines)}


def handout_of(trip: Trip) -> Handout:
    """The patient's paper of a trip."""
    return handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)


def handout_with(files: Files, changed: dict[str, str]) -> Handout | None:
    """The patient's paper with some files as they would read; None if they are refused together."""
    desk = Desk(_Shelf(changed), a_judge, START)
    try:
        return handout_of(run(changed.get(EPISODE, files.texts[EPISODE]), name="episode.json", desk=desk))
    except InputRefused:
        return None


def complaints(protocol: str, changed: dict[str, str]) -> frozenset[tuple[str, str]]:
    """What lint says of numbers in the texts of a protocol: the line that each stands on, and the words."""
    shelf = _Shelf(changed)
    name, text = shelf.protocol(protocol) or ("", "")
    chain, _ = read_chain(text, name=name, read_file=shelf.protocol)
    subject, _ = subject_of(chain, read_catalogue(shelf))
    if subject is None:
        return frozenset()
    found = (*number_from_nowhere.check(subject), *dose_in_words.check(subject))
    return frozenset((one.span.text, one.span.words) for one in found if one.span is not None)


class _Shelf:
    """The bundled files, some of them as they would read."""

    def __init__(self, changed: dict[str, str]) -> None:
        self._changed = changed
        self._real = FolderShelf((ROOT / "protocols",), EXAMPLES)

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol."""
        return self._or_changed(name, self._real.protocol(name))

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of an overlay."""
        return self._or_changed(name, self._real.overlay(name))

    def measures(self) -> tuple[str, str]:
        """Name and text of the measures."""
        name, text = self._real.measures()
        return name, self._changed.get(MEASURES, text)

    def _or_changed(self, name: str, real: tuple[str, str] | None) -> tuple[str, str] | None:
        if real is None:
            return None
        return real[0], self._changed.get(name, self._changed.get(real[0], real[1]))


# Where numbers are written ----------------------------------------------------------------------------


def _inputs(tree: Node, file: str) -> Iterator[tuple[str, tuple[ScalarNode, ...]]]:
    """Each scalar with a number, both ends of each range, and whatever can only change together."""
    scalars = {path: node for path, node in _scalars(tree, "") if not _NOT_FOR_PATIENTS.search(path)}
    if file == EPISODE:
        days = tuple(node for node in scalars.values() if _DATE.search(node.text))
        yield "the calendar", days
    bands = tuple(node for path, node in scalars.items() if "/pain_bands/" in path)
    if bands:
        yield "the bounds of the pain bands", bands[1:-1]
    for path, nodes in _together(scalars).items():
        yield path, nodes
    for path, node in scalars.items():
        yield path, (node,)


def _together(scalars: Mapping[str, ScalarNode]) -> dict[str, tuple[ScalarNode, ...]]:
    """Both ends of each range, and the times of each dose: one of them alone may not fit the others."""
    found: dict[str, list[ScalarNode]] = {}
    for path, node in scalars.items():
        above, _, last = path.rpartition("/")
        if last in {"0", "1"} and NUMBER.fullmatch(node.text):
            found.setdefault(above, []).append(node)
        if "/dose/work_s" in path or "/dose/total_min" in path:
            found.setdefault(path.partition("/dose/")[0] + "/dose", []).append(node)
    return {path: tuple(nodes) for path, nodes in found.items() if len(nodes) > 1}


def _scalars(node: Node, path: str) -> Iterator[tuple[str, ScalarNode]]:
    match node:
        case ScalarNode():
            if NUMBER.search(node.text) and not _SENTENCE.search(node.text) and _is_on_one_line(node):
                yield path, node
        case SequenceNode():
            for number, item in enumerate(node.items):
                yield from _scalars(item, f"{path}/{number}")
        case MappingNode():
            for key, entry in node.entries.items():
                yield from _scalars(entry.value, f"{path}/{key}")


def _is_on_one_line(node: ScalarNode) -> bool:
    return node.region.line == node.region.end_line


def _places(node: ScalarNode) -> Iterator[Place]:
    """The numbers of a scalar; a date is one."""
    line, first = node.region.line, node.region.column
    raw = node.lines.lines[line][first : node.region.end_column]
    pattern = _DATE if _DATE.search(raw) else NUMBER
    found = list(pattern.finditer(raw))
    for one in found[-1:]:
        yield line, first + one.start(), first + one.end()


def _stepped(raw: str, step: str) -> str:
    """A number or a date after a step; the last part of a version or of a telephone number counts."""
    if _DATE.fullmatch(raw):
        return (date.fromisoformat(raw) + timedelta(days=DAYS[step])).isoformat()
    if raw.count(".") > 1:
        return raw[:-1] + str((int(raw[-1]) + 1) % 10)
    return f"{_STEPS[step](float(raw)):g}".zfill(len(raw) if raw.startswith("0") else 0)
