"""A mutant: one small fault in a protocol's file, in words and as a change of the file's data.

A place, words and a change flow in; the layer with the change flows out, or nothing where the file could
not be written so. A set of cases is as good as the faults that it would notice.
"""

from enum import StrEnum

from pydantic import ValidationError

from rehab.findings import Finding, Span
from rehab.frozen import FrozenStruct, replace
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer, Place
from rehab.source import Data, Path


class Change(StrEnum):
    """What kind of thing was changed."""

    THRESHOLD = "threshold"
    COMPARISON = "comparison"
    RULE = "rule"
    CRITERION = "criterion"
    ADDITION = "addition"
    WINDOW = "window"
    CAUTION = "caution"


class Mutant(FrozenStruct):
    """One change of one file.

    Attributes:
        change: what kind of change it is.
        place: where it is.
        words: what was changed, after "if": "`100 deg` became `101 deg`".
        path: the part of the file's data that is changed, where that is not the place itself.
        value: what stands there instead; None where it is left out.
    """

    change: Change
    place: Place
    words: str
    value: Data = None
    path: Path = ()

    @property
    def where(self) -> Span:
        """The place in its file."""
        return self.place.span()

    def survived(self) -> Finding:
        """What to tell an author of whom no case notices it."""
        return self.place.finding("RP356", f"your cases would not notice if {self.words}")


def mutated(layer: Layer, mutant: Mutant) -> Layer | None:
    """A layer with a change in it; None where such a file could not be read."""
    data = _with(layer.data, mutant.path or mutant.place.path, mutant.value)
    try:
        text = ProtocolText.model_validate(data)
    except ValidationError:
        return None
    return replace(layer, data=data, text=text)


def _with(data: Data, path: Path, value: Data) -> Data:
    """Data with another value at a path; without the part there where the value is None."""
    step, below = path[0], path[1:]
    if isinstance(data, list):
        changed = [_with(item, below, value) if below else value for item in data[int(step) : int(step) + 1]]
        return [*data[: int(step)], *(one for one in changed if one is not None), *data[int(step) + 1 :]]
    if isinstance(data, dict):
        changed_item = _with(data[str(step)], below, value) if below else value
        items = {**data, str(step): changed_item}
        return {key: item for key, item in items.items() if key != step or item is not None}
    return data


def written_at(place: Place) -> Data:
    """The plain data at a place."""
    data = place.layer.data
    for step in place.path:
        data = (
            data[int(step)] if isinstance(data, list) else data[str(step)] if isinstance(data, dict) else None
        )
    return data
