"""RP601 to RP619: what is wrong with the translation of what patients read.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`. What has no translation prints in
English and says so: a patient may ask, where a wrong word would not be noticed.
"""

from rehab.findings.model import Severity
from rehab.findings.row import Row

TRANSLATION = (
    Row(
        "RP601",
        "translation file that cannot be read",
        "its language would be half English",
        "Open it with an editor for gettext files, which shows the line.",
    ),
    Row(
        "RP602",
        "translation that loses or adds a place",
        "a number or a telephone would be missing from the sentence, so it prints in English",
        "Write every `{place}` of the English text once, and no other.",
        Severity.WARNING,
    ),
    Row(
        "RP603",
        "text without a translation",
        "it prints in English, and the paper says so",
        "Run `rehab translate`, fill in what is empty, and have it read.",
        Severity.WARNING,
    ),
    Row(
        "RP604",
        "language that no paper can be printed in",
        "the patient could not read it",
        "Choose one that there is, or add a translation.",
    ),
    Row(
        "RP605",
        "draft translation that the clinic forbids",
        "nobody has vouched for its words of safety yet",
        "Have it reviewed and its words of safety read by a second person, or print in another language.",
    ),
)
