"""An episode decided once more by the judges of a trip: what a code would come to, without reading a file.

The text of an episode and who decides flow in; the normalised episode and its courses flow out.
"""

from collections.abc import Callable, Mapping
from datetime import date

from rehab.course.fold import fold
from rehab.course.model import Course
from rehab.decision.judge import Judge
from rehab.frozen import FrozenStruct, replace
from rehab.patient.authored import EpisodeText, Knee
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.model import Episode
from rehab.source.node import Lines, MappingNode, Region
from rehab.terms.measure import Catalogue

_NOWHERE = MappingNode(Lines("code", ()), Region(0, 0, 0, 0), {})


class Bench(FrozenStruct):
    """Who decides.

    Attributes:
        judges: of each knee, the judge of any day.
        day: the day to decide for.
    """

    judges: Mapping[Knee, Callable[[date], Judge]]
    catalogue: Catalogue
    day: date

    def again(self, text: EpisodeText, *, looks_back: bool) -> tuple[Episode, tuple[Course, ...]] | None:
        """The episode and its courses; None if the text gives none.

        Args:
            text: the episode.
            looks_back: true if entries after the day were left out of it.
        """
        episode, _ = episode_from_authored(text, _NOWHERE, self.catalogue, today=self.day, as_of=self.day)
        if episode is None or {one.knee for one in episode.knees} != self.judges.keys():
            return None
        courses = tuple(
            fold(knee, judge(self.day), as_of=self.day, judge_on=judge)
            for knee in episode.knees
            for judge in (self.judges[knee.knee],)
        )
        return replace(episode, left_out=int(looks_back)), courses
