"""A clinic's file becomes a Clinic, or everything that is wrong with it and its logo, at its place.

Text flows in, with a way to the files beside it; a value and findings flow out.
"""

from rehab.clinic.authored import ClinicFileText
from rehab.clinic.logo import Beside, logo_of
from rehab.clinic.model import Clinic
from rehab.findings import Finding, has_errors
from rehab.source import MappingNode, ScalarNode, locate, read, shape


def clinic_from_text(text: str, *, name: str, beside: Beside) -> tuple[Clinic | None, tuple[Finding, ...]]:
    """The clinic of a file.

    Args:
        text: the whole file.
        name: what findings call it.
        beside: reads files that lie beside it.

    Returns:
        The clinic and what is wrong with the file and its logo; no clinic if there is an error.
    """
    node, read_findings = read(text, name=name)
    if node is None:
        return None, read_findings
    authored, shaped = shape(ClinicFileText, node)
    named = node.get("logo") if isinstance(node, MappingNode) else None
    logo, drawn = None, tuple[Finding, ...]()
    if isinstance(named, ScalarNode) and isinstance(named.value, str) and named.value:
        logo, drawn = logo_of(named.value, beside, at=locate(node, ("logo",)))
    found = tuple(sorted((*read_findings, *shaped, *drawn)))
    if authored is None or has_errors(found):
        return None, found
    said = authored.model_dump(exclude={"schema_version", "logo"}, exclude_none=True)
    return Clinic(logo=logo, **said), found
