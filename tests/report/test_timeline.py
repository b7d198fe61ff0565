"""The way of a knee: a typed timeline becomes one SVG that reads aloud, prints in black and runs nothing."""

import re
from xml.etree import ElementTree as ET

import pytest
from pydantic import ValidationError

from rehab.report.model import Mark, Span, Timeline
from rehab.report.timeline_svg import timeline_svg
from tests.report.sample_course import a_timeline

SVG = "{http://www.w3.org/2000/svg}"


def bars(drawn: str) -> list[tuple[float, float, float]]:
    """Left end, width and height on the page of each bar of a level."""
    found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="10"', drawn)
    return [(float(x), float(width), float(y)) for x, y, width in found]


def test_a_timeline_tells_its_title_and_description_first() -> None:
    """A screen reader hears the title and the description before anything else."""
    first, second = list(ET.fromstring(timeline_svg(a_timeline())))[:2]  # noqa: S314
    assert (first.tag, first.text) == (f"{SVG}title", a_timeline().title)
    assert (second.tag, second.text) == (f"{SVG}desc", a_timeline().description)


def test_bars_are_as_long_as_the_weeks_and_rise_with_the_levels() -> None:
    """Six weeks are six times as long as one, each begins where the last one ended, and higher is higher."""
    upper, lower, none = bars(timeline_svg(a_timeline()))
    assert none[1] == pytest.approx(6 * lower[1], abs=0.02)
    assert lower[0] == pytest.approx(none[0] + none[1], abs=0.02)
    assert upper[2] < lower[2] < none[2]


def test_marks_differ_in_shape() -> None:
    """No two kinds of decision share a shape, so that they are told apart without colour."""
    drawn = timeline_svg(a_timeline())
    shapes = re.findall(r"<g transform=[^>]*>(.*?)</g>", drawn)
    assert len(set(shapes)) == 2
    assert len(shapes) == len(a_timeline().marks) + len(a_timeline().legend)


def test_names_of_phases_that_are_near_stand_on_lines_of_their_own() -> None:
    """Three short phases one after the other have three names that do not run into each other."""
    phases = tuple(Span(start=at / 4, end=at / 4 + 0.25, label="a phase with a name") for at in range(3))
    drawn = timeline_svg(a_timeline().model_copy(update={"phases": phases}))
    lines = re.findall(r'y="([\d.]+)" text-anchor="start">a phase with a name', drawn)
    assert len(set(lines)) == 3


def test_hostile_labels_are_only_text() -> None:
    """A label that looks like markup is printed, not run."""
    drawn = timeline_svg(a_timeline('</text><script>alert(1)</script> & "x"'))
    elements = {element.tag for element in ET.fromstring(drawn).iter()}  # noqa: S314
    allowed = ("svg", "title", "desc", "path", "circle", "text", "g", "rect")
    assert elements <= {f"{SVG}{tag}" for tag in allowed}


@pytest.mark.parametrize("mark", [Mark(at=9, kind="up"), Mark(at=-1, kind="up"), Mark(at=3, kind="call")])
def test_a_mark_off_the_axis_or_without_words_is_refused(mark: Mark) -> None:
    """What would be drawn outside its picture, or could not be understood, is an error."""
    with pytest.raises(ValidationError):
        Timeline.model_validate(a_timeline().model_dump() | {"marks": (mark,)})
