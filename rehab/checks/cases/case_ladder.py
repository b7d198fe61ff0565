"""The ladder that a base's cases are walked on, so that its rules show what they do to a level.

A chain of layers flows in; the same chain with the case ladder in place of a ladder flows out. A base has
none of its own, and without one a rule that steps back steps nowhere. No patient ever gets this one.
"""

from rehab.frozen import replace
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer
from rehab.source import MappingNode, Node, part

_KEY = "case_ladder"


def on_case_ladder(chain: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The chain as its own cases see it: with the case ladder of its last layer, if that has one."""
    layer = chain[-1]
    text = layer.text
    if not isinstance(text, ProtocolText) or text.case_ladder is None:
        return chain
    ladder = text.case_ladder
    steps = {"phases": ladder.phases, "levels": ladder.levels or text.levels, _KEY: None}
    text = text.model_copy(update=steps)
    return (*chain[:-1], replace(layer, text=text, node=_lifted(layer.node)))


def _lifted(node: Node) -> Node:
    """The tree of a file with the parts of its case ladder where a ladder's parts stand."""
    ladder = part(node, (_KEY,))
    if not isinstance(node, MappingNode) or not isinstance(ladder, MappingNode):
        return node
    return replace(node, entries={**node.entries, **ladder.entries})
