"""What a test saw is said with its value and day, or with the reason for which there was nothing."""

import pytest

from rehab.patient.model import Absence, Visit
from rehab.protocol.condition import All, Condition, Counted, Fall, Reference, Run, ShareOf, Throughout
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import Reporter
from rehab.wording.observation import decisive_words, observed_words
from tests.builders import (
    CATALOGUE,
    Seen,
    a_cautious,
    a_moment,
    a_rule_set,
    a_series,
    a_session,
    a_visit,
    above,
    at_least,
    below,
)


def seen(condition: Condition, *visits: Visit) -> tuple[str, ...]:
    """What an entry with this condition saw at the last of some visits."""
    entry = a_cautious(condition)
    rules = a_rule_set(entry)
    trace = ReferenceEngine(rules, CATALOGUE).trace(entry, a_moment(a_series(*visits)))
    return observed_words(trace, CATALOGUE, rules.protocol)


FLEXION_LOW = below("knee_flexion", 90)


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        ((a_visit(7, knee_flexion=95),), "knee flexion: 95 deg, Jan 12"),
        ((a_visit(7, knee_flexion=Seen(95, repeat=96)),), "knee flexion: 95 deg and 96 deg, Jan 12"),
        ((a_visit(7),), "knee flexion: not known"),
        ((a_visit(7, absent={"knee_flexion": Absence.DECLINED}),), "knee flexion: declined"),
        ((a_visit(0, knee_flexion=95), a_visit(20)), "knee flexion: too old: 95 deg, Jan 5"),
        (
            (a_visit(0, knee_flexion=95), a_visit(7, absent={"knee_flexion": Absence.REJECTED})),
            "knee flexion: rejected; last 95 deg, Jan 5",
        ),
        (
            (a_visit(7, knee_flexion=Seen(95, full=False, reporter=Reporter.PATIENT)),),
            "knee flexion: 95 deg by the patient's own word, Jan 12",
        ),
        ((a_visit(7, not_applicable=("knee_flexion",)),), "knee flexion: signed off as not applicable"),
    ],
)
def test_a_value_of_today_is_said_with_its_day_or_why_it_is_not_known(
    visits: tuple[Visit, ...], said: str
) -> None:
    """Not asked, declined, rejected, too old and lesser standing are told apart."""
    assert seen(FLEXION_LOW, *visits) == (said,)


def test_a_change_is_said_beside_the_value_it_ends_in() -> None:
    """A fall of five degrees stands with today's value and its day."""
    fell = at_least("knee_flexion", 5, Fall(3, 28))
    assert seen(fell, a_visit(0, knee_flexion=100), a_visit(7, knee_flexion=95)) == (
        "knee flexion: 95 deg, Jan 12, down by 5 deg",
    )
    assert seen(fell, a_visit(0, knee_flexion=90), a_visit(7, knee_flexion=95)) == (
        "knee flexion: 95 deg, Jan 12, up by 5 deg",
    )
    assert seen(fell, a_visit(0, knee_flexion=95), a_visit(7, knee_flexion=95)) == (
        "knee flexion: 95 deg, Jan 12, unchanged",
    )


def test_too_little_history_is_named() -> None:
    """At a first visit a test over time says that there is nothing to compare with."""
    fell = at_least("knee_flexion", 5, Fall(3, 28))
    assert seen(fell, a_visit(0, knee_flexion=100)) == ("knee flexion: nothing earlier to compare with",)


def test_a_run_is_said_value_by_value() -> None:
    """A test over the last check-ins shows each of them with its day."""
    stays = at_least("effusion", 3, Throughout(Run(2, Counted.CHECK_INS), 28))
    assert seen(stays, a_visit(0, effusion="2+"), a_visit(7, effusion="3+")) == (
        "effusion: 2+, Jan 5, then 3+, Jan 12",
    )


def test_a_share_of_the_other_side_is_a_percentage() -> None:
    """A value that is compared with the other knee is shown with the share that was compared."""
    share = at_least("knee_flexion", 70, ShareOf(Reference.OTHER_SIDE))
    assert seen(share, a_visit(7, knee_flexion=105, other={"knee_flexion": 140})) == (
        "knee flexion: 105 deg, Jan 12, 75 %",
    )


def test_session_measures_are_said_for_the_time_since_the_last_check_in() -> None:
    """The worst of the sessions is said as such; without sessions that is what is said."""
    hurts = above("pain_during", 5)
    lines = (a_session(3, pain_during=2), a_session(5, pain_during=6))
    assert seen(hurts, a_visit(7, sessions=lines)) == ("pain during: 6 since the last check-in",)
    assert seen(hurts, a_visit(7, sessions=())) == ("pain during: no sessions",)


def test_an_open_flag_says_that_only_a_clinician_closes_it() -> None:
    """A latched red flag is not explained by today's answer."""
    entry = a_cautious(FLEXION_LOW, flag="a")
    rules = a_rule_set(entry)
    moment = a_moment(a_series(a_visit(7, knee_flexion=95)), open_flags=frozenset({"a"}))
    trace = ReferenceEngine(rules, CATALOGUE).trace(entry, moment)
    assert observed_words(trace, CATALOGUE, rules.protocol)[0].startswith("open since it was raised")


def test_one_part_is_enough_to_say_why_an_all_is_no() -> None:
    """A rule of two parts of which one is NO is settled by that part alone."""
    entry = a_cautious(All((FLEXION_LOW, above("pain_walking", 5))))
    rules = a_rule_set(entry)
    moment = a_moment(a_series(a_visit(7, knee_flexion=95, pain_walking=6)))
    trace = ReferenceEngine(rules, CATALOGUE).trace(entry, moment)
    assert decisive_words(trace, CATALOGUE, rules.protocol) == ("knee flexion: 95 deg, Jan 12",)
