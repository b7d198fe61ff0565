"""The shipped protocol and the example episode, as the benchmarks use them.

Nothing flows in; a resolved Protocol, its catalogue and one knee's course flow out.
"""

from datetime import date
from functools import cache
from pathlib import Path

from rehab.patient.authored import EpisodeText
from rehab.patient.from_authored import episode_from_authored
from rehab.patient.model import KneeCourse
from rehab.pipeline import read_catalogue, read_protocol
from rehab.protocol.model import Protocol
from rehab.source import read
from rehab.source.shape import shape
from rehab.terms.measure import Catalogue
from rehab.wiring import shelf

ROOT = Path(__file__).resolve().parent.parent
EPISODE = ROOT / "examples/episodes/tka-week7.yaml"

_TODAY = date(2026, 11, 20)


@cache
def catalogue() -> Catalogue:
    """The shipped measures."""
    return read_catalogue(shelf(Path()))


@cache
def protocol() -> Protocol:
    """The shipped protocol for knee replacement, resolved.

    Raises:
        RuntimeError: if it has an error.
    """
    resolved, _, findings = read_protocol("tka-retro", shelf=shelf(Path()), catalogue=catalogue())
    if resolved is None:
        raise RuntimeError(f"the shipped protocol has {len(findings)} findings")
    return resolved


def knee() -> KneeCourse:
    """The operated knee of the example episode.

    Raises:
        RuntimeError: if the example has an error.
    """
    node, _ = read(EPISODE.read_text(encoding="utf-8"), name=EPISODE.name)
    authored, _ = shape(EpisodeText, node) if node is not None else (None, ())
    if node is None or authored is None:
        raise RuntimeError("the example episode does not read")
    episode, findings = episode_from_authored(authored, node, catalogue(), today=_TODAY)
    if episode is None:
        raise RuntimeError(f"the example episode has {len(findings)} findings")
    return episode.knees[0]
