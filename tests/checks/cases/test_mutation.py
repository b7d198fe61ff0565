"""Mutation: whether some cases would notice each fault that their protocol could have."""

from collections.abc import Iterable

import pytest

from rehab.checks.cases.expectation import comes_out
from rehab.checks.cases.mutant import Change, Mutant, mutated
from rehab.checks.cases.mutation import Fate, IsEqual, Tried, tried
from rehab.protocol.from_authored import resolve
from rehab.protocol.model import Protocol
from rehab.wiring.proving import make_reference_judge
from tests.checks.cases.walked import Walked, a_protocol, walked

_AROUND_THE_GATE = (
    ("{like: fine, week: 6, knee_flexion: {value: 99, repeat: 99}}", "hold"),
    ("{like: fine, week: 6, knee_flexion: {value: 100, repeat: 100}}", "progress"),
)


def _not_settled(_one: Protocol, _other: Protocol) -> bool | None:
    """A solver that settles nothing."""
    return None


def _tried(case: Walked, mutants: Iterable[Mutant], is_equal: IsEqual = _not_settled) -> list[Tried]:
    """What became of some mutants of a protocol."""
    return [*tried(mutants, case.subject, case.runs, make_judge=make_reference_judge, is_equal=is_equal)]


def _fates(case: Walked, change: Change, is_equal: IsEqual = _not_settled) -> dict[str, Fate]:
    """What became of the mutants of one kind, by their words."""
    mutants = (one for one in case.mutants if one.change is change)
    return {one.mutant.words: one.fate for one in _tried(case, mutants, is_equal)}


@pytest.mark.parametrize(
    ("cases", "fates"),
    [
        (_AROUND_THE_GATE, (Fate.CAUGHT, Fate.CAUGHT)),
        (_AROUND_THE_GATE[:1], (Fate.CAUGHT, Fate.SURVIVED)),
        (_AROUND_THE_GATE[1:], (Fate.SURVIVED, Fate.CAUGHT)),
        ((), (Fate.SURVIVED, Fate.SURVIVED)),
    ],
)
def test_a_case_on_each_side_catches_each_step(
    cases: tuple[tuple[str, str], ...], fates: tuple[Fate, Fate]
) -> None:
    """One degree less is noticed by the knee that should hold, one more by the one that should go on."""
    found = _fates(walked(a_protocol(*cases, rules={})), Change.THRESHOLD)
    assert (found["`100 deg` became `99 deg`"], found["`100 deg` became `101 deg`"]) == fates


def test_a_case_catches_what_only_the_measurement_error_shows() -> None:
    """At 105 degrees the gate is open by either number, and 101 would ask for a second measurement."""
    case = walked(a_protocol(("{like: fine, week: 6, knee_flexion: 105}", "progress"), rules={}))
    assert _fates(case, Change.THRESHOLD)["`100 deg` became `101 deg`"] is Fate.CAUGHT


def test_a_case_catches_what_it_asks_to_be_measured() -> None:
    """A part of a gate that is missing is not asked for where nothing else is known either."""
    gate = "{all: [{knee_flexion: {at_least: 100 deg}}, {wound: {is: closed}}]}"
    given = "{like: fine, week: 6, knee_flexion: unknown}"
    case = walked(a_protocol((given, "{needs: [wound, knee_flexion]}"), gate=gate, rules={}))
    assert _fates(case, Change.CRITERION)["`wound is closed` were not asked for"] is Fate.CAUGHT


@pytest.mark.parametrize(("expect", "fate"), [("refer", Fate.CAUGHT), ("{fired: [fluid]}", Fate.SURVIVED)])
def test_less_caution_is_caught_by_who_expects_what_comes_out(expect: str, fate: Fate) -> None:
    """A case that only says which rule fires does not notice what it asks for."""
    rules = {"fluid": ("{effusion: {at_least: 2+}}", "refer")}
    case = walked(a_protocol(("{like: fine, week: 6, effusion: 2+}", expect), rules=rules))
    assert _fates(case, Change.CAUTION) == {"rule `fluid` asked for `hold` instead of `refer, hold`": fate}


@pytest.mark.parametrize(
    ("given", "expect", "fates"),
    [
        ("{like: fine, day: 41}", "not_started", (Fate.CAUGHT, Fate.SURVIVED)),
        ("{like: fine, day: 42}", "progress", (Fate.SURVIVED, Fate.CAUGHT)),
        ("{like: fine, week: 20}", "progress", (Fate.SURVIVED, Fate.SURVIVED)),
    ],
)
def test_a_window_is_caught_near_its_edge(given: str, expect: str, fates: tuple[Fate, Fate]) -> None:
    """A week too early is noticed just before the window, a week too late just after it."""
    found = _fates(walked(a_protocol((given, expect), rules={})), Change.WINDOW)
    assert tuple(found.values()) == fates


def test_a_rule_that_is_left_out_is_caught_where_it_speaks() -> None:
    """A case in which a rule fires notices that it is gone."""
    for effusion, expect, fate in (("2+", "hold", Fate.CAUGHT), ("1+", "progress", Fate.SURVIVED)):
        case = walked(a_protocol((f"{{like: fine, week: 6, effusion: {effusion}}}", expect)))
        assert _fates(case, Change.RULE) == {"rule `fluid` were left out": fate}


def test_what_a_modifier_adds_is_caught_by_its_own_patients() -> None:
    """A patient without the repair notices nothing of what the repair adds."""
    more = "modifiers:\n  repair: {not_before: {held: 8}}\n"
    for modifiers, expect, fate in (
        ("[repair]", "not_started", Fate.CAUGHT),
        ("[]", "progress", Fate.SURVIVED),
    ):
        case = walked(
            a_protocol((f"{{like: fine, day: 55, modifiers: {modifiers}}}", expect), rules={}, more=more)
        )
        assert list(_fates(case, Change.ADDITION).values()) == [fate]


def test_a_case_that_does_not_hold_catches_nothing() -> None:
    """A case that is wrong already cannot tell a fault from none."""
    case = walked(a_protocol(("{like: fine, week: 6, effusion: 2+}", "progress")))
    assert _fates(case, Change.RULE) == {"rule `fluid` were left out": Fate.SURVIVED}


def test_who_caught_it_is_named() -> None:
    """The name of the case that noticed stands beside the mutant."""
    case = walked(a_protocol(*_AROUND_THE_GATE, rules={}))
    by = {one.mutant.words: one.by for one in _tried(case, case.mutants)}
    assert by["`100 deg` became `99 deg`"] == "case 0"
    assert by["`100 deg` became `101 deg`"] == "case 1"


def test_what_is_proven_equal_is_no_survivor() -> None:
    """A change of which it is proven that it changes no patient's decision is set apart."""
    case = walked(a_protocol(rules={}))
    assert set(_fates(case, Change.WINDOW, lambda _one, _other: True).values()) == {Fate.EQUAL}
    assert set(_fates(case, Change.WINDOW, lambda _one, _other: False).values()) == {Fate.SURVIVED}


def test_what_means_the_same_needs_no_proof() -> None:
    """A day off holds by itself: the same action, written shorter."""
    rules = {"fluid": ("{effusion: {at_least: 2+}}", "{dose: hold, days_off: 1}")}
    fates = _fates(walked(a_protocol(rules=rules)), Change.CAUTION)
    assert fates["rule `fluid` asked for `1 day off` instead of `hold, 1 day off`"] is Fate.EQUAL


def test_a_red_flag_has_to_be_forgotten_to_be_missed() -> None:
    """Who looks once sees a rule like any other; who looks again sees that it stays."""
    text = a_protocol(
        ("{like: fine, week: 6, calf_pain: true}", "urgent"),
        ("{weeks: [{like: fine, week: 6, calf_pain: true}, {like: fine, week: 7}]}", "urgent"),
        rules={"flag": ("{calf_pain: {is: true}}", "urgent")},
    )
    case = walked(text.replace("then: urgent", "then: urgent, red_flag: true"))
    (forgotten,) = (one for one in case.mutants if "no red flag" in one.words)
    assert _tried(case, [forgotten])[0].by == "case 1"


def test_what_no_file_can_say_is_no_mutant() -> None:
    """A red flag that calls nobody today is refused before any case is walked."""
    text = a_protocol(rules={"flag": ("{calf_pain: {is: true}}", "urgent")})
    fates = _fates(walked(text.replace("then: urgent", "then: urgent, red_flag: true")), Change.CAUTION)
    assert fates["rule `flag` asked for `refer, stop` instead of `urgent, stop`"] is Fate.REFUSED


def test_every_case_is_walked_that_could_notice() -> None:
    """Leaving cases out because nothing could show in them misses no mutant that they would catch."""
    rules = {
        "fluid": ("{effusion: {at_least: 2+}}", "hold"),
        "sore": ("{pain_walking: {rose_by: 2}}", "{regress: 1}"),
        "bend": ("{knee_flexion: {fell_by: measurement error}}", "{regress: 1}"),
    }
    cases = (
        *_AROUND_THE_GATE,
        ("{like: fine, week: 7, level: bars, sessions: 2, pain_walking: 3}", "regress"),
        ("{like: fine, week: 7, level: bars, sessions: 2, knee_flexion: 114}", "regress"),
        ("{like: fine, week: 7, level: bars, sessions: 2, single_leg_stance: 5}", "{level: rail}"),
        (
            "{like: fine, week: 7, level: bars, sessions: 2, effusion: unknown}",
            "{needs: [effusion, single_leg_stance]}",
        ),
        ("{like: fine, week: 9, level: rail, sessions: 2}", "discharge"),
    )
    case = walked(
        a_protocol(
            *cases,
            rules=rules,
            needs="{single_leg_stance: {at_least: 5 s}}",
            leave="{pain_walking: {at_most: 2}}",
        )
    )
    assert [run.result.problems for run in case.runs] == [()] * len(cases)
    noticed = {mutant.words: _is_noticed(case, mutant) for mutant in case.mutants}
    assert noticed == {one.mutant.words: one.fate is Fate.CAUGHT for one in _tried(case, case.mutants)}


def _is_noticed(case: Walked, mutant: Mutant) -> bool:
    """True if one of all cases comes out differently with a mutant, each of them walked."""
    layer = mutated(case.subject.chain[-1], mutant)
    protocol = None if layer is None else resolve((layer,), case.subject.catalogue)[0]
    if protocol is None:
        return False
    judge = make_reference_judge(protocol, case.subject.catalogue)
    return not all(comes_out(run.ready, judge) for run in case.runs if run.ready is not None)
