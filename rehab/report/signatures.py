"""Signatures as words and as plain values: what was signed, what it set, and what must be known of it.

A course's signatures flow in; fragments and JSON flow out. Text, report and JSON say the same, because all
of them ask here.
"""

from collections.abc import Iterator
from typing import Any

from rehab.course.model import Course, Signature, Step
from rehab.protocol.model import Protocol
from rehab.report.outcome import level_words
from rehab.terms.ids import LevelId
from rehab.wording import english_paper, english_report
from rehab.wording.number import short_day


def signature_lines(course: Course) -> Iterator[str]:
    """Every signature of which something must be known: the level, the day, who, and what it is."""
    for one in course.signatures:
        remarks = signature_remarks(one, course.protocol)
        if remarks:
            yield english_report.SIGNATURE_LINE.format(
                what=signature_words(one, course.protocol),
                day=short_day(one.entry.on),
                by=one.entry.by,
                remarks=remarks,
            )


def signature_words(signature: Signature, protocol: Protocol) -> str:
    """What was signed: `level 2, ... signed`, `override: level 2, ...`."""
    entry = signature.entry
    return english_paper.ENTRIES[entry.kind.value].format(level=_level(entry.level, protocol), of="")


def signature_remarks(signature: Signature, protocol: Protocol) -> str:
    """What must be known of a signature, as one fragment; empty if nothing."""
    return "; ".join(_remarks(signature, protocol))


def remarks_of(step: Step, protocol: Protocol) -> str:
    """What must be known of the signatures on the day of a check-in."""
    said = (remark for one in step.signed for remark in _remarks(one, protocol))
    return "; ".join(dict.fromkeys(said))


def signatures_json(course: Course) -> list[dict[str, Any]]:
    """Every signature, in the contract's keys."""
    return [
        {
            "on": one.entry.on.isoformat(),
            "kind": one.entry.kind.value,
            "level": one.entry.level,
            "level_set": one.level,
            "by": one.entry.by,
            "why": one.entry.why,
            "protocol_version": one.entry.version or None,
            "remarks": list(_remarks(one, course.protocol)),
        }
        for one in course.signatures
    ]


def _remarks(signature: Signature, protocol: Protocol) -> Iterator[str]:
    if signature.is_of_another_version:
        yield english_report.OTHER_VERSION.format(then=signature.entry.version, now=signature.version)
    if signature.is_too_high:
        level = _level(signature.level, protocol, form=english_report.LEVEL_SHORT)
        yield english_report.SIGNED_TOO_HIGH.format(level=level)


def _level(level: LevelId | None, protocol: Protocol, *, form: str = english_report.LEVEL) -> str:
    return level_words(None if level is None else protocol.level(level), protocol, form=form)
