"""Small protocols with cases, walked: what coverage and mutation look at.

Rules, gates and cases in one line each flow in; a subject and the runs of its cases flow out.
"""

from dataclasses import dataclass

from rehab.checks.cases.cases import CaseRun, run_cases
from rehab.checks.cases.coverage import Coverage, coverage_of
from rehab.checks.cases.mutant import Mutant
from rehab.checks.cases.mutants import mutants_of
from rehab.checks.subject import Subject, subject_of
from rehab.findings import render
from rehab.protocol.layer import Layer, read_chain
from rehab.wiring import make_judge
from tests.course.protocols import HEAD, a_level, a_phase
from tests.patient.written import the_catalogue

_DOSE = "{repeats: [4, 6], work_s: [20, 20], rest_s: 60, total_min: 2, sessions_per_week: [2, 3]}"
_PATIENTS = "case_patients:\n  fine: {pain_walking: 1, knee_flexion: 120, effusion: none, calf_pain: false}\n"
_RULE = "  - {id: NAME, when: WHEN, then: THEN, text: It says so., patient: Stay., source: clinic-default}\n"

BENDS = "{knee_flexion: {at_least: 100 deg}}"
FLUID = {"fluid": ("{effusion: {at_least: 2+}}", "hold")}


def a_rule(name: str, when: str, then: str) -> str:
    """A rule in one line."""
    return _RULE.replace("NAME", name).replace("WHEN", when).replace("THEN", then)


def a_protocol(
    *cases: tuple[str, str],
    rules: dict[str, tuple[str, str]] = FLUID,
    gate: str = BENDS,
    leave: str = "",
    needs: str = "",
    more: str = "",
) -> str:
    """A protocol of one phase with two levels.

    Args:
        cases: what each gives and expects.
        rules: conditions and actions by the name of the rule.
        gate: the gate of its phase.
        leave: the exit gate of its phase.
        needs: the gate of its second level.
        more: other parts of the file.
    """
    return (
        "id: one\n"
        + HEAD
        + "phases:\n"
        + a_phase("held", 6, "bars, rail", gate, leave)
        + "levels:\n"
        + a_level("bars", "parallel_bars", "two_hands", _DOSE)
        + a_level("rail", "counter", "fingertips", _DOSE, needs)
        + _section("rules", [a_rule(name, *said) for name, said in rules.items()])
        + more
        + _PATIENTS
        + _section(
            "cases",
            [
                f"  - {{name: case {at}, given: {given}, expect: {expect}}}\n"
                for at, (given, expect) in enumerate(cases)
            ],
        )
    )


def _section(name: str, items: list[str]) -> str:
    return f"{name}:\n" + "".join(items) if items else ""


@dataclass(frozen=True)
class Walked:
    """A protocol whose cases were walked."""

    text: str
    subject: Subject
    runs: tuple[CaseRun, ...]

    @property
    def coverage(self) -> Coverage:
        """What its cases show."""
        return coverage_of(self.subject, self.runs)

    @property
    def gaps(self) -> list[str]:
        """What they do not show, in words."""
        return [gap.message for gap in self.coverage.gaps]

    @property
    def mutants(self) -> tuple[Mutant, ...]:
        """Its mutants."""
        return mutants_of(self.subject.chain, self.subject.catalogue)


def walked(text: str, **others: str) -> Walked:
    """A protocol with its cases walked; `others` are the texts of protocols that it extends."""
    chain = a_chain(text, **others)
    runs, findings = run_cases(chain, the_catalogue(), make_judge)
    assert not findings, render(findings)
    subject, _ = subject_of(chain, the_catalogue())
    assert subject is not None
    return Walked(text, subject, runs)


def a_chain(text: str, **others: str) -> tuple[Layer, ...]:
    """The layers of a protocol."""
    chain, findings = read_chain(
        text,
        name="one.yaml",
        read_file=lambda name: (f"{name}.yaml", others[name]) if name in others else None,
    )
    assert not findings, render(findings)
    return chain
