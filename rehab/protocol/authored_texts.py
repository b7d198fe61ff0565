"""What an author writes for the patient: the standing sentences of the handout.

Checked YAML flows in, these values flow out, word for word.
"""

from pydantic import Field

from rehab.frozen import Frozen
from rehab.protocol.model import Surface


class PainBandText(Frozen):
    """One band of the pain scale on the handout."""

    points: tuple[int, int] = Field(description="whole points, both included", examples=[[0, 2]])
    word: str = Field(min_length=1, description="one word", examples=["OK"])
    text: str = Field(min_length=1, description="what to do", examples=["Carry on."])


class TextsText(Frozen):
    """Standing sentences of the handout."""

    before_you_start: tuple[str, ...] = Field(default=(), description="before a session", examples=[[]])
    warm_up: tuple[str, ...] = Field(default=(), description="warm-up", examples=[[]])
    how_to: dict[Surface, tuple[str, ...]] = Field(
        default_factory=dict, description="how to walk, for each surface", examples=[{}]
    )
    stop_signs: tuple[str, ...] = Field(default=(), description="stop at once", examples=[[]])
    call_today: tuple[str, ...] = Field(default=(), description="call the clinic today", examples=[[]])
    emergency: tuple[str, ...] = Field(default=(), description="call the emergency number", examples=[[]])
    pain_bands: tuple[PainBandText, ...] = Field(default=(), description="the pain scale", examples=[[]])
    after: tuple[str, ...] = Field(default=(), description="after a session", examples=[[]])
    record: tuple[str, ...] = Field(default=(), description="what to write down", examples=[[]])
    fall_back: str = Field(default="", description="what holds when the sheet has expired", examples=["..."])
    why: str = Field(default="", description="why walking backwards, with its evidence", examples=["..."])
