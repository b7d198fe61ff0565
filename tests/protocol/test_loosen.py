"""What is easier than the protocol is signed, named on every page it affects, and ends."""

from datetime import date

import pytest

from rehab.protocol.condition import All, Limit, Operator, Test
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer
from rehab.protocol.model import Loosened
from rehab.terms.ids import ParameterId
from tests.protocol.small import CHILD, overlay, resolved, with_overlays

WINDOW = "phases.supported.weeks.not_before"
FLEXION = "phases.supported.enter_when.knee_flexion.at_least"
ENDS = date(2026, 12, 31)


def loosening(path: str, value: str, *, name: str = "sooner", kind: str = "patient") -> Layer:
    """An overlay with one signed entry that ends with the year."""
    signed = f"    by: Dr A. Surgeon\n    why: walks freely\n    until: {ENDS}\n"
    return overlay(name, f"loosen:\n  - path: {path}\n    value: {value}\n{signed}", kind=kind)


def test_the_number_is_replaced_and_signed() -> None:
    """The new number holds, and the protocol says what it was, who changed it, why and until when."""
    protocol = resolved(choice=with_overlays(loosening(WINDOW, "5"))).sound
    assert protocol.phases[0].window.not_before_days == 35
    (entry,) = protocol.loosened
    assert isinstance(entry, Loosened)
    assert (entry.path, entry.old, entry.new) == (WINDOW, "6", "5")
    assert (entry.by, entry.why, entry.until) == ("Dr A. Surgeon", "walks freely", ENDS)
    assert (entry.origin.layer, entry.origin.file, entry.origin.line) == (
        "patient overlay `sooner`",
        "sooner.yaml",
        7,
    )


@pytest.mark.parametrize(
    ("path", "value", "was"),
    [
        (WINDOW, "5", "6"),
        (FLEXION, "95 deg", "100 deg"),
        ("conditions.settled.pain_at_rest.at_most", "4", "3"),
        ("parameters.tug_limit.value", "14 s", "13.5 s"),
        ("levels.belt.dose.total_min", "6", "5"),
        ("caps.speed.max_speed_kmh", "4.5", "4"),
        ("rules.pain-high.then.days_off", "1", "2"),
        ("modifiers.osteotomy.not_before.supported", "9", "10"),
    ],
)
def test_what_can_be_loosened(path: str, value: str, was: str) -> None:
    """Thresholds, windows, doses, caps and parameters can be replaced, in the protocol and in its base."""
    told = resolved(choice=with_overlays(loosening(path, value)))
    if path.startswith("modifiers"):
        assert told.ids == ["RP115"]
        return
    assert [(one.old, one.new) for one in told.sound.loosened] == [(was, value)]
    assert told.sound.digest != resolved().sound.digest


@pytest.mark.parametrize(
    ("path", "value", "finding_id"),
    [
        ("rules.calf-pain.red_flag", "false", "RP115"),
        ("rules.calf-pain.then", "hold", "RP115"),
        ("rules.calf-pain.when.calf_pain.is", "false", "RP115"),
        ("rules.pain-high.text", "nothing", "RP115"),
        ("phases.supported.levels", "bars", "RP115"),
        ("version", "2", "RP115"),
        ("phases.suported.weeks.not_before", "5", "RP118"),
        ("phases.supported.weeks.not_befor", "5", "RP118"),
        (WINDOW, "soon", "RP103"),
        (FLEXION, "95", "RP109"),
        (FLEXION, "950 deg", "RP110"),
        ("caps.speed.max_speed_kmh", "0", "RP103"),
    ],
)
def test_what_cannot_be_loosened(path: str, value: str, finding_id: str) -> None:
    """A red flag, a text, and a value that cannot stand there are refused, at the entry's own words."""
    told = resolved(choice=with_overlays(loosening(path, value)))
    assert told.protocol is None
    assert told.ids == [finding_id]
    span = told.findings[0].span
    assert span is not None
    assert (span.file, span.words) in {("sooner.yaml", path), ("sooner.yaml", value)}


@pytest.mark.parametrize(("on", "weeks"), [(ENDS, 5), (date(2027, 1, 1), 6), (None, 5)])
def test_a_loosening_ends(on: date | None, weeks: int) -> None:
    """On its last day it holds; the day after the protocol is as it was, with no trace left."""
    protocol = resolved(choice=with_overlays(loosening(WINDOW, "5"), on=on)).sound
    assert protocol.phases[0].window.not_before_days == weeks * 7
    assert bool(protocol.loosened) is (weeks == 5)


def test_an_expired_loosening_leaves_the_meaning_as_it_was() -> None:
    """After its end every value is the protocol's own again."""
    after = resolved(choice=with_overlays(loosening(WINDOW, "5"), on=date(2027, 1, 1))).sound
    plain = resolved(choice=with_overlays(overlay("sooner", "", kind="patient"))).sound
    assert after == plain


def test_a_loosened_number_is_the_one_that_additions_are_measured_by() -> None:
    """An addition may be as early as the signed window, and no earlier."""
    sooner = loosening(WINDOW, "5")
    five = overlay("five", "add:\n  not_before: {supported: 5}\n")
    four = overlay("four", "add:\n  not_before: {supported: 4}\n")
    assert resolved(choice=with_overlays(sooner, five)).sound.phases[0].window.not_before_days == 35
    assert resolved(choice=with_overlays(sooner, four)).ids == ["RP115"]
    assert resolved(choice=with_overlays(five)).ids == ["RP115"]


def test_of_two_signatures_the_nearer_to_the_patient_holds() -> None:
    """Clinic, surgeon, patient: whoever signs for one patient has the last word, in any order."""
    clinic, patient = loosening(WINDOW, "5", name="a", kind="clinic"), loosening(WINDOW, "4", name="b")
    for choice in (with_overlays(clinic, patient), with_overlays(patient, clinic)):
        protocol = resolved(choice=choice).sound
        assert protocol.phases[0].window.not_before_days == 28
        assert [(one.old, one.new) for one in protocol.loosened] == [("6", "5"), ("5", "4")]


def test_a_threshold_below_a_list_is_found() -> None:
    """Items of `all` go by their measure, also where the same measure stands in an earlier item."""
    text = CHILD.replace(
        "enter_when: {knee_flexion: {at_least: 100 deg, source: ebert-2014}}",
        "enter_when: {all: [{knee_flexion: {at_most: 150 deg}}, {knee_flexion: {at_least: 100 deg}}]}",
    )
    path = "phases.supported.enter_when.all.knee_flexion.at_least"
    protocol = resolved(text, with_overlays(loosening(path, "95 deg"))).sound
    gate = protocol.phases[0].enter_when[0].condition
    assert isinstance(gate, All)
    assert [part.comparison for part in gate.parts if isinstance(part, Test)] == [
        Limit(Operator.AT_MOST, 150),
        Limit(Operator.AT_LEAST, 95),
    ]


def test_a_loosened_parameter_reaches_every_test() -> None:
    """A parameter is loosened once, and every rule that uses it follows."""
    protocol = resolved(choice=with_overlays(loosening("parameters.pain_limit.value", "6"))).sound
    assert protocol.parameter(ParameterId("pain_limit")) == 6
    rule = next(rule for rule in protocol.rules if rule.id == "pain-high")
    assert isinstance(rule.when, Test)
    assert isinstance(rule.when.comparison, Limit)
    assert rule.when.comparison.threshold == 6


def test_no_overlay_no_loosening() -> None:
    """A protocol by itself has nothing to sign."""
    assert resolved(choice=Choice()).sound.loosened == ()
