"""A case of a protocol as an episode file: somebody who does not exist, week by week, to plan and to print.

A protocol's layers and the name of a case flow in; the text of the file flows out. It is decided as the
case is, because both are made from the same data.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rehab.checks.cases.case_course import CaseBook, ReadyCase, choice_of, weeks_of
from rehab.checks.cases.cases import MakeJudge
from rehab.course.fold import fold
from rehab.course.model import Course, Step
from rehab.errors import UsageError
from rehab.findings import did_you_mean
from rehab.frozen import FrozenStruct
from rehab.protocol.authored import CaseText, ProtocolText
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import Layer
from rehab.report.outcome import outcome_words
from rehab.scaffold.lines import STEP, block, comment, items, keys
from rehab.source.in_flow import in_flow
from rehab.terms.measure import Catalogue
from rehab.wording import english_scaffold as words

_WEEK = 7


def episode_from_case(
    chain: tuple[Layer, ...], catalogue: Catalogue, name: str, *, make_judge: MakeJudge
) -> str:
    """A case as the file of one patient.

    Args:
        chain: the layers of the protocol, the furthest base first.
        catalogue: the measures.
        name: the sentence that the case is called by.
        make_judge: builds the judge that says what each week came to.

    Raises:
        UsageError: if there is no such case, it cannot be walked, or nobody is decided by its protocol.
    """
    number, case = _numbered(chain[-1], name)
    weeks = weeks_of(case)
    if isinstance(weeks, str):
        raise UsageError(f"`{name}`: {weeks}")
    protocol, found = resolve(chain, catalogue, choice_of(chain, weeks))
    if protocol is None or not protocol.phases:
        why = found[0].message if found else "it has no ladder, so nobody is decided by it"
        raise UsageError(f"`{chain[-1].name}`: {why}")
    book = CaseBook(chain, catalogue)
    ready = book.ready(case, weeks, number, protocol=protocol)
    if not isinstance(ready, ReadyCase):
        raise UsageError(f"`{name}`: {ready[0]}")
    course = fold(ready.knee, make_judge(protocol, catalogue), as_of=ready.as_of)
    return "".join(f"{line}\n" for line in _File(name, course).lines(book.episode(weeks, protocol)))


def _numbered(layer: Layer, name: str) -> tuple[int, CaseText]:
    """A case with its number among those of a file.

    Raises:
        UsageError: if there is none of that name.
    """
    cases = layer.text.cases if isinstance(layer.text, ProtocolText) else ()
    found = next((one for one in enumerate(cases) if one[1].name == name), None)
    if found is None:
        near = did_you_mean(name, (case.name for case in cases))
        meant = f"did you mean `{near}`?" if near else f"it has {len(cases)}, named in its file under `cases`"
        raise UsageError(f"`{layer.name}` has no case `{name}`; {meant}")
    return found


class _File(FrozenStruct):
    """The file of a case, with what each of its weeks came to."""

    name: str
    course: Course

    def lines(self, said: Mapping[str, Any]) -> Iterator[str]:
        protocol = self.course.protocol
        titles = {"title": protocol.title, "version": protocol.version, "name": self.name}
        yield from comment(*(line.format(**titles) for line in words.CASE_HEAD))
        yield "schema: 1"
        born = {key: value for key, value in said["patient"].items() if key != "id"}
        yield from block("patient", {"id": f"example-{protocol.id}", "name": words.NOBODY, **born})
        yield from block("clinic", words.CLINIC)
        yield from keys({"protocol": protocol.id})
        yield from items(
            "starts", [{key: one for key, one in start.items() if one} for start in said["starts"]]
        )
        yield from keys({"as_of": said["as_of"]})
        if said["overrides"]:
            yield "overrides:"
            yield from (f"{STEP}- {in_flow(signed)}" for signed in said["overrides"])
        yield "check_ins:"
        for check_in, step in zip(said["check_ins"], self.course.steps, strict=True):
            yield from self._check_in(check_in, step)

    def _check_in(self, said: Mapping[str, Any], step: Step) -> Iterator[str]:
        week = (step.decision.on - self.course.knee.series.start).days // _WEEK
        outcome = outcome_words(step.decision, self.course.protocol)
        yield from comment(words.WEEK_CAME_TO.format(week=week, outcome=outcome), indent=STEP)
        plain = {key: value for key, value in said.items() if key not in {"observations", "sessions"}}
        if "by" not in plain:
            plain["name"] = words.CLINIC["clinician"]
        first, *rest = keys(plain)
        yield f"{STEP}- {first}"
        yield from (f"{STEP * 2}{line}" for line in rest)
        yield from block("observations", said["observations"], indent=STEP * 2)
        if said.get("sessions"):
            yield f"{STEP * 2}sessions:"
            yield from (f"{STEP * 3}- {in_flow(line)}" for line in said["sessions"])
        elif "sessions" in said:
            yield f"{STEP * 2}sessions: []"
