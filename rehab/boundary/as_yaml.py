"""Boundary patients as YAML: the file of answers beside a sheet, and ticked patients as cases of a protocol.

Values flow in; text flows out that the strict reader takes, one patient a line, to be typed into or pasted.
"""

import json
from collections.abc import Iterable, Iterator

from rehab.boundary.authored import NOT_TICKED
from rehab.boundary.compared import Answered
from rehab.boundary.model import Boundaries
from rehab.boundary.sheet_from_boundaries import groups_of
from rehab.boundary.tick import Tick
from rehab.source.in_flow import in_flow
from rehab.terms.caution import Contact, DoseKind, Outcome
from rehab.wording import english_boundary as words

_DOSES = {Tick.STAYS: DoseKind.HOLD, Tick.EASIER: DoseKind.REGRESS, Tick.STOP: DoseKind.STOP}


def answers_file(boundaries: Boundaries) -> str:
    """The file that the ticks of a sheet are typed into.

    Args:
        boundaries: the patients of the sheet.
    """
    protocol = boundaries.subject.protocol
    lines = [f"# {line}" for line in words.ANSWERS_HEAD]
    lines += [
        f"boundary_answers: {protocol.id}",
        f"version: {json.dumps(protocol.version)}",
        f"digest: {json.dumps(protocol.digest)}",
        *(f"# {line}" for line in words.ANSWERS_SIGNED),
        "answers:",
    ]
    for group in groups_of(boundaries):
        lines.append(f"  # --- {group.title}")
        for row in (row for rows in group.limits for row in rows):
            lines += [f"  # {row.where}: {row.finding}", f"  {row.id}: {NOT_TICKED}"]
    return "\n".join(lines) + "\n"


def cases_yaml(answered: Iterable[Answered]) -> str:
    """Judged patients as `cases` of their protocol: each expects what the clinician ticked.

    Args:
        answered: the patients.
    """
    return "\n".join(("cases:", *(line for one in answered for line in _case(one)))) + "\n"


def _case(one: Answered) -> Iterator[str]:
    yield f"  - name: {json.dumps(f'{one.line} ({one.patient.id})', ensure_ascii=False)}"
    weeks = one.patient.given.get("weeks")
    if weeks is None:
        yield f"    given: {in_flow(one.patient.given)}"
    else:
        yield "    given:"
        shared = {name: said for name, said in one.patient.given.items() if name != "weeks"}
        yield from (f"      {name}: {in_flow(said)}" for name, said in shared.items())
        yield "      weeks:"
        yield from (f"        - {in_flow(week)}" for week in weeks)
    yield f"    expect: {in_flow(_expected(one))}"


def _expected(one: Answered) -> dict[str, str]:
    """What was ticked, in the words of a case; whom to contact as the protocol has it, if they agree."""
    decision = one.patient.tried.decision
    expected: dict[str, str] = {}
    for tick in one.ticks - {Tick.SEEN}:
        if tick is Tick.GOES_ON:
            leaves = decision.outcome is Outcome.DISCHARGE
            expected["outcome"] = (Outcome.DISCHARGE if leaves else Outcome.PROGRESS).value
        else:
            as_decided = tick in one.patient.ticks
            expected["dose"] = decision.action.dose.kind.word if as_decided else _DOSES[tick].word
    contact = Contact.NONE
    if Tick.SEEN in one.ticks:
        contact = max(decision.action.contact, Contact.REFER)
    return {**expected, "contact": contact.word}
