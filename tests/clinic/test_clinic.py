"""A clinic's file: whose word counts, and what its digest stands for."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rehab.clinic.digest import digest_of_clinic
from rehab.clinic.from_authored import clinic_from_text
from rehab.clinic.logo import LARGEST_BYTES
from rehab.clinic.model import Clinic
from rehab.clinic.precedence import episode_of_clinic
from rehab.findings import Finding
from rehab.frozen import replace
from rehab.patient.authored import ClinicText, PatientText
from rehab.patient.model import Episode
from tests.plan.trips import a_trip, week

EXAMPLE = Path(__file__).parents[2] / "examples/clinic"
DRAWING = (EXAMPLE / "logo.svg").read_bytes()


def read(text: str, files: Mapping[str, bytes] | None = None) -> tuple[Clinic | None, tuple[Finding, ...]]:
    """The clinic of a text, beside which these files lie."""
    return clinic_from_text(
        f"schema: 1\nname: Riverside\n{text}", name="clinic.yaml", beside=(files or {}).get
    )


def a_clinic(text: str = "", files: Mapping[str, bytes] | None = None) -> Clinic:
    """A sound clinic."""
    clinic, findings = read(text, files)
    assert clinic is not None, findings
    return clinic


def an_episode(**clinic: str) -> Episode:
    """An episode whose own block says this of its clinic."""
    return replace(a_trip(week(7)).episode, clinic=ClinicText(**clinic), patient=PatientText(id="a"))


FILE = a_clinic('phone: 555 0100\nemergency: "911"\nlanguage: es\n')


def test_the_example_is_read() -> None:
    """The example of this repository is a sound clinic with its logo inside."""
    text = (EXAMPLE / "clinic.yaml").read_text()
    clinic, findings = clinic_from_text(text, name="clinic.yaml", beside={"logo.svg": DRAWING}.get)
    assert findings == ()
    assert clinic is not None
    assert clinic.logo is not None


def test_the_episode_counts_first() -> None:
    """A number that the episode names is not printed over by the clinic's file."""
    called = episode_of_clinic(an_episode(name="Home visits", phone="555 0199", emergency="112"), FILE).clinic
    assert called == ClinicText(name="Home visits", phone="555 0199", emergency="112")


def test_the_file_fills_what_the_episode_leaves_out() -> None:
    """Each part of its own: where the episode says nothing the clinic's file speaks."""
    called = episode_of_clinic(an_episode(emergency="112", clinician="J. Smith, PT"), FILE).clinic
    assert called == ClinicText(name="Riverside", phone="555 0100", emergency="112", clinician="J. Smith, PT")


def test_the_clinics_language_is_for_those_who_named_none() -> None:
    """Who asked for English gets English in a Spanish clinic, and who did not say gets Spanish."""
    asked = replace(an_episode(), patient=PatientText(id="a", language="en"))
    assert episode_of_clinic(asked, FILE).patient.language == "en"
    assert episode_of_clinic(an_episode(), FILE).patient.language == "es"


def test_a_logo_that_is_too_large_is_refused() -> None:
    """A logo becomes a part of every paper, so its size has a limit, told by name."""
    _, findings = read("logo: logo.svg\n", {"logo.svg": b" " * (LARGEST_BYTES + 1)})
    assert [(one.id, one.span is not None and one.span.line) for one in findings] == [("RP502", 3)]


@pytest.mark.parametrize("name", ["../logo.svg", "/etc/passwd", "logo.gif", "a\\b.svg", "http://x/logo.svg"])
def test_a_logo_lies_beside_its_file(name: str) -> None:
    """A logo from elsewhere is never opened."""

    def never(_: str) -> bytes:
        raise AssertionError

    text = f"schema: 1\nname: A\nlogo: '{name}'\n"
    clinic, findings = clinic_from_text(text, name="clinic.yaml", beside=never)
    assert clinic is None
    assert [one.id for one in findings] == ["RP502"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "phone: 555 0100\n"),
        ("", "logo: logo.svg\n"),
        ("logo: logo.svg\n", "logo: other.svg\n"),
        ("", "large_print: true\n"),
        ('colour: "#1f5c3d"\n', 'colour: "#1f5c3e"\n'),
        ("address: a\n", "footer: a\n"),
    ],
)
def test_another_clinic_has_another_digest(one: str, other: str) -> None:
    """Whatever the file says or its logo shows is part of the digest."""
    files = {"logo.svg": DRAWING, "other.svg": DRAWING.replace(b"64", b"32")}
    assert digest_of_clinic(a_clinic(one, files)) != digest_of_clinic(a_clinic(other, files))


def test_how_a_file_is_written_is_no_part_of_its_digest() -> None:
    """Order, comments and a moved logo change nothing, and the digest is the same in every run."""
    one = a_clinic('phone: "555"\nlogo: logo.svg\n', {"logo.svg": DRAWING})
    other = a_clinic('# moved\nlogo: new.svg\nphone: "555"\n', {"new.svg": DRAWING})
    assert digest_of_clinic(one) == digest_of_clinic(other)
    assert len(digest_of_clinic(Clinic("A"))) == 64
