"""What a clinic's file says, key by key.

Checked YAML or JSON flows in, these values flow out; `from_authored.py` makes a Clinic of them, with its
logo. Nothing about a patient stands here, so that one file serves everybody.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from rehab.clinic.colour import contrast_is_enough, hex_colour, nearest_readable
from rehab.frozen import Frozen
from rehab.terms.paper import Paper
from rehab.terms.schema_version import SchemaVersion

Drafts = Literal["allow", "forbid"]
"""Whether a translation that nobody has reviewed may be printed."""

_PHONE = re.compile(r"\+?[0-9 ()./-]+")
_FEWEST_DIGITS = 3
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _number_to_call(written: str) -> str:
    digits = sum(character.isdigit() for character in written)
    if _PHONE.fullmatch(written) and digits >= _FEWEST_DIGITS:
        return written
    raise PydanticCustomError(
        "RP103",
        "this is no number that a telephone can dial",
        {"label": "write digits, spaces and `+ ( ) . / -`, as in `555 0100`"},
    )


def _readable(written: str) -> str:
    if hex_colour(written) is None:
        raise PydanticCustomError(
            "RP103", "this is no colour", {"label": 'write six digits in quotes, as in `"#0d4f5c"`'}
        )
    if not contrast_is_enough(written):
        label = f'the nearest that can be read is `"{nearest_readable(written)}"`'
        raise PydanticCustomError(
            "RP501", "`{colour}` is too pale to be read", {"colour": written, "label": label}
        )
    return written.lower()


def _tag(written: str) -> str:
    if _LANGUAGE.fullmatch(written):
        return written
    raise PydanticCustomError("RP103", "this is no language tag", {"label": "write it as `en` or `pt-BR`"})


NumberToCall = Annotated[str, Field(max_length=30), AfterValidator(_number_to_call)]
Colour = Annotated[str, AfterValidator(_readable)]
Line = Annotated[str, Field(min_length=1, max_length=120)]


class ClinicFileText(Frozen):
    """A clinic's file."""

    schema_version: SchemaVersion = Field(
        default=1, alias="schema", description="version of this file's shape", examples=[1]
    )
    name: str = Field(
        min_length=1,
        max_length=60,
        description="name of the clinic, as patients know it",
        examples=["Riverside Physiotherapy"],
    )
    logo: str | None = Field(
        default=None,
        min_length=1,
        description="a drawing beside this file, SVG or PNG; it becomes part of every paper",
        examples=["logo.svg"],
    )
    colour: Colour | None = Field(
        default=None,
        description="colour of headings; it must be readable on white and on its own tint",
        examples=["#0d4f5c"],
    )
    phone: NumberToCall | None = Field(
        default=None,
        description="the number to call; an episode's own counts before it",
        examples=["555 0100"],
    )
    emergency: NumberToCall | None = Field(
        default=None, description="the emergency number; an episode's own counts before it", examples=["112"]
    )
    address: Line | None = Field(
        default=None, description="address in one line", examples=["12 Mill Lane, Riverside"]
    )
    footer: Line | None = Field(
        default=None,
        description="a line at the end of every paper",
        examples=["Open Monday to Friday, 8 to 18 o'clock."],
    )
    language: Annotated[str, AfterValidator(_tag)] | None = Field(
        default=None, description="language of the handout where an episode names none", examples=["en"]
    )
    paper: Paper | None = Field(
        default=None, description="size of the paper where the command names none", examples=["a4"]
    )
    large_print: bool = Field(
        default=False, description="handouts in 18 point, unless the command says otherwise", examples=[True]
    )
    draft_translations: Drafts = Field(
        default="allow",
        description="whether a translation that nobody has reviewed may be printed",
        examples=["forbid"],
    )
