"""RP301: a threshold that names no source.

A Subject flows in; a finding at each bare threshold flows out. A rule's own source covers its thresholds,
a parameter brings its own, an overlay is signed by whoever wrote it; every other number says where it comes
from.
"""

from collections.abc import Iterator

from rehab.checks.subject import Subject
from rehab.checks.written_entries import Spot, spot
from rehab.checks.written_tests import Holder, WrittenTest, written_tests
from rehab.findings import Finding
from rehab.protocol.authored import ProtocolText, Tightening
from rehab.protocol.layer import Place
from rehab.source import MappingNode, part
from rehab.terms.measure import Catalogue, Kind
from rehab.terms.state_measure import LEVEL

_ANSWERS = frozenset({Kind.YES_NO, Kind.CHOICE})
_LABEL = "add `source: ...`, or `source: clinic-default` for a number to be confirmed"
_CHANGED = {"not_before": "weeks", "parameters": "parameters"}


def check(subject: Subject) -> Iterator[Finding]:
    """Thresholds of gates and named conditions, and what a variant or modifier changes without a rule."""
    told: set[Spot] = set()
    for written in written_tests(subject):
        test = Place(written.place.layer, written.place.path[:-1])
        if spot(test) not in told and _is_bare(written, subject.catalogue):
            told.add(spot(test))
            message = f"this threshold of `{written.test.measure}` has no source"
            yield written.place.finding("RP301", message, label=_LABEL)
    for layer in subject.chain:
        if isinstance(layer.text, ProtocolText):
            for kind, offered in (("variants", layer.text.variants), ("modifiers", layer.text.modifiers)):
                for name, added in offered.items():
                    yield from _of_choice(added, Place(layer, (kind, name)))


def _is_bare(written: WrittenTest, catalogue: Catalogue) -> bool:
    test = written.test
    if test.source is not None or written.holder is Holder.RULE or written.is_in_overlay:
        return False
    measure = catalogue.by_id.get(test.measure)
    is_number = test.measure != LEVEL if measure is None else measure.kind not in _ANSWERS
    return is_number and not _is_parameter(written.place)


def _is_parameter(place: Place) -> bool:
    node = part(place.layer.node, place.path)
    return isinstance(node, MappingNode) and "parameter" in node.entries


def _of_choice(added: Tightening, place: Place) -> Iterator[Finding]:
    for key, words in _CHANGED.items():
        if getattr(added, key) and added.source is None:
            label = f"add `source: ...` beside `{key}:`"
            yield (place / key).finding("RP301", f"these {words} have no source", label=label, key=True)
