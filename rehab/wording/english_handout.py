"""The English of the patient's paper: headlines, headings and steps, in short and kind sentences.

Nothing flows in; constants flow out. They aim at a reading grade of six: short words, one thought a
sentence, and nothing left to work out.
"""

from collections.abc import Mapping

from rehab.wording.english import Plural

TITLE = "Your week of walking backwards"
TITLE_NO_SESSIONS = "Your knee this week"
NAME_HERE = "Name: ______________"
FOR, WHICH_KNEE, WHEN, THERAPIST = "For", "Which knee", "When", "Your therapist"
KNEES = {"left": "LEFT knee", "right": "RIGHT knee"}
BOTH_KNEES = "BOTH knees"
SETS_THE_PACE = "Your {knee} sets the pace."
OF_KNEE = "{knee}: {words}"
WEEK_AFTER_SURGERY, WEEK_OF_CARE = "Week {n} after surgery", "Week {n} since the start of care"
WEEK_SINCE = "Week {n} since {day}"
FROM_TO = "{first} to {last}"
RUNNING, RUNNING_NAMELESS = "{person} · {knee} · {week}", "{knee} · {week}"
STAMP = "{id} {version} · {digest} · {status}"
PAGE_OF = "Page {page} of {pages}"
DRAFT = "DRAFT protocol, not yet approved. Use it only with your therapist."
AS_IT_STOOD = "This looks back to {day}. It leaves out what was written later. Do not walk by it."
REPLAYED_OTHERWISE = "Replayed with another version. This is not the sheet that was given out."
DRAFT_TRANSLATION = "Draft translation. If a sentence is not clear, ask your therapist."
OTHER_LANGUAGE = "Some lines are in another language. Ask your therapist to read them with you."
RETIRED = "This protocol is no longer in use. Use it only with your therapist."
LOOSENED = "Changed for you by {by} until {until}: {why}."
STATUS = {"draft": "DRAFT", "reviewed": "REVIEWED", "retired": "RETIRED"}
CLINIC_LINE = "{clinic} · {phone}"

# The one message ------------------------------------------------------------------------------------

BEGIN = "You can start to walk backwards."
BEGIN_BECAUSE = "Your knee met every goal for the first step. Start slowly: {level}."
STEP_UP = "Step up this week."
STEP_UP_BECAUSE = "Your knee met every goal for this step. Now: {level}."
SAME_LEVEL = "Stay at the same level this week."
SAME_LEVEL_AND_VISIT = "Stay at this level. We want to see you."
CALL_FOR_VISIT = "Please call us for a visit this week."
CALL_FOR_VISIT_AT = "Please call us for a visit this week: {phone}."
EASIER = "This is an easier week."
EASIER_AND_VISIT = "This is an easier week. We want to see you."
THERAPIST_CHOSE = "Your therapist chose this level for you."
CHOSE_BECAUSE = "Now: {level}."
PAUSE = "Take a break from walking backwards."
NOT_YET = "Do not walk backwards yet."
STOP = "Do not walk backwards for now."
NEVER = "Walking backwards is not for this knee."
CALL_TODAY = "Call us today. Do not walk backwards."
CALL_NOW = "Call {number} now. Do not walk backwards."
CALL_NOW_NO_NUMBER = "Call an ambulance now. Do not walk backwards."
DISCHARGE = "Well done. You have reached the last goal."
DISCHARGE_BECAUSE = "Your therapist will check your knee and end this plan. Until then, stay at this level."
ASK_FIRST = "Call us before you walk backwards."
ASK_FIRST_BECAUSE = "Some safety questions have no answer yet. We need your answers first."
CHECK_FIRST_BECAUSE = "Some safety checks are still open. First we will check {needs}."
COME_FIRST = "Come for a check-in first."
COME_FIRST_BECAUSE = "We last saw you on {day}, and that sheet has run out."
COME_FIRST_NEVER = "We have not seen you for a check-in yet."
COME_FIRST_CHANGED = "Something has changed since we last saw you on {day}."
DAYS_PASSED = "The days for your sessions have passed. We need to see you before you go on."
CLEAR_FIRST = "You had this: {event}. A therapist must see you and say yes first."
RED_FLAG_OPEN = "A therapist must see you and say yes before you go on."

NOT_KNOWN_YET = "We do not know yet {needs}. We will check before you step up."
NOT_KNOWN_TO_START = "We do not know yet {needs}. We will check before you start."
TO_BE_SAFE = "We still do not know {needs}. So we take a step back to be safe."
NOT_THERE_YET = "You are not there yet. {now}"
GAP = "You did not walk backwards for {days}. So we start again a little easier."
GAP_AT_THE_LOWEST = "You did not walk backwards for {days}. So we start again with the easiest week."
GAP_UNSAID = "You did not tell us about your sessions. Please tell us how they went."
TOO_FEW = "You did {done} at this level. Do {enough} before the next step."
TOO_FEW_NONE = "Do {enough} at this level before the next step."
OPENS_ON = "The next step can open on {day} at the earliest."
STARTS_ON = "It can start on {day} at the earliest."
OWN_CHECK_IN = "Your therapist must see you before the next step."
LEVELS_THIS_WEEK = "You stepped up a lot this week. Give your knee time."
TOP = "You are at the highest level that is right for you."
REPEAT = "We want to measure {needs} once more before you step up."
REPEAT_TO_START = "We want to measure {needs} once more before you start."
CORRECTED = "A value was put right since your last visit."
REVIEW = "We want to look at your plan with you."
HOLD_PLAINLY = "Your knee needs more time at this level."
EVENTS: Mapping[str, str] = {
    "fall": "a fall",
    "new_injury": "a new injury",
    "infection": "an infection",
    "manipulation": "your knee was bent under a numbing drug",
    "injection": "an injection",
    "re_operation": "a new operation",
}

# When to stop, whom to call -------------------------------------------------------------------------

SAFETY, SAFETY_NO_SESSIONS = "When to stop, and whom to call", "Whom to call"
STOP_IF, CALL_TODAY_IF = "Stop the session if", "Call us today if"
CALL_NOW_IF, CALL_AMBULANCE_IF = "Call {number} now if", "Call an ambulance now if"
CALL_US_TODAY, THEN_CALL_US = "Call us today, because you have", "Then call us"
TELL_US = "Tell us what happened."
NOBODY_ANSWERS = "No answer? Go to a doctor or hospital today."
NOBODY_ANSWERS_A_YES = "Is one answer yes, and you cannot reach us? Go to a doctor or hospital today."
CALL_FIRST, GO_THROUGH = "Call us today", "We go through the open questions with you."
CLINIC, EMERGENCY = "Your clinic", "Emergency"
PHONE_OF = "Phone of {clinic}, write it here:"
BLANK_NUMBER = "______________"

# The dose -------------------------------------------------------------------------------------------

EACH_SESSION = "Each session"
WHERE, HANDS, WITH_YOU = "Where", "Hands", "With you"
REST, SPEED, SLOPE, IN_ALL = "Rest between", "Speed", "Slope", "Walking in all"
RUNNING_IN_ALL = "Running in all"
NEW = "New this week"
SURFACES = {
    "parallel_bars": "Between two bars",
    "counter": "At a counter or wall rail",
    "treadmill": "On a treadmill",
    "overground": "On a clear floor",
    "band": "With a light band",
    "field": "On soft, flat grass",
}
SUPPORTS = {
    "two_hands": "Both hands",
    "one_hand": "One hand",
    "fingertips": "A light finger touch",
    "partner": "Your partner's hands",
    "none": "Hands free",
}
HELPER, PARTNER, THERAPIST_BESIDE = "A helper, beside you", "Your partner", "Your therapist"
PARTNER_IN_FRONT = "Your partner, in front of you"
WALKS: Plural = ("{n} walk of {time}", "{n} walks of {time}")
RUNS: Plural = ("{n} run of {time}", "{n} runs of {time}")
SHORT_SECONDS, SHORT_MINUTES = "{n} x {s} sec", "{n} x {min} min"
SLOW, EASY_RUN = "Slow", "Easy, never a sprint"
EFFORT, EASY_TO_TALK = "How hard", "Easy enough to talk"
FLAT, UPHILL = "Flat", "{n} percent uphill"
INSIDE, INSIDE_A_WALK = "Inside", "An easy walk of {minutes}"
GROWN = {
    "repeats": "More walks",
    "work": "Longer walks",
    "speed": "A little faster",
    "incline": "A little steeper",
}
GROWN_RUNS = {**GROWN, "repeats": "More runs", "work": "Longer runs"}
ONE_MORE_SESSION = "One more than last week."

# The log --------------------------------------------------------------------------------------------

YOUR_SESSIONS: Plural = ("Your session", "Your {n} sessions")
LOG_LEAD = "Tick each one. Write your pain as a number from 0 to 10."
DONE, DAY_AND_DOSE, DAY_DONE = "Done", "Day and dose", "{day} done"
PAIN = "Pain in the knee"
PAIN_CELLS = {
    "pain_before": "Before",
    "pain_during": "Worst",
    "pain_after": "1 hour after",
    "pain_next_morning": "Next morning",
}
SORE = "Sore joint? no, {letters}"
SORE_LEGEND = "Sore joint: {grades}"
SORE_GRADE = "{letter} = {grade}."
SORE_GRADES = {
    "warm_up_goes_away": "in the warm-up only",
    "next_day": "the next day",
    "returns": "gone and back again",
    "continues": "all the time",
}
LOG_LABELS = {
    "swelling": "Puffy?",
    "near_falls": "How many near falls?",
    "clean_steps": "Clean steps?",
    "effort": "How hard, 6 to 20?",
    "heart_rate_reserve_used": "Heart rate, % of reserve",
}
CLEAN_LEGEND = "Clean steps: toes first, then the heel, no stumble."
CHOICES = ("yes", "no")
LOG_NOTE = "If you did less, write how much."
DAY_BETWEEN, DAY_OFF = "No walking backwards today.", "Rest your knee. No walking backwards today."
AFTER = "After each session"

# Pain scale, steps ----------------------------------------------------------------------------------

PAIN_SCALE = "Your pain scale"
PAIN_SCALE_LEAD = "0 is no pain. 10 is the worst pain you can think of."
BAND_RANGE = "{low} to {high}"
BEFORE_YOU_START, WARM_UP = "Before you start", "Warm up first"
HOW_TO = {
    "parallel_bars": "How to walk backwards between the bars",
    "counter": "How to walk backwards at the counter",
    "treadmill": "How to walk backwards on the treadmill",
    "overground": "How to walk backwards on the floor",
    "band": "How to walk backwards with the band",
    "partner": "How to walk backwards with your partner",
    "field": "How to run backwards on the grass",
}
HOW_TO_LEAD = "This week: {level}."
HOLD_ON = ("Hold on with your hands.", "Hold on.", "Hold the rails.")
"""What a step may say of the hands; at a level that holds otherwise these words stand instead."""
HOLD_AS = {
    "one_hand": "Hold on with one hand.",
    "fingertips": "Touch lightly with your fingers.",
    "partner": "Hold your partner's hands.",
    "none": "Keep your hands free.",
}

# The days between -----------------------------------------------------------------------------------

BETWEEN = "On the days between"

# Why ------------------------------------------------------------------------------------------------

WHY, WHY_SO = "Why walk backwards?", "So we go slowly and check each week."
STRENGTHS = {
    "trials_here": "Shown in people with a knee like yours:",
    "small_studies": "Shown in small studies of people with worn knees:",
    "healthy_people": "Seen in healthy people only:",
    "press": "Said in the press, not shown:",
    "not_studied": "Not well studied yet:",
}

FOR_PARTNER = "For your partner"
SEGMENTS = "Backward pieces inside your walk"
WHOLE_WALK = "Walk forwards at an easy pace. The whole walk takes {walk}."
PIECES: Plural = (
    "{n} time in this walk, go backwards for {time}.",
    "{n} times in this walk, go backwards for {time}.",
)
FORWARDS_BETWEEN = "In between, walk forwards for {rest} or more."
MORE_PIECES = "Your therapist may raise it to {n} pieces."
PIECES_NEXT = "The next step has up to {n} pieces in a walk of {walk}."

# How near -------------------------------------------------------------------------------------------

NEAR, NEAR_TOP = "How near is the next step?", "How near is the last goal?"
NEAR_LEAD = "The next step: {level}. We decide at your visit. Do not try it before."
WE_DECIDE_TOP = "We decide at your visit."
NOW, GOAL = "Now", "Goal"
NOT_MEASURED = "not known yet"
YOU_ARE_THERE = "You are there."
WE_WILL_CHECK = "We will check this at your next visit."
ONCE_MORE = "We will measure this once more."
TO_GO = "{amount} to go."
KEEP_GOING = "Not there yet."
BEHIND, NOT_BEHIND = "{amount} behind {reference}", "as good as {reference}"
OTHER_CHECKS = "Your balance checks"
OTHER_CHECKS_GOAL = "all fine"
OTHER_CHECKS_NOW = {"yes": "fine", "no": "not fine yet", "unknown": "not known yet"}

# Next week ------------------------------------------------------------------------------------------

NEXT_WEEK, NEXT_WEEK_TOP = "To step up next week", "Until your next visit"
DO_ALL: Plural = ("Do your session.", "Do all your sessions.")
DO_SOME = "Do at least {enough} of your {all} sessions."
PAIN_GOAL = "Keep the pain at {n} or less while you walk backwards and the next morning."
PAIN_GOAL_WALKING = "Keep the pain at {n} or less while you walk backwards."
WILL_CHECK = "At your next visit we will check {needs}."
BRING = "Bring this sheet to your next visit."
VISIT, VISIT_BY, DAY_AND_TIME = "Your next visit", "Your next visit, by {day}", "Day and time:"
AGAIN = "Before you walk backwards again"
AGAIN_CLEARED = "A therapist must see you and say yes first. Then you get a new sheet."
AGAIN_ANSWERED = "We need your answers first. Then you get a new sheet."
AGAIN_CHECKED = "We need these checks first. Then you get a new sheet."
AGAIN_VISIT = "Come to your next check-in by {day}."

# How long it holds ----------------------------------------------------------------------------------

VALID_UNTIL, AFTER_THAT = "Use this sheet until {day}", "After that day:"
ENDS_AT_ONCE = "After a fall, a new pop or a stop sign: do not walk backwards. Call us."
VALID_CLEARED = "This sheet holds until a therapist says yes"
VALID_ANSWERED = "This sheet holds until we have your answers"
VALID_RULED_OUT = "This sheet holds until {who} changes it"
VALID_CHECKED = "This sheet holds until we have seen you"
KEEP_IT = "Keep it with you."

# No sessions ----------------------------------------------------------------------------------------

WHAT_TO_DO_NOW, WHAT_TO_DO = "What to do now", "What to do this week"
EMERGENCY_STEPS = (
    "Call {number} now. If you can, have someone stay with you.",
    "Sit or lie down. Do not drive yourself.",
    "Then call your clinic, or ask someone to call for you.",
)
AN_AMBULANCE = "an ambulance"
URGENT_STEPS = (
    "Call us today{at}. Tell us what you see on this sheet.",
    "Do not walk backwards until a therapist says yes.",
)
STOP_STEPS = (
    "Call us{at} and ask for a visit.",
    "Do not walk backwards until we have seen you.",
    "Walk forwards as your therapist showed you.",
)
RULED_OUT_STEPS = (
    "Call us{at}. Talk with us about another way to train.",
    "Do not walk backwards. Only {who} can change this.",
    "Walk forwards as your therapist showed you.",
)
WHO_RULED_OUT = {"surgeon_clearance": "your surgeon"}
RULED_OUT_BY_CLINIC = "your clinic"
NOT_YET_STEPS = (
    "Walk forwards as your therapist showed you.",
    "Do your other exercises as usual.",
    "Do not try to walk backwards on your own.",
)
COME_FIRST_STEPS = (
    "Call us{at} for a check-in.",
    "Walk forwards as usual. Do not walk backwards yet.",
    "If one of the signs below fits, call at once.",
)
CHECK_STEPS = (
    "Call us{at} and come to the clinic. We will check {needs}.",
    "Walk forwards as usual. Do not walk backwards yet.",
)
ASK_STEPS = (
    "Call us today{at} and go through the questions.",
    "Walk forwards as usual. Do not walk backwards yet.",
    "If one answer is yes, tell us at once.",
)
AT_PHONE = " at {phone}"
QUESTIONS = "Answer these with your clinic"
IS_IT = "Is your {plain} {goal}, on the scale from 0 to 10?"
IS_IT_ELSE = "Is this so: {plain}, {goal}?"
WHAT_TO_SAY = "What to say"
SAY_OPERATION = "“I had {procedure} on {day}. It is my {knee} knee.”"
SAY_START = "“It is my {knee} knee.”"
SAY_SIGNS = "“I have {signs}.”"
SIDES = {"left": "left", "right": "right"}
PROCEDURES: Mapping[str, str] = {
    "total_knee_arthroplasty": "a knee replacement",
    "unicompartmental_knee_arthroplasty": "a partial knee replacement",
    "acl_reconstruction": "an operation on a torn knee ligament (ACL)",
    "partial_meniscectomy": "an operation on the meniscus of my knee",
    "meniscus_repair": "an operation to mend the meniscus of my knee",
    "cartilage_repair": "an operation to mend the cartilage of my knee",
}
AN_OPERATION = "an operation on my knee"
"""For a procedure that has no plain name here yet."""

# The code to print it again ---------------------------------------------------------------------------

REPLAY_TITLE = "To print this sheet again"
REPLAY_LEAD = (
    "Your clinic can print this sheet again from this code. "
    "It holds facts about your knee, but not your name."
)
REPLAY_PICTURE = "The same code as a picture, for a scanner."
