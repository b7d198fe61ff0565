"""Small protocols as their authors write them, for the tests of this folder.

Short YAML flows in; layers, resolved protocols and findings flow out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rehab.adapters.files import FolderShelf
from rehab.findings import Finding, render
from rehab.pipeline import read_catalogue
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Layer, read_chain, read_overlay
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue

SHIPPED = Path(__file__).parents[2] / "protocols"
TODAY = date(2026, 11, 20)

HEAD = """\
schema: 1
id: {id}
version: "1.0.0"
status: draft
title: {title}
"""

BASE = (
    HEAD.format(id="base", title="What all share")
    + """\
sources:
  fees-1998: {citation: Fees 1998, grade: found}
  ebert-2014: {citation: Ebert as the base cites it}
parameters:
  tug_limit: {value: 13.5 s, source: fees-1998}
  pain_limit: {value: 5, source: fees-1998}
  sessions_before_progress: {value: 2 sessions, source: fees-1998}
conditions:
  settled: {pain_at_rest: {at_most: 3}}
caps:
  - {id: speed, max_speed_kmh: 4, source: clinic-default}
rules:
  - id: calf-pain
    red_flag: true
    when: {calf_pain: {is: true}}
    then: urgent
    text: New calf pain.
    patient: Your calf hurts. Call us now.
    source: clinic-default
  - id: pain-high
    when: {pain_walking: {above: {parameter: pain_limit}}}
    then: {regress: 1, days_off: 2}
    text: Pain above 5.
    patient: It hurts a lot.
    source: fees-1998
events:
  fall: {effect: stop_until_cleared, source: clinic-default}
texts:
  after: [Cool the knee.]
  record: [Your pain.]
"""
)

CHILD = (
    HEAD.format(id="child", title="One operation")
    + """\
extends: base
procedure: total_knee_arthroplasty
sources:
  ebert-2014: {citation: Ebert as the child cites it}
parameters:
  pain_limit: {value: 4, source: ebert-2014}
expected:
  knee_flexion: {weeks: {1: 80, 8: 110}, source: ebert-2014}
phases:
  - id: supported
    title: Supported
    patient: With both hands on
    weeks: {not_before: 6, usual: [6, 8], source: clinic-default}
    enter_when: {knee_flexion: {at_least: 100 deg, source: ebert-2014}}
    levels: [bars, belt]
  - id: free
    title: Free
    patient: On the floor
    weeks: {not_before: 9, source: clinic-default}
    enter_when: {condition: settled}
    exit_when: {pain_walking: {at_most: 2}}
    levels: [floor]
levels:
  - id: bars
    title: Bars
    patient: Between two bars
    surface: parallel_bars
    support: two_hands
    dose: {repeats: [4, 6], work_s: [20, 30], rest_s: 60, total_min: 2, sessions_per_week: [2, 3]}
    source: clinic-default
  - id: belt
    title: Belt
    patient: On a slow belt
    surface: treadmill
    support: two_hands
    dose:
      {repeats: [3, 5], work_s: [60, 60], rest_s: 45, total_min: 5, sessions_per_week: [3, 3],
       speed_kmh: [1, 2], incline_pct: [0, 1]}
    needs: {tug: {below: {parameter: tug_limit}}}
    source: clinic-default
  - id: floor
    title: Floor
    patient: On the floor
    surface: overground
    support: none
    dose:
      {repeats: [5, 7], work_s: [60, 60], rest_s: 60, total_min: 7, sessions_per_week: [3, 4], walk_min: 15}
    source: clinic-default
guarantees:
  - {never: progress, when: {pain_walking: {above: 5}}}
texts:
  after: [Put your leg up.]
variants:
  cemented: {not_before: {supported: 7}}
modifiers:
  osteotomy:
    not_before: {supported: 10}
    caps: [{id: osteotomy-speed, max_speed_kmh: 1, source: clinic-default}]
    enter_when: {supported: {weight_bearing: {is: full}}}
  repair:
    not_before: {supported: 8, free: 12}
    parameters: {sessions_before_progress: 3 sessions}
    rules:
      - id: locked
        when: {locked_knee: {is: true}}
        then: refer
        text: The knee locks after a repair.
        patient: Your knee got stuck.
        source: clinic-default
"""
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came out: a protocol or none, and what was said."""

    protocol: Protocol | None
    findings: tuple[Finding, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the findings, in the order of the files."""
        return [one.id for one in sorted(self.findings)]

    @property
    def sound(self) -> Protocol:
        """The protocol, of which nothing may be wrong."""
        assert self.protocol is not None, render(self.findings)
        return self.protocol


@cache
def catalogue() -> Catalogue:
    """The shipped measures."""
    return read_catalogue(FolderShelf((SHIPPED,)))


def chain_of(
    text: str, *, name: str = "child/protocol.yaml", others: Mapping[str, str] | None = None
) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """The layers of a protocol's text; bases are found among `others`, or are the small base."""
    known = {"base": BASE, **(others or {})}
    return read_chain(
        text, name=name, read_file=lambda one: (f"{one}/protocol.yaml", known[one]) if one in known else None
    )


def resolved(
    text: str = CHILD, choice: Choice | None = None, *, others: Mapping[str, str] | None = None
) -> Resolved:
    """A protocol's text, resolved."""
    chain, findings = chain_of(text, others=others)
    if findings:
        return Resolved(None, findings)
    return Resolved(*resolve(chain, catalogue(), choice or Choice()))


def overlay(name: str, body: str, *, kind: str = "surgeon") -> Layer:
    """An overlay of that name with that body."""
    head = f"schema: 1\noverlay: {name}\nkind: {kind}\nby: Dr A. Surgeon\non: 2026-11-01\n"
    layer, findings = read_overlay(head + body, name=f"{name}.yaml")
    assert layer is not None, render(findings)
    return layer


def with_overlays(*layers: Layer, on: date | None = TODAY) -> Choice:
    """A choice of overlays alone."""
    return Choice(overlays=layers, on=on)


def a_condition(body: str) -> str:
    """A protocol with one named condition, `one`."""
    return HEAD.format(id="child", title="A condition") + f"extends: base\nconditions:\n  one: {body}\n"
