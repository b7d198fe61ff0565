"""Each value of a resolved protocol remembers the layer, the file and the line it came from."""

from collections.abc import Iterator

import pytest

from rehab.frozen import FrozenStruct
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Origin, Protocol
from tests.protocol.small import BASE, CHILD, overlay, resolved

BODY = """\
add:
  not_before: {free: 11}
  enter_when:
    supported: {effusion: {at_most: 1+}}
  rules:
    - id: giving-way
      when: {giving_way: {is: true}}
      then: stop
      text: Giving way.
      patient: Your knee gave way.
      source: letter
  parameters:
    plan_valid: 5 days
  sources:
    letter: {citation: Letter of the surgeon}
loosen:
  - path: parameters.tug_limit.value
    value: 14 s
    by: Dr A. Surgeon
    why: slow but sure
    until: 2026-12-31
"""
LETTER = overlay("letter", BODY)
FILES = {
    "base/protocol.yaml": BASE,
    "child/protocol.yaml": CHILD,
    "letter.yaml": "schema: 1\noverlay: letter\nkind: surgeon\nby: Dr A. Surgeon\non: 2026-11-01\n" + BODY,
}
LAYERS = {
    "base/protocol.yaml": "base",
    "child/protocol.yaml": "child",
    "letter.yaml": "surgeon overlay `letter`",
}


def protocol() -> Protocol:
    """The child with a modifier and an overlay laid over it."""
    return resolved(choice=Choice(modifiers=("repair",), overlays=(LETTER,))).sound


def line(origin: Origin) -> str:
    """The line of its file that an origin means."""
    assert LAYERS[origin.file] == origin.layer
    return FILES[origin.file].splitlines()[origin.line - 1].strip()


def test_rules() -> None:
    """A rule comes from the line of its id, in whichever layer it stands."""
    came = {rule.id: (rule.origin.file, line(rule.origin)) for rule in protocol().rules}
    assert came == {
        "calf-pain": ("base/protocol.yaml", "- id: calf-pain"),
        "pain-high": ("base/protocol.yaml", "- id: pain-high"),
        "locked": ("child/protocol.yaml", "- id: locked"),
        "giving-way": ("letter.yaml", "- id: giving-way"),
    }


def test_windows_and_criteria() -> None:
    """A later window comes from the layer that moved it, and each criterion from the one that asks it."""
    supported, free = protocol().phases
    assert line(supported.window.origin) == "not_before: {supported: 8, free: 12}"
    assert line(free.window.origin) == "not_before: {supported: 8, free: 12}"
    assert [line(one.origin) for one in supported.enter_when] == [
        "enter_when: {knee_flexion: {at_least: 100 deg, source: ebert-2014}}",
        "supported: {effusion: {at_most: 1+}}",
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("pain_limit", "pain_limit: {value: 4, source: ebert-2014}"),
        ("tug_limit", "value: 14 s"),
        ("plan_valid", "plan_valid: 5 days"),
        ("sessions_before_progress", "parameters: {sessions_before_progress: 3 sessions}"),
    ],
)
def test_parameters(name: str, written: str) -> None:
    """A number comes from the line that gave it last, a signed one from its signature."""
    (parameter,) = (one for one in protocol().parameters if one.id == name)
    assert line(parameter.origin) == written


def test_the_rest() -> None:
    """Levels, caps, curves, events, promises and citations know their lines."""
    whole = protocol()
    assert [line(one.origin) for one in whole.levels] == ["- id: bars", "- id: belt", "- id: floor"]
    assert line(whole.caps[0].origin).startswith("- {id: speed")
    assert line(whole.curves[0].origin).startswith("knee_flexion: {weeks:")
    assert line(whole.events[0].origin).startswith("fall:")
    assert line(whole.guarantees[0].origin).startswith("- {never: progress")
    assert {one.id: one.origin.file for one in whole.sources if one.id != "clinic-default"} == {
        "fees-1998": "base/protocol.yaml",
        "ebert-2014": "child/protocol.yaml",
        "letter": "letter.yaml",
    }


def origins(value: object) -> Iterator[Origin]:
    """Every origin in a value."""
    if isinstance(value, Origin):
        yield value
    elif isinstance(value, FrozenStruct):
        for name in value.__struct_fields__:
            yield from origins(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from origins(item)


def test_every_origin_is_a_line_of_its_file() -> None:
    """No value points at a line that its file does not have, or at another layer's file."""
    seen = list(origins(protocol()))
    assert len(seen) > 30
    assert all(line(one) for one in seen)
