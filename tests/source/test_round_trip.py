"""Claims about any text and any data, tried on generated ones."""

import json
from datetime import date

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.findings import render
from rehab.source import Node, ScalarNode, SequenceNode, read, to_data

DEPTH = 5
text_values = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"))
numbers = st.integers(-(10**16), 10**16) | st.floats(-1e6, 1e6).map(lambda number: round(number, 4))
leaves = st.booleans() | numbers | text_values
dates = st.dates()


def nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Lists and mappings of values."""
    return st.recursive(
        values,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text_values, inner, max_size=4),
        max_leaves=12,
    )


class Dumper(yaml.SafeDumper):
    """Writes text in double quotes, as a program does that knows nothing of this project."""


Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
Dumper.add_representer(
    float,
    lambda dumper, number: dumper.represent_scalar(
        "tag:yaml.org,2002:float", f"{number:.4f}".rstrip("0") + "0" * (round(number, 4) == round(number))
    ),
)
Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]


def scalars(node: Node) -> list[ScalarNode]:
    """Every key and value of a tree."""
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [scalar for entry in node.entries.values() for part in entry for scalar in scalars(part)]


def check_spans(node: Node) -> None:
    """Every span holds the text of its scalar, as far as it is written on one line."""
    for scalar in scalars(node):
        span, region = scalar.span, scalar.region
        assert 1 <= span.column <= span.end_column <= len(span.text) + 1
        if region.line == region.end_line and scalar.style != '"':
            assert span.words == scalar.text
        if region.line == region.end_line and scalar.style == '"':
            assert yaml.safe_load(span.words) == scalar.text


@given(nested(leaves | dates), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_yaml_round_trip(data: object, unicode: bool, flow: bool) -> None:  # noqa: FBT001 (Hypothesis draws them)
    """Any data that a program writes as YAML is read back as the same data, and spans hold what they say."""
    text = yaml.dump(data, Dumper=Dumper, allow_unicode=unicode, default_flow_style=flow)
    node, findings = read(text, name="a.yaml")
    assert findings == (), text
    assert node is not None
    assert to_data(node) == data
    check_spans(node)


@given(nested(leaves), st.booleans(), st.sampled_from([None, 2, "\t"]))
@settings(max_examples=150, deadline=None)
def test_json_round_trip(data: object, ascii_only: bool, indent: int | str | None) -> None:  # noqa: FBT001 (as above)
    """Any data that a program writes as JSON is read back as the same data."""
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    node, findings = read(text, name="a.json")
    assert findings == (), text
    assert node is not None
    assert to_data(node) == data


@given(dates)
def test_dates(day: date) -> None:
    """Every day that exists is read as that day."""
    node, findings = read(f"a: {day.isoformat()}", name="a.yaml")
    assert findings == ()
    assert node is not None
    assert to_data(node) == {"a": day}


YAML_SIGNS = st.sampled_from(
    list("-?:,[]{}#&*!|>'\"%@` \t\n\r0123456789.eab~\\ud8<=\x00\x85\u2028\ufeff世🦵\ud800")
)
hostile = st.text(YAML_SIGNS, max_size=60) | st.text(st.characters(), max_size=60)


@given(hostile)
@settings(max_examples=600, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    """No text makes reading, turning into data or printing raise anything; no tree means a finding."""
    node, findings = read(text, name="a.yaml")
    assert node is not None or findings
    assert render(findings).count("\n  --> ") <= len(findings)
    if node is not None:
        to_data(node)
    for one in findings:
        if one.span is not None:
            assert 1 <= one.span.column <= one.span.end_column <= len(one.span.text) + 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=6), hostile)
@settings(max_examples=200, deadline=None)
def test_faults_stay_at_their_place(lines: list[str], text: str) -> None:
    """Whatever the text, every finding names a line that the text has, with that line's own words."""
    whole = "\n".join([*lines, text])
    _, findings = read(whole, name="a.yaml")
    shown = whole.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in findings:
        if one.span is not None and one.id != "RP013" and not any(f.id == "RP013" for f in findings):
            assert one.span.text == shown[one.span.line - 1]
