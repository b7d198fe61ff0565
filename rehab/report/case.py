"""The case that a paper is written about: plan, courses, episode and catalogue, with what they share.

What flows in is what the pipeline came to; what flows out are the few words that both papers repeat (who,
which knee, which week, which protocol), so that they are found once and said alike.
"""

from collections.abc import Sequence
from functools import cached_property

from rehab.course.model import Course
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct
from rehab.patient.model import Episode
from rehab.plan.ahead import Ahead, ahead
from rehab.plan.from_courses import leading_course
from rehab.plan.model import Plan
from rehab.protocol.model import Protocol, Status
from rehab.report.loosened_words import loosened_words
from rehab.report.parts import Labelled
from rehab.terms.measure import Catalogue
from rehab.wording import english_handout as words
from rehab.wording.number import short_day
from rehab.wording.state import NOT_OPERATED
from rehab.wording.tongue import ENGLISH, Tongue
from rehab.wording.voice import Voice

DIGEST_SHOWN = 12
"""Characters of a digest that a page shows; enough to tell two protocols apart by eye."""


class Case(FrozenStruct, dict=True):
    """All that a paper is written from."""

    plan: Plan
    courses: Sequence[Course]
    episode: Episode
    catalogue: Catalogue
    tongue: Tongue = ENGLISH

    @property
    def voice(self) -> Voice:
        """The patient's voice in the language of the paper."""
        return Voice(plainly=True, tongue=self.tongue)

    def say(self, text: str, /, **places: object) -> str:
        """A text of the program or the protocol in the language of the paper, its places filled."""
        return self.tongue.say(text, **places)

    def each(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Texts of the program or the protocol in the language of the paper."""
        return tuple(map(self.tongue.say, texts))

    @cached_property
    def leading(self) -> Course:
        """The course of the knee that sets the pace."""
        return leading_course(self.courses)

    @property
    def decision(self) -> Decision:
        """Today's decision for the knee that sets the pace."""
        return self.leading.today

    @property
    def protocol(self) -> Protocol:
        """The resolved protocol of the knee that sets the pace."""
        return self.leading.protocol

    @cached_property
    def ahead(self) -> Ahead:
        """The step after this week."""
        return next(one for course, one in self.aheads if course is self.leading)

    @cached_property
    def aheads(self) -> tuple[tuple[Course, Ahead], ...]:
        """The step after this week of each knee."""
        return tuple((course, ahead(course, self.catalogue)) for course in self.courses)

    # Words that both papers say --------------------------------------------------------------------

    @property
    def person(self) -> str:
        """Name or initials, or the clinic's own number."""
        return self.episode.patient.name or self.episode.patient.id

    @property
    def knee(self) -> Labelled:
        """Which knee, in capitals; with two, which one sets the pace."""
        name = self.say(words.KNEES[self.plan.leading])
        if len(self.courses) == 1:
            return Labelled(label=self.say(words.WHICH_KNEE), value=name)
        note = self.say(words.SETS_THE_PACE, knee=name)
        return Labelled(label=self.say(words.WHICH_KNEE), value=self.say(words.BOTH_KNEES), note=note)

    def of_knee(self, course: Course, said: str) -> str:
        """Words about one knee; with two under treatment they say which one."""
        if len(self.courses) == 1:
            return said
        return self.say(words.OF_KNEE, knee=self.say(words.KNEES[course.today.knee]), words=said)

    @property
    def is_operated(self) -> bool:
        """True if there was an operation at the start."""
        return self.protocol.procedure not in NOT_OPERATED

    @property
    def week(self) -> str:
        """The week since the start, or since the clock began again: `Week 7 after surgery`."""
        clock = self.leading.memory.clock_start
        if clock != self.leading.knee.series.start:
            return self.say(words.WEEK_SINCE, n=self.plan.week, day=short_day(clock, self.tongue))
        form = words.WEEK_AFTER_SURGERY if self.is_operated else words.WEEK_OF_CARE
        return self.say(form, n=self.plan.week)

    @property
    def clinician(self) -> str:
        """Who answers for the plan, empty if nobody is named."""
        visits = self.leading.knee.series.up_to(self.leading.as_of).visits
        seen_by = next((visit.clinician for visit in reversed(visits) if visit.clinician), "")
        return self.episode.clinic.clinician or seen_by

    @property
    def language(self) -> str:
        """The language that the paper is written in."""
        return self.tongue.tag

    @property
    def stamp(self) -> str:
        """Protocol, version, short digest and status."""
        return self.say(
            words.STAMP,
            id=self.protocol.id,
            version=self.protocol.version,
            digest=self.protocol.digest[:DIGEST_SHOWN],
            status=self.say(words.STATUS[self.protocol.status.value]),
        )

    @property
    def running(self) -> str:
        """Person, knee and week in one short line."""
        if not self.person:
            return self.say(words.RUNNING_NAMELESS, knee=self.knee.value, week=self.week)
        return self.say(words.RUNNING, person=self.person, knee=self.knee.value, week=self.week)

    def notices(self, *, past: str, draft: str, retired: str, loosened: str) -> tuple[str, ...]:
        """What must be seen on every page: a past day, a draft or retired protocol, loosened limits."""
        status = {Status.DRAFT: (draft,), Status.RETIRED: (retired,), Status.REVIEWED: ()}
        changed = dict.fromkeys(
            loosened_words(one, loosened, self.tongue)
            for course in self.courses
            for one in course.protocol.loosened
        )
        looks_back = (past,) if self.episode.left_out else ()
        return (*looks_back, *self._of_the_language(), *status[self.protocol.status], *changed)

    def _of_the_language(self) -> tuple[str, ...]:
        """That nobody has vouched for a translation yet, or that some of it is missing."""
        draft = (self.say(words.DRAFT_TRANSLATION),) if self.tongue.is_draft else ()
        return draft if self.tongue.is_whole else (*draft, self.say(words.OTHER_LANGUAGE))
