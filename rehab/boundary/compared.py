"""Where a clinician's ticks and a protocol differ.

A file of answers and the boundary patients flow in; each ticked patient flows out beside what the protocol
decides, and a finding for every answer that cannot be one.
"""

from collections.abc import Iterator

from rehab.boundary.authored import NOT_TICKED, Answer, AnswersFile
from rehab.boundary.model import Boundaries, BoundaryPatient
from rehab.boundary.sheet_from_boundaries import line_by_id
from rehab.boundary.tick import Tick, Ticks, agree, is_possible
from rehab.findings import Finding, finding
from rehab.frozen import FrozenStruct
from rehab.source import describe, locate
from rehab.wording import english_boundary as words
from rehab.wording.number import listed


class Answered(FrozenStruct):
    """One patient whom a clinician has judged.

    Attributes:
        patient: the patient, with what the protocol decides.
        line: the patient in words.
        ticks: what the clinician ticked.
    """

    patient: BoundaryPatient
    line: str
    ticks: Ticks

    @property
    def agrees(self) -> bool:
        """True if the protocol decides nothing else."""
        return agree(self.ticks, self.patient.ticks)

    def text(self) -> str:
        """The patient, what each says, and what parts them, in four lines."""
        threshold = self.patient.threshold
        origin = threshold.origin
        kind, name = threshold.owner.split(":")
        said = (
            (words.CLINICIAN_SAYS, ticks_words(self.ticks)),
            (words.PROTOCOL_SAYS, ticks_words(self.patient.ticks)),
            (words.PARTED_BY, f"{words.OWNERS[kind]} `{name}`  {origin.file}:{origin.line}"),
        )
        width = max(len(label) for label, _ in said)
        lines = (f"  {label:<{width}}  {value}" for label, value in said)
        return "\n".join((f"{self.patient.id}  {self.line}", *lines)) + "\n"


class Compared(FrozenStruct):
    """A sheet of answers beside its protocol.

    Attributes:
        boundaries: the patients.
        answered: those who were judged, in the order of the sheet.
        findings: answers that cannot be used, and why.
    """

    boundaries: Boundaries
    answered: tuple[Answered, ...]
    findings: tuple[Finding, ...]

    @property
    def differing(self) -> tuple[Answered, ...]:
        """The patients of whom clinician and protocol say different things."""
        return tuple(one for one in self.answered if not one.agrees)

    def text(self) -> str:
        """How many agree, and each who does not."""
        protocol = self.boundaries.subject.protocol
        head = words.COMPARED.format(
            protocol=protocol.id,
            version=protocol.version,
            ticked=len(self.answered),
            of=len(self.boundaries.patients),
            differ=len(self.differing),
        )
        return "\n".join((head + "\n", *(one.text() for one in self.differing)))


def compared(file: AnswersFile, boundaries: Boundaries) -> Compared:
    """A clinician's answers beside the protocol.

    Args:
        file: the answers.
        boundaries: the patients of the protocol as it is now.
    """
    patients = line_by_id(boundaries)
    ticked = {name: _ticks(answer) for name, answer in file.text.answers.items() if answer != NOT_TICKED}
    usable = {name: ticks for name, ticks in ticked.items() if is_possible(ticks)}
    return Compared(
        boundaries,
        tuple(Answered(*patients[name], usable[name]) for name in patients if name in usable),
        tuple(sorted(_wrong(file, boundaries, ticked))),
    )


def ticks_words(ticks: Ticks) -> str:
    """Ticks as one phrase: `stop, and someone must see the patient`."""
    return listed([words.TICKS[tick.value] for tick in Tick if tick in ticks], words.AND_ALSO)


def _ticks(answer: Answer) -> Ticks:
    return frozenset(map(Tick, (answer,) if isinstance(answer, str) else answer))


def _wrong(file: AnswersFile, boundaries: Boundaries, ticked: dict[str, Ticks]) -> Iterator[Finding]:
    protocol, text = boundaries.subject.protocol, file.text
    if text.boundary_answers != protocol.id:
        message = f"these are answers to `{text.boundary_answers}` and not to `{protocol.id}`"
        yield _at(file, ("boundary_answers",), "RP363", message)
    elif text.digest != protocol.digest:
        message = f"`{protocol.id}` is no longer what this sheet was printed from"
        yield _at(file, ("digest",), "RP364", message, label=f"it is `{protocol.digest}` now")
    known = {patient.id for patient in boundaries.patients}
    for name in text.answers:
        if name not in known:
            message = f"there is no patient `{name}` on the sheet of `{protocol.id}`"
            yield _at(file, ("answers", name), "RP361", message)
    for name, ticks in ticked.items():
        if not is_possible(ticks):
            said = ticks_words(ticks) or "nothing"
            yield _at(file, ("answers", name), "RP362", f"`{name}` cannot be answered with {said}")


def _at(
    file: AnswersFile, path: tuple[str, ...], finding_id: str, message: str, *, label: str = ""
) -> Finding:
    """A finding about a part of the file: a patient who is not there is marked at the id."""
    span = locate(file.node, path, key=finding_id == "RP361")
    return finding(finding_id, message, span=span, where=describe(file.node, path), label=label)
