"""Examples of what an episode file says, for the keys whose value is more than a word.

Nothing flows in; plain data flows out, which editors show beside a key and a test holds to its shape.
"""

_BY = "J. Smith, PT"

NOT_APPLICABLE = {"by": _BY, "why": "cannot lie flat", "substitute": "girth"}
SESSION = {"date": "2026-11-18", "level": "bars-two-hands", "pain_during": 3}
CHECK_IN = {"date": "2026-11-20", "observations": {"pain_walking": 3}, "sessions": [SESSION]}
CLINIC = {"name": "Riverside Physiotherapy", "phone": "555 0100"}
START = {"procedure": "total_knee_arthroplasty", "date": "2026-10-04", "knee": "right"}
EVENT = {"kind": "fall", "date": "2026-11-10"}
CLOSURE = {"of": "calf-pain", "date": "2026-11-12", "by": "Dr A. Surgeon", "finding": "no thrombosis"}
SIGNED_LEVEL = {"date": "2026-11-13", "level": "bars-two-hands", "by": _BY, "why": "as proposed"}
BASELINE = {"rule": "foot-numb", "date": "2026-10-30", "by": _BY, "finding": "numb since 2019"}
CORRECTION = {
    "date": "2026-11-15",
    "check_in": "2026-11-13",
    "measure": "knee_flexion",
    "value": 88,
    "by": _BY,
}
