"""Wiring: which adapters stand behind the ports, and where the data of the program lies.

Faces ask here and nowhere else; nothing below knows which engine, folder or renderer is used.
"""

from functools import cache, lru_cache
from pathlib import Path
from threading import get_ident

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.decision.judge import Judge
from rehab.frozen import Same
from rehab.protocol.model import Protocol
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.model import compile_rules
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import Catalogue


@cache
def program_version() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("rehab")


def make_judge(protocol: Protocol, catalogue: Catalogue) -> Judge:
    """The judge of a resolved protocol: reference and durable-rules must agree on every decision.

    A thread makes each of its judges once: a clinic's patients have few protocols, and an engine belongs to
    the thread that made it.
    """
    return _judge(Same(protocol), Same(catalogue), get_ident())


@lru_cache(maxsize=32)
def _judge(resolved: Same[Protocol], measures: Same[Catalogue], _: int) -> Judge:
    protocol, catalogue = resolved.value, measures.value
    from rehab.adapters.durable_engine import DurableEngine

    rules = compile_rules(protocol)
    lowered = lower(rules, catalogue)
    reference = ReferenceEngine(rules, catalogue)
    return Judge(protocol, catalogue, AgreedEngine(reference, DurableEngine(lowered)), LoweredEngine(lowered))


def shelf(beside: Path, *, own: tuple[Path, ...] = ()) -> FolderShelf:
    """The shelf of protocols: a clinic's own folders first, then the bundled ones.

    Args:
        beside: the folder that an episode's overlays start from.
        own: folders with a clinic's own protocols.
    """
    return FolderShelf((*own, data_folder("protocols")), beside)
