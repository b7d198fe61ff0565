"""A resolved protocol becomes the page that is read aloud: what it is for, phases, ladder, rules, choices.

A protocol with what it offers flows in, a ProtocolPage flows out, every word written.
"""

from collections.abc import Iterator

from rehab.protocol.model import Claim, Curve, EventRule, Protocol, Setting, Status, Variety
from rehab.protocol.offers import Offer
from rehab.report.effort import effort_plainly, effort_target
from rehab.report.ladder_words import cap_line, gate_lines, level_entry, phase_entry
from rehab.report.loosened_words import loosened_words
from rehab.report.parts import Labelled
from rehab.report.picture_from_protocol import begins, ladder, picture_from_protocol
from rehab.report.protocol_gates import named_gates
from rehab.report.protocol_page import Entry, Line, PagePart, ProtocolPage
from rehab.report.protocol_strength import strength
from rehab.report.rule_groups import rule_groups
from rehab.report.shown import Shown
from rehab.report.sources import citations, source_key
from rehab.report.text import DIGEST_SHOWN
from rehab.report.tightened import NUMBER_TEXTS, tightened
from rehab.terms.measure import Catalogue
from rehab.wording import english_diff, english_handout, english_paper, english_report
from rehab.wording import english_show as words
from rehab.wording.by_name import name_words, sentence_by_names
from rehab.wording.condition import condition_sentence
from rehab.wording.name import id_words, measure_label
from rehab.wording.number import capital, listed, long_day, number_words
from rehab.wording.state import NOT_OPERATED
from rehab.wording.voice import CLINICIAN, PATIENT

_HOW_TO = {
    **english_handout.HOW_TO,
    Setting.FOR_PARTNER.value: english_handout.FOR_PARTNER,
    Setting.SEGMENTS.value: english_handout.SEGMENTS,
}


def page_from_protocol(shown: Shown) -> ProtocolPage:
    """The page of a protocol.

    Args:
        shown: the protocol, as it was chosen and as it stands.
    """
    protocol, catalogue = shown.protocol, shown.catalogue
    title = protocol.title
    if shown.chosen:
        title = words.WITH.format(title=title, choices=listed(shown.chosen))
    notices = tuple(_notices(protocol))
    return ProtocolPage(
        title=title,
        notices=notices,
        about=tuple(_about(protocol)),
        facts=tuple(_facts(protocol)),
        picture=picture_from_protocol(protocol, catalogue, title=title) if protocol.phases else None,
        voices=(words.CLINICIAN, words.PATIENT),
        plainly=words.PLAINLY,
        parts=tuple(_parts(shown)),
        sources_title=words.SOURCES,
        sources=citations(protocol),
        footer=(english_paper.SOURCES_LEGEND,),
        stamp=words.STAMP.format(
            id=protocol.id,
            version=protocol.version,
            status=protocol.status.value,
            digest=protocol.digest[:DIGEST_SHOWN],
        ),
    )


# Head ------------------------------------------------------------------------------------------------


def _notices(protocol: Protocol) -> Iterator[str]:
    if protocol.status is Status.DRAFT:
        yield english_report.DRAFT_NOTE
    if protocol.status is Status.RETIRED:
        yield english_report.RETIRED_NOTE
    yield from (loosened_words(one, english_paper.LOOSENED_NOTICE) for one in protocol.loosened)


def _about(protocol: Protocol) -> Iterator[str]:
    """What it is for, when it begins, and where it stands."""
    yield _purpose(protocol)
    if protocol.phases and protocol.place.keys() - set(protocol.removed_levels):
        yield words.BEGINS.format(opens=begins(protocol), ladder=ladder(protocol))
    else:
        yield words.ALL_CLOSED if protocol.phases else words.NO_LADDER
    yield words.STATUSES[protocol.status.value]
    if protocol.reviewed_by:
        yield words.REVIEWED_BY.format(who=protocol.reviewed_by)
    if protocol.review_by is not None:
        yield words.REVIEW_BY.format(day=long_day(protocol.review_by))


def _purpose(protocol: Protocol) -> str:
    if not protocol.procedure:
        return words.FOR_ANY
    if protocol.procedure in NOT_OPERATED:
        return words.FOR_NO_OPERATION
    return words.FOR_OPERATION.format(operation=id_words(protocol.procedure))


def _facts(protocol: Protocol) -> Iterator[Labelled]:
    yield from (Labelled(label=words.RESTS_ON, value=said) for said in strength(protocol))
    yield Labelled(label=words.LAYERS, value=" + ".join(protocol.layers))


# Parts -----------------------------------------------------------------------------------------------


def _parts(shown: Shown) -> Iterator[PagePart]:
    """Every part that has something to say, in the order in which a clinician asks."""
    for part in _every_part(shown):
        if part.entries:
            yield part


def _every_part(shown: Shown) -> Iterator[PagePart]:
    protocol, catalogue = shown.protocol, shown.catalogue
    if shown.chosen:
        laid = Entry(name=listed(shown.chosen), lines=tightened(shown.plain, protocol, catalogue))
        yield PagePart(title=words.LAID_OVER, entries=(laid,))
    phases = (phase_entry(phase, catalogue, protocol) for phase in protocol.phases)
    yield PagePart(title=words.PHASES_TITLE, lead=words.PHASES_LEAD, entries=tuple(phases))
    levels = (level_entry(level, catalogue, protocol) for level in protocol.levels)
    entries = (*levels, *_effort(protocol))
    yield PagePart(title=words.LEVELS_TITLE, lead=words.LEVELS_LEAD, entries=entries)
    yield PagePart(title=words.NAMED_TITLE, entries=tuple(_named(protocol, catalogue)))
    yield from rule_groups(protocol, catalogue)
    caps = (Entry(name=f"`{cap.id}`", lines=(cap_line(cap),)) for cap in protocol.caps)
    yield PagePart(title=words.CAPS_TITLE, lead=words.CAPS_LEAD, entries=tuple(caps))
    activities = tuple(_activity(activity, protocol, catalogue) for activity in protocol.variety)
    yield PagePart(title=words.VARIETY_TITLE, lead=words.VARIETY_LEAD, entries=activities)
    events = tuple(_event(event, protocol) for event in protocol.events)
    yield PagePart(title=words.EVENTS_TITLE, lead=words.EVENTS_LEAD, entries=events)
    for title, kind in ((words.VARIANTS_TITLE, "variants"), (words.MODIFIERS_TITLE, "modifiers")):
        offers = (_offer(one, shown) for one in shown.offers if one.kind == kind)
        yield PagePart(title=title, lead=words.TIGHTENS_LEAD, entries=tuple(offers))
    yield PagePart(title=words.NUMBERS_TITLE, entries=tuple(_numbers(protocol)))
    curves = (_curve(curve, catalogue) for curve in protocol.curves)
    yield PagePart(title=words.EXPECTED_TITLE, entries=tuple(curves))
    promises = tuple(_promises(protocol, catalogue))
    yield PagePart(title=words.PROMISES_TITLE, lead=words.PROMISES_LEAD, entries=promises)
    claims = tuple(map(_claim, protocol.texts.why))
    yield PagePart(title=english_handout.WHY, lead=english_paper.CLAIMS, entries=claims)
    yield PagePart(title=words.SHEET_TITLE, entries=tuple(_sheet(protocol)))


def _named(protocol: Protocol, catalogue: Catalogue) -> Iterator[Entry]:
    """The named conditions that stand as a gate of their own."""
    for named in named_gates(protocol):
        yield Entry(
            name=capital(name_words(named)),
            clinician=capital(sentence_by_names(named.part, catalogue, protocol)),
            patient=capital(condition_sentence(named.part, catalogue, protocol, voice=PATIENT)),
        )


def _effort(protocol: Protocol) -> Iterator[Entry]:
    """How hard a session may feel, where the protocol says so."""
    target, plainly = effort_target(protocol), effort_plainly(protocol)
    if target is not None and plainly is not None:
        note = (Line(label=english_handout.EFFORT, clinician=target.note),) if target.note else ()
        yield Entry(name=target.label, clinician=target.value, patient=plainly.value, lines=note)


def _event(event: EventRule, protocol: Protocol) -> Entry:
    effect = english_diff.EFFECTS[event.effect.value]
    if event.level is not None:
        effect = words.TO_LEVEL.format(effect=effect, level=protocol.level(event.level).title)
    line = Line(label=words.DOES, clinician=effect, source=source_key(event.source))
    plainly = capital(english_handout.EVENTS.get(event.kind, ""))
    return Entry(name=capital(id_words(event.kind)), patient=plainly, lines=(line,))


def _activity(activity: Variety, protocol: Protocol, catalogue: Catalogue) -> Entry:
    """An activity for the days between, with what it needs, or that it is closed here."""
    closed = activity.id in protocol.removed_variety
    shut = (Line(label=words.CLOSED_LEVEL, clinician=words.CLOSED_BETWEEN),) if closed else ()
    return Entry(
        name=activity.title,
        patient=activity.patient,
        lines=(*shut, *gate_lines(words.NEEDS, activity.needs, catalogue, protocol)),
    )


def _offer(offer: Offer, shown: Shown) -> Entry:
    return Entry(
        name=f"`{offer.name}`",
        clinician=offer.title,
        lines=tightened(shown.plain, offer.protocol, shown.catalogue),
    )


def _numbers(protocol: Protocol) -> Iterator[Entry]:
    for one in protocol.parameters:
        text = NUMBER_TEXTS.get(one.id)
        if text:
            said = words.NUMBER_LINE.format(n=number_words(one.value), text=text)
            yield Entry(name=f"`{one.id}`", lines=(Line(clinician=said, source=source_key(one.source)),))


def _curve(curve: Curve, catalogue: Catalogue) -> Entry:
    measure = catalogue.by_id[curve.measure]
    points = [
        words.POINT.format(week=number_words(week), value=measure.words(value))
        for week, value in curve.points
    ]
    line = Line(label=words.POINTS, clinician=listed(points), source=source_key(curve.source))
    return Entry(name=measure_label(measure, CLINICIAN), lines=(line,))


def _promises(protocol: Protocol, catalogue: Catalogue) -> Iterator[Entry]:
    said: dict[str, list[str]] = {}
    for one in protocol.guarantees:
        never = words.NEVER.format(outcome=one.never.value.replace("_", " "))
        said.setdefault(never, []).append(condition_sentence(one.when, catalogue, protocol))
    for never, conditions in said.items():
        lines = tuple(
            Line(label="" if number else words.WHEN, clinician=condition)
            for number, condition in enumerate(conditions)
        )
        yield Entry(name=never, lines=lines)


def _claim(claim: Claim) -> Entry:
    """A reason to walk backwards as the patient reads it, beside how far it is shown."""
    source = english_paper.NO_SOURCE if claim.source is None else source_key(claim.source)
    strength_words = english_paper.STRENGTHS[claim.strength.value]
    line = Line(label=words.EVIDENCE, clinician=claim.note or strength_words, source=source)
    return Entry(name=capital(strength_words), patient=claim.text, lines=(line,))


def _sheet(protocol: Protocol) -> Iterator[Entry]:
    """The sentences that the patient's sheet holds each week, under the heading they stand under."""
    for name, title in words.SHEET.items():
        said = getattr(protocol.texts, name)
        sentences = (said,) if isinstance(said, str) else said
        if any(sentences):
            yield Entry(name=title, patient=" ".join(sentences))
    ladder_of = (protocol.level(level) for phase in protocol.phases for level in phase.levels)
    for setting in dict.fromkeys(setting for level in ladder_of for setting in level.settings):
        lines = protocol.texts.how_to.get(setting.value, ())
        if lines:
            yield Entry(name=_HOW_TO[setting.value], patient=" ".join(lines))
