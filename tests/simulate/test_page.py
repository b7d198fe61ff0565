"""The page of a simulation: nobody here is real, nothing is claimed without its ground."""

import json

import pytest

from rehab.decision.model import Standing
from rehab.experiment import FILES, documents
from rehab.frozen import replace
from rehab.protocol.model import Status
from rehab.report.text import DIGEST_SHOWN
from rehab.simulate.as_json import simulation_json
from rehab.simulate.page_from_simulation import page_from_simulation
from rehab.simulate.simulation import Quartiles, Sent, Share
from rehab.simulate.tally import Reason
from rehab.simulate.text import simulation_text
from rehab.terms.caution import Contact
from rehab.wording import english_report
from tests.patient.written import the_catalogue
from tests.report.printed import html_text, squashed
from tests.simulate.trials import simulated


def text() -> str:
    """The text of a small simulation."""
    return simulation_text(page_from_simulation(simulated(), the_catalogue()))


def test_it_says_first_that_nobody_is_real() -> None:
    """The notice stands above every figure, and a draft is called one."""
    lines = text().splitlines()
    assert lines[1].startswith("VIRTUAL PATIENTS")
    assert lines[2].startswith("DRAFT")


def test_a_reviewed_protocol_is_not_called_a_draft() -> None:
    """The notice follows the protocol's status."""
    told = simulated()
    reviewed = replace(told, protocol=replace(told.protocol, status=Status.REVIEWED))
    assert len(page_from_simulation(reviewed, the_catalogue()).notices) == 1


def test_what_is_assumed_is_called_so() -> None:
    """A reader of the text sees which numbers nobody published."""
    assert "\n  assumed: Pain on walking: 6 in week 1" in text()
    assert "\n  kornuijt-2019: Active knee flexion: 80 deg in week 1" in text()


def test_it_names_the_protocol_and_the_seed() -> None:
    """With these the same figures can be made again."""
    told = simulated()
    assert f"{told.protocol.digest[:DIGEST_SHOWN]}" in text()
    assert "seed 1" in text()


@pytest.mark.parametrize("about", english_report.REVIEWS)
def test_every_review_of_the_engine_has_its_words(about: str) -> None:
    """Whatever a course is reviewed for stands on the page in words."""
    told = simulated()
    sent = Sent(Reason(Contact.REFER, Standing.REVIEW.value, about), Share(1, 1))
    page = page_from_simulation(replace(told, sent=(sent,)), the_catalogue())
    assert page.tables[2].rows[0][0].startswith("Review: ")


def test_a_level_that_most_never_reach_has_no_median() -> None:
    """Half of all patients are not said to reach what half of them never do."""
    told = simulated()
    first = replace(told.levels[0], weeks=Quartiles(6, None, None))
    page = page_from_simulation(replace(told, levels=(first, *told.levels[1:])), the_catalogue())
    assert page.tables[0].rows[0][2:] == ("week 6", "later", "later")


def test_lines_fit_a_terminal() -> None:
    """No line is longer than 110 signs."""
    assert max(len(line) for line in text().splitlines()) <= 110


def test_the_documents_are_a_page_two_pictures_and_the_figures() -> None:
    """All of them by name, none empty, and the JSON is what `--json` prints."""
    made = documents(simulated(), the_catalogue())
    assert tuple(made) == FILES
    assert json.loads(made["simulation.json"]) == simulation_json(simulated(), the_catalogue())
    assert made["by-week.svg"].startswith(b"<svg ")


def test_page_and_text_say_the_same() -> None:
    """Every row of every table in the text stands on the page in HTML."""
    page = page_from_simulation(simulated(), the_catalogue())
    shown = squashed(html_text(documents(simulated(), the_catalogue())["simulation.html"].decode()))
    for table in (*page.tables, page.grounds):
        for row in table.rows:
            assert all(squashed(cell.replace("`", "")) in shown for cell in row)


def test_the_same_simulation_gives_the_same_bytes() -> None:
    """Nothing on the page depends on the day or the machine."""
    assert documents(simulated(), the_catalogue()) == documents(simulated(), the_catalogue())


def test_a_picture_says_in_words_what_it_shows() -> None:
    """Who cannot see it is told its figures."""
    told = simulated()
    levels = tuple(replace(one, weeks=Quartiles(6, 7, None)) for one in told.levels)
    first, second = page_from_simulation(replace(told, levels=levels), the_catalogue()).charts.charts
    assert "level 1 by week 7" in first.description
    assert "In week 1:" in second.description
    nobody = tuple(replace(one, weeks=Quartiles(None, None, None)) for one in told.levels)
    empty = page_from_simulation(replace(told, levels=nobody), the_catalogue()).charts.charts[0]
    assert empty.description == "No level was held by half of all patients within 26 weeks."
