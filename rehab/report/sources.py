"""Sources as words: the short key that stands in a table, and the citation behind it.

A source id of the protocol flows in, `Ebert 2014` flows out; the report's list gives the citation in full.
"""

from collections.abc import Iterator

from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.report.parts import Labelled
from rehab.rules.model import gate_parts
from rehab.terms.ids import CLINIC_DEFAULT, SourceId
from rehab.wording import english_report as words
from rehab.wording.number import capital


def source_key(source: SourceId | None) -> str:
    """The short key of a source; a number without one is the clinic's default."""
    parts = [words.ACRONYMS.get(part, part) for part in (source or CLINIC_DEFAULT).split("-")]
    # Names before a year: `wilk-arrigo-2018`.
    if parts[-1].isdecimal():
        parts = [capital(part) for part in parts]
    return capital(" ".join(parts))


def rule_source(rule: Rule) -> str:
    """Where a rule comes from: a source's key, or whose opinion it is."""
    if rule.opinion:
        return words.CLINICIAN_OPINION.format(by=rule.opinion)
    return source_key(rule.source)


def citation(source: SourceId, protocol: Protocol) -> str:
    """The full citation with the grade of its evidence."""
    found = protocol.source[source]
    return f"{found.citation} ({found.grade})" if found.grade else found.citation


def citations(*protocols: Protocol) -> tuple[Labelled, ...]:
    """The full citation of every source that some protocols' rules, gates, levels or curves rest on."""
    cited = {
        source_key(source): citation(source, protocol) for protocol in protocols for source in _used(protocol)
    }
    return tuple(Labelled(label=label, value=cited[label]) for label in sorted(cited))


def _used(protocol: Protocol) -> Iterator[SourceId]:
    for rule in protocol.rules:
        yield rule.source
        yield from (test.source or CLINIC_DEFAULT for test in tests_of(rule.when))
    for phase in protocol.phases:
        yield phase.window.source
        for part in (*gate_parts(phase.enter_when), *gate_parts(phase.exit_when)):
            yield from (test.source or CLINIC_DEFAULT for test in tests_of(part))
    for level in protocol.levels:
        yield level.source
        for part in gate_parts(level.needs):
            yield from (test.source or CLINIC_DEFAULT for test in tests_of(part))
    for activity in protocol.variety:
        yield activity.source
        for part in gate_parts(activity.needs):
            yield from (test.source or CLINIC_DEFAULT for test in tests_of(part))
    yield from (curve.source for curve in protocol.curves)
    yield from (cap.source for cap in protocol.caps)
    yield from (parameter.source for parameter in protocol.parameters)
    yield from (claim.source for claim in protocol.texts.why if claim.source is not None)
