"""The one door to PyYAML: text to parser events.

Text flows in; a parser that is asked for one event at a time flows out.
Only its parser is used: its constructors and resolvers let through what a clinical file may not hold.
"""

from typing import Protocol

import yaml
from yaml import AliasEvent as Alias
from yaml import DocumentStartEvent as DocumentStart
from yaml import Event
from yaml import MappingEndEvent as MappingEnd
from yaml import MappingStartEvent as MappingStart
from yaml import MarkedYAMLError as Unreadable
from yaml import NodeEvent as NodeStart
from yaml import ScalarEvent as Scalar
from yaml import SequenceEndEvent as SequenceEnd
from yaml import SequenceStartEvent as SequenceStart
from yaml import StreamEndEvent as StreamEnd

__all__ = [
    "Alias",
    "DocumentStart",
    "Event",
    "MappingEnd",
    "MappingStart",
    "NodeStart",
    "Parser",
    "Scalar",
    "SequenceEnd",
    "SequenceStart",
    "StreamEnd",
    "Unreadable",
    "parser",
]


class Parser(Protocol):
    """Gives the events of a text one by one."""

    def get_event(self) -> Event | None:
        """The next event; None after the last.

        Raises:
            Unreadable: if the text is not YAML.
        """


def parser(text: str) -> Parser:
    """A parser of the text: libyaml's, or the slower one in Python where PyYAML was built without it."""
    fast: type[yaml.CSafeLoader] | None = getattr(yaml, "CSafeLoader", None)
    return fast(text) if fast is not None else yaml.SafeLoader(text)
