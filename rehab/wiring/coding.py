"""The code on the handout: made and proven beside the papers, and drawn below what says how long it holds.

A trip flows in; the handout with its code flows out, or the report with why there is none.
"""

from collections.abc import Sequence

from rehab.course.model import Course
from rehab.patient.model import Episode
from rehab.pipeline import Trip
from rehab.plan.from_courses import plan_from_courses
from rehab.replay.again import Bench
from rehab.replay.letters import groups
from rehab.replay.making import Maker, MakeSheet, NoCode
from rehab.replay.record import Press
from rehab.report.brand import branded
from rehab.report.clinician import ClinicianReport
from rehab.report.from_plan import handout_from_plan
from rehab.report.handout import Handout, ReplayCode
from rehab.terms.measure import Catalogue
from rehab.wording import english_handout as words
from rehab.wording.english_replay import NO_CODE
from rehab.wording.tongue import ENGLISH, Tongue


def sheet_maker(catalogue: Catalogue, press: Press, tongue: Tongue = ENGLISH) -> MakeSheet:
    """What writes a handout as it is printed, but for its code."""

    def make(episode: Episode, courses: Sequence[Course]) -> Handout:
        plan = plan_from_courses(courses, patient=episode.patient.id, catalogue=catalogue)
        handout = handout_from_plan(plan, courses, episode=episode, catalogue=catalogue, tongue=tongue)
        return handout if press.clinic is None else branded(handout, press.clinic)

    return make


def code_of_trip(trip: Trip, episode: Episode, press: Press, *, tongue: Tongue = ENGLISH) -> str | NoCode:
    """The code of a trip's handout, or why it has none.

    Args:
        trip: what the handout is made from.
        episode: as it is printed.
        press: how and for whom.
        tongue: the language of the handout.
    """
    bench = Bench(trip.judges, trip.catalogue, trip.made_from.as_of)
    make_sheet = sheet_maker(trip.catalogue, press, tongue)
    return Maker(trip.made_from, press, bench, make_sheet).code(episode, trip.courses)


def bearing(handout: Handout, letters: str, tongue: Tongue = ENGLISH) -> Handout:
    """The handout with a code on it."""
    code = ReplayCode(
        title=tongue.say(words.REPLAY_TITLE),
        lead=tongue.say(words.REPLAY_LEAD),
        letters=letters,
        lines=groups(letters),
        picture=tongue.say(words.REPLAY_PICTURE),
    )
    return handout.model_copy(update={"replay": code})


def without_code(report: ClinicianReport, none: NoCode) -> ClinicianReport:
    """The report with why its handout has no code."""
    why = NO_CODE.format(why=none.why)
    return report.model_copy(update={"footer": (*report.footer, why)})
