"""The English of single measures for a patient: what a value is called, and how a sentence says it.

Nothing flows in; tables by measure flow out. A measure that is missing here is said with the catalogue's
own plain words, so that a clinic can add a measure without a line of code.
"""

from collections.abc import Mapping

NOW_IS = "{name}: {value}."
GOAL_IS = "The goal is {goal}."

# Sentences that say a value; `{value}` is number and unit.
SAID: Mapping[str, str] = {
    "knee_flexion": "Your knee bends to {value}.",
    "extension_deficit": "Your knee is {value} short of straight.",
    "extension_lag": "Your knee drops {value} when you lift the straight leg.",
    "single_leg_stance": "You can stand on this leg for {value}.",
    "tug": "You take {value} to stand up, walk and sit down.",
    "backward_walk_3m": "You take {value} to walk 3 metres backwards.",
    "pain_at_rest": "Your pain at rest is {value}.",
    "pain_walking": "Your pain when you walk is {value}.",
    "quadriceps_strength": "The strength of your thigh is {value}.",
}
PAST_STRAIGHT = "Your knee goes {value} past straight."

# What is not known, after "We do not know yet" and "We will check".
TO_FIND_OUT: Mapping[str, str] = {
    "pain_at_rest": "how much your knee hurts at rest",
    "pain_walking": "how much your knee hurts when you walk",
    "pain_worst_24h": "how bad the worst pain of the last day was",
    "knee_flexion": "how far your knee bends",
    "extension_deficit": "how straight your knee gets",
    "extension_lag": "if your knee drops when you lift the straight leg",
    "effusion": "how much fluid is in your knee",
    "weight_bearing": "how much weight you may put on the leg",
    "wound": "if your wound is closed",
    "brace": "if you wear a brace",
    "gait_aid": "if you use a walking aid",
    "single_leg_stance": "how long you can stand on this leg",
    "tug": "how fast you can stand up, walk and sit down",
    "backward_walk_3m": "how fast you can walk 3 metres backwards",
    "quadriceps_strength": "how strong your thigh is",
    "falls_last_year": "if you fell in the last year",
    "heart_or_lung_condition": "if your heart, lungs or blood pressure need care",
    "systolic_bp": "your blood pressure",
    "diastolic_bp": "your blood pressure",
    "resting_heart_rate": "how fast your heart beats at rest",
    "oxygen_saturation": "how much oxygen is in your blood",
    "fall_since_last": "if you fell since the last visit",
    "dizziness": "if you get dizzy",
    "loaded_flexion_allowed": "how far your knee may bend with weight on it",
    "bone_union": "if the bone has healed on the X-ray",
    "surgeon_clearance": "if your surgeon has said yes",
    "catching": "if your knee catches",
    "lesion_compartment": "which cartilage was mended",
    "pain_place": "where your knee hurts",
}
TO_FIND_OUT_ELSE = "your {plain}"
ALSO = "{first}. Also {next}"
"""Several of them: a sentence each, for one that holds them all would be too long."""

# What a number is called where it stands beside its goal.
LABELS: Mapping[str, str] = {
    "knee_flexion": "Bending the knee",
    "extension_deficit": "Straightening the knee",
    "extension_lag": "Holding the knee straight",
    "single_leg_stance": "Standing on this leg",
    "tug": "Stand up, walk, sit down",
    "backward_walk_3m": "3 metres backwards",
    "quadriceps_strength": "Strength of the thigh",
    "pain_at_rest": "Pain at rest",
    "pain_walking": "Pain when you walk",
    "weight_bearing": "Weight on the leg",
    "gait_aid": "Walking aid",
    "brace": "Brace",
    "wound": "Wound",
    "effusion": "Fluid in the knee",
    "falls_last_year": "Falls in the last year",
}

# The words of grades and choices.
WORDS: Mapping[tuple[str, str], str] = {
    ("effusion", "none"): "none",
    ("effusion", "trace"): "very little",
    ("effusion", "1+"): "a little",
    ("effusion", "2+"): "a lot",
    ("effusion", "3+"): "very much",
    ("brace", "none"): "no brace",
    ("gait_aid", "none"): "no walking aid",
    ("brace", "unlocked"): "not locked",
    ("weight_bearing", "non"): "no weight",
    ("weight_bearing", "toe_touch"): "only the toes",
    ("weight_bearing", "partial"): "part of your weight",
    ("weight_bearing", "as_tolerated"): "as much as feels fine",
    ("weight_bearing", "full"): "full weight",
    ("wound", "scabbed"): "a scab",
    ("gait_aid", "stick"): "a stick",
    ("gait_aid", "frame"): "a frame",
    ("soreness", "warm_up_goes_away"): "in the warm-up, then gone",
    ("soreness", "next_day"): "on the next day",
    ("soreness", "returns"): "gone, then back",
    ("soreness", "continues"): "all the time",
    ("lesion_compartment", "condyle"): "the end of the thigh bone",
    ("lesion_compartment", "patellofemoral"): "the kneecap or its groove",
    ("pain_place", "front"): "at the front",
    ("pain_place", "inner_side"): "at the inner side",
    ("pain_place", "outer_side"): "at the outer side",
    ("pain_place", "back"): "at the back",
    ("pain_place", "calf"): "in the calf",
}

# Values that need a word more beside their unit.
VALUES: Mapping[str, str] = {"extension_deficit": "{value} short", "extension_lag": "{value} of drop"}
VALUE_PAST_STRAIGHT = "{value} past straight"

# Comparisons with something else, and what is not known ---------------------------------------------

BEHIND = {
    "at_least": "{amount} or more behind {reference}",
    "at_most": "no more than {amount} behind {reference}",
    "above": "more than {amount} behind {reference}",
    "below": "less than {amount} behind {reference}",
}
BEHIND_WHAT = {
    "other_side": "the other knee",
    "first": "the first value",
    "best": "its best so far",
    "expected": "what is usual by now",
}
SHARE_OF_PLAINLY = {
    "other_side": "{what} of the other leg",
    "first": "{what} of what it was at first",
    "best": "{what} of its best so far",
    "expected": "{what} of what is usual by now",
}
NOT_KNOWN_PLAINLY = {
    "not asked": "not measured",
    "too old": "needs a new check",
    "declined": "not told",
    "rejected": "needs a new check",
}
NEED_OF_OTHER_SIDE_PLAINLY = "{name} on your other knee"
NEED_SESSIONS_PLAINLY = "how your sessions went"
NEED_CHECK_IN_PLAINLY = "a check-in"
NEED_AGE_PLAINLY = "the year you were born"
