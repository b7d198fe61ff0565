"""`rehab diff`: what a new version of a protocol means beside an old one, as text or JSON.

0   equal: no patient is decided otherwise
1   it is not equal, or that could not be proven
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from rehab.cli.inputs import day, own_folders, today
from rehab.cli.paths import named, one_protocol
from rehab.cli.trouble import Exit
from rehab.comparison import Clinic, Version, pieces, version_of
from rehab.diff.as_json import compared_json
from rehab.diff.difference import difference
from rehab.diff.model import Verdict
from rehab.diff.moved import Moved
from rehab.diff.patients import Contest, Review
from rehab.diff.report import Compared, Real, Virtual
from rehab.diff.text import compared_text
from rehab.errors import InputRefused, UsageError
from rehab.frozen import FrozenStruct
from rehab.inspection import Kind
from rehab.protocol.from_authored import Choice
from rehab.simulate.cohort import POPULATIONS, Recipe
from rehab.wiring import make_judge
from rehab.wiring.proving import make_quick_judge, make_solver
from rehab.wording import english_diff as words

_MOST = {"patients": (0, 100_000), "weeks": (1, 104)}


class Drawn(FrozenStruct):
    """What the command line says of the patients.

    Attributes:
        patients: how many virtual ones; none for 0.
        cohort: a folder of episodes.
        as_of: the day to decide for, where an episode says none.
    """

    patients: int
    weeks: int
    seed: int
    cohort: Path | None
    as_of: str


def diff_protocols(
    names: tuple[str, str], choice: Choice, drawn: Drawn, *, as_json: bool, protocols: list[Path] | None
) -> int:
    """Print what differs between two versions of a protocol.

    Raises:
        UsageError: if a name is no protocol, or a number is out of bounds.
        InputRefused: if a version has an error.
    """
    for name, (least, most) in _MOST.items():
        if not least <= getattr(drawn, name) <= most:
            raise UsageError(f"`--{name} {getattr(drawn, name)}`: it goes from {least} to {most:,}")
    own = own_folders(protocols)
    old, new = (version_of(name, one_protocol(name, own=own), choice) for name in names)
    real = None if drawn.cohort is None else _real(old, new, drawn, own)
    differs = difference(old.edition, new.edition, solver=make_solver(), make_judge=make_judge)
    virtual, note = _virtual(old, new, drawn)
    compared = Compared(differs, virtual, real, note)
    if as_json:
        json.dump(compared_json(compared), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(compared_text(compared))
    return Exit.DONE if differs.verdict is Verdict.EQUAL else Exit.FINDINGS


def _real(old: Version, new: Version, drawn: Drawn, own: tuple[Path, ...]) -> Real:
    """The episodes of a folder under both versions.

    Raises:
        UsageError: if it is no folder.
    """
    if drawn.cohort is None or not drawn.cohort.is_dir():
        raise UsageError(f"`--cohort {drawn.cohort}`: there is no such folder of episodes")
    given = named([str(drawn.cohort)], own=own)
    if given.unread:
        raise InputRefused(given.unread)
    clinic = Clinic(old, new, make_judge, day(drawn.as_of) or today())
    return clinic.review(file for file in given.files if file.kind is Kind.EPISODE)


def _virtual(old: Version, new: Version, drawn: Drawn) -> tuple[Virtual | None, str]:
    """Virtual patients under both versions, or why there are none."""
    one, other = old.edition.protocol, new.edition.protocol
    if not drawn.patients or one.digest == other.digest:
        return None, ""
    if one.procedure != other.procedure:
        return None, words.OTHER_PROCEDURES
    population = POPULATIONS.get(one.procedure)
    if population is None or not one.levels or not other.levels:
        return None, words.NO_CURVE.format(procedure=one.procedure)
    recipe = Recipe(population, drawn.patients, drawn.weeks, drawn.seed)
    contest = Contest(recipe, old.edition, new.edition, make_quick_judge, make_judge)
    return Virtual(recipe, Review(tuple(_shown(contest)))), ""


def _shown(contest: Contest) -> Iterator[Moved]:
    """Every virtual patient, behind a bar where a person waits."""
    if not sys.stderr.isatty():
        for piece in pieces(contest):
            yield from piece
        return
    with typer.progressbar(length=contest.recipe.patients, label="following", file=sys.stderr) as bar:
        for piece in pieces(contest):
            bar.update(len(piece))
            yield from piece
