"""A red flag answered by side in an episode file: heard, whichever side it is on."""

import json
from pathlib import Path

import pytest

from rehab.cli.trouble import run
from tests.cli.test_refused_values import TKA, with_last

CONTACTS = {
    "chest_symptoms": "emergency",
    "cannot_bear_weight": "emergency",
    "numb_or_cold_foot": "emergency",
    "calf_pain": "urgent",
    "fever_or_wound": "urgent",
    "giving_way": "urgent",
    "locked_knee": "urgent",
    "dizziness": "refer",
    "fall_since_last": "refer",
}


@pytest.mark.parametrize(
    "sides", ["{left: true, right: false}", "{left: true}", "{left: false, right: true}"]
)
@pytest.mark.parametrize(("measure", "contact"), CONTACTS.items())
def test_a_red_flag_of_any_side_is_decided(
    measure: str, contact: str, sides: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A yes under `left:` of a right knee's course calls whom a plain yes calls, and stops."""
    path = tmp_path / "episode.yaml"
    path.write_text(with_last(TKA.read_text(), measure, sides))
    code = run(["decide", str(path), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (code, told["contact"], told["dose"]) == (0, contact, "stop")
