"""Observations as words: what a test saw, with its day, or why there was nothing to see.

Readings and traces of the reference evaluator flow in, short phrases flow out, so that every truth on a
page stands beside the value and the date it rests on.
"""

from collections.abc import Iterable, Iterator

from rehab.frozen import FrozenStruct
from rehab.patient.model import Absence, Observed
from rehab.patient.reading import Reading
from rehab.protocol.condition import (
    All,
    ExcessOverBest,
    Fall,
    Gain,
    Now,
    Rise,
    ShareOf,
    ShortOf,
    Test,
    Throughout,
)
from rehab.protocol.model import Protocol
from rehab.rules.reference import EntryTrace, Trace
from rehab.terms.measure import Catalogue, Measure, RecordedAt
from rehab.terms.state_measure import STATE_MEASURES
from rehab.terms.truth import Truth
from rehab.wording import english, english_plain
from rehab.wording import english_clauses as clauses
from rehab.wording.name import measure_name
from rehab.wording.number import amount_words, number_words, short_day, value_words
from rehab.wording.state import state_value
from rehab.wording.voice import CLINICIAN, Voice


def reading_words(reading: Reading, measure: Measure, *, voice: Voice = CLINICIAN) -> str:
    """What is known of a measure, with its day: `109 deg, Nov 20`, `not known`.

    Args:
        reading: what was seen.
        measure: the measure it is of.
        voice: who is spoken to; a patient is told no day.
    """
    if not reading.applies:
        return clauses.NO_SESSIONS if measure.recorded is RecordedAt.SESSION else clauses.SIGNED_OFF
    if reading.point is not None:
        return _known(reading, measure, voice)
    absence = reading.absence or Absence.NOT_ASKED
    if voice.plainly:
        return english_plain.NOT_KNOWN_PLAINLY[absence.value]
    if reading.observed is not None:
        return _not_used(reading.observed, absence, measure)
    return clauses.NOT_KNOWN[absence.value]


def seen_words(test: Test, trace: Trace, *, catalogue: Catalogue, protocol: Protocol) -> str:
    """What one test saw, for a clinician, without the name of its measure.

    Args:
        test: the test.
        trace: how it came about.
        catalogue: the measures.
        protocol: names the levels.
    """
    if trace.too_little_history:
        return clauses.TOO_LITTLE_HISTORY
    if test.measure in STATE_MEASURES:
        point = trace.seen[-1].point if trace.seen else None
        return clauses.CANNOT_SAY if point is None else state_value(test.measure, point, protocol)
    measure = catalogue.by_id[test.measure]
    match test.view:
        case Now():
            return reading_words(trace.seen[-1], measure)
        case Throughout():
            return ", then ".join(_short(one, measure) for one in trace.seen)
        case _:
            return _compared(test, trace, measure)


def observed_words(trace: EntryTrace, catalogue: Catalogue, protocol: Protocol) -> tuple[str, ...]:
    """What every test of an entry saw, each with the name of its measure, none twice."""
    found: dict[str, None] = {}
    if trace.flag_open:
        found[clauses.FLAG_OPEN] = None
    for part in (trace.applies, trace.when):
        for leaf in () if part is None else leaves(part):
            found[_named(*leaf, catalogue, protocol)] = None
    return tuple(said for said in found if not _is_said_better(said, found))


def _is_said_better(said: str, others: Iterable[str]) -> bool:
    """True if another phrase says the same value and more."""
    return any(other != said and other.startswith(f"{said},") for other in others)


def decisive_words(trace: EntryTrace, catalogue: Catalogue, protocol: Protocol) -> tuple[str, ...]:
    """What the tests saw that settled an entry: of an `all` that is NO one part that is NO."""
    if trace.flag_open or (trace.applies is not None and trace.applies.truth is not Truth.YES):
        return observed_words(trace, catalogue, protocol)
    found = dict.fromkeys(_named(*leaf, catalogue, protocol) for leaf in _decisive(trace.when))
    return tuple(said for said in found if not _is_said_better(said, found))


def _decisive(trace: Trace) -> Iterator[tuple[Test, Trace]]:
    if isinstance(trace.condition, Test):
        yield trace.condition, trace
    alike = tuple(part for part in trace.parts if part.truth is trace.truth) or trace.parts
    one_is_enough = isinstance(trace.condition, All) and trace.truth is Truth.NO and not trace.negated
    for part in alike[:1] if one_is_enough else alike:
        yield from _decisive(part)


def leaves(trace: Trace) -> Iterator[tuple[Test, Trace]]:
    """All tests in a trace, each with its own trace, in the order of the file."""
    if isinstance(trace.condition, Test):
        yield trace.condition, trace
    for part in trace.parts:
        yield from leaves(part)


def _named(test: Test, trace: Trace, catalogue: Catalogue, protocol: Protocol) -> str:
    """What one test saw, with the name of its measure: `effusion: trace, Nov 20`."""
    value = seen_words(test, trace, catalogue=catalogue, protocol=protocol)
    measure = catalogue.by_id.get(test.measure)
    name = STATE_MEASURES[test.measure].title if measure is None else measure_name(measure, CLINICIAN)
    return english.ANSWERED.format(name=name, value=value)


def _not_used(observed: Observed, absence: Absence, measure: Measure) -> str:
    """An earlier or lesser value that cannot answer by itself, and why."""
    value, day = value_words(measure, observed.number, CLINICIAN), short_day(observed.on)
    if absence is Absence.STALE:
        return clauses.TOO_OLD.format(value=value, day=day)
    if observed.full:
        return clauses.LAST_KNOWN.format(absence=clauses.NOT_KNOWN[absence.value], value=value, day=day)
    return clauses.LESSER.format(value=value, day=day)


def _known(reading: Reading, measure: Measure, voice: Voice) -> str:
    value = value_words(measure, reading.low or 0.0, voice)
    if voice.plainly:
        return value
    repeat = reading.observed.repeat if reading.observed is not None else None
    if repeat is not None:
        form = clauses.TWICE if repeat == reading.low else clauses.REPEATED
        value = form.format(value=value, repeat=value_words(measure, repeat, voice))
    if measure.recorded is RecordedAt.SESSION:
        return clauses.WORST_OF_SESSIONS.format(value=value)
    return value if reading.on is None else clauses.SEEN_ON.format(value=value, day=short_day(reading.on))


def _short(reading: Reading, measure: Measure) -> str:
    if reading.point is None:
        return clauses.CANNOT_SAY
    value = value_words(measure, reading.point, CLINICIAN)
    return value if reading.on is None else clauses.SEEN_ON.format(value=value, day=short_day(reading.on))


class _Differences(FrozenStruct):
    """How a worked-out number is said: above nothing, and at nothing or below."""

    more: str
    none: str
    less: str = ""


_SAID = {
    Rise: _Differences(clauses.UP_BY, clauses.UNCHANGED, clauses.DOWN_BY),
    Fall: _Differences(clauses.DOWN_BY, clauses.UNCHANGED, clauses.UP_BY),
    Gain: _Differences(clauses.GAIN, clauses.NO_GAIN),
    ExcessOverBest: _Differences(clauses.WORSE_BY, clauses.NOT_WORSE),
    ShortOf: _Differences(clauses.SHORT_BY, clauses.NOT_SHORT),
}


def _compared(test: Test, trace: Trace, measure: Measure) -> str:
    """A value that was compared with an earlier one, the other side or a curve."""
    last = trace.seen[-1]
    points = [one.point for one in trace.seen]
    observed = "" if last.observed is None else value_words(measure, last.observed.number, CLINICIAN)
    if last.observed is not None:
        observed = clauses.SEEN_ON.format(value=observed, day=short_day(last.observed.on))
    if any(point is None for point in points):
        if last.observed is not None and not last.observed.full:
            return _not_used(last.observed, Absence.NOT_ASKED, measure)
        if observed and isinstance(test.view, Rise | Fall | ExcessOverBest):
            return f"{observed}, {clauses.NO_BASELINE}"
        return clauses.NOT_KNOWN[(last.absence or Absence.NOT_ASKED).value]
    numbers = [point for point in points if point is not None]
    if isinstance(test.view, ShareOf):
        words = clauses.SHARE.format(n=number_words(numbers[-1], decimals=1))
    else:
        said = _SAID[type(test.view)]
        words = ", then ".join(dict.fromkeys(_difference(number, said, measure) for number in numbers))
    return f"{observed}, {words}" if observed else words


def _difference(number: float, said: _Differences, measure: Measure) -> str:
    if number > 0:
        return said.more.format(amount=amount_words(measure, number, CLINICIAN))
    if number < 0 and said.less:
        return said.less.format(amount=amount_words(measure, -number, CLINICIAN))
    return said.none
