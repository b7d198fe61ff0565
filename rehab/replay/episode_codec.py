"""An episode on a tape: everything that a rule can read, and not one free word.

The names of a protocol and the measures flow in; the codec of an episode flows out. Names of people, notes,
findings and reasons are never written; where a file must have one, a dash stands for it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rehab.frozen import FrozenStruct
from rehab.patient.authored import (
    BaselineText,
    CheckInText,
    ClinicText,
    ClosureText,
    CorrectionText,
    EpisodeText,
    EventText,
    PatientText,
    SessionText,
    SignedLevelText,
    StartText,
)
from rehab.protocol.authored import ProtocolText
from rehab.protocol.from_authored import EVERY_VARIANT, offered
from rehab.protocol.layer import Layer
from rehab.replay.codec import (
    DIALLED,
    Codec,
    Day,
    Even,
    Many,
    Maybe,
    Model,
    Name,
    OneOf,
)
from rehab.replay.tape import Reader, Unreadable, Writer
from rehab.replay.values_codec import BLANK, Observation, Observations, Value
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, RecordedAt, Reporter

_BIRTH_YEARS = (1900, 2100)
_LANGUAGES = ("en", "ar", "de", "es", "fr", "hi", "zh", "zh-Hans")
_KNEE = Maybe("knee", OneOf("which knee", ("right", "left")))


class Vocabulary(FrozenStruct):
    """The names that an episode can use, sorted, so that one is a number."""

    procedures: tuple[str, ...]
    versions: tuple[str, ...]
    levels: tuple[str, ...]
    rules: tuple[str, ...]
    events: tuple[str, ...]
    variants: tuple[str, ...]
    modifiers: tuple[str, ...]


def vocabulary_of(layers: Sequence[Layer]) -> Vocabulary:
    """The names in the layers of a protocol."""
    texts = [layer.text for layer in layers if isinstance(layer.text, ProtocolText)]
    return Vocabulary(
        procedures=_sorted(text.procedure for text in texts),
        versions=_sorted(text.version for text in texts),
        levels=_sorted(level.id for text in texts for level in text.levels),
        rules=_sorted(rule.id for text in texts for rule in text.rules),
        events=_sorted(kind for text in texts for kind in text.events),
        variants=_sorted((*offered(layers, "variants"), EVERY_VARIANT)),
        modifiers=_sorted(offered(layers, "modifiers")),
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def episode_codec(
    names: Vocabulary, catalogue: Catalogue, *, protocol: str = "", as_of: date | None = None
) -> Model[EpisodeText]:
    """The codec of an episode; check-ins are best written in the order of their days.

    Args:
        names: the names of its protocol.
        catalogue: the measures.
        protocol: the id of its protocol, for reading.
        as_of: its own day, for reading.
    """
    level = Maybe("level", Name("level", names.levels))
    fields: dict[str, Codec[Any]] = {
        "patient": _PATIENT,
        "clinic": _CLINIC,
        "starts": Many("starts", _start(names)),
        "check_ins": Many("check-ins", _check_in(level, catalogue)),
        **_record(names, level),
        "corrections": Many("corrections", _Correction(catalogue)),
    }
    return Model(EpisodeText, fields, {"schema_version": 1, "protocol": protocol, "as_of": as_of})


_PATIENT: Model[PatientText] = Model(
    PatientText,
    {
        "birth_year": Maybe("birth year", Even(*_BIRTH_YEARS)),
        "language": Name("language", _LANGUAGES),
        "units": OneOf("units", ("metric", "imperial")),
    },
    {"id": BLANK},
)
_CLINIC: Model[ClinicText] = Model(ClinicText, {"phone": DIALLED, "emergency": DIALLED})


def _start(names: Vocabulary) -> Model[StartText]:
    fields: dict[str, Codec[Any]] = {
        "procedure": Name("procedure", names.procedures),
        "date_": Day("start"),
        "knee": OneOf("operated", ("right", "left")),
        "variant": Maybe("variant", Name("variant", names.variants)),
        "modifiers": Many("modifiers", Name("modifier", names.modifiers)),
        "other_knee": OneOf("other knee", ("sound", "operated", "symptomatic")),
    }
    return Model(StartText, fields)


def _check_in(level: Maybe[str], catalogue: Catalogue) -> Model[CheckInText]:
    line: dict[str, Codec[Any]] = {
        "date_": Day("session"),
        "level": level,
        "knee": _KNEE,
        "observations": _observations(catalogue, RecordedAt.SESSION),
    }
    fields: dict[str, Codec[Any]] = {
        "date_": Day("check-in"),
        "by": OneOf("done by", tuple(Reporter)),
        "knee": _KNEE,
        "pre_operative": OneOf("pre-operative", (False, True)),
        "level_done": level,
        "sessions": Maybe("sessions", Many("lines", Model(SessionText, line))),
        "observations": _observations(catalogue, RecordedAt.CHECK_IN),
    }
    return Model(CheckInText, fields)


def _observations(catalogue: Catalogue, where: RecordedAt) -> Observations:
    measures = [one for one in catalogue.measures if one.recorded is where]
    of = Value if where is RecordedAt.SESSION else Observation
    return Observations(where.value, {one.id: of(one) for one in measures})


def _record(names: Vocabulary, level: Maybe[str]) -> dict[str, Codec[Any]]:
    """What changes the course beside check-ins; who signed it and what was found are left out."""
    closed = Name("closed", tuple(sorted({*names.rules, *names.events})))
    signed: dict[str, Codec[Any]] = {
        "date_": Day("signed"),
        "level": level,
        "knee": _KNEE,
        "protocol_version": Name("version", ("", *names.versions)),
    }
    event: dict[str, Codec[Any]] = {"kind": Name("kind", names.events), "date_": Day("event"), "knee": _KNEE}
    closure: dict[str, Codec[Any]] = {
        "of": closed,
        "date_": Day("closure"),
        "resume_at": level,
        "knee": _KNEE,
    }
    known: dict[str, Codec[Any]] = {
        "rule": Name("rule", names.rules),
        "date_": Day("baseline"),
        "knee": _KNEE,
    }
    by_whom, found = {"by": BLANK, "why": BLANK}, {"by": BLANK, "finding": BLANK}
    return {
        "events": Many("events", Model(EventText, event)),
        "closures": Many("closures", Model(ClosureText, closure, found)),
        "decisions": Many("decisions", Model(SignedLevelText, signed, by_whom)),
        "overrides": Many("overrides", Model(SignedLevelText, signed, by_whom)),
        "baselines": Many("baselines", Model(BaselineText, known, found)),
    }


class _Correction(FrozenStruct):
    """A value that turned out wrong."""

    catalogue: Catalogue

    def put(self, tape: Writer, value: CorrectionText) -> None:
        Day("correction").put(tape, value.date_)
        Day("corrected").put(tape, value.check_in)
        self._name.put(tape, value.measure)
        Value(self.catalogue.by_id[MeasureId(value.measure)]).put(tape, value.value)
        _KNEE.put(tape, value.knee)

    def take(self, tape: Reader) -> CorrectionText:
        made, of = Day("correction").take(tape), Day("corrected").take(tape)
        measure = self.catalogue.by_id.get(MeasureId(self._name.take(tape)))
        if measure is None:
            raise Unreadable("no measure stands where one belongs")
        right = {"value": Value(measure).take(tape), "knee": _KNEE.take(tape)}
        given: dict[str, Any] = {"date_": made, "check_in": of, "measure": measure.id, "by": BLANK, **right}
        return CorrectionText.model_construct(**given)

    @property
    def _name(self) -> Name:
        return Name("measure", tuple(sorted(one.id for one in self.catalogue.measures)))
