"""Real courses under two versions: each check-in decided again, and what cannot be decided is said."""

from datetime import date

from rehab.comparison import Clinic, version_of
from rehab.inspection import Handed
from rehab.protocol.from_authored import Choice
from rehab.terms.caution import Outcome
from rehab.wiring import make_judge, shelf
from tests.cli.test_commands import EPISODES, ROOT, TKA

SHELF = shelf(EPISODES)
NAME = "protocols/tka-retro/protocol.yaml"
TEXT = (ROOT / NAME).read_text()


def a_clinic(new: str) -> Clinic:
    """The shipped protocol and another text of it."""
    old, other = (version_of("v", Handed(text, NAME, SHELF), Choice()) for text in (TEXT, new))
    return Clinic(old, other, make_judge, date(2026, 11, 20))


def an_episode(name: str = TKA.name, **changed: str) -> Handed:
    """An example, with words of it changed."""
    text = (EPISODES / name).read_text()
    for old, new in changed.items():
        text = text.replace(old, new)
    return Handed(text, name, SHELF)


def test_an_episode_is_decided_by_each_version() -> None:
    """A window that opens later leaves a first visit of week 6 not started."""
    real = a_clinic(TEXT.replace("not_before: 6", "not_before: 7")).review(
        [an_episode("tka-first-visit-week6.yaml")]
    )
    (moved,) = real.review.patients
    assert [one[-1] for one in moved.outcomes] == [Outcome.PROGRESS, Outcome.NOT_STARTED]
    assert [step.is_later for step in moved.steps] == [True]


def test_the_same_version_moves_nobody() -> None:
    """Every check-in comes to the same."""
    assert a_clinic("# why\n" + TEXT).review([an_episode()]).review.same == 1


def test_an_episode_of_another_protocol_is_left_out() -> None:
    """It is counted and not decided."""
    real = a_clinic(TEXT).review(
        [an_episode(**{"protocol: tka-retro": "protocol: acl-reconstruction-retro"})]
    )
    assert (real.files, real.left_out) == (0, 1)


def test_an_episode_that_cannot_be_decided_is_named() -> None:
    """The file stands with its first reason, and no patient is counted."""
    real = a_clinic(TEXT).review([an_episode(**{"knee_flexion: ": "knee_flexon: "})])
    ((name, why),) = real.refused
    assert name == TKA.name
    assert "knee_flexon" in why
    assert not real.review.patients


def test_a_version_may_extend_the_one_it_replaces() -> None:
    """A clinic's own protocol upon the shipped one is decided by, whatever the episode names."""
    own = (
        'schema: 1\nid: our-tka\nversion: "1.0.0"\nstatus: draft\ntitle: Ours\nextends: tka-retro\n'
        "procedure: total_knee_arthroplasty\nparameters:\n"
        "  sessions_before_progress: {value: 3 sessions, source: clinic-default, text: three}\n"
    )
    real = a_clinic(own).review([an_episode()])
    assert not real.refused
    assert real.files == 1
