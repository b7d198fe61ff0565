"""Every rule of a report with its truth, what it saw, its effect and its source; and the sources in full.

A case flows in, a RuleTable and a list of citations flow out. Rules that speak stand first; none is left
out, because a rule that was asked and is NO is a reason too.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.decision.model import RuleReason
from rehab.frozen import replace
from rehab.protocol.model import Protocol
from rehab.report.case import Case
from rehab.report.clinician import RuleGroup, RuleRow, RuleTable
from rehab.report.gates_from_plan import truth_word
from rehab.report.outcome import fired, unanswered
from rehab.report.parts import Labelled
from rehab.report.rule_words import rule_effect, rule_sentence
from rehab.report.sources import citations, rule_source
from rehab.terms.truth import Truth
from rehab.wording import english_paper as words
from rehab.wording import english_report
from rehab.wording.observation import decisive_words, leaves, observed_words, seen_words


def rules_from_plan(case: Case) -> RuleTable:
    """Every rule of each knee, those that speak first."""
    rule, truth, observed, effect, source = words.RULE_COLUMNS
    return RuleTable(
        title=words.RULES,
        rule_label=rule,
        truth_label=truth,
        observed_label=observed,
        effect_label=effect,
        source_label=source,
        groups=tuple(group for course in case.courses for group in _groups(case, course)),
    )


def sources_from_plan(case: Case) -> tuple[Labelled, ...]:
    """The full citation of every source that the protocol's rules, gates, levels or curves rest on."""
    return citations(*(course.protocol for course in case.courses))


def extrapolated(case: Case) -> bool:
    """True if any rule rests on a study of other people or another exercise."""
    return any(rule.extrapolated for course in case.courses for rule in course.protocol.rules)


# Groups ----------------------------------------------------------------------------------------------


def _groups(case: Case, course: Course) -> Iterator[RuleGroup]:
    speaking, open_ones = fired(course.today), unanswered(course.today)
    said = {reason.rule.id for reason in (*speaking, *open_ones)}
    quiet = tuple(reason for reason in course.today.rules if reason.rule.id not in said)
    for title, reasons, in_full in (
        (words.APPLY, speaking, True),
        (words.OPEN, open_ones, True),
        (words.QUIET, quiet, False),
    ):
        if reasons:
            yield RuleGroup(
                title=case.of_knee(course, title.format(n=len(reasons))),
                rows=tuple(_row(reason, case, course, in_full=in_full) for reason in reasons),
            )


def _row(reason: RuleReason, case: Case, course: Course, *, in_full: bool) -> RuleRow:
    rule = reason.rule
    sentence = rule_sentence(rule, case.catalogue, course.protocol)
    return RuleRow(
        id=rule.id,
        sentence=words.WITH_TEXT.format(sentence=sentence, text=rule.text) if in_full else sentence,
        truth=truth_word(reason.truth, english_report.TRUTHS),
        observed=(*rule_seen(reason, case, course.protocol), *rule_remarks(reason)),
        effect=rule_effect(rule),
        source=rule_source(rule),
        extrapolated=words.EXTRAPOLATED if rule.extrapolated else "",
    )


def rule_seen(reason: RuleReason, case: Case, protocol: Protocol) -> tuple[str, ...]:
    """What was seen; without the measure's name where the rule has only one test."""
    trace = reason.trace
    if trace is None:
        return ()
    if trace.applies is not None and trace.applies.truth is Truth.NO:
        return observed_words(replace(trace, when=trace.applies, applies=None), case.catalogue, protocol)
    tests = tuple(leaves(trace.when))
    if len(tests) == 1 and trace.applies is None and not trace.flag_open:
        return (seen_words(*tests[0], catalogue=case.catalogue, protocol=protocol),)
    return decisive_words(trace, case.catalogue, protocol)


def rule_remarks(reason: RuleReason) -> Iterator[str]:
    """What must be known of a rule beside its truth."""
    if not reason.applies_now:
        yield english_report.LATER
    elif reason.counted is not reason.truth:
        known = reason.counted is Truth.NO
        yield english_report.KNOWN_BASELINE if known else english_report.ACTS_AS_YES
