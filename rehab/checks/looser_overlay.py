"""RP413: a variant, modifier or overlay that is easier than its base without a signature.

An Examination flows in; a finding for each choice flows out under which some patient is treated with less
caution than without it, and a note for every number that a signed `loosen` entry made less strict.
"""

from collections.abc import Iterator

from rehab.checks.compared import not_settled
from rehab.checks.examination import Examination
from rehab.checks.nearest import as_usual, nearest
from rehab.checks.never_easier import is_easier
from rehab.checks.shown_patients import side_by_side
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.proof.pair import looser
from rehab.proof.solver import NotSettled, Somebody
from rehab.proof.versions import Versions
from rehab.protocol.from_authored import Choice, resolve
from rehab.protocol.layer import Place
from rehab.protocol.model import Protocol


def check(examination: Examination) -> Iterator[Finding]:
    """Each choice that is easier than nothing chosen, and each number loosened."""
    subject = examination.subject
    for choice in subject.choices[1:]:
        chosen, _ = resolve(subject.chain, subject.catalogue, choice)
        if chosen is None:
            continue
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
        shown = nearest(
            lambda *wished, place=place, fault=fault: versions.find(place, *versions.written, fault, *wished),
            tuple(as_usual(versions.person, examination.lowered, examination.usual)),
        )
        if shown is not None:
            given = versions.given(shown, place)
            decisions = [examination.decision(given, under) for under in (None, chosen)]
            decided = tuple(decision for decision in decisions if decision is not None)
            if len(decided) == len(decisions) and is_easier(*decided):
                measures = examination.subject.catalogue.by_id
                lines = side_by_side((given, given), decided, usual=examination.usual, measures=measures)
                yield replace(where.finding("RP413", says), shown=lines)
                return
        yield not_settled(examination, says, (place,), "a longer history is needed than can be run here")
        return


def _written(examination: Examination, choice: Choice) -> tuple[Place, str]:
    """Where a choice is written, and what it is called."""
    if choice.overlays:
        return Place(choice.overlays[0], ("add",)), f"overlay `{choice.overlays[0].name}`"
    kind, name = ("variants", choice.variant) if choice.variant else ("modifiers", choice.modifiers[0])
    layers = examination.subject.chain
    named = (layer for layer in reversed(layers) if name in getattr(layer.text, kind, {}))
    return Place(next(named, layers[-1]), (kind, str(name))), f"{kind.removesuffix('s')} `{name}`"
