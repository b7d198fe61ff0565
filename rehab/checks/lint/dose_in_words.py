"""RP317: a text that says another dose than its level.

A Subject flows in; a finding at the words flows out. A patient who reads "10 minutes" and finds 8 on the
same sheet walks the 10.
"""

from collections.abc import Iterator

from rehab.checks.lint.dose_ranges import OF_A_DOSE, Range, dose_ranges, is_among
from rehab.checks.lint.numbers_in_text import Counted, Said, quantities
from rehab.checks.lint.patient_texts import PatientText, patient_texts
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Place
from rehab.protocol.model import Dose, Level, Protocol


def check(subject: Subject) -> Iterator[Finding]:
    """Each quantity in a level's texts, and in how to walk in its setting, that its dose does not have."""
    if subject.protocol.language != "en":
        return
    for one in (*patient_texts(subject), *_titles(subject)):
        for said in quantities(one.text):
            level = next(
                (level for level in _levels(one, subject.protocol) if _differs(said, level.dose)), None
            )
            if level is not None:
                message = f"`{said.words}` is no dose of `{level.id}`"
                label = f"its dose is {_shown(said.counted, level.dose)}"
                yield one.finding("RP317", message, label=label, words=said.words)


def _titles(subject: Subject) -> Iterator[PatientText]:
    """What the clinician reads of a level."""
    for layer in subject.chain:
        levels = layer.text.levels if isinstance(layer.text, ProtocolText) else ()
        for number, level in enumerate(levels):
            yield PatientText(level.title, Place(layer, ("levels", number, "title")), level=level.id)


def _levels(one: PatientText, protocol: Protocol) -> tuple[Level, ...]:
    """The levels that a text speaks of."""
    return tuple(level for level in protocol.levels if one.level == level.id or one.setting in level.settings)


def _differs(said: Said, dose: Dose) -> bool:
    return said.counted in OF_A_DOSE and not is_among(said, tuple(dose_ranges(said.counted, dose)))


def _shown(counted: Counted, dose: Dose) -> str:
    match counted:
        case Counted.SECONDS:
            work = _range(dose.work_s, "s")
            return f"{work} at a time, {dose.rest_s} s of rest, {dose.total_min:g} min in all"
        case Counted.SPEED:
            return "without a speed" if dose.speed_kmh is None else _range(dose.speed_kmh, "km/h")
        case Counted.SLOPE:
            return _range(dose.incline_pct, "%")
        case _:
            return _range(dose.sessions_per_week, "sessions a week")


def _range(ends: Range, unit: str) -> str:
    low, high = ends
    return f"{low:g} {unit}" if low == high else f"{low:g} to {high:g} {unit}"
