"""The English of what a patient's telephone shows: a calendar's entries and a short message.

Nothing flows in; constants flow out. Most of what is said there is the handout's own; these few are not.
"""

SESSION = "Your session: {dose}"
SHEET_ENDS = "Your sheet ends today"
VISIT = "Your next check-in"
FACT = "{label}: {value}"
NEW_FACT = "{label}: {value} ({note})"
DAY = "{day}, {date}: {dose}"
