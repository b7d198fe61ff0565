"""The English of why a handout has no code to print it again, for the clinician.

Nothing flows in; constants flow out. The words on the handout itself stand in `english_handout.py`.
"""

NO_CODE = "The handout has no code to print it again: {why}."
UNWRITABLE = "a number to call or a name has signs that no code has"
TOO_LONG = "the course is too long for one"
NOT_THE_SAME = "what comes of it would not be the same sheet"
