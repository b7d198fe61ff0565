"""A case as a file: what it says, and what is said where there is no such case."""

from pathlib import Path

import pytest

from rehab.errors import UsageError
from rehab.scaffold.episode_from_case import episode_from_case
from rehab.wiring import make_judge
from tests.checks.cases.test_cases import a_chain
from tests.patient.written import the_catalogue

ROOT = Path(__file__).parents[2]


def written(given: str, name: str = "one") -> str:
    """The file of a case."""
    chain = a_chain(f"  - {{name: one, given: {given}, expect: hold}}\n")
    return episode_from_case(chain, the_catalogue(), name, make_judge=make_judge)


def test_each_check_in_says_what_it_came_to() -> None:
    """Who reads the file sees week and outcome over every check-in."""
    assert "  # Week 6: begin at level 1.\n  - date: 2026-02-16\n" in written("{like: fine, week: 6}")


def test_a_level_that_a_case_starts_from_is_an_override() -> None:
    """The level stands in the file as something that was signed, because the weeks before are not told."""
    assert "overrides:\n  - {date: 2026-02-16, level: bars," in written(
        "{like: fine, week: 7, level: bars, sessions: 2}"
    )


def test_a_misspelt_case_is_met_with_the_one_that_was_meant() -> None:
    """The name is a sentence, so a slip is likely."""
    with pytest.raises(UsageError, match=r"has no case `ones`; did you mean `one`\?"):
        written("{like: fine, week: 6}", "ones")


def test_a_case_that_cannot_be_walked_gives_no_file() -> None:
    """The reason is the same as in `rehab test`."""
    with pytest.raises(UsageError, match="there is no case patient `fina`"):
        written("{like: fina, week: 6}")
