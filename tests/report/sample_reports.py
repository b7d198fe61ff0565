"""Clinician's reports as a clinic would print them, one for each sample handout.

They are finished words, as `from_course` will make them; values and sources follow the evidence file.
"""

import datetime as dt

from rehab.report.model import (
    AlertRow,
    AlertTable,
    ClinicianReport,
    Column,
    DecisionSummary,
    GateRow,
    GateTable,
    Labelled,
    RuleRow,
    Section,
    Table,
    TruthWord,
)
from tests.report.sample_charts import the_charts
from tests.report.sample_rules import FIRED, QUIET_RULES, UNKNOWN, YES, a_rule, a_rule_table

MET = TruthWord(kind="yes", word="met")
NOT_MET = TruthWord(kind="no", word="not met")
NOT_KNOWN = TruthWord(kind="unknown", word="unknown")


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
            "Extrapolated: the source studied another procedure.",
            "Decided by two engines that agreed. The digest names the resolved protocol and its measures.",
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
        "alerts": alerts(),
        "charts": the_charts(extension={1: 11, 2: 9, 4: 6, 6: 4, 7: 3}),
        "origin": Labelled(
            label="Decided by",
            value="tka-retro 1.0.0 (draft), digest 3f9c1b7a20d4",
            note="The plan is attached.",
        ),
        "more": "and {n} more, see page {page}",
        "elsewhere": "{title}: see page {page}",
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


def alerts(*rows: AlertRow) -> AlertTable:
    """The rules that speak or could not be answered."""
    return AlertTable(
        title="Rules that speak or could not be answered",
        lead="22 rules asked, 6 of them red flags." if rows else "",
        truth_label="State",
        rule_label="Rule",
        observed_label="Observed",
        effect_label="Asks for",
        source_label="Source",
        rows=rows,
        none="22 rules asked, 6 of them red flags: none applies, and every one could be answered.",
    )


def an_alert(row: RuleRow) -> AlertRow:
    """A rule of the table of all rules as it stands on page one."""
    return AlertRow(
        truth=row.truth,
        label=f"{row.id}: {row.sentence}",
        observed="; ".join(row.observed),
        effect=row.effect,
        source=row.source,
    )


def gates(*rows: tuple[str, TruthWord, str, str, str, str]) -> GateTable:
    """The gates of the next level."""
    return GateTable(
        title="Gates",
        gate_label="Gate",
        truth_label="State",
        value_label="Value",
        threshold_label="Needed",
        near_label="How near",
        source_label="Source",
        rows=tuple(
            GateRow(label=label, truth=truth, value=value, threshold=threshold, near=near, source=source)
            for label, truth, value, threshold, near, source in rows
        ),
    )


COMMON_GATES = (
    ("Weight bearing", MET, "full, May 11", "full", "", "clinic opinion"),
    ("Pain at rest", MET, "1, May 11", "3 or less", "", "clinic opinion"),
    ("Flexion", MET, "109°, May 11", "100° or more", "", "Ebert 2014"),
    ("Effusion", MET, "trace, May 11", "1+ or less", "", "Arundale 2018"),
    ("Single-leg stance", MET, "8 s, May 11", "5 s or more", "", "clinic opinion"),
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
                ("Extension lacking", MET, "3°, May 11", "5° or less", "", "clinic opinion"),
                ("Sessions at level 1", MET, "3 since May 4", "2 or more", "", "Adams 2012"),
                (
                    "For level 3: Timed Up and Go",
                    NOT_MET,
                    "14.2 s, May 11",
                    "under 13.5 s",
                    "0.7 s to go; measurement error is 1.1 s",
                    "Shumway-Cook 2000",
                ),
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
                ("Extension lacking", NOT_KNOWN, "not measured", "5° or less", "", "clinic opinion"),
            ),
            "to_change": Section(
                title="What would change this decision",
                items=("Progress to level 2: extension lacking of 5° or less, measured today.",),
            ),
            "charts": the_charts(extension={1: 11, 2: 9, 4: 6, 6: 4}),
            "alerts": alerts(*map(an_alert, unknown)),
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
            because="Chest pain and short of breath, reported May 11. The flag stays until you close it.",
            facts=(
                Labelled(label="Level", value="1, no sessions"),
                Labelled(label="Contact", value="emergency"),
                Labelled(label="Dose", value="stop"),
                Labelled(label="Days off", value="until cleared"),
                Labelled(label="Expires", value="when cleared"),
            ),
        ),
        parts={
            "outcomes": a_table(
                "Tests and questionnaires, first and last",
                (("Measure", 6), ("First", 4), ("Last", 4), ("Change", 6)),
                ("WOMAC total", "44 points, Apr 6", "34 points, May 11", "better by 10 points"),
                none="None.",
            ),
            "claims": a_table(
                "What the patient is told of its good",
                (("Claim", 5), ("Strength", 3), ("Evidence", 7), ("Source", 2)),
                ("It trains the thigh.", "small studies, other knees", "32 knees", "Adams 2012"),
                none="Nothing.",
            ),
            "gates": gates(*COMMON_GATES),
            "to_change": Section(
                title="What would change this decision",
                items=("A clinician closes the red flag: who, when, finding, and the level to resume at.",),
            ),
            "alerts": alerts(an_alert(red)),
            "rules": a_rule_table(
                fired=(red,), unknown=(), quiet=tuple(r for r in QUIET_RULES if r.id != "red-chest")
            ),
            "course": the_course(
                "May 11", "7", "2, 1", "109°", "3°", "trace", "3 of 3", "1", "Emergency: chest pain"
            ),
        },
    )
