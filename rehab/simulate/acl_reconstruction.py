"""Reconstruction of the anterior cruciate ligament: flexion by its published goals, the rest assumed.

Nothing flows in; one Population flows out. No observed weekly curve was found: the published numbers are
what a clinic aims for, so that a cohort on them does better than a real one.
"""

from rehab.simulate.every_knee import (
    BACKWARD_WALK_READING,
    DIARY,
    EXTENSION_READING,
    FLEXION_READING,
    GAPS,
    QUESTIONS,
    SOURCES,
    STANCE_READING,
    SURROUNDINGS,
    TESTED_EVERY_WEEKS,
    TUG_READING,
    effusion,
    milestone,
    pain,
    points,
    vital_signs,
    walking_test,
    with_a_condition,
)
from rehab.simulate.population import Age, OtherSide, Population, Recovery, Slow, Spread, Trait
from rehab.terms.ids import MeasureId

_GOALS = "wilk-arrigo-2018"
_LOSS = "extension-loss"

_FLEXION = Recovery(
    MeasureId("knee_flexion"),
    points((1, 90), (2, 105), (3, 125), (4, 130), (5, 135), (6, 140), source=_GOALS),
    between=Spread(5),
    reading=FLEXION_READING,
    other=OtherSide(142, 4),
    is_repeated=True,
)

_EXTENSION = Recovery(
    MeasureId("extension_deficit"),
    points((1, 3), (2, 2), (4, 1), (6, 0)),
    between=Spread(1),
    reading=EXTENSION_READING,
    slow=Slow(1, 3, points((1, 5), (6, 3)), _LOSS),
    other=OtherSide(-1, 1),
    is_repeated=True,
)

_STRENGTH = Recovery(
    MeasureId("quadriceps_strength"),
    points((2, 40), (6, 60), (12, 75), (26, 88)),
    between=Spread(8),
    reading=Spread(5),
    other=OtherSide(160, 30),
    is_share=True,
    every=TESTED_EVERY_WEEKS,
)

ACL_RECONSTRUCTION = Population(
    procedure="acl_reconstruction",
    title="anterior cruciate ligament reconstruction",
    basis="Flexion follows published goals, not observed means; no observed weekly curve was found.",
    age=Age(27, 8, 16, 50),
    recoveries=(
        _FLEXION,
        _EXTENSION,
        _STRENGTH,
        pain("pain_walking", points((1, 3), (2, 2), (7, 1), (12, 0.5), (26, 0))),
        pain("pain_at_rest", points((1, 2), (2, 1), (7, 0))),
        effusion(points((1, 2), (4, 1.5), (6, 1), (12, 0.5), (26, 0))),
        walking_test("tug", points((1, 14), (4, 9), (8, 7.5), (26, 7)), 1, TUG_READING),
        walking_test("single_leg_stance", points((1, 5), (6, 25), (12, 35)), 6, STANCE_READING),
        walking_test("backward_walk_3m", points((1, 6), (6, 3), (12, 2.6)), 0.4, BACKWARD_WALK_READING),
        *vital_signs(),
    ),
    milestones=(
        milestone("extension_lag", (0, 8), (2, 4), (5, 0), spread=1),
        milestone("weight_bearing", (0, "as_tolerated"), (3, "full"), spread=1),
        milestone("brace", (0, "locked"), (1, "unlocked"), (6, "none"), spread=1),
        milestone("wound", (0, "open"), (2, "closed"), spread=1),
        milestone("gait_aid", (0, "crutches"), (4, "none"), spread=2),
        milestone("surgeon_clearance", (0, "pending"), (6, "given"), spread=1),
    ),
    traits=(*SURROUNDINGS, *with_a_condition(0.03), Trait(MeasureId("falls_last_year"), 0.1, 1, 0)),
    questions=QUESTIONS,
    diary=DIARY,
    gaps=GAPS,
    sources={
        **SOURCES,
        _GOALS: (
            "Wilk & Arrigo. Clin Sports Med 2018;37(2):363-374 (flexion goals by week; the ranges of weeks "
            "3-4 and 5-6 are laid on their weeks)"
        ),
        _LOSS: "thieme a-2321-0516 (about one in three lacks extension 12 months after ACL reconstruction)",
    },
)
