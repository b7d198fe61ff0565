"""Voices: who is spoken to.

Nothing flows in or out but this choice. The same condition is said twice: exactly for a clinician, and
in plain words, with nothing left to work out, for a patient.
"""

from enum import StrEnum


class Voice(StrEnum):
    """Who is spoken to."""

    CLINICIAN = "clinician"
    PATIENT = "patient"
