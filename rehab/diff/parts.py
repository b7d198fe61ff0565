"""A protocol taken apart: everything that is written in it, as sentences, each with its place and its source.

An edition flows in; parts flow out, each with its aspects, so that two editions can be laid side by side.
"""

from collections.abc import Iterable, Iterator

from rehab.checks.written_entries import written_entries
from rehab.diff.edition import Edition
from rehab.diff.numbers import ceilings, dose_numbers, shown_number
from rehab.frozen import FrozenStruct
from rehab.protocol.condition import Condition, tests_of
from rehab.protocol.model import (
    Cap,
    EventRule,
    Level,
    Origin,
    Parameter,
    Phase,
    Protocol,
    Rule,
    Source,
    Variety,
)
from rehab.report.rule_words import rule_effect, rule_sentence
from rehab.report.sources import rule_source, source_key
from rehab.rules.model import EntryId, enter_entry, exit_entry, gate_parts, need_entry, variety_entry
from rehab.terms.measure import Measure
from rehab.wording import english_diff as words
from rehab.wording.condition import condition_sentence
from rehab.wording.number import duration_words, listed, number_words


class Said(FrozenStruct):
    """Something that a version says.

    Attributes:
        words: what it says.
        origin: where it is written; None where no single line says it.
        source: what it rests on; empty where nothing is named.
    """

    words: str
    origin: Origin | None = None
    source: str = ""


class Aspect(FrozenStruct):
    """One thing that a part says.

    Attributes:
        name: what it is about; several can have the same name, as the items of a gate have.
        like: of those, what tells which belong together: the measures that an item asks for.
    """

    name: str
    said: Said
    like: str = ""


class Part(FrozenStruct):
    """A part of a protocol: one rule, one level, one phase.

    Attributes:
        about: what it is called.
        whole: all of it in short, for a part that only one version has.
        aspects: what it says, thing by thing.
    """

    about: str
    whole: Said
    aspects: tuple[Aspect, ...]


def parts_of(edition: Edition) -> tuple[Part, ...]:
    """Everything that is written in a version, in the order of a protocol's file."""
    return tuple(_Taken(edition).parts())


class _Taken:
    def __init__(self, edition: Edition) -> None:
        self._protocol, self._catalogue = edition.protocol, edition.catalogue
        self._written = written_entries(edition.chain, edition.choice)

    def parts(self) -> Iterator[Part]:
        protocol = self._protocol
        yield _head(protocol)
        yield from map(_parameter, protocol.parameters)
        yield from map(self._phase, protocol.phases)
        yield from map(self._level, protocol.levels)
        yield from map(self._variety, protocol.variety)
        yield from map(_cap, protocol.caps)
        yield from map(self._rule, protocol.rules)
        yield from self._curves()
        yield from map(_event, protocol.events)
        yield from self._guarantees()
        yield _texts(protocol)
        yield from map(_source, protocol.sources)
        yield from map(_measure, self._catalogue.measures)

    # Parts with conditions ---------------------------------------------------------------------------

    def _phase(self, phase: Phase) -> Part:
        window = phase.window
        usual = "" if window.usual_weeks is None else words.USUAL.format(*window.usual_weeks)
        opens = words.NOT_BEFORE.format(time=duration_words(window.not_before_days), usual=usual)
        opened = Said(opens, window.origin, source_key(window.source))
        enter = ((enter_entry(phase.id, at), one) for at, one in enumerate(gate_parts(phase.enter_when)))
        leave = ((exit_entry(phase.id, at), one) for at, one in enumerate(gate_parts(phase.exit_when)))
        levels = listed([f"`{level}`" for level in phase.levels])
        return Part(
            words.PHASE.format(id=phase.id),
            Said(opens, phase.origin, opened.source),
            (
                Aspect(words.WINDOW, opened),
                *self._gate(words.ENTRY, enter),
                *self._gate(words.EXIT, leave),
                Aspect(words.LEVELS, Said(levels, phase.origin)),
                *_worded(phase.origin, phase.title, phase.patient),
            ),
        )

    def _level(self, level: Level) -> Part:
        needs = ((need_entry(level.id, at), one) for at, one in enumerate(gate_parts(level.needs)))
        manner = words.MANNER.format(
            surface=level.surface.value.replace("_", " "),
            support=level.support.value.replace("_", " "),
            helper=words.HELPER if level.helper else words.NO_HELPER,
        )
        source = source_key(level.source)
        numbers = dose_numbers(level.dose).items()
        removed = level.id in self._protocol.removed_levels
        return Part(
            words.LEVEL.format(id=level.id),
            Said(words.TITLED.format(title=level.title, manner=manner), level.origin, source),
            (
                Aspect(words.WALKED, Said(manner, level.origin, source)),
                Aspect(words.OPEN, Said(words.REMOVED if removed else words.IN_USE, level.origin)),
                *self._gate(words.NEEDS, needs),
                *(
                    Aspect(words.NUMBERS[name], Said(shown_number(number), level.origin, source))
                    for name, number in numbers
                ),
                *_worded(level.origin, level.title, level.patient),
            ),
        )

    def _variety(self, activity: Variety) -> Part:
        source = source_key(activity.source)
        closed = activity.id in self._protocol.removed_variety
        needs = ((variety_entry(activity.id), one.condition) for one in activity.needs)
        return Part(
            words.ACTIVITY.format(id=activity.id),
            Said(activity.title, activity.origin, source),
            (
                Aspect(words.OPEN, Said(words.REMOVED if closed else words.IN_USE, activity.origin, source)),
                *self._gate(words.NEEDS, needs),
                *_worded(activity.origin, activity.title, activity.patient),
            ),
        )

    def _rule(self, rule: Rule) -> Part:
        when, then = rule_sentence(rule, self._catalogue, self._protocol), rule_effect(rule)
        source = rule_source(rule)
        flag = words.RED_FLAG if rule.red_flag else words.NO_RED_FLAG
        evidence = words.EXTRAPOLATED if rule.extrapolated else words.STUDIED
        asked = {
            words.WHEN: when,
            words.THEN: then,
            words.FLAG: flag,
            words.HOLD_KIND: rule.hold_kind.value,
            words.EVIDENCE: evidence,
        }
        return Part(
            words.RULE.format(id=rule.id),
            Said(words.WHEN_THEN.format(when=when, then=then), rule.origin, source),
            (
                *(Aspect(name, Said(said, rule.origin, source)) for name, said in asked.items()),
                *_worded(rule.origin, rule.text, rule.patient),
            ),
        )

    def _gate(self, name: str, items: Iterable[tuple[EntryId, Condition]]) -> Iterator[Aspect]:
        for entry, condition in items:
            at = self._written.get(entry)
            tests = tuple(tests_of(condition))
            sources = dict.fromkeys(source_key(test.source) for test in tests)
            said = Said(
                condition_sentence(condition, self._catalogue, self._protocol),
                None if at is None else at.when.place.origin,
                listed(tuple(sources)),
            )
            yield Aspect(name, said, " ".join(sorted({str(test.measure) for test in tests})))

    def _guarantees(self) -> Iterator[Part]:
        for one in self._protocol.guarantees:
            when = condition_sentence(one.when, self._catalogue, self._protocol)
            said = Said(
                words.NEVER_WHEN.format(never=one.never.value.replace("_", " "), when=when), one.origin
            )
            yield Part(words.PROMISE.format(said=said.words), said, ())

    def _curves(self) -> Iterator[Part]:
        for curve in self._protocol.curves:
            measure = self._catalogue.by_id[curve.measure]
            points = (
                words.POINT.format(week=number_words(week), value=measure.words(value))
                for week, value in curve.points
            )
            said = Said(", ".join(points), curve.origin, source_key(curve.source))
            yield Part(words.CURVE.format(id=curve.measure), said, (Aspect(words.VALUES, said),))


# Parts without conditions ------------------------------------------------------------------------------


def _head(protocol: Protocol) -> Part:
    told = {
        words.TITLE: protocol.title,
        words.VERSION: protocol.version,
        words.STATUS: protocol.status.value,
        words.REVIEWED_BY: protocol.reviewed_by,
        words.REVIEW_BY: "" if protocol.review_by is None else protocol.review_by.isoformat(),
        words.PROCEDURE: protocol.procedure,
        words.LANGUAGE: protocol.language,
    }
    aspects = (Aspect(name, Said(said or words.NONE)) for name, said in told.items())
    loosened = (
        Aspect(
            words.LOOSENED, Said(words.SIGNED.format(path=one.path, by=one.by, until=one.until), one.origin)
        )
        for one in protocol.loosened
    )
    return Part(words.PROTOCOL, Said(protocol.id), (*aspects, *loosened))


def _parameter(parameter: Parameter) -> Part:
    value = f"{number_words(parameter.value)} {parameter.unit.replace('_', '-')}".rstrip()
    said = Said(value, parameter.origin, source_key(parameter.source))
    edited = Said(parameter.edited_by or words.NONE, parameter.origin)
    aspects = (Aspect(words.VALUE, said), Aspect(words.EDITED_BY, edited))
    return Part(words.PARAMETER_NAMED.format(id=parameter.id), said, aspects)


def _cap(cap: Cap) -> Part:
    source = source_key(cap.source)
    numbers = {words.NUMBERS[name]: shown_number(number) for name, number in ceilings(cap).items()}
    said = "; ".join(f"{name} {number}" for name, number in numbers.items() if number != words.NONE)
    return Part(
        words.CAP.format(id=cap.id),
        Said(said, cap.origin, source),
        tuple(Aspect(name, Said(number, cap.origin, source)) for name, number in numbers.items()),
    )


def _event(event: EventRule) -> Part:
    level = "" if event.level is None else words.TO_LEVEL.format(id=event.level)
    said = Said(words.EFFECTS[event.effect.value] + level, event.origin, source_key(event.source))
    return Part(words.EVENT_NAMED.format(kind=event.kind), said, (Aspect(words.DOES, said),))


def _source(source: Source) -> Part:
    said = Said(f"{source.citation} ({source.grade})" if source.grade else source.citation, source.origin)
    return Part(words.SOURCE.format(id=source.id), said, (Aspect(words.CITATION, said),))


def _measure(measure: Measure) -> Part:
    """A measure, field by field; it is the same in both but where a clinic has measures of its own."""
    fields = measure.model_dump(mode="json", by_alias=True)
    return Part(
        words.MEASURE.format(id=measure.id),
        Said(measure.title),
        tuple(Aspect(name.replace("_", " "), Said(_running(said))) for name, said in fields.items()),
    )


def _texts(protocol: Protocol) -> Part:
    texts = protocol.texts
    said = {name: getattr(texts, name) for name in texts.__struct_fields__}
    return Part(
        words.HANDOUT,
        Said(words.HANDOUT),
        tuple(
            Aspect(name.replace("_", " "), Said(_running(text) or words.NONE)) for name, text in said.items()
        ),
    )


def _running(text: object) -> str:
    """The words of a text of any shape, one after the other."""
    if isinstance(text, str | int):
        return str(text)
    if isinstance(text, FrozenStruct):
        return _running(tuple(getattr(text, name) for name in text.__struct_fields__))
    if isinstance(text, tuple | list):
        return " ".join(map(_running, text))
    if isinstance(text, dict):
        return " ".join(f"{name}: {_running(said)}" for name, said in sorted(text.items()))
    return str(text)


def _worded(origin: Origin, clinician: str, patient: str) -> Iterator[Aspect]:
    yield Aspect(words.CLINICIAN_TEXT, Said(clinician, origin))
    yield Aspect(words.PATIENT_TEXT, Said(patient, origin))
