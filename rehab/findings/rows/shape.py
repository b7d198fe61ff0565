"""RP101 to RP199: what keeps a file that can be read from meaning anything.

Nothing flows in; rows flow out. One part of the table in `catalogue.py`.
"""

from rehab.findings.row import Row

SHAPE = (
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
        "unknown activity",
        "closing an activity that does not exist closes nothing, and the one that was meant is offered",
        "Write the id of one of the activities under `variety:`, as the protocol or its base has it.",
    ),
    Row(
        "RP120",
        "number without a source",
        "nobody can check a number that comes from nowhere",
        "Name a source, or say whose opinion it is and since when.",
    ),
)
