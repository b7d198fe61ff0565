"""What editors are told of a file is what the program takes.

`python -m tests.adapters.test_json_schema` writes the committed schemas anew.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator

from rehab.adapters.files import FolderShelf
from rehab.adapters.json_schema import Kind, schema_text
from rehab.checks.cases.case_week import WEEK_KEYS
from rehab.pipeline import read_catalogue
from rehab.protocol.authored import ProtocolText
from rehab.protocol.condition_from_authored import condition_from_authored
from rehab.protocol.layer import Layer, Place
from rehab.protocol.parts import Parts
from rehab.source import read, shape, to_data
from rehab.terms.measure import Catalogue, Measure

ROOT = Path(__file__).parents[2]
COMMITTED: dict[Kind, Path] = {
    "protocol": ROOT / "protocols/protocol.schema.json",
    "overlay": ROOT / "protocols/overlay.schema.json",
    "measures": ROOT / "protocols/measures.schema.json",
    "episode": ROOT / "examples/episode.schema.json",
    "clinic": ROOT / "examples/clinic.schema.json",
}
SHIPPED: dict[Kind, str] = {
    "protocol": "protocols/*/protocol.yaml",
    "overlay": "examples/overlays/*.yaml",
    "measures": "protocols/measures.yaml",
    "episode": "examples/episodes/*.yaml",
    "clinic": "examples/clinic/*.yaml",
}
KINDS: tuple[Kind, ...] = get_args(Kind)


@cache
def catalogue() -> Catalogue:
    """The shipped measures."""
    return read_catalogue(FolderShelf((ROOT / "protocols",)))


@cache
def schema(kind: Kind) -> Any:  # noqa: ANN401  (any JSON)
    """The schema of one kind of file."""
    return json.loads(schema_text(kind, catalogue()))


def validator(kind: Kind, *, below: str = "") -> Draft7Validator:
    """A validator of a kind of file, or of one of its definitions."""
    whole = schema(kind)
    if not below:
        return Draft7Validator(whole)
    return Draft7Validator({**whole["definitions"][below], "definitions": whole["definitions"]})


def plain(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """A file's data as JSON has it: a date is text there."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def said(text: str) -> Any:  # noqa: ANN401  (any JSON)
    """The data of a file's text."""
    node, findings = read(text, name="a.yaml")
    assert node is not None, findings
    return plain(to_data(node))


def files() -> Iterator[tuple[Kind, Path]]:
    """Every shipped file with its kind."""
    for kind, pattern in SHIPPED.items():
        for path in sorted(ROOT.glob(pattern)):
            yield kind, path


@pytest.mark.parametrize("kind", KINDS)
def test_committed(kind: Kind) -> None:
    """The committed schema is the one that the code makes, byte for byte."""
    committed = COMMITTED[kind].read_text(encoding="utf-8")
    assert committed == schema_text(kind, catalogue()), "run: python -m tests.adapters.test_json_schema"


@pytest.mark.parametrize("kind", KINDS)
def test_draft_07(kind: Kind) -> None:
    """Each schema is draft-07 through and through: nothing of a later dialect is left."""
    Draft7Validator.check_schema(schema(kind))
    text = schema_text(kind, catalogue())
    assert schema(kind)["$schema"] == "http://json-schema.org/draft-07/schema#"
    for word in ('"$defs"', '"prefixItems"', '"unevaluatedProperties"', '"type": "null"', "null"):
        assert word not in text


@pytest.mark.parametrize(("kind", "path"), list(files()), ids=lambda value: getattr(value, "stem", value))
def test_shipped_files(kind: Kind, path: Path) -> None:
    """Every shipped file is what its schema says."""
    problems = [
        f"{list(problem.path)}: {problem.message[:200]}"
        for problem in validator(kind).iter_errors(said(path.read_text(encoding="utf-8")))
    ]
    assert problems == []


def properties(value: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Every key of every part of a schema, with where it stands."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from properties(item, f"{where}/{number}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "properties" and isinstance(item, dict):
                yield from ((f"{where}/{name}", part) for name, part in item.items())
            yield from properties(item, f"{where}/{key}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_told(kind: Kind) -> None:
    """Every key has a title, a description, and examples that are valid and say something."""
    whole = schema(kind)
    seen = 0
    for where, part in properties(whole):
        seen += 1
        assert part.get("title"), where
        assert part.get("description"), where
        assert part.get("examples"), where
        check = Draft7Validator({**part, "definitions": whole["definitions"]})
        for example in part["examples"]:
            assert example not in ("", [], {}, None), where
            assert check.is_valid(example), (where, example)
    assert seen > 10


def objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (any JSON)
    """Every part of a schema that is an object with keys of its own."""
    if isinstance(value, list):
        for item in value:
            yield from objects(item)
    elif isinstance(value, dict):
        if isinstance(value.get("properties"), dict) and "type" in value:
            yield value
        for item in value.values():
            yield from objects(item)


@pytest.mark.parametrize("kind", KINDS)
def test_closed(kind: Kind) -> None:
    """A misspelt key is marked everywhere; only where names are free may any key stand."""
    free = {part["title"] for part in objects(schema(kind)) if part.get("additionalProperties") is not False}
    assert free <= {"Parameters"}


# What is marked in the editor -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "knee_flexion: {at_least: 100 deg}",
        "knee_flexion: {at_most: 10 deg, short_of: other_side}",
        "quadriceps_strength: {at_least: 70 %, share_of: other_side}",
        "effusion: {rose_by: 1 grade, at_least: 1+}",
        "effusion: {at_least: 2+, for_last: 2 check_ins}",
        "calf_pain: {is: true}",
        "tug: {below: {parameter: tug_limit}}",
        "pain_during: {above: 5, for_last: 2 sessions}",
        "time_since_start: {at_least: 6 weeks, below: 60 days}",
        "age: {at_least: 65 years}",
        "level: {at_least: bars-fingertip}",
        "all: [{any: [{pain_at_rest: {at_most: 3}}]}, {not: {condition: irritable}}]",
        "at_least_n_of: {n: 1, of: [{pain_at_rest: {between: [0, 3]}}]}",
    ],
)
def test_condition_as_written(written: str) -> None:
    """A condition is checked as an author writes it."""
    assert list(validator("protocol", below="ConditionText").iter_errors(said(written))) == []


@pytest.mark.parametrize(
    "written",
    [
        "knee_flexon: {at_least: 100 deg}",
        "knee_flexion: {at_least: 100}",
        "knee_flexion: {at_least: 100 s}",
        "knee_flexion: {atleast: 100 deg}",
        "knee_flexion: {}",
        "pain_at_rest: {at_most: 11}",
        "effusion: {at_least: 4+}",
        "calf_pain: {is: 1}",
        "calf_pain: {rose_by: 1}",
        "pain_during: {for_last: 2 check_ins, above: 5}",
        "effusion: {at_least: 1+, short_of: other_side}",
        "tug: {at_least: 10 s, short_of: other_side}",
        "age: {at_least: 65}",
        "time_since_start: {at_least: 6}",
        "{knee_flexion: {at_least: 100 deg}, pain_at_rest: {at_most: 3}}",
        "all: []",
        "{}",
    ],
)
def test_broken_condition(written: str) -> None:
    """A condition that the program refuses for its words alone is marked in the editor too."""
    assert not validator("protocol", below="ConditionText").is_valid(said(written))


CHECK_IN = "date: 2026-11-20\nobservations:\n  {}\n"


@pytest.mark.parametrize(
    "written",
    [
        "knee_flexion: 104",
        "knee_flexion: {value: 104, repeat: 103, position: supine}",
        "knee_flexion: {left: 135, right: {value: 104, repeat: 104}}",
        "knee_flexion: unknown",
        "effusion: 1+",
        "calf_pain: declined",
        "pain_at_rest: [{value: 3, by: patient}, {value: 2}]",
        "tug: 11.25",
        "knee_flexion: {not_applicable: {by: JS, why: cast, substitute: girth}}",
    ],
)
def test_observation_as_written(written: str) -> None:
    """An observation is checked as a clinician writes it."""
    check = validator("episode", below="CheckInText")
    assert list(check.iter_errors(said(CHECK_IN.format(written)))) == []


@pytest.mark.parametrize(
    "written",
    [
        "knee_flexon: 104",
        "knee_flexion: 900",
        "knee_flexion: 104.5",
        'knee_flexion: "104"',
        "knee_flexion: true",
        "knee_flexion: {value: 104, position: standing}",
        "knee_flexion: {up: 104}",
        "tug: {left: 11, right: 12}",
        "effusion: 4+",
        "calf_pain: maybe",
        "pain_during: 3",
        "pain_at_rest: -4",
    ],
)
def test_broken_observation(written: str) -> None:
    """A value that the program refuses by name is marked in the editor too."""
    assert not validator("episode", below="CheckInText").is_valid(said(CHECK_IN.format(written)))


@pytest.mark.parametrize(
    ("written", "is_valid"),
    [
        ("{date: 2026-11-18, level: bars, pain_during: 3, swelling: false, soreness: none}", True),
        ("{date: 2026-11-18}", True),
        ("{level: bars}", False),
        ("{date: 2026-11-18, pain_durin: 3}", False),
        ("{date: 2026-11-18, observations: {pain_during: 3}}", False),
        ("{date: 2026-11-18, knee_flexion: 104}", False),
        ("{date: 2026-11-18, pain_during: 11}", False),
    ],
)
def test_session_line(written: str, *, is_valid: bool) -> None:
    """A session line has its measures beside its date, and no others."""
    assert validator("episode", below="SessionText").is_valid(said(written)) is is_valid


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        ({"titel": "x"}, ()),
        ({"schema": 2}, ()),
        ({"status": "final"}, ()),
        ({"phases": [{"id": "a"}]}, ("phases", 0)),
        ({"levels": [{"surface": "sand"}]}, ("levels", 0)),
        ({"parameters": {"tug_limit": {"value": "13.5 s"}}}, ("parameters", "tug_limit")),
        ({"expected": {"effusion": {"weeks": {"1": 0, "8": 1}, "source": "a"}}}, ("expected",)),
        ({"cases": [{"name": "a", "given": {"weak": 6}, "expect": "hold"}]}, ("cases", 0, "given")),
        ({"cases": [{"name": "a", "given": {"week": 6}, "expect": "wait"}]}, ("cases", 0, "expect")),
        ({"case_patients": {"ready": {"knee_flexon": 110}}}, ("case_patients", "ready")),
    ],
)
def test_broken_protocol(edit: dict[str, Any], where: tuple[str | int, ...]) -> None:
    """A protocol with one fault is marked at that fault."""
    sound = {"schema": 1, "id": "a", "version": "1.0.0", "status": "draft", "title": "A"}
    check = validator("protocol")
    assert check.is_valid(sound)
    problems = list(check.iter_errors({**sound, **edit}))
    assert problems
    assert all(tuple(problem.absolute_path)[: len(where)] == where for problem in problems)


# The schema and the program agree -----------------------------------------------------------------------


THRESHOLDS: tuple[object, ...] = (5, 0, -1, 1.5, 11, "5 deg", "5 s", "5 Nm", "5 /min", "5 mmHg", "5 %")
WORDS: tuple[object, ...] = (True, "none", "trace", "full", "5", "1 grade", "measurement error")
RUNS: tuple[object, ...] = ("2 check_ins", "2 sessions", "2 days", "1 session", "2", "0 days")
ASKED: dict[str, tuple[object, ...]] = {
    **dict.fromkeys(("at_least", "at_most", "above", "below", "is"), THRESHOLDS + WORDS),
    "one_of": ((5,), ("none", "trace"), ("5 deg",)),
    "between": ((1, 5), ("none", "trace"), ("1 deg", "5 deg"), (1,)),
    **dict.fromkeys(("rose_by", "fell_by"), THRESHOLDS + WORDS),
    **dict.fromkeys(("flat_for", "above_best_for_last", "below_best_for_last"), RUNS),
}


def taken(measure: Measure, asked: dict[str, object]) -> bool:
    """Whether the program takes a test of a measure."""
    head = 'schema: 1\nid: a\nversion: "1"\nstatus: draft\ntitle: A\nconditions:\n  one: '
    node, findings = read(head + json.dumps({measure.id: asked}) + "\n", name="a.yaml")
    assert node is not None
    assert findings == ()
    text, _ = shape(ProtocolText, node)
    if text is None:
        return False
    layer = Layer("a", node, to_data(node), text)
    scope = replace(Parts((layer,), catalogue()).scope, findings=[], curves=frozenset({measure.id}))
    condition_from_authored(text.conditions["one"], Place(layer, ("conditions", "one")), scope)
    return scope.findings == []


@pytest.mark.parametrize("name", [str(measure.id) for measure in catalogue().measures])
def test_editor_and_program_agree(name: str) -> None:
    """What the editor marks in a test of a measure the program refuses; no sound test is marked."""
    measure = next(one for one in catalogue().measures if one.id == name)
    check = validator("protocol", below="ConditionText")
    for key, words in ASKED.items():
        for word in words:
            asked: dict[str, object] = {key: list(word) if isinstance(word, tuple) else word}
            if not check.is_valid({name: asked}):
                assert not taken(measure, asked), asked


def test_case_keys() -> None:
    """The keys of a case are those that cases are read by."""
    week = schema("protocol")["definitions"]["CaseWeek"]["properties"]
    measures = {measure.id for measure in catalogue().measures}
    assert set(week) - measures - {"weeks"} == set(WEEK_KEYS)


if __name__ == "__main__":
    for one, path in COMMITTED.items():
        path.write_text(schema_text(one, catalogue()), encoding="utf-8")
