"""What the library says of a protocol: what it is, and what its cases and proofs came to.

`facts_from_subject.py` and `wiring` build these values; `page.py` prints them. What takes minutes stands
apart from what takes a moment, with the digest of the text that it is about.
"""

from typing import Any

from rehab.checks.cases.coverage import Share
from rehab.frozen import FrozenStruct


class Start(FrozenStruct):
    """The first week in which a ladder can open.

    Attributes:
        week: weeks since the start.
        choice: with which variant or modifier; empty for none.
    """

    week: int
    choice: str = ""


class Facts(FrozenStruct):
    """What a protocol is, read from its resolved text.

    Attributes:
        starts: its first week, and that of every variant and modifier that begins in another; none of a base.
        gates: what the first level asks for, each in words.
        own_rules: rules that its own file writes.
        sources: publications that anything in it names.
        clinic_defaults: places that name no publication.
        text: digest of its file and of those that it extends, cases included, with the measures.
    """

    id: str
    version: str
    status: str
    title: str
    starts: tuple[Start, ...]
    gates: tuple[str, ...]
    levels: int
    rules: int
    own_rules: int
    red_flags: int
    extrapolated: int
    sources: int
    clinic_defaults: int
    cases: int
    text: str


class Proofs(FrozenStruct):
    """What was proven of a protocol.

    Attributes:
        laws: laws that hold for every patient, of all that were tried.
        open: laws that the solver could not settle.
        silent_weeks: weeks after which somebody is asked at the latest.
        silent_weeks_seen: the same where a clinician sees the patient every week.
    """

    laws: Share
    open: int
    silent_weeks: int
    silent_weeks_seen: int


class Shown(FrozenStruct):
    """What the cases and proofs of a protocol came to.

    Attributes:
        text: digest of the text that this is about.
        cases: cases that hold.
        coverage: what the cases show.
        noticed: slips of the pen that they would notice.
        errors: errors that `rehab check` found.
        warnings: its warnings and notes.
        proofs: what was proven; None of a base, which is proven in what extends it.
    """

    text: str
    cases: Share
    coverage: Share
    noticed: Share
    errors: int
    warnings: int
    proofs: Proofs | None

    def json(self) -> dict[str, Any]:
        """As plain data."""
        said: dict[str, Any] = {"text": self.text, "errors": self.errors, "warnings": self.warnings}
        shares = {"cases": self.cases, "coverage": self.coverage, "noticed": self.noticed}
        said |= {name: [share.covered, share.of] for name, share in shares.items()}
        if self.proofs is not None:
            proofs = self.proofs
            said["proofs"] = {
                "laws": [proofs.laws.covered, proofs.laws.of],
                "open": proofs.open,
                "silent_weeks": proofs.silent_weeks,
                "silent_weeks_seen": proofs.silent_weeks_seen,
            }
        return said

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> "Shown":
        """From plain data, as `json` gives it."""
        proofs = said.get("proofs")
        cases, coverage, noticed = (Share(*said[name]) for name in ("cases", "coverage", "noticed"))
        return cls(
            text=said["text"],
            cases=cases,
            coverage=coverage,
            noticed=noticed,
            errors=said["errors"],
            warnings=said["warnings"],
            proofs=None if proofs is None else Proofs(**{**proofs, "laws": Share(*proofs["laws"])}),
        )


class Entry(FrozenStruct):
    """One protocol of the library; `shown` is None where nobody has worked it out yet."""

    facts: Facts
    shown: Shown | None

    @property
    def is_current(self) -> bool:
        """True if what is shown is about the text as it stands."""
        return self.shown is not None and self.shown.text == self.facts.text
