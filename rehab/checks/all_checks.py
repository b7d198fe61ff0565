"""All checks of a protocol, in one tuple: each with the id of the one kind of finding that it gives.

A Subject flows in; what any check finds flows out, in the order of the files. To add a check, write it
in a file of its own as `check(subject) -> Iterator[Finding]` and add one line below.
"""

from collections.abc import Callable, Iterator

from rehab.checks import review_overdue
from rehab.checks.subject import Subject
from rehab.findings import Finding

Check = Callable[[Subject], Iterator[Finding]]

LINT: tuple[tuple[str, Check], ...] = (("RP302", review_overdue.check),)
"""What can be seen by reading; RP301 to RP349."""

PROOFS: tuple[tuple[str, Check], ...] = ()
"""What holds for every possible patient; RP401 to RP449."""

ALL_CHECKS = (*LINT, *PROOFS)
"""Every check, by the id it gives."""


def findings_about(
    subject: Subject, checks: tuple[tuple[str, Check], ...] = ALL_CHECKS
) -> tuple[Finding, ...]:
    """Everything that some checks find in a protocol that could be resolved, once each and sorted."""
    found = (finding for _, check in checks for finding in check(subject))
    return tuple(sorted(dict.fromkeys(found)))
