"""What is written differently in two versions: each change as a sentence, with its place and source.

Two editions flow in; changes flow out, part by part in the order of the file. What they mean is proven
elsewhere; here nothing is weighed.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rehab.diff.edition import Edition
from rehab.diff.parts import Aspect, Part, Said, parts_of
from rehab.frozen import FrozenStruct


class Change(FrozenStruct):
    """One thing that is written differently.

    Attributes:
        about: the part of the protocol.
        aspect: what of it; empty where the whole part is new or gone.
        old: what the old version says; None if it says nothing.
        new: what the new version says; None if it says nothing.
    """

    about: str
    aspect: str
    old: Said | None
    new: Said | None


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Everything that is written differently.

    Args:
        old: the version in use.
        new: the other one.
    """
    before, after = ({part.about: part for part in parts_of(edition)} for edition in (old, new))
    names = dict.fromkeys((*before, *after))
    return tuple(change for name in names for change in _of_part(before.get(name), after.get(name)))


def _of_part(old: Part | None, new: Part | None) -> Iterator[Change]:
    if old is None or new is None:
        part = new if old is None else old
        assert part is not None  # noqa: S101  (one of the two has that name)
        yield Change(part.about, "", old.whole if old else None, new.whole if new else None)
        return
    for name in dict.fromkeys(aspect.name for part in (old, new) for aspect in part.aspects):
        sides = ([one for one in part.aspects if one.name == name] for part in (old, new))
        for before, after in _matched(*sides):
            said = [one.said if one else None for one in (before, after)]
            yield Change(old.about, name, *said)


def _matched(old: Sequence[Aspect], new: Sequence[Aspect]) -> Iterator[tuple[Aspect | None, Aspect | None]]:
    """What differs: pairs about the same measures, then what only one side has."""
    before = _left_of(old, new)
    after = _left_of(new, old)
    for like in dict.fromkeys(one.like for one in (*before, *after)):
        yield from zip_longest(
            (one for one in before if one.like == like), (one for one in after if one.like == like)
        )


def _left_of(some: Sequence[Aspect], others: Sequence[Aspect]) -> list[Aspect]:
    """Those that the others do not say as well, in these words and on this ground."""
    said = [_content(one) for one in others]
    left = []
    for one in some:
        if _content(one) in said:
            said.remove(_content(one))
        else:
            left.append(one)
    return left


def _content(aspect: Aspect) -> tuple[str, str]:
    return aspect.said.words, aspect.said.source
