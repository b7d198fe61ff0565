"""Observations in JSON Schema: each measure a key, with the values that it can have.

A catalogue flows in; schema parts flow out, for check-ins and session lines.
A value that the program would refuse by name is marked in the editor, while it is being written.
"""

import re
from functools import cache
from typing import Any

from rehab.patient.authored import ValueText
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt, Worse

Schema = dict[str, Any]

_ABSENT: Schema = {"enum": ["unknown", "declined"]}


def exactly(unit: str) -> str:
    """The pattern of a number with this unit."""
    return rf"^-?(0|[1-9][0-9]*)(\.[0-9]+)? {re.escape(unit)}$"


def usual(measure: Measure) -> bool | int | float | str:
    """A value in the middle of what is usual, as an example."""
    if measure.kind is Kind.YES_NO:
        return False
    if measure.grades:
        return measure.grades[1]
    low, high = measure.soft or measure.range
    return round((low + high) / 2)


def shown(measure: Measure) -> bool | int | float | str:
    """The same as a threshold is written, with its unit."""
    value = usual(measure)
    return f"{value} {measure.unit}" if measure.unit else value


def described(measure: Measure) -> str:
    """What a measure is, in one line: title, values, which way is worse, where it is recorded."""
    low, high = measure.range
    values = f"{measure.words(low)} to {measure.words(high)}"
    if measure.kind is Kind.YES_NO:
        values = "true or false"
    elif measure.grades:
        values = ", ".join(measure.grades)
    if not measure.grades and measure.step != 1:
        values += f", in steps of {measure.step:g}"
    worse = "" if measure.worse is Worse.NONE else f"; worse is {measure.worse.value}"
    if measure.kind is Kind.YES_NO:
        worse = "; true is worse" if measure.worse is Worse.HIGHER else "; false is worse"
    elif measure.grades:
        worse = "" if measure.worse is Worse.NONE else f"; worst is {measure.words(_worst(measure))}"
    asked = "; a red flag, asked at every check-in" if measure.red_flag else ""
    where = "a session line" if measure.recorded is RecordedAt.SESSION else "a check-in"
    return f"{measure.title}: {values}{worse}{asked}; recorded at {where}"


def _worst(measure: Measure) -> float:
    return measure.range[1 if measure.worse is Worse.HIGHER else 0]


def checked_in(catalogue: Catalogue) -> list[str]:
    """The names of the measures that check-ins hold."""
    return [measure.id for measure in _of(catalogue, RecordedAt.CHECK_IN)]


def _of(catalogue: Catalogue, recorded: RecordedAt) -> list[Measure]:
    return [measure for measure in catalogue.measures if measure.recorded is recorded]


# Values of one measure --------------------------------------------------------------------------------


def _scalar(measure: Measure) -> Schema:
    if measure.kind is Kind.YES_NO:
        return {"anyOf": [{"type": "boolean"}, _ABSENT]}
    if measure.grades:
        return {"enum": [*measure.grades, "unknown", "declined"]}
    low, high = measure.range
    whole = "integer" if measure.step == 1 else "number"
    return {"anyOf": [{"type": whole, "minimum": low, "maximum": high}, _ABSENT]}


def sort_name(measure: Measure, *traits: str) -> str:
    """One name for all measures that have the same values, and the same of these traits."""
    low, high = measure.range
    words = [str(measure.id)] if measure.grades else [measure.unit or measure.kind.value]
    if measure.kind is not Kind.YES_NO and not measure.grades:
        words.append(f"{low:g}_to_{high:g}")
    words += [f"step_{measure.step:g}"] if measure.step != 1 else []
    name = "_".join((*words, *traits))
    return name.replace("%", "percent").replace("/", "per_").replace("-", "minus_")


def _value_name(measure: Measure) -> str:
    sided = ["each_knee"] if measure.sided else []
    return "ValueOf_" + sort_name(measure, *sided, *measure.methods, *measure.positions)


def _value(measure: Measure) -> Schema:
    """All ways to write a value of one measure: bare, with its circumstances, of both knees."""
    scalar = _scalar(measure)
    detailed: Schema = {"$ref": f"#/definitions/Detailed{_value_name(measure)}"}
    once: list[Schema] = [*scalar.get("anyOf", [scalar]), detailed, {"type": "array", "items": detailed}]
    if not measure.sided:
        return {"anyOf": once}
    knees = {knee: _said(f"{knee} knee", [usual(measure)], {"anyOf": once}) for knee in ("left", "right")}
    return {"anyOf": [*once, _closed("values of both knees", knees)]}


def _detailed(measure: Measure) -> Schema:
    keys: Schema = dict(_written()["properties"])
    closer: Schema = {"value": _scalar(measure), "repeat": _scalar(measure)}
    closer |= {"method": {"enum": list(measure.methods)}} if measure.methods else {}
    closer |= {"position": {"enum": list(measure.positions)}} if measure.positions else {}
    for key, shape in closer.items():
        example = shape["enum"][0] if key in {"method", "position"} else usual(measure)
        keys[key] = _said(keys[key]["description"], [example], shape)
    return _closed("one value with how it was taken", keys)


def _said(description: str, examples: list[Any], shape: Schema) -> Schema:
    return {"description": description, "examples": examples, **shape}


def _closed(description: str, keys: Schema) -> Schema:
    closed: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    return {"description": description, **closed, "minProperties": 1}


@cache
def _written() -> Schema:
    """What the model says of a value with its circumstances."""
    return ValueText.model_json_schema(ref_template="#/definitions/{model}")


def _key(measure: Measure, value: Schema) -> Schema:
    words = {"title": measure.title, "description": described(measure), "examples": [usual(measure)]}
    return {**words, **value}


# Check-ins and session lines ----------------------------------------------------------------------------


def value_definitions(catalogue: Catalogue) -> Schema:
    """The observations of a check-in, the values of each sort of measure, and what these refer to."""
    measures = _of(catalogue, RecordedAt.CHECK_IN)
    values = {_value_name(measure): _value(measure) for measure in measures}
    detailed = {f"Detailed{_value_name(measure)}": _detailed(measure) for measure in measures}
    observations: Schema = {
        "type": "object",
        "properties": observed(catalogue),
        "additionalProperties": False,
    }
    return {**_written()["$defs"], **values, **detailed, "Observations": observations}


def observed(catalogue: Catalogue) -> Schema:
    """The measures of a check-in as keys."""
    return {
        measure.id: _key(measure, {"$ref": f"#/definitions/{_value_name(measure)}"})
        for measure in _of(catalogue, RecordedAt.CHECK_IN)
    }


def session_line(catalogue: Catalogue, given: Schema) -> Schema:
    """A session line as it is written, with its measures beside its date."""
    own = {key: given["properties"][key] for key in ("date", "level", "knee")}
    line = _closed(given["description"], {**own, **session_keys(catalogue)})
    return {**line, "required": given["required"]}


def session_keys(catalogue: Catalogue) -> Schema:
    """The measures of a session line as keys."""
    return {measure.id: _key(measure, _scalar(measure)) for measure in _of(catalogue, RecordedAt.SESSION)}


def curves(catalogue: Catalogue) -> Schema:
    """Expected curves, by the measures that can have one."""
    measures = [measure for measure in _of(catalogue, RecordedAt.CHECK_IN) if not measure.is_worded]
    keys = {
        measure.id: {
            "title": measure.title,
            "description": described(measure),
            "examples": [{"weeks": {"1": usual(measure), "8": usual(measure)}, "source": "clinic-default"}],
            "$ref": "#/definitions/CurveText",
        }
        for measure in measures
        if measure.kind is not Kind.YES_NO
    }
    return {"type": "object", "properties": keys, "additionalProperties": False}
