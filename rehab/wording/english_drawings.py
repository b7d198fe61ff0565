"""The English of the drawings: what each one shows, for those who cannot see it.

Nothing flows in; constants flow out. A drawing is told in whole sentences: where, what the hands do, who is
there. Each is true of every level that the drawing stands beside.
"""

from collections.abc import Mapping

WHERE: Mapping[str, str] = {
    "parallel_bars": "A person walks backwards between two bars.",
    "counter": "A person walks backwards along a counter.",
    "treadmill": "A person walks backwards on a treadmill. A safety cord is clipped on.",
    "treadmill_uphill": (
        "A person walks backwards, uphill, on a tilted treadmill. A safety cord is clipped on."
    ),
    "overground": "A person walks backwards on a clear, flat floor.",
    "band": "A person walks backwards with a band round the waist.",
    "band_ankles": "A person walks backwards along a counter. A light band goes round both ankles.",
    "band_load": "A person walks backwards. A strap round the waist pulls the other way.",
    "field": "A person runs backwards on flat grass.",
}
HANDS: Mapping[str, str] = {
    "parallel_bars_two_hands": "Both hands hold the bars.",
    "parallel_bars_one_hand": "One hand holds a bar.",
    "parallel_bars_fingertips": "Only the fingertips touch the bars.",
    "counter_two_hands": "Both hands hold the counter.",
    "counter_one_hand": "One hand holds the counter.",
    "counter_fingertips": "Only the fingertips touch the counter.",
    "treadmill_two_hands": "Both hands hold the rails.",
    "treadmill_one_hand": "One hand holds a rail.",
    "treadmill_fingertips": "Only the fingertips touch the rails.",
    "none": "Both hands are free.",
}
COMPANY: Mapping[str, str] = {
    "helper": "A helper stands close by.",
    "in_front": "A partner is in front and watches.",
    "partner": "A partner faces them and holds both hands.",
    "therapist": "The therapist stays close.",
    "therapist_holds": "The therapist faces them and holds the band. Their hands meet.",
}
STEPS: Mapping[str, str] = {
    "step_toe": "A foot reaches back. The toes touch the ground first.",
    "step_roll": "The foot rolls from the toes over the ball.",
    "step_heel": "The heel comes down. The whole foot is on the ground.",
}
