"""Total knee replacement: the curves that were published, and what is assumed around them.

Nothing flows in; one Population flows out. Flexion and extension stand on published means and medians;
pain and effusion follow the average vignette of the evidence file, which no one has published.
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
from rehab.simulate.population import Age, Point, Population, Recovery, Slow, Spread, Trait
from rehab.terms.ids import MeasureId

_WEEKLY = "kornuijt-2019"
_GROWTH = "marshall-growth"

_FLEXION = Recovery(
    MeasureId("knee_flexion"),
    (
        Point(1, 80, _WEEKLY),
        *points((2, 90), (3, 96), (4, 102), (5, 105), (6, 107), (7, 109)),
        Point(8, 110, _WEEKLY),
        Point(26, 117, _GROWTH),
    ),
    between=Spread(7),
    reading=FLEXION_READING,
    slow=Slow(8, 137, points((1, 65), (4, 82), (8, 82)), _WEEKLY),
    is_repeated=True,
)

_EXTENSION = Recovery(
    MeasureId("extension_deficit"),
    (
        Point(1, 10.7, _WEEKLY),
        *points((2, 8.7), (3, 7.2), (4, 6), (5, 5.2), (6, 4.4), (7, 3.8)),
        Point(8, 3.2, _WEEKLY),
        Point(52, 1, _GROWTH),
    ),
    between=Spread(2),
    reading=EXTENSION_READING,
    is_repeated=True,
)

KNEE_REPLACEMENT = Population(
    procedure="total_knee_arthroplasty",
    title="total knee replacement",
    basis="Flexion and extension follow published means and medians; between their weeks is assumed.",
    age=Age(64.8, 9, 45, 88, _GROWTH),
    recoveries=(
        _FLEXION,
        _EXTENSION,
        pain("pain_walking", points((1, 6), (2, 5), (4, 4), (6, 3), (7, 2), (12, 1.5), (26, 0.5))),
        pain("pain_at_rest", points((1, 5), (2, 4), (4, 3), (6, 2), (7, 1), (26, 0))),
        effusion(points((1, 3), (2, 2), (6, 1.6), (8, 1), (26, 0))),
        walking_test("tug", points((1, 20), (4, 13), (8, 10.5), (26, 9)), 1.5, TUG_READING),
        walking_test("single_leg_stance", points((1, 3), (6, 12), (12, 22), (26, 28)), 6, STANCE_READING),
        walking_test("backward_walk_3m", points((1, 9), (6, 4), (12, 3)), 0.5, BACKWARD_WALK_READING),
        *vital_signs(),
    ),
    milestones=(
        milestone("extension_lag", (0, 10), (2, 5), (4, 0), spread=1),
        milestone("weight_bearing", (0, "as_tolerated"), (4, "full"), spread=1),
        milestone("wound", (0, "open"), (2, "closed"), spread=1),
        milestone("gait_aid", (0, "crutches"), (3, "stick"), (6, "none"), spread=2),
        milestone("surgeon_clearance", (0, "pending"), (4, "given"), spread=1),
        milestone("brace", (0, "none"), spread=0),
    ),
    traits=(*SURROUNDINGS, *with_a_condition(0.3), Trait(MeasureId("falls_last_year"), 0.15, 1, 0)),
    questions=QUESTIONS,
    diary=DIARY,
    gaps=GAPS,
    sources={
        **SOURCES,
        _WEEKLY: (
            "Kornuijt 2019. Musculoskelet Surg, 289-297 (137 TKA, flexion median 80 to 110 deg and extension "
            "mean -10.7 to -3.2 deg from week 1 to 8; 8 of 137 below 90 deg at week 8, low on the first day, "
            "flat or worse from week 4 on)"
        ),
        _GROWTH: (
            "Growth model of 559 total knee replacements, mean age 64.8 years, "
            "mds.marshall.edu/physical_therapy_faculty/41 (plateau by week 26, flexion 117 deg and extension "
            "deficit 1 deg at week 52)"
        ),
    },
)
