"""What an inspection reads, what it lays on what, and that it tells everything once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rehab.adapters.files import FolderShelf
from rehab.checks.subject import Subject
from rehab.findings import Finding
from rehab.frozen import FrozenStruct
from rehab.inspection import Handed, Kind, inspect
from rehab.wiring import make_judge

ROOT = Path(__file__).parents[1]
BUNDLED = FolderShelf((ROOT / "protocols",))
TODAY = date(2026, 11, 20)


class TextShelf(FrozenStruct):
    """Protocols by name, from texts; the measures are the bundled ones."""

    texts: Mapping[str, str] = {}

    def protocol(self, name: str) -> tuple[str, str] | None:
        """Name and text of a protocol."""
        return (f"{name}.yaml", self.texts[name]) if name in self.texts else None

    def overlay(self, name: str) -> tuple[str, str] | None:
        """Overlays have no place here."""
        raise KeyError(name)

    def measures(self) -> tuple[str, str]:
        """The bundled measures."""
        return BUNDLED.measures()


def small(name: str, *, level: str = "bars", more: str = "") -> str:
    """A sound protocol of one phase and one level."""
    return f"""\
schema: 1
id: {name}
version: "1.0.0"
status: draft
title: A small one
phases:
  - id: only
    title: Only
    patient: Walking backwards
    weeks: {{not_before: 6, source: clinic-default}}
    enter_when: {{knee_flexion: {{at_least: 100 deg, source: clinic-default}}}}
    levels: [{level}]
levels:
  - id: {level}
    title: Bars
    patient: Between two bars
    surface: parallel_bars
    support: two_hands
    dose: {{repeats: [4, 6], work_s: [20, 20], rest_s: 60, total_min: 2, sessions_per_week: [2, 3]}}
    source: clinic-default
{more}"""


def nothing(_: Subject) -> tuple[Finding, ...]:
    """Proofs have tests of their own."""
    return ()


def overlay(needs: str) -> str:
    """An overlay that adds a need to a level."""
    return f"""\
schema: 1
overlay: mine
kind: clinic
by: A. Lead
"on": 2026-01-01
add:
  level_needs:
    {needs}: {{pain_at_rest: {{at_most: 2, source: clinic-default}}}}
"""


def errors(*texts: tuple[str, str], shelved: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What is wrong with some files, an id and a place each; what only is worth a word is left out."""
    shelf = TextShelf(shelved or {})
    files = [Handed(text, name, shelf) for name, text in texts]
    books = [Handed(text, f"{name}.yaml", shelf) for name, text in (shelved or {}).items()]
    found = inspect(files, shelved=lambda: books, make_judge=make_judge, prove=nothing, today=TODAY)
    return tuple(_short(one) for one in found if one.severity == "error" and one.id < "RP300")


def _short(one: Finding) -> str:
    return f"{one.id} {one.span.file}:{one.span.line}" if one.span else one.id


def test_kinds_are_told_by_their_keys() -> None:
    """A protocol, an overlay, an episode and the measures are each known without their names."""
    texts = {
        Kind.PROTOCOL: small("a"),
        Kind.OVERLAY: overlay("bars"),
        Kind.EPISODE: (ROOT / "examples/episodes/tka-week7.yaml").read_text(),
        Kind.MEASURES: BUNDLED.measures()[1],
        None: "name: another\nversion: 3\n",
    }
    for kind, text in texts.items():
        assert Handed(text, "x", TextShelf()).kind is kind


def test_a_file_that_ends_early_is_never_passed_over() -> None:
    """What cannot be read to its end may be a protocol, so it is read as one."""
    assert Handed("a: [", "x", TextShelf()).kind is Kind.PROTOCOL


def test_every_file_in_one_run() -> None:
    """The faults of several files come together, sorted by file and line."""
    bad_two = small("b").replace("knee_flexion", "knee_flexon")
    assert errors(("b.yaml", bad_two), ("a.yaml", "")) == ("RP016 a.yaml:1", "RP104 b.yaml:11")


def test_a_base_is_found_on_the_shelf() -> None:
    """What a protocol extends is read from its shelf, and the base's faults are told in the base's place."""
    base = small("base").replace("knee_flexion", "knee_flexon")
    child = 'schema: 1\nid: child\nversion: "1"\nstatus: draft\ntitle: Child\nextends: base\n'
    assert errors(("child.yaml", child), shelved={"base": base}) == ("RP104 base.yaml:11",)


def test_an_overlay_lies_on_the_protocols_beside_it() -> None:
    """An overlay that fits one of the protocols handed in is sound, though it would fit no other one."""
    files = (("a.yaml", small("a")), ("b.yaml", small("b", level="counter")), ("o.yaml", overlay("counter")))
    assert errors(*files) == ()


def test_an_overlay_that_names_its_protocol_lies_on_no_other() -> None:
    """What is wrong with it there is told, though it would fit another one at hand or on the shelf."""
    other = small("b", level="counter")
    files = (("a.yaml", small("a")), ("b.yaml", other), ("o.yaml", overlay("counter") + "protocol: a\n"))
    assert errors(*files, shelved={"b": other}) == ("RP105 o.yaml:8",)


def test_an_overlay_of_a_protocol_that_is_not_there_is_told() -> None:
    """It is not laid on whatever else it happens to fit."""
    named = overlay("bars") + "protocol: b\n"
    assert errors(("a.yaml", small("a")), ("o.yaml", named)) == ("RP114 o.yaml:9",)


def test_an_overlay_alone_lies_on_the_shelf() -> None:
    """An overlay that comes alone is laid on what the shelf has."""
    shelved = {"a": small("a"), "b": small("b", level="counter")}
    assert errors(("o.yaml", overlay("counter")), shelved=shelved) == ()


def test_an_overlay_beside_a_protocol_is_not_laid_on_the_shelf_instead() -> None:
    """What is wrong with it on the protocol handed in is told, though another one would bear it."""
    files = (("a.yaml", small("a")), ("o.yaml", overlay("counter")))
    assert errors(*files, shelved={"b": small("b", level="counter")}) == ("RP105 o.yaml:8",)


def test_an_overlay_that_fits_nothing_is_told_why() -> None:
    """Where an overlay fits no protocol, the reasons of the nearest one are told, and of no other."""
    assert errors(("a.yaml", small("a")), ("o.yaml", overlay("counter"))) == ("RP105 o.yaml:8",)


def test_an_overlay_without_any_protocol_tells_its_own_faults() -> None:
    """With nothing to lie on, an overlay's own faults are told all the same."""
    assert errors(("o.yaml", overlay("bars").replace("clinic\n", "nobody\n"))) == ("RP103 o.yaml:3",)


def test_an_episode_is_not_decided() -> None:
    """What an episode names is resolved and told of, though its day was never decided."""
    episode = (ROOT / "examples/episodes/tka-week7.yaml").read_text()
    broken = episode.replace("protocol: tka-retro", "protocol: tka-retr")
    assert broken != episode
    files = [Handed(text, "e.yaml", BUNDLED) for text in (episode, broken)]

    def never(*_: object) -> None:
        raise AssertionError("decided")

    told = [
        inspect([file], shelved=tuple, make_judge=never, prove=nothing, today=TODAY)  # type: ignore[arg-type]
        for file in files
    ]
    assert [[one.id for one in found] for found in told] == [[], ["RP114"]]


def test_what_can_be_resolved_is_proven_once() -> None:
    """Proofs are asked for of each protocol that could be resolved, with the overlays that lie on it."""
    asked: list[tuple[str, int]] = []

    def prove(subject: Subject) -> tuple[Finding, ...]:
        asked.append((subject.protocol.id, len(subject.choices)))
        return ()

    files = (("a.yaml", small("a")), ("o.yaml", overlay("bars")), ("b.yaml", "schema: 1\n"))
    handed = [Handed(text, name, TextShelf()) for name, text in files]
    inspect(handed, shelved=tuple, make_judge=make_judge, prove=prove, today=TODAY)
    assert asked == [("a", 2)]


def test_faulty_measures_are_told() -> None:
    """The catalogue of measures is read as strictly as a protocol."""
    name, text = BUNDLED.measures()
    assert errors((name, text.replace("worse: higher", "worse: hihger", 1)))[0].startswith("RP103")
