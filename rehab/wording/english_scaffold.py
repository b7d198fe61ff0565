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

# An overlay ------------------------------------------------------------------------------------------

OVERLAY_HEAD = (
    "What {clinic} does otherwise than `{id}` {version}: {title}.",
    "As it stands it changes nothing. An example holds once the `#` at the start of its lines is taken away.",
    "Sentences such as this one keep theirs. Then ask `rehab check`.",
    "Everything under `add` makes the protocol stricter. What is easier is signed, under `loosen`.",
)
PHASES = "Phases: {phases}."
LADDER = "Levels: {levels}."
OVERLAY_TITLE = "As {clinic} does it"
WHO = "Clinical lead of {clinic}"
LATER_WEEKS = "Later weeks: a phase opens no earlier than this."
MORE_FOR_A_PHASE = "More gates: what must be met, beside the rest, to enter a phase."
MORE_FOR_A_LEVEL = "More gates for one level."
FEWER_LEVELS = "Fewer levels: these are closed, and the ladder steps over them."
FEWER_SURFACES = "Fewer surfaces: every level on one of them is closed. The ladder has {surfaces}."
FEWER_ACTIVITIES = "Fewer activities on the days between sessions. It offers {activities}."
STRICTER_NUMBERS = "Stricter numbers for every course. They are now: {now}."
ANOTHER_CAP = (
    "Another cap: a ceiling on the dose. There is also `max_speed_kmh`, `max_incline_pct`, "
    "`max_sessions_per_week`, and `until_week` for one that ends."
)
ANOTHER_RULE = (
    "Another cautious rule. It can hold, step back, stop or call somebody; it never moves anyone on."
)
RULE_TEXT = "{title} above {above}, stay at this level (clinic opinion)."
RULE_PATIENT = "Your {plain} is high. Stay at this level."
ANOTHER_SOURCE = "Another citation; write its name at `source` in place of `clinic-default`."
CITATION = "Authors, journal, year, doi"
LOOSEN = (
    "Easier, and so signed: who, why and until when are printed on every page that it affects.",
    "`path` is the way to the number in the protocol's file, names joined by dots. Red flags stay.",
)
SURGEON = "Dr A. Surgeon"
WHY_LOOSE = "the reason, in one sentence"

# An episode -----------------------------------------------------------------------------------------

EPISODE_HEAD = (
    "One patient of `{id}` {version}: {title}.",
    "Write what you found in place of `unknown`. What stays unknown, `rehab decide` asks for.",
    "An example holds once the `#` at the start of its lines is taken away.",
)
NEW_PATIENT = "new-patient"
ABOUT_PATIENT: Mapping[str, object] = {"name": "M. K.", "birth_year": 1960}
WHOM_TO_CALL = "Whom the patient calls. It stands on the sheet."
THE_OPERATION = "The operation, or the start of care: its day and which knee."
VARIANTS = "One of: {names}. Until it is said, the strictest of all holds."
MODIFIERS = "What was done beside it, each of: {names}."
FIRST_CHECK_IN = "One entry for each check-in. Copy this one for the next; keep the old one."
ASKED_EVERY_TIME = "Asked anew at every check-in: without an answer there is no session."
ASKED_FIRST = "What the rules and the first gate look at."
ASKED_OF_SOME = "Only of people of whom an answer above asks for it."
SESSIONS = "Sessions since the last check-in, a line each; `[]` says that there were none."
ANSWERS = "({values})"
TRUE_OR_FALSE = "true or false"
FROM_TO = "{low} to {high}"

# What comes next ------------------------------------------------------------------------------------

NEXT = "next:"
NEXT_FOR_OVERLAY = (
    "rehab check {protocol} {file}{option}     # everything that is wrong with it, and what is easier",
    "rehab fmt {file}     # the one layout, once you have edited it",
    "overlays: [{name}]     # in each episode file that lies beside it",
)
NEXT_FOR_PROTOCOL = (
    "rehab check {id} --protocols {folder}     # everything that is wrong with it, and what is proven of it",
    "rehab test {id} --protocols {folder}     # its cases, and what no case shows yet",
    "rehab new episode --from {id} --protocols {folder}     # a patient to try it on",
)
NEXT_FOR_EPISODE = (
    "rehab decide {file}{option}     # what this week brings, and what to measure",
    "rehab plan {file}{option}       # the handout and the report",
)
