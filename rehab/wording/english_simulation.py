"""The English of simulations: headings, columns, and the sentences that say what a virtual patient rests on.

Nothing flows in; constants flow out. They stand in one place, so that another language is another module
like this one.
"""

from rehab.wording.english import Plural

TITLE = "Simulated course: {title}"
PATIENTS: Plural = ("{n} virtual patient", "{n} virtual patients")
NOTICE = "VIRTUAL PATIENTS. What this protocol does to a model of patients, not to patients."
WHO, PROTOCOL = "Who", "Protocol"
WHO_VALUE = "{patients} after {operation}, {weeks}, a check-in a week"
SEED_NOISE = "seed {seed}, noise {noise}"
STAMP = "{protocol} {version} ({status}), digest {digest}, seed {seed}"
NOBODY_REAL = (
    "A number without a publication is an assumption and is printed as one. No real patient was used."
)
SECOND_LOOK = (
    "Every patient was decided by the fastest engine alone; {compared} of {patients} were decided by both "
    "engines as well, with the same decisions."
)

# Verdict --------------------------------------------------------------------------------------------

VERDICT = "{end}; {called}."
NOBODY_AT_THE_END = "Nobody reached the end in {weeks}"
EVERYBODY_AT_THE_END = "Everybody reached the end in {weeks}"
SOME_AT_THE_END = "{share} of patients reached the end in {weeks}"
NOBODY_CALLED = "nobody was sent to a person"
CALLED = "{share} were sent to a person"
CALLED_MOST = "{share} were sent to a person, most often by {reason} ({most} of patients)"
SENT_BY_RULE = "`{about}`"
SENT_BY = {
    "data": "a review of what has not been known",
    "gate": "a review of a closed gate",
    "standstill": "a review for no step up",
    "course": "a review of a long course",
    "unseen": "a call after not being seen",
}
SENT_BY_EVENT = "an event not cleared"

# Headline -------------------------------------------------------------------------------------------

CHECK_INS = "Check-ins"
DISCHARGED, NOBODY = "Proposed for discharge", "nobody"
SENT_TO_A_PERSON = "Sent to a person at least once"
SILENCE = "Longest silent hold"
SILENCE_NOTE = "{patient}, from week {week} on"
NO_SILENCE = "none"
OF_PATIENTS = "{share} of patients"
MEDIAN_WEEK = "half of all by week {week}"

# Tables ---------------------------------------------------------------------------------------------

LEVELS = "Weeks to reach each level"
LEVELS_LEAD = "Over all patients, also those who never reach it; later means not within {weeks}."
LEVEL_COLUMNS = ("Level", "Reached by", "A quarter", "Half", "Three quarters")
LEVEL = "{number}. {title}"
LATER = "later"
WEEK = "week {week}"

DECIDED = "What check-ins came to"
DECIDED_LEAD = "A check-in counts once, by the gravest part of its decision."
DECIDED_COLUMNS = ("Outcome", "Check-ins", "Patients, at least once")
OUTCOMES = {
    "not_started": "Not started: before the first window",
    "progress": "Progress",
    "hold": "Hold: {kind}",
    "regress": "Step back",
    "stop": "Stop, no sessions",
    "refer": "Refer, and hold or step back",
    "urgent": "Urgent, see today",
    "emergency": "Emergency",
    "discharge": "Discharge, proposed",
}

SENT = "Sent to a person, and why"
SENT_LEAD = "A check-in can have several reasons."
SENT_NONE = "Nobody was."
SENT_COLUMNS = ("Reason", "Contact", "Patients", "Check-ins")
RULE = "`{id}`: {text}"
REVIEWS = {
    "data": "Review: something has not been known for several check-ins",
    "gate": "Review: a gate has been closed for several check-ins",
    "standstill": "Review: no step up for several check-ins",
    "course": "Review: a long course in which nobody was asked",
}
STANDING = {
    "event": "Event not cleared: {about}",
    "unseen": "Call: not seen for as long as the protocol says",
}

# Charts ---------------------------------------------------------------------------------------------

CHARTS = "Pictures"
TO_LEVEL = "Weeks to reach each level"
TO_LEVEL_DESCRIPTION = "Half of all patients first held {levels}."
TO_LEVEL_PART = "level {number} by week {week}"
TO_LEVEL_NOBODY = "No level was held by half of all patients within {weeks}."
TO_LEVEL_NOTE = "At the upper edge: not within {weeks}."
LEVEL_AXIS, WEEKS_AXIS = "Level", "Weeks since surgery"
MEDIAN, MIDDLE_HALF = "Half of all patients", "A quarter to three quarters"
BY_WEEK = "What check-ins came to, week by week"
BY_WEEK_DESCRIPTION = "In week {week}: {parts}."
SHARE_AXIS = "% of the week's check-ins"
UP, HELD, CALLED = "Progress or discharge", "Hold or step back", "Sent to a person"

# Grounds --------------------------------------------------------------------------------------------

GROUNDS = "What these patients rest on"
GROUNDS_COLUMNS = ("What", "Taken to be", "Ground")
ASSUMED = "assumed"
SOURCES = "Sources"
IN_WEEK = "{value} in week {week}"
BETWEEN = "patients lie apart by {sd} (standard deviation)"
READING = "one reading lies off by {sd} (standard deviation)"
TWICE = "read twice on its day, the worse counts"
EVERY: Plural = ("read every week", "read every {n} weeks")
SLOW = "{count} of {of} patients stay behind"
SLOW_COURSE = "behind is {points}"
OTHER = "the other knee {value}, apart by {sd}"
SHARE_OF_OTHER = "{points} of the other knee"
ONLY_WITH = "only in patients with: {condition}"
STEP = "{value} from week {week}"
SHIFTED = "each up to {weeks} earlier or later"
TRAIT = "{value} in {share} of patients, else {otherwise}"
AGE, AGE_VALUE = "Age at the operation", "mean {mean} years"
AGE_SPREAD = "standard deviation {sd} years, from {lowest} to {highest}"
QUESTIONS = "Questions of yes and no"
QUESTIONS_VALUE = "each is answered with yes at {share} of check-ins; all are asked together"
ALARMS = "Red flags"
ALARMS_VALUE = "a clinician has closed each by the next check-in, with nothing found; the level stays"
GAPS = "Days without a record"
GAPS_VALUE = "{share} of check-ins do not take place, {share} of sessions are not written down"
UNTAKEN = "Values"
UNTAKEN_VALUE = "{untaken} are not taken, {slips} are written wrongly and refused"
DIARY = "Sessions"
DIARY_VALUE = (
    "{done} of the most that the level asks for are done, on the days that a plan prints; none after the "
    "sheet has run out; what they bring does not depend on the level"
)
DIARY_PAIN = "{by} beside the pain on walking"
DIARY_PAIN_READING = "one answer lies off by {sd} (standard deviation)"
DIARY_EVENT = "{value} in {share} of sessions"
PEOPLE = "What is referred"
PEOPLE_VALUE = "nobody is treated for it: the curve goes on as it was"
LEFT_OUT = "Left out"
LEFT_OUT_VALUE = "swapped knees, flipped signs, new injuries, manipulation, another operation"
NOISE = "Noise"
NOISE_VALUE = "every error and every gap {noise} times as large as below"
NEVER = "Never recorded"
NEVER_VALUE = "{measures}: these patients have no value of it, so that rules on it stay unknown"
