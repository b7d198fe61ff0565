"""The verdict on a protocol's cases: whether they hold, what they show, and what they would notice.

Runs, coverage and mutants with their fates flow in; a Verdict flows out, as findings, as text and as JSON.
A percentage is rounded down, so that 100 is said of nothing less.
"""

from collections.abc import Iterator
from fractions import Fraction
from textwrap import wrap
from typing import Any

from rehab.checks.cases.cases import CaseResult
from rehab.checks.cases.coverage import Coverage, Share
from rehab.checks.cases.mutation import Fate, Tried
from rehab.findings import Finding, finding
from rehab.frozen import FrozenStruct


class Verdict(FrozenStruct):
    """What the cases of one protocol come to.

    Attributes:
        protocol: its id.
        results: each case.
        coverage: what they show.
        tried: each mutant with its fate; None where nobody asked.
    """

    protocol: str
    results: tuple[CaseResult, ...]
    coverage: Coverage
    tried: tuple[Tried, ...] | None = None

    @property
    def cases(self) -> Share:
        """How many cases hold."""
        return Share(sum(result.holds for result in self.results), len(self.results))

    @property
    def noticed(self) -> Share | None:
        """How many of the faults that change a decision the cases would notice; None if nobody asked."""
        if self.tried is None:
            return None
        fates = [one.fate for one in self.tried]
        return Share(fates.count(Fate.CAUGHT), fates.count(Fate.CAUGHT) + fates.count(Fate.SURVIVED))

    @property
    def equal(self) -> int:
        """How many faults change no patient's decision."""
        return sum(one.fate is Fate.EQUAL for one in self.tried or ())

    def is_below(self, percent: Fraction) -> bool:
        """True if coverage, or what the cases would notice, is less than so many percent."""
        return any(
            share is not None and share.percent < percent for share in (self.coverage.whole, self.noticed)
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not hold, is not shown or would not be noticed."""
        return (*self._failures(), *self.coverage.gaps, *self._survivors())

    def text(self) -> str:
        """All of it as a person reads it; places that only one line each needs."""
        return "".join(f"{line}\n" for line in self._lines())

    def json(self) -> dict[str, Any]:
        """The fractions, for scripts."""
        shares = {"cases": self.cases, **_parts(self.coverage), "coverage": self.coverage.whole}
        if self.noticed is not None:
            shares["noticed"] = self.noticed
        told = {name: {"covered": share.covered, "of": share.of} for name, share in shares.items()}
        return {"protocol": self.protocol, **told, "equal": self.equal}

    def _lines(self) -> Iterator[str]:
        yield f"{self.protocol}: {self.cases.covered} of {self.cases.of} cases hold"
        failed = [result for result in self.results if not result.holds]
        for result in failed:
            yield f"  {_place(result.where.file, result.where.line)}: {result.name}"
            yield from wrap(_first_of(result.problems), _WIDTH, initial_indent=_IN, subsequent_indent=_IN)
        for name, share in _parts(self.coverage).items():
            yield f"  {_WORDS[name]}: {share.covered} of {share.of}"
        yield f"  covered: {_shown(self.coverage.whole)}"
        if failed and self.coverage.gaps:
            yield f"  {len(self.coverage.gaps)} places are not shown; they are listed once every case holds"
        else:
            yield from (f"  {_told(gap)}" for gap in self.coverage.gaps)
        if self.noticed is not None:
            besides = f"; {self.equal} more change no patient's decision" if self.equal else ""
            yield f"  slips of the pen that the cases would notice: {_shown(self.noticed)}{besides}"
            yield from (f"  {_told(one)}" for one in self._survivors())

    def _failures(self) -> Iterator[Finding]:
        for result in self.results:
            if not result.holds:
                yield finding("RP351", f"`{result.name}` does not hold: {result.problems[0]}", result.where)

    def _survivors(self) -> Iterator[Finding]:
        for one in self.tried or ():
            if one.fate is Fate.SURVIVED:
                yield one.mutant.survived()


def _first_of(problems: tuple[str, ...]) -> str:
    """The first thing that differs; what follows from it in later weeks is only counted."""
    more = len(problems) - 1
    return problems[0] + (f" (and {more} more after it)" if more else "")


_WIDTH = 100
_IN = " " * 6
_WORDS = {
    "criteria": "criteria seen YES, NO and UNKNOWN",
    "thresholds": "thresholds tried at their value and one step to either side",
    "rules": "rules that fired",
    "phases": "phases entered and left",
}


def _parts(coverage: Coverage) -> dict[str, Share]:
    return {
        "criteria": coverage.truths,
        "thresholds": coverage.thresholds,
        "rules": coverage.rules,
        "phases": coverage.edges,
    }


def _shown(share: Share) -> str:
    tenths = share.percent * 10
    percent = Fraction(tenths.numerator // tenths.denominator, 10)
    return f"{share.covered} of {share.of} ({float(percent):g} %)"


def _told(one: Finding) -> str:
    where = "" if one.span is None else f"{_place(one.span.file, one.span.line)}: "
    label = f", {one.label}" if one.label else ""
    return f"{where}{one.message}{label} ({one.where})"


def _place(file: str, line: int) -> str:
    return f"{file}:{line}"
