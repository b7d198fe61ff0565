"""The page of a simulation as a value: finished words come in, and stand in a frozen value with a name.

Text and HTML print the same page, so that neither can say another figure than the other.
"""

from typing import Annotated, Literal

from pydantic import Field

from rehab.frozen import Frozen
from rehab.report.clinician import ChartSection
from rehab.report.parts import Labelled
from rehab.report.table import Table
from rehab.report.visible import Text


class SimulationPage(Frozen):
    """What a protocol did to a cohort of virtual patients.

    Attributes:
        language: BCP 47 tag, such as `en-US`.
        notices: what must be seen first: that nobody here is real, and a draft protocol.
        verdict: what became of most patients, in one sentence.
        basis: what the curves of these patients are, in one sentence.
        facts: the figures that one looks for first.
        grounds: every number that the patients rest on, with its source or as an assumption.
        sources: each source's key (label) and its citation (value).
        footer: what stands once at the end.
        stamp: protocol, digest and seed in one short line.
    """

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en-US"
    direction: Literal["ltr", "rtl"] = "ltr"
    title: Text
    notices: tuple[Text, ...]
    header: tuple[Labelled, ...]
    verdict: Text
    basis: Text
    facts: tuple[Labelled, ...]
    tables: tuple[Table, ...]
    charts: ChartSection
    grounds: Table
    sources_title: Text
    sources: tuple[Labelled, ...]
    footer: tuple[Text, ...]
    stamp: Text
