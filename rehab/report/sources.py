"""Sources as words: the short key that stands in a table, and the citation behind it.

A source id of the protocol flows in, `Ebert 2014` flows out; the report's list gives the citation in full.
"""

from rehab.protocol.model import Protocol, Rule
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
