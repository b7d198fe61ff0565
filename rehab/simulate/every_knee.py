"""What is taken to be so of every knee, whatever the operation: noise, gaps, questions, the diary.

Nothing flows in; the parts of a Population flow out that do not depend on the operation. What has no source
is assumed. The errors of flexion, extension and pain and the share of days without a record are the evidence
file's proposal for realistic noise (its section 6.3), which is no publication either.
"""

from collections.abc import Mapping

from rehab.simulate.population import Diary, Gaps, Milestone, Point, Recovery, Spread, Trait
from rehab.terms.ids import MeasureId

PAIN_WALKING = MeasureId("pain_walking")
CONDITION = MeasureId("heart_or_lung_condition")

_TUG, _BACKWARD_WALK = "alghadir-2015", "unver-2020"
SOURCES: Mapping[str, str] = {
    _TUG: (
        "Alghadir 2015. doi 10.1186/s12891-015-0637-8 (knee OA, MDC 1.10 s same rater; the standard "
        "deviation is the MDC divided by 2.77)"
    ),
    _BACKWARD_WALK: (
        "Unver B. J Knee Surg 2020;33:589-592. doi 10.1055/s-0039-1681099 (28 TKA, standard error 1.06 s)"
    ),
}

FLEXION_READING = Spread(4)
EXTENSION_READING = Spread(2)
PAIN_READING = Spread(1)
TUG_READING = Spread(0.4, _TUG)
BACKWARD_WALK_READING = Spread(1.06, _BACKWARD_WALK)
STANCE_READING = Spread(2)
EFFUSION_READING = Spread(0.3)
PAIN_BETWEEN = Spread(1)

TESTED_EVERY_WEEKS = 2
"""Walking tests take time; they are done at every second check-in."""

GAPS = Gaps(days=0.15, values=0.02, slips=0.005)

ALARM_SHARE = 0.001
QUESTIONS: Mapping[MeasureId, float] = {
    MeasureId(name): ALARM_SHARE
    for name in (
        "chest_symptoms",
        "cannot_bear_weight",
        "numb_or_cold_foot",
        "calf_pain",
        "fever_or_wound",
        "giving_way",
        "locked_knee",
        "fall_since_last",
        "dizziness",
    )
}

DIARY = Diary(
    done=0.9,
    pains={
        MeasureId("pain_before"): -1.5,
        MeasureId("pain_during"): -1,
        MeasureId("pain_after"): -1,
        MeasureId("pain_next_morning"): -1.5,
    },
    pain_sd=PAIN_READING,
    events={
        MeasureId("soreness"): (
            ("warm_up_goes_away", 0.03),
            ("next_day", 0.02),
            ("returns", 0.01),
            ("continues", 0.01),
        ),
        MeasureId("swelling"): ((True, 0.03),),
        MeasureId("near_falls"): ((1, 0.01),),
        MeasureId("clean_steps"): ((False, 0.03),),
        MeasureId("effort"): ((14, 0.05), (16, 0.01)),
        MeasureId("heart_rate_reserve_used"): ((65, 0.05),),
    },
    none={
        MeasureId("soreness"): "none",
        MeasureId("swelling"): False,
        MeasureId("near_falls"): 0,
        MeasureId("clean_steps"): True,
        MeasureId("effort"): 12,
        MeasureId("heart_rate_reserve_used"): 50,
    },
)

SURROUNDINGS = (
    Trait(MeasureId("safe_treadmill"), 0.95, value=True, otherwise=False),
    Trait(MeasureId("harness"), 0.05, value=True, otherwise=False),
    Trait(MeasureId("helper_present"), 0.9, value=True, otherwise=False),
    Trait(MeasureId("balance_illness"), 0.03, value=True, otherwise=False),
    Trait(MeasureId("sedating_medicine"), 0.03, value=True, otherwise=False),
    Trait(MeasureId("heart_slowing_medicine"), 0.1, value=True, otherwise=False),
)
"""The clinic, the home, and what keeps a patient from walking backwards alone."""


def with_a_condition(share: float) -> tuple[Trait, ...]:
    """The trait of a known heart, lung or blood pressure condition."""
    return (Trait(CONDITION, share, value=True, otherwise=False),)


def vital_signs() -> tuple[Recovery, ...]:
    """Vital signs at rest, read where there is a condition; none of them changes over the weeks."""
    usual = (
        ("systolic_bp", 130, 12, 8),
        ("diastolic_bp", 78, 8, 5),
        ("resting_heart_rate", 72, 9, 5),
        ("oxygen_saturation", 97, 0.7, 0.7),
    )
    return tuple(
        Recovery(MeasureId(name), (Point(1, value),), Spread(apart), Spread(read), only_with=CONDITION)
        for name, value, apart, read in usual
    )


def walking_test(name: str, points: tuple[Point, ...], between: float, reading: Spread) -> Recovery:
    """A walking or balance test, read twice on its day."""
    return Recovery(
        MeasureId(name),
        points,
        Spread(between),
        reading,
        every=TESTED_EVERY_WEEKS,
        is_repeated=True,
    )


def pain(name: str, points: tuple[Point, ...]) -> Recovery:
    """A pain from 0 to 10; who has more of one has more of the others."""
    return Recovery(MeasureId(name), points, PAIN_BETWEEN, PAIN_READING, along_with="pain")


def effusion(points: tuple[Point, ...]) -> Recovery:
    """Fluid in the knee, in the numbers of its grades; between two grades the nearer one is read."""
    return Recovery(MeasureId("effusion"), points, Spread(0.3), EFFUSION_READING)


def milestone(name: str, *steps: tuple[float, bool | int | float | str], spread: float) -> Milestone:
    """A value that changes at certain weeks."""
    return Milestone(MeasureId(name), steps, spread)


def points(*values: tuple[float, float], source: str = "") -> tuple[Point, ...]:
    """Weeks with their values, of one source or assumed."""
    return tuple(Point(week, value, source) for week, value in values)
