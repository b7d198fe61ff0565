"""The digest names exactly this meaning: layout leaves it alone, and any number changes it."""

import json
import re
from datetime import date
from typing import Any

import pytest

from rehab.protocol.digest import digest_of
from rehab.protocol.from_authored import Choice
from rehab.source import read, to_data
from tests.protocol.small import BASE, CHILD, catalogue, resolved

PLAIN = resolved().sound.digest


def test_form() -> None:
    """A digest is SHA-256 in hexadecimal, the same in every run."""
    assert re.fullmatch(r"[0-9a-f]{64}", PLAIN)
    assert resolved().sound.digest == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\n\n" + CHILD,
        CHILD.replace("\n", "\n\n"),
        CHILD.replace("procedure:", "# what was done\nprocedure:"),
        CHILD.replace("title: Bars", 'title: "Bars"'),
        CHILD.replace("levels: [bars, belt]", "levels:\n      - bars\n      - belt"),
    ],
)
def test_layout_changes_nothing(text: str) -> None:
    """Comments, empty lines, quotes and the two ways to write a list mean nothing."""
    assert text != CHILD
    assert resolved(text).sound.digest == PLAIN


def turned(value: Any) -> Any:  # noqa: ANN401  (plain data)
    """The same data with the keys of every mapping in the other order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [turned(item) for item in value]
    return value


def data_of(text: str) -> Any:  # noqa: ANN401  (plain data)
    """The plain data of a file."""
    node, findings = read(text, name="a.yaml")
    assert node is not None, findings
    return to_data(node)


def written(value: Any) -> str:  # noqa: ANN401  (plain data)
    """Data as a file, in the way of JSON, but for dates, which JSON would quote."""
    text = json.dumps(value, default=lambda day: f"<{day}>" if isinstance(day, date) else str(day))
    return re.sub(r'"<([0-9-]+)>"', r"\1", text)


def test_key_order_changes_nothing() -> None:
    """The order in which keys are written means nothing, on any level of any layer."""
    child, base = written(turned(data_of(CHILD))), written(turned(data_of(BASE)))
    assert child != written(data_of(CHILD))
    assert resolved(child, others={"base": base}).sound.digest == PLAIN


def numbers(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """The path of every number, with its unit or without, that has a meaning in a resolved protocol."""
    if isinstance(value, dict):
        return [
            one
            for key, item in value.items()
            if key not in {"schema", "modifiers", "variants"}
            for one in numbers(item, (*path, key))
        ]
    if isinstance(value, list):
        return [one for place, item in enumerate(value) for one in numbers(item, (*path, place))]
    if isinstance(value, bool):
        return []
    is_number = isinstance(value, int | float) or re.fullmatch(r"[0-9.]+ [a-z%]+", str(value))
    return [path] if is_number else []


def changed(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  (plain data)
    """The same data with one number a little higher."""
    if not path:
        if isinstance(value, str):
            number, unit = value.split(" ")
            return f"{float(number) + 1:g} {unit}"
        return value + (0.1 if isinstance(value, float) else 1)
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [changed(item, rest) if place == step else item for place, item in enumerate(value)]
    return {key: changed(item, rest) if key == step else item for key, item in value.items()}


@pytest.mark.parametrize("path", numbers(data_of(CHILD)), ids=lambda path: ".".join(map(str, path)))
def test_every_number_changes_it(path: tuple[str | int, ...]) -> None:
    """A number of the protocol that is a little higher is another protocol."""
    text = written(changed(data_of(CHILD), path))
    told = resolved(text)
    if told.protocol is None:  # the lower end of a range of one cannot be raised alone
        assert told.ids == ["RP103"]
        return
    assert told.protocol.digest != PLAIN


@pytest.mark.parametrize("path", numbers(data_of(BASE)), ids=lambda path: ".".join(map(str, path)))
def test_every_number_of_the_base_changes_it(path: tuple[str | int, ...]) -> None:
    """A number of the base counts as if the protocol had written it, unless the protocol overrides it."""
    text = written(changed(data_of(BASE), path))
    is_same = resolved(others={"base": text}).sound.digest == PLAIN
    assert is_same is (path == ("parameters", "pain_limit", "value"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Put your leg up.", "Put the leg up."),
        ("support: none", "support: one_hand"),
        ("at_least: 100 deg", "above: 100 deg"),
        ("levels: [bars, belt]", "levels: [bars]\n    exit_when: {pain_at_rest: {at_most: 1}}"),
        ('version: "1.0.0"', 'version: "1.0.1"'),
    ],
)
def test_every_word_changes_it(old: str, new: str) -> None:
    """Words that are decided by or printed count as much as numbers."""
    told = resolved(CHILD.replace(old, new, 1))
    assert told.protocol is None or told.protocol.digest != PLAIN


def test_the_catalogue_is_part_of_it() -> None:
    """The same protocol over other measures is another one: an error or an age decides too."""
    first, *rest = catalogue().measures
    older = catalogue().model_copy(
        update={"measures": (first.model_copy(update={"max_age_days": 99}), *rest)}
    )
    assert digest_of(resolved().sound, older) != PLAIN


def test_a_choice_is_part_of_it() -> None:
    """What was chosen is named in the protocol that it made, so that its digest is another one."""
    assert resolved(choice=Choice(variant="cemented")).sound.digest != PLAIN
