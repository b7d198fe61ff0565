"""The rules of a protocol by what they ask for, the gravest first, each in both voices.

A resolved protocol flows in, parts of its page flow out: one for each thing that a rule can ask for.
"""

from collections.abc import Iterator

from rehab.protocol.model import Protocol, Rule
from rehab.report.protocol_page import Entry, Line, PagePart
from rehab.report.rule_words import rule_effect, rule_sentence
from rehab.report.sources import rule_source
from rehab.terms.caution import gravest
from rehab.terms.measure import Catalogue
from rehab.wording import english_report
from rehab.wording import english_show as words


def rule_groups(protocol: Protocol, catalogue: Catalogue) -> Iterator[PagePart]:
    """One part of the page for each thing that rules ask for.

    Args:
        protocol: the resolved protocol.
        catalogue: the measures that its rules ask for.
    """
    for asked, title in words.ASKED_FOR.items():
        rules = [rule for rule in protocol.rules if _asked_for(rule) == asked]
        if rules:
            yield PagePart(
                title=title,
                lead=words.ASKED_LEAD[asked],
                entries=tuple(rule_entry(rule, catalogue, protocol) for rule in rules),
            )


def _asked_for(rule: Rule) -> str:
    """What a rule asks for in one word; a contraindication answers before anything is asked."""
    return rule.answer.value or gravest(rule.action.completed).value


def rule_entry(rule: Rule, catalogue: Catalogue, protocol: Protocol) -> Entry:
    """A rule: its words in both voices, when it speaks, what it asks for, and on what grounds."""
    effect = rule_effect(rule)
    source = rule_source(rule)
    return Entry(
        name=f"`{rule.id}`",
        clinician=rule.text,
        patient=rule.patient,
        lines=(
            Line(label=words.WHEN, clinician=rule_sentence(rule, catalogue, protocol)),
            Line(
                label=words.THEN,
                clinician=words.RED_FLAG.format(effect=effect) if rule.red_flag else effect,
                source=english_report.SOURCE_EXTRAPOLATED.format(source=source)
                if rule.extrapolated
                else source,
            ),
        ),
    )
