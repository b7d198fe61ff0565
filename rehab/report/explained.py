"""What a finding, a rule or a measure is, in the words of `rehab explain`.

A row of the catalogue, a rule with its protocols, or a measure flows in; lines flow out.
"""

from collections.abc import Iterator, Sequence

from rehab.findings import Row
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.report.rule_words import rule_effect, rule_sentence
from rehab.report.sources import citation
from rehab.terms.measure import Catalogue, Measure
from rehab.wording import english_explain as words


def about_finding(row: Row) -> tuple[str, ...]:
    """A kind of finding."""
    head = words.FINDING.format(id=row.id, severity=row.severity.value, title=row.title)
    return (head, "", words.WHY.format(why=row.why), words.HELP.format(help=row.help))


def about_rule(rule: Rule, protocols: Sequence[Protocol], catalogue: Catalogue) -> Iterator[str]:
    """A rule.

    Args:
        rule: the rule.
        protocols: those in which it holds, at least one.
        catalogue: the measures it asks for.
    """
    yield words.RULE.format(id=rule.id, text=rule.text)
    yield ""
    yield words.WHEN.format(when=rule_sentence(rule, catalogue, protocols[0]))
    yield words.THEN.format(effect=rule_effect(rule))
    if rule.red_flag:
        yield words.RED_FLAG
    yield words.FOR_THE_PATIENT.format(text=rule.patient)
    yield words.SOURCE.format(source=_source(rule, protocols[0]))
    yield words.WRITTEN.format(file=rule.origin.file, line=rule.origin.line)
    yield words.HOLDS_IN.format(protocols=", ".join(dict.fromkeys(one.id for one in protocols)))


def about_measure(measure: Measure, protocols: Sequence[Protocol]) -> Iterator[str]:
    """A measure, and the rules of some protocols that ask for it."""
    low, high = (measure.words(end) for end in measure.range)
    values = ", ".join(measure.grades) or words.VALUES_TO.format(low=low, high=high)
    yield words.MEASURE.format(id=measure.id, title=measure.title)
    yield ""
    yield words.VALUES.format(values=values, worse=words.WORSE[measure.worse.value])
    yield words.FRESH.format(days=measure.max_age_days, effort=measure.effort.name)
    reporters = ", ".join(reporter.value for reporter in measure.reporters)
    yield words.STANDING.format(reporters=reporters)
    if measure.error is not None:
        error = f"{measure.error:g} {measure.unit or ''}".rstrip()
        yield words.ERROR.format(error=error)
    if measure.question:
        yield words.ASK.format(question=measure.question)
    asking = sorted({rule.id for one in protocols for rule in one.rules if _asks(rule, measure)})
    if asking:
        yield words.ASKED_BY.format(rules=", ".join(asking))
    yield words.SOURCE.format(source=measure.source)


def _asks(rule: Rule, measure: Measure) -> bool:
    conditions = (rule.when,) if rule.applies_when is None else (rule.when, rule.applies_when)
    return any(test.measure == measure.id for condition in conditions for test in tests_of(condition))


def _source(rule: Rule, protocol: Protocol) -> str:
    if rule.opinion:
        return words.OPINION.format(opinion=rule.opinion)
    cited = citation(rule.source, protocol)
    return words.EXTRAPOLATED.format(source=cited) if rule.extrapolated else cited
