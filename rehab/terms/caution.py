"""Actions and their order of caution.

An action has three parts, each taken at its most cautious on its own: whom to contact, what
happens to the dose, how many days off. No rule outranks another; caution alone decides.
"""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from rehab.frozen import FrozenStruct, replace


class Contact(IntEnum):
    """Whom the patient must see, the gravest last."""

    NONE = 0
    REFER = 1
    URGENT = 2
    EMERGENCY = 3

    @property
    def word(self) -> str:
        """The word that files and JSON use."""
        return self.name.lower()


class DoseKind(IntEnum):
    """What happens to the dose, the most cautious last."""

    PROGRESS = 0
    HOLD = 1
    REGRESS = 2
    STOP = 3

    @property
    def word(self) -> str:
        """The word that files and JSON use."""
        return self.name.lower()


class Outcome(StrEnum):
    """The gravest part of a decision, in one word."""

    PROGRESS = "progress"
    HOLD = "hold"
    REGRESS = "regress"
    STOP = "stop"
    REFER = "refer"
    URGENT = "urgent"
    EMERGENCY = "emergency"
    DISCHARGE = "discharge"
    NOT_STARTED = "not_started"


class HoldKind(StrEnum):
    """Why a hold holds, the kind that counts most first."""

    IRRITABLE = "irritable"
    DATA = "data"
    GATE = "gate"
    CEILING = "ceiling"
    TIME = "time"


class Dose(FrozenStruct, order=True):
    """A change of dose; `levels` counts the levels stepped back and is 0 unless it is a regress."""

    kind: DoseKind
    levels: int = 0


class Action(FrozenStruct):
    """What a rule asks for.

    Attributes:
        contact: whom to contact.
        dose: what happens to the dose.
        days_off: days without backward walking before the next session.
    """

    contact: Contact = Contact.NONE
    dose: Dose = Dose(DoseKind.PROGRESS)
    days_off: int = 0

    @property
    def lightens(self) -> bool:
        """It asks for a level back or for days off; a rule that does so acts where it stays unknown."""
        return self.dose.kind is DoseKind.REGRESS or self.days_off > 0

    @property
    def completed(self) -> "Action":
        """The same action with what its contact implies: urgent and emergency stop, refer holds."""
        if self.contact >= Contact.URGENT:
            return replace(self, dose=max(self.dose, Dose(DoseKind.STOP)))
        if self.contact is Contact.REFER:
            return replace(self, dose=max(self.dose, Dose(DoseKind.HOLD)))
        return self


def most_cautious(actions: Iterable[Action]) -> Action:
    """Each part at its most cautious; with no action at all, a plain progress."""
    asked = tuple(action.completed for action in actions)
    return Action(
        contact=max((action.contact for action in asked), default=Contact.NONE),
        dose=max((action.dose for action in asked), default=Dose(DoseKind.PROGRESS)),
        days_off=max((action.days_off for action in asked), default=0),
    )


def gravest(action: Action) -> Outcome:
    """The gravest part of an action: contact before dose."""
    match action.contact:
        case Contact.EMERGENCY:
            return Outcome.EMERGENCY
        case Contact.URGENT:
            return Outcome.URGENT
        case Contact.REFER if action.dose.kind is not DoseKind.STOP:
            return Outcome.REFER
        case _:
            return Outcome(action.dose.kind.word)
