"""The lines of a new file: comments that are filled to a width, and keys with their values.

Sentences and plain data flow in, lines of YAML flow out; `rehab fmt` would lay them out alike.
"""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from rehab.source.in_flow import in_flow

_WIDTH = 100
STEP = "  "
EXAMPLE = "#"
"""Before an example; a sentence has `# `, so that taking the sign away from an example is enough."""


def comment(*sentences: str, indent: str = "") -> Iterator[str]:
    """Sentences as a comment, each on lines of its own."""
    sign = f"{indent}# "
    for sentence in sentences:
        yield from wrap(sentence, _WIDTH, initial_indent=sign, subsequent_indent=sign, break_on_hyphens=False)


def example(lines: Iterable[str], *, indent: str = "") -> Iterator[str]:
    """Lines that hold once the sign at their start is taken away."""
    yield from (f"{indent}{EXAMPLE}{line}" for line in lines)


def block(key: str, said: Mapping[str, object], *, indent: str = "") -> Iterator[str]:
    """A key with a mapping below it, a line each."""
    yield f"{indent}{key}:"
    yield from keys(said, indent=indent + STEP)


def keys(said: Mapping[str, object], *, indent: str = "") -> Iterator[str]:
    """The keys of a mapping with their values, a line each."""
    yield from (f"{indent}{name}: {in_flow(value)}" for name, value in said.items())


def items(key: str, many: Iterable[Mapping[str, object]], *, indent: str = "") -> Iterator[str]:
    """A key with a list of mappings below it, a key a line."""
    yield f"{indent}{key}:"
    for one in many:
        first, *rest = keys(one)
        yield f"{indent}{STEP}- {first}"
        yield from (f"{indent}{STEP * 2}{line}" for line in rest)
