"""JSON Schema of the files that people write, as editors read it (draft-07).

A kind of file and the measure catalogue flow in; one JSON text flows out. Pydantic writes the schema of
a model in the 2020-12 dialect; editors' YAML servers read draft-07, and complete what a file really says:
conditions and observations with the catalogue's measures as keys, each with its unit and range.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, assert_never

from pydantic import BaseModel

from rehab.adapters.json_schema_cases import case_definitions
from rehab.adapters.json_schema_conditions import condition, definitions_of_tests
from rehab.adapters.json_schema_values import checked_in, curves, session_line, value_definitions
from rehab.clinic.authored import ClinicFileText
from rehab.patient.authored import EpisodeText
from rehab.protocol.authored import OverlayText, ProtocolText
from rehab.protocol.standing import STANDING
from rehab.terms.measure import Catalogue, Effort

Kind = Literal["protocol", "overlay", "episode", "measures", "clinic"]
Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TITLES: Mapping[Kind, str] = {
    "protocol": "A protocol file",
    "overlay": "An overlay file",
    "episode": "An episode file",
    "measures": "The measure catalogue",
    "clinic": "A clinic's file",
}


def schema_text(kind: Kind, catalogue: Catalogue) -> str:
    """The JSON Schema of one kind of file, draft-07, with a line break at its end.

    Args:
        kind: which file.
        catalogue: the measures that conditions and observations can name.
    """
    root = _raw(_model(kind))
    definitions: Schema = root.pop("$defs", {})
    _as_written(root, definitions, catalogue)
    whole = {"title": _TITLES[kind], **{key: value for key, value in root.items() if key != "title"}}
    used = _used(whole, definitions)
    named = {name: definitions[name] for name in sorted(used)}
    schema = {"$schema": _DRAFT, **_draft07(whole), "definitions": _draft07(named)}
    return json.dumps(_titled(schema), indent=1, ensure_ascii=False) + "\n"


def _model(kind: Kind) -> type[BaseModel]:
    match kind:
        case "protocol":
            return ProtocolText
        case "overlay":
            return OverlayText
        case "episode":
            return EpisodeText
        case "measures":
            return Catalogue
        case "clinic":
            return ClinicFileText
        case _:
            assert_never(kind)


def _raw(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


# What a file really says, where its model gathers or renames ------------------------------------------


_LIKE: Schema = {
    "like": {
        "title": "Like",
        "type": "string",
        "description": "a case patient of a base, or one above, who has all else",
        "examples": ["walking"],
    }
}


def _as_written(root: Schema, definitions: Schema, catalogue: Catalogue) -> None:
    """Put in what models gather from several keys, and what the catalogue knows of them."""
    definitions.update({**definitions_of_tests(catalogue), **value_definitions(catalogue)})
    observations: Schema = {"$ref": "#/definitions/Observations"}
    if "ConditionText" in definitions:
        given = definitions["ConditionText"]["properties"]
        definitions["ConditionText"] = condition(catalogue, given)
    if "CheckInText" in definitions:
        _put(definitions["CheckInText"], "observations", observations)
        _put(definitions["CorrectionText"], "measure", {"enum": checked_in(catalogue)})
        definitions["SessionText"] = session_line(catalogue, definitions["SessionText"])
    if "CaseText" in definitions:
        definitions.update(case_definitions(catalogue))
        _put(definitions["CaseText"], "given", {"$ref": "#/definitions/CaseWeek"})
        _put(definitions["CaseText"], "expect", {"$ref": "#/definitions/CaseExpectation"})
        observed = definitions["Observations"]
        patient = {**observed, "properties": {**_LIKE, **observed["properties"]}}
        _put(root, "case_patients", {"type": "object", "additionalProperties": patient})
        _put(root, "expected", curves(catalogue))
        _put(root, "parameters", _with_standing(root))
    if "Tightening" in definitions:
        standing = {**_with_standing(definitions["Tightening"]), "additionalProperties": False}
        _put(definitions["Tightening"], "parameters", standing)
    if "Measure" in definitions:
        _measure_as_written(root, definitions)


def _measure_as_written(root: Schema, definitions: Schema) -> None:
    """Efforts go by name; a whole measure as an example is a real one of the keys' own examples."""
    definitions["Effort"] = {**definitions["Effort"], "type": "string", "enum": list(Effort.__members__)}
    measure = definitions["Measure"]["properties"]
    measure["code"]["examples"] = [_example(definitions["Code"])]
    root["properties"]["measures"]["examples"] = [[_example(definitions["Measure"])]]


def _example(part: Schema) -> Schema:
    """An example of a part, put together from those of the keys that it must have."""
    return {key: part["properties"][key]["examples"][0] for key in part["required"]}


def _put(owner: Schema, key: str, schema: Schema) -> None:
    """Give a key another schema; what is said of it stays."""
    kept = {word: owner["properties"][key][word] for word in ("title", "description", "examples")}
    owner["properties"][key] = {**kept, **schema}


def _with_standing(owner: Schema) -> Schema:
    """The standing parameters as keys, each with what it is and what it is if nobody says."""
    value = owner["properties"]["parameters"]["additionalProperties"]
    keys: Schema = {}
    for parameter in STANDING:
        word = f"{parameter.default:g} {parameter.unit}"
        stricter = f"stricter is {parameter.stricter.value}"
        keys[parameter.id] = {
            "description": f"{parameter.text}; {word} if left out, {stricter}",
            "examples": [{"value": word, "source": "clinic-default"} if "$ref" in value else word],
            **(value if "$ref" in value else _amount(parameter.unit)),
        }
    return {"type": "object", "properties": keys, "additionalProperties": value}


def _amount(unit: str) -> Schema:
    """A number with its unit, of one or of several."""
    units = "(days?|weeks?)" if unit == "days" else f"{unit}?"
    return {"type": "string", "pattern": f"^[0-9]+ {units}$"}


# Draft-07 --------------------------------------------------------------------------------------------


def _draft07(value: Any) -> Any:  # noqa: ANN401  (any part of a schema)
    """The same in draft-07; keys that are left out are never written as null, so null is taken away."""
    if isinstance(value, list):
        return [_draft07(item) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {key: item for key, item in value.items() if not (key == "default" and item is None)}
    if isinstance(plain.get("anyOf"), list):
        branches = plain.pop("anyOf")
        plain = {**plain, **_choice(branches)}
    if isinstance(plain.get("prefixItems"), list):
        items = plain.pop("prefixItems")
        plain = {**plain, "items": items, "additionalItems": False}
    if isinstance(plain.get("$ref"), str) and len(plain) > 1:  # beside `$ref` draft-07 reads nothing
        whole = plain.pop("$ref")
        plain = {"allOf": [{"$ref": whole}], **plain}
    kept = {key: plain[key] for key in ("examples", "enum", "const", "default") if key in plain}
    return {key: kept.get(key, _draft07(item)) for key, item in plain.items()}


def _choice(branches: list[Schema]) -> Schema:
    """A choice without null; plain types that only differ by name become one."""
    left = [branch for branch in branches if branch != {"type": "null"}]
    types = [branch["type"] for branch in left if set(branch) == {"type"}]
    if len(types) > 1:
        kinds = [kind for kind in types if not (kind == "integer" and "number" in types)]
        left = [{"type": kinds}, *(branch for branch in left if set(branch) != {"type"})]
    return left[0] if len(left) == 1 else {"anyOf": left}


def _titled(value: Any) -> Any:  # noqa: ANN401  (any part of a schema)
    """The same with a title on every key, and titles of parts in words of the language."""
    if isinstance(value, list):
        return [_titled(item) for item in value]
    if not isinstance(value, dict):
        return value
    named = {key: _titled(item) for key, item in value.items()}
    for owner, suffix in (("properties", ""), ("definitions", "Text")):
        if isinstance(named.get(owner), dict):
            named[owner] = {
                name: _with_title(name, part, suffix=suffix) for name, part in named[owner].items()
            }
    return named


def _with_title(name: str, part: Schema, *, suffix: str) -> Schema:
    title = str(part.get("title", name.replace("_", " ").capitalize())).removesuffix(suffix)
    return {"title": title, **{key: item for key, item in part.items() if key != "title"}}


def _used(root: Schema, definitions: Schema) -> set[str]:
    """The definitions that the root needs, and those that these need."""
    used: set[str] = set()
    waiting = [root]
    while waiting:
        for name in _refs(waiting.pop()):
            if name not in used:
                used.add(name)
                waiting.append(definitions[name])
    return used


def _refs(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield ref.removeprefix("#/definitions/")
        for item in value.values():
            yield from _refs(item)
    elif isinstance(value, list):
        for item in value:
            yield from _refs(item)
