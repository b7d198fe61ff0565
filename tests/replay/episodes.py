"""Generated episodes of structured values, as a file could hold them: for codes, which hold nothing else."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.patient.authored import (
    BaselineText,
    CheckInText,
    ClinicText,
    ClosureText,
    CorrectionText,
    EpisodeText,
    EventText,
    NotApplicable,
    PatientText,
    SessionText,
    SidedText,
    SignedLevelText,
    StartText,
    ValueText,
)
from rehab.pipeline import read_catalogue
from rehab.protocol.layer import Layer, read_chain
from rehab.replay.episode_codec import Vocabulary, vocabulary_of
from rehab.replay.values_codec import BLANK
from rehab.terms.measure import Catalogue, Kind, Measure, RecordedAt, Reporter

SHELF = FolderShelf((data_folder("protocols"),))
PROTOCOL = "acl-reconstruction-retro"
AS_OF = date(2026, 11, 20)
DAYS = st.integers(-400, 0).map(lambda days: AS_OF + timedelta(days=days))
KNEES: st.SearchStrategy[Any] = st.sampled_from(["left", "right", None])
NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
NUMBERS = st.text("0123456789 +-()/.", max_size=12)


@cache
def the_catalogue() -> Catalogue:
    """The measures that ship."""
    return read_catalogue(SHELF)


@cache
def the_layers() -> tuple[Layer, ...]:
    """The layers of a protocol with variants and modifiers."""
    file = SHELF.protocol(PROTOCOL)
    assert file is not None
    return read_chain(file[1], name=file[0], read_file=SHELF.protocol)[0]


@cache
def the_names() -> Vocabulary:
    """The names in those layers."""
    return vocabulary_of(the_layers())


def values(measure: Measure) -> st.SearchStrategy[Any]:
    """Values that a file can hold for a measure: right ones, none, and numbers that are refused."""
    words = st.sampled_from(["unknown", "declined", "refused"])
    odd = st.integers(-10_000, 10_000) | st.decimals(-500, 500, places=3).map(float)
    if measure.kind is Kind.YES_NO:
        return st.booleans() | words | odd
    if measure.grades:
        return st.sampled_from(measure.grades) | words | odd
    low, high = measure.range
    steps = st.integers(round(low / measure.step), round(high / measure.step))
    return steps.map(lambda number: _on_step(number, measure.step)) | words | odd


def _on_step(number: int, step: float) -> float:
    value = round(number * step, 9)
    return int(value) if value == int(value) else value


def _detailed(measure: Measure) -> st.SearchStrategy[ValueText]:
    blank = NotApplicable(by=BLANK, why=BLANK, substitute=BLANK)
    return st.builds(
        ValueText,
        value=st.none() | values(measure),
        repeat=st.none() | values(measure),
        by=st.none() | st.sampled_from(list(Reporter)),
        method=st.none() | NAMES | st.sampled_from(measure.methods or ("ruler",)),
        position=st.none() | NAMES,
        not_applicable=st.none() | st.just(blank),
    )


def _observation(measure: Measure) -> st.SearchStrategy[Any]:
    several = st.lists(_detailed(measure), min_size=1, max_size=2).map(tuple)
    one = values(measure) | _detailed(measure) | several
    return one | st.builds(SidedText, left=st.none() | one, right=st.none() | one)


def _observations(where: RecordedAt) -> st.SearchStrategy[dict[str, Any]]:
    measures = [one for one in the_catalogue().measures if one.recorded is where]
    value = values if where is RecordedAt.SESSION else _observation
    drawn = st.lists(st.sampled_from(measures), max_size=5, unique_by=lambda one: one.id)
    return drawn.flatmap(lambda some: st.fixed_dictionaries({str(one.id): value(one) for one in some}))


@st.composite
def _check_in(draw: st.DrawFn) -> CheckInText:
    level = st.none() | st.sampled_from(the_names().levels)
    line = st.builds(
        lambda day, done, knee, said: SessionText(**{"date": day, "level": done, "knee": knee, **said}),
        DAYS,
        level,
        KNEES,
        _observations(RecordedAt.SESSION),
    )
    return CheckInText(
        date=draw(DAYS),
        by=draw(st.sampled_from(list(Reporter))),
        knee=draw(KNEES),
        pre_operative=draw(st.booleans()),
        observations=draw(_observations(RecordedAt.CHECK_IN)),
        sessions=draw(st.none() | st.lists(line, max_size=3).map(tuple)),
        level_done=draw(level),
    )


def _signed() -> st.SearchStrategy[SignedLevelText]:
    return st.builds(
        lambda day, level, knee, version: SignedLevelText(
            date=day, level=level, by=BLANK, why=BLANK, knee=knee, protocol_version=version
        ),
        DAYS,
        st.none() | NAMES | st.sampled_from(the_names().levels),
        KNEES,
        st.sampled_from(["", "0.9.1", *the_names().versions]),
    )


def _some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


@st.composite
def episodes(draw: st.DrawFn) -> EpisodeText:
    """An episode of which every value is structured, its check-ins in the order of their days."""
    names, catalogue = the_names(), the_catalogue()
    measures = st.sampled_from(catalogue.measures)
    rules, kinds = st.sampled_from(names.rules) | NAMES, st.sampled_from(names.events) | NAMES
    right = measures.flatmap(lambda one: st.tuples(st.just(str(one.id)), values(one)))
    start = st.builds(
        lambda procedure, day, knee, variant, modifiers, other: StartText(
            procedure=procedure, date=day, knee=knee, variant=variant, modifiers=modifiers, other_knee=other
        ),
        st.sampled_from(names.procedures) | NAMES,
        DAYS,
        st.sampled_from(["left", "right"]),
        st.none() | st.sampled_from(names.variants),
        _some(st.sampled_from(names.modifiers)),
        st.sampled_from(["sound", "operated", "symptomatic"]),
    )
    in_order = sorted(draw(st.lists(_check_in(), max_size=4)), key=lambda one: one.date_)
    return EpisodeText(
        schema=1,
        patient=PatientText(
            id=BLANK,
            birth_year=draw(st.none() | st.integers(1900, 2100)),
            language=draw(st.sampled_from(["en", "ar", "pt-br"])),
            units=draw(st.sampled_from(["metric", "imperial"])),
        ),
        clinic=ClinicText(phone=draw(NUMBERS), emergency=draw(NUMBERS)),
        protocol=PROTOCOL,
        starts=draw(st.lists(start, min_size=1, max_size=2).map(tuple)),
        as_of=AS_OF,
        check_ins=tuple(in_order),
        events=draw(_some(st.builds(lambda k, d, n: EventText(kind=k, date=d, knee=n), kinds, DAYS, KNEES))),
        closures=draw(
            _some(
                st.builds(
                    lambda of, day, level, knee: ClosureText(
                        of=of, date=day, by=BLANK, finding=BLANK, resume_at=level, knee=knee
                    ),
                    rules | kinds,
                    DAYS,
                    st.none() | st.sampled_from(names.levels),
                    KNEES,
                )
            )
        ),
        decisions=draw(_some(_signed())),
        overrides=draw(_some(_signed())),
        baselines=draw(
            _some(
                st.builds(
                    lambda r, d, n: BaselineText(rule=r, date=d, by=BLANK, finding=BLANK, knee=n),
                    rules,
                    DAYS,
                    KNEES,
                )
            )
        ),
        corrections=draw(
            _some(
                st.builds(
                    lambda made, of, value, knee: CorrectionText(
                        date=made, check_in=of, measure=value[0], value=value[1], by=BLANK, knee=knee
                    ),
                    DAYS,
                    DAYS,
                    right,
                    KNEES,
                )
            )
        ),
    )
