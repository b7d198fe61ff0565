"""A new overlay: it passes as it stands, and so does each of its examples, on every bundled protocol."""

from datetime import date

import pytest

from rehab.findings import Finding, render
from rehab.inspection import Handed, inspect
from rehab.protocol.authored import OverlayText, Tightening
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import read_overlay
from rehab.scaffold.overlay_from_subject import overlay_from_subject
from rehab.wiring import make_judge
from tests.scaffold.bundled import NAMES, SHELF, subject, with_examples

TODAY = date(2026, 11, 20)


def written(name: str) -> str:
    """A clinic's overlay on a protocol."""
    return overlay_from_subject(subject(name), "riverside", TODAY)


def found(name: str, text: str) -> tuple[Finding, ...]:
    """What is wrong with an overlay beside its protocol, but for what takes a solver."""
    protocol = SHELF.protocol(name)
    assert protocol is not None
    files = [Handed(protocol[1], protocol[0], SHELF), Handed(text, "overlay.yaml", SHELF)]
    return inspect(files, shelved=tuple, make_judge=make_judge, prove=lambda _: (), today=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_new_overlay_passes_as_it_stands(name: str) -> None:
    """Nothing has to be filled in before `rehab check` is content."""
    assert not found(name, written(name)), render(found(name, written(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_new_overlay_changes_nothing(name: str) -> None:
    """Who lays it on a protocol before it is filled in has the same rules, gates, levels and caps."""
    layer, _ = read_overlay(written(name), name="overlay.yaml")
    assert layer is not None
    one = subject(name)
    laid, _ = resolve(one.chain, one.catalogue, Choice(overlays=(layer,), on=TODAY))
    assert laid is not None
    plain = one.protocol
    same = [(each.phases, each.levels, each.rules, each.caps, each.parameters) for each in (laid, plain)]
    assert same[0] == same[1]


@pytest.mark.parametrize("name", NAMES)
def test_all_examples_hold_once_their_signs_are_taken_away(name: str) -> None:
    """No example is refused, nor do any two of them get in each other's way."""
    *_, everything = with_examples(written(name))
    assert not found(name, everything), render(found(name, everything)) + everything


def test_each_example_holds_alone() -> None:
    """A clinic's first edit never meets an error."""
    for text in with_examples(written("tka-retro")):
        assert not found("tka-retro", text), render(found("tka-retro", text)) + text


@pytest.mark.parametrize("name", NAMES)
def test_every_way_to_tighten_is_shown(name: str) -> None:
    """The last file has every key under `add` that there is, and one that is signed."""
    *_, everything = with_examples(written(name))
    layer, _ = read_overlay(everything, name="overlay.yaml")
    assert layer is not None
    assert isinstance(layer.text, OverlayText)
    assert layer.text.loosen
    assert layer.text.add.model_fields_set == set(Tightening.model_fields) - {"source"}
