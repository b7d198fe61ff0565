"""What an author writes for the patient: the standing sentences of the handout.

Checked YAML flows in, these values flow out, word for word.
"""

from pydantic import Field

from rehab.frozen import Frozen
from rehab.protocol import examples
from rehab.protocol.authored_condition import Identifier
from rehab.protocol.authored_ladder import WholeRange
from rehab.protocol.model import Setting, Strength


class PainBandText(Frozen):
    """One band of the pain scale on the handout."""

    points: WholeRange = Field(description="whole points, both included", examples=[[0, 2]])
    word: str = Field(min_length=1, description="one word", examples=["OK"])
    text: str = Field(min_length=1, description="what to do", examples=["Carry on."])


class ClaimText(Frozen):
    """One reason to walk backwards, with the strength of its evidence."""

    text: str = Field(
        min_length=1, description="the reason, for the patient", examples=["It trains the thigh."]
    )
    strength: Strength = Field(
        description="how far it has been shown, and in whom", examples=["small_studies"]
    )
    source: Identifier | None = Field(
        default=None, description="id of a source; needed for what was shown", examples=["chen-2021"]
    )
    note: str = Field(
        default="",
        description="what a clinician should know of the evidence",
        examples=["ten women, no control group"],
    )


class TextsText(Frozen):
    """Standing sentences of the handout."""

    before_you_start: tuple[str, ...] = Field(
        default=(), description="before a session", examples=[["Clear a straight path."]]
    )
    warm_up: tuple[str, ...] = Field(
        default=(), description="warm-up", examples=[["Walk forwards at an easy pace."]]
    )
    how_to: dict[Setting, tuple[str, ...]] = Field(
        default_factory=dict,
        description="how to walk on each surface, with a partner, and in pieces of an ordinary walk",
        examples=[{"treadmill": ["Hold the rails."]}],
    )
    stop_signs: tuple[str, ...] = Field(
        default=(), description="stop at once", examples=[["The pain goes above 5."]]
    )
    call_today: tuple[str, ...] = Field(
        default=(), description="call the clinic today", examples=[["Your calf hurts or swells."]]
    )
    emergency: tuple[str, ...] = Field(
        default=(),
        description="call the emergency number",
        examples=[["You have chest pain or short breath."]],
    )
    pain_bands: tuple[PainBandText, ...] = Field(
        default=(), description="the pain scale", examples=[[examples.PAIN_BAND]]
    )
    after: tuple[str, ...] = Field(default=(), description="after a session", examples=[["Cool the knee."]])
    between: tuple[str, ...] = Field(
        default=(),
        description="on the days between sessions",
        examples=[["Change between two pairs of good shoes."]],
    )
    record: tuple[str, ...] = Field(
        default=(), description="what to write down", examples=[["Your pain the next morning."]]
    )
    fall_back: str = Field(
        default="",
        description="what holds when the sheet has expired",
        examples=["Walk forwards only and call us."],
    )
    why: tuple[ClaimText, ...] = Field(
        default=(),
        description="why walking backwards, claim by claim, each with the strength of its evidence",
        examples=[[examples.CLAIM]],
    )
