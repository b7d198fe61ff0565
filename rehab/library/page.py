"""The library as a page of Markdown: every protocol in two tables, each figure as the program found it.

Entries flow in; the page flows out. A figure that is about an earlier text of its protocol carries a mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from rehab.checks.cases.coverage import Share
from rehab.library.model import Entry, Facts, Shown
from rehab.wording import english
from rehab.wording import english_library as words
from rehab.wording.number import capital, counted, listed


def page(entries: Sequence[Entry]) -> str:
    """The page of a library.

    Args:
        entries: its protocols, in the order in which they stand.
    """
    lines = [
        f"# {words.TITLE}",
        "",
        *words.LEAD,
        "",
        f"## {words.BEGINS}",
        "",
        *_table(words.BEGINS_HEAD, map(_begins, entries)),
        "",
        f"## {words.RESTS_ON}",
        "",
        *words.RESTS_ON_LEAD,
        "",
        *_table(words.RESTS_ON_HEAD, map(_rests_on, entries)),
        "",
        f"## {words.PROVEN}",
        "",
        *words.PROVEN_LEAD,
        "",
        *_table(words.PROVEN_HEAD, map(_proven, entries)),
        "",
        *words.FOOT,
    ]
    return "\n".join(lines) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield _row(tuple("---" for _ in head))
    yield from map(_row, rows)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _begins(entry: Entry) -> tuple[str, ...]:
    facts = entry.facts
    gates = "<br>".join(capital(gate) for gate in facts.gates) or words.NONE
    return f"`{facts.id}`", facts.title, _weeks(facts), str(facts.levels or words.NONE), gates


def _weeks(facts: Facts) -> str:
    """The first week, and below it those of what begins in another."""
    if not facts.starts:
        return words.BASE
    by_week: dict[int, list[str]] = {}
    for start in facts.starts[1:]:
        by_week.setdefault(start.week, []).append(f"`{start.choice}`")
    others = (words.WITH.format(week=week, names=listed(names)) for week, names in sorted(by_week.items()))
    return "<br>".join((str(facts.starts[0].week), *others))


def _rests_on(entry: Entry) -> tuple[str, ...]:
    facts = entry.facts
    figures = (facts.sources, facts.rules, facts.own_rules, facts.red_flags, facts.extrapolated)
    return (
        f"`{facts.id}`",
        facts.version,
        facts.status,
        *map(str, figures),
        str(facts.clinic_defaults),
    )


def _proven(entry: Entry) -> tuple[str, ...]:
    name = f"`{entry.facts.id}`"
    shown, cases = entry.shown, str(entry.facts.cases)
    if shown is None:
        return (name, cases, *[words.NOT_YET] * (len(words.PROVEN_HEAD) - 2))
    name += "" if entry.is_current else words.EARLIER
    missed = shown.cases.covered < shown.cases.of
    held = words.HOLD.format(held=shown.cases.covered, of=cases) if missed else cases
    return (name, held, _percent(shown.coverage), _percent(shown.noticed), _found(shown), *_laws(shown))


def _percent(share: Share) -> str:
    """A percentage, rounded down so that 100 is said of nothing less."""
    tenths = share.percent * 10
    return words.PERCENT.format(n=float(Fraction(tenths.numerator // tenths.denominator, 10)))


def _found(shown: Shown) -> str:
    told = [(shown.errors, words.ERRORS), (shown.warnings, words.WARNINGS)]
    return ", ".join(counted(number, of) for number, of in told if number) or words.NOTHING


def _laws(shown: Shown) -> tuple[str, str]:
    """How many laws are proven, and how long nobody is asked at most."""
    proofs = shown.proofs
    if proofs is None:
        return words.IN_WHAT_EXTENDS_IT, words.NONE
    laws = words.LAWS.format(proven=proofs.laws.covered, of=proofs.laws.of, open=proofs.open)
    weeks = counted(proofs.silent_weeks, english.WEEKS)
    return laws, words.SILENT.format(weeks=weeks, seen=proofs.silent_weeks_seen)
