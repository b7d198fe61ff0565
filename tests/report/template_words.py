"""Words that a template holds of its own: its text comes in, each word that it would print comes out.

Jinja2's own parser reads its templates; Typst's are read by a small reader that knows code from markup. A
string in code that is one name (`"box"`, `"chart-"`, `"icons/"`) chooses something; all else counts as words.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"[#.-]?[a-z][A-Za-z0-9_./#-]*")
_SPOKEN = frozenset(
    {"alt", "aria-label", "aria-description", "aria-roledescription", "label", "placeholder", "title"}
)
_ANOTHER_PLACE = "\ufffc"
"""Stands in a page where a template prints a value."""


# Jinja2 -----------------------------------------------------------------------------------------------


def words_of_html(template: str) -> Iterator[str]:
    """The words of a Jinja2 template: between tags, in attributes that are read aloud, in expressions."""
    tree = Environment(autoescape=True).parse(template)
    page = _Words()
    for output in tree.find_all(nodes.Output):
        for part in output.nodes:
            page.feed(part.data if isinstance(part, nodes.TemplateData) else _ANOTHER_PLACE)
    page.close()
    yield from page.found
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str):
            yield from _unless_a_name(constant.value)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        for name, value in attrs:
            if name in _SPOKEN and value:
                self.found.extend(_WORD.findall(value))

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._is_style = False

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.found.extend(_WORD.findall(data))


# Style sheets and drawings ----------------------------------------------------------------------------

_CONTENT = re.compile(r"""\bcontent\s*:\s*("[^"]*"|'[^']*')""")


def words_of_style(sheet: str) -> Iterator[str]:
    """The words that a style sheet adds to a page."""
    for found in _CONTENT.finditer(sheet):
        yield from _WORD.findall(found[1])


# Typst ------------------------------------------------------------------------------------------------

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PATTERN = re.compile(r"regex\($")
_LABEL = re.compile(r"<[\w-]+>|@[\w-]+")
_STATEMENT = re.compile(r"(?:let|set|show|import|include|if|for|while|return|context)\b")
_CHAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_OPENED = {"(": ")", "{": "}", "[": "]"}
_FONTS = re.compile(r"Noto Sans(?: (?:Math|Symbols2|SC|Devanagari))?|Vazirmatn")
_DRAWN = re.compile(r"['/<>=\s\w.:]*(?:<svg|<image|'/>|height=|href=)['/<>=\s\w.:]*")


def words_of_typst(template: str) -> Iterator[str]:
    """The words of a Typst template: in markup, and in strings (names, fonts, drawings apart)."""
    reader = _Typst(template)
    reader.markup(end="")
    for text in reader.printed:
        yield from _WORD.findall(_LABEL.sub("", text))
    for text in reader.strings:
        if not _FONTS.fullmatch(text) and not _DRAWN.fullmatch(text):
            yield from _unless_a_name(text)


class _Typst:
    """Walks through a template, in code or in markup."""

    def __init__(self, text: str) -> None:
        self.printed: list[str] = []
        self.strings: list[str] = []
        self._text = text
        self._at = 0

    def markup(self, end: str) -> None:
        """Read what is printed as it stands, up to the end."""
        while self._at < len(self._text) and not self._text.startswith(end or "\0", self._at):
            if self._skipped(_COMMENT):
                continue
            character = self._text[self._at]
            self._at += 1
            if character == "#":
                self._after_hash()
            elif character == "[":
                self.markup(end="]")
            else:
                self._print(character)
        self._at += len(end)

    def _print(self, character: str) -> None:
        if not self.printed or self.printed[-1].endswith("\0"):
            self.printed.append("")
        self.printed[-1] += character

    def _after_hash(self) -> None:
        self.printed.append("\0")
        if _STATEMENT.match(self._text, self._at):
            self._code(end="\n")
            return
        self._skipped(_CHAIN)
        while self._at < len(self._text) and self._text[self._at] in _OPENED:
            self._bracket()

    def _bracket(self) -> None:
        opened = self._text[self._at]
        self._at += 1
        if opened == "[":
            self.printed.append("\0")
            self.markup(end="]")
            self.printed.append("\0")
        else:
            self._code(end=_OPENED[opened])

    def _code(self, end: str) -> None:
        while self._at < len(self._text) and self._text[self._at] != end:
            if self._text[self._at] in _OPENED:
                self._bracket()
            elif self._text[self._at] == '"':
                self._string()
            elif not self._skipped(_COMMENT):
                self._at += 1
        self._at += 1

    def _string(self) -> None:
        found = _STRING.match(self._text, self._at)
        assert found is not None
        if not _PATTERN.search(self._text[: self._at]):
            self.strings.append(found[1])
        self._at = found.end()

    def _skipped(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found is not None


def _unless_a_name(text: str) -> Iterator[str]:
    """The words of a string, unless it is one name or a place to fill."""
    if not _NAME.fullmatch(text):
        yield from _WORD.findall(re.sub(r"\{\w+\}", "", text))
