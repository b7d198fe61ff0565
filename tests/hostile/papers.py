"""All documents of one patient, with the files that they are made of changed at will.

The data of some files flows in; documents by name flow out, or the findings that refuse them.
"""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import yaml

from rehab.adapters import pdf
from rehab.adapters.files import FolderShelf
from rehab.clinic.authored import ClinicFileText
from rehab.clinic.from_authored import clinic_from_text
from rehab.errors import InputRefused
from rehab.findings import Finding, has_errors
from rehab.patient.authored import EpisodeText
from rehab.pipeline import Desk, run
from rehab.protocol.authored import OverlayText, ProtocolText
from rehab.terms.measure import Catalogue
from rehab.wiring.papers import Wanted, print_papers
from tests.hostile.fields import Data
from tests.plan.trips import a_judge

ROOT = Path(__file__).parents[2]
_BY = "J. Smith, PT"
_PROTOCOLS = ("tka-retro", "knee-surgery-base", "knee-base")

_RECORDS: Data = {
    "events": [{"kind": "fall", "date": "2026-10-12", "note": "on the stairs"}],
    "closures": [{"of": "fall", "date": "2026-10-13", "by": _BY, "finding": "nothing broken"}],
    "overrides": [
        {
            "date": "2026-11-14",
            "level": "bars-two-hands",
            "by": _BY,
            "why": "is sure",
            "protocol_version": "1",
        }
    ],
    "baselines": [{"rule": "stiff-in-extension", "date": "2026-10-30", "by": _BY, "finding": "for years"}],
    "corrections": [
        {"date": "2026-11-15", "check_in": "2026-11-13", "measure": "knee_flexion", "value": 106, "by": _BY}
    ],
    "overlays": ["overlay.yaml"],
}
_OVERLAY: Data = {
    "schema": 1,
    "overlay": "riverside",
    "kind": "clinic",
    "by": "Riverside, clinical lead",
    "on": "2026-10-01",
    "protocol": "tka-retro",
    "add": {
        "title": "Our way",
        "sources": {"ours": {"citation": "Riverside, own audit", "grade": "clinic"}},
        "caps": [{"id": "riverside-flat", "max_incline_pct": 0, "source": "ours"}],
    },
    "loosen": [
        {
            "path": "phases.supported.weeks.not_before",
            "value": 5,
            "by": "Dr A. Surgeon",
            "why": "walks freely",
            "until": "2026-12-31",
        }
    ],
}


def _yaml(path: str) -> Data:
    data: Data = json.loads(json.dumps(yaml.safe_load((ROOT / path).read_text()), default=str))
    return data


@cache
def _episode() -> Data:
    data = {**_yaml("examples/episodes/tka-week7.yaml"), **_RECORDS}
    data["patient"]["language"] = "en"
    last = data["check_ins"][-1]
    last["note"] = "came by bus"
    last["observations"]["knee_flexion"] = {
        "value": 109,
        "method": "goniometer",
        "position": "supine",
        "rater": "JS",
    }
    last["observations"]["effusion"] = {"value": "trace", "repeat": "trace"}
    last["observations"]["brace"] = {"not_applicable": {"by": _BY, "why": "none", "substitute": "asked"}}
    return data


@cache
def files() -> dict[str, tuple[type[Any], Data]]:
    """Every file that the documents are made of, with the model that reads it."""
    return {
        "episode": (EpisodeText, _episode()),
        "clinic": (ClinicFileText, _yaml("examples/clinic/clinic.yaml")),
        "overlay": (OverlayText, _OVERLAY),
        "measures": (Catalogue, _yaml("protocols/measures.yaml")),
        **{name: (ProtocolText, _protocol(name)) for name in _PROTOCOLS},
    }


def _protocol(name: str) -> Data:
    """A shipped protocol with every key that takes words."""
    data = _yaml(f"protocols/{name}/protocol.yaml")
    for parameter in data.get("parameters", {}).values():
        if isinstance(parameter, dict):
            parameter["edited_by"] = "clinical lead"
    rule = data["rules"][0] if data.get("rules") else {}
    if "source" in rule:
        rule["opinion"] = {"by": "clinical lead", "on": "2026-01-01"}
        del rule["source"]
    return {**data, "reviewed_by": "J. Smith, PT", "language": "en"}


class Written(FolderShelf):
    """The shelf with one file as it is tried."""

    changed: Mapping[str, str] = MappingProxyType({})

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol's file."""
        return (f"{name}.yaml", self.changed[name]) if name in self.changed else super().protocol(name)

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Name and text of the one overlay."""
        return (name, self.changed.get("overlay", json.dumps(_OVERLAY)))

    def measures(self) -> tuple[str, str]:
        """Name and text of the measures."""
        return (
            ("measures.yaml", self.changed["measures"]) if "measures" in self.changed else super().measures()
        )


def papers(name: str, data: Data, *, printed: bool = True) -> dict[str, bytes] | tuple[Finding, ...]:
    """Every document where one file says this, or why there is none.

    Args:
        name: which file.
        data: what it says.
        printed: false to leave out what is inside the PDFs, which take longest.
    """
    texts = {
        other: json.dumps(given) for other, (_, given) in files().items() if other in {"episode", "clinic"}
    }
    texts[name] = json.dumps(data)
    changed = {name: texts[name]} if name not in {"episode", "clinic"} else {}
    drawing = (ROOT / "examples/clinic/logo.svg").read_bytes()
    clinic, found = clinic_from_text(texts["clinic"], name="clinic.yaml", beside={"logo.svg": drawing}.get)
    if clinic is None:
        return found
    shelf = Written(folders=(ROOT / "protocols",), changed=changed)
    press = nullcontext() if printed else patch.object(pdf, "render", return_value=b"")
    try:
        trip = run(texts["episode"], name="episode.json", desk=Desk(shelf, a_judge, date(2026, 11, 20)))
        with press:
            made = print_papers(trip, Wanted(clinic=clinic))
    except InputRefused as refused:
        told = tuple(one for one in refused.findings if isinstance(one, Finding))
        assert has_errors(told)
        return told
    return made
