"""Parameters as authors write them, to numbers in the unit that they are counted in.

An authored value and its place flow in; a number flows out, or a finding that says the unit. Durations
become days; a standing parameter keeps the unit that the engine counts it in.
"""

from collections.abc import Iterator, Sequence

from rehab.findings import Finding
from rehab.protocol.authored import ParameterText
from rehab.protocol.authored_condition import Word
from rehab.protocol.layer import Place
from rehab.protocol.model import Parameter
from rehab.protocol.standing import STANDING
from rehab.terms.ids import CLINIC_DEFAULT, ParameterId, SourceId
from rehab.terms.quantity import days, quantity

_STANDING = {parameter.id: parameter for parameter in STANDING}
_DAYS = "days"


def standing_parameters(place: Place) -> Iterator[Parameter]:
    """The defaults that every course obeys, as if they were written at `place`."""
    for parameter in STANDING:
        yield Parameter(
            parameter.id, parameter.default, parameter.unit, CLINIC_DEFAULT, "clinical lead", place.origin
        )


def parameter_from_authored(
    name: str, given: ParameterText, place: Place, findings: list[Finding]
) -> Parameter | None:
    """A parameter of a protocol; None after a finding.

    Args:
        name: its name.
        given: what is written.
        place: where it is written.
        findings: takes what is wrong with it.
    """
    at = place / "value"
    in_days = days(given.value)
    found = quantity(given.value)
    if ParameterId(name) in _STANDING:
        number = standing_value(given.value, ParameterId(name), at, findings)
        unit = _STANDING[ParameterId(name)].unit
    elif found is None or (isinstance(given.value, str) and not found.unit):
        label = "a number with its unit, such as `13.5 s`"
        findings.append(at.finding("RP109", f"`{given.value}` is no number", label=label))
        return None
    else:
        number = found.number if in_days is None else float(in_days)
        unit = found.unit if in_days is None else _DAYS
    if number is None:
        return None
    return Parameter(ParameterId(name), number, unit, SourceId(given.source), given.edited_by, at.origin)


def standing_value(word: Word, name: ParameterId, place: Place, findings: list[Finding]) -> float | None:
    """The value of a standing parameter, in days or in what it counts; None after a finding."""
    unit = _STANDING[name].unit
    found = quantity(word)
    in_days = days(word)
    if unit == _DAYS and in_days is not None:
        return float(in_days)
    if found is not None and unit != _DAYS and found.unit in _spellings(unit):
        return found.number
    default = f"{_STANDING[name].default:g} {unit}"
    if found is None:
        findings.append(place.finding("RP109", f"`{word}` is no number", label=f"such as `{default}`"))
        return None
    right = "write days or weeks" if unit == _DAYS else "write"
    label = f"{right}, such as `{default}`" if unit == _DAYS else f"{right} `{found.number:g} {unit}`"
    message = f"`{word}` has no unit" if not found.unit else f"`{name}` is counted in {unit}"
    findings.append(place.finding("RP109", message, label=label))
    return None


def _spellings(unit: str) -> Sequence[str]:
    """A unit of several and of one."""
    return (unit, unit.removesuffix("s"))
