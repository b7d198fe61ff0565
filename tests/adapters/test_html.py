"""HTML: one file that needs no other, runs nothing, reads aloud and fits a phone."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import jinja2
import pytest

from rehab.adapters import html
from rehab.adapters.data_folder import data_folder
from rehab.report.model import ClinicianReport, Handout
from rehab.simulate.page import SimulationPage
from rehab.simulate.page_from_simulation import page_from_simulation
from tests.patient.written import the_catalogue
from tests.report import sample_course, sample_reports, samples
from tests.report.printed import html_text, squashed
from tests.report.shown import page
from tests.simulate.trials import simulated

DOCUMENTS = (
    samples.progress_handout(),
    samples.emergency_handout(),
    samples.ask_first_handout(),
    sample_reports.hold_report(),
    sample_course.a_course_report(),
    page_from_simulation(simulated(), the_catalogue()),
    page("acl-reconstruction-retro"),
)
HOSTILE = (
    '#read("/etc/passwd")',
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% include 'style.css' %}",
    "$x$ *b* _i_ @r `c`",
    "\" onmouseover='x' a=",
    "</style><img src=x>",
    "&lt;b&gt;",
)


class Elements(HTMLParser):
    """Collects each element with its attributes."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of one kind."""
        return [attributes for name, attributes in self.found if name == tag]


def with_name(name: str) -> Handout:
    """A handout for somebody of this name."""
    document = samples.progress_handout()
    person = document.person.model_dump() | {"value": name}
    return Handout.model_validate(document.model_dump() | {"person": person})


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_document_gives_the_same_page(document: Handout | ClinicianReport | SimulationPage) -> None:
    """Same inputs, same bytes."""
    assert html.render(document) == html.render(document)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_loads_and_runs_nothing(document: Handout | ClinicianReport | SimulationPage) -> None:
    """No script, no outside file, no link but a telephone number, and a policy that forbids the rest."""
    elements = Elements(html.render(document))
    names = {name for name, _ in elements.found}
    assert names.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "form", "base", "use", "image"}
    )
    attributes = [item for _, attributes in elements.found for item in attributes.items()]
    assert all((value or "").startswith("tel:") for name, value in attributes if name in {"href", "src"})
    assert not [name for name, _ in attributes if name.startswith("on")]
    policies = [meta["content"] for meta in elements.of("meta") if "http-equiv" in meta]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_text(text: str) -> None:
    """A name that looks like code of any kind stands on the page as it was typed."""
    page = html.render(with_name(text))
    assert squashed(text) in squashed(html_text(page))
    assert page.count("<script") == 0
    assert page.count("</style>") == 1


def test_a_hidden_direction_mark_is_shown() -> None:
    """A right-to-left override in a name is printed as its code and turns nothing around."""
    page = html.render(with_name("Maria\u202e.K"))
    assert "\u202e" not in page
    assert r"Maria\u202e.K" in html_text(page)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_says_its_language_direction_and_title(
    document: Handout | ClinicianReport | SimulationPage,
) -> None:
    """A screen reader knows from the first line how to read the page."""
    page = html.render(document)
    assert Elements(page).of("html") == [{"lang": "en-US", "dir": "ltr"}]
    assert f"<title>{document.title}</title>" in page


def test_a_page_can_run_from_right_to_left() -> None:
    """The direction is the document's, not the template's."""
    document = samples.progress_handout().model_copy(update={"direction": "rtl", "language": "ar"})
    assert Elements(html.render(document)).of("html") == [{"lang": "ar", "dir": "rtl"}]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_headings_step_down_one_at_a_time(document: Handout | ClinicianReport | SimulationPage) -> None:
    """There is one first heading, and none skips a level."""
    levels = [
        int(name[1]) for name, _ in Elements(html.render(document)).found if re.fullmatch(r"h[1-6]", name)
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_table_headers_say_what_they_head(document: Handout | ClinicianReport | SimulationPage) -> None:
    """Every header cell has a scope, and every table scrolls in a box of its own that a keyboard reaches."""
    elements = Elements(html.render(document))
    assert all(header.get("scope") for header in elements.of("th"))
    boxes = [box for box in elements.of("div") if box.get("class") == "scroll"]
    assert len(boxes) == len(elements.of("table"))
    assert all(box.get("tabindex") == "0" and box.get("aria-labelledby") for box in boxes)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_drawing_speaks_or_is_silent(document: Handout | ClinicianReport | SimulationPage) -> None:
    """A drawing either has a title of its own, or is hidden because its word stands beside it."""
    page = html.render(document)
    for drawing in re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL):
        assert "<title>" in drawing or 'aria-hidden="true"' in drawing


def test_a_number_can_be_dialled() -> None:
    """The clinic's and the emergency number are one touch away on a telephone."""
    links = Elements(html.render(samples.emergency_handout())).of("a")
    assert [link["href"] for link in links] == ["tel:911", "tel:5550100142"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_wide_table_is_seen_to_go_on(document: Handout | ClinicianReport | SimulationPage) -> None:
    """On a narrow screen each table scrolls in a box of its own, and the box has an edge."""
    page = html.render(document)
    assert page.count("<table") == page.count('<div class="scroll"')
    assert re.search(r"@media screen and \(max-width: \w+\) \{ \.scroll \{ border: [1-9]", page)


def test_ids_are_used_once() -> None:
    """Each label points at one place."""
    found = re.findall(r' id="([^"]+)"', html.render(sample_reports.hold_report()))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("template", ["../../pyproject.toml", "/etc/passwd", "../style.css"])
def test_templates_reach_nothing_outside_their_folder(template: str) -> None:
    """A template can be taken from the templates' folder only."""
    environment = html._environment(data_folder("reports/templates"))
    with pytest.raises(jinja2.TemplateNotFound):
        environment.get_template(template)


def test_a_missing_value_is_an_error() -> None:
    """A template that asks for what the document doesn't hold fails instead of leaving a hole."""
    environment = html._environment(data_folder("reports/templates"))
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ doc.dose_of_tomorrow }}").render(doc=samples.progress_handout())


def test_templates_hold_no_words() -> None:
    """Without tags and places, no letter is left in any HTML template."""
    for template in sorted(data_folder("reports/templates").glob("*.html")):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.DOTALL)
        assert re.sub(r"<[^>]*>", "", text).strip() == "", template.name


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("ink", "paper"),
        ("ink", "calm-tint"),
        ("ink", "caution-tint"),
        ("ink", "alarm-tint"),
        ("ink", "watch"),
        ("quiet", "paper"),
        ("quiet", "calm-tint"),
        ("quiet", "caution-tint"),
        ("quiet", "alarm-tint"),
        ("calm", "paper"),
        ("calm", "calm-tint"),
        ("caution", "caution-tint"),
        ("alarm", "alarm-tint"),
        ("paper", "alarm"),
    ],
)
def test_colours_can_be_read(front: str, back: str) -> None:
    """Each pair of text and ground has at least WCAG's contrast of 4.5 to 1."""
    style = (data_folder("reports/templates") / "style.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", style))
    lighter, darker = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
