"""RP501 to RP549: what keeps a clinic's file from standing on every paper.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.row import Row

CLINIC = (
    Row(
        "RP501",
        "colour that is too pale to read",
        "most readers of these papers are old, and the headings would be lost on them and in a copier",
        "Use the colour that the message names, or another that is darker.",
    ),
    Row(
        "RP502",
        "logo that cannot be printed",
        "it becomes a part of every paper, so it may draw and do nothing else",
        "Save it as plain SVG with shapes alone, or as a PNG, beside the clinic's file.",
    ),
)
