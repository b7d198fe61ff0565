"""Both papers say what was decided, in full and in words their reader knows, whatever the outcome."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from rehab.adapters import pdf
from rehab.adapters.data_folder import data_folder
from rehab.adapters.glyphs import missing_glyphs
from rehab.decision.model import Sheet
from rehab.pipeline import Trip
from rehab.report.from_plan import clinician_report_from_plan, handout_from_plan
from rehab.report.handout import AskFirst, Handout, NoSessions, Sessions
from rehab.report.model import ClinicianReport
from rehab.report.outcome import level_number
from rehab.report.visible import texts
from rehab.terms.ids import MeasureId
from rehab.terms.paper import Paper
from rehab.wording import english_paper
from rehab.wording.number import short_day
from rehab.wording.reading_grade import hardness
from tests.plan.scenarios import SCENARIOS
from tests.plan.trips import Json, at_level, plan_of, week
from tests.plan.trips import a_trip as trip_of_weeks

EVERY = pytest.mark.parametrize("name", list(SCENARIOS))
"""The reading grade that a handout stays below."""


@cache
def a_trip(name: str) -> Trip:
    """The trip of a scenario."""
    return SCENARIOS[name]()


@cache
def a_handout(name: str) -> Handout:
    """The handout of a scenario."""
    return handout_of(a_trip(name))


@cache
def a_report(name: str) -> ClinicianReport:
    """The clinician's report of a scenario."""
    return report_of(a_trip(name))


def handout_of(trip: Trip) -> Handout:
    """The handout of a trip."""
    return handout_from_plan(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)


def report_of(trip: Trip) -> ClinicianReport:
    """The clinician's report of a trip."""
    return clinician_report_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    )


PAPERS: tuple[Callable[[str], Handout | ClinicianReport], ...] = (a_handout, a_report)
BOTH = pytest.mark.parametrize("paper", PAPERS, ids=["handout", "report"])


# Every text of every paper ----------------------------------------------------------------------------


@EVERY
@BOTH
def test_no_text_holds_a_leftover(name: str, paper: Callable[[str], Handout | ClinicianReport]) -> None:
    """No brace of a template, name of the code, double space or empty quote is printed."""
    leftover = re.compile(r"[{}`]|\bNone\b(?!\.$)|\bnan\b|  |\[\]|\(\)|``|[a-z]_[a-z]|^ | $|\.\.$|: \.|, \.")
    document = paper(name)
    drawn = {one.name for one in document.drawings} if isinstance(document, Handout) else set()
    filled_later = {document.page_of, english_paper.MORE, english_paper.ELSEWHERE}
    not_printed = drawn | filled_later | {"ask_first", "no_sessions", "call_today"}
    for text in texts(document):
        if text not in not_printed:
            assert not leftover.search(text), text


@EVERY
@BOTH
def test_the_fonts_hold_every_sign(name: str, paper: Callable[[str], Handout | ClinicianReport]) -> None:
    """Nothing that the project itself writes would print as an empty box."""
    assert missing_glyphs(texts(paper(name)), data_folder("fonts")) == set()


@EVERY
@BOTH
def test_the_same_inputs_give_the_same_paper(
    name: str, paper: Callable[[str], Handout | ClinicianReport]
) -> None:
    """A paper made twice is the same value."""
    make = handout_from_plan if paper is a_handout else clinician_report_from_plan
    trip = a_trip(name)
    again = make(plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue)
    assert again == paper(name)


@EVERY
@BOTH
def test_a_draft_says_so_on_every_page(name: str, paper: Callable[[str], Handout | ClinicianReport]) -> None:
    """As long as the protocol is a draft, notice and stamp say it, with version and digest."""
    document = paper(name)
    assert any(notice.startswith("DRAFT") for notice in document.notices)
    assert re.fullmatch(r"[a-z-]+ 1\.0\.0 · [0-9a-f]{12} · DRAFT", document.stamp)


# The handout ------------------------------------------------------------------------------------------

HEADLINES = {
    "tka-week7": "Step up this week.",
    "tka-first-visit-week6": "You can start to walk backwards.",
    "tka-hold-missing-extension": "Stay at the same level this week.",
    "tka-red-flag": "Call us today. Do not walk backwards.",
    "emergency": "Call 911 now. Do not walk backwards.",
    "fell": "Do not walk backwards for now.",
    "unasked": "Call us before you walk backwards.",
    "heart": "Call us before you walk backwards.",
    "not_started": "Do not walk backwards yet.",
    "pause": "Take a break from walking backwards.",
    "too_sore": "This is an easier week.",
    "irritable": "Stay at the same level this week.",
    "expired": "Come for a check-in first.",
    "nobody_yet": "Come for a check-in first.",
    "discharge": "Well done. You have reached the last goal.",
    "override": "Your therapist chose this level for you.",
    "event": "Do not walk backwards for now.",
}
BECAUSE = {
    "irritable": "Your knee is more swollen than last time. Stay at this level.",
    "too_sore": "The pain went above 5 as you walked. This week is easier.",
    "at_the_gate": "You are not there yet. You can stand on this leg for 4.2 seconds. "
    "The goal is 5 seconds or more.",
    "tka-hold-missing-extension": "We do not know yet how straight your knee gets. "
    "We will check before you step up.",
    "unknown_twice": "We still do not know how straight your knee gets. So we take a step back to be safe. "
    "We want to look at your plan with you. Please call us for a visit this week: 555 0100.",
    "too_few_sessions": "You did 1 session at this level. Do 2 sessions before the next step.",
    "before_the_window": "The next step can open on Friday, November 27 at the earliest.",
    "gap": "You did not walk backwards for 8 days. So we start again a little easier.",
    "both_knees": "LEFT knee: Your knee is more swollen than last time. Stay at this level.",
    "plateau": "Your knee has not bent further for a while. We want to look at it. "
    "Please call us for a visit this week: 555 0100.",
}


@pytest.mark.parametrize(("name", "headline"), HEADLINES.items(), ids=HEADLINES)
def test_each_outcome_has_its_one_message(name: str, headline: str) -> None:
    """The headline is one thing that a patient can act on."""
    assert a_handout(name).message.headline == headline


@pytest.mark.parametrize(("name", "because"), BECAUSE.items(), ids=BECAUSE)
def test_the_because_is_what_spoke(name: str, because: str) -> None:
    """The because is the text of the rule that spoke, or what is missing with both its numbers."""
    assert a_handout(name).message.because == because


@EVERY
def test_the_message_is_read_without_effort(name: str) -> None:
    """The one thing to take away is plain by itself, and not only beside easier sentences."""
    message = a_handout(name).message
    hard = hardness((message.headline, message.because), "en")
    assert hard is not None
    assert hard.over <= 0


@EVERY
def test_the_kind_of_sheet_follows_the_plan(name: str) -> None:
    """Sessions are printed where the plan has them, and nowhere else."""
    sheet = a_handout(name).sheet
    assert isinstance(sheet, Sessions) is (plan_of(a_trip(name)).sheet is Sheet.SESSIONS)


@EVERY
def test_the_log_has_exactly_the_days_of_the_plan(name: str) -> None:
    """Each day of the plan has its line in order; one with a session has its dose and a box to tick."""
    sheet, plan = a_handout(name).sheet, plan_of(a_trip(name))
    if isinstance(sheet, Sessions):
        kinds = ["session" if day.kind == "session" else "quiet" for day in plan.days]
        assert [day.kind for day in sheet.log.days] == kinds
        assert [day.date for day in sheet.log.days] == [short_day(day.day) for day in plan.days]
        assert all(session.dose and session.done_label for session in sheet.log.sessions)


@EVERY
def test_whom_to_call_is_always_there(name: str) -> None:
    """Every sheet has the signs of an emergency; where the clinic gave its numbers they are printed large."""
    handout, clinic = a_handout(name), a_trip(name).episode.clinic
    kinds = {one.kind: one for one in handout.safety.lists}
    assert {"emergency", "call_today"} <= set(kinds)
    assert (kinds["emergency"].phone is not None) is bool(clinic.emergency)
    phone = kinds["call_today"].phone
    assert phone is not None
    assert phone.number == (clinic.phone or "______________")


@EVERY
def test_there_is_a_way_where_nobody_answers(name: str) -> None:
    """Beside the clinic's number every sheet says where to go today, but for one that calls the ambulance."""
    handout = a_handout(name)
    note = next(one.note for one in handout.safety.lists if one.kind == "call_today")
    ambulance = handout.message.headline.startswith("Call 911")
    assert ("o to a doctor or hospital today" in note) is not ambulance


@pytest.mark.parametrize("name", ["emergency", "tka-red-flag", "both_urgent"])
def test_who_must_call_is_told_what_to_do_and_what_to_say(name: str) -> None:
    """An urgent sheet has steps with a number, the operation with its day, and the signs that were found."""
    sheet = a_handout(name).sheet
    assert isinstance(sheet, NoSessions)
    assert re.search(r"555 0100|911", sheet.steps.items[0])
    said = " ".join(sheet.more[0].items)
    assert "a knee replacement on" in said
    assert "I have" in said
    assert a_handout(name).message.tone == "alarm"


def test_each_new_joint_has_a_name_to_say() -> None:
    """Who calls about a partial knee replacement does not call it a whole one."""
    starts = [{"procedure": "unicompartmental_knee_arthroplasty", "date": "2026-10-02", "knee": "right"}]
    trip = trip_of_weeks(week(2, calf_pain=True), protocol="uka-retro", starts=starts)
    sheet = handout_from_plan(
        plan_of(trip), trip.courses, episode=trip.episode, catalogue=trip.catalogue
    ).sheet
    assert isinstance(sheet, NoSessions)
    assert "a partial knee replacement on" in " ".join(sheet.more[0].items)


def test_a_question_is_asked_only_of_who_can_answer_it() -> None:
    """A patient is asked about the calf and never for a blood pressure."""
    asked = a_handout("unasked").sheet
    assert isinstance(asked, AskFirst)
    assert "Do you have new pain, swelling or heat in your calf?" in asked.questions.items
    assert "Is your pain at rest 8 or more, on the scale from 0 to 10?" in asked.questions.items
    heart = a_handout("heart").sheet
    assert isinstance(heart, NoSessions)
    assert "blood pressure" in heart.steps.items[0]


def test_the_log_asks_for_what_next_weeks_rules_will_need() -> None:
    """Every session measure of the catalogue that a rule tests has a cell on the sheet."""
    sheet = a_handout("tka-week7").sheet
    assert isinstance(sheet, Sessions)
    labels = [group.label for group in sheet.log.record]
    assert labels == ["Pain in the knee", "Sore joint? no, A, B, C, D", "Puffy?", "How many near falls?"]
    assert [cell.label for cell in sheet.log.record[0].cells] == [
        "Before",
        "Worst",
        "1 hour after",
        "Next morning",
    ]
    assert sheet.log.record[-1].cells[0].choices == ()


def test_each_grade_of_soreness_has_its_letter() -> None:
    """A tiny cell takes a letter; the legend says them in the order of the grades, none of them left out."""
    trip, sheet = a_trip("tka-week7"), a_handout("tka-week7").sheet
    assert isinstance(sheet, Sessions)
    grades = trip.catalogue.by_id[MeasureId("soreness")].grades
    assert grades == ("none", "warm_up_goes_away", "next_day", "returns", "continues")
    assert sheet.log.legend == (
        "Sore joint: A = in the warm-up only. B = the next day. C = gone and back again. D = all the time."
    )


def test_speed_is_in_the_patients_own_units_first() -> None:
    """A patient who counts in miles reads miles first."""
    sheet = a_handout("on_the_belt").sheet
    assert isinstance(sheet, Sessions)
    speed = next(fact.value for fact in sheet.dose.facts if fact.label == "Speed")
    assert re.fullmatch(r"[\d.]+ mph \([\d.]+ km/h\)", speed)


def test_what_is_new_is_marked() -> None:
    """A step up marks the hands that changed, and a grown dose says what grew."""
    sheet = a_handout("tka-week7").sheet
    assert isinstance(sheet, Sessions)
    assert [fact.label for fact in sheet.dose.facts if fact.note] == ["Hands"]
    grown, held = a_handout("before_the_window").sheet, a_handout("at_the_gate").sheet
    assert isinstance(grown, Sessions)
    assert isinstance(held, Sessions)
    assert grown.dose.new == "More walks"
    assert [fact.note for fact in grown.dose.facts if fact.note] == []
    assert "One more" not in held.log.lead


def test_a_goal_that_must_be_measured_again_is_not_called_met() -> None:
    """Last week's extension met the gate, but this week nobody measured it."""
    near = a_handout("tka-hold-missing-extension").nearness
    assert near is not None
    row = next(row for row in near.rows if row.label == "Straightening the knee")
    assert (row.now, row.fraction) == ("not known yet", 0.0)


@EVERY
def test_a_bar_is_full_only_where_the_goal_is_met(name: str) -> None:
    """A bar and its sentence never contradict each other."""
    near = a_handout(name).nearness
    for row in near.rows if near is not None else ():
        assert (row.fraction == 1.0) is (row.sentence == "You are there.")


def test_both_knees_are_named() -> None:
    """With two knees the page says that it is both, and which one sets the pace."""
    knee = a_handout("both_knees").knee
    assert (knee.value, knee.note) == ("BOTH knees", "Your LEFT knee sets the pace.")


def test_what_was_loosened_stands_on_both_papers() -> None:
    """A limit that a surgeon loosened is a notice on every page, with who, why and until when."""
    notice = a_handout("loosened").notices[-1]
    assert "Dr A. Surgeon" in notice
    assert "December 31, 2026" in notice
    assert (
        a_report("loosened")
        .notices[-1]
        .startswith("LOOSENED phases > supported > weeks > not before: 5 instead of 6")
    )


def test_a_clinic_without_a_number_is_never_an_empty_number() -> None:
    """Where no number was given the words still say whom to call."""
    handout = a_handout("nobody_yet")
    assert [one.title for one in handout.safety.lists if one.kind == "emergency"] == [
        "Call an ambulance now if"
    ]
    assert all(" at ." not in text and "at  " not in text for text in texts(handout))


PAGES = {
    "tka-week7": 3,
    "with_a_partner": 4,
    "tka-red-flag": 1,
    "emergency": 1,
    "unasked": 1,
    "fell": 1,
    "not_started": 1,
}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("name", "pages"), PAGES.items(), ids=PAGES)
def test_a_sheet_without_sessions_is_one_page_and_a_week_three_or_four(
    name: str, pages: int, paper: Paper
) -> None:
    """What must be acted on at once stands on one page; a week fits on three, with a partner on four."""
    printed = pdf.render(a_handout(name), paper=paper)
    assert len(PdfReader(BytesIO(printed)).pages) == pages


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_week_in_large_print_wastes_no_page_and_has_the_emergency_early(paper: Paper) -> None:
    """Six pages, seven on letter, none nearly empty; a day's line is whole; whom to call by page two."""
    printed = pdf.render(a_handout("tka-week7"), paper=paper, large_print=True)
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed)).pages]
    assert len(pages) <= (7 if paper == "letter" else 6)
    assert all(len(page.splitlines()) > 12 for page in pages)
    assert any("Call 911 now if" in page for page in pages[:2])
    assert all(number in pages[0] for number in ("911", "555 0100"))
    assert any(re.search(r"Sat Nov 21\s+4 x 30 sec", line) for page in pages for line in page.splitlines())


# The clinician's report ---------------------------------------------------------------------------------


@EVERY
def test_every_rule_stands_in_the_report_once_for_each_knee(name: str) -> None:
    """No rule is left out, and each has a truth, a sentence, what was seen, an effect and a source."""
    trip = a_trip(name)
    decided = [course for course in trip.courses if course.today.visit_on is not None]
    rows = [row for group in a_report(name).rules.groups for row in group.rows]
    assert sorted(row.id for row in rows) == sorted(
        rule.id for course in decided for rule in course.protocol.rules
    )
    assert all(row.sentence and row.observed and row.effect and row.source for row in rows)


@EVERY
def test_every_source_that_is_named_is_cited_in_full(name: str) -> None:
    """Each short key of a rule or gate is in the list of citations."""
    report = a_report(name)
    cited = {one.label for one in report.sources}
    named = {row.source for group in report.rules.groups for row in group.rows}
    named |= {row.source for row in report.gates.rows}
    assert named <= cited
    assert all(one.value for one in report.sources)


@EVERY
def test_the_decision_has_a_reason_and_its_parts(name: str) -> None:
    """Outcome, because, level, contact, dose, days off, borderline and expiry are all said."""
    decision = a_report(name).decision
    assert decision.outcome
    assert decision.because.endswith(".")
    labels = {fact.label for fact in decision.facts}
    assert {"Level", "Contact", "Dose", "Days off", "Borderline", "Expires"} <= labels
    assert decision.week[0].label == "This week"
    assert all(fact.value for fact in (*decision.facts, *decision.week))


@EVERY
def test_every_check_in_has_a_line_with_its_reason(name: str) -> None:
    """The table of the course has one row a check-in, each with a decision."""
    trip = a_trip(name)
    rows = a_report(name).course.rows
    assert len(rows) == sum(len(course.steps) for course in trip.courses)
    assert all(all(cell for cell in row) for row in rows)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("long_alone", "no clinician has seen the knee for long"),
        ("standstill", "no step up for some time"),
        ("long_course", "a long course in which nobody was asked"),
    ],
)
def test_a_call_without_a_rule_has_its_reason_in_the_row(name: str, reason: str) -> None:
    """Who is called although no rule asks for it is told apart from who only waits."""
    assert a_report(name).course.rows[-1][-1] == f"Refer, and hold at level 1: {reason}"


def test_a_gate_of_several_parts_is_taken_apart() -> None:
    """The fall gate shows its timed walk by itself, with value and threshold."""
    report = a_report("before_the_window")
    row = next(row for row in report.gates.rows if row.label == "Timed up and go (fall gate)")
    assert (row.truth.word, row.value, row.threshold) == ("met", "10.5 s, Nov 20", "below 13.5 s")


def test_a_near_miss_says_how_near_and_how_often() -> None:
    """A gate that was missed says the distance, and at how many check-ins it was met."""
    row = next(row for row in a_report("at_the_gate").gates.rows if row.near)
    assert (row.label, row.near) == (
        "Single-leg stance",
        "0.8 s to go, met at 1 of the last 2 check-ins that measured it",
    )


def test_after_a_step_back_both_papers_name_the_same_next_level() -> None:
    """The gates of the report are those of the level that the handout works for, not of the one left."""
    course = a_trip("too_sore").courses[0]
    assert course.today.level is not None
    coming = level_number(course.today.level, course.protocol) + 1
    assert a_report("too_sore").gates.title.startswith(f"Gates of level {coming},")
    assert any(item.startswith(f"Level {coming} next") for item in a_report("too_sore").to_change.items)


def test_what_is_missing_is_named_with_its_effort() -> None:
    """The table of needs says what, at what effort, and what it settles."""
    assert a_report("tka-hold-missing-extension").needs.rows == (
        ("Passive extension deficit", "measure", "2 rules"),
    )


def test_a_refused_value_is_printed_with_its_reason() -> None:
    """Pain of 11 stands in the report as it was written, and why no rule saw it."""
    (row,) = a_report("rejected").rejected.rows
    assert row == ("Pain on walking", "11", "Nov 20", "rejected: it lies outside 0 to 10")


@pytest.mark.parametrize("name", ["tka-red-flag", "emergency", "both_urgent"])
def test_a_red_flag_says_in_the_decision_what_to_think_of(name: str) -> None:
    """What the rule says to the clinician stands in the box on page one, once."""
    report = a_report(name)
    spoke = next(group for group in report.rules.groups if "Apply" in group.title)
    assert report.decision.to_do
    assert all(any(text in row.sentence for row in spoke.rows) for text in report.decision.to_do)


def test_without_a_red_flag_the_decision_has_no_such_line() -> None:
    """A step up has nobody to send."""
    assert a_report("tka-week7").decision.to_do == ()


@pytest.mark.parametrize("name", ["tka-week7", "tka-red-flag", "both_knees"])
def test_the_line_to_sign_stands_on_page_one(name: str) -> None:
    """Who signs need not turn the page."""
    pages = PdfReader(BytesIO(pdf.render(a_report(name), paper="letter"))).pages
    assert ["Signature" in page.extract_text() for page in pages] == [True, *(False for _ in pages[1:])]


def test_the_words_of_sources_have_a_legend() -> None:
    """Found, recalled and proposal are explained beside the sources."""
    legend = a_report("tka-week7").sources_legend
    assert all(word in legend for word in ("found", "recalled", "proposal"))


def test_a_red_flag_says_what_closes_it() -> None:
    """An open red flag is changed by a clinician's closure and by nothing else."""
    assert a_report("tka-red-flag").to_change.items == (
        "A clinician closes calf-pain: who, when, finding, and the level to resume at.",
    )


def test_a_rule_that_acts_although_unknown_says_so() -> None:
    """A step back for a value that is missing twice is not told as a finding."""
    report = a_report("unknown_twice")
    row = next(row for group in report.rules.groups for row in group.rows if row.id == "extension-lost-much")
    assert row.truth.kind == "unknown"
    assert "unknown at a second check-in, acts as YES" in row.observed
    assert "acts as YES" in report.decision.because


def test_a_corrected_value_stands_beside_what_was_known() -> None:
    """The course shows the value of the day and what it became; the record says who put it right."""
    report = a_report("corrected")
    assert "107 deg, corrected to 88 deg" in report.course.rows[-1]
    assert ("Active knee flexion corrected", "Nov 22", "J. Smith, PT") in report.loosened.rows


def test_a_clock_that_began_again_says_from_when() -> None:
    """After a manipulation weeks are counted from that day, and both papers say so."""
    assert a_handout("restarted").when.value == "Week 0 since Nov 18"
    surgery = next(one for one in a_report("restarted").header if one.label == "Surgery")
    assert surgery.note == "counted from Nov 18: 2 days, week 0"


def test_a_known_finding_is_yes_and_does_not_count() -> None:
    """A rule whose finding is long known keeps its truth and says why it moves nothing."""
    rules = a_report("known_finding").rules.groups
    row = next(row for group in rules for row in group.rows if row.id == "dizzy")
    assert (row.truth.word, row.observed[-1]) == ("YES", "known finding, does not count")


def test_signatures_stand_with_who_and_why() -> None:
    """A signed level and an override are in the table, the override also in the reason."""
    report = a_report("override")
    assert ("Override: level 2, bars-fingertip", "Nov 20", "J. Smith, PT: walks well") in report.loosened.rows
    assert "Level 2 was set by J. Smith, PT: walks well" in report.decision.because


def test_a_level_that_was_set_claims_no_gate() -> None:
    """What a clinician set names who and why, says its gates were not checked, and claims no goal as met."""
    top = {"date": "2026-11-20", "level": "treadmill-incline", "by": "J. Smith, PT", "why": "walks well"}
    trip = trip_of_weeks(week(6), week(7, sessions=3), overrides=[top])
    report = report_of(trip)
    assert report.decision.outcome == "Level 8, set by J. Smith, PT (proposed: progress to level 2)"
    assert "gates of level 8 were not checked" in report.decision.because
    assert "gate of level 8 is met" not in report.decision.because
    handout = handout_of(trip)
    assert "met every goal" not in handout.message.because
    assert handout.message.because.count("Now:") == 1


def test_a_level_that_was_set_never_speaks_over_a_stop() -> None:
    """Under chest pain a signature of the same day changes neither the outcome nor the message."""
    top: Json = {"date": "2026-11-20", "level": "bars-fingertip", "by": "J. Smith, PT", "why": "walks well"}
    weeks = (week(6), week(7, sessions=3, chest_symptoms=True))
    trip = trip_of_weeks(*weeks, overrides=[top])
    report = report_of(trip)
    assert report.decision.outcome.startswith("Emergency")
    assert "Now:" not in handout_of(trip).message.because


def test_the_steps_hold_on_as_the_level_does() -> None:
    """At a level of a light touch no step asks for both hands."""
    sheet = a_handout("tka-week7").sheet
    assert isinstance(sheet, Sessions)
    assert sheet.how_to.items[0] == "Stand between the bars. Touch lightly with your fingers."


def test_nobody_is_told_to_try_the_next_step() -> None:
    """Goals that are met do not open a level: the visit does."""
    near = a_handout("tka-week7").nearness
    assert near is not None
    assert near.lead.endswith("We decide at your visit. Do not try it before.")


def test_a_step_back_that_stays_and_a_sheet_that_ended_early_say_so() -> None:
    """Level 1 is not stepped back to from level 1, and a sheet of today has not run out."""
    assert a_report("closed").decision.outcome == "Stay at level 1, at its lowest dose"
    assert "run out" not in a_report("event").decision.because


def test_the_same_sentence_is_said_once() -> None:
    """Two rules that nobody could answer twice running are one sentence."""
    weeks = (week(n, sessions=3, extension_deficit=None, effusion=None, knee_flexion=None) for n in (7, 8))
    trip = trip_of_weeks(week(6), *weeks, **at_level("bars-two-hands", 6))
    said = handout_of(trip).message.because
    assert said.count("to be safe") == 1


def test_charts_show_the_expected_curve_with_its_error() -> None:
    """Flexion and extension have the published curve, the band of the error and the gate."""
    charts = {chart.title: chart for chart in a_report("tka-week7").charts.charts}
    assert list(charts) == ["Pain", "Active knee flexion", "Passive extension deficit", "Effusion", "Level"]
    flexion = charts["Active knee flexion"]
    assert [(one.label, one.error) for one in flexion.series] == [
        ("measured ± 5 deg", 5),
        ("expected (Kornuijt 2019)", 0),
    ]
    assert [band.label for band in flexion.bands] == ["expected ± 5 deg"]
    assert [limit.label for limit in flexion.limits] == ["gate: at least 100 deg"]
    assert flexion.description == "Active knee flexion: 80 deg in week 1, 109 deg in week 7."


def test_a_borderline_value_of_a_step_up_says_why_it_was_accepted() -> None:
    """A value measured once within its error counts where a step opens nothing new, and says so."""
    said = " ".join(a_report("tka-week7").to_change.items)
    assert "measured once, accepted because this step opens nothing new" in said


def test_the_level_is_drawn_in_steps_from_the_first_one_on() -> None:
    """Weeks before the first level have no point, and a level stays as it is until the next check-in."""
    chart = next(one for one in a_report("tka-week7").charts.charts if one.title == "Level")
    assert [(point.x, point.y) for point in chart.series[0].points] == [(6, 1), (7, 2)]
    assert chart.series[0].steps
    assert chart.description == "Level: 1 in week 6, 2 in week 7."
    paused = next(one for one in a_report("pause").charts.charts if one.title == "Level")
    assert paused.description == "Level: 1 in week 6, none in week 7."


def test_both_knees_share_one_report_and_are_told_apart() -> None:
    """Rules, gates and course of both knees stand in one report, each with its knee."""
    report = a_report("both_knees")
    assert {group.title.partition(":")[0] for group in report.rules.groups} == {"LEFT knee", "RIGHT knee"}
    assert {row[0] for row in report.course.rows} == {"LEFT knee", "RIGHT knee"}
    assert report.decision.because.startswith("LEFT knee: Hold at level 1.")
