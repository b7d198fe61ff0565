"""A document's tree to a model, or to every reason why it is none, each at its place.

A node flows in; a validated value, or findings with `file:line:column`, flow out.
Pydantic reports where in the data an error is; a writer needs to know where in the file.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from rehab.findings import Finding, finding
from rehab.frozen import replace
from rehab.source.complaint import Error, complaint
from rehab.source.exact import inexact
from rehab.source.forks import Met, settled
from rehab.source.kind import WANTED, wrong_kind
from rehab.source.node import Node, SequenceNode, to_data
from rehab.source.phrase import Complaint
from rehab.source.place import Path, describe, locate, part
from rehab.source.schema import Expected
from rehab.source.trail import Trail, follow

M = TypeVar("M", bound=BaseModel)
Describe = Callable[[Node, Path], str]


def shape(model: type[M], node: Node, *, where: Describe = describe) -> tuple[M | None, tuple[Finding, ...]]:
    """Build a model from a document, with every finding about its shape in the order of the file.

    Values keep the kind they are written in: text is never taken for a number, nor a number for a date.
    What the reader has already complained of is not complained of again.
    A validator may raise `PydanticCustomError("RP109", "...", {...})` with the id of a finding; in the
    context `label` is printed beside the carets, `at` is a path below the validated part to point at,
    `key` points at its key, and `why` replaces the reason of the catalogue.

    Args:
        model: what the document should be.
        node: the root of the document, or the part of it to be read.
        where: says a path in words.
    """
    value, errors = _validated(model, node)
    expected = Expected(model)
    met = [Met(error, follow(expected, node, error["loc"])) for error in errors]
    met = [one for one in met if not is_echo(one.error, one.trail)]
    complaints = [_told(expected, one) for one in settled(expected, met)]
    told = {one.at for one in complaints}
    for path, scalar, kind in inexact(expected, node):
        if path not in told:
            trail = Trail(path, scalar, None, None, (), None, on_key=False)
            complaints.append(wrong_kind(expected, trail, (WANTED.get(kind, "another kind of value"),)))
    findings = {_finding(node, one, where) for one in complaints if not _known(node, one)}
    return (None if findings else value), tuple(sorted(findings))


def is_echo(error: Error, trail: Trail) -> bool:
    """Whether a list is called too short only because its items were refused."""
    least = (error.get("ctx") or {}).get("min_length", 0)
    items = trail.node.items if isinstance(trail.node, SequenceNode) else ()
    return bool(error["type"] == "too_short" and 0 < least <= len(items))


def _validated(model: type[M], node: Node) -> tuple[M | None, list[Any]]:
    try:
        return model.model_validate(to_data(node)), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _told(expected: Expected, met: Met) -> Complaint:
    if met.kinds:
        return wrong_kind(expected, met.trail, met.kinds)
    return complaint(expected, met.error, met.trail)


def _known(node: Node, one: Complaint) -> bool:
    """Whether the reader has complained of that very part already."""
    there = part(node, one.at)
    return there is not None and there.flawed and one.id != "RP102"


def _finding(node: Node, one: Complaint, where: Describe) -> Finding:
    path = one.at[:-1] if one.id == "RP102" else one.at
    span = locate(node, one.at, key=one.on_key)
    found = finding(one.id, one.message, span=span, where=where(node, path), label=one.label)
    return replace(found, why=one.why) if one.why else found
