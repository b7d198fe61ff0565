"""Names that an episode uses and its protocol must have: levels, rules, variants, kinds of events.

An episode's text and the protocol's names flow in; findings flow out, because a closure of a rule
that does not exist would close nothing and nobody would notice.
"""

from collections.abc import Collection, Iterator

from rehab.findings import Finding, did_you_mean, finding
from rehab.patient.authored import EpisodeText
from rehab.patient.record import RE_OPERATION
from rehab.source import Node
from rehab.source.phrase import listed
from rehab.source.place import Path, describe, locate


def unknown_names(
    text: EpisodeText, node: Node, *, levels: Collection[str], rules: Collection[str]
) -> tuple[Finding, ...]:
    """A finding for each level or rule that the protocol does not have.

    Args:
        text: the checked episode.
        node: its tree, for positions.
        levels: ids of the protocol's levels.
        rules: ids of the protocol's rules.
    """
    again = {RE_OPERATION} if len({start.knee for start in text.starts}) < len(text.starts) else set()
    closable = {*rules, *(event.kind for event in text.events), *again}
    found = [
        _unknown(node, path, "RP105", name, levels) for path, name in _levels(text) if name not in levels
    ]
    for number, closure in enumerate(text.closures):
        if closure.of not in closable:
            found.append(_unknown(node, ("closures", number, "of"), "RP117", closure.of, closable))
    for number, known in enumerate(text.baselines):
        if known.rule not in rules:
            found.append(_unknown(node, ("baselines", number, "rule"), "RP117", known.rule, rules))
    return tuple(found)


def unknown_choices(
    text: EpisodeText, node: Node, *, variants: Collection[str], modifiers: Collection[str]
) -> tuple[Finding, ...]:
    """A finding for each variant or modifier that the protocol does not offer.

    Args:
        text: the checked episode.
        node: its tree, for positions.
        variants: the variants that the protocol offers.
        modifiers: the modifiers that it offers.
    """
    found: list[Finding] = []
    for number, start in enumerate(text.starts):
        path: Path = ("starts", number)
        if start.variant is not None and start.variant not in variants:
            found.append(_unknown(node, (*path, "variant"), "RP114", start.variant, variants))
        for place, modifier in enumerate(start.modifiers):
            if modifier not in modifiers:
                at = (*path, "modifiers", place)
                found.append(_unknown(node, at, "RP114", modifier, modifiers))
    return tuple(found)


def other_operations(text: EpisodeText, node: Node, procedure: str) -> tuple[Finding, ...]:
    """A finding for each start whose operation is not the one that the protocol is for.

    Args:
        text: the checked episode.
        node: its tree, for positions.
        procedure: the protocol's operation; empty if it is for any.
    """
    found: list[Finding] = []
    for number, start in enumerate(text.starts):
        if procedure and start.procedure != procedure:
            path: Path = ("starts", number, "procedure")
            message = f"protocol `{text.protocol}` is not for `{start.procedure}`"
            label = f"it is for `{procedure}`"
            span = locate(node, path)
            found.append(finding("RP205", message, span=span, where=describe(node, path), label=label))
    return tuple(found)


def _levels(text: EpisodeText) -> Iterator[tuple[Path, str]]:
    named: list[tuple[Path, str | None]] = []
    for number, check_in in enumerate(text.check_ins):
        named.append((("check_ins", number, "level_done"), check_in.level_done))
        named += [
            (("check_ins", number, "sessions", line_number, "level"), line.level)
            for line_number, line in enumerate(check_in.sessions or ())
        ]
    named += [(("decisions", number, "level"), signed.level) for number, signed in enumerate(text.decisions)]
    named += [(("overrides", number, "level"), signed.level) for number, signed in enumerate(text.overrides)]
    named += [
        (("closures", number, "resume_at"), closure.resume_at) for number, closure in enumerate(text.closures)
    ]
    for path, name in named:
        if name is not None:
            yield path, name


_WHAT = {
    "level": "level",
    "level_done": "level",
    "resume_at": "level",
    "of": "rule or event",
    "rule": "rule",
    "variant": "variant",
    "modifiers": "modifier",
}
"""What the last key of a path names."""
_FEW = 8


def _unknown(node: Node, path: Path, finding_id: str, name: str, known: Collection[str]) -> Finding:
    what = _WHAT[next(str(step) for step in reversed(path) if isinstance(step, str))]
    near = did_you_mean(name, known)
    label = f"did you mean `{near}`?" if near else ""
    if not near and 0 < len(known) <= _FEW:
        label = f"known here: {listed(tuple(known), ' and ')}"
    span = locate(node, path)
    return finding(finding_id, f"unknown {what} `{name}`", span=span, where=describe(node, path), label=label)
