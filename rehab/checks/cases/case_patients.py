"""Case patients: named sets of observations, each written out in full.

A chain of layers flows in; the patients of each layer flow out, the nearest layer first, with everything
that they are `like` filled in, so that a protocol writes only what its patient has beyond the base's.
"""

from collections.abc import Mapping, Sequence

from rehab.protocol.authored import ProtocolText
from rehab.protocol.layer import Layer

Patient = Mapping[str, object]
LIKE = "like"


def case_patients(chain: Sequence[Layer]) -> tuple[Mapping[str, Patient], ...]:
    """The case patients of each layer that names any, the nearest layer first.

    A patient may be like one of a base or one above it in the same file. A name that does not exist stays
    where it is, as a measure that nobody knows, and is told by the case that uses it.

    Args:
        chain: the layers of a protocol, the furthest base first.
    """
    known: dict[str, Patient] = {}
    layers: list[Mapping[str, Patient]] = []
    for layer in chain:
        written = layer.text.case_patients if isinstance(layer.text, ProtocolText) else {}
        own: dict[str, Patient] = {}
        for name, patient in written.items():
            own[name] = known[name] = _filled(patient, known)
        if own:
            layers.append(own)
    return tuple(reversed(layers))


def _filled(patient: Patient, known: Mapping[str, Patient]) -> Patient:
    model = known.get(str(patient.get(LIKE)))
    if model is None:
        return patient
    return {**model, **{name: value for name, value in patient.items() if name != LIKE}}
