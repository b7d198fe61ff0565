"""The page of a protocol: nothing of it is left out, and both voices stand side by side."""

import pytest

from rehab.frozen import replace
from rehab.protocol.model import Status, Support, Surface
from rehab.report.page_from_protocol import page_from_protocol
from rehab.report.protocol_page import ProtocolPage
from rehab.report.protocol_text import protocol_text
from rehab.wording import english_show as words
from tests.report.shown import SHIPPED, entry, page, shown

GRAVEST_FIRST = tuple(words.ASKED_FOR.values())


def lines_of(told: ProtocolPage, name: str, label: str) -> list[str]:
    """What stands under a label of an entry."""
    said, under = [], ""
    for line in entry(told, name).lines:
        under = line.label or under
        if under == label:
            said.append(line.clinician)
    return said


@pytest.mark.parametrize("name", SHIPPED)
def test_every_phase_level_and_rule_is_told_in_both_voices(name: str) -> None:
    """Whatever its author wrote for clinician and patient stands on the page, side by side."""
    told, protocol = page(name), shown(name).protocol
    written: list[tuple[str, str, str]] = [
        (phase.id, phase.title, phase.patient) for phase in protocol.phases
    ]
    written += [(level.id, level.title, level.patient) for level in protocol.levels]
    for one, clinician, patient in written:
        assert (entry(told, one).clinician, entry(told, one).patient) == (clinician, patient)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_stands_in_one_group_alone(name: str) -> None:
    """No rule is told twice, whatever it asks for."""
    told, protocol = page(name), shown(name).protocol
    grouped = [one.name for part in told.parts if part.title in GRAVEST_FIRST for one in part.entries]
    assert sorted(grouped) == sorted(f"`{rule.id}`" for rule in protocol.rules)


def test_what_is_gravest_is_read_first() -> None:
    """The groups of rules stand from the ambulance down to another week at the level."""
    titles = [part.title for part in page("tka-retro").parts if part.title in GRAVEST_FIRST]
    assert titles == [title for title in GRAVEST_FIRST if title in titles]


def test_a_red_flag_says_who_closes_it() -> None:
    """That a later no does not close it is said with the rule."""
    (then,) = lines_of(page("tka-retro"), "calf-pain", words.THEN)
    assert then == "urgent; a red flag, which only a clinician closes"


def test_an_extrapolated_rule_says_so_beside_its_source() -> None:
    """A study of other people is not passed off as one of these."""
    sources = [line.source for line in entry(page("tka-retro"), "calf-pain").lines if line.source]
    assert sources == ["MGB ACL protocol, extrapolated"]


def test_a_draft_says_so_plainly() -> None:
    """Nobody reads a draft without being told."""
    told = page("tka-retro")
    assert told.notices[0].startswith("DRAFT")
    assert "It is a draft: no clinician has signed it yet." in told.about


def test_a_signed_protocol_names_its_signature() -> None:
    """A reviewed protocol carries no notice, and says who signed it."""
    draft = shown("tka-retro")
    protocol = replace(draft.protocol, status=Status.REVIEWED, reviewed_by="J. Smith, PT")
    told = page_from_protocol(replace(draft, protocol=protocol))
    assert not told.notices
    assert "Reviewed by J. Smith, PT." in told.about


def test_what_it_rests_on_adds_up() -> None:
    """Every rule is counted under one ground."""
    protocol = shown("tka-retro").protocol
    told = next(fact.value for fact in page("tka-retro").facts if "rules" in fact.value)
    head, _, grounds = told.partition(": ")
    numbers = [int(word) for word in grounds.split() if word.isdecimal()]
    assert head == f"{len(protocol.rules)} rules"
    assert sum(numbers) == len(protocol.rules)


def test_a_gate_is_told_criterion_by_criterion() -> None:
    """The door of the first phase asks for seven things, each a line with its source."""
    told = lines_of(page("tka-retro"), "supported", words.ENTER)
    assert len(told) == 7
    assert "active knee flexion at least 100 deg" in told


def test_a_gate_is_told_to_the_patient_too() -> None:
    """Beside the clinician's line stands the same in plain words."""
    plain = [line.patient for line in entry(page("tka-retro"), "supported").lines]
    assert "knee bend: 100 degrees or more" in plain


def test_a_dose_is_told_in_words() -> None:
    """Walks, rest, minutes and sessions are a sentence, not a row of numbers."""
    (dose,) = lines_of(page("tka-retro"), "bars-two-hands", words.DOSE)
    assert dose == (
        "4 to 6 walks of 20 seconds, 1 minute of rest between, at most 2 minutes of backward walking in a "
        "session, 2 to 3 sessions a week"
    )


def test_a_modifier_is_told_by_what_it_tightens() -> None:
    """Later weeks, more gates and a ceiling are all that a meniscus repair adds, and no more is said."""
    lines = entry(page("acl-reconstruction-retro"), "meniscus_repair").lines
    assert [line.label for line in lines] == [
        *["Later"] * 4,
        *("Phase `supported` also asks", ""),
        "Phase `uphill` also asks",
        "Ceiling",
    ]
    assert lines[0].clinician == "phase `supported` not before week 8, instead of week 7"


def test_a_variant_that_adds_nothing_says_so() -> None:
    """The patellar tendon graft is the protocol as it stands."""
    (line,) = entry(page("acl-reconstruction-retro"), "patellar_tendon").lines
    assert line.clinician == words.SAME_AS_IT


def test_what_is_chosen_is_laid_over_the_page() -> None:
    """With a root repair the first phase opens in week 12, and the usual weeks before it are not named."""
    told = page("acl-reconstruction-retro", "hamstring", ("meniscus_root_repair",))
    assert lines_of(told, "supported", words.OPENS) == ["in week 12 since the operation at the earliest"]
    assert told.title.endswith("with variant `hamstring` and modifier `meniscus_root_repair`")


def test_a_closed_level_is_told_as_closed() -> None:
    """A surgeon's overlay closes the belt, and the levels after it are numbered anew."""
    told = page("tka-retro", overlay="no-treadmill.yaml")
    assert entry(told, "treadmill-rails").name == "Closed, `treadmill-rails`"
    assert entry(told, "overground-partner").name == "Level 3, `overground-partner`"


def test_a_loosened_number_is_told_first() -> None:
    """Who loosened it, why and until when stands above everything."""
    told = page("tka-retro", overlay="signed-loosening.yaml")
    assert "LOOSENED" in told.notices[1]
    assert "Dr A. Surgeon" in told.notices[1]


def test_a_protocol_without_a_ladder_has_no_picture() -> None:
    """The base says that others bring the ladder."""
    told = page("knee-surgery-base")
    assert told.picture is None
    assert words.NO_LADDER in told.about


def test_every_setting_and_hold_has_words() -> None:
    """A new way to walk cannot be added without its words."""
    assert {one.value for one in Surface} <= words.SURFACES.keys()
    assert {one.value for one in Support} <= words.SUPPORTS.keys()


@pytest.mark.parametrize("name", SHIPPED)
def test_the_text_form_says_all_of_the_page(name: str) -> None:
    """Every sentence of the page is in the text form, whatever lines it is broken into."""
    told = page(name)
    text = " ".join(protocol_text(told).split())
    for part in told.parts:
        for one in part.entries:
            for said in (one.name, one.clinician, one.patient, *(line.clinician for line in one.lines)):
                assert " ".join(said.split()) in text


def test_how_to_walk_is_told_for_every_setting_of_the_ladder() -> None:
    """Belt, floor, partner and pieces of a walk each have their steps on the page."""
    told, protocol = page("tka-retro"), shown("tka-retro").protocol
    sheet = next(part for part in told.parts if part.title == words.SHEET_TITLE)
    said = {one.patient for one in sheet.entries}
    for setting in {setting for level in protocol.levels for setting in level.settings}:
        assert " ".join(protocol.texts.how_to[setting.value]) in said, setting


def test_the_target_effort_is_told_in_both_voices() -> None:
    """A scale for the clinician, and what the patient can feel."""
    target = next(
        one for part in page("tka-retro").parts for one in part.entries if one.name == "Target effort"
    )
    assert target.clinician.startswith("RPE")
    assert target.patient == "Easy enough to talk"
