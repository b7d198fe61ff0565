"""zen-engine, three ways: one expression for all rules, one a rule, and a decision table.

A workload flows in, contenders flow out. Rust behind Python; two truths, no trace asked for.
"""

import json
from typing import Any

from benchmarks.engines.contender import Contender, bare_values, names, peer
from benchmarks.engines.text import as_text
from benchmarks.workload import Workload


def one_expression(work: Workload) -> Contender:
    """All rules in one array expression, so that a patient is handed over once."""
    text = ", ".join(as_text(entry.when) for entry in work.rules.entries)
    compiled = peer("zen").compile_expression(f"[{text}]")
    every = names(work)

    def fired(held: list[bool]) -> list[str]:
        return [name for name, holds in zip(every, held, strict=True) if holds]

    return Contender(bare_values(work), compiled.evaluate, fired)


def expressions(work: Workload) -> Contender:
    """One expression a rule."""
    compile_ = peer("zen").compile_expression
    rules = tuple((str(entry.id), compile_(as_text(entry.when)).evaluate) for entry in work.rules.entries)

    def answer(values: dict[str, float]) -> list[str]:
        return [name for name, holds in rules if holds(values)]

    return Contender(bare_values(work), answer)


def table(work: Workload) -> Contender:
    """A decision table that collects every row that is true: one row and one expression a rule."""
    rows = [
        {"_id": str(entry.id), "when": as_text(entry.when), "rule": json.dumps(entry.id)}
        for entry in work.rules.entries
    ]
    decision = peer("zen").ZenEngine().create_decision(_graph(rows))

    def fired(answered: dict[str, Any]) -> list[str]:
        return [row["id"] for row in answered["result"]]

    return Contender(bare_values(work), decision.evaluate, fired)


def _graph(rows: list[dict[str, str]]) -> str:
    """The table between an input and an output, as zen reads it."""
    content = {
        "hitPolicy": "collect",
        # An input without a field takes whole expressions; with one column a measure it is slower.
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [{"id": "rule", "name": "rule", "field": "id"}],
        "rules": rows,
    }
    return json.dumps(
        {
            "nodes": [
                _node("in", "inputNode"),
                {**_node("table", "decisionTableNode"), "content": content},
                _node("out", "outputNode"),
            ],
            "edges": [_edge("in", "table"), _edge("table", "out")],
        }
    )


def _node(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
