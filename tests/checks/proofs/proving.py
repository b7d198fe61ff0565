"""Small protocols under proof: a sound one of the bad files' shelf, with a rule, a gate or an overlay more.

Text in the protocol language flows in; what one proof finds flows out, and the patients of a finding as
they are typed in again from its lines.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml

from rehab.adapters.z3_solver import Z3Solver
from rehab.checks.proofs.examination import Examination
from rehab.checks.subject import subject_of
from rehab.findings import Finding, render
from rehab.proof.solver import Solver
from rehab.protocol.layer import read_chain, read_overlay
from rehab.terms.measure import Catalogue, Measure
from rehab.wiring import make_judge
from tests.bad.console import SHELF, catalogue

_HEAD = """\
schema: 1
id: own
version: "1.0.0"
status: draft
title: A small protocol
procedure: total_knee_arthroplasty
extends: {base}

"""
_RULE = """\
  - id: {id}
    when: {when}
    then: {then}
    text: A rule of the tests.
    patient: Please wait.
    source: clinic-default
"""
_LADDER = """\
phases:
  - id: supported
    title: Supported retro walking
    patient: Walking backwards with both hands on
    weeks: {not_before: 6, source: clinic-default}
    enter_when: {enter}
    levels: [bars-two-hands]
    exit_when: {exit}

levels:
  - id: bars-two-hands
    title: Parallel bars, both hands
    patient: Between two bars, with both hands on
    surface: parallel_bars
    support: two_hands
    dose: {repeats: [4, 6], work_s: [20, 20], rest_s: 60, total_min: 2, sessions_per_week: [2, 3]}
    source: clinic-default
"""


def together(*parts: str) -> str:
    """All of some conditions."""
    return "{all: [" + ", ".join(f"{{{part}}}" for part in parts) + "]}"


Check = Callable[[Examination], Iterator[Finding]]


def more(text: str) -> str:
    """The sound protocol, with more to it."""
    return _HEAD.format(base="proven") + text


def with_rule(when: str, then: str = "hold", *, also: str = "") -> str:
    """The sound protocol with one rule more; `also` are more keys of the rule."""
    return more("rules:\n" + a_rule("own", when, then) + also)


def a_rule(name: str, when: str, then: str = "hold") -> str:
    """One rule in the protocol language."""
    return _RULE.format(id=name, when=when, then=then)


def with_gate(enter: str, *, leave: str = "{pain_walking: {at_most: 2, source: clinic-default}}") -> str:
    """A ladder of one level behind a gate, and no rule at all."""
    ladder = _LADDER.replace("{enter}", enter).replace("{exit}", leave)
    return _HEAD.format(base="proven-sheet") + ladder


def examined(
    text: str,
    *,
    overlay: str = "",
    solver: Solver | None = None,
    also: tuple[Measure, ...] = (),
    base: str = "",
) -> Examination:
    """A protocol under proof; `also` are measures beside the shipped ones, `base` stands for knee-base."""
    measures = Catalogue(schema=1, measures=(*catalogue().measures, *also))

    def read_file(name: str) -> tuple[str, str] | None:
        return ("base.yaml", base) if base and name == "knee-base" else SHELF.protocol(name)

    chain, wrong = read_chain(text, name="own.yaml", read_file=read_file)
    assert not wrong, render(wrong)
    layers = [] if not overlay else [read_overlay(overlay, name="overlay.yaml")[0]]
    overlays = tuple(layer for layer in layers if layer is not None)
    subject, found = subject_of(chain, measures, overlays=overlays)
    assert subject is not None, render(found)
    return Examination(subject, solver or Z3Solver(), make_judge)


def ids(check: Check, text: str, *, overlay: str = "", base: str = "") -> list[str]:
    """The ids of what a proof finds in a protocol."""
    return [finding.id for finding in check(examined(text, overlay=overlay, base=base))]


# Shown patients ------------------------------------------------------------------------------------------


def column(finding: Finding, number: int) -> dict[str, str]:
    """What the lines of a finding show of its first patient, or of the other."""
    rows = [re.split(r"\s{2,}", line.removeprefix("*").strip()) for line in finding.shown[1:]]
    return {row[0]: row[number] for row in rows}


def decided_again(examination: Examination, finding: Finding, number: int) -> tuple[str, str]:
    """What the message says is decided for a patient, and what is decided once the patient is typed in."""
    said = column(finding, number)
    decision = examination.decision(typed_in(said))
    outcome = said.get("decision", "").partition(",")[0]
    return outcome, "none can be issued" if decision is None else decision.outcome.value.replace("_", " ")


def typed_in(said: Mapping[str, str]) -> dict[str, object]:
    """A patient as a clinician would type the shown lines in: the usual one, but for what they say."""
    measures = {measure.id for measure in catalogue().measures}
    day = int(said["day"].split()[0])
    given: dict[str, object] = {"like": "ready", "day": day}
    if "level until now" in said:
        given["level"] = said["level until now"]
        given["sessions"] = int(said["sessions since"])
    if "age" in said:
        given["age"] = int(said["age"])
    if said.get("observed") == "nothing":
        return {**given, **dict.fromkeys(usual_measures(), "unknown")}
    given |= dict(_values(said.items(), measures))
    last_week = dict(_values(_of("last week: ", said), measures))
    return {**given, "last_week": last_week} if last_week or "level" in given else given


def usual_measures() -> tuple[str, ...]:
    """The measures of the usual patient."""
    protocol = SHELF.protocol("proven-sheet")
    assert protocol is not None
    return tuple(yaml.safe_load(protocol[1])["case_patients"]["ready"])


def _of(start: str, said: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return [(name.removeprefix(start), value) for name, value in said.items() if name.startswith(start)]


def _values(said: Iterable[tuple[str, str]], measures: set[Any]) -> Iterator[tuple[str, object]]:
    for name, value in said:
        if name in measures:
            number = re.fullmatch(r"(-?[\d.]+) \S+", value)
            words = {"yes": True, "no": False}
            yield name, words.get(value, yaml.safe_load(number[1] if number else value))
