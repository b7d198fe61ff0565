"""Every finding that exists: its stable id, its title, why it matters and what to do.

Nothing flows in; one table flows out, which prints, pages and tests all read.
Ids are never reused: scripts and habits hang on them. To add a finding, add one `Row` below.

RP0xx reading the text, RP1xx shape and references of a file, RP2xx an episode.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rehab.findings.model import Finding, Severity, Span
from rehab.frozen import FrozenStruct


class Row(FrozenStruct):
    """One kind of finding, as `rehab explain ID` tells it."""

    id: str
    title: str
    why: str
    help: str
    severity: Severity = Severity.ERROR


_READING = (
    Row(
        "RP001",
        "text that is not YAML",
        "nothing after this place can be read",
        "Look at the marked place and just above it: usually a bracket, a quote or a colon is missing, "
        "or a line is not indented like its neighbours. Text that holds `: ` or ` #` needs quotes.",
    ),
    Row(
        "RP002",
        "tab in the indentation",
        "editors show tabs at different widths, so what belongs to what would be a guess",
        "Indent with spaces, two for each step.",
    ),
    Row(
        "RP003",
        "key written twice",
        "one of the two values would be lost without a word",
        "Keep one of the two, or rename one.",
    ),
    Row(
        "RP004",
        "anchor",
        "a value defined in one place and used in another cannot be read line by line",
        "Write the value where it is needed, or name a condition once and refer to it by its id.",
    ),
    Row(
        "RP005",
        "alias or merge key",
        "a value defined in one place and used in another cannot be read line by line",
        "Write the value out, or name a condition once and refer to it by its id.",
    ),
    Row(
        "RP006",
        "tag",
        "a tag changes what a value is without changing how it looks",
        "Leave the tag out; put text in quotes.",
    ),
    Row(
        "RP007",
        "word that some programs read as true or false",
        "`no` is text to one program and false to the next",
        "Write `true` or `false`, or put the word in quotes where the word itself is meant.",
    ),
    Row(
        "RP008",
        "empty value",
        "an empty value does not say whether it was forgotten, unknown or not needed",
        "Leave the key out, or write `unknown`.",
    ),
    Row(
        "RP009",
        "version without quotes",
        "1.10 without quotes is the number 1.1",
        'Put versions in quotes, as in `version: "1.10"`; write numbers without zeros at the end.',
    ),
    Row(
        "RP010",
        "number with a leading zero or another base",
        "`010` is eight to one program and ten to the next",
        "Write the plain decimal number, or put codes and telephone numbers in quotes.",
    ),
    Row(
        "RP011",
        "number that is not a plain decimal",
        "programs do not agree on what such a number is",
        "Write plain decimal numbers such as `90` or `2.5`; put other text in quotes.",
    ),
    Row(
        "RP012",
        "date that does not exist or is not written as year-month-day",
        "a date that can be read in two ways moves every window that counts from it",
        "Write dates as YYYY-MM-DD, as in `2026-03-09`, without a time.",
    ),
    Row(
        "RP013",
        "control character",
        "a character that cannot be seen can hide or change what is written",
        "Delete the character, or write it as an escape in double quotes.",
    ),
    Row(
        "RP014",
        "file too large",
        "a file of this size is not a protocol or an episode, and reading it could stall the program",
        "Split the file, or check that it is the right one.",
    ),
    Row(
        "RP015",
        "file nested too deeply",
        "nobody can read such a file aloud, and reading it could stall the program",
        "Give inner conditions a name and refer to them.",
    ),
    Row("RP016", "empty file", "there is nothing to decide from", "Start from `rehab new`."),
    Row(
        "RP017",
        "more than one document in a file",
        "the second document would be ignored without a word",
        "Put each document into its own file and delete the line `---` or `...` between them.",
    ),
    Row(
        "RP018",
        "file that is not UTF-8",
        "names and signs such as the degree sign would be read wrongly",
        "Save the file as UTF-8.",
    ),
    Row(
        "RP019",
        "key that is not plain text",
        "a key that is a list, a mapping or empty cannot be named in a message",
        "Write `key: value` with a word as the key.",
    ),
    Row(
        "RP020",
        "directive",
        "a directive changes how the whole file is read",
        "Delete the line that starts with `%`.",
    ),
    Row(
        "RP021",
        "too many findings to list",
        "a list this long helps nobody",
        "Put right what is listed and run the command again.",
    ),
    Row(
        "RP022",
        "file that cannot be opened",
        "there is nothing to decide from",
        "Check the path, and that the file may be read.",
    ),
)

_SHAPE = (
    Row(
        "RP101",
        "missing key",
        "a silent default would stand in for a clinical choice",
        "Add the key; `rehab schema` lists what each part of a file needs.",
    ),
    Row(
        "RP102",
        "unknown key",
        "a misspelt key would otherwise be ignored, and its rule with it",
        "Correct the key or delete it; `rehab schema` lists the keys.",
    ),
    Row(
        "RP103",
        "wrong type or value",
        "a value that has to be guessed at cannot be decided on",
        "Write the value as the message says.",
    ),
    Row(
        "RP104",
        "unknown measure",
        "a test of a measure that does not exist can never be met and never be missed",
        "Use a measure of the catalogue, or correct the spelling.",
    ),
    Row(
        "RP105",
        "unknown level",
        "no dose could be printed for it",
        "Use a level of the ladder, or add the level to it.",
    ),
    Row(
        "RP106",
        "unknown phase",
        "nothing could ever enter or leave it",
        "Use the id of a phase in the protocol, or add the phase.",
    ),
    Row(
        "RP107",
        "unknown source",
        "a number whose source cannot be found cannot be checked",
        "Use the id of a source that the protocol lists, or add the source.",
    ),
    Row(
        "RP108",
        "unknown named condition",
        "a test of a condition that does not exist can never be met and never be missed",
        "Use a condition that the protocol names, or define it once.",
    ),
    Row(
        "RP109",
        "unit missing or wrong",
        "a bare number can be read in two units",
        "Write the measure's unit after the number, as in `90 deg`.",
    ),
    Row(
        "RP110",
        "threshold outside the range of its measure, or off its step",
        "a threshold that no recorded value can meet never decides anything",
        "Use a value that the measure can take.",
    ),
    Row(
        "RP111",
        "test that does not fit its measure",
        "there is no order, or no sum, to compare by",
        "Use a test that the measure's kind allows.",
    ),
    Row("RP112", "id used twice", "nobody could tell which one is meant", "Give each its own id."),
    Row(
        "RP113",
        "circular reference",
        "something that is defined by itself never gets a value",
        "Break the circle at one of the marked places.",
    ),
    Row(
        "RP114",
        "unknown base or overlay",
        "its rules, among them the red flags, would be left out",
        "Correct the id, or put the file beside the others.",
    ),
    Row(
        "RP115",
        "loosening without a signature",
        "`add` can only tighten; something easier needs a name, a reason and an end",
        "Use a `loosen` entry with who, why and until when.",
    ),
    Row(
        "RP116",
        "unsupported schema version",
        "a file of another schema could be read with another meaning",
        "Use the version of the program that the message names, or bring the file up to date.",
    ),
    Row(
        "RP117",
        "unknown rule",
        "a change to a rule that does not exist changes nothing",
        "Use the id of a rule of the protocol or its base.",
    ),
    Row(
        "RP118",
        "unknown parameter",
        "a change to a parameter that does not exist changes nothing",
        "Use the id of a parameter of the protocol or its base.",
    ),
    Row(
        "RP119",
        "unknown placeholder in a text",
        "the patient would read the placeholder in place of the value",
        "Use one of the placeholders that the message names, or correct the spelling.",
    ),
    Row(
        "RP120",
        "number without a source",
        "nobody can check a number that comes from nowhere",
        "Name a source, or say whose opinion it is and since when.",
    ),
)

_EPISODE = (
    Row(
        "RP201",
        "wrong knee",
        "a decision for one knee from values of the other helps nobody",
        "Correct the knee, or record a start for the other one.",
    ),
    Row(
        "RP202",
        "impossible date",
        "every window counts from this date",
        "Correct the date; values from before the operation are marked so.",
    ),
    Row(
        "RP203",
        "rejected observation",
        "a value that cannot be true is treated as unknown",
        "Measure again, or correct the value.",
    ),
    Row(
        "RP204",
        "sign that the printed fonts do not have",
        "it would print as an empty box on the patient's paper",
        "Write it with letters that the paper's language uses.",
    ),
    Row(
        "RP205",
        "operation that the protocol is not for",
        "its windows and gates were written for another operation",
        "Name the protocol of this operation, or correct the operation.",
    ),
    Row(
        "RP206",
        "red flag corrected instead of closed",
        "a red flag stays open until a clinician has looked and says what was found",
        "Write a closure: what was closed, who, when, and the finding.",
    ),
)

CATALOGUE: Mapping[str, Row] = MappingProxyType({row.id: row for row in (*_READING, *_SHAPE, *_EPISODE)})
"""Every row by its id."""

ROWS: tuple[Row, ...] = (*_READING, *_SHAPE, *_EPISODE)
"""Every row in the order of the table."""


def finding(
    finding_id: str, message: str, span: Span | None = None, *, where: str = "", label: str = ""
) -> Finding:
    """A finding of the catalogue, with its severity and its reason taken from there.

    Raises:
        KeyError: if the catalogue has no such id.
    """
    row = CATALOGUE[finding_id]
    return Finding(finding_id, row.severity, message, span, where, label, row.why)
