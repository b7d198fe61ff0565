"""The YAML parser's complaints in words that a writer of protocols understands.

A parser's error flows in; one finding at its place flows out.
A parser speaks of tokens and indicators; the reader has a line that looks right to them.
"""

from rehab.findings import Finding, Span, finding
from rehab.source.events import Unreadable
from rehab.source.node import Lines

_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon where no key can stand",
        "text with `: ` in it needs quotes; a key stands under its neighbours",
    ),
    (
        "block sequence entries are not allowed",
        "a list item where none can stand",
        "start the list on a line of its own",
    ),
    (
        "found unexpected end of stream",
        "a quote is opened and never closed",
        "it ends here without its quote",
    ),
    ("or ']'", "a list in `[ ]` is not closed, or lacks a comma", "a comma or `]` is missing before this"),
    ("or '}'", "a mapping in `{ }` is not closed, or lacks a comma", "a comma or `}` is missing before this"),
    (
        "'-' indicator",
        "this line does not belong to the list above it",
        "start it with `- `, or check its indentation",
    ),
    (
        "expected '-'",
        "this line does not belong to the list above it",
        "start it with `- `, or check its indentation",
    ),
    (
        "could not find expected ':'",
        "a key without its colon",
        "write `key: value`; text of several lines needs `>`",
    ),
    (
        "expected key",
        "this does not belong to the keys above it",
        "check its indentation, and the quotes before it",
    ),
    (
        "block end",
        "this does not belong to the keys above it",
        "check its indentation, and the quotes before it",
    ),
    ("unknown escape", "an unknown escape in double quotes", "write a backslash twice, or use single quotes"),
    ("escape code", "an escape that stands for no character", "write the character itself"),
    ("escape sequence", "an escape that is cut short", "write the character itself"),
    ("comment or line break", "text on the line of `|` or `>`", "start the text on the next line"),
    ("invalid leading space", "a block text whose first line is indented too far", "indent its lines alike"),
    ("alphabetic or numeric", "`*` or `&` starts a reference", "put text that starts with it in quotes"),
    ("tag", "`!` starts a tag", "put text that starts with it in quotes"),
    ("directive", "`%` at the start of a line is a directive", "put text that starts with it in quotes"),
    (
        "<document start>",
        "text after the end of the document",
        "one document in a file; check the indentation",
    ),
    (
        "node content",
        "a value is missing, or a bracket or comma too many",
        "check the brackets and commas before this",
    ),
)
_NEEDS_QUOTES = "cannot start any token"


def syntax_finding(error: Unreadable, lines: Lines) -> Finding:
    """The finding for what the parser could not read."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = error.problem or ""
    span = lines.span(line, column, end_column=column + 1)
    if _NEEDS_QUOTES in problem:
        return _unstartable(span)
    for said, message, label in _SAID:
        if said in problem:
            return finding("RP001", message + _opened(error), span=span, label=label)
    return finding(
        "RP001", "this cannot be read as YAML", span=span, label="check the quotes and the indentation"
    )


def _opened(error: Unreadable) -> str:
    """Where the unclosed thing was opened, if that is on another line."""
    opened, met = error.context_mark, error.problem_mark
    wanted = "quoted" in (error.context or "") or "flow" in (error.context or "")
    if not wanted or opened is None or met is None or opened.line == met.line:
        return ""
    return f" (opened on line {opened.line + 1})"


def _unstartable(span: Span) -> Finding:
    if span.words == "\t":
        return finding("RP002", "a tab in the indentation", span=span, label="use spaces")
    message = (
        f"a value cannot start with `{span.words}`"
        if span.words != "`"
        else "a value cannot start with a backtick"
    )
    return finding("RP001", message, span=span, label="put the text in quotes")
