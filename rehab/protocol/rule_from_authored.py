"""Rules, gates, caps and citations as authors write them, to the values they mean.

Authored parts with their places flow in, resolved parts flow out; protocols and everything that
tightens them are read through this one door, so that a rule means the same in all of them.
"""

from rehab.protocol.authored import RuleText, SourceText, Then
from rehab.protocol.authored_condition import ConditionText
from rehab.protocol.authored_ladder import CapText
from rehab.protocol.condition_from_authored import condition_from_authored
from rehab.protocol.layer import Place
from rehab.protocol.model import Answer, Cap, Criterion, Rule, Source
from rehab.protocol.scope import Scope, Used
from rehab.terms.caution import Action, Contact, Dose, DoseKind, HoldKind
from rehab.terms.ids import CLINIC_DEFAULT, RuleId, SourceId

DAYS_A_WEEK = 7
_STOP = Dose(DoseKind.STOP)
_CONTRAINDICATED = {
    Answer.NOT_YET.value: Action(dose=_STOP),
    Answer.NEVER.value: Action(Contact.REFER, _STOP),
}


def rule_from_authored(text: RuleText, place: Place, scope: Scope) -> Rule | None:
    """A cautious rule; None if its conditions have findings, which `scope` collects."""
    when = condition_from_authored(text.when, place / "when", scope)
    applies = None
    if text.applies_when is not None:
        applies = condition_from_authored(text.applies_when, place / "applies_when", scope)
    action = action_from_authored(text.then)
    answer = next((one for one in Answer if one.value == text.then), Answer.NONE)
    sourced(text.source, place, scope)
    if text.source is None and text.opinion is None:
        label = "`source: ...` or `opinion: {by, on}` belongs here"
        message = f"rule `{text.id}` has no source"
        scope.findings.append(place.finding("RP120", message, label=label, key=True))
    if text.red_flag and action.contact < Contact.URGENT:
        message = f"red flag `{text.id}` asks for no urgent contact"
        scope.findings.append(
            (place / "then").finding("RP103", message, label="write `urgent` or `emergency`")
        )
    if when is None or (applies is None and text.applies_when is not None):
        return None
    return Rule(
        id=RuleId(text.id),
        when=when,
        applies_when=applies,
        action=action,
        red_flag=text.red_flag,
        hold_kind=HoldKind.GATE if answer is Answer.NOT_YET else text.hold_kind,
        answer=answer,
        text=text.text,
        patient=text.patient,
        source=SourceId(text.source or CLINIC_DEFAULT),
        opinion="" if text.opinion is None else f"{text.opinion.by}, {text.opinion.on.isoformat()}",
        extrapolated=text.extrapolated,
        origin=place.origin,
    )


def cap_from_authored(text: CapText, place: Place, scope: Scope) -> Cap:
    """A ceiling on the dose."""
    sourced(text.source, place, scope)
    return Cap(
        id=text.id,
        max_speed_kmh=text.max_speed_kmh,
        max_incline_pct=text.max_incline_pct,
        max_minutes_per_session=text.max_minutes_per_session,
        max_sessions_per_week=text.max_sessions_per_week,
        until_days=None if text.until_week is None else text.until_week * DAYS_A_WEEK,
        source=SourceId(text.source),
        origin=place.origin,
    )


def criterion_from_authored(text: ConditionText | None, place: Place, scope: Scope) -> tuple[Criterion, ...]:
    """A gate as criteria; none if nothing is asked, or if what is asked has a finding."""
    condition = None if text is None else condition_from_authored(text, place, scope)
    return () if condition is None else (Criterion(condition, place.origin),)


def source_from_authored(name: str, text: SourceText, place: Place) -> Source:
    """A citation as the protocol keeps it."""
    return Source(SourceId(name), text.citation, text.grade, place.origin)


def sourced(source: str | None, place: Place, scope: Scope) -> None:
    """Note a source that the protocol does not list."""
    if source is not None and source not in scope.sources:
        scope.unknown("RP107", Used("source", source, place / "source"), scope.sources)


def action_from_authored(then: str | Then) -> Action:
    """What a rule asks for, with what its contact implies."""
    if isinstance(then, str):
        if then in _CONTRAINDICATED:
            return _CONTRAINDICATED[then].completed
        if then in {"hold", "stop"}:
            return Action(dose=Dose(DoseKind[then.upper()])).completed
        return Action(contact=Contact[then.upper()]).completed
    contact = Contact.NONE if then.contact is None else Contact[then.contact.upper()]
    dose = Dose(DoseKind.HOLD if then.days_off else DoseKind.PROGRESS)
    if then.dose is not None:
        dose = Dose(DoseKind[then.dose.upper()])
    if then.regress is not None:
        dose = Dose(DoseKind.REGRESS, then.regress)
    return Action(contact, dose, then.days_off).completed
