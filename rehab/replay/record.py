"""The record in `plan.json`: what is needed to make the papers of a week again, byte for byte.

What a trip was made from, how it was printed and the papers themselves flow in; a Record flows out, beside
the plan. It names every file by a digest of what it says, so that a comment or another layout changes
nothing, and every paper by a digest of its bytes, so that no change can go unseen, whatever it is of.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field, ValidationError

from rehab.clinic.digest import digest_of_clinic
from rehab.clinic.model import Clinic
from rehab.errors import InputRefused
from rehab.findings import finding
from rehab.frozen import Frozen, FrozenStruct
from rehab.plan.model import Plan
from rehab.protocol.authored import OverlayText
from rehab.protocol.layer import Layer
from rehab.replay.made_from import MadeFrom
from rehab.terms.measure import Catalogue
from rehab.terms.paper import Paper

MEASURES, CLINIC = "measures", "clinic"


class File(Frozen):
    """A file that the papers depend on."""

    kind: Literal["protocol", "overlay", "measures", "clinic"] = Field(
        description="what kind of file", examples=["protocol"]
    )
    name: str = Field(description="its name", examples=["tka-retro"])
    digest: str = Field(description="SHA-256 of what it says", examples=["6369e087083e"])


class Printing(Frozen):
    """How papers are printed."""

    paper: Paper = Field(default="a4", description="size of the paper", examples=["a4"])
    large_print: bool = Field(default=False, description="the handout in 18 point", examples=[False])
    language: str = Field(default="en", description="language of the handout", examples=["de"])


class Record(Frozen):
    """What the papers were made from, by what, and what came out."""

    schema_version: Literal[1] = Field(
        default=1, alias="schema", description="version of this shape", examples=[1]
    )
    program: str = Field(description="version of the program", examples=["0.1.0"])
    as_of: date = Field(description="the day that was decided for", examples=["2026-11-20"])
    last_day: date = Field(
        description="the last day that anything in the episode can be dated", examples=["2026-11-20"]
    )
    files: tuple[File, ...] = Field(description="protocol, bases, overlays, measures, clinic", examples=[[]])
    printing: Printing = Field(description="how they were printed", examples=[{"paper": "a4"}])
    papers: dict[str, str] = Field(
        description="SHA-256 of each paper that does not hold this file", examples=[{"handout.pdf": "97f2f3"}]
    )
    episode: str = Field(description="the episode file as it was given", examples=["schema: 1"])


class PlanFile(Plan):
    """`plan.json`: the plan, and what makes its papers again."""

    replay: Record = Field(description="what makes the papers again", examples=[{"schema": 1}])


class Press(FrozenStruct):
    """The program that prints, how, and for whom.

    Attributes:
        version: its version.
        clinic: whose mark the papers bear.
    """

    version: str
    printing: Printing = Printing()
    clinic: Clinic | None = None


def record_of(made_from: MadeFrom, press: Press, papers: Mapping[str, bytes]) -> Record:
    """The record of some papers.

    Args:
        made_from: what they were made from.
        press: what printed them.
        papers: every paper by its file name, but for those that will hold the record itself.
    """
    return Record(
        schema=1,
        program=press.version,
        as_of=made_from.as_of,
        last_day=made_from.last_day,
        files=files_of(made_from.layers, made_from.catalogue, press.clinic),
        printing=press.printing,
        papers={name: hashlib.sha256(content).hexdigest() for name, content in papers.items()},
        episode=made_from.text,
    )


def plan_json(plan: Plan, record: Record) -> bytes:
    """The bytes of `plan.json`."""
    whole = PlanFile.model_validate({**plan.model_dump(by_alias=True), "replay": record})
    return (whole.model_dump_json(by_alias=True, indent=2) + "\n").encode()


def read_plan_json(text: str, *, name: str) -> PlanFile:
    """The plan and the record in a `plan.json`.

    Args:
        text: the file's text.
        name: the file's name as findings print it.

    Raises:
        InputRefused: if it is no such file.
    """
    try:
        return PlanFile.model_validate_json(text)
    except ValidationError as error:
        wrong = ".".join(str(step) for step in error.errors()[0]["loc"]) or "its first sign"
        raise InputRefused(
            (finding("RP208", f"`{name}` is no plan of this program: it goes wrong at `{wrong}`"),)
        ) from None


def files_of(
    layers: Sequence[Layer], catalogue: Catalogue | None, clinic: Clinic | None = None
) -> tuple[File, ...]:
    """Every file that papers depend on, the furthest base first.

    Args:
        layers: the protocol with its bases, and overlays.
        catalogue: the measures.
        clinic: whose mark the papers bear.
    """
    return tuple(_files(layers, catalogue, clinic))


def _files(layers: Sequence[Layer], catalogue: Catalogue | None, clinic: Clinic | None) -> Iterator[File]:
    for layer in layers:
        digest = digest_of_layer(layer)
        if isinstance(layer.text, OverlayText):
            yield File(kind="overlay", name=layer.text.overlay, digest=digest)
        else:
            yield File(kind="protocol", name=layer.name, digest=digest)
    if catalogue is not None:
        yield File(kind="measures", name=MEASURES, digest=_digest(catalogue.model_dump_json(by_alias=True)))
    if clinic is not None:
        yield File(kind="clinic", name=CLINIC, digest=digest_of_clinic(clinic))


def digest_of_layer(layer: Layer) -> str:
    """SHA-256 of what a file says; its comments and its layout are no part of it."""
    return _digest(json.dumps(layer.data, sort_keys=True, default=str, ensure_ascii=False))


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()
