"""RP411: a step up that nothing was asked for, or a hold that nobody can explain.

An Examination flows in; findings flow out where a check-in with nothing observed opens the next level, and
where a patient can be held with no rule, gate, question or date that says why.
"""

from collections.abc import Iterator

from rehab.checks.proofs.examination import Examination
from rehab.checks.proofs.possible import Suspicion, suspect
from rehab.checks.proofs.written import phase_place
from rehab.decision.model import Decision
from rehab.findings import Finding
from rehab.proof.decided import Decided
from rehab.proof.formula import Flag, Formula, both, either, opposite
from rehab.protocol.layer import Place
from rehab.terms.caution import Outcome
from rehab.terms.measure import RecordedAt
from rehab.terms.truth import Truth


def check(examination: Examination) -> Iterator[Finding]:
    """An empty check-in that progresses, and a hold without a reason."""
    layers, phases = examination.subject.layers, examination.protocol.phases

    def opens(place: int) -> Place:
        """The phase of the level that opens, or the one that ends."""
        following = examination.pair.at(place)[0].next
        phase = phases[-1] if following is None else examination.protocol.phase_of(following.level.id)
        return phase_place(layers, phase.id)

    yield from suspect(
        examination,
        Suspicion(
            finding="RP411",
            says="a check-in at which nothing was observed opens the next level",
            where=opens,
            fault=lambda decided: both(opposite(decided.stays), _nothing(examination)),
            is_fault=_rose,
        ),
    )
    yield from suspect(
        examination,
        Suspicion(
            finding="RP411",
            says="a patient can be held at the last level for good, and no page can say what is missing",
            where=lambda _: phase_place(layers, phases[-1].id),
            fault=_unexplained,
            is_fault=lambda decision: decision is not None and not _explained(decision),
        ),
    )


def _nothing(examination: Examination) -> Formula:
    """No value of today is known, and none of an earlier day."""
    names = examination.pair.one.names
    known = (
        names.name(measure.id, what)
        for measure in examination.lowered.measures.values()
        for what in (("full",) if measure.recorded is RecordedAt.SESSION else ("full", "said"))
    )
    return both(*(opposite(Flag(name)) for name in known if name in names.flags))


def _rose(decision: Decision | None) -> bool:
    return decision is not None and decision.outcome in {Outcome.PROGRESS, Outcome.DISCHARGE}


def _unexplained(decided: Decided) -> Formula:
    """Held at the top with no gate at all: everything else names a rule, a gate, a question or a date."""
    gates = (either(gate.no, gate.unknown) for gate in decided.gates)
    reasons = (either(one.yes, one.unknown) for one in decided.rules)
    stays = both(decided.may_begin, decided.stays)
    return both(
        stays,
        decided.person.state.by_clinician,
        opposite(either(*gates, *reasons, decided.gap, decided.person.state.event_open, decided.review)),
        opposite(
            either(decided.waits_for_time, decided.too_few_sessions, decided.person.state.sessions_unsaid)
        ),
    )


def _explained(decision: Decision) -> bool:
    rules = any(reason.truth is not Truth.NO and reason.applies_now for reason in decision.rules)
    return rules or any(item.truth is not Truth.YES for item in decision.gates)
