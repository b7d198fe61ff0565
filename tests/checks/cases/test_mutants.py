"""Mutants: every small fault that a protocol's file could have, in words and at its line."""

import pytest

from rehab.checks.cases.mutant import Change, Mutant, mutated
from rehab.findings import has_errors
from rehab.protocol.from_authored import resolve
from tests.checks.cases.walked import FLUID, a_chain, a_protocol, walked
from tests.patient.written import the_catalogue


def _words(text: str, change: Change | None = None, **others: str) -> list[str]:
    """What the mutants of a protocol changed."""
    return [one.words for one in walked(text, **others).mutants if change in {None, one.change}]


def _of_rule(when: str, then: str = "hold", change: Change | None = None) -> list[str]:
    """What the mutants of a rule changed; the gate of its protocol asks for nothing that it does."""
    text = a_protocol(rules={"asked": (when, then)}, gate="{weight_bearing: {is: full}}")
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "id: asked" in line)
    found = (one for one in walked(text).mutants if one.where.line == at)
    return [one.words for one in found if change in {None, one.change}]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (
            "{knee_flexion: {below: 90 deg}}",
            ["`90 deg` became `89 deg`", "`90 deg` became `91 deg`", "`below` became `above`"],
        ),
        (
            "{wound: {is: open}}",
            ["`open` became `scabbed`", "`is open` became its opposite"],
        ),
        (
            "{effusion: {rose_by: 1 grade, at_least: 1+}}",
            [
                "`1 grade` became `0 grades`",
                "`1 grade` became `2 grades`",
                "`effusion rose_by 1 grade` were not asked for",
                "`1+` became `trace`",
                "`1+` became `2+`",
                "`at_least` became `at_most`",
                "`effusion at_least 1+` were not asked for",
            ],
        ),
        (
            "{swelling: {is: true, for_last: 2 sessions}}",
            [
                "`is true` became its opposite",
                "`2 sessions` became `1 session`",
                "`2 sessions` became `3 sessions`",
            ],
        ),
        (
            "{all: [{calf_pain: {is: true}}, {condition: stiff}]}",
            [
                "`calf_pain is true` were not asked for",
                "`is true` became its opposite",
                "condition `stiff` were not asked for",
            ],
        ),
    ],
)
def test_of_a_condition(when: str, words: list[str]) -> None:
    """Every number one step, every comparison turned round, every part left out."""
    text = a_protocol(rules={"asked": (when, "hold")}, more="conditions:\n  stiff: {tug: {above: 12 s}}\n")
    (line,) = (line for line in text.splitlines() if "id: asked" in line)
    found = [one for one in walked(text).mutants if one.where.text == line]
    assert [
        one.words for one in found if one.change in {Change.THRESHOLD, Change.COMPARISON, Change.CRITERION}
    ] == words


def test_of_a_count_of_conditions() -> None:
    """How many must hold is a number like any other, and each of them can be missing."""
    when = (
        "{at_least_n_of: {n: 2, of: [{calf_pain: {is: true}}, {wound: {is: open}}, {swelling: {is: true}}]}}"
    )
    assert {"`2` became `1`", "`2` became `3`", "`calf_pain is true` were not asked for"} <= set(
        _of_rule(when)
    )


def test_all_of_a_count_are_needed() -> None:
    """Where all must hold none can be missing: such a count would never be reached."""
    when = "{at_least_n_of: {n: 2, of: [{calf_pain: {is: true}}, {wound: {is: open}}]}}"
    assert not _of_rule(when, change=Change.CRITERION)


def test_both_comparisons_of_a_measure_stay_apart() -> None:
    """Turned round, one of two bounds would be the other one and could not be written."""
    when = "{knee_flexion: {at_least: 60 deg, at_most: 90 deg}}"
    assert not _of_rule(when, change=Change.COMPARISON)


def test_of_a_rule() -> None:
    """A rule can be missing, and can ask for less."""
    words = _of_rule("{wound: {is: open}}", "{regress: 1, days_off: 1}")
    assert "rule `asked` were left out" in words
    assert "rule `asked` asked for `hold, 1 day off` instead of `regress 1, 1 day off`" in words
    assert "rule `asked` asked for `regress 1` instead of `regress 1, 1 day off`" in words


def test_of_a_red_flag() -> None:
    """A red flag that is none would be forgotten by the next check-in."""
    text = a_protocol(rules={"flag": ("{calf_pain: {is: true}}", "urgent")})
    flagged = text.replace("then: urgent", "then: urgent, red_flag: true")
    assert "rule `flag` were no red flag" in _words(flagged)
    assert "rule `flag` were no red flag" not in _words(text)


def test_of_whom_a_rule_speaks_for() -> None:
    """A rule that is for some could be for all."""
    text = a_protocol().replace(
        "then: hold", "then: hold, applies_when: {heart_or_lung_condition: {is: true}}"
    )
    assert "rule `fluid` spoke for everyone" in _words(text)


def test_of_windows() -> None:
    """A phase can open a week too early or too late."""
    assert _words(a_protocol(), Change.WINDOW) == [
        "phase `held` opened in week 5 instead of week 6",
        "phase `held` opened in week 7 instead of week 6",
    ]


def test_of_a_ceiling_that_ends() -> None:
    """The week in which a ceiling ends is a window; a ceiling without one has none."""
    caps = (
        "caps:\n"
        "  - {id: short, max_minutes_per_session: 9, until_week: 8, source: clinic-default}\n"
        "  - {id: always, max_minutes_per_session: 9, source: clinic-default}\n"
    )
    words = [one for one in _words(a_protocol(more=caps), Change.WINDOW) if "ceiling" in one]
    assert words == [
        "ceiling `short` ended in week 7 instead of week 8",
        "ceiling `short` ended in week 9 instead of week 8",
    ]


def test_of_parameters() -> None:
    """A parameter moves by the step of the measure that it is compared with, and where it is written."""
    more = (
        "parameters:\n"
        "  limit: {value: 13.5 s, source: clinic-default}\n"
        "  short_gap: {value: 7 days, source: clinic-default}\n"
        "  sessions_before_progress: {value: 2 sessions, source: clinic-default}\n"
    )
    rules = {"slow": ("{tug: {above: {parameter: limit}}}", "hold")}
    assert _words(a_protocol(rules=rules, more=more), Change.THRESHOLD)[:6] == [
        "`100 deg` became `99 deg`",
        "`100 deg` became `101 deg`",
        *("`13.5 s` became `13.49 s`", "`13.5 s` became `13.51 s`"),
        *("`7 days` became `6 days`", "`7 days` became `8 days`"),
    ]


def test_of_a_modifier() -> None:
    """Each thing that a modifier adds can be missing, and each number of it can be another."""
    more = (
        "modifiers:\n"
        "  repair:\n"
        "    not_before: {held: 8}\n"
        "    enter_when: {held: {wound: {is: closed}}}\n"
        "    caps: [{id: slow, max_minutes_per_session: 9, source: clinic-default}]\n"
        "    remove_levels: [rail]\n"
        "    parameters: {sessions_before_progress: 3 sessions}\n"
    )
    assert [one for one in _words(a_protocol(more=more)) if "modifier" in one] == [
        "modifier `repair` did not move phase `held` to week 8",
        "phase `held` opened with modifier `repair` in week 7 instead of week 8",
        "phase `held` opened with modifier `repair` in week 9 instead of week 8",
        "modifier `repair` asked for nothing more at phase `held`",
        "modifier `repair` had no ceiling `slow`",
        "modifier `repair` left `rail` open",
        "modifier `repair` left `sessions_before_progress` as it is",
    ]


def test_a_child_does_not_change_its_base() -> None:
    """What a base writes is changed in the base alone."""
    base = (
        "id: common\n"
        + a_protocol(rules=FLUID).split("\n", 1)[1].split("phases:")[0]
        + ("conditions:\n  bends: {knee_flexion: {at_least: 100 deg}}\n")
    )
    child = a_protocol(rules={}, gate="{condition: bends}", more="extends: common\n")
    assert _words(child, Change.THRESHOLD, common=base) == []


def test_promises_are_not_changed() -> None:
    """A promise decides nothing: a weaker one is kept as well."""
    more = "guarantees:\n  - {never: progress, when: {pain_walking: {above: 7}}}\n"
    assert not [words for words in _words(a_protocol(more=more)) if "`7`" in words]


def test_a_mutant_says_where_it_is() -> None:
    """An author reads what was changed, in which file and on which line."""
    text = a_protocol()
    mutant = next(one for one in walked(text).mutants if "101" in one.words)
    told = mutant.survived()
    assert told.message == "your cases would not notice if `100 deg` became `101 deg`"
    assert told.span is not None
    assert (told.span.file, told.span.words) == ("one.yaml", "100 deg")
    assert told.where == "phase `held` > enter_when > knee_flexion > at_least"


def _changed(mutant: Mutant, text: str) -> bool | None:
    """True if a mutant is another protocol, False if it means the same, None if it cannot be."""
    chain = a_chain(text)
    layer = mutated(chain[-1], mutant)
    if layer is None:
        return None
    (one, _), (other, found) = (resolve(layers, the_catalogue()) for layers in (chain, (layer,)))
    if has_errors(found):
        return None
    assert one is not None
    assert other is not None
    return one.digest != other.digest


def test_every_mutant_is_another_protocol_or_none() -> None:
    """A mutant changes what a protocol means, or it is refused as any such file would be."""
    text = a_protocol(
        rules={
            "fluid": ("{effusion: {rose_by: 1 grade, at_least: 1+}}", "{dose: hold, days_off: 1}"),
            "flag": ("{calf_pain: {is: true}}", "urgent"),
        },
        gate="{all: [{tug: {below: 9 s}}, {any: [{wound: {is: closed}}, {brace: {is: none}}]}]}",
        leave="{pain_walking: {at_most: 2}}",
        needs="{not: {falls_last_year: {at_least: 1}}}",
    )
    fates = {mutant.words: _changed(mutant, text) for mutant in walked(text).mutants}
    assert [words for words, changed in fates.items() if changed is None] == ["`1 grade` became `0 grades`"]
    assert [words for words, changed in fates.items() if changed is False] == [
        "rule `fluid` asked for `1 day off` instead of `hold, 1 day off`"
    ]
