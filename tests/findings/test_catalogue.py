"""The catalogue is whole, and its words keep the house's grammar."""

import re

import pytest

from rehab.findings import CATALOGUE, ROWS, Row, Severity, Span, finding


def test_ids_are_unique() -> None:
    """No id stands twice, so that an id always means the same."""
    assert len(CATALOGUE) == len(ROWS)


def test_rows_stand_in_order() -> None:
    """The table is sorted by id, so that a free number is seen at a glance."""
    assert [row.id for row in ROWS] == sorted(row.id for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_is_whole(row: Row) -> None:
    """Every row has an id, a title, a reason and a way out, in the house's grammar."""
    assert re.fullmatch(r"RP[0-9]{3}", row.id)
    assert row.title
    assert row.why
    assert row.help
    assert not row.title.endswith(".")
    assert not row.why.endswith(".")
    assert row.why[0].islower() or not row.why[0].isalpha()
    assert row.help.endswith(".")


def test_finding_takes_weight_and_reason_from_its_row() -> None:
    """A finding carries the severity and the reason of its row."""
    span = Span("a.yaml", 1, 1, 2, "x")
    made = finding("RP104", "unknown measure `x`", span, where="here", label="so")
    row = CATALOGUE["RP104"]
    assert (made.severity, made.why) == (row.severity, row.why)
    assert (made.id, made.message, made.span) == ("RP104", "unknown measure `x`", span)
    assert (made.where, made.label) == ("here", "so")
    assert row.severity is Severity.ERROR


def test_unknown_id_is_refused() -> None:
    """A finding without a row cannot be made."""
    with pytest.raises(KeyError):
        finding("RP999", "no such thing")
