"""Positioned documents: strict YAML or JSON text to a tree, and the tree to validated models.

Text flows in; models and findings at their places flow out.
"""

from rehab.source.node import (
    Data,
    Entry,
    MappingNode,
    Misfit,
    Node,
    Scalar,
    ScalarNode,
    SequenceNode,
    to_data,
)
from rehab.source.place import Path, describe, locate, part
from rehab.source.read import decode, read
from rehab.source.shape import shape

__all__ = [
    "Data",
    "Entry",
    "MappingNode",
    "Misfit",
    "Node",
    "Path",
    "Scalar",
    "ScalarNode",
    "SequenceNode",
    "decode",
    "describe",
    "locate",
    "part",
    "read",
    "shape",
    "to_data",
]
