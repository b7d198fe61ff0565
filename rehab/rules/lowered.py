"""The lowered form: numbers to be worked out once a visit, and flat three-valued trees over them.

`lower.py` builds it from a rule set. The fast evaluator, the rules engine, SQL and the solver read
only this, so none of them needs to know what a look-back, a session line or another knee is.
"""

from collections.abc import Mapping
from enum import StrEnum

from rehab.frozen import FrozenStruct
from rehab.patient.reading import Role
from rehab.protocol.condition import Operator, Reference, Run
from rehab.protocol.model import Curve
from rehab.rules.model import EntryId
from rehab.terms.ids import MeasureId, RuleId
from rehab.terms.measure import Measure


class Extreme(StrEnum):
    """Which of several numbers is meant: "each is at least c" asks the least, "at most" the most."""

    LEAST = "least"
    MOST = "most"


# Fields: the closed set of numbers. Each is an interval of which a side may be open (not known). -----


class Last(FrozenStruct):
    """The value as it stands today, carried forward for as long as it may be; never to a red flag."""

    measure: MeasureId
    role: Role


class SessionWorst(FrozenStruct):
    """The worst value over the sessions since the visit before."""

    measure: MeasureId


class Short(FrozenStruct):
    """How far today's value falls short of a reference, counted in the worse direction."""

    measure: MeasureId
    reference: Reference
    role: Role


class Share(FrozenStruct):
    """Today's value as a percentage of a reference."""

    measure: MeasureId
    reference: Reference
    role: Role


class Change(FrozenStruct):
    """Today's own value less the best of the look-back, or the other way round if `falling`."""

    measure: MeasureId
    falling: bool
    check_ins: int
    days: int
    role: Role


class Gained(FrozenStruct):
    """Improvement of the best of the last `check_ins` values over the first of them."""

    measure: MeasureId
    check_ins: int
    days: int


class Excess(FrozenStruct):
    """The least or most by which the last `count` check-ins were worse than the best before them."""

    measure: MeasureId
    count: int
    check_ins: int
    days: int
    role: Role
    extreme: Extreme


class RunExtreme(FrozenStruct):
    """The least or most of the values of an unbroken run."""

    measure: MeasureId
    run: Run
    window_days: int
    role: Role
    extreme: Extreme


class HasRun(FrozenStruct):
    """1 if there is a whole run without a gap longer than the window, else 0."""

    run: Run
    window_days: int


class HasLookBack(FrozenStruct):
    """1 if there is a check-in to look back on, else 0.

    Attributes:
        after: how many of the newest check-ins before today's are not looked at.
    """

    after: int
    days: int


class FlagOpen(FrozenStruct):
    """1 if a red flag that was once raised has not been closed, else 0."""

    rule: RuleId


class StateNumber(FrozenStruct):
    """What the course itself knows: time, level, sessions, holds, age."""

    measure: MeasureId


Field = (
    Last
    | SessionWorst
    | Short
    | Share
    | Change
    | Gained
    | Excess
    | RunExtreme
    | HasRun
    | HasLookBack
    | FlagOpen
    | StateNumber
)


# Trees: in negation normal form, so that there is no `not`. ------------------------------------------


class Atom(FrozenStruct):
    """A comparison of the field of that number with a threshold."""

    field: int
    operator: Operator
    threshold: float


class And(FrozenStruct):
    """YES when every part is; without parts always YES."""

    parts: tuple["Tree", ...]


class Or(FrozenStruct):
    """YES when one part is; without parts always NO."""

    parts: tuple["Tree", ...]


class AtLeast(FrozenStruct):
    """YES when `count` parts are; 1 < count < number of parts."""

    count: int
    parts: tuple["Tree", ...]


Tree = Atom | And | Or | AtLeast

ALWAYS = And(())
NEVER = Or(())

OPPOSITE: Mapping[Operator, Operator] = {
    Operator.AT_LEAST: Operator.BELOW,
    Operator.BELOW: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_MOST,
}


def all_of(parts: tuple[Tree, ...]) -> Tree:
    """The conjunction, with what is always YES left out and nested ones laid flat."""
    flat = tuple(dict.fromkeys(_flat(parts, And)))
    if NEVER in flat:
        return NEVER
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: tuple[Tree, ...]) -> Tree:
    """The disjunction, with what is always NO left out and nested ones laid flat."""
    flat = tuple(dict.fromkeys(_flat(parts, Or)))
    if ALWAYS in flat:
        return ALWAYS
    return flat[0] if len(flat) == 1 else Or(flat)


def at_least_n_of(count: int, parts: tuple[Tree, ...]) -> Tree:
    """So many of the parts, as `all_of` or `any_of` where it is one of these."""
    open_parts = tuple(part for part in parts if part not in {ALWAYS, NEVER})
    needed = count - sum(part == ALWAYS for part in parts)
    if needed <= 0:
        return ALWAYS
    if needed > len(open_parts):
        return NEVER
    if needed == 1:
        return any_of(open_parts)
    return all_of(open_parts) if needed == len(open_parts) else AtLeast(needed, open_parts)


def opposite(tree: Tree) -> Tree:
    """The tree that is YES where this one is NO, and UNKNOWN where it is."""
    match tree:
        case Atom(field, operator, threshold):
            return Atom(field, OPPOSITE[operator], threshold)
        case And(parts):
            return any_of(tuple(opposite(part) for part in parts))
        case Or(parts):
            return all_of(tuple(opposite(part) for part in parts))
        case AtLeast(count, parts):
            return at_least_n_of(len(parts) - count + 1, tuple(opposite(part) for part in parts))


def _flat(parts: tuple[Tree, ...], kind: type[And] | type[Or]) -> tuple[Tree, ...]:
    return tuple(inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))


class LoweredEntry(FrozenStruct):
    """One entry of the rule set as a tree."""

    id: EntryId
    role: Role
    tree: Tree


class Lowered(FrozenStruct, dict=True):
    """A rule set in its lowered form.

    Attributes:
        fields: the numbers that the atoms compare; an atom names its field by its place here.
        measures: the measures that the fields are about.
        curves: the expected curves that the fields are about.
    """

    fields: tuple[Field, ...]
    entries: tuple[LoweredEntry, ...]
    measures: Mapping[MeasureId, Measure]
    curves: Mapping[MeasureId, Curve]
