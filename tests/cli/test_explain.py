"""`rehab explain` as a person types it: every name that a message prints can be asked about."""

from pathlib import Path

import pytest

from rehab.findings import ROWS, Row
from rehab.report.explained import about_finding
from tests.cli.test_commands import rehab


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_finding(row: Row) -> None:
    """Each finding tells its title, why it matters and what to do."""
    told = "\n".join(about_finding(row))
    for part in (row.id, row.severity.value, row.title, row.why, row.help):
        assert part in told


def test_a_finding() -> None:
    """A finding is asked by its id, in any case."""
    assert rehab("explain", "rp104").stdout.startswith("RP104 (error): unknown measure\n")


def test_a_measure() -> None:
    """A measure tells its values, its direction of worse and the rules that ask for it."""
    told = rehab("explain", "knee_flexion").stdout
    assert "lower is worse" in told
    assert "Asked by: early-flexion-low, " in told


def test_a_rule() -> None:
    """A rule tells when it speaks, what it does, what the patient reads, and where it is from."""
    told = rehab("explain", "effusion-stays-up").stdout
    for part in (
        "effusion-stays-up: Effusion that rose",
        "When: Effusion ",
        "Then: regress 1, 1 day off.",
        "For the patient: Your knee is still swollen.",
        "Source: Default of this protocol",
        "Written in protocols/knee-base/protocol.yaml, line ",
        "Holds in: acl-reconstruction-retro, ",
    ):
        assert part in told


def test_a_red_flag() -> None:
    """A red flag says that only a clinician closes it, and a source that studied others says so."""
    told = rehab("explain", "calf-pain").stdout
    assert "A red flag: " in told
    assert "(extrapolated: " in told


def test_a_rule_of_ones_own(tmp_path: Path) -> None:
    """A rule of an own protocol is known where its folder is named, and so is whose opinion it is."""
    path = tmp_path / "mine/protocol.yaml"
    path.parent.mkdir()
    path.write_text(
        'schema: 1\nid: mine\nversion: "1"\nstatus: draft\ntitle: Mine\nrules:\n  - id: my-own\n'
        "    when: {pain_walking: {above: 5}}\n    then: hold\n    text: Too much.\n    patient: Too much.\n"
        "    opinion: {by: A. Lead, on: 2026-01-01}\n"
    )
    told = rehab("explain", "my-own", "--protocols", tmp_path)
    assert "Source: clinic opinion, A. Lead, 2026-01-01." in told.stdout
    assert rehab("explain", "my-own").returncode == 2


def test_a_name_that_is_nothing() -> None:
    """A name that is nothing is wrong usage, with the nearest name that is something."""
    done = rehab("explain", "effusion-rsing")
    assert done.returncode == 2
    assert "did you mean `effusion-rising`?" in done.stderr
