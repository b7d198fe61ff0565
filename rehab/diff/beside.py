"""What no decision at a single visit reads: doses, ceilings of doses, what events do, days between decisions.

Two resolved protocols flow in; each difference flows out with whether it makes the new one stricter or
looser. The solver proves the rest.
"""

from collections.abc import Iterable, Iterator

from rehab.diff.model import Beside
from rehab.diff.numbers import Numbers, ceilings, dose_numbers, shown_number
from rehab.protocol.model import EventEffect, EventRule, Level, Protocol
from rehab.protocol.standing import (
    LONG_GAP_DAYS,
    SESSIONS_BEFORE_PROGRESS,
    SHORT_GAP_DAYS,
    STANDING,
    Stricter,
)
from rehab.terms.truth import Truth
from rehab.wording import english_diff as words
from rehab.wording.number import number_words

_READ_AT_A_VISIT = frozenset({SHORT_GAP_DAYS, LONG_GAP_DAYS, SESSIONS_BEFORE_PROGRESS})


def beside(old: Protocol, new: Protocol) -> tuple[Beside, ...]:
    """Every such difference, in the order of a protocol's file.

    Args:
        old: the version in use.
        new: the other one.
    """
    return (*_parameters(old, new), *_levels(old, new), *_caps(old, new), *_events(old, new))


def _parameters(old: Protocol, new: Protocol) -> Iterator[Beside]:
    for one in STANDING:
        before, after = old.parameter(one.id), new.parameter(one.id)
        if before != after and one.id not in _READ_AT_A_VISIT:
            is_stricter = (after > before) is (one.stricter is Stricter.HIGHER)
            shown = (number_words(before), number_words(after))
            yield _told(words.PARAMETER.format(id=one.id, text=one.text), shown, is_stricter=is_stricter)


def _levels(old: Protocol, new: Protocol) -> Iterator[Beside]:
    for before, after in _in_both(old.levels, new.levels):
        about = words.LEVEL.format(id=before.id)
        yield from _numbers(about, dose_numbers(before.dose), dose_numbers(after.dose))
        if _manner(before) != _manner(after):
            yield Beside(words.OTHERWISE.format(about=about), Truth.YES, Truth.YES)


def _caps(old: Protocol, new: Protocol) -> Iterator[Beside]:
    one, other = ({cap.id: cap for cap in version.caps} for version in (old, new))
    for name in dict.fromkeys((*one, *other)):
        yield from _numbers(words.CAP.format(id=name), ceilings(one.get(name)), ceilings(other.get(name)))


def _events(old: Protocol, new: Protocol) -> Iterator[Beside]:
    one, other = ({event.kind: event for event in version.events} for version in (old, new))
    for kind in dict.fromkeys((*one, *other)):
        before, after = _effect(one.get(kind)), _effect(other.get(kind))
        if before == after:
            continue
        stop = EventEffect.STOP_UNTIL_CLEARED
        stricter, looser = after[0] is stop, before[0] is stop
        is_known = stricter or looser
        yield Beside(
            words.EVENT.format(
                kind=kind, old=words.EFFECTS[before[0].value], new=words.EFFECTS[after[0].value]
            ),
            _truth(stricter) if is_known else Truth.UNKNOWN,
            _truth(looser) if is_known else Truth.UNKNOWN,
        )


# Numbers ----------------------------------------------------------------------------------------------


def _numbers(about: str, before: Numbers, after: Numbers) -> Iterator[Beside]:
    """Each number that differs; more of it is looser, but for rests and for how long a ceiling stands."""
    for name, number in before.items():
        if after[name] != number:
            is_stricter = (after[name] > number) is (name in words.MORE_IS_STRICTER)
            shown = (shown_number(number), shown_number(after[name]))
            yield _told(f"{about}: {words.NUMBERS[name]}", shown, is_stricter=is_stricter)


def _told(about: str, shown: tuple[str, str], *, is_stricter: bool) -> Beside:
    said = words.FROM_TO.format(about=about, old=shown[0], new=shown[1])
    return Beside(said, _truth(is_stricter), _truth(not is_stricter))


def _truth(is_so: bool) -> Truth:  # noqa: FBT001
    return Truth.YES if is_so else Truth.NO


def _manner(level: Level) -> object:
    return (level.surface, level.support, level.helper, level.dose.speed_kmh is None)


def _effect(event: EventRule | None) -> tuple[EventEffect, object]:
    return (EventEffect.STOP_UNTIL_CLEARED, None) if event is None else (event.effect, event.level)


def _in_both(old: Iterable[Level], new: Iterable[Level]) -> Iterator[tuple[Level, Level]]:
    after = {level.id: level for level in new}
    return ((level, after[level.id]) for level in old if level.id in after)
