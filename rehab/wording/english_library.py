"""The English of the library's page: heads, what each figure means, and what stands where there is none.

Nothing flows in; constants flow out.
"""

from rehab.wording.english import Plural

TITLE = "The protocol library"
LEAD = (
    "Every protocol that ships, in figures that the program worked out; none is typed by hand, and",
    "`make library` renews them. A protocol is a draft until a clinician signs it;",
    "[protocols/README.md](../protocols/README.md) says how to adapt one and how to sign.",
)

BEGINS = "When each begins, and what it asks for first"
BEGINS_HEAD = ("protocol", "title", "first week", "levels", "to enter the first level")
BASE = "a base: others extend it"
WITH = "{week} with {names}"
NONE = "-"

RESTS_ON = "What each rests on"
RESTS_ON_LEAD = (
    "Rules are those that decide its patients, the base's included, then those of its own file, the red",
    "flags among them, and those whose source studied other people or another exercise. A clinic default",
    "is a place that names no publication: a number for a clinician to confirm or to change.",
)
RESTS_ON_HEAD = (
    "protocol",
    "version",
    "status",
    "sources",
    "rules",
    "its own",
    "red flags",
    "extrapolated",
    "clinic defaults",
)

PROVEN = "What its cases show, and what is proven"
PROVEN_LEAD = (
    "*Covered*: of everything in its own file that a case can show, what its cases show (`rehab test`).",
    "*Slips noticed*: of the slips of the pen that would change somebody's decision, those that a case",
    "would notice (`--mutation`). *Found*: what `rehab check` finds. *Laws*: what holds for every",
    "possible patient (`rehab check --proofs`), and what the solver could not settle. *Asked within*: the",
    "longest time in which no person is called, whatever happens; in brackets where a clinician sees the",
    "patient every week.",
)
PROVEN_HEAD = ("protocol", "cases", "covered", "slips noticed", "found", "laws proven", "asked within")
NOT_YET = "not yet"
EARLIER = " †"
HOLD = "{held} of {of} hold"
PERCENT = "{n:g} %"
ERRORS: Plural = ("{n} error", "{n} errors")
WARNINGS: Plural = ("{n} warning or note", "{n} warnings and notes")
NOTHING = "nothing"
LAWS = "{proven} of {of}, {open} not settled"
IN_WHAT_EXTENDS_IT = "in what extends it"
SILENT = "{weeks} ({seen})"
FOOT = ("† of an earlier text of the protocol; `make library` renews it.",)
