"""What a trip was made from: its words as they were given, and the files that it read.

The pipeline fills it on its way; `record.py` makes of it what `plan.json` keeps.
"""

from datetime import date

from rehab.frozen import FrozenStruct
from rehab.patient.authored import EpisodeText
from rehab.protocol.layer import Layer
from rehab.terms.measure import Catalogue


class MadeFrom(FrozenStruct):
    """All that decides what comes out, but for the program itself.

    Attributes:
        text: the episode as it was given.
        episode: the same, checked.
        as_of: the day that is decided for.
        last_day: the last day that anything in the episode can be dated.
        layers: the protocol with its bases, the furthest first, then the overlays.
    """

    text: str
    episode: EpisodeText
    as_of: date
    last_day: date
    layers: tuple[Layer, ...]
    catalogue: Catalogue
