"""The text form and the JSON of a decision hold what a colleague and a program need."""

import json
import re

import pytest

from rehab.report.decision_json import decision_json
from rehab.report.text import decision_text
from rehab.terms.caution import DoseKind
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import an_example

EVERY = pytest.mark.parametrize("name", list(SCENARIOS))
CONTRACT = {
    "outcome", "contact", "dose", "days_off", "hold_kind", "level", "needs", "rejected", "reasons",
    "borderline", "expires", "protocol", "knee", "as_of", "level_before", "gates", "near_misses", "standing",
    "doubtful",
}  # fmt: skip
"""Keys that outsiders' scripts use."""


def text_of(name: str) -> str:
    """The text form of a scenario, both knees if there are two."""
    trip = SCENARIOS[name]()
    return "\n\n".join(decision_text(course, trip.episode, trip.catalogue) for course in trip.courses)


def test_a_step_forward_reads_as_a_colleague_would_say_it() -> None:
    """Knee, week, outcome and reason stand in the first two sentences."""
    said = " ".join(text_of("tka-week7").split())
    assert said.startswith(
        "Right knee, week 7 (day 49): progress to level 2, `bars-fingertip` (parallel bars, fingertips). "
        "Because every gate of level 2 is met, no rule speaks against it and 3 sessions were done since the "
        "last check-in."
    )


SAID = {
    "tka-hold-missing-extension": "Measure next: - passive extension deficit (measure)",
    "rejected": "Rejected, and used by no rule: - pain_walking 11, Nov 20: it lies outside 0 to 10",
    "at_the_gate": "single-leg stance 4.2 s, at least 5 s: 0.8 s to go, met at 1 of the last 2 check-ins",
    "tka-red-flag": "Because `calf-pain` applies (new calf pain, swelling or warmth: yes, Nov 20).",
    "too_few_sessions": "Because 1 session done at this level since the last decision, and 2 are asked for.",
    "long_alone": "not seen by a clinician for 21 days, the patient is called from day 21 on",
    "standstill": "4 check-ins in a row without a step up, reviewed from 4 on",
    "long_course": "91 days on the ladder in which nobody was asked, reviewed from 84 on",
    "unknown_twice": "2 check-ins in a row since something was not known, reviewed from 2 on",
    "unasked": "No session before this is answered.",
    "expired": "No session before a check-in.",
    "fell": "No sessions are printed.",
    "days_off": "step back to level 1, `bars-two-hands` (parallel bars, both hands, clinician beside), "
    "after 2 days off.",
    "not_started": "not started. Because phase `supported` opens in week 6 (day 42), and this is day 28.",
    "loosened": "phases > supported > weeks > not before: 5 instead of 6, by Dr A. Surgeon",
    "nobody_yet": "no check-in since the start, 18 days ago",
    "event": "event `fall` is not cleared",
}


@pytest.mark.parametrize(("name", "sentence"), SAID.items(), ids=SAID)
def test_what_matters_is_said(name: str, sentence: str) -> None:
    """Needs, refusals, distances, waits, gaps and signatures have their sentence."""
    assert sentence in " ".join(text_of(name).split())


@EVERY
def test_every_text_names_its_expiry_and_its_protocol(name: str) -> None:
    """Until when it holds, and which protocol in which version with which digest, is never left out."""
    said = " ".join(text_of(name).split())
    stopped = any(course.today.action.dose.kind is DoseKind.STOP for course in SCENARIOS[name]().courses)
    until = r"until a clinician has seen the patient" if stopped else r"(until|for) \w+ \d+, \d{4}"
    assert re.search(f"This holds {until}", said)
    assert re.search(r"Protocol [a-z-]+ 1\.0\.0 \(draft\), digest [0-9a-f]{12}, from ", said)


@EVERY
def test_no_text_holds_a_leftover(name: str) -> None:
    """No brace of a template, empty name or None is printed, and no line runs over the edge."""
    said = text_of(name)
    assert not re.search(r"[{}]|\bNone\b|``|\(\)", said)
    assert max(len(line) for line in said.splitlines()) <= 92


@EVERY
def test_json_has_every_key_of_the_contract(name: str) -> None:
    """The keys that scripts use are there for every outcome, as plain JSON."""
    trip = SCENARIOS[name]()
    for course in trip.courses:
        told = decision_json(course, trip.episode, trip.catalogue)
        assert told.keys() >= CONTRACT
        assert json.loads(json.dumps(told)) == told
        assert {"id", "version", "digest"} <= told["protocol"].keys()


@EVERY
def test_json_has_a_reason_for_every_rule(name: str) -> None:
    """Every rule stands with truth, text, source and observations; those that apply come first."""
    trip = SCENARIOS[name]()
    for course in trip.courses:
        reasons = decision_json(course, trip.episode, trip.catalogue)["reasons"]
        assert len(reasons) == len(course.today.rules)
        assert all({"rule", "truth", "text", "source", "observations"} <= reason.keys() for reason in reasons)
        order = [
            {"yes": 0, "unknown": 1, "no": 2}[reason["counted"]]
            for reason in reasons
            if reason["applies_now"]
        ]
        assert order == sorted(order)


def test_an_observation_is_as_the_file_gave_it() -> None:
    """A yes/no is true or false, a grade its word, a number a number, each with its day."""
    trip = an_example("tka-red-flag.yaml")
    told = decision_json(trip.courses[0], trip.episode, trip.catalogue)
    seen = {
        one["measure"]: one
        for reason in told["reasons"]
        for one in reason["observations"]
        if one["view"] == "now"
    }
    assert seen["calf_pain"] == {"measure": "calf_pain", "view": "now", "value": True, "on": "2026-11-20"}
    assert seen["effusion"]["value"] == "trace"
    assert seen["pain_walking"]["value"] == 2
    assert seen["systolic_bp"]["why"] == "not asked"


def test_needs_are_named_cheapest_first() -> None:
    """JSON gives the measures themselves, in the order of the decision."""
    trip = SCENARIOS["heart"]()
    told = decision_json(trip.courses[0], trip.episode, trip.catalogue)
    vital = {"systolic_bp", "diastolic_bp", "resting_heart_rate", "oxygen_saturation"}
    assert set(told["needs"]) == {"effort", "heart_slowing_medicine", *vital}
    assert told["outcome"] == "hold"
    assert told["hold_kind"] == "data"
