"""The parser's events, put together into a tree, with every trap of YAML reported on the way.

Events flow in; nodes and findings flow out.
An own composer makes keys written twice, anchors and tags visible: libraries resolve them silently.
"""

from collections.abc import Callable
from typing import Never

from rehab.findings import Finding, Span, finding
from rehab.source import events
from rehab.source.hidden import has_halves, said_by
from rehab.source.node import (
    NOTHING,
    Entry,
    Lines,
    MappingNode,
    Misfit,
    Node,
    Region,
    ScalarNode,
    SequenceNode,
)
from rehab.source.phrase import quoted
from rehab.source.place import Path
from rehab.source.plain import NO_VALUE, SPOKEN, Flaw, plain

Spares = Callable[[Path], bool]
"""Whether what cannot be read as a value at a path is left to be refused by its own name."""

DEEPEST = 40
"""The deepest nesting that is read."""
MOST_NODES = 100_000
"""The most keys, items and values that are read."""
MOST_FINDINGS = 200
"""The most findings that are kept."""
_NO_KEY = ""
"""Stands in a path for a key that is none."""


class Stop(Exception):
    """Reading ends here; the findings say why."""


class Composer:
    """Puts the one document of a text together; single use."""

    def __init__(self, text: str, lines: Lines, spares: Spares) -> None:
        """Keep the text as it was written, for what the parser was not shown."""
        self.findings: list[Finding] = []
        self.lines = lines
        self._text = text
        self._spares = spares
        self._halves = has_halves(text)
        self._nodes = 0

    def document(self, parser: events.Parser) -> Node | None:
        """The tree of the document.

        Raises:
            Stop: if the text is empty, too large or too deep.
            Unreadable: if the text is not YAML.
        """
        self._get = parser.get_event
        self._next()
        start = self._next()
        if not isinstance(start, events.DocumentStart):
            self._empty()
        if start.version is not None or start.tags:
            first_line = self.lines.lines[0] if self.lines.lines else ""
            self._report(
                "RP020",
                "a directive",
                span=self.lines.span(0, 0, end_column=len(first_line)),
                label="delete it",
            )
        first = self._next()
        if isinstance(first, events.Scalar) and first.value == "" and not first.style:
            self._empty()
        node = self._node(first, ())
        self._next()
        after = self._next()
        if not isinstance(after, events.StreamEnd):
            line, column, _, _ = _region(after)
            span = self.lines.span(line, column, end_column=column + 3)
            self._report("RP017", "a second document starts here", span=span, label="one document in a file")
        return node

    def _next(self) -> events.Event:
        event = self._get()
        if event is None:
            raise Stop
        return event

    def _empty(self) -> Never:
        self._report("RP016", f"`{self.lines.file}` is empty", span=self.lines.span(0, 0, end_column=0))
        raise Stop

    def _report(self, finding_id: str, message: str, *, span: Span, label: str = "") -> None:
        if len(self.findings) >= MOST_FINDINGS:
            message = f"more than {MOST_FINDINGS} findings; the rest is not listed"
            self.findings.append(finding("RP021", message, span=span))
            raise Stop
        self.findings.append(finding(finding_id, message, span=span, label=label))

    def _node(self, event: events.Event, path: Path) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._report("RP014", f"the file has more than {MOST_NODES} parts", span=self._span(event))
            raise Stop
        if isinstance(event, events.Scalar):
            return self._scalar(event, path)
        if isinstance(event, events.Alias):
            return self._alias(event)
        if len(path) >= DEEPEST:
            self._report(
                "RP015", f"nested more than {DEEPEST} deep", span=self._span(event), label="this is too deep"
            )
            raise Stop
        if isinstance(event, events.MappingStart):
            return self._mapping(event, path)
        return self._sequence(event, path)

    def _scalar(self, event: events.Scalar, path: Path) -> ScalarNode:
        region, text, style = _region(event), event.value, event.style or ""
        flawed = self._marked(event, event.tag)
        if self._halves:
            said = self._said(event)
            text, flawed = (text, True) if said is None else (said, flawed)
        if style:
            return ScalarNode(self.lines, region, text, style, text, flawed)
        value = plain(text)
        if isinstance(value, Flaw):
            if value.id != SPOKEN and self._spares(path):
                return ScalarNode(self.lines, region, text, style, _misfit(text, value), flawed)
            span = self.lines.span(region.line, region.column, end_column=region.end_column)
            self._report(value.id, value.message, span=span, label=value.label)
            kept = None if value.id == NO_VALUE else text
            return ScalarNode(self.lines, region, text, style, kept, flawed=True)
        return ScalarNode(self.lines, region, text, style, value, flawed)

    def _said(self, event: events.Scalar) -> str | None:
        """What a scalar says where the parser was shown other escapes than the file holds."""
        start, end = event.start_mark, event.end_mark
        raw = self._text[start.index : end.index] if start is not None and end is not None else ""
        if not has_halves(raw):
            return event.value
        said = said_by(raw)
        if said is None:
            label = "write the character itself"
            self._report(
                "RP001", "an escape that stands for no character", span=self._span(event), label=label
            )
        return said

    def _alias(self, event: events.Alias) -> ScalarNode:
        self._report(
            "RP005",
            f"{quoted(f'*{event.anchor}')} is an alias",
            span=self._span(event),
            label="write the value here",
        )
        return ScalarNode(self.lines, _region(event), f"*{event.anchor}", "", None, flawed=True)

    def _marked(self, event: events.NodeStart, tag: str | None) -> bool:
        """Report an anchor or a tag before a value; a value with a tag is flawed."""
        if event.anchor is None and tag is None:
            return False
        line, column, _, _ = _region(event)
        span = self.lines.span(line, column, end_column=column + 1)
        if event.anchor is not None:
            words = f"&{event.anchor}"
            self._report(
                "RP004", f"{quoted(words)} is an anchor", span=_at(span, words), label="leave it out"
            )
        if tag is not None:
            words = "!" + span.text[span.column - 1 :].partition("!")[2].split(" ", 1)[0].rstrip(",]}")
            self._report("RP006", f"{quoted(words)} is a tag", span=_at(span, words), label="leave it out")
        return tag is not None

    def _mapping(self, start: events.MappingStart, path: Path) -> MappingNode:
        flawed = False
        self._marked(start, start.tag)
        entries: dict[str, Entry] = {}
        last: Node | None = None
        while not isinstance(event := self._next(), events.MappingEnd):
            key = self._key(event, path)
            last = self._value(key, path)
            if key is None:
                flawed = True
            elif key.text in entries:
                first = entries[key.text].key.region.line + 1
                self._report(
                    "RP003",
                    f"key {quoted(key.text)} is written twice",
                    span=key.span,
                    label=f"first on line {first}",
                )
            else:
                entries[key.text] = Entry(key, last)
        region = _closed(start, event, last)
        return MappingNode(self.lines, region, entries, flow=bool(start.flow_style), flawed=flawed)

    def _sequence(self, start: events.Event, path: Path) -> SequenceNode:
        assert isinstance(start, events.SequenceStart)  # noqa: S101 (the parser's grammar)
        self._marked(start, start.tag)
        items: list[Node] = []
        while not isinstance(event := self._next(), events.SequenceEnd):
            items.append(self._node(event, (*path, len(items))))
        region = _closed(start, event, items[-1] if items else None)
        return SequenceNode(self.lines, region, tuple(items), flow=bool(start.flow_style))

    def _key(self, event: events.Event, path: Path) -> ScalarNode | None:
        """A key, which is always text (`on` and `6` are words here); None where it is no key."""
        if not isinstance(event, events.Scalar):
            node = self._node(event, (*path, _NO_KEY))
            if not isinstance(event, events.Alias):
                self._report(
                    "RP019", "a key is not plain text", span=node.span, label="write a word as the key"
                )
            return None
        self._nodes += 1
        flawed = self._marked(event, event.tag)
        text = event.value if not self._halves else self._said(event) or event.value
        key = ScalarNode(self.lines, _region(event), text, event.style or "", text, flawed)
        if key.style or text.lower() not in {"<<", "", "~", "null"}:
            return key
        if text == "<<":
            self._report(
                "RP005",
                "`<<` merges another mapping into this one",
                span=key.span,
                label="write its keys here",
            )
        else:
            self._report("RP019", "a key is empty", span=key.span, label="write a word as the key")
        return None

    def _value(self, key: ScalarNode | None, holder: Path) -> Node:
        event = self._next()
        path = (*holder, _NO_KEY if key is None else key.text)
        if key is None or not isinstance(event, events.Scalar) or event.value or event.style:
            return self._node(event, path)
        self._nodes += 1
        flawed = self._marked(event, event.tag)
        if self._spares(path):
            return ScalarNode(self.lines, _region(event), "", "", NOTHING, flawed)
        self._report(
            NO_VALUE,
            f"key {quoted(key.text)} has no value",
            span=key.span,
            label="leave the key out, or write `unknown`",
        )
        return ScalarNode(self.lines, _region(event), "", "", None, flawed=True)

    def _span(self, event: events.Event) -> Span:
        line, column, end_line, end_column = _region(event)
        return self.lines.span(line, column, end_column=end_column if end_line == line else column + 1)


def _misfit(text: str, flaw: Flaw) -> Misfit:
    """What a word that cannot be read is called where it is refused by its own name."""
    return NOTHING if flaw.id == NO_VALUE else Misfit(text, why=flaw.message)


def _region(event: events.Event) -> Region:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Region(0, 0, 0, 0)
    return Region(start.line, start.column, end.line, end.column)


def _closed(
    start: events.MappingStart | events.SequenceStart, end: events.Event, last: Node | None
) -> Region:
    """Where a collection runs to: its bracket, or the end of its last child."""
    line, column, _, _ = _region(start)
    close = _region(end) if start.flow_style or last is None else last.region
    return Region(line, column, close.end_line, close.end_column)


def _at(span: Span, words: str) -> Span:
    found = span.text.find(words, span.column - 1)
    if found < 0:
        return span
    return Span(span.file, span.line, found + 1, found + 1 + len(words), span.text)
