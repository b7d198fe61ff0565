"""The verdict: what `rehab test` says of one protocol, as text, as findings and as numbers."""

from fractions import Fraction

import pytest

from rehab.checks.cases.coverage import Coverage, Share
from rehab.checks.cases.mutation import Fate, Tried
from rehab.checks.cases.verdict import Verdict
from rehab.frozen import replace
from tests.checks.cases.walked import a_protocol, walked

_CASE = walked(
    a_protocol(
        ("{like: fine, week: 6, effusion: 2+}", "hold"), ("{like: fine, week: 6, effusion: 3+}", "progress")
    )
)
_VERDICT = Verdict("one", tuple(run.result for run in _CASE.runs), _CASE.coverage)


def _of(covered: int, of: int, caught: int = 0, survived: int = 0) -> Verdict:
    """A verdict with these numbers."""
    coverage = Coverage(Share(covered, of), Share(), Share(), Share(), ())
    fates = [Fate.CAUGHT] * caught + [Fate.SURVIVED] * survived
    return Verdict("one", (), coverage, tuple(Tried(_CASE.mutants[0], fate) for fate in fates))


def test_the_text_says_it_in_fractions() -> None:
    """Cases, criteria, thresholds, rules, phases and all of it, each as so many of so many."""
    assert [
        line.strip() for line in _VERDICT.text().splitlines() if " of " in line and "yaml" not in line
    ] == [
        "one: 1 of 2 cases hold",
        "criteria seen YES, NO and UNKNOWN: 2 of 6",
        "thresholds tried at their value and one step to either side: 2 of 6",
        "rules that fired: 1 of 1",
        "phases entered and left: 0 of 1",
        "covered: 5 of 14 (35.7 %)",
    ]


def test_the_text_names_each_case_that_does_not_hold() -> None:
    """File, line and sentence, and under them the first thing that differs, with its reason."""
    lines = _VERDICT.text().splitlines()
    (at_case,) = (at for at, line in enumerate(lines) if "case 1" in line)
    where = 1 + next(at for at, text in enumerate(_CASE.text.splitlines()) if "case 1" in text)
    assert lines[at_case] == f"  one.yaml:{where}: case 1"
    assert " ".join(line.strip() for line in lines[at_case + 1 : at_case + 3]).startswith(
        "expected outcome `progress`, came `hold`: `fluid` applies (effusion: 3+, Feb 16)"
    )


def test_places_wait_until_every_case_holds() -> None:
    """What failing cases leave unseen is only counted, because most of it follows from them."""
    text = _VERDICT.text()
    assert "places are not shown; they are listed once every case holds" in text
    assert "no case tries" not in text


def test_the_text_names_each_place_that_is_not_shown() -> None:
    """One line a place, with what could be tried."""
    assert any(
        line.startswith("  one.yaml:")
        and line.endswith(
            "no case tries `effusion at least 2+` one step below, such as `1+`"
            " (rule `fluid` > when > effusion > at_least)"
        )
        for line in replace(_VERDICT, results=()).text().splitlines()
    )


def test_the_text_names_each_slip_that_no_case_would_notice() -> None:
    """What was changed, where, and how many there are of them."""
    mutant = _CASE.mutants[0]
    verdict = replace(_VERDICT, tried=(Tried(mutant, Fate.SURVIVED), Tried(mutant, Fate.EQUAL)))
    lines = verdict.text().splitlines()
    assert lines[-2] == (
        "  slips of the pen that the cases would notice: 0 of 1 (0 %); 1 more change no patient's decision"
    )
    assert f"your cases would not notice if {mutant.words}" in lines[-1]


@pytest.mark.parametrize(
    ("covered", "of", "shown"), [(1, 3, "33.3 %"), (2, 3, "66.6 %"), (9999, 10000, "99.9 %"), (7, 7, "100 %")]
)
def test_a_percentage_is_rounded_down(covered: int, of: int, shown: str) -> None:
    """One hundred percent is said of nothing less than everything."""
    assert f"({shown})" in _of(covered, of).text()


@pytest.mark.parametrize(
    ("verdict", "percent", "below"),
    [
        (_of(999, 1000), Fraction(100), True),
        (_of(999, 1000), Fraction("99.9"), False),
        (_of(1000, 1000), Fraction(100), False),
        (_of(1, 1, caught=9, survived=1), Fraction(90), False),
        (_of(1, 1, caught=9, survived=1), Fraction(91), True),
        (_of(0, 0), Fraction(100), False),
    ],
)
def test_what_is_enough_is_compared_exactly(verdict: Verdict, percent: Fraction, *, below: bool) -> None:
    """Coverage and what the cases would notice must both reach the percentage."""
    assert verdict.is_below(percent) is below


def test_equal_and_refused_mutants_do_not_count() -> None:
    """The score is over the faults that change a decision and that a file could have."""
    mutant = _CASE.mutants[0]
    fates = (Fate.CAUGHT, Fate.SURVIVED, Fate.EQUAL, Fate.REFUSED)
    verdict = replace(_VERDICT, tried=tuple(Tried(mutant, fate) for fate in fates))
    assert (verdict.noticed, verdict.equal) == (Share(1, 2), 1)


def test_findings_are_of_five_kinds() -> None:
    """Each kind of gap has an id of its own, and a case that does not hold is an error."""
    verdict = replace(_VERDICT, tried=(Tried(_CASE.mutants[0], Fate.SURVIVED),))
    found = {one.id: one.severity.value for one in verdict.findings}
    assert found == {
        "RP351": "error",
        "RP352": "warning",
        "RP353": "warning",
        "RP355": "warning",
        "RP356": "warning",
    }


def test_numbers_for_scripts() -> None:
    """The same fractions under names that stay."""
    told = replace(_VERDICT, tried=()).json()
    assert told["coverage"] == {"covered": 5, "of": 14}
    assert told["cases"] == {"covered": 1, "of": 2}
    assert told["noticed"] == {"covered": 0, "of": 0}
    assert "noticed" not in _VERDICT.json()
