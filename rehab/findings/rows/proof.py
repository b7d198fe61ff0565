"""RP401 to RP449: what can happen to some patient under a protocol, found by proof.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

PROOF = (
    Row(
        "RP400",
        "proof sheet",
        "who signs a protocol should know what was proven of it, and what was not",
        "Nothing to do; `rehab check --proofs` prints it.",
        Severity.NOTE,
    ),
    Row(
        "RP401",
        "property that could not be settled",
        "nobody has shown that it holds for every patient",
        "Make the condition simpler, or look at the patients of the cases near it by hand.",
    ),
    Row(
        "RP402",
        "value that helps by being left out",
        "who forgets to measure would go on where who measures waits",
        "Ask for the value where it matters: look for a gate that is open without it, or for a rule that "
        "only speaks with it.",
    ),
    Row(
        "RP403",
        "worse value that is easier",
        "a patient who is worse would be loaded more than one who is better",
        "Look at the marked rule or gate: a comparison may be turned round (`at_least` for `at_most`), or a "
        "band may end where a worse value leaves it. Let a cautious rule go on to the worst value.",
    ),
    Row(
        "RP404",
        "earlier week that is easier",
        "what heals with time would be loaded before its time",
        "Look at the marked rule or gate: a limit on `time_since_start` may be turned round.",
    ),
    Row(
        "RP405",
        "red flag that can be silent",
        "an emergency would be missed on some level, or sessions printed before it was asked for",
        "Leave `applies_when` out of red flags, and let no other rule stand in for their contact.",
    ),
    Row(
        "RP406",
        "rule that can never fire",
        "it looks like a safeguard and is none",
        "Look for parts of its condition that exclude each other, or for a limit outside the range of the "
        "measure.",
    ),
    Row(
        "RP407",
        "level that nobody can reach",
        "everyone would be held below it for good",
        "Look at its gate for parts that exclude each other, for a rule that always speaks before, and at "
        "caps.",
    ),
    Row(
        "RP408",
        "rule that never makes a difference",
        "whoever changes it believes to change something",
        "Drop it, or look whether its limit or its action is the one that was meant.",
        Severity.WARNING,
    ),
    Row(
        "RP409",
        "two rules with one condition",
        "a reader cannot tell which of the two was meant",
        "Make them one rule, or look whether one of the two limits is the one that was meant.",
    ),
    Row(
        "RP410",
        "measure that is asked for in vain",
        "a patient would be tested for nothing",
        "Drop the tests of it, or look whether a rule about it was meant to ask for more.",
        Severity.WARNING,
    ),
    Row(
        "RP411",
        "step without a reason",
        "a level would open, or stay closed, and no page could say why",
        "Give the level's phase something to ask for, and the last phase an `exit_when`.",
    ),
    Row(
        "RP412",
        "promise that does not hold",
        "the decision that breaks it would not be issued, and a patient would go without one",
        "Add the cautious rule that keeps the promise, or correct the promise.",
    ),
    Row(
        "RP413",
        "overlay that is easier than its base",
        "what was proven of the base would not hold for the clinic's patients",
        "Let it only add; what has to be less strict is a `loosen` entry with who, why and until when.",
    ),
    Row(
        "RP414",
        "number that a signature made less strict",
        "every page that it affects says so until the signature ends",
        "Nothing to do if the signature is right; take the entry out to go back to the base.",
        Severity.NOTE,
    ),
    Row(
        "RP415",
        "course that no one ever looks at",
        "a patient could go on week after week, and nobody would be asked what is wrong",
        "Leave the standing numbers of reviews and calls at their defaults, or add a rule that refers.",
    ),
    Row(
        "RP416",
        "dose that a cap cuts off",
        "the level says more than any week prints, and who reads it expects what nobody is given",
        "Let the level end where the cap does, or look whether the cap is the one that was meant.",
        Severity.WARNING,
    ),
    Row(
        "RP417",
        "week that adds too much",
        "the knee would be loaded more from one week to the next than it was asked to get used to",
        "Give the level a lower start or shorter walks, put a level between, or write the number that is "
        "meant: `weekly_minutes_growth`, `weekly_share_growth`, `weekly_speed_growth`, "
        "`weekly_incline_growth`.",
    ),
    Row(
        "RP418",
        "part of a gate that keeps nobody back",
        "it looks like a criterion, and everyone who is measured meets it",
        "Look at its comparison: it may be turned round, or lie at the end of the measure's range.",
    ),
)
