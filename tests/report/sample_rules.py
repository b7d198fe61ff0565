"""Rules as a report prints them: 22 sentences with truth, grounds, effect and source."""

from rehab.report.model import (
    RuleGroup,
    RuleRow,
    RuleTable,
    TruthWord,
)

YES = TruthWord(kind="yes", word="YES")
NO = TruthWord(kind="no", word="NO")
UNKNOWN = TruthWord(kind="unknown", word="UNKNOWN")


def a_rule(words: str, truth: TruthWord, observed: str, effect: str) -> RuleRow:
    """A rule from `id | sentence | source`, with what was observed, split at semicolons."""
    rule_id, sentence, source = (part.strip() for part in words.split("|"))
    return RuleRow(
        id=rule_id,
        sentence=sentence,
        truth=truth,
        observed=tuple(part.strip() for part in observed.split(";")),
        effect=effect,
        source=source,
        extrapolated="extrapolated" if source in {"Adams 2012", "Arundale 2018"} else "",
    )


QUIET_RULES = tuple(
    a_rule(words, NO, observed, effect)
    for words, observed, effect in (
        ("red-chest | Chest pain or sudden shortness of breath | clinic opinion", "no, May 11", "emergency"),
        ("red-calf | Calf pain, warmth or swelling | Wells 2003", "no, May 11", "urgent"),
        (
            "red-infection | Fever of 38.0 °C or more, or wound red or leaking | NICE NG157",
            "no, May 11",
            "urgent",
        ),
        ("red-locked | Knee suddenly locked | clinic opinion", "no, May 11", "urgent"),
        ("red-give-way | New giving way or a pop | clinic opinion", "no, May 11", "urgent"),
        (
            "red-neuro | Foot drop, new numbness, cold or pale foot | clinic opinion",
            "no, May 11",
            "emergency",
        ),
        ("pain-rest-high | Pain at rest is 8 or more | clinic opinion", "1, May 11", "refer"),
        ("pain-walk-high | Pain walking is above 5 | Thomee 1997", "2, May 11", "regress 1"),
        (
            "pain-not-settled | Pain is not back to baseline by next morning | Silbernagel 2007",
            "1, May 11",
            "hold",
        ),
        ("pain-rising | Pain walking rose by 2 or more | Salaffi 2004", "3, May 4; 2, May 11", "regress 1"),
        (
            "soreness-stays | Soreness in the warm-up continues | Adams 2012",
            "none in 3 sessions",
            "regress 1, 2 days off",
        ),
        (
            "soreness-day-after | Joint soreness the day after | Adams 2012",
            "none in 3 sessions",
            "hold, 1 day off",
        ),
        (
            "effusion-rising | Effusion rose by 1 grade, at least 1+ | Arundale 2018",
            "1+, May 4; trace, May 11",
            "hold",
        ),
        (
            "effusion-stays-up | Effusion 1+ or more for 2 sessions | Arundale 2018",
            "trace, May 11",
            "regress 1, 1 day off",
        ),
        ("effusion-2 | Effusion is 2+ or more | Arundale 2018", "trace, May 11", "refer"),
        ("stiff-early | Flexion below 90° at week 6 or later | Kornuijt 2019", "109°, May 11", "refer"),
        (
            "flexion-flat | Flexion flat for 3 check-ins, below 100° | Kornuijt 2019",
            "102°, 107°, 109°",
            "refer",
        ),
        ("contracture | Extension lacking more than 10° at week 6 or later | Su 2010", "3°, May 11", "refer"),
        ("fall-recent | A fall since the last check-in | clinic opinion", "no, May 11", "stop"),
        ("near-falls | Two near falls in one week | clinic opinion", "0 in 3 sessions", "regress 1"),
        ("vitals-bp | Resting pressure above 200/110 mmHg | ACSM 2021", "138/82, May 11", "stop"),
    )
)
FIRED = a_rule(
    "progress-clean-week | Gates of level 2 met and 2 clean sessions at level 1 | Adams 2012",
    YES,
    "3 sessions, May 5 to 9; pain after 1, 2, 1",
    "progress 1",
)


def a_rule_table(
    *, fired: tuple[RuleRow, ...], unknown: tuple[RuleRow, ...], quiet: tuple[RuleRow, ...]
) -> RuleTable:
    """Every rule, those that speak first."""
    groups = (("Apply", fired), ("Could not be answered", unknown), ("Do not apply", quiet))
    return RuleTable(
        title="Every rule",
        rule_label="Rule",
        truth_label="Truth",
        observed_label="Observed",
        effect_label="Effect if YES",
        source_label="Source",
        groups=tuple(RuleGroup(title=f"{title} ({len(rows)})", rows=rows) for title, rows in groups if rows),
    )
