"""Base, protocol, variant, modifiers and overlays become one protocol, in whatever order they are given."""

from itertools import permutations

import pytest

from rehab.frozen import replace
from rehab.protocol.from_authored import Choice
from rehab.protocol.layer import Layer
from rehab.terms.ids import ParameterId
from tests.protocol.small import BASE, CHILD, HEAD, overlay, resolved, with_overlays

LATE = overlay("late", "add:\n  not_before: {supported: 9}\n", kind="clinic")
SLOW = overlay(
    "slow",
    "add:\n  not_before: {supported: 7}\n  parameters: {sessions_before_progress: 4 sessions}\n"
    "  caps: [{id: slow-speed, max_speed_kmh: 0.9, source: clinic-default}]\n",
)
CLOSED = overlay("closed", "add:\n  remove_surfaces: [overground]\n", kind="patient")
SOONER = overlay(
    "sooner",
    "loosen:\n  - {path: phases.free.weeks.not_before, value: 8, by: Dr A, why: stable, until: 2026-12-31}\n",
)
OVERLAYS = (LATE, SLOW, CLOSED, SOONER)


# Extends ------------------------------------------------------------------------------------------------


def test_a_protocol_has_what_its_base_has() -> None:
    """Rules, caps, events and citations of the base hold in every protocol that extends it."""
    protocol = resolved().sound
    assert protocol.layers == ("base", "child")
    assert [rule.id for rule in protocol.rules] == ["calf-pain", "pain-high"]
    assert [cap.id for cap in protocol.caps] == ["speed"]
    assert [event.kind for event in protocol.events] == ["fall"]
    assert {source.id for source in protocol.sources} == {"clinic-default", "fees-1998", "ebert-2014"}


def test_the_nearer_file_has_the_last_word() -> None:
    """A parameter, a citation or a sentence that the protocol gives itself stands for the base's."""
    protocol = resolved().sound
    assert protocol.parameter(ParameterId("pain_limit")) == 4
    assert protocol.parameter(ParameterId("tug_limit")) == 13.5
    (cited,) = (source.citation for source in protocol.sources if source.id == "ebert-2014")
    assert cited == "Ebert as the child cites it"
    assert protocol.texts.after == ("Put your leg up.",)
    assert protocol.texts.record == ("Your pain.",)


def test_every_course_has_its_standing_parameters() -> None:
    """What the engine needs has a default, by name and with a unit, where no file says it."""
    protocol = resolved(HEAD.format(id="bare", title="Bare")).sound
    given = {parameter.id: (parameter.value, parameter.unit) for parameter in protocol.parameters}
    assert given[ParameterId("look_back")] == (28, "days")
    assert given[ParameterId("levels_per_week")] == (2, "levels")
    assert given[ParameterId("days_before_review")] == (84, "days")
    assert len(given) == 13


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"child": CHILD.replace("extends: base", "extends: child")}, "`child` extends itself"),
        (
            {
                "middle": HEAD.format(id="middle", title="M") + "extends: child\n",
                "child": CHILD.replace("extends: base", "extends: middle"),
            },
            "`child` extends itself through `middle`",
        ),
        (
            {
                "middle": HEAD.format(id="other", title="M") + "extends: middle\n",
                "child": CHILD.replace("extends: base", "extends: middle"),
            },
            "`middle` extends itself",
        ),
    ],
)
def test_a_circle_of_bases_ends(others: dict[str, str], message: str) -> None:
    """Files that extend each other in a circle are told of once, also where ids and folders differ."""
    told = resolved(others["child"], others=others)
    assert told.protocol is None
    assert [(one.id, one.message) for one in told.findings] == [("RP113", message)]


def test_a_base_that_is_missing_is_told() -> None:
    """A protocol without its base is no protocol: the red flags may be there."""
    told = resolved(CHILD.replace("extends: base", "extends: bse"))
    assert told.ids == ["RP114"]
    assert told.protocol is None


@pytest.mark.parametrize(("written", "who"), [("2", "a version later than rehab 0.1"), ("0", "no version")])
def test_another_schema_is_not_guessed_at(written: str, who: str) -> None:
    """A file of another shape names the version that reads it."""
    told = resolved(CHILD.replace("schema: 1", f"schema: {written}"))
    assert told.ids == ["RP116"]
    assert who in told.findings[0].message


# Additions ------------------------------------------------------------------------------------------------


def test_a_variant_is_laid_over() -> None:
    """A variant's later window holds where the variant is chosen, and nowhere else."""
    assert resolved().sound.phases[0].window.not_before_days == 42
    assert resolved(choice=Choice(variant="cemented")).sound.phases[0].window.not_before_days == 49


def test_an_addition_brings_its_source() -> None:
    """A later week and a stricter parameter cite what the addition cites, not what they replace."""
    text = "add:\n  source: fees-1998\n  not_before: {supported: 9}\n"
    stricter = "  parameters: {sessions_before_progress: 4 sessions}\n"
    protocol = resolved(choice=with_overlays(overlay("cited", text + stricter))).sound
    assert protocol.phases[0].window.source == "fees-1998"
    cited = {parameter.id: parameter.source for parameter in protocol.parameters}
    assert cited[ParameterId("sessions_before_progress")] == "fees-1998"


def test_an_addition_without_a_source_keeps_the_first() -> None:
    """A later week without a citation keeps that of the week it replaces."""
    protocol = resolved(choice=with_overlays(LATE)).sound
    assert protocol.phases[0].window.source == resolved().sound.phases[0].window.source


def test_the_source_of_an_addition_must_be_listed() -> None:
    """An addition cannot cite what nobody has listed."""
    told = resolved(choice=with_overlays(overlay("cited", "add:\n  source: fees-1989\n")))
    assert told.ids == ["RP107"]


def test_additions_are_joined() -> None:
    """Criteria are and-ed, rules or-ed, caps kept side by side, levels removed, the latest window holds."""
    choice = Choice(modifiers=("osteotomy", "repair"), overlays=OVERLAYS)
    plain, protocol = resolved().sound, resolved(choice=choice).sound
    assert protocol.phases[0].window.not_before_days == 70
    assert protocol.phases[0].enter_when[0] == plain.phases[0].enter_when[0]
    assert len(protocol.phases[0].enter_when) == 2
    assert [rule.id for rule in protocol.rules] == ["calf-pain", "pain-high", "locked"]
    assert {cap.id for cap in protocol.caps} == {"speed", "osteotomy-speed", "slow-speed"}
    assert protocol.removed_levels == ("floor",)
    assert protocol.parameter(ParameterId("sessions_before_progress")) == 4


@pytest.mark.parametrize("order", list(permutations(OVERLAYS)))
def test_the_order_of_overlays_does_not_matter(order: tuple[Layer, ...]) -> None:
    """Overlays in any order give the same protocol, value for value, with the same digest."""
    first = resolved(choice=with_overlays(*OVERLAYS)).sound
    assert resolved(choice=with_overlays(*order)).sound == first


@pytest.mark.parametrize("order", list(permutations(("osteotomy", "repair"))))
def test_the_order_of_modifiers_does_not_matter(order: tuple[str, ...]) -> None:
    """Modifiers in any order, also named twice, give the same protocol with the same digest."""
    first = resolved(choice=Choice(modifiers=("osteotomy", "repair"))).sound
    again = resolved(choice=Choice(modifiers=(*order, order[0]))).sound
    assert again == first
    assert again.digest == first.digest


def test_an_addition_without_effect_changes_nothing_but_its_name() -> None:
    """A window that is earlier than another addition's is no loosening: the later one holds."""
    late = resolved(choice=with_overlays(LATE)).sound
    both = resolved(
        choice=with_overlays(LATE, overlay("early", "add:\n  not_before: {supported: 7}\n"))
    ).sound
    assert replace(both, layers=late.layers, digest=late.digest) == late


@pytest.mark.parametrize(
    "body",
    [
        "not_before: {supported: 5}",
        "parameters: {sessions_before_progress: 1 session}",
        "parameters: {short_gap: 8 days}",
        "parameters: {plan_valid: 2 weeks}",
        "parameters: {levels_per_week: 3 levels}",
        "parameters: {unseen_before_call: 22 days}",
        "parameters: {look_back: 27 days}",
    ],
)
def test_an_addition_cannot_loosen(body: str) -> None:
    """What is easier than the protocol is refused in an addition, and a signed entry is asked for."""
    told = resolved(choice=with_overlays(overlay("easier", f"add:\n  {body}\n")))
    assert told.protocol is None
    assert told.ids == ["RP115"]


A_RULE = "{id: pain-high, when: {tug: {above: 9 s}}, then: hold, text: a, patient: b, source: letter}"


@pytest.mark.parametrize(
    "body",
    [
        f"rules:\n    - {A_RULE}",
        "caps:\n    - {id: speed, max_speed_kmh: 9, source: clinic-default}",
        "sources: {fees-1998: {citation: another}}",
    ],
)
def test_an_addition_cannot_replace(body: str) -> None:
    """A rule, a cap or a citation of the protocol cannot be put aside by another of its name."""
    letter = "" if "sources" in body else "  sources: {letter: {citation: Letter}}\n"
    told = resolved(choice=with_overlays(overlay("again", f"add:\n  {body}\n{letter}")))
    assert told.ids == ["RP112"]


@pytest.mark.parametrize(("named", "told"), [("child", ()), ("base", ()), ("other", ("RP114",))])
def test_an_overlay_lies_on_the_protocol_that_it_names_alone(named: str, told: tuple[str, ...]) -> None:
    """One that says which protocol it is for is refused elsewhere; one of a base lies on what extends it."""
    found = resolved(choice=with_overlays(overlay("mine", f"protocol: {named}\nadd: {{}}\n"))).findings
    assert tuple(one.id for one in found) == told


def test_an_addition_may_repeat_a_citation() -> None:
    """The same source under the same id is no second one."""
    again = overlay("again", "add:\n  sources: {fees-1998: {citation: Fees 1998}}\n")
    assert resolved(choice=with_overlays(again)).sound.sources == resolved().sound.sources


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice(variant="cementd"), "`child` has no variant `cementd`; did you mean `cemented`?"),
        (Choice(modifiers=("x",)), "`child` has no modifier `x`"),
    ],
)
def test_a_variant_that_is_not_offered_is_told(choice: Choice, message: str) -> None:
    """A choice that the protocol does not offer gives no protocol."""
    told = resolved(choice=choice)
    assert told.protocol is None
    assert [(one.id, one.message) for one in told.findings] == [("RP114", message)]


@pytest.mark.parametrize("kind", ["variants", "modifiers"])
def test_what_is_not_chosen_is_checked(kind: str) -> None:
    """A fault in a variant or modifier is told before anyone chooses it."""
    name = {"variants": "cemented", "modifiers": "osteotomy"}[kind]
    told = resolved(CHILD.replace(f"  {name}:", f"  bad: {{not_before: {{suported: 9}}}}\n  {name}:"))
    assert told.ids == ["RP106"]
    assert told.findings[0].label == "did you mean `supported`?"


def test_all_faults_come_at_once() -> None:
    """Faults of the base, of the protocol and of an overlay are told in one run."""
    told = resolved(
        CHILD.replace("knee_flexion: {at_least", "knee_flexon: {at_least"),
        with_overlays(overlay("odd", "add:\n  level_needs: {bar: {tug: {below: 9 s}}}\n")),
        others={"base": BASE.replace("pain_at_rest", "pain_at_rst")},
    )
    assert told.ids == ["RP104", "RP104", "RP105"]
    assert sorted({one.span.file for one in told.findings if one.span}) == [
        "base/protocol.yaml",
        "child/protocol.yaml",
        "odd.yaml",
    ]
