"""Cases in JSON Schema: what a case gives, week by week, and what it can expect.

A catalogue flows in; schema parts flow out. A case is free data to the model of a protocol, because it is
read like an episode; an editor should complete it all the same.
"""

from typing import Any

from rehab.adapters.json_schema_values import observed, session_keys
from rehab.decision.model import CHECK_IN, SESSIONS, Sheet
from rehab.decision.what_if import other_side_of
from rehab.terms.caution import Contact, DoseKind, HoldKind, Outcome
from rehab.terms.measure import Catalogue, Reporter
from rehab.terms.state_measure import AGE

Schema = dict[str, Any]

_NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"}
_NAMES: Schema = {"type": "array", "items": _NAME}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_MOST_CLEAN_SESSIONS = 6


def case_definitions(catalogue: Catalogue) -> Schema:
    """One week of a case, and what a case can expect."""
    expected: Schema = {"$ref": "#/definitions/CaseExpectation"}
    series: Schema = {"type": "array", "items": {"$ref": "#/definitions/CaseWeek"}, "minItems": 1}
    measures = {**observed(catalogue), **session_keys(catalogue)}
    week = {**_week_keys(catalogue), **{name: _also_impossible(key) for name, key in measures.items()}}
    week["weeks"] = _said("a series; what stands beside it holds in each week", [[{"week": 6}]], series)
    week["expect"] = _said("what must come out in this week", ["hold"], expected)
    outcomes: Schema = {"enum": [outcome.value for outcome in Outcome]}
    decision: Schema = {"type": "object", "properties": _decision_keys(catalogue, outcomes)}
    return {
        "CaseWeek": {"type": "object", "properties": week, "additionalProperties": False},
        "CaseExpectation": {"anyOf": [outcomes, {**decision, "additionalProperties": False}]},
    }


def _also_impossible(key: Schema) -> Schema:
    """A case may say what no patient can have, to show that it is refused by name."""
    shape = {word: key[word] for word in ("$ref", "anyOf", "enum", "type") if word in key}
    told = {word: key[word] for word in key if word not in shape}
    return {**told, "anyOf": [shape, {"type": ["boolean", "number", "string"]}]}


def _said(description: str, examples: list[Any], shape: Schema) -> Schema:
    return {"description": description, "examples": examples, **shape}


def _week_keys(catalogue: Catalogue) -> Schema:
    day = _said("day of the session", ["2026-01-12"], {"type": "string", "format": "date"})
    done = _said("level that was done", ["bars-two-hands"], _NAME)
    keys = {"date": day, "level": done, **session_keys(catalogue)}
    line: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    clean: Schema = {**_WHOLE, "maximum": _MOST_CLEAN_SESSIONS}
    sessions: Schema = {"anyOf": [clean, {"type": "array", "items": line}]}
    before: Schema = {"$ref": "#/definitions/Observations"}
    reporters: Schema = {"enum": [reporter.value for reporter in Reporter]}
    return {
        "like": _said("the case patient whose values hold where nothing else is said", ["ready"], _NAME),
        "week": _said("week of the check-in since the start", [6], _WHOLE),
        "day": _said("day of the check-in since the start, where the week is too coarse", [41], _WHOLE),
        "level": _said("present level; left out: not begun", ["bars-two-hands"], _NAME),
        "sessions": _said("number of clean sessions since the last check-in, or their lines", [3], sessions),
        "last_week": _said("what was different at the check-in 7 days before", [{"effusion": "1+"}], before),
        "by": _said("who did the check-in", ["clinician"], reporters),
        "later": _said("days after the last check-in on which the case looks", [8], _WHOLE),
        "age": _said("age in years, or `unknown`", [66], {"anyOf": [_WHOLE, {"const": "unknown"}]}),
        "variant": _said("variant of the protocol", ["hamstring"], _NAME),
        "modifiers": _said("modifiers of the protocol", [["meniscus-repair"]], _NAMES),
    }


def _decision_keys(catalogue: Catalogue, outcomes: Schema) -> Schema:
    measures: Schema = {"type": "array", "items": {"enum": [measure.id for measure in catalogue.measures]}}
    sides = [other_side_of(measure.id) for measure in catalogue.measures if measure.sided]
    needs: Schema = {"anyOf": [measures["items"], {"enum": [*sides, SESSIONS, CHECK_IN, AGE]}]}
    contacts: Schema = {"enum": [contact.word for contact in Contact]}
    doses: Schema = {"enum": [dose.word for dose in DoseKind]}
    kinds: Schema = {"enum": [kind.value for kind in HoldKind]}
    sheets: Schema = {"enum": [sheet.value for sheet in Sheet]}
    return {
        "outcome": _said("the gravest part", ["hold"], outcomes),
        "contact": _said("whom to contact", ["refer"], contacts),
        "dose": _said("what happens to the dose", ["hold"], doses),
        "days_off": _said("days off first", [1], _WHOLE),
        "level": _said("the level after the decision", ["bars-two-hands"], _NAME),
        "hold_kind": _said("why it holds", ["gate"], kinds),
        "sheet": _said("what is printed for the patient", ["sessions"], sheets),
        "needs": _said("what is missing, all of it", [["effusion"]], {"type": "array", "items": needs}),
        "fired": _said("rules that spoke, at least these", [["calf-pain"]], _NAMES),
        "variety": _said("what the days between offer, all of it", [["bike"]], _NAMES),
        "borderline": _said("measures within measurement error", [["knee_flexion"]], measures),
    }
