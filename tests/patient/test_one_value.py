"""What is no value is refused by its own name, and the rest of the file counts."""

from collections.abc import Iterator
from typing import Any

import pytest

from rehab.patient.authored import ValueText
from rehab.patient.model import Absence
from rehab.patient.one_value import HOW_TAKEN, is_one_value
from rehab.source import Path
from rehab.terms.measure import Kind, Measure, RecordedAt
from tests.patient.test_correction import a_correction
from tests.patient.test_standing import BOTH
from tests.patient.written import Told, a_check_in, a_line, names, of, on, read_text, the_catalogue

MEASURES = the_catalogue().measures
BESIDE = {"patient": "{id: a}", "protocol": "tka-retro", "as_of": "2026-04-15"}

SHAPES: tuple[tuple[str, str], ...] = (
    ("", "null"),
    ("null", "null"),
    ("~", "null"),
    ("[]", "a list"),
    ("[1, 2]", "a list"),
    ("[null]", "a list"),
    ("[[true]]", "a list"),
    ("[{value: 1, by: patient}, 2]", "a list"),
    ("{a: 1}", "a mapping"),
    ("{a: {value: 1}}", "a mapping"),
    ("{a: {by: null}, b: }", "a mapping"),
    ("2026-02-16", "2026-02-16"),
)
"""Shapes that no measure takes, as a file writes them, and what is shown of them."""

WORDS = ("NaN", ".inf", "1e3", "+5", "05", "1.50", "1:30", "2026-2-16", "9" * 30)
"""Words that two programs read in two ways."""


def a_file(observed: str, sessions: str = "[]") -> str:
    """An episode whose only check-in says this, beside a red flag answered yes."""
    head = "\n".join(f"{key}: {value}" for key, value in BESIDE.items())
    return (
        f"{head}\nstarts:\n  - {{procedure: x, date: 2026-01-05, knee: right}}\ncheck_ins:\n"
        f"  - date: 2026-02-16\n    observations:\n      {observed}\n    sessions: {sessions}\n"
    )


def read_with(measure: Measure, written: str) -> Told:
    """Read a value of a measure where it belongs, beside a red flag answered yes."""
    flag = "calf_pain" if measure.id == "giving_way" else "giving_way"
    if measure.recorded is RecordedAt.SESSION:
        line = f"\n      - date: 2026-02-14\n        {measure.id}: {written}"
        return read_text(a_file(f"{flag}: true", line))
    return read_text(a_file(f"{measure.id}: {written}\n      {flag}: true"))


def what_is_right(measure: Measure, shown: str) -> str:
    """What a refusal of a shape says."""
    if shown == "null":
        return "no value is given"
    if measure.kind is Kind.YES_NO:
        return "the answer is `true` or `false`"
    if measure.grades:
        return "it is one of " + ", ".join(measure.grades)
    kind = "a date" if shown.startswith("2026") else shown
    return f"it is {kind} where a number belongs"


def told(read: Told) -> list[tuple[str, str, str]]:
    """Each refused value: measure, what was written, why."""
    return [(one.measure, one.value, one.why) for one in read.rejected]


@pytest.mark.parametrize(("written", "shown"), SHAPES, ids=repr)
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_measure_refuses_each_shape_by_name(measure: Measure, written: str, shown: str) -> None:
    """A value of any other shape is refused by its name, in few words, and no finding stops the file."""
    read = read_with(measure, written)
    assert read.findings == ()
    assert told(read) == [(measure.id, shown, what_is_right(measure, shown))]
    assert measure.id not in read.visit().observed
    assert all(measure.id not in line.values for line in read.visit().sessions or ())


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_measure_refuses_a_word_that_is_read_in_two_ways(measure: Measure, word: str) -> None:
    """A number or date that two programs read in two ways is refused with what is wrong with it."""
    read = read_with(measure, word)
    assert read.findings == ()
    assert [(one.measure, one.value) for one in read.rejected] == [(measure.id, word)]
    assert read.rejected[0].why


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_an_empty_value_leaves_the_red_flag_beside_it(measure: Measure) -> None:
    """Whatever is empty, the yes that stands beside it is read."""
    flag = "calf_pain" if measure.id == "giving_way" else "giving_way"
    assert read_with(measure, "null").number(flag) == 1


@pytest.mark.parametrize("shape", [None, [1, 2], {"a": 1}], ids=["null", "a list", "a mapping"])
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_json_file_is_refused_alike(measure: Measure, shape: object) -> None:
    """A program that writes null for what nobody asked loses no alarm."""
    if measure.recorded is RecordedAt.SESSION:
        read = of(a_check_in(42, sessions=[a_line(41, **{measure.id: shape})]))
    else:
        read = of(a_check_in(42, **{measure.id: shape}))
    assert read.findings == ()
    assert names(read.rejected) == [measure.id]


@pytest.mark.parametrize(
    ("written", "shown", "why"),
    [
        ("{value: null}", "null", "no value is given"),
        ("{value: [90]}", "a list", "it is a list where a number belongs"),
        ("{value: {value: 90}}", "a mapping", "it is a mapping where a number belongs"),
        ("{value: 2026-02-16, by: clinician}", "2026-02-16", "it is a date where a number belongs"),
        ("{value: 90, repeat: null}", "null", "no value is given"),
        ("{value: 90, repeat: 900}", "900", "it lies outside 0 deg to 170 deg"),
        ("{method: goniometer}", "nothing", "no value is given"),
        ("{}", "nothing", "no value is given"),
        ("[{value: null}]", "null", "no value is given"),
        ("{right: null}", "null", "no value is given"),
        ("{right: [90]}", "a list", "it is a list where a number belongs"),
        ("{right: {up: 90}}", "a mapping", "it is a mapping where a number belongs"),
        ("{right: 2026-02-16}", "2026-02-16", "it is a date where a number belongs"),
        ("{right: {value: {}}}", "a mapping", "it is a mapping where a number belongs"),
    ],
)
def test_a_part_of_a_value_is_refused_alike(written: str, shown: str, why: str) -> None:
    """Within a mapping, a list or one side the part that is none is shown, and the measure is unknown."""
    read = read_text(a_file(f"knee_flexion: {written}"))
    assert told(read) == [("knee_flexion", shown, why)]
    assert read.visit().absent == {"knee_flexion": Absence.REJECTED}


@pytest.mark.parametrize("written", ["null", "[135]", "{up: 135}", "2026-02-16"])
def test_the_other_side_is_refused_for_itself(written: str) -> None:
    """What is no value of the other knee leaves the value of this one."""
    read = read_text(a_file(f"knee_flexion: {{right: 104, left: {written}}}"))
    assert read.number("knee_flexion") == 104
    assert [(one.measure, one.knee) for one in read.rejected] == [("knee_flexion", "left")]


def test_two_treated_knees_are_asked_which_one_it_was() -> None:
    """An empty value of a sided measure that names no knee is refused for both."""
    read = of(a_check_in(42, knee_flexion=None), starts=BOTH)
    assert [(one.knee, one.value) for one in read.rejected] == [("right", "null"), ("left", "null")]


def test_a_correction_to_nothing_is_refused_by_name() -> None:
    """A correction without a value takes the wrong one away and puts nothing in its place."""
    read = of(a_check_in(42, knee_flexion=110), corrections=[a_correction(45, 42, None)])
    assert told(read) == [("knee_flexion", "null", "no value is given")]
    assert read.number("knee_flexion") is None


def test_many_empty_values_are_no_reason_to_stop_reading() -> None:
    """Three hundred nulls are three hundred refusals, and the file is read to its end."""
    days = [a_check_in(day, **dict.fromkeys(("tug", "effusion", "pain_walking"))) for day in range(100)]
    assert len(of(*days).rejected) == 300


def test_beside_a_refused_value_another_opens_no_gate() -> None:
    """Where a clinician's value is empty, the device's value of that day can only add caution."""
    device = a_check_in(42, by="device", knee_flexion=120)
    (observed,) = of(a_check_in(42, knee_flexion=None), device).visit().observed.values()
    assert [one.full for one in observed] == [False]


# What still refuses the file ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("observed", "sessions", "finding"),
    [
        ("calf_pain: yes", "[]", ("RP007", "`yes` can mean a word or true")),
        ("knee_flexion: {value: 90, metod: x}", "[]", ("RP102", "unknown key `metod`")),
        ("knee_flexion: [{value: 90, metod: x}]", "[]", ("RP102", "unknown key `metod`")),
        ("knee_flexion: {left: 90, rihgt: 100}", "[]", ("RP102", "unknown key `rihgt`")),
        ("knee_flexion: {value: 90, by: robot}", "[]", ("RP103", "`by` cannot be `robot`")),
        ("knee_flexion: {value: 90, method: 3}", "[]", ("RP103", "`method` should be text, not a number")),
        ("knee_flexion: !!int 90", "[]", ("RP006", "`!!int` is a tag")),
        ("knee_flexion: 90", "[{date: null}]", ("RP008", "`null` is not a value")),
        ("knee_flexion: 90", "[null]", ("RP008", "`null` is not a value")),
        ("knee_flexion: 90", "null", ("RP008", "`null` is not a value")),
    ],
)
def test_a_name_or_a_date_is_no_value(observed: str, sessions: str, finding: tuple[str, str]) -> None:
    """A misspelt key, a session without a day and a spoken yes are faults of the file, each at its line."""
    assert finding in read_text(a_file(observed, sessions)).refused


def places() -> Iterator[Any]:
    """Places in an episode, and whether one value belongs there."""
    observed: Path = ("check_ins", 0, "observations", "tug")
    yield from ((observed, True), ((*observed, "left", "value"), True), ((*observed, 2, "repeat"), True))
    yield from ((("check_ins", 0, "sessions", 0, "near_falls"), True), (("corrections", 3, "value"), True))
    yield from (((*observed, "by"), False), ((*observed, "not_applicable", "why"), False))
    yield from (((*observed, "up", "by"), True), ((*observed, 0, "left", "by"), False))
    yield from ((("check_ins", 0, "sessions", 0, key), False) for key in ("date", "level", "knee"))
    yield from ((("check_ins", 0, "date"), False), (("check_ins", 0, "observations"), False))
    yield from (((), False), (("patient", "id"), False), (("corrections", 0, "measure"), False))


@pytest.mark.parametrize(("path", "is_value"), tuple(places()), ids=str)
def test_where_a_value_belongs(path: Path, *, is_value: bool) -> None:
    """Values stand in check-ins, session lines and corrections; how one was taken is no value."""
    assert is_one_value(path) is is_value


def test_what_is_said_of_a_value_is_known() -> None:
    """Every key of a value is the value itself, its repeat, or how it was taken."""
    assert set(ValueText.model_fields) == {"value", "repeat", *HOW_TAKEN}


def test_what_was_written_is_cut() -> None:
    """Of a long word only its beginning is shown."""
    read = read_text(a_file(f"knee_flexion: {'9' * 400}"))
    assert [len(one.value) for one in read.rejected] == [43]
    assert on(42) == read.rejected[0].check_in.isoformat()
