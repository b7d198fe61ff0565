"""Small protocols made for one purpose each, as texts that the real loader reads.

`ladder` has one rule of each kind and five levels; the others add what one sentence needs.
"""

_DOSE = "{repeats: [4, 6], work_s: [20, 20], rest_s: 60, total_min: 2, sessions_per_week: [2, 3]}"
_ON_BELT = (
    "{repeats: [2, 2], work_s: [60, 60], rest_s: 60, total_min: 2, speed_kmh: [1, 2],"
    " sessions_per_week: [3, 3]}"
)
_UPHILL = (
    "{repeats: [2, 2], work_s: [60, 60], rest_s: 60, total_min: 2, speed_kmh: [1, 2],"
    " incline_pct: [3, 5], sessions_per_week: [3, 3]}"
)


def a_level(name: str, surface: str, support: str, dose: str, needs: str = "") -> str:
    """A level of the ladder in one line."""
    more = f", needs: {needs}" if needs else ""
    return (
        f"  - {{id: {name}, title: {name}, patient: {name}, surface: {surface}, support: {support},"
        f" dose: {dose}, source: clinic-default{more}}}\n"
    )


def a_rule(name: str, when: str, then: str, more: str = "") -> str:
    """A rule in one line; `more` are other keys of it."""
    return (
        f"  - {{id: {name}, when: {when}, then: {then}, text: {name} says so., patient: Stay.,"
        f" source: clinic-default{more}}}\n"
    )


def a_phase(name: str, week: int, levels: str, enter: str, leave: str = "") -> str:
    """A phase in one line."""
    more = f", exit_when: {leave}" if leave else ""
    return (
        f"  - {{id: {name}, title: {name}, patient: {name},"
        f" weeks: {{not_before: {week}, source: clinic-default}}, enter_when: {enter}{more},"
        f" levels: [{levels}]}}\n"
    )


HEAD = """\
schema: 1
version: "1.0.0"
status: draft
title: A protocol of the tests
procedure: total_knee_arthroplasty
"""

BENDS = "{knee_flexion: {at_least: 100 deg}}"

PHASES = (
    "phases:\n"
    + a_phase("held", 6, "bars, rails", BENDS)
    + a_phase("light", 8, "belt, floor, hill", BENDS, "{pain_walking: {at_most: 2}}")
)

LEVELS = (
    "levels:\n"
    + a_level("bars", "parallel_bars", "two_hands", _DOSE)
    + a_level("rails", "treadmill", "two_hands", _ON_BELT)
    + a_level("belt", "treadmill", "fingertips", _ON_BELT)
    + a_level("floor", "overground", "none", _DOSE)
    + a_level("hill", "treadmill", "two_hands", _UPHILL)
)

RED_FLAGS = a_rule("calf-pain", "{calf_pain: {is: true}}", "urgent", ", red_flag: true") + a_rule(
    "chest", "{chest_symptoms: {is: true}}", "emergency", ", red_flag: true"
)

RULES = (
    "rules:\n"
    + RED_FLAGS
    + a_rule("dizzy", "{dizziness: {is: true}}", "stop")
    + a_rule("stiff", "{knee_flexion: {below: 80 deg}}", "refer")
    + a_rule("fluid", "{effusion: {at_least: 2+}}", "hold")
    + a_rule("sore", "{pain_during: {above: 5}}", "{regress: 1}")
)

LADDER = "id: ladder\n" + HEAD + PHASES + LEVELS + RULES

EVENTS = """\
events:
  manipulation: {effect: restart_clock, source: clinic-default}
  injection: {effect: return_to_level, level: rails, source: clinic-default}
  infection: {effect: stop_until_cleared, source: clinic-default}
"""

TREND = (
    "id: trend\n"
    + HEAD
    + PHASES
    + LEVELS
    + RULES
    + a_rule("pain-rising", "{pain_walking: {rose_by: 2}}", "hold")
    + a_rule("bend-lost", "{knee_flexion: {fell_by: measurement error}}", "{regress: 1}")
)

IRRITABLE = (
    "id: irritable\n"
    + HEAD
    + PHASES
    + LEVELS
    + RULES
    + a_rule(
        "cross",
        "{all: [{holds_in_a_row: {at_least: 2}}, {effusion: {at_least: 2+}}]}",
        "{regress: 1}",
    )
)

TWICE_SWOLLEN = (
    "id: twice-swollen\n"
    + HEAD
    + PHASES
    + LEVELS
    + RULES
    + a_rule("swells", "{swelling: {is: true, for_last: 2 sessions}}", "{regress: 1, days_off: 2}")
)

CAPPED = (
    "id: capped\n"
    + HEAD
    + PHASES
    + LEVELS
    + "caps:\n  - {id: flat, max_incline_pct: 2, source: clinic-default}\n"
    + "  - {id: slow-at-first, max_speed_kmh: 0.5, until_week: 9, source: clinic-default}\n"
    + RULES
)

NO_EXIT = (
    "id: no-exit\n"
    + HEAD
    + "phases:\n"
    + a_phase("held", 6, "bars, rails", BENDS)
    + "levels:\n"
    + a_level("bars", "parallel_bars", "two_hands", _DOSE)
    + a_level("rails", "treadmill", "two_hands", _ON_BELT)
    + RULES
)

LOST_GATE = (
    "id: lost-gate\n"
    + HEAD
    + PHASES
    + LEVELS
    + RULES
    + a_rule("wound-open", "{wound: {is: open}}", "stop", ", hold_kind: gate")
)

SEVERE = (
    "id: severe\n"
    + HEAD
    + PHASES
    + LEVELS
    + RULES
    + a_rule("severe-pain", "{pain_at_rest: {at_least: 8}}", "urgent", ", red_flag: true")
)

COMPARED = LADDER.replace("id: ladder", "id: compared").replace(
    BENDS, "{knee_flexion: {at_most: 10 deg, short_of: other_side}}"
)

PAIN_GATE = LADDER.replace("id: ladder", "id: pain-gate").replace(
    BENDS, "{all: [" + BENDS + ", {pain_walking: {at_most: 3}}]}"
)

TEXTS = {
    "lost-gate": LOST_GATE,
    "severe": SEVERE,
    "compared": COMPARED,
    "pain-gate": PAIN_GATE,
    "no-exit": NO_EXIT,
    "ladder": LADDER,
    "events": LADDER.replace("id: ladder", "id: events") + EVENTS,
    "trend": TREND,
    "irritable": IRRITABLE,
    "twice-swollen": TWICE_SWOLLEN,
    "capped": CAPPED,
}
"""Each protocol by its id."""
