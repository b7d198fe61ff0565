"""The picture of a protocol as data: phases along the weeks, the ladder as steps within them.

Finished words and weeks come in, and stand in frozen values; `ladder_svg.py` places them.
"""

from rehab.frozen import Frozen
from rehab.report.chart_data import Axis
from rehab.report.visible import Text


class Step(Frozen):
    """One level: its number, its title, and short lines on how it is walked."""

    number: Text
    title: Text
    lines: tuple[Text, ...]


class PhaseBand(Frozen):
    """One phase along the weeks.

    Attributes:
        title: its number and title.
        when: from which week on, and when usually.
        door: the label at its door.
        opens: the week of the door.
        usual: first and last of the usual weeks; where none are named, the weeks that its steps are drawn in.
        is_usual: false where none are named.
        gate: what the door asks for, and what the way out asks for, in shorthand.
        steps: its levels, the easiest first; those that are closed are left out.
        none: what stands in their place if all are closed.
    """

    title: Text
    when: Text
    door: Text
    opens: float
    usual: tuple[float, float]
    is_usual: bool
    gate: tuple[Text, ...]
    steps: tuple[Step, ...]
    none: Text


class LadderPicture(Frozen):
    """The whole drawing; `description` says in words what it shows, for who cannot see it.

    Attributes:
        notices: what must be seen first, such as a draft.
        keys: what stands beside a sample of door, usual weeks, later weeks and step, in this order.
        notes: what stands once under the drawing.
    """

    title: Text
    lead: Text
    description: Text
    notices: tuple[Text, ...]
    axis: Axis
    bands: tuple[PhaseBand, ...]
    keys: tuple[Text, Text, Text, Text]
    notes: tuple[Text, ...]
    stamp: Text
