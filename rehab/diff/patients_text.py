"""What a change does to patients, as lines: counts, and the first few of each with what becomes otherwise.

A Review flows in; lines flow out.
"""

from collections.abc import Callable, Iterator

from rehab.diff.moved import Moved, Step
from rehab.diff.patients import Review
from rehab.terms.caution import Outcome
from rehab.wording import english_diff as words

_FEW = 3


def review_lines(review: Review) -> Iterator[str]:
    """What a change does to some patients."""
    yield f"  {words.SAME_PATIENTS.format(n=review.same, of=len(review.patients))}"
    yield from _outcomes(review)
    for said, some, told in _groups(review):
        if some:
            yield f"  {said}"
            yield from (f"    {one.who}: {told(one)}" for one in some[:_FEW])
            if len(some) > _FEW:
                yield f"    {words.AND_MORE.format(n=len(some) - _FEW)}"


_Group = tuple[str, tuple[Moved, ...], Callable[[Moved], str]]


def _groups(review: Review) -> Iterator[_Group]:
    held, freed = review.held, review.freed
    weeks = (sum(len(one.held) for one in held), sum(len(one.freed) for one in freed))
    yield words.WEEKS_HELD.format(weeks=weeks[0], n=len(held)), held, _held
    yield words.WEEKS_FREED.format(weeks=weeks[1], n=len(freed)), freed, _freed
    yield words.LATER.format(n=len(review.later)), review.later, _later
    yield words.EARLIER.format(n=len(review.earlier)), review.earlier, _earlier
    yield words.SENT.format(n=len(review.sent)), review.sent, _sent
    yield words.NOT_SENT.format(n=len(review.not_sent)), review.not_sent, _sent
    yield words.NOT_ISSUED.format(n=len(review.unissued)), review.unissued, _unissued


def _outcomes(review: Review) -> Iterator[str]:
    old, new = review.outcomes
    shown = [(one.value.replace("_", " "), old[one], new[one]) for one in Outcome if old[one] or new[one]]
    if shown:
        wide = max(len(name) for name, _, _ in shown)
        yield f"  {words.CHECK_INS_BY_OUTCOME}"
        yield f"    {'':<{wide}}  {words.OLD:>6}  {words.NEW:>6}"
        yield from (f"    {name:<{wide}}  {before:>6}  {after:>6}" for name, before, after in shown)


def _held(one: Moved) -> str:
    return ", ".join(words.HELD_IN.format(week=held.week, why=held.why) for held in one.held[:1])


def _freed(one: Moved) -> str:
    return ", ".join(words.FREED_IN.format(week=freed.week, why=freed.why) for freed in one.freed[:1])


def _later(one: Moved) -> str:
    """The first level that comes later, and the first check-in at which it is held."""
    steps = [_step(step) for step in one.steps if step.is_later]
    return ", ".join(part for part in (*steps[:1], _held(one)) if part)


def _earlier(one: Moved) -> str:
    """The first level that comes earlier, and the first check-in at which it is no longer held."""
    steps = [_step(step) for step in one.steps if not step.is_later]
    return ", ".join(part for part in (*steps[:1], _freed(one)) if part)


def _step(step: Step) -> str:
    if step.new is None:
        return words.NEVER_NOW.format(what=step.what, old=step.old)
    if step.old is None:
        return words.ONLY_NOW.format(what=step.what, new=step.new)
    by = abs(step.new - step.old)
    forms = words.LATER_BY if step.is_later else words.EARLIER_BY
    return forms[0 if by == 1 else 1].format(what=step.what, n=by, new=step.new)


def _sent(one: Moved) -> str:
    said = [words.SENT_IN.format(weeks=_weeks(one.sent))] if one.sent else []
    said += [words.NOT_SENT_IN.format(weeks=_weeks(one.not_sent))] if one.not_sent else []
    return ", ".join(said)


def _unissued(one: Moved) -> str:
    return ", ".join(words.UNDER.format(version=version) for version in one.unissued)


def _weeks(weeks: tuple[int, ...]) -> str:
    return ", ".join(map(str, weeks))
