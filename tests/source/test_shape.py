"""Every error of a model comes back at its place and in the house's words."""

import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Discriminator, Field, Tag, field_validator, model_validator
from pydantic_core import PydanticCustomError

from rehab.findings import Finding, render
from rehab.frozen import Frozen
from rehab.source import Node, Path, read, shape


class Unit(StrEnum):
    """A closed choice."""

    DEG = "deg"
    CM = "cm"


class AtLeast(Frozen):
    """One branch of a union that its keys tell apart."""

    at_least: float


class AtMost(Frozen):
    """The other branch."""

    at_most: float
    unit: Unit = Unit.DEG


class Regress(Frozen):
    """A branch with a tag."""

    kind: Literal["regress"]
    levels: int = Field(ge=1)


class Hold(Frozen):
    """Another branch with a tag."""

    kind: Literal["hold"]


class Both(Frozen):
    """A branch that holds the union itself."""

    both: tuple["Condition", ...] = Field(min_length=1)


def branch(data: object) -> str:
    """The branch by the key, as a condition is told apart."""
    if isinstance(data, str):
        return "word"
    return "both" if isinstance(data, dict) and "both" in data else "test"


Condition = Annotated[
    Annotated[Both, Tag("both")] | Annotated[AtLeast, Tag("test")] | Annotated[str, Tag("word")],
    Discriminator(branch),
]


class Gathered(Frozen):
    """Keys that are free words are gathered under a key that the file does not have."""

    day: date
    values: dict[str, int]

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        own = {key: value for key, value in data.items() if key == "day"}
        return {**own, "values": {key: value for key, value in data.items() if key != "day"}}


class Thing(Frozen):
    """One key of each kind."""

    text: str = Field(default="", min_length=1, max_length=5)
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")] = "a"
    code: Annotated[str, Field(pattern=r"^[A-Z]+$")] = "A"
    whole: int = Field(default=1, ge=1, le=9)
    number: float = Field(default=1.5, gt=0, lt=10, multiple_of=0.5)
    yes: bool = True
    day: date | None = None
    word: Literal["left", "right"] | None = None
    unit: Unit | None = None
    words: tuple[str, ...] = ()
    pair: tuple[int, int] | None = None
    units: frozenset[Unit] = frozenset()
    by_week: dict[int, float] = Field(default_factory=dict)
    test: AtLeast | AtMost | None = None
    test_or_word: AtLeast | AtMost | str | None = None
    limit: bool | int | float | str | AtLeast | None = None
    then: Literal["hold", "stop"] | Regress | None = None
    tagged: Annotated[Regress | Hold, Field(discriminator="kind")] | None = None
    when: Condition | None = None
    gathered: Gathered | None = None
    is_: int = Field(default=0, alias="is")
    twice: int = 0
    odd: int = 1
    inner: "Thing | None" = None

    @field_validator("twice", mode="before")
    @classmethod
    def _twice(cls, value: object) -> object:
        return 2 * value if isinstance(value, int) else value

    @field_validator("odd")
    @classmethod
    def _odd(cls, value: int) -> int:
        if value % 2 == 0:
            raise ValueError("This should be odd.")
        return value

    @model_validator(mode="after")
    def _own_findings(self) -> Self:
        if self.text == "unit":
            raise PydanticCustomError(
                "RP109",
                "`{word}` needs a unit",
                {"word": self.text, "label": "write `90 deg`", "at": ("text",), "why": "so"},
            )
        if self.text == "key":
            raise PydanticCustomError("RP111", "this does not fit", {"at": "text", "key": True})
        return self


class Document(Frozen):
    """A whole file."""

    id: str
    title: str
    things: tuple[Thing, ...] = ()


def findings_of(model: type[BaseModel], text: str) -> tuple[Finding, ...]:
    """The findings about the shape of a text that is read without any."""
    node, found = read(text, name="a.yaml")
    assert found == ()
    assert node is not None
    value, findings = shape(model, node)
    assert (value is None) is bool(findings)
    return findings


def brief(found: Finding) -> tuple[str, str, str, str]:
    """Id, message, words pointed at and label of a finding."""
    assert found.span is not None
    return (found.id, found.message, found.span.words, found.label)


ONE_FAULT = [
    ("txt: a", "RP102", "unknown key `txt`", "txt", "did you mean `text`?"),
    ("is_: 1", "RP102", "unknown key `is_`", "is_", "did you mean `is`?"),
    ("text: 1.0", "RP103", "`text` should be text, not a number", "1.0", 'write `"1.0"`'),
    ("text: true", "RP103", "`text` should be text, not `true`", "true", 'write `"true"`'),
    ("text: 2026-03-09", "RP103", "`text` should be text, not a date", "2026-03-09", 'write `"2026-03-09"`'),
    ("text: [a]", "RP103", "`text` should be text, not a list", "[a]", ""),
    ("text: {a: b}", "RP103", "`text` should be text, not a mapping", "{a: b}", ""),
    ("text:\n  a: b\n  c: d", "RP103", "`text` should be text, not a mapping", "text", ""),
    ('text: ""', "RP103", "`text` should have at least 1 character", '""', ""),
    ("text: abcdef", "RP103", "`text` should have at most 5 characters", "abcdef", ""),
    (
        "name: Bad Name",
        "RP103",
        "`name` should start with a small letter and hold only small letters, digits, `-` and `_`",
        "Bad Name",
        "write `bad-name`",
    ),
    ("code: a", "RP103", "`code` should be written as `^[A-Z]+$`", "a", ""),
    ("whole: 0", "RP103", "`whole` should be at least 1", "0", ""),
    ("whole: 10", "RP103", "`whole` should be at most 9", "10", ""),
    ("whole: two", "RP103", "`whole` should be a whole number, not text", "two", "write the number alone"),
    ('whole: "3"', "RP103", "`whole` should be a whole number, not text", '"3"', "write `3` without quotes"),
    (
        "whole: true",
        "RP103",
        "`whole` should be a whole number, not `true`",
        "true",
        "write the number alone",
    ),
    ("whole: 3.0", "RP103", "`whole` should be a whole number, not a fraction", "3.0", "write `3`"),
    (
        "whole: 2.5",
        "RP103",
        "`whole` should be a whole number, not a fraction",
        "2.5",
        "round it to a whole number",
    ),
    ("number: 1,5", "RP103", "`number` should be a number, not text", "1,5", "write `1.5`"),
    ("number: 5 deg", "RP103", "`number` should be a number, not text", "5 deg", "write the number alone"),
    ("number: 0", "RP103", "`number` should be above 0", "0", ""),
    ("number: 10.0", "RP103", "`number` should be below 10", "10.0", ""),
    ("number: 0.7", "RP103", "`number` should be a multiple of 0.5", "0.7", ""),
    ("yes: 1", "RP103", "`yes` should be `true` or `false`, not a number", "1", "write `true` or `false`"),
    (
        'yes: "true"',
        "RP103",
        "`yes` should be `true` or `false`, not text",
        '"true"',
        "write `true` or `false` without quotes",
    ),
    (
        "day: 5",
        "RP103",
        "`day` should be a date, not a number",
        "5",
        "write year-month-day, as in `2026-03-09`",
    ),
    (
        "day: 20260309",
        "RP103",
        "`day` should be a date, not a number",
        "20260309",
        "write year-month-day, as in `2026-03-09`",
    ),
    (
        'day: "1700006400"',
        "RP103",
        "`day` should be a date, not text",
        '"1700006400"',
        "write year-month-day, as in `2026-03-09`",
    ),
    (
        'day: "2026-02-30"',
        "RP103",
        "`day` should be a date, not text",
        '"2026-02-30"',
        "write year-month-day, as in `2026-03-09`",
    ),
    ("word: lft", "RP103", "`word` cannot be `lft`", "lft", "did you mean `left`?"),
    ("word: both", "RP103", "`word` cannot be `both`", "both", "write `left` or `right`"),
    ("word: [left]", "RP103", "`word` should be `left` or `right`, not a list", "[left]", ""),
    ("unit: mm", "RP103", "`unit` cannot be `mm`", "mm", "write `deg` or `cm`"),
    ("words: one", "RP103", "`words` should be a list, not text", "one", "write `[one]`"),
    ("words: [a, 3]", "RP103", "item 2 of `words` should be text, not a number", "3", 'write `"3"`'),
    ("pair: [1]", "RP103", "`pair` has no item 2", "[1]", "one more is needed"),
    ("pair: [1, 2, 3]", "RP103", "`pair` should have at most 2 items", "[1, 2, 3]", ""),
    ("units: [deg, kg]", "RP103", "item 2 of `units` cannot be `kg`", "kg", "write `deg` or `cm`"),
    ("by_week: {x: 1}", "RP103", "key `x` should be a whole number", "x", ""),
    ('by_week: {6: "1"}', "RP103", "`6` should be a number, not text", '"1"', "write `1` without quotes"),
    ("test: {at_lest: 3}", "RP102", "unknown key `at_lest`", "at_lest", "did you mean `at_least`?"),
    ("test: {at_mst: 3}", "RP102", "unknown key `at_mst`", "at_mst", "did you mean `at_most`?"),
    ("test: {at_most: 3, unit: mm}", "RP103", "`unit` cannot be `mm`", "mm", "write `deg` or `cm`"),
    (
        "test: at_least:3",
        "RP103",
        "`test` should be a mapping, not text",
        "at_least:3",
        "a key needs a space after its colon",
    ),
    ("test: 3", "RP103", "`test` should be a mapping, not a number", "3", ""),
    (
        "test_or_word: 3",
        "RP103",
        "`test_or_word` should be text or a mapping, not a number",
        "3",
        'write `"3"`',
    ),
    (
        "limit: [1]",
        "RP103",
        "`limit` should be a number, text, `true`, `false` or a mapping, not a list",
        "[1]",
        "",
    ),
    ("limit: {at_lest: 3}", "RP102", "unknown key `at_lest`", "at_lest", "did you mean `at_least`?"),
    ("then: hodl", "RP103", "`then` cannot be `hodl`", "hodl", "did you mean `hold`?"),
    ("then: {kind: regress, levels: 0}", "RP103", "`levels` should be at least 1", "0", ""),
    ("tagged: {kind: regres}", "RP103", "`kind` cannot be `regres`", "regres", "did you mean `regress`?"),
    (
        "tagged: {levels: 1}",
        "RP101",
        "missing key `kind`",
        "tagged",
        "write `kind: ...` with `regress` or `hold`",
    ),
    ("tagged: {kind: regress}", "RP101", "missing key `levels`", "tagged", "`levels: ...` belongs here"),
    (
        "tagged: {kind: regress, levels: 1, x: 2}",
        "RP102",
        "unknown key `x`",
        "x",
        "known here: `kind` and `levels`",
    ),
    (
        "when: {at_least: x}",
        "RP103",
        "`at_least` should be a number, not text",
        "x",
        "write the number alone",
    ),
    ("when: {both: [a, {both: 3}]}", "RP103", "`both` should be a list, not a number", "3", ""),
    ("when: {both: [a, {both: []}]}", "RP103", "`both` should have at least 1 item", "[]", ""),
    (
        "when: {both: [{both: [{at_lest: 1}]}]}",
        "RP102",
        "unknown key `at_lest`",
        "at_lest",
        "did you mean `at_least`?",
    ),
    ("when: {both: [{at_least: [1]}]}", "RP103", "`at_least` should be a number, not a list", "[1]", ""),
    ("gathered: {a: 1}", "RP101", "missing key `day`", "gathered", "`day: ...` belongs here"),
    (
        "gathered: {day: 2026-03-09, a: x}",
        "RP103",
        "`a` should be a whole number, not text",
        "x",
        "write the number alone",
    ),
    ("odd: 2", "RP103", "`odd`: this should be odd", "2", ""),
    ("text: unit", "RP109", "`unit` needs a unit", "unit", "write `90 deg`"),
    ("text: key", "RP111", "this does not fit", "text", ""),
    ("inner: {inner: {whole: 0}}", "RP103", "`whole` should be at least 1", "0", ""),
    ("inner: {inner: {wole: 1}}", "RP102", "unknown key `wole`", "wole", "did you mean `whole`?"),
]


@pytest.mark.parametrize(
    ("text", "finding_id", "message", "words", "label"), ONE_FAULT, ids=[row[0] for row in ONE_FAULT]
)
def test_one_fault_is_one_finding(text: str, finding_id: str, message: str, words: str, label: str) -> None:
    """One fault gives one finding, in the house's words, exactly where it stands."""
    assert [brief(one) for one in findings_of(Thing, text)] == [(finding_id, message, words, label)]


def test_messages_keep_the_grammar() -> None:
    """Messages start small and have no final stop; so have labels, unless they end in a question."""
    for row in ONE_FAULT:
        for words in (row[2], row[4]):
            assert words == "" or words[0] == "`" or words[0].islower()
            assert not words.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "whole: 3\nnumber: 2\nyes: false\nday: 2026-03-09\nword: left\nunit: cm\nwords: [a]\npair: [1, 2]\n",
        'day: "2026-03-09"\n',
        "by_week: {6: 90, 12: 110.5}\n",
        "test: {at_most: 3}\n",
        "limit: 3\n",
        'limit: "3"\n',
        "limit: true\n",
        "then: {kind: regress, levels: 2}\n",
        "when: {both: [a, {at_least: 3}, {both: [b]}]}\n",
        "gathered: {day: 2026-03-09, a: 1}\n",
        "twice: 2\nis: 3\n",
    ],
)
def test_sound_file(text: str) -> None:
    """What fits is built, and values keep the kind that they are written in."""
    assert findings_of(Thing, text) == ()


def test_values_keep_their_kind() -> None:
    """A number stays a number and text stays text where both are allowed."""
    for written, value in [("3", 3), ('"3"', "3"), ("true", True), ("3.5", 3.5)]:
        node, _ = read(f"limit: {written}", name="a.yaml")
        assert node is not None
        thing, _ = shape(Thing, node)
        assert thing is not None
        assert thing.limit == value
        assert type(thing.limit) is type(value)


def test_all_faults_in_one_run() -> None:
    """All faults of a file come back at once, in its order, each with its path in words."""
    text = """\
id: x
things:
  - txt: a
    whole: "3"
  - name: second
    tagged: {kind: hold, x: 1}
    by_week: {6: x}
"""
    found = findings_of(Document, text)
    assert [(one.id, one.span and one.span.line, one.where) for one in found] == [
        ("RP101", 1, ""),
        ("RP102", 3, "things > item 1"),
        ("RP103", 4, "things > item 1 > whole"),
        ("RP102", 6, "thing `second` > tagged"),
        ("RP103", 7, "thing `second` > by_week > 6"),
    ]


def test_wrong_root() -> None:
    """A file that is a list or a word is told so."""
    assert [one.message for one in findings_of(Document, "- a\n- b\n")] == [
        "the file should be a mapping, not a list"
    ]
    assert [one.message for one in findings_of(Document, "word\n")] == [
        "the file should be a mapping, not text"
    ]


def test_a_misspelt_key_is_not_missing_too() -> None:
    """A misspelt key that was needed is one finding and not two."""
    found = findings_of(Document, "id: x\ntitel: b\n")
    assert [brief(one)[1] for one in found] == ["unknown key `titel`"]


@pytest.mark.parametrize(
    "text",
    ["whole: no\n", "whole: 1.10\n", "whole:\n", "whole: *x\n", "test: yes\n", "then: ~\n", "words: off\n"],
)
def test_what_the_reader_refused_is_not_refused_again(text: str) -> None:
    """One fault is not reported by the reader and by the model both."""
    node, found = read(text, name="a.yaml")
    assert len(found) == 1 or text == "whole: *x\n"
    assert node is None or shape(Thing, node)[1] == ()


def test_merge_key_hides_no_keys() -> None:
    """Keys that a refused merge would have brought are not called missing."""
    node, found = read("<<: {id: x}\ntitle: b\n", name="a.yaml")
    assert [one.id for one in found] == ["RP005"]
    assert node is not None
    assert shape(Document, node)[1] == ()


def test_reason_of_a_validator() -> None:
    """A validator can give its own reason in place of the catalogue's."""
    assert findings_of(Thing, "text: unit")[0].why == "so"


def test_part_of_a_file_and_own_words() -> None:
    """A part of a file can be shaped, and the caller can say its place in its own words."""
    node, _ = read("id: a\ntitle: b\nthings:\n  - whole: 0\n", name="a.yaml")
    assert node is not None

    def where(_: Node, path: Path) -> str:
        return f"at {path[-1]}"

    _, found = shape(Document, node, where=where)
    assert found[-1].where == "at whole"


plain_words = st.sampled_from(
    [*Thing.model_fields, "is", "kind", "both", "at_least", "at_most", "a", "left", "deg"]
)
any_data = st.recursive(
    plain_words | st.integers(-2, 12) | st.floats(-2, 12) | st.booleans() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_words, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(plain_words, any_data, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_data_is_built_or_has_findings(data: dict[str, object]) -> None:
    """Whatever a file says, it becomes a model or findings that each stand on words of the file."""
    node, _ = read(json.dumps(data), name="a.json")
    assert node is not None
    value, found = shape(Thing, node)
    assert (value is None) is bool(found)
    assert all(one.span is not None and one.span.words for one in found)
    assert len({(one.span, one.message) for one in found}) == len(found)


class Foreign(BaseModel):
    """A model that is not of this project."""

    value: Any = None
    nested: list[list[int]] = []


def test_any_model() -> None:
    """Models of other kinds work as well, with whatever they allow."""
    assert findings_of(Foreign, "value: {a: [1, x]}\n") == ()
    assert [brief(one)[1] for one in findings_of(Foreign, "nested: [[1, a]]\n")] == [
        "item 2 of `nested` should be a whole number, not text"
    ]


def test_design_form() -> None:
    """A finding about a file prints in the design's form."""
    text = """\
id: a
title: b
things:
  - name: supported
    when:
      both:
        - a
        - at_lest: 90
"""
    assert render(findings_of(Document, text)) == (
        "error[RP102] unknown key `at_lest`\n"
        "  --> a.yaml:8:11-18   thing `supported` > when > item 2\n"
        "    8 |         - at_lest: 90\n"
        "      |           ^^^^^^^ did you mean `at_least`?\n"
        "  why: a misspelt key would otherwise be ignored, and its rule with it     "
        "help: rehab explain RP102\n\n1 error\n"
    )
