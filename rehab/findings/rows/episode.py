"""RP201 to RP299: what is wrong with one patient's course.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

EPISODE = (
    Row(
        "RP201",
        "wrong knee",
        "a decision for one knee from values of the other helps nobody",
        "Correct the knee, or record a start for the other one.",
    ),
    Row(
        "RP202",
        "impossible date",
        "every window counts from this date",
        "Correct the date; values from before the operation are marked so.",
    ),
    Row(
        "RP203",
        "rejected observation",
        "a value that cannot be true is treated as unknown",
        "Measure again, or correct the value.",
        Severity.WARNING,
    ),
    Row(
        "RP204",
        "sign that the printed fonts do not have",
        "it would print as an empty box on the patient's paper",
        "Write it with letters that the paper's language uses.",
    ),
    Row(
        "RP205",
        "operation that the protocol is not for",
        "its windows and gates were written for another operation",
        "Name the protocol of this operation, or correct the operation.",
    ),
    Row(
        "RP206",
        "red flag corrected instead of closed",
        "a red flag stays open until a clinician has looked and says what was found",
        "Write a closure: what was closed, who, when, and the finding.",
    ),
    Row(
        "RP207",
        "paper that would not be the same again",
        "made again by other rules it would be another paper, and nobody could tell",
        "Use the program and the files of that day, or print what it would be now with `--anyway`.",
    ),
    Row(
        "RP208",
        "plan or code that cannot be read",
        "a paper made from half of it, or from one wrong letter, could be another patient's",
        "Take the whole `plan.json`; compare a code with the sheet letter by letter, or scan it.",
    ),
    Row(
        "RP209",
        "word too long for a line of paper",
        "it would run off the page, and whatever stands there would be lost",
        "Divide it with a space or a hyphen and a space.",
    ),
)
