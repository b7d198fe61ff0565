"""Agreement: every visit is judged twice, and an answer counts only if both engines gave it.

A moment flows in, the reference's traces flow out. Production decides by a rules engine that is fast and
old, the reference by code that can be read; where they differ nobody can say which is right.
"""

import logging
from collections.abc import Mapping

from rehab.errors import EnginesDisagree
from rehab.rules.model import Engine, EntryId, Moment
from rehab.rules.reference import EntryTrace, ReferenceEngine

_LOG = logging.getLogger(__name__)


class AgreedEngine:
    """Two engines that must agree on every entry."""

    def __init__(self, reference: ReferenceEngine, production: Engine) -> None:
        """Take the reference, which explains its answers, and the engine that decides."""
        self._reference = reference
        self._production = production

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        """The trace of every entry, answered alike by both engines.

        Raises:
            EnginesDisagree: if one entry is answered differently; it names entries, never values.
        """
        traces = {trace.entry.id: trace for trace in self._reference.traces(moment)}
        truths = self._production.truths(moment)
        differing = sorted(
            entry
            for entry in traces.keys() | truths.keys()
            if entry not in traces or traces[entry].truth is not truths.get(entry)
        )
        if differing:
            message = f"the engines differ on {', '.join(differing)}"
            _LOG.error(message)
            raise EnginesDisagree(message)
        return traces


class ReferenceAlone:
    """The reference without a second engine: for faults that are tried on cases, never for a patient."""

    def __init__(self, reference: ReferenceEngine) -> None:
        """Take the reference."""
        self._reference = reference

    def judge(self, moment: Moment) -> Mapping[EntryId, EntryTrace]:
        """The trace of every entry."""
        return {trace.entry.id: trace for trace in self._reference.traces(moment)}
