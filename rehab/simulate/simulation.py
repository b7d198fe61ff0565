"""The Simulation: what a protocol does to a cohort of virtual patients, counted.

`from_tally.py` makes it; text, page and JSON print it.
"""

from rehab.frozen import FrozenStruct
from rehab.protocol.model import Level, Protocol
from rehab.simulate.cohort import Recipe
from rehab.simulate.tally import Reason, Silence, Word
from rehab.terms.caution import Contact
from rehab.terms.ids import MeasureId


class Quartiles(FrozenStruct):
    """What a quarter, half and three quarters of all patients have come to; None where they never do."""

    lower: int | None
    median: int | None
    upper: int | None


class Reached(FrozenStruct):
    """One level: how many patients ever held it, and when they first did."""

    level: Level
    patients: int
    weeks: Quartiles


class Share(FrozenStruct):
    """How many check-ins came to it, and how many patients had one that did."""

    check_ins: int
    patients: int


class Decided(FrozenStruct):
    """One thing that check-ins came to."""

    word: Word
    share: Share


class Sent(FrozenStruct):
    """One reason to call a person."""

    reason: Reason
    share: Share


class WeekOf(FrozenStruct):
    """The check-ins of one week by what they came to."""

    week: int
    check_ins: int
    by_word: tuple[tuple[Word, int], ...]
    discharged: int


class Simulation(FrozenStruct):
    """What a protocol did to a cohort.

    Attributes:
        recipe: how the cohort was drawn.
        never_recorded: measures that the protocol asks for and these patients have no value of.
        compared: patients whom both engines decided as well, alike.
        levels: every level open in this protocol, the easiest first.
        decided: what check-ins came to, in the order of outcomes.
        sent: why patients were sent to a person, the most patients first.
        gravest: patients by the gravest contact that they ever had, none first.
        discharged: patients proposed for discharge.
        weeks_to_discharge: when they were.
        silence: the longest stretch of holds without a call.
        silences: days of the longest such stretch of each patient.
    """

    recipe: Recipe
    protocol: Protocol
    never_recorded: tuple[MeasureId, ...]
    check_ins: int
    compared: int
    levels: tuple[Reached, ...]
    decided: tuple[Decided, ...]
    sent: tuple[Sent, ...]
    gravest: tuple[tuple[Contact, int], ...]
    discharged: int
    weeks_to_discharge: Quartiles
    silence: Silence
    silences: Quartiles
    by_week: tuple[WeekOf, ...]
