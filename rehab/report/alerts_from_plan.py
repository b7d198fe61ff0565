"""What a clinician must see first: every rule that speaks, is a known finding, or could not be answered.

A case flows in, an AlertTable flows out, the gravest first, so that a page which cannot hold all of them
keeps the ones that matter most.
"""

from collections.abc import Iterator

from rehab.course.model import Course
from rehab.decision.model import RuleReason
from rehab.report.case import Case
from rehab.report.clinician import AlertRow, AlertTable
from rehab.report.gates_from_plan import truth_word
from rehab.report.outcome import by_caution
from rehab.report.rule_words import rule_effect
from rehab.report.rules_from_plan import rule_remarks, rule_seen
from rehab.report.sources import rule_source
from rehab.terms.truth import Truth
from rehab.wording import english_paper as words
from rehab.wording import english_report


def alerts_from_plan(case: Case) -> AlertTable:
    """Every rule that is not plainly NO, of each knee."""
    truth, rule, observed, effect, source = words.ALERT_COLUMNS
    asked = words.ALERTS_ASKED.format(
        rules=len(_asked(case)), flags=sum(one.rule.red_flag for one in _asked(case))
    )
    rows = tuple(_rows(case))
    return AlertTable(
        title=words.ALERTS,
        lead=words.ALERTS_LEAD.format(asked=asked) if rows else "",
        truth_label=truth,
        rule_label=rule,
        observed_label=observed,
        effect_label=effect,
        source_label=source,
        rows=rows,
        none=words.ALERTS_NONE.format(asked=asked),
    )


def _asked(case: Case) -> tuple[RuleReason, ...]:
    """The rules that apply now, of all knees."""
    return tuple(reason for course in case.courses for reason in course.today.rules if reason.applies_now)


def _rows(case: Case) -> Iterator[AlertRow]:
    of = {id(reason): course for course in case.courses for reason in course.today.rules}
    open_ones = (reason for reason in _asked(case) if Truth.NO is not reason.truth)
    for reason in by_caution(open_ones):
        yield _row(reason, case, of[id(reason)])


def _row(reason: RuleReason, case: Case, course: Course) -> AlertRow:
    rule = reason.rule
    label = words.ALERT.format(id=rule.id, text=rule.text)
    return AlertRow(
        truth=truth_word(reason.truth, english_report.TRUTHS),
        label=case.of_knee(course, label),
        observed="; ".join((*rule_seen(reason, case, course.protocol), *rule_remarks(reason))),
        effect=rule_effect(rule),
        source=rule_source(rule),
    )
