"""RP301 to RP349: what a reader would stumble over in a protocol that can be resolved.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`. What can hurt a patient is an
error, what only makes a protocol harder to trust or to read is a warning.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

LINT = (
    Row(
        "RP301",
        "threshold without a source",
        "nobody can check a number that comes from nowhere",
        "Name the source of the number, or `clinic-default` for one that a clinician has yet to "
        "confirm. The source of a rule covers its thresholds; a parameter brings its own.",
    ),
    Row(
        "RP302",
        "review that is overdue",
        "evidence moves on, and nobody has looked whether the protocol still follows it",
        "Look at the protocol again, sign it under `reviewed_by`, and set the next date under `review_by`.",
        Severity.WARNING,
    ),
    Row(
        "RP303",
        "loosening that has ended",
        "the protocol's own number holds again, and who reads the overlay would think otherwise",
        "Sign the loosening anew with another `until`, or take the entry out.",
        Severity.WARNING,
    ),
    Row(
        "RP304",
        "treadmill while weight bearing is partial",
        "a belt does not wait for a leg that may carry only part of the weight",
        "Add a rule that stops while `weight_bearing` is below `full`, or extend a base that has one. "
        "A gate alone does not stop a level that is already held.",
    ),
    Row(
        "RP305",
        "phase that may open before the one before it",
        "phases are entered in order, so this week holds nobody back, and the one that was meant is missing",
        "Give the phase a first week that is not before that of the phase before it.",
    ),
    Row(
        "RP306",
        "usual weeks that contradict",
        'the sheet says "later than usual" by these weeks, and would say it of the wrong patients',
        "Let the usual weeks begin when the phase may open, and follow those of the phase before it.",
        Severity.WARNING,
    ),
    Row(
        "RP307",
        "measured value asked to be exact",
        "a gate would never open, and a rule never speak, for want of a hair's breadth",
        "Use `at_most`, `at_least` or `between`.",
    ),
    Row(
        "RP308",
        "threshold that is hardly ever seen",
        "outside the usual range of its measure a threshold is more often a slip than a choice",
        "Check the number and its unit; if it is meant, the warning can stand.",
        Severity.WARNING,
    ),
    Row(
        "RP309",
        "amount off the step of its measure",
        "two records never differ by it, so the test waits for the next step and does not say so",
        "Write a multiple of the smallest difference that is recorded.",
        Severity.WARNING,
    ),
    Row(
        "RP311",
        "long sentence for the patient",
        "a long sentence is read twice or not at all",
        "Make two sentences of it, of at most fifteen words each.",
        Severity.WARNING,
    ),
    Row(
        "RP312",
        "text that is hard to read",
        "who is tired or in pain reads less well, and many patients read little",
        "Use short words and short sentences, up to reading grade 6.",
        Severity.WARNING,
    ),
    Row(
        "RP313",
        "too many words on the sheet",
        "what runs over two pages is put away",
        "Shorten the standing texts, or drop what the therapist says anyway.",
        Severity.WARNING,
    ),
    Row(
        "RP314",
        "too many exercises",
        "the more exercises there are, the fewer are done",
        "Keep the one or two that matter most for the warm-up.",
        Severity.WARNING,
    ),
    Row(
        "RP315",
        "sheet without a part on which safety hangs",
        "a patient alone at home would not know when to stop or whom to call",
        "Write the part under `texts:`, or extend a base that has it.",
    ),
    Row(
        "RP316",
        "pain scale with a gap or an overlap",
        "a patient with that pain would not know what to do",
        "Let every whole point from 0 to 10 stand in one band.",
    ),
    Row(
        "RP317",
        "text that says another dose",
        "the patient reads two numbers on one sheet and may follow the larger",
        "Correct the text or the dose; best is to leave the number out, for the sheet prints the dose "
        "of the week.",
    ),
    Row(
        "RP318",
        "number that nothing in the protocol says",
        "the patient follows a number that no rule obeys",
        "Correct the number, make it a parameter with its source, or leave it out.",
    ),
    Row(
        "RP320",
        "red flag that no red-flag rule reads",
        "a yes to it would be recorded, and nobody would be called",
        "Extend a base that has the rule, or write one with `red_flag: true`.",
    ),
    Row(
        "RP321",
        "claim without a source",
        "a patient would hope for what nobody can look up",
        "Name the study under `source`. What was only said in the press is `press`, and what nobody has "
        "looked at is `not_studied`; the sheet says so.",
    ),
    Row(
        "RP322",
        "walk too short for its pieces",
        "the sheet says how many pieces lie in how long a walk, and nobody can do both",
        "Make the walk longer, or the pieces or rests fewer or shorter.",
    ),
    Row(
        "RP323",
        "word of the trade in a text for the patient",
        "who does not know the word misses what is asked, and few ask what it means",
        "Say what the patient feels, sees or does.",
        Severity.WARNING,
    ),
    Row(
        "RP324",
        "sum that is left to the reader",
        "a sum is often done wrong, and then the patient does too much",
        "Write the number or the day that comes out; what changes each week is printed with the dose.",
        Severity.WARNING,
    ),
)
