"""Strict YAML, and JSON as a part of it, from text to a tree with positions.

Text flows in; a tree and everything that is wrong with the text flow out.
YAML lets through what two readers read in two ways (`no`, `1.10`, `010`, keys written twice);
a clinical file may not.
"""

from rehab.findings import Finding, finding
from rehab.source.compose import Composer, Spares, Stop
from rehab.source.events import Unreadable, parser
from rehab.source.hidden import without_controls, without_halves
from rehab.source.node import Lines, Node
from rehab.source.syntax import syntax_finding

LARGEST_BYTES = 1024 * 1024
"""The largest file that is read."""
_BOM = "\ufeff"


def read(
    text: str, *, name: str, spares: Spares = lambda _: False
) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a file's text into a tree, with every finding of the text in the order of the file.

    The tree is None where the text cannot be read to its end. It may come together with errors: then it
    serves to look for more of them, and not to be used. Parts that have a finding are marked `flawed`.

    Args:
        text: the whole file.
        name: the file's name, for positions.
        spares: where a word that cannot be read, or none, is no finding but a Misfit for the model to refuse.
    """
    text = text.removeprefix(_BOM)
    if len(text) > LARGEST_BYTES or len(text.encode("utf-8", "replace")) > LARGEST_BYTES:
        return None, (finding("RP014", f"`{name}` is larger than 1 MiB"),)
    text, controls = without_controls(text, name)
    composer = Composer(text, Lines(name, tuple(text.splitlines())), spares)
    composer.findings.extend(controls)
    node = _composed(composer, text)
    return node, tuple(sorted(composer.findings))


def decode(data: bytes, *, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file's bytes, or the finding that it is not UTF-8."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace").splitlines() or [""]
        at_start = data[: error.start].endswith((b"\n", b"\r"))
        number, column = (len(before), 0) if at_start else (len(before) - 1, len(before[-1]))
        rest = data[error.start :].decode("utf-8", "replace").splitlines()[0]
        lines = Lines(name, ("",) * number + (("" if at_start else before[-1]) + rest,))
        span = lines.span(number, column, end_column=column + 1)
        return None, (finding("RP018", "this is not UTF-8", span=span, label="save the file as UTF-8"),)


def _composed(composer: Composer, text: str) -> Node | None:
    try:
        return composer.document(parser(without_halves(text)))
    except Stop:
        return None
    except Unreadable as error:
        composer.findings.append(syntax_finding(error, composer.lines))
        return None
