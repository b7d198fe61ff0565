"""A comparison as text that a clinical lead can sign: the verdict, what is written, what it means, for whom.

A Compared flows in; lines flow out.
"""

from collections.abc import Iterator

from rehab.diff.changes import Change
from rehab.diff.difference import Difference
from rehab.diff.edition import Edition
from rehab.diff.model import Direction, Meaning, Met, Shift, Verdict
from rehab.diff.parts import Said
from rehab.diff.patients_text import review_lines
from rehab.diff.report import Compared, Real, Virtual
from rehab.proof.solver import Nobody, NotSettled
from rehab.wording import english_diff as words
from rehab.wording.number import counted

_DIGITS = 12


def compared_text(compared: Compared) -> str:
    """A comparison in text."""
    return "\n".join(f"{line}".rstrip() for line in _lines(compared)) + "\n"


def _lines(compared: Compared) -> Iterator[str]:
    difference = compared.difference
    yield words.VERDICTS[difference.verdict.value]
    yield words.BETWEEN.format(old=_edition(difference.old), new=_edition(difference.new))
    yield from _why(difference)
    if difference.changes:
        yield from ("", words.WRITTEN)
    elif not (difference.chosen or difference.one_sided):
        yield from ("", words.NOTHING_WRITTEN)
    yield from _changes(difference.changes)
    if difference.old.protocol.digest != difference.new.protocol.digest:
        yield from ("", words.MEANS, f"  {words.MEANS_LEAD}")
        yield from _meaning(difference.meaning)
    for one in difference.chosen:
        verdict = words.VERDICTS[one.meaning.verdict.value]
        yield from ("", words.WITH.format(name=one.name, verdict=verdict))
        yield from _changes(one.changes)
        yield from _meaning(one.meaning)
    if compared.note:
        yield from ("", compared.note)
    if compared.virtual is not None:
        yield from ("", *_virtual(compared.virtual))
    if compared.real is not None:
        yield from ("", *_real(compared.real))


def _edition(edition: Edition) -> str:
    protocol = edition.protocol
    return words.EDITION.format(
        name=edition.name, id=protocol.id, version=protocol.version, digest=protocol.digest[:_DIGITS]
    )


def _why(difference: Difference) -> Iterator[str]:
    """What stands behind a verdict that is no plain comparison."""
    yield from (f"  {said}" for said in difference.one_sided)
    yield from (f"  {said}" for said in difference.meaning.apart)
    if isinstance(difference.meaning.promise, Met):
        yield f"  {words.PROMISE_WHY}"
    yield from (f"  {one.name}: {one.meaning.verdict.value}" for one in difference.chosen)


# Written ----------------------------------------------------------------------------------------------


def _changes(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        about = f"{change.about}, {change.aspect}" if change.aspect else change.about
        if change.old is None or change.new is None:
            about = f"{about}: {words.ADDED if change.old is None else words.DROPPED}"
        yield f"  {about}"
        for side, said in ((words.OLD, change.old), (words.NEW, change.new)):
            if said is not None:
                yield f"    {side}  {said.words}{_ground(said)}"


def _ground(said: Said) -> str:
    place = "" if said.origin is None else f"{said.origin.file}:{said.origin.line}"
    ground = ", ".join(part for part in (place, said.source) if part)
    return f"  [{ground}]" if ground else ""


# Meant ------------------------------------------------------------------------------------------------


def _meaning(meaning: Meaning) -> Iterator[str]:
    same = [one.outcome.value.replace("_", " ") for one in meaning.outcomes if one.shift is Shift.SAME]
    for one in meaning.outcomes:
        if one.shift is not Shift.SAME:
            said = words.SHIFTS[one.shift.value].format(bound=_bound(one.gained) or _bound(one.lost))
            yield f"  {one.outcome.value.replace('_', ' ')}: {said}"
    if meaning.outcomes:
        all_same = len(same) == len(meaning.outcomes)
        yield f"  {words.ALL_SAME if all_same else words.THE_SAME.format(outcomes=', '.join(same))}"
    if not meaning.apart or meaning.outcomes:
        yield from _direction(meaning.stricter, words.MORE_CAUTION, words.NO_MORE, words.UNSETTLED_MORE)
        yield from _direction(meaning.looser, words.LESS_CAUTION, words.NO_LESS, words.UNSETTLED_LESS)
    yield from _direction(meaning.promise, words.PROMISE_BROKEN, "", words.PROMISE_UNSETTLED)
    if meaning.beside:
        yield f"  {words.BESIDE}"
    for beside in meaning.beside:
        way = words.BESIDE_WAYS.get((beside.stricter.value, beside.looser.value), Verdict.NOT_SETTLED.value)
        yield f"    {way}: {beside.said}"


def _direction(direction: Direction, met: str, nobody: str, unsettled: str) -> Iterator[str]:
    match direction:
        case Met(shown=shown):
            yield f"  {met}"
            yield from (f"    {line}" for line in shown)
        case Nobody() if nobody:
            yield f"  {nobody}"
        case NotSettled(bound):
            yield f"  {unsettled.format(bound=bound)}"


def _bound(direction: Direction) -> str:
    return direction.bound if isinstance(direction, NotSettled) else ""


# Patients ---------------------------------------------------------------------------------------------


def _virtual(virtual: Virtual) -> Iterator[str]:
    recipe = virtual.recipe
    yield words.VIRTUAL.format(n=recipe.patients, weeks=recipe.weeks, seed=recipe.seed)
    yield f"  {words.VIRTUAL_LEAD}"
    yield from review_lines(virtual.review)


def _real(real: Real) -> Iterator[str]:
    yield words.COHORT.format(n=len(real.review.patients), files=counted(real.files, words.FILES))
    if real.left_out:
        yield f"  {words.LEFT_OUT.format(n=counted(real.left_out, words.FILES))}"
    yield from (f"  {words.NOT_DECIDED.format(name=name, why=why)}" for name, why in real.refused)
    yield from review_lines(real.review)
