"""What of an episode file can be read although a part of it cannot, to look for more that is wrong.

The tree of a file with faults flows in; the episode that is left and its tree flow out. Nothing is ever
decided on it.
"""

from rehab.patient.authored import EpisodeText
from rehab.source import Node
from rehab.source.salvage import salvage

_STARTS = ("starts",)
_DATED = {("check_ins",): "corrections", ("events",): "closures"}
"""What refers to the items of a list: where one is left out, nobody can tell what is meant."""


def leftover(node: Node) -> tuple[EpisodeText, Node] | None:
    """The episode without the parts that have a fault; None if its knees are not known.

    Args:
        node: the file's tree.
    """
    left = salvage(EpisodeText, node, stand_ins={"patient": {"id": "-"}})
    if left is None or _STARTS in left.kept.items:
        return None
    unsure = {key: () for path, key in _DATED.items() if path in left.kept.items}
    return left.value.model_copy(update=unsure), left.node
