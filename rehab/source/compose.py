"""The parser's events, put together into a tree, with every trap of YAML reported on the way.

Events flow in; nodes and findings flow out.
An own composer is what makes keys written twice, anchors and tags visible: libraries resolve them silently.
"""

from typing import Any, Never

import yaml

from rehab.findings import Finding, Span, finding
from rehab.source.node import Entry, Lines, MappingNode, Node, Region, ScalarNode, SequenceNode
from rehab.source.plain import Flaw, plain

DEEPEST = 40
"""The deepest nesting that is read."""
MOST_NODES = 200_000
"""The most keys, items and values that are read."""
MOST_FINDINGS = 200
"""The most findings that are kept."""


class Stop(Exception):  # noqa: N818 (it is no error: the findings tell what happened)
    """Reading ends here; the findings say why."""


class Composer:
    """Puts one document together; single use."""

    def __init__(self, loader: Any, lines: Lines) -> None:
        """Take the parser, which is asked for one event at a time."""
        self.findings: list[Finding] = []
        self._next = loader.get_event
        self._lines = lines
        self._nodes = 0

    def report(self, found: Finding) -> None:
        """Keep a finding.

        Raises:
            Stop: if there are too many of them.
        """
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(found)
            return
        self.findings.append(
            finding("RP021", f"more than {MOST_FINDINGS} findings; the rest is not listed", found.span)
        )
        raise Stop

    def document(self) -> Node | None:
        """The tree of the one document.

        Raises:
            Stop: if the document is empty, or too large or deep.
            yaml.MarkedYAMLError: if the text is not YAML.
        """
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop("RP016", f"{self._lines.file} is empty", self._lines.span(0, 0, 0))
        if start.version is not None or start.tags:
            self.report(finding("RP020", "a directive", self._lines.span(0, 0, len(self._lines.lines[0]))))
        first = self._next()
        node = self._node(first, 1)
        if isinstance(node, ScalarNode) and node.style == "" and node.text == "":
            self.findings.clear()
            self._stop("RP016", f"{self._lines.file} is empty", self._lines.span(0, 0, 0))
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            mark = after.start_mark
            span = self._lines.span(mark.line, mark.column, mark.column + 3)
            self.report(
                finding("RP017", "a second document starts here", span, label="one document in a file")
            )
        return node

    def _stop(self, finding_id: str, message: str, span: Span) -> Never:
        self.report(finding(finding_id, message, span))
        raise Stop

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop("RP014", f"{self._lines.file} has more than {MOST_NODES} parts", self._span(event))
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if depth > DEEPEST:
            self._stop("RP015", f"nested more than {DEEPEST} deep", self._span(event))
        flawed = self._marked(event)
        return (
            self._mapping(event, depth, flawed)
            if kind is yaml.MappingStartEvent
            else self._sequence(event, depth, flawed)
        )

    def _scalar(self, event: Any) -> ScalarNode:
        region, text, style = _region(event), event.value, event.style or ""
        flawed = (event.anchor is not None or event.tag is not None) and self._marked(event)
        if style:
            return ScalarNode(self._lines, region, text, style, text, flawed)
        value = plain(text)
        if isinstance(value, Flaw):
            span = self._lines.span(region.line, region.column, region.end_column)
            self.report(finding(value.id, value.message, span, label=value.label))
            return ScalarNode(self._lines, region, text, style, None if value.id == "RP008" else text, True)
        return ScalarNode(self._lines, region, text, style, value, flawed)

    def _alias(self, event: Any) -> ScalarNode:
        span = self._span(event)
        self.report(finding("RP005", f"`*{event.anchor}` is an alias", span, label="write the value here"))
        return ScalarNode(self._lines, _region(event), f"*{event.anchor}", "", None, True)

    def _marked(self, event: Any) -> bool:
        """Report an anchor and a tag before a value."""
        mark = event.start_mark
        span = self._lines.span(mark.line, mark.column, mark.column + 1)
        if event.anchor is not None:
            words = f"&{event.anchor}"
            self.report(finding("RP004", f"`{words}` is an anchor", _at(span, words), label="leave it out"))
        if event.tag is not None:
            found = "!" + span.text[span.column - 1 :].partition("!")[2].split(" ", 1)[0].rstrip(",]}")
            self.report(finding("RP006", f"`{found}` is a tag", _at(span, found), label="leave it out"))
        return event.anchor is not None or event.tag is not None

    def _mapping(self, start: Any, depth: int, flawed: bool) -> MappingNode:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value_event = self._next()
            if type(value_event) is yaml.ScalarEvent and value_event.value == "" and not value_event.style:
                value: Node = self._nothing(key, value_event)
            else:
                value = self._node(value_event, depth + 1)
            first = entries.setdefault(key.text, Entry(key, value)).key
            if first is not key and not key.flawed:
                line = first.region.line + 1
                self.report(
                    finding(
                        "RP003", f"key `{key.text}` is written twice", key.span, label=f"first on line {line}"
                    )
                )
        children = [part for entry in entries.values() for part in entry]
        return MappingNode(self._lines, _closed(start, event, children), entries, flawed)

    def _sequence(self, start: Any, depth: int, flawed: bool) -> SequenceNode:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return SequenceNode(self._lines, _closed(start, event, items), tuple(items), flawed)

    def _key(self, event: Any, depth: int) -> ScalarNode:
        """A key, which is always text: `on` and `6` are words here and nothing else."""
        if type(event) is not yaml.ScalarEvent:
            node = self._node(event, depth + 1)
            if not isinstance(event, yaml.AliasEvent):
                self.report(
                    finding("RP019", "a key is not plain text", node.span, label="write a word as the key")
                )
            return ScalarNode(self._lines, node.region, f"\0{self._nodes}", "", None, True)
        self._nodes += 1
        flawed = (event.anchor is not None or event.tag is not None) and self._marked(event)
        key = ScalarNode(self._lines, _region(event), event.value, event.style or "", event.value, flawed)
        if key.text == "<<" and not key.style:
            self.report(
                finding(
                    "RP005",
                    "`<<` merges another mapping into this one",
                    key.span,
                    label="write its keys here",
                )
            )
        elif not key.style and key.text.lower() in {"", "~", "null"}:
            self.report(finding("RP019", "a key is empty", key.span, label="write a word as the key"))
        else:
            return key
        return ScalarNode(self._lines, key.region, key.text, key.style, key.text, True)

    def _nothing(self, key: ScalarNode, event: Any) -> ScalarNode:
        self._nodes += 1
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        label = "leave the key out, or write `unknown`"
        self.report(finding("RP008", f"key `{key.text}` has no value", key.span, label=label))
        return ScalarNode(self._lines, _region(event), "", "", None, True)

    def _span(self, event: Any) -> Span:
        region = _region(event)
        end = region.end_column if region.end_line == region.line else region.column + 1
        return self._lines.span(region.line, region.column, end)


def _region(event: Any) -> Region:
    start, end = event.start_mark, event.end_mark
    return Region(start.line, start.column, end.line, end.column)


def _closed(start: Any, end: Any, children: list[Any]) -> Region:
    """Where a collection runs to: its bracket, or the end of its last child."""
    mark = start.start_mark
    if start.flow_style or not children:
        return Region(mark.line, mark.column, end.end_mark.line, end.end_mark.column)
    last = children[-1].region
    return Region(mark.line, mark.column, last.end_line, last.end_column)


def _at(span: Span, words: str) -> Span:
    found = span.text.find(words, span.column - 1)
    if found < 0:
        return span
    return Span(span.file, span.line, found + 1, found + 1 + len(words), span.text)
