"""Coverage: exact fractions of what cases show, and a finding for every place that none comes by."""

from fractions import Fraction

import pytest

from rehab.checks.cases.coverage import Share
from tests.checks.cases.walked import BENDS, FLUID, a_protocol, a_rule, walked
from tests.course.protocols import HEAD

_EVERY_FLUID = tuple(
    (f"{{like: fine, week: 6, effusion: {grade}}}", "hold") for grade in ("none", "1+", "2+", "3+", "unknown")
)
_WHAT_FLUID = "effusion at least 2+"


def test_every_truth_and_threshold_of_a_rule_can_be_shown() -> None:
    """A rule that is seen YES, NO and UNKNOWN, at its threshold and beside it, leaves no gap."""
    assert [gap for gap in walked(a_protocol(*_EVERY_FLUID)).gaps if _WHAT_FLUID in gap] == []


@pytest.mark.parametrize(
    ("without", "gap"),
    [
        ("unknown", "in no case is `effusion at least 2+` UNKNOWN"),
        ("1+", "no case tries `effusion at least 2+` one step below"),
        ("2+", "no case tries `effusion at least 2+` at the value itself"),
        ("3+", "no case tries `effusion at least 2+` one step above"),
    ],
)
def test_one_case_less_is_one_gap_more(without: str, gap: str) -> None:
    """Each case shows one thing that no other does, and its absence is told in words."""
    cases = (case for case in _EVERY_FLUID if without not in case[0])
    assert [one for one in walked(a_protocol(*cases)).gaps if _WHAT_FLUID in one] == [gap]


def test_a_gap_stands_at_its_threshold() -> None:
    """The finding points at the number, and says what could be tried."""
    case = walked(a_protocol(("{like: fine, week: 6, effusion: 2+}", "hold")))
    (gap,) = (one for one in case.coverage.gaps if one.id == "RP353" and _WHAT_FLUID in one.message)
    assert gap.span is not None
    assert gap.span.words == "2+"
    assert gap.label == "such as `1+` and `3+`"


def test_without_cases_nothing_is_shown() -> None:
    """A protocol without cases covers nothing, and every place is named."""
    coverage = walked(a_protocol()).coverage
    assert (coverage.truths, coverage.thresholds) == (Share(0, 6), Share(0, 6))
    assert (coverage.rules, coverage.edges) == (Share(0, 1), Share(0, 1))
    assert coverage.whole.percent == 0


def test_percent_is_exact() -> None:
    """A third is a third; all of nothing is everything."""
    assert Share(1, 3).percent == Fraction(100, 3)
    assert Share().percent == 100


@pytest.mark.parametrize(("effusion", "shown"), [("1+", 0), ("2+", 1)])
def test_a_rule_is_shown_when_it_fires(effusion: str, shown: int) -> None:
    """A rule that was asked and never spoke is not shown."""
    case = f"{{like: fine, week: 6, effusion: {effusion}}}"
    assert walked(a_protocol((case, "hold"))).coverage.rules == Share(shown, 1)


def test_what_the_course_knows_is_never_unknown() -> None:
    """Nobody is asked for a case in which the time since the operation is not known."""
    rules = {"late": ("{time_since_start: {at_least: 9 weeks}}", "hold")}
    assert walked(a_protocol(rules=rules)).coverage.truths == Share(0, 3 + 2)


def test_age_can_be_unknown() -> None:
    """A case can leave the age out, and then its test is UNKNOWN."""
    rules = {"old": ("{age: {at_least: 65 years}}", "hold")}
    cases = [(f"{{like: fine, week: 6, age: {age}}}", "hold") for age in (64, 65, 66, "unknown")]
    assert [gap for gap in walked(a_protocol(*cases, rules=rules)).gaps if "years" in gap] == []


def test_under_not_a_test_counts_as_itself() -> None:
    """What a rule sees of an open wound is told by the wound, whatever stands before it."""
    rules = {"dry": ("{not: {wound: {is: open}}}", "hold")}
    gaps = walked(a_protocol(("{like: fine, week: 6, wound: open}", "progress"), rules=rules)).gaps
    assert "in no case is `wound: open` NO or UNKNOWN" in gaps


def test_who_a_rule_speaks_for_is_a_criterion() -> None:
    """`applies_when` is shown like any other test."""
    text = a_protocol().replace(
        "then: hold", "then: hold, applies_when: {heart_or_lung_condition: {is: true}}"
    )
    (gap,) = (one for one in walked(text).coverage.gaps if "heart" in one.message and one.id == "RP352")
    assert gap.message == (
        "in no case is `known heart, lung or blood pressure condition: yes` YES, NO or UNKNOWN"
    )


def test_a_part_of_a_gate_is_one_thing_whatever_it_is_made_of() -> None:
    """A gate of several tests must itself be seen open, shut and unknown."""
    gate = "{any: [{knee_flexion: {at_least: 100 deg}}, {wound: {is: closed}}]}"
    shut = "knee_flexion: 90, wound: open"
    cases = [
        ("{like: fine, week: 6, wound: closed}", "progress"),
        (f"{{like: fine, week: 6, {shut}, last_week: {{{shut}}}}}", "hold"),
    ]
    (gap,) = (gap for gap in walked(a_protocol(*cases, gate=gate)).gaps if " or wound" in gap)
    assert gap.startswith("in no case is `active knee flexion at least 100 deg")
    assert gap.endswith("or wound: closed` UNKNOWN")


def test_a_condition_by_name_is_shown_where_it_is_defined() -> None:
    """However often a condition is used, its tests count once, on the lines that define it."""
    named = "conditions:\n  bends: {knee_flexion: {at_least: 100 deg}}\n"
    text = a_protocol(gate="{condition: bends}", needs="{condition: bends}", more=named)
    lines = {gap.span.line for gap in walked(text).coverage.gaps if gap.span and "knee" in gap.message}
    assert lines == {1 + text.splitlines().index("  bends: {knee_flexion: {at_least: 100 deg}}")}


def test_a_condition_that_nothing_uses_is_asked_for() -> None:
    """A condition that no rule and no gate names is shown by nothing."""
    text = a_protocol(more="conditions:\n  idle: {pain_at_rest: {at_most: 3}}\n")
    assert "in no case is `pain at rest at most 3` YES, NO or UNKNOWN" in walked(text).gaps


@pytest.mark.parametrize(
    ("cases", "gaps"),
    [
        ((), ["no case enters phase `held`", "no case leaves phase `held`"]),
        ((("{like: fine, week: 6}", "progress"),), ["no case leaves phase `held`"]),
        (
            (
                ("{like: fine, week: 6}", "progress"),
                ("{like: fine, week: 9, level: rail, sessions: 2}", "discharge"),
            ),
            [],
        ),
    ],
)
def test_a_phase_is_entered_and_left(cases: tuple[tuple[str, str], ...], gaps: list[str]) -> None:
    """The step into a phase and the step out of it are shown by cases that take them."""
    found = walked(a_protocol(*cases, leave="{pain_walking: {at_most: 2}}")).gaps
    assert [gap for gap in found if "phase" in gap] == gaps


def test_the_last_phase_without_an_exit_is_not_left() -> None:
    """Where there is no way out none is asked for."""
    assert "no case leaves phase `held`" not in walked(a_protocol()).gaps


def test_a_base_is_shown_by_its_own_cases() -> None:
    """A child is not asked again for what its base writes."""
    base = "id: common\n" + HEAD + "rules:\n" + a_rule("fluid", *FLUID["fluid"])
    child = a_protocol(rules={}, more="extends: common\n")
    assert not [gap for gap in walked(child, common=base).gaps if _WHAT_FLUID in gap]


def test_what_a_modifier_adds_is_asked_for() -> None:
    """The gate of a modifier is to be shown even if no case has the modifier."""
    added = f"modifiers:\n  repair: {{enter_when: {{held: {BENDS.replace('100', '110')}}}}}\n"
    gaps = walked(a_protocol(more=added)).gaps
    assert "in no case is `active knee flexion at least 110 deg` YES, NO or UNKNOWN" in gaps
    case = ("{like: fine, week: 6, modifiers: [repair]}", "progress")
    gaps = walked(a_protocol(case, more=added)).gaps
    assert "in no case is `active knee flexion at least 110 deg` NO or UNKNOWN" in gaps
