"""All proofs of a protocol, in one tuple: each with the id of the one kind of finding that it gives.

A Subject, a solver and a judge flow in; what any proof finds flows out, sorted. To add a proof, write it in
a file of its own as `check(examination) -> Iterator[Finding]`, add one line below, and write its page in
`docs/checks/`, its bad file and its good twin in `tests/bad/`.
"""

from collections.abc import Callable, Iterator

from rehab.checks.proofs import (
    closed_level,
    dead_rule,
    dose_cap,
    dose_leap,
    earlier_week,
    endless_course,
    idle_gate,
    irrelevant_measure,
    looser_overlay,
    never_easier,
    promise_broken,
    red_flag_silenced,
    same_condition,
    shadowed_rule,
    silent_default,
    unknown_helps,
)
from rehab.checks.proofs.examination import Examination
from rehab.findings import Finding, Severity

Proof = Callable[[Examination], Iterator[Finding]]

PROOFS: tuple[tuple[str, Proof], ...] = (
    ("RP402", unknown_helps.check),
    ("RP403", never_easier.check),
    ("RP404", earlier_week.check),
    ("RP405", red_flag_silenced.check),
    ("RP406", dead_rule.check),
    ("RP407", closed_level.check),
    ("RP408", shadowed_rule.check),
    ("RP409", same_condition.check),
    ("RP410", irrelevant_measure.check),
    ("RP411", silent_default.check),
    ("RP412", promise_broken.check),
    ("RP413", looser_overlay.check),
    ("RP415", endless_course.check),
    ("RP416", dose_cap.check),
    ("RP417", dose_leap.check),
    ("RP418", idle_gate.check),
)
"""What holds for every possible patient; RP401 to RP449."""


def proofs_about(examination: Examination) -> tuple[Finding, ...]:
    """Everything that the proofs find in a protocol that patients can be decided by, once each and sorted.

    A base without a ladder decides nobody's level; it is proven in the protocols that extend it.
    """
    if not examination.protocol.levels:
        return ()
    found = tuple(finding for _, check in PROOFS for finding in check(examination))
    return tuple(sorted(dict.fromkeys(_without_echoes(found))))


def _without_echoes(found: tuple[Finding, ...]) -> Iterator[Finding]:
    """One fault told once.

    Where a worse value is easier, leaving it out is so for the same reason. What could not be settled is
    told once nothing else is wrong: a fault often leaves patients who are hard to find, and until it is put
    right the protocol fails anyway.
    """
    turned = {finding.span for finding in found if finding.id == "RP403"}
    is_wrong = any(finding.id != "RP401" for finding in found if finding.severity is Severity.ERROR)
    for finding in found:
        is_echo = finding.id == "RP402" and finding.span in turned
        if not is_echo and not (is_wrong and finding.id == "RP401"):
            yield finding
