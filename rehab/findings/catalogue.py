"""Every finding that exists: its stable id, its title, why it matters and what to do.

The rows of each family flow in; one table flows out, which prints, pages and tests all read.
Ids are never reused: scripts and habits hang on them. To add a finding, add one `Row` to the file of its
family in `rows/`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rehab.findings.model import Finding, Span
from rehab.findings.row import Row
from rehab.findings.rows.cases import CASES
from rehab.findings.rows.clinic import CLINIC
from rehab.findings.rows.episode import EPISODE
from rehab.findings.rows.lint import LINT
from rehab.findings.rows.paper import PAPER
from rehab.findings.rows.proof import PROOF
from rehab.findings.rows.reading import READING
from rehab.findings.rows.shape import SHAPE
from rehab.findings.rows.translation import TRANSLATION

ROWS: tuple[Row, ...] = (*READING, *SHAPE, *EPISODE, *LINT, *CASES, *PROOF, *CLINIC, *TRANSLATION, *PAPER)
"""Every row in the order of the table."""

CATALOGUE: Mapping[str, Row] = MappingProxyType({row.id: row for row in ROWS})
"""Every row by its id."""


def finding(
    finding_id: str, message: str, span: Span | None = None, *, where: str = "", label: str = ""
) -> Finding:
    """A finding of the catalogue, with its severity and its reason taken from there.

    Raises:
        KeyError: if the catalogue has no such id.
    """
    row = CATALOGUE[finding_id]
    return Finding(finding_id, row.severity, message, span, where, label, row.why)
