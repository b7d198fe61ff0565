"""Tallies: counts that add up in any order, and the longest silence of a course."""

from datetime import timedelta

import pytest

from rehab.decision.model import Decision
from rehab.frozen import replace
from rehab.simulate.follow import Followed
from rehab.simulate.model import START, WEEK
from rehab.simulate.tally import Reason, Silence, Tally, Word
from rehab.terms.caution import Action, Contact, HoldKind, Outcome
from tests.simulate.trials import a_trial, followed

HOLD, UP, REFER = Outcome.HOLD, Outcome.PROGRESS, Outcome.REFER


def a_course(*outcomes: Outcome | None, called: tuple[int, ...] = (), number: int = 7) -> Followed:
    """A course with one outcome a week from week 1 on, None for a week without a check-in."""
    one = followed(1)
    return replace(
        one,
        patient=number,
        decisions=tuple(
            a_decision(one.decisions[0], week, outcome)
            for week, outcome in enumerate(outcomes, start=1)
            if outcome is not None
        ),
        calls=tuple(START + timedelta(days=week * WEEK) for week in called),
    )


def a_decision(like: Decision, week: int, outcome: Outcome) -> Decision:
    """A decision of a week that came to an outcome and says nothing else."""
    return replace(
        like,
        on=START + timedelta(days=week * WEEK),
        days_since_start=week * WEEK,
        outcome=outcome,
        hold_kind=HoldKind.GATE if outcome is HOLD else None,
        action=Action(),
        rules=(),
        standing=(),
        level=None,
    )


def tally_of(*courses: Followed) -> Tally:
    """The tally of some courses."""
    tally = Tally()
    for one in courses:
        tally.add(one)
    return tally


@pytest.mark.parametrize(
    ("outcomes", "called", "weeks", "since"),
    [
        ((UP, UP, UP), (), 0, 0),
        ((UP, HOLD, UP), (), 1, 2),
        ((HOLD, HOLD, HOLD, UP), (), 3, 1),
        ((HOLD, HOLD, REFER, HOLD, UP), (), 2, 1),
        ((HOLD, None, None, UP), (), 3, 1),
        ((HOLD, None, None, UP), (3,), 2, 1),
        ((HOLD, HOLD, Outcome.REGRESS, HOLD), (), 2, 1),
        ((UP, HOLD, HOLD), (), 1, 2),
        ((Outcome.NOT_STARTED, Outcome.NOT_STARTED, HOLD, UP), (), 1, 3),
        ((HOLD, UP, HOLD, HOLD, HOLD, UP), (), 3, 3),
        ((), (3, 6), 0, 0),
    ],
    ids=[
        "no hold",
        "a hold and a step up",
        "three holds",
        "a refer ends it",
        "nobody came",
        "nobody came, and the patient was called",
        "a step back ends it",
        "it lasts until the end",
        "waiting for the first window is no hold",
        "the longer of two",
        "nobody ever came",
    ],
)
def test_the_longest_silence_of_a_course(
    outcomes: tuple[Outcome | None, ...], called: tuple[int, ...], weeks: int, since: int
) -> None:
    """Holds in a row until a step, a call or the last week, counted in days."""
    tally = tally_of(a_course(*outcomes, called=called))
    expected = Silence(weeks * WEEK, 7, since * WEEK) if weeks else Silence()
    assert tally.longest == expected


def test_of_two_silences_of_one_length_the_first_patient_is_named() -> None:
    """However the patients are shared among processes, the same one is named."""
    one, other = a_course(HOLD, HOLD, UP, number=9), a_course(HOLD, HOLD, UP, number=4)
    assert tally_of(one, other).longest == tally_of(other, one).longest
    assert tally_of(one, other).longest.patient == 4


def test_a_patient_counts_once_however_often_it_happens() -> None:
    """Two holds are two check-ins and one patient."""
    tally = tally_of(a_course(HOLD, HOLD, UP), a_course(UP))
    word = Word(HOLD, HoldKind.GATE)
    assert (tally.decided[word], tally.ever[word], tally.patients) == (2, 1, 2)


def test_a_call_is_a_reason_to_be_sent_to_a_person() -> None:
    """Who never came and was called has been referred, once."""
    tally = tally_of(a_course(called=(3, 6)))
    assert tally.sent == {Reason(Contact.REFER, "unseen"): 2}
    assert tally.sent_ever == {Reason(Contact.REFER, "unseen"): 1}
    assert tally.gravest == {Contact.REFER: 1}


def test_the_sum_does_not_depend_on_the_order() -> None:
    """Pieces merged in any order are the tally of all patients at once."""
    trial = a_trial()
    pieces = [trial.tally(range(first, first + 4)) for first in (1, 5, 9)]
    forwards, backwards = Tally(), Tally()
    for piece in pieces:
        forwards.merge(piece)
    for piece in reversed(pieces):
        backwards.merge(piece)
    assert forwards == backwards == trial.tally(range(1, 13))


def test_one_patient_in_fifty_is_decided_by_both_engines() -> None:
    """Patients 1 and 51 are, and 2 to 50 are not."""
    trial = a_trial()
    assert trial.tally([1]).compared == 1
    assert trial.tally([2]).compared == trial.tally([50]).compared == 0
    assert trial.tally([51]).compared == 1
