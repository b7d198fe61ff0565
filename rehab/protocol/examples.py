"""Examples of what an author writes, for the keys whose value is more than a word.

Nothing flows in; plain data flows out, which editors show beside a key and a test holds to its shape.
"""

TEST = {"knee_flexion": {"at_least": "100 deg"}}
TESTS = [{"pain_walking": {"at_most": 3}}, TEST]
OPINION = {"by": "clinic lead", "on": "2026-11-01"}
SOURCES = {"ebert-2014": {"citation": "Ebert 2014. Arch PMR 95:1135-40", "grade": "found S31"}}
PARAMETER = {"value": "13.5 s", "source": "clinic-default"}
CURVE = {"weeks": {"1": 80, "8": 110}, "source": "kornuijt-2019"}
EVENT = {"effect": "stop_until_cleared", "source": "clinic-default"}
PAIN_BAND = {"points": [0, 2], "word": "Fine", "text": "Carry on."}
CLAIM = {"text": "It trains the thigh.", "strength": "small_studies", "source": "chen-2021"}
VARIETY = {
    "id": "bike",
    "title": "Stationary bike",
    "patient": "Ride a bike that stands still.",
    "needs": TEST,
    "source": "clinic-default",
}
LATE_START = {"title": "Late start", "not_before": {"supported": 8}}
CAP = {"id": "speed", "max_speed_kmh": 4, "source": "clinic-default"}
GUARANTEE = {"never": "progress", "when": {"pain_walking": {"above": 5}}}
CASE = {
    "name": "flexion one degree short holds",
    "given": {"week": 6, "knee_flexion": 99},
    "expect": "hold",
}
RULE = {
    "id": "pain-walking-high",
    "when": {"pain_walking": {"above": 5}},
    "then": {"regress": 1},
    "text": "Pain above 5 on walking, down one level.",
    "patient": "It hurts a lot when you walk. This week is easier.",
    "source": "clinic-default",
}
WEEKS = {"not_before": 6, "usual": [6, 8], "source": "clinic-default"}
PHASE = {
    "id": "supported",
    "title": "Supported retro walking",
    "patient": "Walking backwards with support",
    "weeks": WEEKS,
    "enter_when": {"all": TESTS},
    "levels": ["bars-two-hands"],
}
DOSE = {"repeats": [4, 6], "work_s": [20, 30], "rest_s": 60, "total_min": 2, "sessions_per_week": [2, 3]}
LEVEL = {
    "id": "bars-two-hands",
    "title": "Parallel bars, both hands",
    "patient": "Between two bars, both hands",
    "surface": "parallel_bars",
    "support": "two_hands",
    "dose": DOSE,
    "source": "clinic-default",
}
CASE_LADDER = {"phases": [PHASE], "levels": [LEVEL]}
LOOSENING = {
    "path": "phases.supported.weeks.not_before",
    "value": 5,
    "by": "Dr A. Surgeon",
    "why": "walks freely without an aid",
    "until": "2027-01-31",
}
