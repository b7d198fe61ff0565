"""What a person reads in the terminal about one file of this folder.

A file flows in, read as the commands read it: a protocol is resolved, an overlay is laid over
`shelf/two-phases`, an episode goes the whole trip, a clinic is read with its logo, a protocol of the
folders `lint` and `proof` is read as `rehab check` reads it, and the cases of one of the folder `cases` are
walked; where its name begins with `slip`, mutants are tried as well. The text that the terminal shows flows
out.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

from rehab.adapters.files import FolderShelf, read_beside
from rehab.adapters.z3_solver import Z3Solver
from rehab.checks.all_checks import findings_about
from rehab.checks.all_proofs import proofs_about
from rehab.checks.cases.cases import run_cases
from rehab.checks.cases.coverage import coverage_of
from rehab.checks.cases.mutants import mutants_of
from rehab.checks.cases.mutation import tried
from rehab.checks.cases.verdict import Verdict
from rehab.checks.proofs.examination import Examination
from rehab.checks.subject import subject_of
from rehab.clinic.from_authored import clinic_from_text
from rehab.decision.judge import Judge
from rehab.errors import InputRefused
from rehab.findings import Finding, render
from rehab.pipeline import Desk, read_catalogue, run
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import read_chain, read_overlay
from rehab.protocol.model import Protocol
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import compile_rules
from rehab.rules.reference import ReferenceEngine
from rehab.source import decode
from rehab.terms.measure import Catalogue

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "protocols"
TODAY = date(2026, 11, 20)
_LEFT_OUT_OF_PROOFS = "RP320"
"""The protocols of `proof` read one red flag, so that the patients they show are short."""


class Shelf(FolderShelf):
    """The shelf of this folder; files are called by where they lie in it."""

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol's file."""
        found = super().protocol(name)
        return None if found is None else (f"shelf/{name}/protocol.yaml", found[1])

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of an overlay file."""
        found = super().overlay(name)
        return None if found is None else (f"overlay/{name}", found[1])


SHELF = Shelf((HERE / "shelf", SHIPPED), HERE / "overlay")


@cache
def catalogue() -> Catalogue:
    """The shipped measures."""
    return read_catalogue(SHELF)


def bad_files() -> tuple[Path, ...]:
    """Every file with a fault, and the sound one of each kind."""
    return tuple(sorted(path for path in HERE.glob("*/*") if path.suffix in {".yaml", ".json"}))


def console(path: Path) -> str:
    """The findings about a file as the terminal shows them; nothing for a sound file."""
    name = path.relative_to(HERE).as_posix()
    text, findings = decode(path.read_bytes(), name=name)
    if text is None:
        return render(findings)
    about: dict[str, Callable[[str, str], tuple[Finding, ...]]] = {
        "protocol": _protocol,
        "overlay": _overlay,
        "episode": _episode,
        "lint": partial(_checked, under="printed"),
        "proof": partial(_checked, under="proven"),
        "cases": _walked,
        "clinic": _clinic,
    }
    return render(about[path.parent.name](text, name))


def _protocol(text: str, name: str) -> tuple[Finding, ...]:
    chain, findings = read_chain(text, name=name, read_file=SHELF.protocol)
    return findings or resolve(chain, catalogue())[1]


def _overlay(text: str, name: str) -> tuple[Finding, ...]:
    layer, findings = read_overlay(text, name=name)
    if layer is None:
        return findings
    file = SHELF.protocol("two-phases")
    assert file is not None
    chain, more = read_chain(file[1], name=file[0], read_file=SHELF.protocol)
    return (*findings, *more, *resolve(chain, catalogue(), Choice(overlays=(layer,), on=TODAY))[1])


def _checked(text: str, name: str, *, under: str) -> tuple[Finding, ...]:
    """A protocol, or an overlay laid over one of the shelf: what it says, and what it does to any patient."""
    layer = read_overlay(text, name=name)[0] if "\noverlay:" in text else None
    file = (name, text) if layer is None else SHELF.protocol(under)
    assert file is not None
    chain, findings = read_chain(file[1], name=file[0], read_file=SHELF.protocol)
    if findings:
        return findings
    overlays = () if layer is None else (layer,)
    subject, found = subject_of(chain, catalogue(), overlays=overlays, today=TODAY)
    if subject is None:
        return found
    lint = findings_about(subject)
    if not name.startswith("proof/"):
        return (*found, *lint)
    small = tuple(one for one in lint if one.id != _LEFT_OUT_OF_PROOFS)
    return (*found, *small, *proofs_about(Examination(subject, Z3Solver(), _judge)))


def _walked(text: str, name: str) -> tuple[Finding, ...]:
    chain, findings = read_chain(text, name=name, read_file=SHELF.protocol)
    subject, found = subject_of(chain, catalogue(), today=TODAY)
    if subject is None:
        return (*findings, *found)
    runs, _ = run_cases(chain, catalogue(), _judge)
    mutants = mutants_of(chain, catalogue()) if "/slip" in name else ()
    fates = tried(mutants, subject, runs, make_judge=_judge, is_equal=lambda _one, _other: None)
    results = tuple(run.result for run in runs)
    return Verdict(name, results, coverage_of(subject, runs), tuple(fates)).findings


def _clinic(text: str, name: str) -> tuple[Finding, ...]:
    return clinic_from_text(text, name=name, beside=read_beside(HERE / "clinic"))[1]


def _episode(text: str, name: str) -> tuple[Finding, ...]:
    try:
        trip = run(text, name=name, desk=Desk(SHELF, _judge, TODAY))
    except InputRefused as refused:
        return tuple(one for one in refused.findings if isinstance(one, Finding))
    return trip.findings


def _judge(protocol: Protocol, measures: Catalogue) -> Judge:
    rules = compile_rules(protocol)
    fast = LoweredEngine(lower(rules, measures))
    agreed = AgreedEngine(ReferenceEngine(rules, measures), fast)
    return Judge(protocol, measures, agreed, fast)
