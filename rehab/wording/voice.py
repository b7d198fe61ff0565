"""Voices: who is spoken to, and in which language.

Nothing flows in or out but this choice. The same condition is said twice: exactly for a clinician, and
in plain words, with nothing left to work out, for a patient.
"""

from rehab.frozen import FrozenStruct
from rehab.wording.tongue import ENGLISH, Tongue


class Voice(FrozenStruct):
    """Who is spoken to.

    Attributes:
        plainly: true for a patient.
        tongue: the language.
    """

    plainly: bool
    tongue: Tongue = ENGLISH


CLINICIAN = Voice(plainly=False)
PATIENT = Voice(plainly=True)
"""A patient who reads the program's own English; a paper has a voice of its own language."""
