"""What is written for durable-rules is checked against what that engine was measured to do right."""

from typing import Any

import pytest

from rehab.adapters.durable_limits import (
    DONE,
    GUARD,
    LAST_PRIORITY,
    MOST_NODES,
    MOST_PROPERTIES,
    MOST_RULES,
    check,
    check_names,
    hash_of,
)
from rehab.errors import InternalError


def a_rule(*parts: Any) -> dict[str, Any]:  # noqa: ANN401  (shapes that are wrong)
    """A guarded rule."""
    return {"all": [{"m": {"$and": [GUARD, *parts]}}]}


A_PART = {"$gte": {"l0": 1}}
BAD_RULES: dict[str, Any] = {
    "a second key in a node": a_rule({"$gte": {"l0": 1}, "$lt": {"h0": 1}}),
    "two properties in a comparison": a_rule({"$gte": {"l0": 1, "l1": 1}}),
    "an empty connective": a_rule({"$or": []}),
    "no guard": {"all": [{"m": {"$or": [A_PART, A_PART]}}]},
    "the guard second": {"all": [{"m": {"$and": [A_PART, GUARD]}}]},
    "the guard alone": {"all": [{"m": {"$and": [GUARD]}}]},
    "two facts": {"all": [{"m": {"$and": [GUARD, A_PART]}}, {"n": {"$and": [GUARD, A_PART]}}]},
    "a count": {**a_rule(A_PART), "count": 2},
    "an absent property": a_rule({"$nex": {"l0": 1}}),
    "an operator of text": a_rule({"$mt": {"l0": "a+"}}),
    "a number with decimals": a_rule({"$gte": {"l0": 13.5}}),
    "a bool": a_rule({"$gte": {"l0": True}}),
    "text": a_rule({"$gte": {"l0": "1"}}),
    "two fields": a_rule({"$gte": {"l0": {"m": "h0"}}}),
    "a number out of range": a_rule({"$gte": {"l0": 10**13}}),
    "too many connectives": a_rule(*({"$or": [A_PART, {"$gt": {"l1": n}}]} for n in range(MOST_NODES))),
}


def with_last(rules: dict[str, Any]) -> dict[str, Any]:
    """Rules with the last one that always fires."""
    return {**rules, DONE: {"all": [{"m": GUARD}], "pri": LAST_PRIORITY}}


@pytest.mark.parametrize("fault", BAD_RULES)
def test_what_the_engine_gets_wrong_is_never_loaded(fault: str) -> None:
    """A rule of a shape on which the engine guesses, loops or crashes is refused when it is built."""
    with pytest.raises(InternalError, match="rule y0 "):
        check(with_last({"y0": BAD_RULES[fault]}))


def test_a_ruleset_ends_with_the_rule_that_always_fires() -> None:
    """A ruleset without its last rule, or with that rule elsewhere, is refused."""
    last = with_last({})
    for rules in ({"y0": a_rule(A_PART)}, {**last, "y0": a_rule(A_PART)}, {DONE: a_rule(A_PART)}, {}):
        with pytest.raises(InternalError, match="no last rule"):
            check(rules)
    check(with_last({"y0": a_rule(A_PART)}))


def test_a_ruleset_has_few_rules() -> None:
    """More rules than were measured are refused."""
    with pytest.raises(InternalError, match="too many rules"):
        check(with_last({f"y{number}": a_rule(A_PART) for number in range(MOST_RULES + 1)}))


def test_a_fact_has_few_properties() -> None:
    """A ruleset that asks for more properties than a fact can hold is refused."""
    rules = {
        f"y{number}": a_rule(*({"$gte": {f"l{number}_{part}": 1}} for part in range(MOST_PROPERTIES // 10)))
        for number in range(11)
    }
    with pytest.raises(InternalError, match="too many properties"):
        check(with_last(rules))


@pytest.mark.parametrize(("name", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_hash_is_the_engines(name: str, value: int) -> None:
    """Names are hashed as the engine does: 32-bit FNV-1a."""
    assert hash_of(name) == value


def test_names_that_collide_are_refused() -> None:
    """`costarring` and `liquid` are one property to the engine."""
    with pytest.raises(InternalError, match="costarring and liquid collide"):
        check_names(["liquid", "costarring"])
    check_names([f"{side}{number}" for side in "lh" for number in range(1_000)])
