"""A wrong knee, an impossible date or an unknown measure gives no episode at all, but a place."""

from typing import Any

import pytest

from tests.patient.written import (
    Written,
    a_check_in,
    a_line,
    a_start,
    an_episode,
    of,
    on,
    read_text,
    told,
)

SIGNED = {"by": "J. Smith, PT"}


def an_entry(kind: str, day: int, **said: Any) -> Written:  # noqa: ANN401  (any key of an entry)
    """An episode whose record holds one entry of a kind on a day."""
    entries: dict[str, Written] = {
        "events": {"kind": "fall"},
        "closures": {"of": "calf-pain", "finding": "no thrombosis", **SIGNED},
        "decisions": {"level": "bars-two-hands", "why": "as proposed", **SIGNED},
        "overrides": {"level": "bars-two-hands", "why": "as seen", **SIGNED},
        "baselines": {"rule": "stiff-in-extension", "finding": "since childhood", **SIGNED},
        "corrections": {"check_in": on(42), "measure": "knee_flexion", "value": 90, **SIGNED},
    }
    return an_episode(a_check_in(42), **{kind: [{"date": on(day), **entries[kind], **said}]})


RECORD = ("events", "closures", "decisions", "overrides", "baselines", "corrections")


@pytest.mark.parametrize(
    ("episode", "where"),
    [
        pytest.param(an_episode(a_check_in(42, knee="left")), "check_ins", id="a check-in"),
        pytest.param(
            an_episode(a_check_in(42, sessions=[a_line(41, knee="left")])), "sessions", id="a session line"
        ),
        *(pytest.param(an_entry(kind, 50, knee="left"), kind, id=f"an entry of {kind}") for kind in RECORD),
    ],
)
def test_a_wrong_knee_gives_no_decision(episode: Written, where: str) -> None:
    """What is about a knee that is not under treatment is about nobody."""
    read = told(episode)
    assert read.episode is None
    assert read.refused == (("RP201", "the left knee is not under treatment here"),)
    assert where in read.findings[0].where


def test_one_knee_alone_may_be_named_by_every_entry() -> None:
    """The knee under treatment can be named everywhere."""
    assert told(an_episode(a_check_in(42, knee="right", sessions=[a_line(41, knee="right")]))).findings == ()


@pytest.mark.parametrize(
    ("episode", "message"),
    [
        pytest.param(
            an_episode(a_check_in(-1)), "2026-01-04 is before the start on 2026-01-05", id="a check-in before"
        ),
        pytest.param(
            an_episode(a_check_in(101)),
            "2026-04-16 is after 2026-04-15, the day to decide for",
            id="a check-in after the day to decide for",
        ),
        pytest.param(
            an_episode(a_check_in(0, pre_operative=True)),
            "2026-01-05 is not before the operation",
            id="pre-operative on the day of the operation",
        ),
        pytest.param(
            an_episode(a_check_in(42, sessions=[a_line(43)])),
            "2026-02-17 is not between the start and the check-in",
            id="a session after its check-in",
        ),
        pytest.param(
            an_episode(a_check_in(42, sessions=[a_line(-1)])),
            "2026-01-04 is not between the start and the check-in",
            id="a session before the start",
        ),
        pytest.param(
            an_episode(starts=[a_start(101)], check_ins=[]),
            "2026-04-16 is after 2026-04-15, the day to decide for",
            id="an operation after the day to decide for",
        ),
        pytest.param(
            an_entry("corrections", 50, check_in=on(43)),
            "there is no check-in on 2026-02-17",
            id="a correction of no check-in",
        ),
        pytest.param(
            an_entry("corrections", 41),
            "2026-02-16 is after the correction of 2026-02-15",
            id="a correction before its check-in",
        ),
        pytest.param(
            an_episode(a_check_in(20, knee="left"), starts=[a_start(), a_start(40, "left")]),
            "2026-01-25 is before the start on 2026-02-14",
            id="a check-in of the second knee before its own operation",
        ),
        *(
            pytest.param(
                an_entry(kind, 101),
                "2026-04-16 is after 2026-04-15, the day to decide for",
                id=f"an entry of {kind} after the day to decide for",
            )
            for kind in RECORD
        ),
        *(
            pytest.param(
                an_entry(kind, -1),
                "2026-01-04 is before the start on 2026-01-05",
                id=f"an entry of {kind} before the start",
            )
            for kind in RECORD
            if kind not in {"baselines", "corrections"}
        ),
    ],
)
def test_an_impossible_date_gives_no_decision(episode: Written, message: str) -> None:
    """A day that cannot be makes the whole file unusable, and the file's line says which day."""
    read = told(episode)
    assert read.episode is None
    assert ("RP202", message) in read.refused


@pytest.mark.parametrize(
    "episode",
    [
        pytest.param(an_episode(a_check_in(0)), id="a check-in on the day of the operation"),
        pytest.param(an_episode(a_check_in(100)), id="a check-in on the day to decide for"),
        pytest.param(an_episode(a_check_in(-30, pre_operative=True)), id="a pre-operative check-in"),
        pytest.param(an_entry("baselines", -30), id="a finding known before the operation"),
        pytest.param(an_entry("corrections", 42), id="a correction on the day itself"),
        pytest.param(
            an_episode(a_check_in(42, sessions=[a_line(42), a_line(0)])), id="sessions at both ends"
        ),
    ],
)
def test_a_date_at_the_edge_is_possible(episode: Written) -> None:
    """The first and the last possible day are possible."""
    assert told(episode).findings == ()


def test_pre_operative_values_are_kept_apart() -> None:
    """What was found before the operation is no visit of the course."""
    read = of(a_check_in(-7, pre_operative=True, knee_flexion=120), a_check_in(42, knee_flexion=100))
    assert [visit.on.isoformat() for visit in read.series().before] == [on(-7)]
    assert [visit.on.isoformat() for visit in read.series().visits] == [on(42)]


def test_pre_operative_for_the_second_knee_is_a_visit_of_the_first() -> None:
    """A check-in before the second knee's operation counts in full for the first knee."""
    read = of(a_check_in(42, pre_operative=True, calf_pain=True), starts=[a_start(), a_start(60, "left")])
    assert [visit.on.isoformat() for visit in read.series("right").visits] == [on(42)]
    assert read.number("calf_pain", knee="right") == 1
    assert [visit.on.isoformat() for visit in read.series("left").before] == [on(42)]


@pytest.mark.parametrize(
    ("episode", "finding"),
    [
        (an_episode(a_check_in(42, knee_flexon=90)), ("RP104", "unknown measure `knee_flexon`")),
        (an_episode(a_check_in(42, pain_during=3)), ("RP103", "`pain_during` is not recorded here")),
        (
            an_episode(a_check_in(42, sessions=[a_line(41, knee_flexion=90)])),
            ("RP103", "`knee_flexion` is not recorded here"),
        ),
        (an_entry("corrections", 50, measure="flexion"), ("RP104", "unknown measure `flexion`")),
    ],
)
def test_a_measure_that_does_not_belong_gives_no_decision(episode: Written, finding: tuple[str, str]) -> None:
    """A name that no rule reads would be lost without a word, so the file is refused."""
    read = told(episode)
    assert read.episode is None
    assert finding in read.refused


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """One reading tells of every wrong knee, date and name, each with its line."""
    read = read_text(
        """\
patient: {id: a}
protocol: tka-retro
as_of: 2026-04-15
starts:
  - {procedure: total_knee_arthroplasty, date: 2026-01-05, knee: right}
check_ins:
  - {date: 2026-01-01, observations: {knee_flexon: 90}}
  - {date: 2026-02-16, knee: left}
"""
    )
    assert read.episode is None
    spans = [finding.span for finding in read.findings]
    assert [span and (span.line, span.column) for span in spans] == [(8, 30), (7, 12), (7, 39)]
    assert {finding.id for finding in read.findings} == {"RP201", "RP202", "RP104"}
