"""RP351 to RP369: what the cases of a protocol do not come out as, do not show, or would not notice.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`. A case that does not hold is an
error; what no case shows is a warning until somebody asks for more (`--fail-under`).
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

CASES = (
    Row(
        "RP351",
        "case that does not hold",
        "either the rules are not what the author meant, or the case is not",
        "Read the reason that the decision gives of itself, and correct the rule or the case.",
    ),
    Row(
        "RP352",
        "criterion that no case sees YES, NO or UNKNOWN",
        "nobody has looked at what comes out then",
        "Add a case in which it is; leave a measure out, or write `unknown`, for UNKNOWN.",
        Severity.WARNING,
    ),
    Row(
        "RP353",
        "threshold that no case tries",
        "far from its threshold a patient shows nothing of it: any other number would have done",
        "Add cases at the value itself and one step to either side of it.",
        Severity.WARNING,
    ),
    Row(
        "RP354",
        "rule that fires in no case",
        "nobody has looked at what it does to a week",
        "Add a case in which it fires, and expect what must come out.",
        Severity.WARNING,
    ),
    Row(
        "RP355",
        "phase that no case enters or leaves",
        "nobody has looked at the step into it or out of it",
        "Add a case whose patient takes this step.",
        Severity.WARNING,
    ),
    Row(
        "RP356",
        "change that no case would notice",
        "a slip of the pen here would reach a patient with every case still green",
        "Add a case near this place that comes out differently with the change, or leave out what "
        "changes nothing.",
        Severity.WARNING,
    ),
    Row(
        "RP361",
        "answer to a patient who is not on the sheet",
        "the limit that the patient was made for has changed or is gone, so that the answer is to another "
        "question",
        "Print the sheet anew, and have the clinician tick the patients of the limits that changed.",
    ),
    Row(
        "RP362",
        "ticks that contradict each other",
        "a patient cannot go on and stay at once, and who must be seen does not go on",
        "Look at the paper again: one of the first four boxes, and the last one with it or alone.",
    ),
    Row(
        "RP363",
        "answers to another protocol",
        "another protocol has other patients",
        "Name the protocol that the sheet was printed from.",
    ),
    Row(
        "RP364",
        "answers to another state of the protocol",
        "patients whose limit is the same keep their answers, but the rest of their week may have changed",
        "Print the sheet anew where more than a text has changed.",
        Severity.NOTE,
    ),
)
