"""RP001 to RP099: what keeps a text from being read at all.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.row import Row

READING = (
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
