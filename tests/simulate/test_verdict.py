"""The verdict of a simulation: one line, computed, the same wherever it is printed."""

import pytest

from rehab.adapters import html
from rehab.frozen import replace
from rehab.simulate.as_json import simulation_json
from rehab.simulate.page_from_simulation import page_from_simulation
from rehab.simulate.simulation import Sent, Share, Simulation
from rehab.simulate.tally import Reason
from rehab.simulate.text import simulation_text
from rehab.simulate.verdict import verdict
from rehab.terms.caution import Contact
from rehab.wording import english_report
from tests.patient.written import the_catalogue
from tests.report.printed import html_text, squashed
from tests.simulate.trials import simulated

CALF = Sent(Reason(Contact.URGENT, "rule", "calf-pain"), Share(1, 1))


def told(*, discharged: int = 0, called: int = 0, sent: tuple[Sent, ...] = ()) -> Simulation:
    """A simulation of which so many patients reached the end and so many were sent to a person."""
    one = simulated()
    gravest = ((Contact.NONE, one.recipe.patients - called), (Contact.URGENT, called))
    return replace(one, discharged=discharged, gravest=gravest, sent=sent)


PATIENTS = simulated().recipe.patients


@pytest.mark.parametrize(
    ("discharged", "said"),
    [
        (0, "Nobody reached"),
        (1, "of patients reached"),
        (PATIENTS - 1, "of patients"),
        (PATIENTS, "Everybody"),
    ],
)
def test_who_reached_the_end_is_counted(discharged: int, said: str) -> None:
    """Nobody and everybody are said for none and for all alone."""
    assert said in verdict(told(discharged=discharged)).split(";")[0]


def test_the_reason_of_most_is_named() -> None:
    """The reason that sent the most patients stands by its name."""
    assert "most often by `calf-pain`" in verdict(told(called=1, sent=(CALF,)))


def test_nobody_called_has_no_reason() -> None:
    """Where nobody was sent to a person the line says so."""
    assert verdict(told()).endswith("nobody was sent to a person.")


@pytest.mark.parametrize("about", english_report.REVIEWS)
def test_every_review_has_its_words(about: str) -> None:
    """Whatever a course is reviewed for can be the most frequent reason."""
    sent = Sent(Reason(Contact.REFER, "review", about), Share(1, 1))
    assert "a review" in verdict(told(called=1, sent=(sent,)))


def test_text_page_and_json_say_the_same() -> None:
    """The text has it above every figure."""
    simulation = simulated()
    page = page_from_simulation(simulation, the_catalogue())
    said = squashed(verdict(simulation))
    assert simulation_json(simulation, the_catalogue())["verdict"] == verdict(simulation)
    assert said in squashed(html_text(html.render(page)))
    assert said in squashed(simulation_text(page).split("Who:")[0])
