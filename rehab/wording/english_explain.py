"""The English of `rehab explain`: what a finding, a rule or a measure is.

Nothing flows in; constants flow out.
"""

FINDING = "{id} ({severity}): {title}"
WHY, HELP = "Why: {why}.", "What to do: {help}"

RULE = "{id}: {text}"
RED_FLAG = "A red flag: once YES it stays so until a clinician closes it."
WHEN, THEN, FOR_THE_PATIENT = "When: {when}.", "Then: {effect}.", "For the patient: {text}"
SOURCE = "Source: {source}."
OPINION = "clinic opinion, {opinion}"
EXTRAPOLATED = "{source} (extrapolated: other people or another exercise were studied)"
WRITTEN = "Written in {file}, line {line}."
HOLDS_IN = "Holds in: {protocols}."

MEASURE = "{id}: {title}"
VALUES, VALUES_TO = "Values: {values}; {worse}.", "{low} to {high}"
WORSE = {"higher": "higher is worse", "lower": "lower is worse", "none": "no direction is worse"}
FRESH = "Fresh for {days} days; to get it: {effort}."
STANDING = "Full standing from: {reporters}."
ERROR = "Measurement error: {error}."
ASK = "Ask: {question}"
ASKED_BY = "Asked by: {rules}."
