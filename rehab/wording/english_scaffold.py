"""The English of new files: the comments and placeholders that a person finds in them.

Nothing flows in; constants flow out.
"""

from collections.abc import Mapping

# A case as a file -----------------------------------------------------------------------------------

CASE_HEAD = (
    "{title}, version {version}: {name}.",
    "Nobody real: a case that stands in the protocol, written out by `rehab new episode --case`.",
)
NOBODY = "Example patient"
CLINIC: Mapping[str, str] = {
    "name": "Riverside Physiotherapy",
    "phone": "555 0100",
    "emergency": "911",
    "clinician": "J. Smith, PT",
}
WEEK_CAME_TO = "Week {week}: {outcome}."

# What comes next ------------------------------------------------------------------------------------

NEXT = "next:"
NEXT_FOR_EPISODE = (
    "rehab decide {file}{option}     # what this week brings, and what to measure",
    "rehab plan {file}{option}       # the handout and the report",
)
