"""The Difference of two versions: what is written otherwise and what it means, also for every choice.

Two editions and a solver flow in; a Difference flows out. A variant or modifier is proven by itself where it
is written otherwise, so that nothing is called equal that is not so for those who have it.
"""

from collections.abc import Iterator

from rehab.diff.changes import Change, changes
from rehab.diff.edition import Edition
from rehab.diff.meaning import MakeJudge, meaning
from rehab.diff.model import Meaning, Verdict
from rehab.frozen import FrozenStruct, replace
from rehab.proof.solver import Solver
from rehab.protocol.from_authored import Choice, offered, resolve
from rehab.wording import english_diff as words


class Chosen(FrozenStruct):
    """What differs for those who have a variant or modifier, beyond what differs for all.

    Attributes:
        name: what it is called.
    """

    name: str
    changes: tuple[Change, ...]
    meaning: Meaning


class Difference(FrozenStruct):
    """Two versions of a protocol.

    Attributes:
        old: the version in use.
        new: the other one.
        changes: what is written differently.
        meaning: what it means for any patient.
        chosen: the same for each variant and modifier that differs in more than that.
        one_sided: variants and modifiers that only one version offers.
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    meaning: Meaning
    chosen: tuple[Chosen, ...] = ()
    one_sided: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """All of it in one word."""
        if self.one_sided:
            return Verdict.NEITHER
        verdicts = {self.meaning.verdict, *(one.meaning.verdict for one in self.chosen)} - {Verdict.EQUAL}
        if verdicts >= {Verdict.STRICTER, Verdict.LOOSER} or Verdict.NEITHER in verdicts:
            return Verdict.NEITHER
        if Verdict.NOT_SETTLED in verdicts:
            return Verdict.NOT_SETTLED
        return next(iter(verdicts), Verdict.EQUAL)


def difference(old: Edition, new: Edition, *, solver: Solver, make_judge: MakeJudge) -> Difference:
    """Everything that differs between two versions.

    Args:
        old: the version in use.
        new: the other one; where both are resolved with a choice, only that one is compared.
        solver: proves who there can be.
        make_judge: builds the judge that decides found patients like any other.
    """
    told = changes(old, new)
    whole = Difference(old, new, told, meaning(old, new, solver=solver, make_judge=make_judge))
    if old.choice != Choice() or new.choice != Choice():
        return whole
    chosen = []
    for one, other in _choices(old, new):
        more = tuple(change for change in changes(one, other) if change not in told)
        if one.protocol.digest != other.protocol.digest and more:
            meant = meaning(one, other, solver=solver, make_judge=make_judge)
            chosen.append(Chosen(_name(one.choice), more, meant))
    return replace(whole, chosen=tuple(chosen), one_sided=tuple(_one_sided(old, new)))


def _choices(old: Edition, new: Edition) -> Iterator[tuple[Edition, Edition]]:
    """Both versions under each variant and each modifier that both offer."""
    for choice in _offered(old):
        if choice in _offered(new):
            before, after = _under(old, choice), _under(new, choice)
            if before is not None and after is not None:
                yield before, after


def _one_sided(old: Edition, new: Edition) -> Iterator[str]:
    one, other = _offered(old), _offered(new)
    yield from (words.ONLY_OLD.format(name=_name(choice)) for choice in one if choice not in other)
    yield from (words.ONLY_NEW.format(name=_name(choice)) for choice in other if choice not in one)


def _offered(edition: Edition) -> tuple[Choice, ...]:
    variants = (Choice(variant=name) for name in offered(edition.chain, "variants"))
    return (*variants, *(Choice(modifiers=(name,)) for name in offered(edition.chain, "modifiers")))


def _under(edition: Edition, choice: Choice) -> Edition | None:
    protocol, _ = resolve(edition.chain, edition.catalogue, choice)
    return None if protocol is None else replace(edition, protocol=protocol, choice=choice)


def _name(choice: Choice) -> str:
    if choice.variant is not None:
        return words.VARIANT.format(id=choice.variant)
    return words.MODIFIER.format(id=choice.modifiers[0])
