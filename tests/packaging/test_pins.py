"""The constraints file pins everything that is installed, and says nothing about where it comes from."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+")


def pins() -> dict[str, str]:
    """Return the pinned version of each distribution, by its canonical name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def requirements_by_extra() -> dict[str, list[Requirement]]:
    """Return what the project asks for: the core under the empty name, then each extra and the build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = {
        "": project["project"]["dependencies"],
        **project["project"]["optional-dependencies"],
        "build": [*project["build-system"]["requires"], "editables", "setuptools", "wheel"],
    }
    return {extra: [Requirement(text) for text in asked] for extra, asked in texts.items()}


def installed_closure(requirements: list[Requirement]) -> Iterator[tuple[str, str]]:
    """Yield name and version of everything installed that the requirements lead to."""
    seen: set[str] = set()
    waiting = list(requirements)
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield name, found.version
        further = (Requirement(text) for text in found.requires or ())
        waiting += [each for each in further if each.marker is None or each.marker.evaluate({"extra": ""})]


def test_every_line_is_a_pin_or_a_comment() -> None:
    """No line names an index, a host, a path or a loose range."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not (line.startswith("# ") or PIN.fullmatch(line))] == []


def test_everything_that_the_project_names_is_pinned() -> None:
    """Each requirement of the core, of an extra and of the build has a pin inside its own range."""
    pinned = pins()
    asked = [requirement for group in requirements_by_extra().values() for requirement in group]
    loose = [
        each for each in asked if not each.specifier.contains(pinned.get(canonicalize_name(each.name), ""))
    ]
    assert loose == []


def test_what_is_installed_is_what_is_pinned() -> None:
    """Everything that core and tests pull in, to the last transitive one, has the pinned version."""
    groups = requirements_by_extra()
    pinned = pins()
    drifted = {
        name: (version, pinned.get(name))
        for name, version in installed_closure(groups[""] + groups["dev"])
        if pinned.get(name) != version
    }
    assert drifted == {}
