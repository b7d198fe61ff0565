"""Without names: an episode and a sheet as they can be made from a code, which holds none.

What was decided flows in, the same flows out with a blank wherever a person or a clinic is named. Nothing
that a rule reads is touched.
"""

from rehab.frozen import replace
from rehab.patient.model import Episode
from rehab.report.handout import Handout


def nameless(episode: Episode) -> Episode:
    """The episode without the name and number of the patient, and without the names of its clinic."""
    patient = episode.patient.model_copy(update={"id": "", "name": ""})
    clinic = episode.clinic.model_copy(update={"name": "", "clinician": ""})
    return replace(episode, patient=patient, clinic=clinic)


def unsigned(handout: Handout) -> Handout:
    """The sheet without who answers for it."""
    return handout.model_copy(update={"clinician": handout.clinician.model_copy(update={"value": ""})})
