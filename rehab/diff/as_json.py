"""A comparison as JSON: what `rehab diff --json` prints, and what other programs build upon.

A Compared flows in, a tree of plain values flows out. Keys are a contract: they may be added to, and are
never renamed or dropped.
"""

from typing import Any

from rehab.decision.model import Decision
from rehab.diff.changes import Change
from rehab.diff.edition import Edition
from rehab.diff.model import Direction, Meaning, Met
from rehab.diff.moved import Held, Moved
from rehab.diff.parts import Said
from rehab.diff.patients import Review
from rehab.diff.report import Compared, Real, Virtual
from rehab.proof.solver import NotSettled

Json = dict[str, Any]


def compared_json(compared: Compared) -> Json:
    """A comparison as plain values, in the contract's keys."""
    difference = compared.difference
    return {
        "verdict": difference.verdict.value,
        "old": _edition(difference.old),
        "new": _edition(difference.new),
        "changes": [_change(one) for one in difference.changes],
        "meaning": _meaning(difference.meaning),
        "chosen": [
            {
                "choice": one.name,
                "changes": [_change(change) for change in one.changes],
                "meaning": _meaning(one.meaning),
            }
            for one in difference.chosen
        ],
        "one_sided": list(difference.one_sided),
        "virtual": None if compared.virtual is None else _virtual(compared.virtual),
        "cohort": None if compared.real is None else _real(compared.real),
        "note": compared.note,
    }


def _edition(edition: Edition) -> Json:
    protocol = edition.protocol
    return {
        "name": edition.name,
        "id": protocol.id,
        "version": protocol.version,
        "status": protocol.status.value,
        "digest": protocol.digest,
        "layers": list(protocol.layers),
    }


def _change(change: Change) -> Json:
    return {
        "about": change.about,
        "aspect": change.aspect,
        "old": _said(change.old),
        "new": _said(change.new),
    }


def _said(said: Said | None) -> Json | None:
    if said is None:
        return None
    at = said.origin
    place = {"file": None, "line": None} if at is None else {"file": at.file, "line": at.line}
    return {"words": said.words, "source": said.source, **place}


def _meaning(meaning: Meaning) -> Json:
    return {
        "verdict": meaning.verdict.value,
        "outcomes": [{"outcome": one.outcome.value, "shift": one.shift.value} for one in meaning.outcomes],
        "stricter": _direction(meaning.stricter),
        "looser": _direction(meaning.looser),
        "promise": _direction(meaning.promise),
        "beside": [
            {"what": one.said, "stricter": one.stricter.value, "looser": one.looser.value}
            for one in meaning.beside
        ],
        "apart": list(meaning.apart),
    }


def _direction(direction: Direction) -> Json:
    """`found` is true with a patient, false where it is proven that there is none, null if not settled."""
    match direction:
        case Met():
            patient = {
                "given": dict(direction.given),
                "decisions": [_decision(one) for one in direction.decisions],
                "shown": list(direction.shown),
            }
            return {"found": True, "patient": patient, "bound": ""}
        case NotSettled(bound):
            return {"found": None, "patient": None, "bound": bound}
        case _:
            return {"found": False, "patient": None, "bound": ""}


def _decision(decision: Decision | None) -> Json | None:
    if decision is None:
        return None
    return {
        "outcome": decision.outcome.value,
        "contact": decision.action.contact.word,
        "dose": decision.action.dose.kind.word,
        "days_off": decision.action.days_off,
        "level": None if decision.level is None else decision.level.id,
        "sheet": decision.sheet.value,
    }


def _virtual(virtual: Virtual) -> Json:
    recipe = virtual.recipe
    drawn = {"patients": recipe.patients, "weeks": recipe.weeks, "seed": recipe.seed}
    return {**drawn, **_review(virtual.review)}


def _real(real: Real) -> Json:
    refused = [{"file": name, "why": why} for name, why in real.refused]
    return {
        "files": real.files,
        "courses": len(real.review.patients),
        "left_out": real.left_out,
        "refused": refused,
        **_review(real.review),
    }


def _review(review: Review) -> Json:
    old, new = review.outcomes
    return {
        "same": review.same,
        "check_ins": {
            "old": {outcome.value: count for outcome, count in sorted(old.items())},
            "new": {outcome.value: count for outcome, count in sorted(new.items())},
        },
        "held": sum(len(one.held) for one in review.held),
        "freed": sum(len(one.freed) for one in review.freed),
        "later": len(review.later),
        "earlier": len(review.earlier),
        "sent": len(review.sent),
        "not_sent": len(review.not_sent),
        "unissued": len(review.unissued),
        "moved": [_moved(one) for one in review.patients if not one.is_same],
    }


def _moved(one: Moved) -> Json:
    return {
        "who": one.who,
        "held": [_held(held) for held in one.held],
        "freed": [_held(freed) for freed in one.freed],
        "steps": [{"what": step.what, "old": step.old, "new": step.new} for step in one.steps],
        "sent": list(one.sent),
        "not_sent": list(one.not_sent),
        "unissued": list(one.unissued),
    }


def _held(held: Held) -> Json:
    return {"week": held.week, "why": held.why}
