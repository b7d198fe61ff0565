"""A person of whom nothing is known yet: every number that a protocol can ask about, as unknowns.

A lowered rule set flows in; for each of its fields the cases in which it is known flow out, with the laws
that tie the fields of one patient together. A value that can only add caution reaches to the worst, as
everywhere. What was seen earlier is an unknown of its own, so a proof holds for every past.
"""

import itertools
from typing import assert_never

from rehab.patient.reading import Role
from rehab.proof.cases import Case as Known
from rehab.proof.cases import (
    Cases,
    Items,
    Truths,
    at_least_as_bad,
    compared,
    difference,
    point,
    worse_by,
)
from rehab.proof.formula import (
    SCALE,
    TRUE,
    Formula,
    Linear,
    at_least_n,
    at_most,
    both,
    constant,
    either,
    equal,
    implies,
    less,
    opposite,
    scaled,
    times,
)
from rehab.proof.names import Names
from rehab.proof.state import State
from rehab.protocol.condition import Counted, Operator, Reference, Run
from rehab.rules.lowered import (
    And,
    AtLeast,
    Atom,
    Change,
    Excess,
    Extreme,
    Field,
    FlagOpen,
    Gained,
    HasLookBack,
    HasRun,
    Last,
    Lowered,
    Or,
    RunExtreme,
    SessionWorst,
    Share,
    Short,
    StateNumber,
    Tree,
)
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, RecordedAt, Worse


class Person:
    """One patient at one visit.

    Attributes:
        names: the unknowns.
        state: what the course knows before the visit.
        laws: what ties the unknowns together.
    """

    def __init__(self, names: Names, lowered: Lowered, *, levels: int) -> None:
        """Make a person of whom nothing is known.

        Args:
            names: the person's unknowns; two rule sets that share them ask the same patient.
            lowered: the rule set that asks.
            levels: how many levels the ladder has.
        """
        self.names = names
        self.state = State(self.names, levels)
        self.laws: list[Formula] = []
        self._lowered = lowered
        self._today: dict[str, tuple[Linear, Formula, Formula]] = {}
        self._items: dict[int, Items] = {}
        self._truths: dict[Tree, Truths] = {}

    def truths(self, tree: Tree) -> Truths:
        """When a condition is YES of this person, and when it is NO."""
        if tree not in self._truths:
            self._truths[tree] = self._worked_out(tree)
        return self._truths[tree]

    def _worked_out(self, tree: Tree) -> Truths:
        match tree:
            case Atom(place, operator, threshold):
                return self._atom(place, operator, threshold)
            case And(parts):
                each = [self.truths(part) for part in parts]
                return Truths(both(*(one.yes for one in each)), either(*(one.no for one in each)))
            case Or(parts):
                each = [self.truths(part) for part in parts]
                return Truths(either(*(one.yes for one in each)), both(*(one.no for one in each)))
            case AtLeast(count, parts):
                each = [self.truths(part) for part in parts]
                needed = len(parts) - count + 1
                return Truths(
                    at_least_n(count, (one.yes for one in each)),
                    at_least_n(needed, (one.no for one in each)),
                )
            case _:
                assert_never(tree)

    def _atom(self, place: int, operator: Operator, threshold: float) -> Truths:
        field = self._lowered.fields[place]
        if isinstance(field, Share):
            return self._share(field, operator, threshold)
        if place not in self._items:
            self._items[place] = self._of(field)
        return compared(self._items[place], operator, constant(threshold))

    def _of(self, field: Field) -> Items:
        """The cases in which a field is known."""
        match field:
            case Last(measure, role):
                return Items((self._now(self._measure(measure), role),))
            case SessionWorst(measure):
                return Items((self._session(self._measure(measure)),))
            case Short():
                return self._short(field)
            case Change() | Gained() | Excess() | RunExtreme():
                return self._over_time(field)
            case HasRun(run, window):
                return _yes_no(self._run(run, window))
            case HasLookBack(after, days):
                return _yes_no(self.names.flag("look back", after, days))
            case FlagOpen(rule):
                return _yes_no(self.names.flag("flag open", rule))
            case StateNumber(measure):
                return Items((self.state.number(measure),))
            case Share():
                raise AssertionError("a share is compared by itself")
            case _:
                assert_never(field)

    # Today -------------------------------------------------------------------------------------------

    def _now(self, measure: Measure, role: Role) -> Cases:
        """The value as it stands today, carried forward for as long as it may be."""
        if measure.recorded is RecordedAt.SESSION:
            return self._session(measure)
        if measure.red_flag or role is Role.RED_FLAG:
            return self._here(measure, role)
        value, _, _ = self._said(measure)
        full, part = self._standing(measure)
        return point(value, full) + (() if role is Role.GATE else at_least_as_bad(measure, value, part))

    def _here(self, measure: Measure, role: Role) -> Cases:
        """What today's check-in itself holds."""
        self._standing(measure)
        _, said, hinted = self._said(measure)
        today = self.names.value(measure, "today")
        return point(today, said) + (() if role is Role.GATE else at_least_as_bad(measure, today, hinted))

    def _said(self, measure: Measure) -> tuple[Linear, Formula, Formula]:
        """The value, whether today's check-in holds it, and whether it holds one that only adds caution."""
        if measure.id not in self._today:
            value, today = self.names.value(measure, "value"), self.names.value(measure, "today")
            said, hinted = self.names.flag(measure.id, "said"), self.names.flag(measure.id, "hinted")
            self._today[measure.id] = (value, said, hinted)
            full, part = self._standing(measure)
            signed_off = both(full, equal(value, constant(measure.best)))  # as not applicable, until measured
            self.laws += [
                opposite(both(said, hinted)),
                opposite(both(full, part)),
                implies(said, both(full, equal(today, value))),
                implies(
                    hinted, both(either(full, part), either(_no_better(measure, value, today), signed_off))
                ),
            ]
        return self._today[measure.id]

    def _standing(self, measure: Measure) -> tuple[Formula, Formula]:
        """Whether the value may open a gate, or only adds caution."""
        return self.names.flag(measure.id, "full"), self.names.flag(measure.id, "part")

    def _session(self, measure: Measure) -> Cases:
        """The worst of the sessions since the visit before; as good as can be if there were none."""
        full, part = self._standing(measure)
        value = self.names.value(measure, "value")
        self.laws += [
            opposite(both(full, part)),
            implies(self.state.no_sessions, both(full, equal(value, constant(measure.best)))),
            implies(self.state.untold, both(opposite(full), opposite(part))),
        ]
        ends = tuple(map(constant, measure.range))
        worse = (value, ends[1]) if measure.worse is Worse.HIGHER else (ends[0], value)
        return (*point(value, full), Known(part, *worse))

    # Beside a reference ------------------------------------------------------------------------------

    def _short(self, field: Short) -> Items:
        measure = self._measure(field.measure)
        reference = self._reference(measure, field.reference, field.role)
        return Items((worse_by(measure, self._now(measure, field.role), reference),))

    def _reference(self, measure: Measure, reference: Reference, role: Role) -> Cases:
        match reference:
            case Reference.EXPECTED:
                return point(self._expected(measure))
            case Reference.FIRST:
                return point(*self._known(measure, reference.value))
            case Reference.BEST:
                return self._best_so_far(measure)
            case Reference.OTHER_SIDE:
                return self._other_side(measure, role)
            case _:
                assert_never(reference)

    def _known(self, measure: Measure, *about: object) -> tuple[Linear, Formula]:
        """A value of the past, and whether there is one."""
        return self.names.value(measure, *about), self.names.flag(measure.id, *about, "known")

    def _best_so_far(self, measure: Measure) -> Cases:
        """The best value of all visits: of those before, or today's own."""
        before, known = self._known(measure, Reference.BEST.value)
        (_, said, _), today = self._said(measure), self.names.value(measure, "today")
        improved = less(today, before) if measure.worse is Worse.HIGHER else less(before, today)
        is_todays = both(said, either(opposite(known), improved))
        return point(before, both(known, opposite(is_todays))) + point(today, is_todays)

    def _other_side(self, measure: Measure, role: Role) -> Cases:
        """The other knee's value; a red flag sees what was found of it today and nothing older."""
        value, known = self._known(measure, Reference.OTHER_SIDE.value)
        if role is not Role.RED_FLAG:
            return point(value, known)
        today, found = self._known(measure, Reference.OTHER_SIDE.value, "today")
        self.laws.append(implies(found, both(known, equal(today, value))))
        return point(today, found)

    def _expected(self, measure: Measure) -> Linear:
        """The value of the expected curve on the day, to the rounding of engines."""
        days, points = self.state.days, self._lowered.curves[measure.id].points
        expected = self.names.count(
            scaled(min(value for _, value in points)) - 1,
            scaled(max(value for _, value in points)) + 1,
            measure.id,
            "expected",
            each=1,
        )
        for start, end in itertools.pairwise(points):
            within = both(at_most(constant(start[0] * 7), days), at_most(days, constant(end[0] * 7)))
            self.laws.append(implies(within, _on_line(expected, days, start, end)))
        before, after = points[0], points[-1]
        self.laws += [
            implies(at_most(days, constant(before[0] * 7)), equal(expected, constant(before[1]))),
            implies(at_most(constant(after[0] * 7), days), equal(expected, constant(after[1]))),
        ]
        return expected

    def _share(self, field: Share, operator: Operator, threshold: float) -> Truths:
        """A share of a reference: a hundred times the value beside so many times the reference."""
        measure = self._measure(field.measure)
        now = self._now(measure, field.role)
        references = self._reference(measure, field.reference, field.role)
        each = [_share_of(now, one, operator, threshold) for one in references]
        return Truths(either(*(one.yes for one in each)), either(*(one.no for one in each)))

    # Over time ---------------------------------------------------------------------------------------

    def _over_time(self, field: Change | Gained | Excess | RunExtreme) -> Items:
        match field:
            case Change():
                return Items((self._change(field),))
            case Gained():
                return self._gained(field)
            case Excess():
                return self._excess(field)
            case RunExtreme():
                return self._run_extreme(field)
            case _:
                assert_never(field)

    def _change(self, field: Change) -> Cases:
        measure = self._measure(field.measure)
        today = self._here(measure, field.role)
        best = self._best(measure, 0, field.check_ins, field.days)
        return difference(best, today) if field.falling else difference(today, best)

    def _best(self, measure: Measure, after: int, check_ins: int, days: int) -> Cases:
        """The best value of a look-back, of those taken like today's."""
        about = ("best of", after, check_ins, days)
        known = self.names.flag(measure.id, *about, "known")
        self.laws.append(implies(known, self.names.flag("look back", after, days)))
        return point(self.names.value(measure, *about), known)

    def _best_beside(self, measure: Measure, field: Excess, today: Cases) -> Cases:
        """The best value that the rest of a run is held against: of any kind, where today has no value."""
        look_back = (field.count - 1, field.check_ins, field.days)
        (alike,) = self._best(measure, *look_back)
        about = ("best of any", *look_back)
        value, known = self.names.value(measure, *about), self.names.flag(measure.id, *about, "known")
        assert alike.low is not None  # noqa: S101  (a best value is a point wherever it is known)
        self.laws += [
            implies(known, self.names.flag("look back", field.count - 1, field.days)),
            implies(alike.when, both(known, _no_better(measure, alike.low, value))),
        ]
        is_seen = either(*(case.when for case in today))
        return _only(is_seen, (alike,)) + point(value, both(opposite(is_seen), known))

    def _excess(self, field: Excess) -> Items:
        measure = self._measure(field.measure)
        today = self._here(measure, field.role)
        best = self._best(measure, field.count - 1, field.check_ins, field.days)
        if field.count == 1:
            return Items((worse_by(measure, today, best),))
        others, beside = self._others(measure, field), self._best_beside(measure, field, today)
        return Items((worse_by(measure, today, best), worse_by(measure, others, beside)), field.extreme)

    def _run_extreme(self, field: RunExtreme) -> Items:
        measure, run = self._measure(field.measure), self._run(field.run, field.window_days)
        others = _only(run, self._others(measure, field))
        if field.run.of is Counted.SESSIONS:
            return Items((others,), field.extreme)
        today = _only(run, self._here(measure, field.role))
        return Items((today,) if field.run == Run(1, Counted.CHECK_INS) else (today, others), field.extreme)

    def _others(self, measure: Measure, field: Excess | RunExtreme) -> Cases:
        """The extreme of the rest of a run; its least is no more than its most.

        Where lower is worse, the least excess is that of the highest value.
        """
        about = ("rest of", *_about(field))
        value = {end: self.names.value(measure, *about, end.value) for end in Extreme}
        ends = (value[Extreme.LEAST], value[Extreme.MOST])
        turned = isinstance(field, Excess) and measure.worse is not Worse.HIGHER
        self.laws.append(at_most(*(reversed(ends) if turned else ends)))
        low, high = (self.names.flag(measure.id, *about, field.extreme, end) for end in ("low", "high"))
        top = self.names.value(measure, *about, field.extreme.value, "to")
        self.laws.append(at_most(value[field.extreme], top))
        here = value[field.extreme]
        return (
            Known(both(low, high), here, top),
            Known(both(low, opposite(high)), here, None),
            Known(both(opposite(low), high), None, top),
        )

    def _gained(self, field: Gained) -> Items:
        measure = self._measure(field.measure)
        _, said, _ = self._said(measure)
        run = self._run(Run(field.check_ins, Counted.CHECK_INS), field.days)
        about = ("gain over", field.check_ins, field.days)
        known = both(run, said, self.names.flag(measure.id, *about, "known"))
        first = point(self.names.value(measure, *about, "first"), known)
        today = worse_by(measure, first, point(self.names.value(measure, "today"), known))
        later = worse_by(measure, first, point(self.names.value(measure, *about, "later"), known))
        return Items((today,) if field.check_ins == _TWO else (today, later), Extreme.MOST)

    def _run(self, run: Run, window_days: int) -> Formula:
        return self.names.flag("run", run.count, run.of.value, window_days)

    def _measure(self, measure: MeasureId) -> Measure:
        return self._lowered.measures[measure]


_TWO = 2


def _yes_no(answer: Formula) -> Items:
    return Items(((*point(constant(1), answer), *point(constant(0), opposite(answer))),))


def _only(when: Formula, cases: Cases) -> Cases:
    return tuple(Known(both(when, case.when), case.low, case.high) for case in cases)


def _share_of(now: Cases, reference: Known, operator: Operator, threshold: float) -> Truths:
    assert reference.low is not None  # noqa: S101  (a reference is a point wherever it is known)
    usable = both(reference.when, opposite(at_most(reference.low, constant(0))))
    half = 1 if operator in {Operator.ABOVE, Operator.AT_MOST} else -1  # engines round the share
    limit = times(reference.low, 2 * scaled(threshold) + half)
    shares = tuple(
        Known(
            both(usable, case.when),
            None if case.low is None else times(case.low, 200 * SCALE),
            None if case.high is None else times(case.high, 200 * SCALE),
        )
        for case in now
    )
    whole = {Operator.ABOVE: Operator.AT_LEAST, Operator.AT_MOST: Operator.BELOW}.get(operator, operator)
    return compared(Items((shares,)), whole, limit)


def _no_better(measure: Measure, value: Linear, than: Linear) -> Formula:
    """A value is at least as bad as another."""
    match measure.worse:
        case Worse.HIGHER:
            return at_most(than, value)
        case Worse.LOWER:
            return at_most(value, than)
        case Worse.NONE:
            return TRUE


def _about(field: Excess | RunExtreme) -> tuple[object, ...]:
    if isinstance(field, Excess):
        return ("excess", field.count, field.check_ins, field.days, field.role.value)
    return (field.run.of.value, field.run.count, field.window_days, field.role.value)


def _on_line(expected: Linear, days: Linear, start: tuple[float, float], end: tuple[float, float]) -> Formula:
    """A number lies on the straight line between two points, to a ten-thousandth."""
    (week_0, value_0), (week_1, value_1) = start, end
    width = round((week_1 - week_0) * 7)
    rise = scaled(value_1) - scaled(value_0)
    # width * (expected - value_0) is rise * (days - week_0 * 7), and rounding moves expected by 1/2 at most.
    left = times(expected, width * SCALE)
    right = Linear(
        tuple((name, factor * rise) for name, factor in days.terms),
        rise * (days.constant - scaled(week_0 * 7)) + scaled(value_0) * width * SCALE,
    )
    slack = width * SCALE // 2
    return both(
        at_most(left, Linear(right.terms, right.constant + slack)),
        at_most(right, Linear(left.terms, left.constant + slack)),
    )
