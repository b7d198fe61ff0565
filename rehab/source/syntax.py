"""The YAML parser's complaints in words that a writer of protocols understands.

A parser's error flows in; one finding at its place flows out.
A parser speaks of tokens and indicators; the reader has a line that looks right to them.
"""

from rehab.findings import Finding, finding
from rehab.source.events import Unreadable
from rehab.source.node import Lines

_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon where no key can stand",
        "text with `: ` in it needs quotes; a key stands under its neighbours",
    ),
    ("mapping keys are not allowed", "`? ` starts a key where none can stand", "write `key: value`"),
    (
        "block sequence entries are not allowed",
        "a list item where none can stand",
        "start the list on a line of its own",
    ),
    ("found unexpected end of stream", "a quote is opened and never closed", "this quote"),
    ("document indicator", "a quote is opened and never closed", "this quote"),
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
    ("hexdecimal", "an escape that is cut short", "write the character itself"),
    ("escape code", "an escape that stands for no character", "write the character itself"),
    ("escape sequence", "an escape that is cut short", "write the character itself"),
    ("comment or line break", "text on the line of `|` or `>`", "start the text on the next line"),
    ("invalid leading space", "a block text whose first line is indented too far", "indent its lines alike"),
    ("alphabetic or numeric", "`*` or `&` starts a reference", "put text that starts with it in quotes"),
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
    ("indentation indicator", "a number after `|` or `>` that is no indentation", "leave the number out"),
    ("unexpected ':'", "a colon that may or may not end a key", "put the text in quotes"),
    ("directive", "`%` at the start of a line is a directive", "put text that starts with it in quotes"),
    ("incompatible", "`%` at the start of a line is a directive", "delete it"),
    ("tag", "`!` starts a tag", "put text that starts with it in quotes"),
)
_NEEDS_QUOTES = "cannot start any token"
_ENDS_TOO_LATE = ("could not find expected ':'", "found unexpected end of stream", "document indicator")
_MISPLACED = ("are not allowed", "tab character", _NEEDS_QUOTES, "did not find expected")


def syntax_finding(error: Unreadable, lines: Lines) -> Finding:
    """The finding for what the parser could not read."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if any(said in problem for said in _ENDS_TOO_LATE):  # where it began tells more than where it ended
        mark = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    span = lines.span(line, column, end_column=column + 1)
    indentation = span.text[: len(span.text) - len(span.text.lstrip())]
    if "\t" in indentation and "flow" not in context and any(said in problem for said in _MISPLACED):
        tab = indentation.index("\t")
        span = lines.span(span.line - 1, tab, end_column=tab + 1)
        return finding("RP002", "a tab in the indentation", span=span, label="use spaces")
    if _NEEDS_QUOTES in problem:
        sign = "a backtick" if span.words == "`" else f"`{span.words}`"
        return finding(
            "RP001", f"a value cannot start with {sign}", span=span, label="put the text in quotes"
        )
    for said, message, label in _SAID:
        if said in problem or said in context:
            return finding("RP001", message + _opened(error), span=span, label=label)
    label = "check the quotes and the indentation"
    return finding("RP001", "this cannot be read as YAML", span=span, label=label)


def _opened(error: Unreadable) -> str:
    """Where the unclosed bracket was opened, if that is on another line."""
    opened, met = error.context_mark, error.problem_mark
    if "flow" not in (error.context or "") or opened is None or met is None or opened.line == met.line:
        return ""
    return f" (opened on line {opened.line + 1})"
