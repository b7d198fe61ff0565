"""Charts: a typed chart becomes one SVG that reads aloud, prints in black and white and runs nothing."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from pydantic import ValidationError

from rehab.report.charts import svg
from rehab.report.model import Axis, Chart, Limit, Point, Series, Tick
from rehab.report.text_width import text_width
from tests.report.sample_charts import the_charts

SVG = "{http://www.w3.org/2000/svg}"
PAIN, FLEXION, EXTENSION = the_charts(extension={1: 11, 2: 9, 4: 6}).charts


def a_chart(label: str = "walking", *, at: float = 3) -> Chart:
    """A chart of one point."""
    return Chart(
        title="Pain",
        description="One value.",
        x=Axis(title="week", low=0, high=8, ticks=(Tick(at=0, label="0"),)),
        y=Axis(title="0 to 10", low=0, high=10, ticks=(Tick(at=0, label="0"),)),
        series=(Series(label=label, points=(Point(x=1, y=at),)),),
    )


def test_labels_have_a_fallback_without_serifs() -> None:
    """Where the papers' own font is not installed, labels are no serifs among words without."""
    families = re.findall(r'font-family="(.*?)"', svg(PAIN))[0].split(", ")
    assert (families[0], families[-1]) == ("Noto Sans", "sans-serif")


def test_a_chart_tells_its_title_and_description_first() -> None:
    """A screen reader hears the title and the description before anything else."""
    first, second = list(ET.fromstring(svg(FLEXION)))[:2]  # noqa: S314
    assert (first.tag, first.text) == (f"{SVG}title", FLEXION.title)
    assert (second.tag, second.text) == (f"{SVG}desc", FLEXION.description)


def test_words_of_a_chart_stay_text() -> None:
    """Axis titles, ticks and labels are text elements that can be searched and copied."""
    found = {element.text for element in ET.fromstring(svg(PAIN)).iter(f"{SVG}text")}  # noqa: S314
    assert {"0 to 10", "weeks since surgery", "walking", "next morning", "stop above 5", "10"} <= found


def test_lines_differ_without_colour() -> None:
    """No two lines of a chart share both dash and mark."""
    for chart in (PAIN, FLEXION, EXTENSION):
        looks = [(series.line, series.mark) for series in chart.series]
        assert len(set(looks)) == len(looks)


def test_the_same_chart_is_drawn_the_same() -> None:
    """A pure function: equal charts, equal bytes."""
    assert svg(a_chart()) == svg(a_chart())


def test_hostile_labels_are_only_text() -> None:
    """A label that looks like markup is printed, not run."""
    drawn = svg(a_chart('</text><script>alert(1)</script> & "x"'))
    elements = {element.tag for element in ET.fromstring(drawn).iter()}  # noqa: S314
    assert elements <= {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "path", "circle", "text", "g")}
    assert "script" in "".join(ET.fromstring(drawn).itertext())  # noqa: S314


@pytest.mark.parametrize("at", [-1, 11])
def test_a_point_outside_the_axes_is_refused(at: float) -> None:
    """A value that would be drawn outside its chart is an error and not a stray mark."""
    with pytest.raises(ValidationError, match="inside the chart's axes"):
        a_chart(at=at)


def test_a_limit_outside_the_axes_is_refused() -> None:
    """A gate that would be drawn outside its chart is an error too."""
    with pytest.raises(ValidationError, match="inside the chart's axes"):
        Chart.model_validate(a_chart().model_dump() | {"limits": (Limit(label="gate", at=20),)})


def test_what_stays_until_the_next_point_is_drawn_in_steps() -> None:
    """A line in steps turns only at right angles; without steps it runs straight from point to point."""
    series = PAIN.series[0]
    stepped = PAIN.model_copy(update={"series": (series.model_copy(update={"steps": True}),)})
    path = re.search(r'<path d="M([^"]*)" fill="none" stroke-linejoin', svg(stepped))
    assert path is not None
    places = [tuple(map(float, place.split())) for place in path[1].split("L")]
    assert len(places) == 2 * len(series.points) - 1
    assert all(before[0] == after[0] or before[1] == after[1] for before, after in pairwise(places))


def test_a_long_word_on_the_axis_has_its_room() -> None:
    """The lines begin right of the widest word, so that no grade is cut off at the left."""
    ticks = (Tick(at=0, label="none"), Tick(at=10, label="a very long grade"))
    chart = a_chart().model_copy(update={"y": Axis(title="grade", low=0, high=10, ticks=ticks)})
    anchored = re.search(r'<text x="([\d.]+)" y="[\d.]+" text-anchor="end">a very long grade', svg(chart))
    assert anchored is not None
    assert float(anchored[1]) >= text_width("a very long grade", 11)


def test_the_measurement_error_is_drawn_either_way_inside_the_axes() -> None:
    """A whisker reaches as far as the error on both sides of a value, and ends at the edge of the chart."""
    series = PAIN.series[0].model_copy(update={"points": (Point(x=4, y=9),), "error": 2})
    drawn = svg(PAIN.model_copy(update={"series": (series,), "limits": ()}))
    stroke = re.search(
        r'<path d="M([\d.]+) ([\d.]+)L\1 ([\d.]+)" fill="none" stroke="#51616a" stroke-width="0.8"', drawn
    )
    assert stroke is not None
    a_unit = (122 - 24) / 10
    assert float(stroke[2]) == 24
    assert float(stroke[3]) == pytest.approx(122 - 7 * a_unit, abs=0.01)
