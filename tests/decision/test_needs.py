"""Needs: the smallest set that would settle what is unknown, the cheapest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.decision.model import SESSIONS
from rehab.findings import render
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import read_chain
from rehab.terms.truth import Truth, all_of, any_of, at_least_n_of
from rehab.wiring import make_judge
from tests.course.notes import (
    Note,
    blank,
    course_of,
    courses_of,
    episode_of,
    event,
    first,
    own,
    read_episode,
    well,
)
from tests.course.protocols import HEAD, LEVELS, a_phase, a_rule
from tests.patient.written import the_catalogue

ASK, LOOK, MEASURE, TEST = "pain_at_rest", "effusion", "knee_flexion", "tug"
"""One measure of each effort, the cheapest first."""

WELL_ENOUGH = {
    ASK: "{pain_at_rest: {at_most: 3}}",
    LOOK: "{effusion: {at_most: 1+}}",
    MEASURE: "{knee_flexion: {at_least: 100 deg}}",
    TEST: "{tug: {below: 13.5 s}}",
}
"""A criterion for each."""

CALM = "{pain_walking: {at_most: 9}}"
"""A gate that is open to whoever says how much it hurts."""


def every(*parts: str) -> str:
    """All of some conditions."""
    return "{all: [" + ", ".join(parts) + "]}"


def one_of(*parts: str) -> str:
    """Any of some conditions."""
    return "{any: [" + ", ".join(parts) + "]}"


def so_many(count: int, *parts: str) -> str:
    """So many of some conditions."""
    return f"{{at_least_n_of: {{n: {count}, of: [" + ", ".join(parts) + "]}}"


@cache
def judge_with(enter: str, rules: str = "") -> Judge:
    """The judge of a protocol with one gate and a few rules, open from the first day."""
    levels = "bars, rails, belt, floor, hill"
    text = "id: asked\n" + HEAD + "phases:\n" + a_phase("whole", 0, levels, enter) + LEVELS
    chain, findings = read_chain(
        text + ("rules:\n" + rules if rules else ""), name="asked.yaml", read_file=lambda _: None
    )
    assert not findings, render(findings)
    protocol, findings = resolve(chain, the_catalogue())
    assert protocol is not None, render(findings)
    return make_judge(protocol, the_catalogue())


def course(*notes: Note, enter: str = CALM, rules: str = "", patient: Any = None) -> Course:  # noqa: ANN401
    """The course of some notes under one gate and a few rules."""
    written = episode_of(*notes)
    episode = read_episode(written if patient is None else {**written, "patient": patient})
    assert episode.as_of is not None
    return fold(episode.knees[0], judge_with(enter, rules), as_of=episode.as_of)


def needs(*notes: Note, enter: str = CALM, rules: str = "", patient: Any = None) -> tuple[str, ...]:  # noqa: ANN401
    """What is to be asked or measured today."""
    return tuple(map(str, course(*notes, enter=enter, rules=rules, patient=patient).today.needs))


NOTHING = blank(10)
EACH = WELL_ENOUGH


@pytest.mark.parametrize(
    ("enter", "expected"),
    [
        pytest.param(
            every(*EACH.values()), (ASK, LOOK, MEASURE, TEST), id="all: every one, the cheapest first"
        ),
        pytest.param(one_of(*EACH.values()), (ASK,), id="any: the cheapest one"),
        pytest.param(one_of(EACH[TEST], EACH[MEASURE]), (MEASURE,), id="any of two: the cheaper one"),
        pytest.param(
            one_of(EACH[ASK], every(EACH[LOOK], EACH[MEASURE])), (ASK,), id="any: one instead of two"
        ),
        pytest.param(
            one_of(EACH[TEST], every(EACH[ASK], EACH[LOOK])),
            (TEST,),
            id="the smallest set goes before the cheapest: one test instead of two questions",
        ),
        pytest.param(
            so_many(2, EACH[ASK], EACH[LOOK], EACH[TEST]), (ASK, LOOK), id="two of three: the cheaper two"
        ),
        pytest.param(
            every(one_of(EACH[ASK], EACH[TEST]), one_of(EACH[LOOK], EACH[TEST])),
            (TEST,),
            id="one that serves two goes before two that serve one each",
        ),
        pytest.param(
            every(EACH[TEST], one_of(EACH[ASK], EACH[TEST])),
            (TEST,),
            id="one that is needed anyway serves again",
        ),
        pytest.param("{not: " + EACH[LOOK] + "}", (LOOK,), id="under not: the measure itself"),
    ],
)
def test_the_smallest_set_that_settles_a_gate(enter: str, expected: tuple[str, ...]) -> None:
    """Of all sets that would settle it the smallest, and of equal ones the cheapest."""
    assert needs(NOTHING, enter=enter) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, (ASK, LOOK)),
        ({ASK: 2}, (LOOK,)),
        ({TEST: 12.0}, (ASK,)),
        ({ASK: 2, LOOK: "none"}, ()),
        ({ASK: 5}, (LOOK, TEST)),
        ({ASK: 5, LOOK: "3+"}, ()),
    ],
)
def test_what_is_known_is_not_asked_again(known: dict[str, Any], expected: tuple[str, ...]) -> None:
    """Of two of three, what is known counts, and what is certain or impossible needs nothing."""
    enter = so_many(2, EACH[ASK], EACH[LOOK], EACH[TEST])
    assert needs(blank(10, **known), enter=enter) == expected


HIGH = {
    ASK: a_rule("asked", "{pain_at_rest: {above: 5}}", "hold"),
    LOOK: a_rule("looked", "{effusion: {at_least: 2+}}", "hold"),
    TEST: a_rule("tested", "{tug: {at_least: 20 s}}", "hold"),
}


def test_every_rule_that_is_unknown_is_settled() -> None:
    """Rules and gate together ask for what all of them need, once."""
    rules = HIGH[ASK] + HIGH[TEST] + a_rule("again", "{tug: {at_least: 30 s}}", "hold")
    assert needs(NOTHING, enter=every(EACH[LOOK], EACH[ASK]), rules=rules) == (ASK, LOOK, TEST)


def test_behind_a_closed_gate_only_rules_are_asked_for() -> None:
    """Where a known criterion keeps the gate closed, the unknown ones cannot open it."""
    enter = every(EACH[ASK], EACH[LOOK])
    assert needs(blank(10, pain_at_rest=5), enter=enter) == ()
    assert needs(blank(10, pain_at_rest=5), enter=enter, rules=HIGH[TEST]) == (TEST,)


def test_behind_a_wait_only_rules_are_asked_for() -> None:
    """Before the window, or at a patient's own check-in, the gate is not asked about."""
    assert needs(own(10), enter=EACH[LOOK], rules=HIGH[TEST]) == (TEST,)


def test_an_unknown_rule_is_asked_for_even_under_a_stop() -> None:
    """A red flag that fires does not spare the question of another."""
    assert course_of(first(42), well(49, "chest_symptoms", calf_pain=True)).today.needs == ("chest_symptoms",)


def test_an_open_event_does_not_spare_the_question_of_a_red_flag() -> None:
    """What is stopped already is asked all the same."""
    assert course_of(first(42), event(45), well(49, "calf_pain")).today.needs == ("calf_pain",)


def test_what_only_the_past_could_tell_is_not_asked() -> None:
    """A trend without an earlier value settles itself next time, and nothing today can."""
    rules = a_rule("rises", "{pain_at_rest: {rose_by: 2}}", "hold")
    assert needs(blank(10), blank(17, pain_at_rest=2, pain_walking=2), rules=rules) == ()


@pytest.mark.parametrize(
    ("flexion", "expected"),
    [
        ({"right": 120}, ("knee_flexion:other_side",)),
        ({"left": 120}, ("knee_flexion",)),
        ({"left": 120, "right": 118}, ()),
        ("unknown", ("knee_flexion", "knee_flexion:other_side")),
    ],
)
def test_the_other_knee_is_asked_for_where_it_is_compared_with(
    flexion: object, expected: tuple[str, ...]
) -> None:
    """A gate against the other side needs both knees, each named for itself."""
    enter = "{knee_flexion: {at_most: 10 deg, short_of: other_side}}"
    assert needs(blank(10, knee_flexion=flexion), enter=enter) == expected


def test_an_unusable_other_knee_is_not_asked_for() -> None:
    """No measurement of a knee that is no measure could settle anything."""
    both = {"left": 120, "right": 118}
    starts = [
        {"procedure": "x", "date": "2026-01-05", "knee": "right", "other_knee": "symptomatic"},
    ]
    (one,) = courses_of(episode_of(first(42, knee_flexion=both), starts=starts), "compared")
    assert one.today.needs == ()


def test_sessions_are_one_question() -> None:
    """Where nobody asked about sessions, all that rests on them is one question."""
    rules = a_rule("sore", "{pain_during: {above: 5}}", "{regress: 1}")
    notes = (blank(10, pain_walking=1), blank(14, pain_walking=1))
    assert needs(*notes, rules=rules) == (str(SESSIONS),)


def test_a_session_measure_is_asked_for_by_name_where_there_were_sessions() -> None:
    """The lines are there, and one answer is missing in them."""
    rules = a_rule("sore", "{pain_during: {above: 5}}", "{regress: 1}")
    lines = [{"date": "2026-01-17"}, {"date": "2026-01-18", "pain_during": 2}]
    assert needs(blank(10, pain_walking=1), blank(14, pain_walking=1, sessions=lines), rules=rules) == (
        "pain_during",
    )


def test_the_age_is_asked_for_where_a_rule_is_for_the_old() -> None:
    """An unknown `applies_when` makes the rule unknown, so its own question counts too."""
    old = a_rule("old", "{tug: {at_least: 20 s}}", "hold", ", applies_when: {age: {at_least: 65 years}}")
    assert needs(blank(10, pain_walking=1), rules=old, patient={"id": "a"}) == ("age",)
    young = {"id": "a", "birth_year": 1990}
    assert needs(blank(10, pain_walking=1), rules=old, patient=young) == ()
    aged = {"id": "a", "birth_year": 1940}
    assert needs(blank(10, pain_walking=1), rules=old, patient=aged) == (TEST,)


# Exactness ------------------------------------------------------------------------------------------

NINE = (
    "pain_at_rest",
    "pain_walking",
    "pain_worst_24h",
    "effusion",
    "brace",
    "wound",
    "gait_aid",
    "falls_last_year",
    "weight_bearing",
)

BEST = {
    "effusion": "none",
    "brace": "none",
    "wound": "closed",
    "gait_aid": "none",
    "weight_bearing": "full",
}


def is_best(name: str) -> str:
    """The criterion that a measure is as good as can be."""
    return f"{{{name}: {{is: {BEST.get(name, 0)}}}}}"


@pytest.mark.parametrize(("count", "exact"), [(8, True), (9, False)])
def test_the_set_is_exact_up_to_eight_and_marked_beyond(count: int, exact: bool) -> None:  # noqa: FBT001
    """With eight to choose from every set is tried; with nine it is greedy, and says so."""
    today = course(NOTHING, enter=so_many(3, *map(is_best, NINE[:count]))).today
    assert (len(today.needs), today.needs_exact) == (3, exact)


@dataclass(frozen=True, slots=True)
class Node:
    """A condition: a measure that is at its best, or several joined by a word."""

    word: str
    parts: tuple["Node", ...] = ()


def trees() -> st.SearchStrategy[Node]:
    """Conditions over five measures, without `not`."""

    def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=2, max_size=3).map(tuple)
        return st.builds(Node, st.sampled_from(["all", "any", "two"]), several)

    return st.recursive(st.sampled_from(NINE[:5]).map(Node), joined, max_leaves=7)


def in_yaml(node: Node) -> str:
    """A condition as a protocol writes it."""
    parts = tuple(map(in_yaml, node.parts))
    match node.word:
        case "all":
            return every(*parts)
        case "any":
            return one_of(*parts)
        case "two":
            return so_many(2, *parts)
        case measure:
            return is_best(measure)


def truth_of(node: Node, good: frozenset[str]) -> Truth:
    """The truth of a condition if these measures are as good as can be and the others unknown."""
    parts = [truth_of(part, good) for part in node.parts]
    match node.word:
        case "all":
            return all_of(parts)
        case "any":
            return any_of(parts)
        case "two":
            return at_least_n_of(2, parts)
        case measure:
            return Truth.YES if measure in good else Truth.UNKNOWN


def smallest(node: Node) -> Iterator[frozenset[str]]:
    """Every smallest set of measures that would settle a condition."""
    for size in range(6):
        found = [frozenset(names) for names in combinations(NINE[:5], size)]
        settling = [names for names in found if truth_of(node, names) is not Truth.UNKNOWN]
        if settling:
            yield from settling
            return


@settings(max_examples=60)
@given(node=trees())
def test_no_smaller_and_no_cheaper_set_would_do(node: Node) -> None:
    """For any condition the needs are one of the smallest sets, and none of these is cheaper."""
    efforts = {str(measure.id): int(measure.effort) for measure in the_catalogue().measures}
    needed = frozenset(needs(NOTHING, enter=in_yaml(node)))
    sets = list(smallest(node))
    assert needed in sets
    assert sum(efforts[name] for name in needed) == min(sum(efforts[name] for name in one) for one in sets)


def test_they_are_told_the_cheapest_first() -> None:
    """Questions first, then looks, then measurements, then tests."""
    efforts = {str(measure.id): measure.effort for measure in the_catalogue().measures}
    named = needs(NOTHING, enter=every(*EACH.values(), *map(is_best, NINE)))
    assert [efforts[name] for name in named] == sorted(efforts[name] for name in named)
