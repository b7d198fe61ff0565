"""Clinician's reports as a clinic would print them, one for each sample handout.

They are finished words, as `from_course` will make them; values and sources follow the evidence file.
"""

import datetime as dt

from rehab.report.model import (
    Axis,
    Band,
    Chart,
    ChartSection,
    ClinicianReport,
    Column,
    DecisionSummary,
    GateRow,
    GateTable,
    Labelled,
    Limit,
    Point,
    RuleGroup,
    RuleRow,
    RuleTable,
    Section,
    Series,
    Spread,
    Table,
    Tick,
    TruthWord,
)

YES = TruthWord(kind="yes", word="YES")
NO = TruthWord(kind="no", word="NO")
UNKNOWN = TruthWord(kind="unknown", word="UNKNOWN")
MET = TruthWord(kind="yes", word="met")
NOT_MET = TruthWord(kind="no", word="not met")
NOT_KNOWN = TruthWord(kind="unknown", word="unknown")

WEEKS = tuple(Tick(at=week, label=str(week)) for week in range(1, 9))


def weeks_axis() -> Axis:
    """Weeks 1 to 8."""
    return Axis(title="weeks since surgery", low=0.7, high=8.3, ticks=WEEKS)


def line(label: str, values: dict[int, float]) -> Series:
    """The patient's own values by week."""
    return Series(label=label, points=tuple(Point(x=week, y=value) for week, value in values.items()))


def expected(values: tuple[float, ...], error: float, lowest: float) -> tuple[Series, Band]:
    """An expected curve over weeks 1 to 8 with the measurement error around it."""
    points = tuple(Point(x=week, y=value) for week, value in enumerate(values, start=1))
    edges = tuple(Spread(x=p.x, low=max(lowest, p.y - error), high=p.y + error) for p in points)
    curve = Series(label="expected (Kornuijt 2019)", points=points, line="dashed", mark="none")
    return curve, Band(label=f"measurement error, {error:g}° either way", edges=edges)


def the_charts(*, extension: dict[int, float]) -> ChartSection:
    """Pain, flexion and extension so far."""
    flexion_curve, flexion_band = expected((80, 90, 96, 102, 105, 107, 109, 110), 5, 60)
    extension_curve, extension_band = expected((10.7, 8.7, 7.2, 6, 5.2, 4.4, 3.8, 3.2), 3, 0)
    morning = Series(
        label="next morning",
        points=tuple(Point(x=x, y=y) for x, y in ((1, 5), (2, 4), (4, 3), (6, 2), (7, 1))),
        line="dashed",
        mark="square",
    )
    tens = tuple(Tick(at=at, label=str(at)) for at in (60, 80, 100, 120))
    fives = tuple(Tick(at=at, label=str(at)) for at in (0, 5, 10, 15))
    return ChartSection(
        title="Course so far",
        charts=(
            Chart(
                title="Pain",
                description="Pain walking fell from 6 in week 1 to 2 in week 7, the next morning from 5 to 1.",
                x=weeks_axis(),
                y=Axis(
                    title="0 to 10",
                    low=0,
                    high=10,
                    ticks=tuple(Tick(at=at, label=str(at)) for at in (0, 5, 10)),
                ),
                series=(line("walking", {1: 6, 2: 5, 4: 4, 6: 3, 7: 2}), morning),
                limits=(Limit(label="stop above 5", at=5),),
            ),
            Chart(
                title="Flexion",
                description="Flexion rose from 80° in week 1 to 109° in week 7, as expected.",
                x=weeks_axis(),
                y=Axis(title="degrees", low=60, high=120, ticks=tens),
                series=(line("passive, supine", {1: 80, 2: 90, 4: 102, 6: 107, 7: 109}), flexion_curve),
                bands=(flexion_band,),
                limits=(Limit(label="gate: 100°", at=100),),
            ),
            Chart(
                title="Extension lacking",
                description="Extension lacking fell from 11° in week 1 and is close to the expected curve.",
                x=weeks_axis(),
                y=Axis(title="degrees short of straight", low=0, high=15, ticks=fives),
                series=(line("passive, supine", extension), extension_curve),
                bands=(extension_band,),
                limits=(Limit(label="gate: 5°", at=5),),
            ),
        ),
    )


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
            "none; 3 sessions",
            "regress 1, 2 days off",
        ),
        (
            "soreness-day-after | Joint soreness the day after | Adams 2012",
            "none; 3 sessions",
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
        ("near-falls | Two near falls in one week | clinic opinion", "0; 3 sessions", "regress 1"),
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


def a_table(title: str, columns: tuple[tuple[str, int], ...], *rows: tuple[str, ...], none: str) -> Table:
    """A table from labels with their share of the width, and rows."""
    return Table(
        title=title,
        columns=tuple(Column(label=label, share=share) for label, share in columns),
        rows=rows,
        none=none,
    )


def the_course(*last: str) -> Table:
    """The check-ins so far, with the last one as given."""
    return a_table(
        "Check-ins and decisions",
        (
            ("Date", 3),
            ("Week", 2),
            ("Pain, walking and next morning", 6),
            ("Flexion", 3),
            ("Extension lacking", 4),
            ("Effusion", 3),
            ("Sessions", 3),
            ("Level", 2),
            ("Decision and reason", 14),
        ),
        ("Mar 30", "1", "6, 5", "80°", "11°", "2+", "none", "none", "Not started: before week 6"),
        ("Apr 6", "2", "5, 4", "90°", "9°", "1+", "none", "none", "Not started: before week 6"),
        ("Apr 20", "4", "4, 3", "102°", "6°", "1+", "none", "none", "Not started: before week 6"),
        (
            "May 4",
            "6",
            "3, 2",
            "107°",
            "4°",
            "1+",
            "none",
            "1",
            "Start at level 1: all gates of the phase met",
        ),
        last,
        none="No check-ins.",
    )


SOURCES = tuple(
    Labelled(label=label, value=value)
    for label, value in (
        (
            "Adams 2012",
            "Adams D, Logerstedt D, Hunter-Giordano A, et al. J Orthop Sports Phys Ther 2012;42:601-614.",
        ),
        ("Arundale 2018", "Arundale AJH, Silvers-Granelli HJ, Myklebust G. Phys Ther Sport 2018;32:140-149."),
        ("Ebert 2014", "Ebert JR, Munsie C, Joss B. Arch Phys Med Rehabil 2014;95:1135-1140."),
        ("Kornuijt 2019", "Kornuijt A, de Kort GJL, Das D, et al. Musculoskelet Surg 2019;103:289-297."),
        ("Salaffi 2004", "Salaffi F, Stancati A, Silvestri CA, et al. Eur J Pain 2004;8:283-291."),
        (
            "Silbernagel 2007",
            "Silbernagel KG, Thomee R, Eriksson BI, Karlsson J. Am J Sports Med 2007;35:897-906.",
        ),
        ("Thomee 1997", "Thomee R. Phys Ther 1997;77:1690-1703."),
    )
)


def a_report(*, decision: DecisionSummary, parts: dict[str, object]) -> ClinicianReport:
    """A report of week 7 after a knee replacement on the right; `parts` replaces what differs."""
    usual: dict[str, object] = {
        "language": "en-US",
        "title": "Decision report",
        "date": dt.date(2026, 5, 11),
        "running": "Maria K. · RIGHT knee · May 11, 2026",
        "notices": ("DRAFT protocol, not yet approved. For review by a clinician.",),
        "stamp": "tka-retro 1.0.0 · 3f9c1b7a20d4 · DRAFT",
        "footer": (
            "Rules are clinical opinion where no source is named. Extrapolated: taken from another procedure.",
            "Decided by two engines that agreed. Digest 3f9c1b7a20d4 names the resolved protocol and measures.",
        ),
        "page_of": "Page {page} of {pages}",
        "header": (
            Labelled(label="Patient", value="Maria K. (P-0042)"),
            Labelled(label="Knee", value="RIGHT knee"),
            Labelled(label="Procedure", value="Total knee arthroplasty"),
            Labelled(label="Surgery", value="March 23, 2026", note="49 days, week 7"),
            Labelled(label="As of", value="May 11, 2026"),
        ),
        "decision": decision,
        "needs": a_table("Measure next", (("Measure", 5), ("Effort", 2)), none="Nothing is missing."),
        "rejected": a_table("Rejected values", (("Measure", 2), ("Value", 1), ("Why", 4)), none="None."),
        "charts": the_charts(extension={1: 11, 2: 9, 4: 6, 6: 4, 7: 3}),
        "loosened": a_table("Overrides and loosened limits", (("What", 3), ("Who and why", 5)), none="None."),
        "sources_title": "Sources",
        "sources": SOURCES,
        "signature": (
            Labelled(label="Clinician", value="Dana Ortiz, PT"),
            Labelled(label="Signature", value=""),
            Labelled(label="Date", value=""),
        ),
    }
    return ClinicianReport.model_validate(usual | parts)


def gates(*rows: tuple[str, TruthWord, str, str, str]) -> GateTable:
    """The gates of the next level."""
    return GateTable(
        title="Gates",
        gate_label="Gate",
        truth_label="State",
        value_label="Value",
        threshold_label="Needed",
        source_label="Source",
        rows=tuple(
            GateRow(label=label, truth=truth, value=value, threshold=threshold, source=source)
            for label, truth, value, threshold, source in rows
        ),
    )


NEAR_COLUMNS = (("Target", 3), ("Where", 2), ("How near", 5))
COMMON_GATES = (
    ("Weight bearing", MET, "full, May 11", "full", "clinic opinion"),
    ("Pain at rest", MET, "1, May 11", "3 or less", "clinic opinion"),
    ("Flexion", MET, "109°, May 11", "100° or more", "Ebert 2014"),
    ("Effusion", MET, "trace, May 11", "1+ or less", "Arundale 2018"),
    ("Single-leg stance", MET, "8 s, May 11", "5 s or more", "clinic opinion"),
)


def progress_report() -> ClinicianReport:
    """Week 7, all gates of level 2 met."""
    return a_report(
        decision=DecisionSummary(
            title="Decision",
            outcome="Progress to level 2",
            tone="calm",
            because="All gates of level 2 are met, and 3 clean sessions were done at level 1.",
            facts=(
                Labelled(label="Level", value="1 to 2", note="of 5 open to this patient"),
                Labelled(label="Contact", value="none"),
                Labelled(label="Dose", value="progress"),
                Labelled(label="Days off", value="0"),
                Labelled(label="Borderline", value="no"),
                Labelled(label="Expires", value="May 18, 2026"),
            ),
        ),
        parts={
            "gates": gates(
                *COMMON_GATES,
                ("Extension lacking", MET, "3°, May 11", "5° or less", "clinic opinion"),
                ("Sessions at level 1", MET, "3 since May 4", "2 or more", "Adams 2012"),
                (
                    "For level 3: Timed Up and Go",
                    NOT_MET,
                    "14.2 s, May 11",
                    "under 13.5 s",
                    "Shumway-Cook 2000",
                ),
            ),
            "near_misses": a_table(
                "Near misses",
                NEAR_COLUMNS,
                ("Timed Up and Go under 13.5 s", "14.2 s", "0.7 s to go; measurement error is 1.1 s"),
                none="None.",
            ),
            "to_change": Section(
                title="What would change this decision",
                items=(
                    "Hold: effusion at 1+ or more, or pain not settled by next morning.",
                    "Step back: pain walking above 5, or effusion 1+ for 2 sessions.",
                    "Level 3 next week: Timed Up and Go under 13.5 s, or a harness, and 2 clean sessions.",
                ),
            ),
            "rules": a_rule_table(fired=(FIRED,), unknown=(), quiet=QUIET_RULES),
            "course": the_course(
                "May 11",
                "7",
                "2, 1",
                "109°",
                "3°",
                "trace",
                "3 of 3",
                "1",
                "Progress to level 2: all gates met",
            ),
        },
    )


def hold_report() -> ClinicianReport:
    """Week 7, extension not measured: two rules cannot be answered."""
    unknown = tuple(
        a_rule(words, UNKNOWN, "not measured since May 4", effect)
        for words, effect in (
            ("contracture | Extension lacking more than 10° at week 6 or later | Su 2010", "refer"),
            ("extension-worse | Extension lacking rose by 5° or more | clinic opinion", "hold"),
        )
    )
    return a_report(
        decision=DecisionSummary(
            title="Decision",
            outcome="Hold at level 1",
            tone="caution",
            because="Extension was not measured, so a rule that could refer cannot be answered.",
            facts=(
                Labelled(label="Level", value="1 stays 1", note="of 5 open to this patient"),
                Labelled(label="Contact", value="none"),
                Labelled(label="Dose", value="hold"),
                Labelled(label="Kind of hold", value="data", note="first in a row"),
                Labelled(label="Days off", value="0"),
                Labelled(label="Borderline", value="no"),
                Labelled(label="Expires", value="May 18, 2026"),
            ),
        ),
        parts={
            "needs": a_table(
                "Measure next",
                (("Measure", 5), ("Effort", 2)),
                ("Extension, passive, supine, RIGHT knee: settles 2 rules and 1 gate", "measure, 1 minute"),
                none="Nothing is missing.",
            ),
            "rejected": a_table(
                "Rejected values",
                (("Measure", 2), ("Value", 1), ("Why", 4)),
                ("Extension lacking", "35°", "outside the possible range of -15° to 30°; not used"),
                none="None.",
            ),
            "gates": gates(
                *COMMON_GATES,
                ("Extension lacking", NOT_KNOWN, "not measured", "5° or less", "clinic opinion"),
            ),
            "near_misses": a_table("Near misses", NEAR_COLUMNS, none="None."),
            "to_change": Section(
                title="What would change this decision",
                items=("Progress to level 2: extension lacking of 5° or less, measured today.",),
            ),
            "charts": the_charts(extension={1: 11, 2: 9, 4: 6, 6: 4}),
            "rules": a_rule_table(
                fired=(), unknown=unknown, quiet=tuple(r for r in QUIET_RULES if r.id != "contracture")
            ),
            "course": the_course(
                "May 11",
                "7",
                "2, 1",
                "109°",
                "?",
                "trace",
                "3 of 3",
                "1",
                "Hold, data: extension not measured",
            ),
            "loosened": a_table(
                "Overrides and loosened limits",
                (("What", 3), ("Who and why", 5)),
                ("Pain at rest: 4 or less until June 1", "Dr. Ines Pohl, surgeon, April 28: known back pain"),
                none="None.",
            ),
        },
    )


def emergency_report() -> ClinicianReport:
    """Week 7, chest pain and shortness of breath."""
    red = a_rule(
        "red-chest | Chest pain or sudden shortness of breath | clinic opinion",
        YES,
        "yes, May 11",
        "emergency",
    )
    return a_report(
        decision=DecisionSummary(
            title="Decision",
            outcome="Emergency: stop and send to emergency care",
            tone="alarm",
            because="Chest pain and shortness of breath were reported on May 11. The flag stays until you close it.",
            facts=(
                Labelled(label="Level", value="1, no sessions"),
                Labelled(label="Contact", value="emergency"),
                Labelled(label="Dose", value="stop"),
                Labelled(label="Days off", value="until cleared"),
                Labelled(label="Expires", value="when cleared"),
            ),
        ),
        parts={
            "gates": gates(*COMMON_GATES),
            "near_misses": a_table("Near misses", NEAR_COLUMNS, none="None."),
            "to_change": Section(
                title="What would change this decision",
                items=("A clinician closes the red flag: who, when, finding, and the level to resume at.",),
            ),
            "rules": a_rule_table(
                fired=(red,), unknown=(), quiet=tuple(r for r in QUIET_RULES if r.id != "red-chest")
            ),
            "course": the_course(
                "May 11", "7", "2, 1", "109°", "3°", "trace", "3 of 3", "1", "Emergency: chest pain"
            ),
        },
    )
