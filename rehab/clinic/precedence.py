"""Whose word counts: the episode's own first, then the clinic's file.

An Episode and a Clinic flow in; the episode flows out as its papers are written from. A patient who is looked
after by a branch or by a therapist at home has that number in the episode, and it must not be printed over.
"""

from rehab.clinic.model import Clinic
from rehab.frozen import replace
from rehab.patient.model import Episode


def episode_of_clinic(episode: Episode, clinic: Clinic) -> Episode:
    """The episode with what its clinic's file says wherever the episode itself says nothing."""
    own, patient = episode.clinic, episode.patient
    called = own.model_copy(
        update={
            "name": own.name or clinic.name,
            "phone": own.phone or clinic.phone,
            "emergency": own.emergency or clinic.emergency,
        }
    )
    if clinic.language is not None and "language" not in patient.model_fields_set:
        patient = patient.model_copy(update={"language": clinic.language})
    return replace(episode, clinic=called, patient=patient)
