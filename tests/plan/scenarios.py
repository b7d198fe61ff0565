"""Every outcome that a plan and its papers must serve, each an episode with a name that says what happened.

Nothing flows in, trips flow out; plans and papers are tested over all of them.
"""

from collections.abc import Callable, Mapping

from rehab.pipeline import Trip
from tests.plan.trips import (
    BILATERAL,
    CLEAN_SESSION,
    Json,
    a_trip,
    an_example,
    at_level,
    week,
    week_of_both,
)

FIRST = at_level("bars-two-hands", 6)
SECOND = at_level("bars-fingertip", 7)
NOWHERE: Json = {"clinic": {}, "patient": {"id": "x1", "units": "imperial"}}
"""A clinic that gave no name and no number."""


def a_session(**changes: object) -> Json:
    """A clean session but for what the test changes."""
    return {**CLEAN_SESSION, **changes}


def irritable() -> Trip:
    """Fluid up by a grade: hold."""
    return a_trip(week(6), week(7, sessions=3, effusion="1+"), **FIRST)


def too_sore() -> Trip:
    """Pain of 6 in a session: one level back."""
    return a_trip(week(6), week(7, sessions=3), week(8, sessions=(a_session(pain_during=6),) * 2), **SECOND)


def days_off() -> Trip:
    """Soreness that continues: two days off and one level back."""
    lines = (a_session(soreness="continues"), a_session())
    return a_trip(week(6), week(7, sessions=3), week(8, sessions=lines), **SECOND)


def pause() -> Trip:
    """Pain of 6 at the first level: a pause."""
    return a_trip(week(6), week(7, sessions=(a_session(pain_during=6),) * 2), **FIRST)


def emergency() -> Trip:
    """Chest pain."""
    return a_trip(week(6), week(7, sessions=3, chest_symptoms=True), **FIRST)


def fell() -> Trip:
    """A fall since the last check-in: stop and refer."""
    return a_trip(week(6), week(7, sessions=3, fall_since_last=True), **FIRST)


def unasked() -> Trip:
    """Nobody asked about the calf, the chest was declined, pain at rest left out."""
    unsaid = {"calf_pain": "unknown", "chest_symptoms": "declined", "pain_at_rest": None}
    return a_trip(week(6), week(7, sessions=3, day=0, **unsaid), **FIRST)


def heart() -> Trip:
    """A heart condition and no blood pressure taken."""
    return a_trip(week(6), week(7, sessions=3, heart_or_lung_condition=True), **FIRST)


def empty() -> Trip:
    """A check-in at which nothing was looked at."""
    return a_trip(week(6), {**week(7, sessions=None), "observations": {}}, **FIRST)


def not_started() -> Trip:
    """Week 4, before the first phase opens."""
    return a_trip(week(2), week(4, knee_flexion=100))


def early_refer() -> Trip:
    """Far behind in week 4: refer."""
    return a_trip(week(4, knee_flexion=60))


def expired() -> Trip:
    """The sheet has run out and nobody came."""
    return a_trip(week(6), week(7, sessions=3), **{**FIRST, "as_of": "2026-12-01"})


def unseen() -> Trip:
    """Nobody came for a month."""
    return a_trip(week(6), week(7, sessions=3), **{**FIRST, "as_of": "2026-12-20"})


def at_the_gate() -> Trip:
    """Single-leg stance below its gate."""
    return a_trip(week(6), week(7, sessions=3, single_leg_stance=4.2), **FIRST)


def repeat_needed() -> Trip:
    """Flexion within its error of the first gate, measured once."""
    return a_trip(week(6, knee_flexion=102))


def too_few_sessions() -> Trip:
    """One session done, two are asked for."""
    return a_trip(week(6), week(7, sessions=1), **FIRST)


def before_the_window() -> Trip:
    """The next phase opens next week."""
    return a_trip(week(6), week(7, sessions=3), **at_level("treadmill-rails", 6))


def gap() -> Trip:
    """Eight days without a session."""
    return a_trip(week(6), week(8, sessions=(), day=1), **SECOND)


def unknown_twice() -> Trip:
    """Extension not measured twice running: a step back to be safe."""
    return a_trip(
        week(6),
        week(7, sessions=3, extension_deficit=None),
        week(8, sessions=3, extension_deficit=None),
        **FIRST,
    )


def event() -> Trip:
    """A fall recorded after the check-in."""
    later: Json = {"events": [{"kind": "fall", "date": "2026-11-21"}], "as_of": "2026-11-22"}
    return a_trip(week(6), week(7, sessions=3), **FIRST, **later)


def own_check_in() -> Trip:
    """The patient's own check-in."""
    return a_trip(week(6), week(7, sessions=3, by="patient"), **FIRST)


def long_alone() -> Trip:
    """The patient checks in alone, and no clinician has seen the knee for three weeks."""
    alone = (week(number, sessions=3, by="patient") for number in (7, 8, 9))
    return a_trip(week(6), *alone, **FIRST)


def standstill() -> Trip:
    """One session a week, four weeks running."""
    return a_trip(week(6), *(week(number, sessions=1) for number in (7, 8, 9, 10)), **FIRST)


def long_course() -> Trip:
    """Twelve weeks without anybody asked, and about to come back to a level held before."""
    sore = week(17, sessions=(a_session(pain_during=6),) * 2)
    return a_trip(week(6), week(7, sessions=3), sore, week(19, sessions=3), **FIRST)


def discharge() -> Trip:
    """The top level, its exit criteria met."""
    return a_trip(week(16, sessions=3), week(17, sessions=3), **at_level("treadmill-incline", 14))


def with_a_partner() -> Trip:
    """On the floor with a partner, not yet alone."""
    weeks = (week(10, sessions=3), week(11, sessions=3, single_leg_stance=15))
    return a_trip(*weeks, **at_level("overground-partner", 10))


def on_the_belt() -> Trip:
    """On the belt, in imperial units, for a clinic without a number."""
    weeks = (week(8), week(9, sessions=3, knee_flexion=103))
    return a_trip(*weeks, **at_level("treadmill-rails", 8), **NOWHERE)


def rejected() -> Trip:
    """Pain of 11 was refused."""
    return a_trip(week(6), week(7, sessions=3, pain_walking=11, knee_flexion=148), **FIRST)


def plateau() -> Trip:
    """Flexion that stands still: refer."""
    return a_trip(week(5, knee_flexion=95), week(6, knee_flexion=97), week(7, knee_flexion=98))


def both_knees() -> Trip:
    """Both knees, the left one more swollen."""
    right, left = {"knee_flexion": 95}, {"effusion": "1+"}
    return a_trip(week_of_both(6, right=right), week_of_both(7, sessions=2, left=left), starts=BILATERAL)


def both_urgent() -> Trip:
    """Both knees, and calf pain."""
    return a_trip(week_of_both(8), week_of_both(9, sessions=2, calf_pain=True), starts=BILATERAL)


def loosened() -> Trip:
    """A surgeon loosened the first window."""
    overlay: Json = {"overlays": ["../overlays/signed-loosening.yaml"]}
    return a_trip(week(6), week(7, sessions=3), **FIRST, **overlay)


def nobody_yet() -> Trip:
    """No check-in at all, and no clinic named."""
    return a_trip(as_of="2026-10-20", **NOWHERE)


def override() -> Trip:
    """A clinician signs a level above the one that was decided."""
    signed = {"date": "2026-11-20", "level": "bars-fingertip", "by": "J. Smith, PT", "why": "walks well"}
    return a_trip(week(6), week(7, sessions=1), overrides=[signed])


def corrected() -> Trip:
    """Flexion turned out to be 88 degrees two days after the check-in."""
    value: Json = {"date": "2026-11-22", "check_in": "2026-11-20", "measure": "knee_flexion", "value": 88}
    later: Json = {"corrections": [{**value, "by": "J. Smith, PT"}], "as_of": "2026-11-22"}
    return a_trip(week(6), week(7, sessions=3), **FIRST, **later)


def closed() -> Trip:
    """Calf pain was looked at and closed; walking resumes at the next check-in."""
    closure: Json = {
        "of": "calf-pain",
        "date": "2026-11-23",
        "by": "Dr A. Surgeon",
        "finding": "no clot",
        "resume_at": "bars-two-hands",
    }
    weeks = (week(6), week(7, sessions=3, calf_pain=True), week(8, sessions=0))
    return a_trip(*weeks, **FIRST, closures=[closure])


def known_finding() -> Trip:
    """Dizzy spells that have been known for years."""
    known: Json = {"rule": "dizzy", "date": "2026-11-13", "by": "J. Smith, PT", "finding": "since 2019"}
    return a_trip(week(6), week(7, sessions=3, dizziness=True), **FIRST, baselines=[known])


def restarted() -> Trip:
    """The knee was manipulated in week 7: the clock begins again."""
    moved: Json = {"events": [{"kind": "manipulation", "date": "2026-11-18"}]}
    return a_trip(week(6), week(7, sessions=3), **FIRST, **moved)


def without_the_belt() -> Trip:
    """A surgeon closed every treadmill level."""
    overlay: Json = {"overlays": ["../overlays/no-treadmill.yaml"]}
    weeks = (week(7), week(8, sessions=3))
    return a_trip(*weeks, **at_level("bars-fingertip", 7), **overlay)


EXAMPLES = (
    "tka-week7.yaml",
    "tka-first-visit-week6.yaml",
    "tka-hold-missing-extension.yaml",
    "tka-red-flag.yaml",
    "acl-week8.yaml",
    "meniscectomy-week3.yaml",
)

_BUILT = (
    irritable,
    too_sore,
    days_off,
    pause,
    emergency,
    fell,
    unasked,
    heart,
    empty,
    not_started,
    early_refer,
    expired,
    unseen,
    at_the_gate,
    repeat_needed,
    too_few_sessions,
    before_the_window,
    gap,
    unknown_twice,
    event,
    own_check_in,
    long_alone,
    standstill,
    long_course,
    discharge,
    with_a_partner,
    on_the_belt,
    rejected,
    plateau,
    both_knees,
    both_urgent,
    loosened,
    nobody_yet,
    override,
    corrected,
    closed,
    known_finding,
    restarted,
    without_the_belt,
)


def _example(name: str) -> Callable[[], Trip]:
    return lambda: an_example(name)


SCENARIOS: Mapping[str, Callable[[], Trip]] = {
    **{one.__name__: one for one in _BUILT},
    **{name.removesuffix(".yaml"): _example(name) for name in EXAMPLES},
}
"""Every scenario by its name."""
