"""How near a patient is to the next step, and what to do to get there.

A case flows in; rows with a value, a goal and a bar flow out, the nearest thing to do first. Both numbers
stand on the page, so that nothing is left to work out.
"""

from collections.abc import Iterator

from rehab.decision.model import GateKind, Sheet, Standing
from rehab.frozen import FrozenStruct
from rehab.patient.reading import Reading
from rehab.plan.model import NextStep
from rehab.protocol.condition import All, Limit, Named, Now, Operator, ShareOf, ShortOf, Test, tests_of
from rehab.report.case import Case
from rehab.report.handout import Nearness, NearRow
from rehab.report.message_from_plan import has_come, ruled_out_by
from rehab.report.parts import Section
from rehab.report.questions import questions_of
from rehab.rules.reference import Trace
from rehab.terms.caution import Contact
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Kind, Measure
from rehab.terms.state_measure import STATE_MEASURES
from rehab.terms.truth import Truth
from rehab.wording import english, english_plain
from rehab.wording import english_handout as words
from rehab.wording.condition import threshold_words
from rehab.wording.name import measure_label
from rehab.wording.need import needs_in_turn
from rehab.wording.number import amount_words, counted, named_day, number_words, value_words

_MOST_ROWS = 4
_MOST_MET = 2
_ANSWERS = frozenset({Kind.YES_NO, Kind.CHOICE})
_MOST_CHECKS = 4
_ALMOST = 0.95
"""A bar that is not full never looks full."""


class _Goal(FrozenStruct):
    """One test of the gate ahead, with what it saw; no test for checks that no single number answers.

    Attributes:
        own: true if the level itself asks for it, and not only its phase.
        needed: true if the value must be found out before anything else.
        again: true if it is known and must be measured a second time.
    """

    test: Test | None
    trace: Trace
    own: bool
    needed: bool = False
    again: bool = False

    @property
    def truth(self) -> Truth:
        """Its truth; what must be measured again is not called met."""
        return Truth.UNKNOWN if self.needed else self.trace.truth


def near_from_plan(case: Case) -> Nearness | None:
    """How near the next step is; None where nothing on the way has a value to show."""
    if not has_come(case) or case.plan.sheet not in {Sheet.SESSIONS, Sheet.NOT_YET}:
        return None
    goals = sorted(_goals(case), key=lambda goal: _telling(goal, case))
    open_ones = [goal for goal in goals if goal.truth is not Truth.YES][:_MOST_ROWS]
    reached = (goal for goal in goals if goal.truth is Truth.YES and _is_measured(goal, case))
    met = [*reached][: max(0, _MOST_MET - len(open_ones))]
    rows = tuple(dict.fromkeys(_row(goal, case) for goal in (*open_ones, *met)))
    if not rows or (case.plan.sheet is Sheet.NOT_YET and not open_ones):
        return None
    level = case.ahead.level
    return Nearness(
        title=case.say(words.NEAR_TOP if level is None else words.NEAR),
        lead=case.say(words.WE_DECIDE_TOP)
        if level is None
        else case.say(words.NEAR_LEAD, level=case.tongue.inside(case.say(level.patient))),
        now_label=case.say(words.NOW),
        target_label=case.say(words.GOAL),
        rows=rows,
    )


def _is_measured(goal: _Goal, case: Case) -> bool:
    """True for a goal with a number: a full bar beside a yes says nothing."""
    return goal.test is not None and case.catalogue.by_id[goal.test.measure].kind not in _ANSWERS


def next_week_from_plan(case: Case) -> Section | None:
    """What to do until the next check-in, and what is checked there; None where there is no way back."""
    if ruled_out_by(case):
        return None
    if case.plan.sheet is not Sheet.SESSIONS:
        return Section(title=case.say(words.AGAIN), items=(_again(case),))
    step = case.plan.next_step
    items = [] if step is None else list(_to_do(case, step))
    title = words.NEXT_WEEK if step is not None and step.level is not None else words.NEXT_WEEK_TOP
    return Section(title=case.say(title), items=(*items, case.say(words.BRING)))


# Rows ------------------------------------------------------------------------------------------------

_ORDER = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


def _telling(goal: _Goal, case: Case) -> tuple[int, bool, bool, bool]:
    """What tells a patient most comes first: what is missing, then what this very step asks for."""
    measure = None if goal.test is None else case.catalogue.by_id[goal.test.measure]
    return (
        _ORDER[goal.truth],
        not goal.needed,
        not goal.own,
        measure is None or measure.error is None,
    )


def _goals(case: Case) -> Iterator[_Goal]:
    needs = set(case.decision.needs)
    repeats = {reason.about for reason in case.decision.standing if reason.kind is Standing.REPEAT}
    for item in case.ahead.gates:
        if item.trace is not None:
            own = item.kind is GateKind.LEVEL
            for test, trace in _parts(item.trace.when):
                needed = test is not None and test.measure in needs
                again = test is not None and test.measure in repeats
                yield _Goal(test, trace, own, needed, again)


def _parts(trace: Trace) -> Iterator[tuple[Test | None, Trace]]:
    """Single tests of today's value one by one; anything more involved as one row, if it is not met."""
    condition = trace.condition
    match condition:
        case All() | Named():
            for part in trace.parts:
                yield from _parts(part)
        case Test() if condition.measure in STATE_MEASURES:
            return
        case Test() if isinstance(condition.view, Now | ShortOf | ShareOf):
            yield condition, trace
        case _ if trace.truth is not Truth.YES:
            yield None, trace
        case _:
            return


def _row(goal: _Goal, case: Case) -> NearRow:
    truth = goal.truth
    if goal.test is None:
        return NearRow(
            label=case.say(words.OTHER_CHECKS),
            now=case.say(words.OTHER_CHECKS_NOW[truth.value]),
            target=case.say(words.OTHER_CHECKS_GOAL),
            fraction=1.0 if truth is Truth.YES else 0.0,
            sentence=_sentence(case, truth),
        )
    measure = case.catalogue.by_id[goal.test.measure]
    reading = goal.trace.seen[-1] if goal.trace.seen else Reading()
    return NearRow(
        label=measure_label(measure, case.voice),
        now=case.say(words.NOT_MEASURED)
        if truth is Truth.UNKNOWN and not goal.again
        else _now(case, goal.test, reading, measure),
        target=threshold_words(goal.test, case.catalogue, case.protocol, voice=case.voice),
        fraction=_ALMOST if goal.again else _fraction(goal.test, reading, measure, truth),
        sentence=case.say(words.ONCE_MORE)
        if goal.again
        else _sentence(case, truth, _distance(case, goal.test, reading, measure)),
    )


def _now(case: Case, test: Test, reading: Reading, measure: Measure) -> str:
    point = reading.point
    if point is None:
        return case.say(words.NOT_MEASURED)
    if isinstance(test.view, ShareOf):
        return counted(round(point), english.PATIENT_UNITS["%"], case.tongue)
    if isinstance(test.view, ShortOf):
        reference = case.say(english_plain.BEHIND_WHAT[test.view.reference.value])
        behind = case.say(words.BEHIND, amount=amount_words(measure, point, case.voice), reference=reference)
        return behind if point > 0 else case.say(words.NOT_BEHIND, reference=reference)
    return value_words(measure, point, case.voice)


def _sentence(case: Case, truth: Truth, distance: str = "") -> str:
    match truth:
        case Truth.YES:
            return case.say(words.YOU_ARE_THERE)
        case Truth.UNKNOWN:
            return case.say(words.WE_WILL_CHECK)
        case Truth.NO:
            return case.say(words.TO_GO, amount=distance) if distance else case.say(words.KEEP_GOING)


def _distance(case: Case, test: Test, reading: Reading, measure: Measure) -> str:
    """How far it is to the goal, where one number says it."""
    point = reading.point
    if point is None or not isinstance(test.comparison, Limit) or measure.is_worded:
        return ""
    missing = abs(point - test.comparison.threshold)
    if test.comparison.operator in {Operator.ABOVE, Operator.BELOW}:
        missing += measure.step
    if isinstance(test.view, ShareOf):
        return counted(round(missing), english.PATIENT_UNITS["%"], case.tongue)
    return amount_words(measure, round(missing, 2), case.voice)


def _fraction(test: Test, reading: Reading, measure: Measure, truth: Truth) -> float:
    """How full the bar is: the goal over the goal and what is missing, never full before it is met."""
    if truth is Truth.YES:
        return 1.0
    point = reading.point
    if truth is Truth.UNKNOWN or point is None or not isinstance(test.comparison, Limit):
        return 0.0
    goal = test.comparison.threshold
    scale = max(abs(goal), measure.error or measure.step)
    return round(min(_ALMOST, scale / (scale + abs(point - goal))), 3)


# To do -----------------------------------------------------------------------------------------------


def _to_do(case: Case, step: NextStep) -> Iterator[str]:
    planned = len(case.plan.sessions)
    enough = min(step.sessions, planned)
    if enough < planned:
        yield case.say(words.DO_SOME, enough=enough, all=planned)
    else:
        yield counted(planned, words.DO_ALL, case.tongue)
    yield from _pain_goals(case)
    if step.opens is not None and step.opens > case.plan.expires:
        yield case.say(words.OPENS_ON, day=named_day(step.opens, case.tongue))
    gate = {
        test.measure for item in case.ahead.gates if item.trace for test in tests_of(item.trace.entry.when)
    }
    needs = [name for name in step.measure if name in gate][:_MOST_CHECKS]
    if needs:
        yield case.say(words.WILL_CHECK, needs=needs_in_turn(needs, case.catalogue, case.voice))


def _pain_goals(case: Case) -> Iterator[str]:
    """The pain at which no rule would speak: the lowest limit of all rules about session pain."""
    during, morning = _lowest_limit(case, "pain_during"), _lowest_limit(case, "pain_next_morning")
    if during is None:
        return
    form = words.PAIN_GOAL if during == morning else words.PAIN_GOAL_WALKING
    yield case.say(form, n=number_words(during, tongue=case.tongue))


def _lowest_limit(case: Case, name: str) -> float | None:
    return min(
        (
            test.comparison.threshold
            for rule in case.protocol.rules
            for test in tests_of(rule.when)
            if test.measure == MeasureId(name)
            and isinstance(test.comparison, Limit)
            and test.comparison.operator is Operator.ABOVE
        ),
        default=None,
    )


def _again(case: Case) -> str:
    if case.plan.sheet is Sheet.NO_SESSIONS:
        return case.say(words.AGAIN_CLEARED)
    if case.plan.sheet is Sheet.NOT_YET and case.plan.contact == Contact.NONE.word:
        return case.say(words.AGAIN_VISIT, day=named_day(case.plan.expires, case.tongue))
    if case.plan.contact != Contact.NONE.word:
        return case.say(words.AGAIN_CLEARED)
    answers = any(questions_of(course.today, case.catalogue, case.voice).to_answer for course in case.courses)
    return case.say(words.AGAIN_ANSWERED if answers else words.AGAIN_CHECKED)
