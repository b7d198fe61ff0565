"""The change reviewed in patients: the same people led through both versions, and what becomes otherwise.

Virtual patients of a recipe, or the courses of real ones, flow in; a Review flows out: counts, and who.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rehab.diff.edition import Edition
from rehab.diff.moved import Because, Moved, Walked, moved, why_held
from rehab.errors import GuaranteeBroken
from rehab.frozen import FrozenStruct
from rehab.rules.model import compile_rules
from rehab.simulate.cohort import Recipe
from rehab.simulate.model import START, patient_name
from rehab.simulate.run import MakeDecider, MakeJudge, Trial
from rehab.terms.caution import Outcome


class Contest(FrozenStruct, dict=True):
    """A cohort of virtual patients that meets both versions.

    Attributes:
        recipe: how the cohort is drawn.
        old: the version in use.
        new: the other one.
        make_quick: builds what decides every patient.
        make_judge: builds what decides one in fifty again.
    """

    recipe: Recipe
    old: Edition
    new: Edition
    make_quick: MakeDecider
    make_judge: MakeJudge

    def moved(self, numbers: Iterable[int]) -> tuple[Moved, ...]:
        """Follow some patients by number under both versions.

        Raises:
            EnginesDisagree: if the second look at a patient comes to something else.
        """
        return tuple(self._one(number) for number in numbers)

    def _one(self, number: int) -> Moved:
        old, new = (_walked(trial, number) for trial in self._trials)
        return moved(patient_name(number), old, new, because=self._because)

    @cached_property
    def _trials(self) -> tuple[Trial, Trial]:
        old, new = (
            Trial(self.recipe, one.protocol, one.catalogue, self.make_quick, self.make_judge)
            for one in (self.old, self.new)
        )
        return old, new

    @cached_property
    def _because(self) -> tuple[Because, Because]:
        old, new = (why_held(compile_rules(one.protocol), one.catalogue) for one in (self.old, self.new))
        return old, new


def _walked(trial: Trial, number: int) -> Walked:
    try:
        followed = trial.followed(number)
    except GuaranteeBroken:
        return Walked(START, is_issued=False)
    return Walked(START, followed.decisions, followed.calls)


class Review(FrozenStruct, dict=True):
    """What a change does to some patients.

    Attributes:
        patients: each of them.
    """

    patients: tuple[Moved, ...]

    @cached_property
    def outcomes(self) -> tuple[Counter[Outcome], Counter[Outcome]]:
        """Check-ins by what they came to, under the old version and under the new one."""
        old: Counter[Outcome] = Counter()
        new: Counter[Outcome] = Counter()
        for one in self.patients:
            old.update(one.outcomes[0])
            new.update(one.outcomes[1])
        return old, new

    @cached_property
    def held(self) -> tuple[Moved, ...]:
        """Who is held at a check-in where the old version opened the next level."""
        return tuple(one for one in self.patients if one.held)

    @cached_property
    def freed(self) -> tuple[Moved, ...]:
        """Who comes to the next level at a check-in where the old version did not open it."""
        return tuple(one for one in self.patients if one.freed)

    @cached_property
    def later(self) -> tuple[Moved, ...]:
        """Who reaches a level later, or not at all."""
        return tuple(one for one in self.patients if one.is_later)

    @cached_property
    def earlier(self) -> tuple[Moved, ...]:
        """Who reaches a level earlier."""
        return tuple(one for one in self.patients if one.is_earlier)

    @cached_property
    def sent(self) -> tuple[Moved, ...]:
        """Who is sent to a person in a week in which the old version did not."""
        return tuple(one for one in self.patients if one.sent)

    @cached_property
    def not_sent(self) -> tuple[Moved, ...]:
        """Who is not sent to a person in a week in which the old version did."""
        return tuple(one for one in self.patients if one.not_sent)

    @cached_property
    def unissued(self) -> tuple[Moved, ...]:
        """For whom one of the versions would break a promise, so that nothing is decided."""
        return tuple(one for one in self.patients if one.unissued)

    @property
    def same(self) -> int:
        """How many are decided alike in every week."""
        return sum(one.is_same for one in self.patients)
