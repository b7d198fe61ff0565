"""The decision as JSON: what `rehab decide --json` prints, and what other programs build upon.

A course flows in, a tree of plain values flows out. Keys are a contract: they may be added to, and are
never renamed or dropped.
"""

from typing import Any

from rehab.course.model import Course
from rehab.decision.model import Decision, GateItem, NearMiss, RuleReason, StandingReason
from rehab.patient.model import Doubtful, Episode, Rejected
from rehab.patient.reading import Reading
from rehab.protocol.condition import Test
from rehab.report.outcome import fired, flips, gate_words, unanswered
from rehab.report.questions import ask_again
from rehab.report.reasons import near_miss_words, standing_words
from rehab.report.signatures import signatures_json
from rehab.rules.reference import EntryTrace, Trace
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, Kind
from rehab.wording.condition import condition_sentence
from rehab.wording.observation import leaves
from rehab.wording.voice import CLINICIAN

Json = dict[str, Any]


def decision_json(course: Course, episode: Episode, catalogue: Catalogue) -> Json:
    """Today's decision for one knee as plain values, in the contract's keys.

    Args:
        course: the knee's course.
        episode: what was refused or doubtful.
        catalogue: the measures.
    """
    decision, protocol = course.today, course.protocol
    return {
        "knee": decision.knee,
        "as_of": course.as_of.isoformat(),
        "check_in": None if decision.visit_on is None else decision.visit_on.isoformat(),
        "days_since_start": decision.days_since_start,
        **_action(decision),
        "variety": [variety.id for variety in decision.offered],
        "needs": list(decision.needs),
        "needs_exact": decision.needs_exact,
        "rejected": [_told(one) for one in episode.rejected_for(decision.knee)],
        "doubtful": [_told(one) for one in episode.doubtful_for(decision.knee)],
        "ask_again": [_told(one) for one in ask_again(decision, episode, catalogue)],
        "reasons": [_reason(reason, course, catalogue) for reason in _in_order(decision)],
        "gates": [_gate(item, course, catalogue) for item in decision.gates],
        "standing": [_standing(reason, course, catalogue) for reason in decision.standing],
        "near_misses": [_near(near, catalogue) for near in decision.near_misses],
        "borderline": bool(flips(decision)),
        "borderline_values": [
            {
                "measure": mark.measure,
                "value": mark.value,
                "error": mark.error,
                "would_be": mark.would_be.value,
                "repeated": mark.repeated,
            }
            for mark in decision.borderline
        ],
        "expires": decision.expires.isoformat(),
        "corrected": course.corrected,
        "signatures": signatures_json(course),
        "protocol": {
            "id": protocol.id,
            "version": protocol.version,
            "status": protocol.status.value,
            "digest": protocol.digest,
            "layers": list(protocol.layers),
        },
    }


def _told(one: Rejected | Doubtful) -> Json:
    return {
        "check_in": one.check_in.isoformat(),
        "knee": one.knee,
        "measure": one.measure,
        "value": one.value,
        "why": one.why,
    }


def _action(decision: Decision) -> Json:
    action = decision.action
    return {
        "outcome": decision.outcome.value,
        "contact": action.contact.word,
        "dose": action.dose.kind.word,
        "levels_back": action.dose.levels,
        "days_off": action.days_off,
        "hold_kind": None if decision.hold_kind is None else decision.hold_kind.value,
        "sheet": decision.sheet.value,
        "level_before": None if decision.level_before is None else decision.level_before.id,
        "level": None if decision.level is None else decision.level.id,
        "target": None if decision.target is None else decision.target.id,
        "phase": None if decision.phase is None else decision.phase.id,
    }


def _in_order(decision: Decision) -> tuple[RuleReason, ...]:
    """Rules that apply, then those that cannot be answered, then the others in the order of the files."""
    first = (*fired(decision), *unanswered(decision))
    ids = {reason.rule.id for reason in first}
    return (*first, *(reason for reason in decision.rules if reason.rule.id not in ids))


def _reason(reason: RuleReason, course: Course, catalogue: Catalogue) -> Json:
    rule = reason.rule
    return {
        "rule": rule.id,
        "truth": reason.truth.value,
        "counted": reason.counted.value,
        "applies_now": reason.applies_now,
        "red_flag": rule.red_flag,
        "text": rule.text,
        "when": condition_sentence(rule.when, catalogue, course.protocol),
        "contact": rule.action.contact.word,
        "dose": rule.action.dose.kind.word,
        "days_off": rule.action.days_off,
        "answer": rule.answer.value or None,
        "source": rule.source,
        "opinion": rule.opinion,
        "extrapolated": rule.extrapolated,
        "observations": _observations(reason.trace, catalogue),
    }


def _gate(item: GateItem, course: Course, catalogue: Catalogue) -> Json:
    return {
        "gate": item.entry,
        "kind": item.kind.value,
        "of": item.owner,
        "truth": item.truth.value,
        "text": gate_words(item, course, catalogue),
        "observations": _observations(item.trace, catalogue),
    }


def _standing(reason: StandingReason, course: Course, catalogue: Catalogue) -> Json:
    return {
        "reason": reason.kind.value,
        "truth": reason.truth.value,
        "number": reason.number,
        "limit": reason.limit,
        "about": reason.about,
        "text": standing_words(reason, course.today, course.protocol, catalogue),
    }


def _near(near: NearMiss, catalogue: Catalogue) -> Json:
    return {
        "measure": near.test.measure,
        "value": near.value,
        "threshold": near.threshold,
        "short_by": near.short_by,
        "met_on": near.met_on,
        "of": near.of,
        "text": near_miss_words(near, catalogue, voice=CLINICIAN),
    }


def _observations(trace: EntryTrace | None, catalogue: Catalogue) -> list[Json]:
    """What each test of an entry saw: one observation a reading, none twice."""
    if trace is None:
        return []
    found: list[Json] = []
    for part in (trace.applies, trace.when):
        for test, seen in () if part is None else leaves(part):
            found.extend(one for one in _seen(test, seen, catalogue) if one not in found)
    return found


def _seen(test: Test, trace: Trace, catalogue: Catalogue) -> list[Json]:
    view = type(test.view).__name__.lower()
    if trace.too_little_history or not trace.seen:
        return [
            {"measure": test.measure, "view": view, "value": None, "on": None, "why": "too little history"}
        ]
    return [_one(test.measure, view, reading, catalogue) for reading in trace.seen]


def _one(name: MeasureId, view: str, reading: Reading, catalogue: Catalogue) -> Json:
    """One reading; `value` is as a file gives it, `number` what was compared if it is another."""
    number = reading.point
    plain = number if view in {"now", "throughout"} else None
    observed = plain if reading.observed is None else reading.observed.number
    said: Json = {
        "measure": name,
        "view": view,
        "value": None if not reading.applies else _as_given(name, observed, catalogue),
        "on": None if reading.on is None else reading.on.isoformat(),
    }
    if not reading.applies:
        said["why"] = "does not apply"
    elif reading.absence is not None or number is None:
        said["why"] = "not asked" if reading.absence is None else reading.absence.value
    if view != "now" and number is not None:
        said["number"] = number
    return said


def _as_given(name: MeasureId, number: float | None, catalogue: Catalogue) -> bool | float | str | None:
    """A number of a measure as an episode file would hold it."""
    measure = catalogue.by_id.get(name)
    if number is None:
        return None
    if measure is None:
        return _plain(number)
    if measure.kind is Kind.YES_NO:
        return bool(number)
    return measure.grades[round(number)] if measure.grades else _plain(number)


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
