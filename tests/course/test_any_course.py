"""What holds in every course, whatever happens: check-ins, events, closures, signatures, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import event as noted
from hypothesis import strategies as st

from rehab.course.model import Course
from rehab.decision.model import Decision, Sheet
from rehab.patient.model import EventKind
from rehab.terms.caution import Contact, Outcome
from rehab.terms.ids import MeasureId
from tests.course.notes import (
    Note,
    closes,
    corrects,
    course_of,
    event,
    knows,
    overrides,
    own,
    sessions,
    signs,
    well,
)

CALF_PAIN = MeasureId("calf_pain")
LEVELS = ("bars", "rails", "belt", "floor", "hill")
UP = {Outcome.PROGRESS, Outcome.DISCHARGE}


def _finding() -> st.SearchStrategy[dict[str, Any]]:
    """Something that a check-in may find beside a well patient."""
    return st.sampled_from(
        [
            {},
            {},
            {"effusion": "2+"},
            {"effusion": "unknown"},
            {"knee_flexion": 95},
            {"knee_flexion": 75},
            {"knee_flexion": {"value": 101, "repeat": 102}},
            {"knee_flexion": 900},
            {"dizziness": True},
            {"dizziness": "declined"},
            {"calf_pain": True},
            {"calf_pain": "unknown"},
            {"pain_walking": 4},
        ]
    )


@st.composite
def _lines(draw: st.DrawFn, since: int, day: int) -> dict[str, Any]:
    """Session lines since the last check-in, or nobody asked."""
    if draw(st.integers(0, 9)) == 0:
        return {"sessions": "nobody asked"}
    days = sorted(draw(st.sets(st.integers(since, day), max_size=4)))
    pain = draw(st.sampled_from([1, 1, 1, 8]))
    level = draw(st.sampled_from([None, None, None, *LEVELS]))
    named = {} if level is None else {"level": level}
    return {"sessions": sessions(*days, pain_during=pain, **named)}


@st.composite
def _entry(draw: st.DrawFn, since: int, day: int, visits: Sequence[int]) -> Note:
    """Something of the record between two check-ins."""
    on = draw(st.integers(since, day))
    level = st.sampled_from(LEVELS)
    kinds: list[st.SearchStrategy[Note]] = [
        st.sampled_from(["fall", "manipulation", "injection", "infection"]).map(lambda kind: event(on, kind)),
        st.sampled_from(["fall", "infection", "calf-pain"]).map(lambda what: closes(on, what)),
        level.map(lambda where: closes(on, "calf-pain", resume_at=where)),
        st.one_of(st.none(), level).map(lambda where: signs(on, where)),
        level.map(lambda where: overrides(on, where)),
        st.just(knows(on, "stiff")),
    ]
    past = [visit for visit in visits if visit <= on]
    if past:
        values: list[tuple[str, object]] = [("knee_flexion", 95), ("effusion", "2+"), ("effusion", "none")]
        kinds.append(
            st.tuples(st.sampled_from(past), st.sampled_from(values)).map(
                lambda what: corrects(on, what[0], *what[1])
            )
        )
    return draw(st.one_of(kinds))


@dataclass(frozen=True, slots=True)
class Told:
    """The notes of a course in the order of their days, and the day to decide for."""

    notes: tuple[Note, ...]
    as_of: int

    def course(self, notes: Sequence[Note] | None = None) -> Course:
        """The course that they tell of."""
        return course_of(*(self.notes if notes is None else notes), protocol="events", as_of=self.as_of)


@st.composite
def tellings(draw: st.DrawFn, *, record: bool = True) -> Told:
    """Courses of up to eight check-ins, with whatever may happen between them."""
    day = draw(st.sampled_from([14, 35, 42, 56]))
    notes: list[Note] = []
    visits: list[int] = []
    for _ in range(draw(st.integers(1, 8))):
        since, day = day, day + draw(st.sampled_from([1, 2, 3, 5, 7, 7, 7, 10, 15]))
        if record and visits and draw(st.integers(0, 3)) == 0:
            notes.append(draw(_entry(since, day, visits)))
        note = own if draw(st.integers(0, 5)) == 0 else well
        found = {**draw(_lines(since, day)), **draw(_finding())}
        without = ["sessions"] if found["sessions"] == "nobody asked" else []
        notes.append(note(day, *without, **found))
        visits.append(day)
    return Told(tuple(notes), day + draw(st.sampled_from([0, 0, 0, 3, 9, 30])))


def place(decision: Decision) -> int:
    """The place of a decision's level, -1 for none."""
    return -1 if decision.level is None else LEVELS.index(decision.level.id)


def place_before(decision: Decision) -> int:
    """The place of the level before a decision, -1 for none."""
    return -1 if decision.level_before is None else LEVELS.index(decision.level_before.id)


@settings(max_examples=80)
@given(told=tellings())
def test_no_visit_gains_more_than_one_level_and_no_week_more_than_two(told: Told) -> None:
    """Whatever is signed, skipped or corrected, decisions climb one rung at a time."""
    steps = [step.decision for step in told.course().steps]
    gained = [step.on for step in steps if step.outcome is Outcome.PROGRESS]
    for step in steps:
        noted(step.outcome.value)
        assert place(step) <= place_before(step) + 1
        assert (place(step) > place_before(step)) is (step.outcome is Outcome.PROGRESS)
    for first, third in zip(gained, gained[2:], strict=False):
        assert (third - first).days >= 7


@settings(max_examples=80)
@given(told=tellings())
def test_a_red_flag_is_open_from_its_yes_to_its_closure(told: Told) -> None:
    """Between a yes and its closure every decision stops and sends to somebody, today's as well."""
    course = told.course()
    closed = [
        entry.on
        for entry in course.knee.record
        if entry.kind is EventKind.CLOSURE and entry.of == "calf-pain"
    ]
    visits = [
        (step.decision, visit) for step, visit in zip(course.steps, course.knee.series.visits, strict=True)
    ]
    raised = [visit.on for _, visit in visits if any(one.number for one in visit.observed.get(CALF_PAIN, ()))]
    for decision in (*(decision for decision, _ in visits), course.today):
        is_open = any(
            on <= decision.on and not any(on <= end <= decision.on for end in closed) for on in raised
        )
        if is_open:
            assert decision.action.contact >= Contact.URGENT
            assert decision.sheet is Sheet.NO_SESSIONS


@settings(max_examples=60)
@given(told=tellings())
def test_a_patients_own_check_in_never_raises_in_any_course(told: Told) -> None:
    """No visit without a clinician ends higher than it began."""
    course = told.course()
    for step, visit in zip(course.steps, course.knee.series.visits, strict=True):
        if not visit.by_clinician:
            assert step.decision.outcome not in UP
            assert place(step.decision) <= place_before(step.decision)


@settings(max_examples=60)
@given(told=tellings(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(told: Told, order: Any) -> None:  # noqa: ANN401
    """Check-ins and entries of different kinds and days can stand in any order."""
    days = [(note.key, note.entry["date"]) for note in told.notes]
    assume(len(set(days)) == len(days))
    shuffled = list(told.notes)
    order.shuffle(shuffled)
    one, other = told.course(), told.course(shuffled)
    assert (one.today, one.memory) == (other.today, other.memory)


@settings(max_examples=60)
@given(told=tellings())
def test_what_comes_later_changes_no_decision_before_it(told: Told) -> None:
    """Each past decision stands as it was taken, corrections included."""
    whole = told.course()
    for number, note in enumerate(told.notes):
        if note.key != "check_ins":
            continue
        until = [one for one in told.notes if one.entry["date"] <= note.entry["date"]]
        part = course_of(*until, protocol="events")
        for one, other in zip(part.steps, whole.steps, strict=False):
            assert (one.decision.outcome, one.decision.level, one.decision.action) == (
                other.decision.outcome,
                other.decision.level,
                other.decision.action,
            ), number


@settings(max_examples=60)
@given(told=tellings(record=False))
def test_no_sessions_are_printed_that_nobody_decided(told: Told) -> None:
    """Sessions are printed only for a level, within its week, and never under a stop or an open question."""
    today = told.course().today
    if today.sheet is Sheet.SESSIONS:
        assert today.level is not None
        assert today.visit_on is not None
        assert today.action.contact < Contact.URGENT
        assert (today.expires - today.visit_on).days == 7
