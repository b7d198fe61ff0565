"""What is checked: one protocol as its author wrote it and as it was resolved, with all that can be chosen.

Layers and measures flow in; the Subject flows out, or everything that keeps the protocol from being
resolved. Every check of this room reads the same value, so that lint and proof speak of the same thing.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from rehab.findings import Finding, has_errors
from rehab.frozen import FrozenStruct
from rehab.protocol.from_authored import Choice, choice_for, offered, resolve
from rehab.protocol.layer import Layer
from rehab.protocol.model import Protocol
from rehab.terms.measure import Catalogue


class Subject(FrozenStruct, dict=True):
    """A protocol under examination.

    Attributes:
        chain: its layers, the furthest base first.
        protocol: what they resolve to, without variant, modifier and overlay.
        choices: every way in which it can be chosen, each variant, modifier and overlay once; nothing first.
        catalogue: the measures.
        today: the day of the examination; None where nobody said, and then no date is judged.
    """

    chain: tuple[Layer, ...]
    protocol: Protocol
    choices: tuple[Choice, ...]
    catalogue: Catalogue
    today: date | None = None

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Every file that takes part: those of the chain, then the overlays."""
        return (*self.chain, *(overlay for choice in self.choices for overlay in choice.overlays))

    @cached_property
    def of_anybody(self) -> Protocol:
        """The protocol of a patient of whom nobody has said which variant it is."""
        choice = choice_for(self.chain, None, (), on=self.today)
        return resolve(self.chain, self.catalogue, choice)[0] or self.protocol

    @cached_property
    def versions(self) -> tuple[tuple[Choice, Protocol], ...]:
        """Every choice with the protocol that it resolves to."""
        resolved = ((choice, resolve(self.chain, self.catalogue, choice)[0]) for choice in self.choices)
        return tuple((choice, protocol) for choice, protocol in resolved if protocol is not None)


def subject_of(
    chain: tuple[Layer, ...],
    catalogue: Catalogue,
    *,
    overlays: tuple[Layer, ...] = (),
    today: date | None = None,
) -> tuple[Subject | None, tuple[Finding, ...]]:
    """The subject that a chain of layers makes, with every choice resolved once.

    Args:
        chain: the layers of the protocol, the furthest base first.
        catalogue: the measures.
        overlays: overlays to lay over it, each alone.
        today: the day of the examination.

    Returns:
        The subject, and what is wrong with its layers; no subject if there is an error.
    """
    protocol, found = resolve(chain, catalogue)
    choices = tuple(_choices(chain, overlays, today))
    findings = [*found, *(one for choice in choices[1:] for one in resolve(chain, catalogue, choice)[1])]
    told = tuple(dict.fromkeys(findings))
    if protocol is None or has_errors(told):
        return None, told
    return Subject(chain, protocol, choices, catalogue, today), told


def _choices(chain: tuple[Layer, ...], overlays: tuple[Layer, ...], today: date | None) -> Iterator[Choice]:
    yield Choice(on=today)
    yield from (Choice(variant=name, on=today) for name in offered(chain, "variants"))
    yield from (Choice(modifiers=(name,), on=today) for name in offered(chain, "modifiers"))
    yield from (Choice(overlays=(overlay,), on=today) for overlay in overlays)
