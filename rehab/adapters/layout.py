"""One layout for the files that people write, comments kept; the one door to ruamel.yaml.

A text flows in; the same file flows out as every file is laid out, or what keeps it from being read.
Two readers watch over the library: what comes out is read strictly again, and unless it holds the same
keys, values and comments in the same order, nothing comes out.
"""

import io
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

from rehab.adapters.layout_brackets import STEP, broken_up, spread_over_lines
from rehab.adapters.layout_comments import raised
from rehab.errors import InternalError
from rehab.findings import Finding, has_errors
from rehab.source import MappingNode, Node, Path, ScalarNode, SequenceNode, read
from rehab.source.comments import blocks, comments, last_line, levels, scalars

_LONGEST_KEY = 1024
"""What a YAML reader takes for a key without a `?` before it."""


def laid_out(text: str, *, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """A file in the one layout, or None and why it cannot be read.

    What is no mapping, or is written in braces as a whole such as JSON, is left as it is.

    Raises:
        InternalError: if the layout would change what the file says, or lose or move a comment.
    """
    root, found = read(text, name=name)
    if root is None or has_errors(found):
        return None, found
    if not isinstance(root, MappingNode) or root.flow:
        return text, found
    end = "\n" if text.endswith("\n") else ""  # a block text at the end ends with it, or without
    lifted = _read(raised(root) + end, name)
    reread = partial(_read, name=name)
    written = broken_up(_round_trip(lifted, end), spread_over_lines(lifted), reread)
    tidy = _tidied(written, levels(lifted, comments(lifted)))
    _compare(root, lifted, reread(tidy))
    return tidy, found


def _read(text: str, name: str) -> Node:
    """A text that can be read, because it says what was read before.

    Raises:
        InternalError: if it cannot.
    """
    root, found = read(text, name=name)
    if root is None or has_errors(found):
        raise InternalError(f"`{name}` could not be read again when it was laid out; it is left as it was")
    return root


def _compare(root: Node, lifted: Node, after: Node) -> None:
    """See that nothing but the layout has changed.

    Args:
        root: the file as it was.
        lifted: the same with comments raised.
        after: the file as it is laid out.

    Raises:
        InternalError: if anything else has.
    """
    name = root.lines.file
    if _meaning(root) != _meaning(after):
        raise InternalError(f"laying out `{name}` would change what it says; it is left as it was")
    before, now = (sorted(one.text for one in comments(tree)) for tree in (root, after))
    if before != now or _in_order(lifted) != _in_order(after):
        raise InternalError(f"laying out `{name}` would lose or move a comment; it is left as it was")


def _in_order(root: Node) -> list[str]:
    """Every word and comment as they follow each other."""
    placed = [(one.region[:2], one.text) for one in scalars(root)]
    placed += [((one.line, one.column), one.text) for one in comments(root)]
    return [text for _, text in sorted(placed)]


def _meaning(node: Node) -> object:
    """Keys, values and their kinds, in their order."""
    match node:
        case ScalarNode():
            return type(node.value), node.value, node.text
        case MappingNode():
            return [(key, _meaning(entry.value)) for key, entry in node.entries.items()]
        case SequenceNode():
            return tuple(_meaning(item) for item in node.items)


# The library ----------------------------------------------------------------------------------------------


class _Verbatim(VersionedResolver):
    """Takes every word for text, so that it stays as written; what it means is the strict reader's matter."""

    versioned_resolver: Mapping[str, list[Any]] = MappingProxyType({})


class _LongKeys(Emitter):
    """Writes long keys as any others."""

    MAX_SIMPLE_KEY_LENGTH = _LONGEST_KEY


def _round_trip(root: Node, end: str) -> str:
    """The text as the library writes it, each comment of a line of its own at the start of its line.

    There no comment can fall into a block text before it, however the indentation changes.
    """
    lines = list(root.lines.lines)
    for comment in comments(root):
        if comment.alone:
            lines[comment.line] = comment.text
    stream = io.StringIO()
    try:
        _library().dump(_library().load("\n".join(lines) + end), stream)
    except (YAMLError, ValueError) as problem:
        raise InternalError(f"`{root.lines.file}` could not be laid out; it is left as it was") from problem
    return stream.getvalue()


def _library() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _Verbatim
    yaml.Emitter = _LongKeys
    yaml.indent(mapping=STEP, sequence=2 * STEP, offset=STEP)
    yaml.width = 2**31
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    return yaml


# What the library leaves as it finds it -------------------------------------------------------------------


def _tidied(root: Node, belongs: tuple[Path, ...]) -> str:
    """Comments at the indentation of what they belong to, no empty line too many, no space at an end."""
    lines = list(root.lines.lines)
    columns = {path: block.region.column for path, block in blocks(root)}
    for comment, path in zip(comments(root), belongs, strict=False):
        before = lines[comment.line][: comment.column].rstrip()
        lines[comment.line] = (
            " " * columns.get(path, 0) + comment.text if comment.alone else f"{before}  {comment.text}"
        )
    fixed = {
        line for scalar in scalars(root) for line in range(scalar.region.line + 1, last_line(scalar) + 1)
    }
    lines = [line if number in fixed else line.rstrip() for number, line in enumerate(lines)]
    return "\n".join(_spaced(lines, fixed)) + "\n"


def _spaced(lines: list[str], fixed: set[int]) -> Iterator[str]:
    """At most one empty line in a row, two before a part of the top level, none at the start and the end."""
    numbered = groupby(enumerate(lines), key=lambda one: not one[1] and one[0] not in fixed)
    empty, begun = 0, False
    for is_empty, run in numbered:
        if is_empty:
            empty = len(list(run))
            continue
        for _, line in run:
            most = 1 if line.startswith(" ") else 2
            yield from [""] * (min(empty, most) if begun else 0)
            yield line
            empty, begun = 0, True
