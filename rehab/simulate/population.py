"""A population: how knees recover after one operation, how they are read, and what is only assumed of them.

Nothing flows in but numbers; a Population flows out, from which virtual patients are drawn. A number either
names its source or is an assumption, so that a page can print every one of them as what it is.
"""

from collections.abc import Mapping

from rehab.frozen import FrozenStruct
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Value


class Point(FrozenStruct):
    """The usual value in a week, in the measure's own number; without a source it is assumed."""

    week: float
    value: float
    source: str = ""


class Slow(FrozenStruct):
    """Patients on another curve: so many of so many, as a source counted them.

    Attributes:
        source: where the count is from; the points themselves are assumed.
    """

    count: int
    of: int
    points: tuple[Point, ...]
    source: str


class Spread(FrozenStruct):
    """A standard deviation, in the measure's own number; without a source it is assumed."""

    sd: float
    source: str = ""


class OtherSide(FrozenStruct):
    """The value of the sound knee, assumed: the usual one and its standard deviation between patients."""

    value: float
    sd: float


class Recovery(FrozenStruct):
    """How the true value of a measure runs over the weeks, and how it is read.

    Attributes:
        points: the usual course; straight lines between the points, level before and after them.
        between: how far patients lie apart, for the whole course.
        reading: how far one reading lies from the truth.
        along_with: measures of one such word lie above or below their curves together.
        slow: patients who follow another curve.
        other: the other knee; the points are percent of it if `is_share`.
        every: weeks from one reading to the next.
        is_repeated: true if it is read twice on its day, of which the worse counts.
        only_with: read only in patients of whom this is true.
    """

    measure: MeasureId
    points: tuple[Point, ...]
    between: Spread
    reading: Spread
    along_with: str = ""
    slow: Slow | None = None
    other: OtherSide | None = None
    is_share: bool = False
    every: int = 1
    is_repeated: bool = False
    only_with: MeasureId | None = None


class Milestone(FrozenStruct):
    """A value that changes at certain weeks, assumed.

    Attributes:
        steps: from which week on which value holds, as a file would write it.
        spread_weeks: how many weeks earlier or later, evenly.
    """

    measure: MeasureId
    steps: tuple[tuple[float, Value], ...]
    spread_weeks: float


class Trait(FrozenStruct):
    """What is so of some patients all along, assumed: their share, the value, and the value of all others."""

    measure: MeasureId
    share: float
    value: Value
    otherwise: Value


class Diary(FrozenStruct):
    """What sessions bring, assumed.

    Attributes:
        done: share of the week's sessions that are done.
        pains: each pain and how far it lies from the pain on walking.
        pain_sd: standard deviation of one such answer.
        events: each other entry with the share of sessions in which it takes a value, as a file writes it.
        none: the value of these entries in all other sessions.
    """

    done: float
    pains: Mapping[MeasureId, float]
    pain_sd: Spread
    events: Mapping[MeasureId, tuple[tuple[Value, float], ...]]
    none: Mapping[MeasureId, Value]


class Gaps(FrozenStruct):
    """What is missing or wrong in the record, as shares, assumed.

    Attributes:
        days: days without a record: a check-in that does not take place, a session that is not written down.
        values: values that nobody took although there was a check-in.
        slips: values that were written wrongly and are refused.
    """

    days: float
    values: float
    slips: float


class Age(FrozenStruct):
    """Age at the operation in years; spread and limits are assumed."""

    mean: float
    sd: float
    lowest: int
    highest: int
    source: str = ""


class Population(FrozenStruct):
    """Knees after one operation.

    Attributes:
        procedure: the operation, as protocols name it.
        title: the operation in a clinician's words.
        basis: in one sentence, what its curves are.
        sources: the citation behind each key that the numbers name.
        questions: questions of yes and no, each with the share of check-ins at which the answer is yes.
    """

    procedure: str
    title: str
    basis: str
    age: Age
    recoveries: tuple[Recovery, ...]
    milestones: tuple[Milestone, ...]
    traits: tuple[Trait, ...]
    questions: Mapping[MeasureId, float]
    diary: Diary
    gaps: Gaps
    sources: Mapping[str, str]

    @property
    def measures(self) -> frozenset[MeasureId]:
        """Every measure of which these patients have a value."""
        return frozenset(
            {
                *(one.measure for one in self.recoveries),
                *(one.measure for one in self.milestones),
                *(one.measure for one in self.traits),
                *self.questions,
                *self.diary.pains,
                *self.diary.events,
            }
        )
