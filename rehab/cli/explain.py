"""`rehab explain`: what a finding, a rule or a measure is, and what to do about it."""

import sys
from pathlib import Path

from rehab.cli.inputs import own_folders
from rehab.cli.trouble import Exit
from rehab.errors import UsageError
from rehab.findings import CATALOGUE, did_you_mean
from rehab.protocol.model import Protocol, Rule
from rehab.report.explained import about_finding, about_measure, about_rule
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue


def explain_id(name: str, *, protocols: list[Path] | None) -> int:
    """Print what a finding, a rule or a measure is.

    Raises:
        UsageError: if there is nothing of that name.
    """
    row = CATALOGUE.get(name.upper())
    told = [about_finding(row)] if row is not None else _of_shelf(name, own_folders(protocols))
    sys.stdout.write("\n".join("".join(f"{line}\n" for line in lines) for lines in told))
    return Exit.DONE


def _of_shelf(name: str, own: tuple[Path, ...]) -> list[tuple[str, ...]]:
    """A measure and the rules of a name; one of the same name elsewhere is told by itself."""
    from rehab.pipeline import read_catalogue
    from rehab.wiring import shelf

    books = shelf(Path(), own=own)
    catalogue = read_catalogue(books)
    protocols = _protocols(own, catalogue)
    measure = catalogue.by_id.get(MeasureId(name))
    told = [] if measure is None else [tuple(about_measure(measure, protocols))]
    rules: dict[tuple[str, int], tuple[Rule, list[Protocol]]] = {}
    for protocol in protocols:
        for rule in protocol.rules:
            if rule.id == name:
                place = (rule.origin.file, rule.origin.line)
                rules.setdefault(place, (rule, []))[1].append(protocol)
    told += [tuple(about_rule(rule, holding, catalogue)) for rule, holding in rules.values()]
    if not told:
        known = (*CATALOGUE, *catalogue.by_id, *(rule.id for one in protocols for rule in one.rules))
        near = did_you_mean(name, known)
        message = f"there is no finding, rule or measure `{name}`"
        raise UsageError(message + (f"; did you mean `{near}`?" if near else ""))
    return told


def _protocols(own: tuple[Path, ...], catalogue: Catalogue) -> list[Protocol]:
    """Every protocol of the shelf, as it stands and with each of its variants and modifiers."""
    from rehab.checks.subject import subject_of
    from rehab.pipeline import read_protocol
    from rehab.wiring import shelf

    books = shelf(Path(), own=own)
    chains = (read_protocol(name, shelf=books, catalogue=catalogue)[1] for name in books.protocols())
    subjects = (subject_of(chain, catalogue)[0] for chain in chains if chain)
    return [protocol for one in subjects if one is not None for _, protocol in one.versions]
