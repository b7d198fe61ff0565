"""An action one rank less cautious in one of its parts: whom to contact, what happens to the dose, days off.

An action flows in; the less cautious ones flow out, each as a file writes it. What a graver part implies
cannot be taken away: urgent stops, refer holds.
"""

from collections.abc import Iterator

from rehab.frozen import replace
from rehab.source import Data
from rehab.terms.caution import Action, Contact, Dose, DoseKind


def less_cautious(action: Action) -> Iterator[Action]:
    """The actions that ask for one rank less in one part."""
    if action.contact is not Contact.NONE:
        yield replace(action, contact=Contact(action.contact - 1))
    lower = _lower(action.dose)
    if lower is not None and replace(action, dose=lower).completed.dose == lower:
        yield replace(action, dose=lower)
    if action.days_off:
        yield replace(action, days_off=action.days_off - 1)


def as_written(action: Action) -> Data:
    """An action as a file writes it; None if it asks for nothing."""
    written: dict[str, Data] = {}
    if action.contact is not Contact.NONE:
        written["contact"] = action.contact.word
    if action.dose.kind is DoseKind.REGRESS:
        written["regress"] = action.dose.levels
    elif action.dose.kind is not DoseKind.PROGRESS:
        written["dose"] = action.dose.kind.word
    if action.days_off:
        written["days_off"] = action.days_off
    return written or None


def action_words(action: Action) -> str:
    """An action in the words of a file: `refer, regress 1, 2 days off`."""
    said = [] if action.contact is Contact.NONE else [action.contact.word]
    if action.dose.kind is not DoseKind.PROGRESS:
        levels = f" {action.dose.levels}" if action.dose.levels else ""
        said.append(f"{action.dose.kind.word}{levels}")
    if action.days_off:
        said.append(f"{action.days_off} {'day' if action.days_off == 1 else 'days'} off")
    return ", ".join(said)


def _lower(dose: Dose) -> Dose | None:
    match dose.kind:
        case DoseKind.STOP:
            return Dose(DoseKind.REGRESS, 1)
        case DoseKind.REGRESS if dose.levels > 1:
            return Dose(DoseKind.REGRESS, dose.levels - 1)
        case DoseKind.REGRESS:
            return Dose(DoseKind.HOLD)
        case DoseKind.HOLD:
            return Dose(DoseKind.PROGRESS)
        case DoseKind.PROGRESS:
            return None
