"""Where tests are written: the file and line of every test that a resolved condition holds."""

import pytest

from rehab.findings import render
from rehab.protocol import condition as tree
from rehab.protocol.authored import ProtocolText
from rehab.protocol.condition import All
from rehab.protocol.condition_from_authored import condition_from_authored
from rehab.protocol.layer import Place, read_chain
from rehab.protocol.parts import Parts
from rehab.protocol.written import Written, written, written_gate
from tests.patient.written import the_catalogue

_HEAD = """\
schema: 1
id: one
version: "1.0.0"
status: draft
title: One condition
conditions:
  settled: {pain_at_rest: {at_most: 3}}
  asked: CONDITION
"""


def _all_of(condition: str) -> tuple[Written, tuple[Written, ...], Parts, ProtocolText, Place]:
    """A condition as it is written, as a gate is, and what resolves it."""
    text = _HEAD.replace("CONDITION", condition)
    (layer,), findings = read_chain(text, name="one.yaml", read_file=lambda _: None)
    assert not findings, render(findings)
    assert isinstance(layer.text, ProtocolText)
    place = Place(layer, ("conditions", "asked"))
    parts = Parts((layer,), the_catalogue())
    asked = layer.text.conditions["asked"]
    gate = tuple(written_gate(asked, place, parts.scope.conditions))
    return written(asked, place, parts.scope.conditions), gate, parts, layer.text, place


CONDITIONS = (
    "{pain_walking: {above: 5}}",
    "{effusion: {rose_by: 1 grade, at_least: 1+}}",
    "{time_since_start: {below: 3 weeks, at_least: 1 weeks}}",
    "{all: [{wound: {is: closed}}, {effusion: {at_most: 1+}}]}",
    "{any: [{not: {wound: {is: open}}}, {condition: settled}]}",
    "{at_least_n_of: {n: 1, of: [{condition: settled}, {all: [{tug: {below: 9 s}}, {brace: {is: none}}]}]}}",
    "{all: [{time_since_start: {at_least: 1 weeks, below: 3 weeks}}, {condition: settled}]}",
)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_test_has_its_place(condition: str) -> None:
    """Places stand in the order of the resolved tests, and each names its measure."""
    whole, _, parts, text, place = _all_of(condition)
    resolved = condition_from_authored(text.conditions["asked"], place, parts.scope)
    assert resolved is not None
    assert [test.measure for test in tree.tests_of(resolved)] == [place.path[-2] for place in whole.tests]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_gate_is_taken_apart_as_it_is_asked(condition: str) -> None:
    """A gate has as many written parts as it is asked in, with the same tests in each."""
    _, gate, parts, text, place = _all_of(condition)
    resolved = condition_from_authored(text.conditions["asked"], place, parts.scope)
    assert resolved is not None
    asked = resolved.parts if isinstance(resolved, All) else (resolved,)
    assert [len(part.tests) for part in gate] == [len(tuple(tree.tests_of(part))) for part in asked]


def test_the_place_is_that_of_the_threshold() -> None:
    """A place points at the number and not at the rule around it."""
    whole, *_ = _all_of("{effusion: {rose_by: 1 grade, at_least: 1+}}")
    assert [place.span().words for place in whole.tests] == ["1+", "1 grade"]


def test_a_named_condition_stands_where_it_is_defined() -> None:
    """The tests of a condition used by name have the line of its definition."""
    whole, *_ = _all_of("{condition: settled}")
    assert [place.path for place in whole.tests] == [("conditions", "settled", "pain_at_rest", "at_most")]


@pytest.mark.parametrize(
    ("condition", "alone"),
    [
        ("{wound: {is: closed}}", True),
        ("{condition: settled}", False),
        ("{any: [{wound: {is: closed}}, {brace: {is: none}}]}", False),
    ],
)
def test_a_part_knows_if_it_is_one_test(condition: str, *, alone: bool) -> None:
    """A part that is a single test written out in its place is told from one that only names a test."""
    whole, *_ = _all_of(condition)
    assert whole.is_one_test is alone
