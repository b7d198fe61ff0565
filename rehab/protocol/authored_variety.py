"""What an author writes of the days between sessions: other activities that are easy on the knee.

Checked YAML flows in, these values flow out; `variety_from_authored.py` gives them their meaning.
"""

from pydantic import Field

from rehab.frozen import Frozen
from rehab.protocol import examples
from rehab.protocol.authored_condition import ConditionText, Identifier


class VarietyText(Frozen):
    """An activity for a day between sessions."""

    id: Identifier = Field(description="name of the activity", examples=["bike"])
    title: str = Field(min_length=1, description="the clinician's words", examples=["Stationary bike"])
    patient: str = Field(
        min_length=1, description="the patient's words", examples=["Ride a bike that stands still."]
    )
    needs: ConditionText | None = Field(
        default=None,
        description="what must be YES before it is offered; unknown is not enough",
        examples=[examples.TEST],
    )
    source: Identifier = Field(description="id of a source", examples=["clinic-default"])
