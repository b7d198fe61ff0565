"""Partial meniscectomy: no recovery curve was found, so that every number of it is an assumption.

Nothing flows in; one Population flows out, which says so wherever it is printed. The values follow the
evidence file's vignette of an average course, which was derived from clinic protocols' goals.
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
    TUG_READING,
    effusion,
    milestone,
    pain,
    points,
    vital_signs,
    walking_test,
    with_a_condition,
)
from rehab.simulate.population import Age, Population, Recovery, Spread, Trait
from rehab.terms.ids import MeasureId

MENISCECTOMY = Population(
    procedure="partial_meniscectomy",
    title="partial meniscectomy",
    basis="No recovery curve was found for this operation: every value is assumed.",
    age=Age(45, 10, 20, 70),
    recoveries=(
        Recovery(
            MeasureId("knee_flexion"),
            points((1, 95), (2, 115), (3, 130)),
            between=Spread(6),
            reading=FLEXION_READING,
            is_repeated=True,
        ),
        Recovery(
            MeasureId("extension_deficit"),
            points((1, 2), (2, 0)),
            between=Spread(1),
            reading=EXTENSION_READING,
            is_repeated=True,
        ),
        pain("pain_walking", points((1, 3), (2, 1), (3, 0))),
        pain("pain_at_rest", points((1, 2), (2, 1), (3, 0))),
        pain("pain_worst_24h", points((1, 4), (2, 2), (3, 1.5), (8, 0.5))),
        effusion(points((1, 2), (2, 1), (8, 0))),
        walking_test("tug", points((1, 11), (4, 8), (8, 7.5)), 1, TUG_READING),
        walking_test("single_leg_stance", points((1, 10), (4, 25), (8, 32)), 6, STANCE_READING),
        walking_test("backward_walk_3m", points((1, 4.5), (4, 3), (8, 2.6)), 0.4, BACKWARD_WALK_READING),
        *vital_signs(),
    ),
    milestones=(
        milestone("extension_lag", (0, 5), (1, 0), spread=0.5),
        milestone("weight_bearing", (0, "as_tolerated"), (1, "full"), spread=0.5),
        milestone("wound", (0, "open"), (2, "closed"), spread=0.5),
        milestone("gait_aid", (0, "crutches"), (2, "none"), spread=1),
        milestone("surgeon_clearance", (0, "pending"), (2, "given"), spread=0.5),
        milestone("brace", (0, "none"), spread=0),
    ),
    traits=(*SURROUNDINGS, *with_a_condition(0.1), Trait(MeasureId("falls_last_year"), 0.1, 1, 0)),
    questions=QUESTIONS,
    diary=DIARY,
    gaps=GAPS,
    sources=SOURCES,
)
