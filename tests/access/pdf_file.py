"""The file as a whole: catalogue, metadata, profile, actions and attachments come in, faults come out."""

import re
import xml.etree.ElementTree as ET  # the tests' own files, not a stranger's
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from tests.access.pdf_fault import Fault

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_DEAD_ACTIONS = frozenset({"/GoTo", "/URI", "/Named"})
"""What a link may do: go to a place in the file, or name an address that is fetched only when asked."""


def file_faults(pdf: Pdf) -> Iterator[Fault]:
    """What is wrong with the file as a whole."""
    yield from _catalogue(pdf)
    yield from _metadata(pdf)
    yield from _profile(pdf)
    yield from _actions(pdf)
    yield from _attachments(pdf)
    yield from _annotations(pdf)


def _catalogue(pdf: Pdf) -> Iterator[Fault]:
    root = pdf.Root
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield Fault("language", "catalogue")
    marks = root.get("/MarkInfo", Dictionary())
    if not marks.get("/Marked", False) or marks.get("/Suspects", False):
        yield Fault("marked", "catalogue")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Fault("title-shown", "catalogue")
    if pdf.is_encrypted:
        yield Fault("encryption", "trailer")
    if len(pdf.trailer.get("/ID", Array())) != 2:
        yield Fault("identifier", "trailer")


def _metadata(pdf: Pdf) -> Iterator[Fault]:
    if "/Metadata" not in pdf.Root:
        yield from (Fault("claims", "no metadata"), Fault("title", "no metadata"))
        return
    tree = ET.fromstring(pdf.Root.Metadata.read_bytes().decode().strip("\ufeff"))  # noqa: S314  (our own file)
    title = tree.findtext(".//dc:title/rdf:Alt/rdf:li", "", _SPACES).strip()
    if not title or title != str(pdf.docinfo.get("/Title", "")).strip():
        yield Fault("title", "metadata")
    if _claim(tree, "pdfuaid:part") != "1":
        yield Fault("claims", "PDF/UA")
    if _claim(tree, "pdfaid:part") not in {"2", "3"} or _claim(tree, "pdfaid:conformance") != "A":
        yield Fault("claims", "PDF/A")


def _claim(tree: ET.Element, name: str) -> str:
    """What is claimed, which may stand in an element or in an attribute."""
    space, local = name.split(":")
    attribute = f"{{{_SPACES[space]}}}{local}"
    found = (one.get(attribute) for one in tree.iter())
    return tree.findtext(f".//{name}", "", _SPACES) or next((one for one in found if one), "")


def _profile(pdf: Pdf) -> Iterator[Fault]:
    intents = [one for one in pdf.Root.get("/OutputIntents", Array()) if one.get("/S") == Name.GTS_PDFA1]
    if not any("/DestOutputProfile" in one and one.DestOutputProfile.N == 3 for one in intents):
        yield Fault("colour", "no output intent for red, green and blue")


def _actions(pdf: Pdf) -> Iterator[Fault]:
    names = pdf.Root.get("/Names", Dictionary())
    places = {"/Names/JavaScript": names.get("/JavaScript"), "/AcroForm/XFA": _forms(pdf).get("/XFA")}
    yield from (Fault("actions", place) for place, found in places.items() if found is not None)
    for number, item in enumerate(pdf.objects):
        if not isinstance(item, Dictionary | Stream):
            continue
        if "/AA" in item or "/JS" in item:
            yield Fault("actions", f"object {number}")
        for key in ("/A", "/OpenAction"):
            action = item.get(key)
            if isinstance(action, Dictionary) and "/S" in action and str(action.S) not in _DEAD_ACTIONS:
                yield Fault("actions", f"object {number}: {action.S}")
        if isinstance(item, Stream) and "/F" in item:
            yield Fault("actions", f"object {number}: content in another file")


def _forms(pdf: Pdf) -> Object:
    return pdf.Root.get("/AcroForm", Dictionary())


def _attachments(pdf: Pdf) -> Iterator[Fault]:
    for item in pdf.objects:
        if not isinstance(item, Dictionary) or "/EF" not in item:
            continue
        name = str(item.get("/UF", item.get("/F", "")))
        told = "/AFRelationship" in item and str(item.get("/Desc", "")) and "/Subtype" in item.EF.F
        if not name or not told:
            yield Fault("attachment", name)
        if b"<pdfaid:part>3<" not in pdf.Root.Metadata.read_bytes():
            yield Fault("attachment", f"{name}: PDF/A-2 allows it no such file")


def _annotations(pdf: Pdf) -> Iterator[Fault]:
    for number, page in enumerate(pdf.pages, 1):
        annotations = page.get("/Annots", Array())
        if len(annotations) and page.get("/Tabs") != Name.S:
            yield Fault("tab-order", f"page {number}")
        for one in annotations:
            flags = int(one.get("/F", 0))
            printed, hidden = flags & 4, flags & (1 | 2 | 32)
            described = str(one.get("/Contents", "")).strip()
            if not printed or hidden or not described or "/StructParent" not in one:
                yield Fault("annotation", f"page {number}")
