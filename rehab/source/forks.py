"""Which branch of a union a writer meant, so that one mistake gives one finding.

Errors with their trails flow in; the errors of the branches that got furthest flow out.
Pydantic complains once for each branch that a value could have taken.
"""

from rehab.findings import did_you_mean
from rehab.frozen import FrozenStruct, replace
from rehab.source.complaint import MISSING, UNKNOWN, WORD_ERRORS, Error
from rehab.source.kind import KIND_ERRORS
from rehab.source.node import ScalarNode
from rehab.source.schema import Expected
from rehab.source.trail import Trail


class Met(FrozenStruct):
    """An error and the way to it."""

    error: Error
    trail: Trail
    kinds: tuple[str, ...] = ()
    """Where no branch takes a value of this kind: all the kinds that would do."""


def settled(expected: Expected, met: list[Met]) -> list[Met]:
    """The errors that are left when each union has been settled on a branch and typing slips are paired."""
    return _paired(expected, _settled(expected, met, 0))


def _settled(expected: Expected, met: list[Met], depth: int) -> list[Met]:
    """Settle the unions that are passed `depth`-th on their trails, and then those below them."""
    kept = [one for one in met if len(one.trail.forks) <= depth]
    unions: dict[object, list[Met]] = {}
    for one in met:
        if len(one.trail.forks) > depth:
            fork = one.trail.forks[depth]
            unions.setdefault((fork.path, id(fork.union)), []).append(one)
    for errors in unions.values():
        branches: dict[str, list[Met]] = {}
        for one in errors:
            branches.setdefault(one.trail.forks[depth].label, []).append(one)
        inner = [_settled(expected, branch, depth + 1) for branch in branches.values()]
        kept.extend(_best(expected, inner, errors[0].trail.forks[depth].path))
    return kept


def _best(expected: Expected, branches: list[list[Met]], at: tuple[str | int, ...]) -> list[Met]:
    if any(one.trail.node.flawed for branch in branches for one in branch):
        flawed = [branch for branch in branches if any(one.trail.node.flawed for one in branch)]
        return flawed[0]
    scores = [_score(expected, branch, len(at)) for branch in branches]
    best = max(scores)
    equal = [branch for branch, score in zip(branches, scores, strict=True) if score == best]
    if len(equal) > 1 and best[0] == 0:
        kinds = tuple(dict.fromkeys(kind for branch in equal for one in branch for kind in _kinds(one)))
        return [replace(equal[0][0], kinds=kinds)] if kinds else equal[0]
    return equal[0]


def _kinds(one: Met) -> tuple[str, ...]:
    kind = KIND_ERRORS.get(one.error["type"])
    return one.kinds or (() if kind is None else (kind,))


def _score(expected: Expected, branch: list[Met], start: int) -> tuple[int, int, int, int]:
    """How far a branch got: whether the kind was right, how deep it went, how little was wrong.

    Among equals the branch is taken that knows what a misspelt key was meant to be.
    """
    fits = min(_fit(one, start) for one in branch)
    deepest = max(len(one.trail.path) + (one.trail.absent is not None) for one in branch)
    guessed = sum(_meant(expected, one) is not None for one in branch)
    return (fits, deepest, -len(_paired(expected, branch)), guessed)


def _meant(expected: Expected, one: Met) -> str | None:
    """The key that an unknown one was probably meant to be."""
    if one.error["type"] not in UNKNOWN or not one.trail.path:
        return None
    return did_you_mean(str(one.trail.path[-1]), expected.fields(one.trail.owner))


def _fit(one: Met, start: int) -> int:
    """0 where the value is of the wrong kind for the branch, 1 where only the word is wrong, 2 below."""
    if len(one.trail.path) > start or one.error["type"] in MISSING:
        return 2
    if one.error["type"] in KIND_ERRORS:
        return 0
    if one.error["type"] in WORD_ERRORS:
        return 1 if isinstance(one.trail.node, ScalarNode) else 0
    return 1


def _paired(expected: Expected, met: list[Met]) -> list[Met]:
    """Leave out a missing key where an unknown key beside it is that key, misspelt."""
    lacking = {(one.trail.path, str(one.trail.absent)) for one in met if one.error["type"] in MISSING}
    spelt = {(one.trail.path[:-1], _meant(expected, one)) for one in met} if lacking else set()
    return [
        one
        for one in met
        if one.error["type"] not in MISSING or (one.trail.path, str(one.trail.absent)) not in spelt
    ]
