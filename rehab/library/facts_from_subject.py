"""What a protocol is, counted: when it begins, what it asks for first, and what it rests on.

A protocol under examination flows in; Facts flow out. Nothing is decided and nothing is proven here.
"""

from collections.abc import Iterator
from hashlib import sha256

from rehab.checks.subject import Subject
from rehab.library.model import Facts, Start
from rehab.protocol.authored import ProtocolText
from rehab.protocol.condition import Condition, musts_of, tests_of
from rehab.protocol.from_authored import Choice
from rehab.protocol.model import Protocol
from rehab.terms.ids import CLINIC_DEFAULT, SourceId
from rehab.wording.condition import condition_sentence

_WEEK = 7
_DIGITS = 16


def facts_of(subject: Subject) -> Facts:
    """What can be counted of a protocol.

    Args:
        subject: the protocol.
    """
    protocol, own = subject.protocol, subject.chain[-1]
    cited = tuple(_cited(protocol))
    return Facts(
        id=protocol.id,
        version=protocol.version,
        status=protocol.status.value,
        title=protocol.title,
        starts=tuple(_starts(subject)),
        gates=tuple(_gates(subject)),
        levels=len(protocol.levels),
        rules=len(protocol.rules),
        own_rules=len(own.text.rules) if isinstance(own.text, ProtocolText) else 0,
        red_flags=sum(rule.red_flag for rule in protocol.rules),
        extrapolated=sum(rule.extrapolated for rule in protocol.rules),
        sources=len({*cited} - {CLINIC_DEFAULT}),
        clinic_defaults=cited.count(CLINIC_DEFAULT),
        cases=len(own.text.cases) if isinstance(own.text, ProtocolText) else 0,
        text=_digest(subject),
    )


def _starts(subject: Subject) -> Iterator[Start]:
    """The first week, then those of variants and modifiers that begin in another one."""
    if not subject.protocol.phases:
        return
    usual = _first_week(subject.protocol)
    yield Start(usual)
    for choice, protocol in subject.versions:
        if _first_week(protocol) != usual:
            yield Start(_first_week(protocol), _named(choice))


def _first_week(protocol: Protocol) -> int:
    return protocol.phases[0].window.not_before_days // _WEEK


def _named(choice: Choice) -> str:
    return choice.variant or "".join(choice.modifiers)


def _gates(subject: Subject) -> Iterator[str]:
    """What must be met to begin, criterion by criterion."""
    protocol = subject.protocol
    if protocol.phases:
        phase = protocol.phases[0]
        for criterion in (*phase.enter_when, *protocol.level(phase.levels[0]).needs):
            for one in musts_of(criterion.condition):
                yield condition_sentence(one, subject.catalogue, protocol)


def _cited(protocol: Protocol) -> Iterator[SourceId]:
    """The source of everything that names one, the clinic's default included; opinions are signed instead."""
    yield from (rule.source for rule in protocol.rules if not rule.opinion)
    yield from (parameter.source for parameter in protocol.parameters)
    yield from (cap.source for cap in protocol.caps)
    yield from (curve.source for curve in protocol.curves)
    yield from (event.source for event in protocol.events)
    yield from (level.source for level in protocol.levels)
    yield from (activity.source for activity in protocol.variety)
    yield from (phase.window.source for phase in protocol.phases)
    for condition in _conditions(protocol):
        yield from (test.source for test in tests_of(condition) if test.source is not None)


def _conditions(protocol: Protocol) -> Iterator[Condition]:
    """Gates and ways out; those that rules name are cited with the rule."""
    for phase in protocol.phases:
        yield from (one.condition for one in (*phase.enter_when, *phase.exit_when))
    needs = (*(one.needs for one in protocol.levels), *(one.needs for one in protocol.variety))
    yield from (criterion.condition for criteria in needs for criterion in criteria)


def _digest(subject: Subject) -> str:
    """A digest of all that is written, of cases and comments too: they are part of what is counted."""
    texts = ["\n".join(layer.node.lines.lines) for layer in subject.chain]
    whole = "\f".join([*texts, subject.catalogue.model_dump_json()])
    return sha256(whole.encode()).hexdigest()[:_DIGITS]
