"""Conditions in JSON Schema: each measure a key, with what can be asked of it and in which unit.

A catalogue flows in; schema parts flow out, so that an editor completes a condition word by word and
marks a test that does not fit its measure before any program is run.
"""

from collections.abc import Mapping
from typing import Any

from rehab.adapters.json_schema_values import described, exactly, shown, sort_name
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt, Worse
from rehab.terms.state_measure import STATE_MEASURES, StateMeasure, StateUnit

Schema = dict[str, Any]

_CONDITION = {"$ref": "#/definitions/ConditionText"}
_PARAMETER = {"$ref": "#/definitions/ParameterUse"}
_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"}
_COMPARED: Mapping[str, str] = {
    "at_least": "this much or more",
    "at_most": "this much or less",
    "above": "more than this",
    "below": "less than this",
}
_STATE: Mapping[StateUnit, tuple[str | int, Schema]] = {
    StateUnit.DURATION: ("6 weeks", {"type": "string", "pattern": "^(0|[1-9][0-9]*) (days?|weeks?)$"}),
    StateUnit.COUNT: (2, {"type": "integer", "minimum": 0}),
    StateUnit.LEVEL: ("bars-two-hands", _NAME),
    StateUnit.YEARS: ("65 years", {"type": "string", "pattern": "^[0-9]+ years$"}),
}


def condition(catalogue: Catalogue, given: Mapping[str, Schema]) -> Schema:
    """A condition as it is written: one key, a connective or a measure.

    Args:
        catalogue: the measures.
        given: what the model says of the connectives.
    """
    many = {"type": "array", "items": _CONDITION, "minItems": 1}
    shapes: Mapping[str, Schema] = {
        "all": many,
        "any": many,
        "not": _CONDITION,
        "at_least_n_of": {"$ref": "#/definitions/CountOf"},
        "condition": _NAME,
    }
    words = {
        key: {"description": given[key]["description"], "examples": given[key]["examples"], **shape}
        for key, shape in shapes.items()
    }
    tests = {measure.id: _test_of(measure) for measure in catalogue.measures}
    state = {measure.id: _state_test_of(measure) for measure in STATE_MEASURES.values()}
    return {
        "description": "one condition: a measure and what is asked of it, or several joined",
        "type": "object",
        "properties": {**words, **tests, **state},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def definitions_of_tests(catalogue: Catalogue) -> Schema:
    """What can be asked of each sort of measure; measures that can be asked alike share one."""
    tests = {_name(measure): _tests(measure) for measure in catalogue.measures}
    return {**tests, **{f"TestOf_{unit.value}": _state_tests(unit) for unit in StateUnit}}


def _said(description: str, examples: list[Any], shape: Schema) -> Schema:
    return {"description": description, "examples": examples, **shape}


def _closed(description: str, keys: Schema) -> Schema:
    source = _said("id of a source", ["clinic-default"], _NAME)
    return {
        "description": description,
        "type": "object",
        "properties": {**keys, "source": source},
        "additionalProperties": False,
        "minProperties": 1,
    }


# Measures of the catalogue ----------------------------------------------------------------------------


def _test_of(measure: Measure) -> Schema:
    example: Schema = {"at_least": shown(measure)} if _is_ordered(measure) else {"is": shown(measure)}
    if measure.kind is Kind.YES_NO:
        example = {"is": True}
    return {
        "title": measure.title,
        "description": described(measure),
        "examples": [example],
        "$ref": f"#/definitions/{_name(measure)}",
    }


def _name(measure: Measure) -> str:
    """One name for all measures of which the same can be asked."""
    traits = (
        (f"worse_{measure.worse.value}", True),
        ("session", measure.recorded is RecordedAt.SESSION),
        ("each_knee", measure.sided),
        ("error", measure.error is not None),
    )
    return "TestOf_" + sort_name(measure, *(word for word, holds in traits if holds))


def _is_ordered(measure: Measure) -> bool:
    return not (measure.is_worded and measure.worse is Worse.NONE)


def _has_direction(measure: Measure) -> bool:
    return measure.worse is not Worse.NONE and measure.recorded is RecordedAt.CHECK_IN


def _tests(measure: Measure) -> Schema:
    plain = _threshold(measure)
    threshold: Schema = {"anyOf": [plain, _PARAMETER]}
    word = shown(measure)
    compared = _COMPARED if _is_ordered(measure) else {}
    keys = {key: _said(words, [word], threshold) for key, words in compared.items()}
    keys["is"] = _said("exactly this", [word], threshold)
    listed: Schema = {"type": "array", "items": plain, "minItems": 1}
    keys["one_of"] = _said("one of these", [[word]], listed)
    two: Schema = {"type": "array", "items": [threshold, threshold], "minItems": 2, "additionalItems": False}
    keys["between"] = _said("from the first to the second, both included", [[word, word]], two)
    of = "sessions?" if measure.recorded is RecordedAt.SESSION else "(check_ins?|days?)"
    example = "2 sessions" if measure.recorded is RecordedAt.SESSION else "2 check_ins"
    run: Schema = {"type": "string", "pattern": f"^[1-9][0-9]* {of}$"}
    keys["for_last"] = _said("the comparison held at each of these", [example], run)
    if _has_direction(measure) and measure.range != (0.0, 1.0):
        keys.update(_trends(measure))
    if _has_direction(measure) and not measure.is_worded:
        keys.update(_distances(measure))
    return _closed("what is asked of the measure; all of it must hold", keys)


def _threshold(measure: Measure) -> Schema:
    if measure.kind is Kind.YES_NO:
        return {"type": "boolean"}
    if measure.grades:
        return {"enum": list(measure.grades)}
    low, high = measure.range
    plain: Schema = {"type": "number", "minimum": low, "maximum": high}
    own = plain if measure.unit is None else {"type": "string", "pattern": exactly(measure.unit)}
    if not _has_direction(measure) or measure.unit == "%":
        return own
    return {"anyOf": [own, {"type": "string", "pattern": exactly("%"), "description": "with `share_of`"}]}


def _trends(measure: Measure) -> Schema:
    amount: Any = "1 grade" if measure.grades else measure.words(max(measure.step, 1))
    amount = amount if measure.grades or measure.unit else 1
    plain: Schema = {"type": "number", "exclusiveMinimum": 0}
    if measure.grades or measure.unit:
        unit = measure.unit or ""
        plain = {"type": "string", "pattern": "^[1-9][0-9]* grades?$" if measure.grades else exactly(unit)}
    error = [] if measure.error is None else ["measurement error"]
    by: Schema = {"anyOf": [plain, {"const": error[0]}]} if error else plain
    run: Schema = {"type": "string", "pattern": "^[1-9][0-9]* check_ins?$"}
    best = "above_best_for_last" if measure.worse is Worse.HIGHER else "below_best_for_last"
    keys = {
        "rose_by": _said("above the lowest of the look-back by at least this", [amount, *error], by),
        "fell_by": _said("below the highest of the look-back by at least this", [amount, *error], by),
        best: _said("worse than the best before, at each of these", ["2 check_ins"], run),
    }
    if error:
        flat = "no improvement beyond measurement error over this many check-ins"
        keys["flat_for"] = _said(flat, ["3 check_ins"], run)
    return keys


def _distances(measure: Measure) -> Schema:
    side = ["other_side"] if measure.sided else []
    short = "compare how far the value falls short of this, not the value itself"
    share = "compare the percentage of this, not the value itself; thresholds are written with %"
    return {
        "short_of": _said(short, ["best"], {"enum": [*side, "first", "best", "expected"]}),
        "share_of": _said(share, ["best"], {"enum": [*side, "first", "best"]}),
    }


# What the course itself knows -------------------------------------------------------------------------


def _state_test_of(measure: StateMeasure) -> Schema:
    return {
        "title": measure.title.capitalize(),
        "description": f"{measure.title}; known from the course, nobody records it",
        "examples": [{"at_least": _STATE[measure.unit][0]}],
        "$ref": f"#/definitions/TestOf_{measure.unit.value}",
    }


def _state_tests(unit: StateUnit) -> Schema:
    example, plain = _STATE[unit]
    threshold: Schema = {"anyOf": [plain, _PARAMETER]}
    compared = {**_COMPARED, "is": "exactly this"}
    keys = {key: _said(words, [example], threshold) for key, words in compared.items()}
    return _closed("what is asked of the course; all of it must hold", keys)
