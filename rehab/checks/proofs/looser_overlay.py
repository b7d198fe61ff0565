"""RP413: a variant, modifier or overlay that is easier than its base without a signature.

An Examination flows in; a finding for each choice flows out under which some patient is treated with less
caution than without it, and a note for every number that a signed `loosen` entry made less strict.
"""

from collections.abc import Iterator

from rehab.checks.proofs.compared import not_settled
from rehab.checks.proofs.contrast import Contrast, is_looser
from rehab.checks.proofs.examination import Examination
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.pair import looser
from rehab.proof.solver import NotSettled, Somebody
from rehab.proof.versions import Versions
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Place
from rehab.protocol.model import Protocol


def check(examination: Examination) -> Iterator[Finding]:
    """Each choice that is easier than nothing chosen, and each number loosened."""
    for choice, chosen in examination.subject.versions[1:]:
        if chosen.loosened:
            yield from _loosened(examination, choice, chosen)
        else:
            yield from _easier(examination, choice, chosen)


def _loosened(examination: Examination, choice: Choice, chosen: Protocol) -> Iterator[Finding]:
    layers = {layer.name: layer for layer in choice.overlays}
    for number, one in enumerate(chosen.loosened):
        layer = layers.get(one.origin.layer, examination.subject.chain[-1])
        said = f"{one.path} is loosened from {one.old} to {one.new}, signed by {one.by} until {one.until}"
        yield Place(layer, ("loosen", number)).finding("RP414", said)


def _easier(examination: Examination, choice: Choice, chosen: Protocol) -> Iterator[Finding]:
    versions = Versions(examination.protocol, chosen, examination.subject.catalogue, examination.solver)
    where, name = _written(examination, choice)
    says = f"{name} is easier for some patient than nothing chosen"
    for place in versions.places:
        fault = looser(*versions.at(place))
        answer = versions.find(place, fault)
        if isinstance(answer, NotSettled):
            yield not_settled(examination, says, (place,), answer.bound)
        if not isinstance(answer, Somebody):
            continue
        contrast = _contrast(examination, versions)
        given = contrast.nearest(place, fault)
        one, other = (None, None) if given is None else contrast.decisions(given)
        if given is not None and one is not None and other is not None and is_looser(one, other, chosen):
            heads = ("nothing chosen", f"with {name.replace('`', '')}")
            shown = contrast.shown(given, (one, other), heads)
            found = where.finding("RP413", says)
            yield replace(found, shown=shown, patients=examination.episodes((given,)))
        else:
            bound = "a longer history is needed than can be run here"
            yield not_settled(examination, says, (place,), bound)
        return


def _contrast(examination: Examination, versions: Versions) -> Contrast:
    subject = examination.subject
    judges = (examination.judge, examination.make_judge(versions.new, subject.catalogue))
    return Contrast(versions, judges, subject.chain, examination.usual)


def _written(examination: Examination, choice: Choice) -> tuple[Place, str]:
    """Where a choice is written, and what it is called."""
    if choice.overlays:
        return Place(choice.overlays[0], ("add",)), f"overlay `{choice.overlays[0].name}`"
    kind, name = ("variants", choice.variant) if choice.variant else ("modifiers", choice.modifiers[0])
    layers = examination.subject.chain
    named = (layer for layer in reversed(layers) if name in getattr(layer.text, kind, {}))
    return Place(next(named, layers[-1]), (kind, str(name))), f"{kind.removesuffix('s')} `{name}`"
