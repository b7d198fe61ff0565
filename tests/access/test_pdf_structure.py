"""PDF/UA-1 and PDF/A-2a, as far as a program can decide: no paper has a fault, and every fault is found."""

import io
from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Stream, String

from tests.access.pdf_fault import RULES, Rule
from tests.access.pdf_structure import faults
from tests.access.sheets import EVERY, Sheet, printed

Damage = Callable[[Pdf], object]


@EVERY
def test_a_paper_has_no_structural_fault(sheet: Sheet) -> None:
    """Every kind of paper, in every size and script, holds to every rule."""
    assert faults(printed(sheet)) == []


def elements(pdf: Pdf, kind: str) -> Iterator[Object]:
    """The elements of one kind, as they lie in the file."""
    return (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == f"/{kind}")


def first(pdf: Pdf, kind: str) -> Object:
    """The first element of one kind."""
    return next(elements(pdf, kind))


def rename(kind: str, other: str) -> Damage:
    """Turn the first element of one kind into another."""
    return lambda pdf: first(pdf, kind).__setitem__("/S", Name(f"/{other}"))


def drop(kind: str, key: str) -> Damage:
    """Take an entry from the first element of one kind that has it."""
    return lambda pdf: next(one for one in elements(pdf, kind) if key in one).__delitem__(key)


def unlist(key: str) -> Damage:
    """Take an entry out of the catalogue."""
    return lambda pdf: pdf.Root.__delitem__(key)


def rewrite(old: bytes, new: bytes) -> Damage:
    """Change the content of the first page."""

    def damage(pdf: Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        assert old in content
        pdf.pages[0].Contents = Stream(pdf, content.replace(old, new, 1))

    return damage


def reclaim(old: bytes, new: bytes) -> Damage:
    """Change the metadata."""

    def damage(pdf: Pdf) -> None:
        told = pdf.Root.Metadata.read_bytes()
        assert old in told
        pdf.Root.Metadata = Stream(pdf, told.replace(old, new))

    return damage


def font_of(pdf: Pdf) -> Object:
    """A font of the first page."""
    return next(iter(pdf.pages[0].Resources.Font.values()))


def annotate(pdf: Pdf, **entries: object) -> None:
    """Add an annotation to the first page."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4)
    for key, entry in entries.items():
        note[f"/{key}"] = entry
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def untab(pdf: Pdf) -> None:
    """Let the tab key go where it likes."""
    annotate(pdf)
    del pdf.pages[0].Tabs


def attach(pdf: Pdf) -> None:
    """Attach a file that says nothing of itself."""
    file = pdf.make_indirect(Stream(pdf, b"{}"))
    pdf.Root.AF = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.json"), EF=Dictionary(F=file)))


def link_element(pdf: Pdf) -> None:
    """Turn an element into a link without an annotation."""
    first(pdf, "P")["/S"] = Name.Link


DAMAGES: dict[Rule, tuple[Damage, ...]] = {
    "actions": (
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
        lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(JavaScript=Dictionary())),
        lambda pdf: annotate(pdf, A=pdf.make_indirect(Dictionary(S=Name.Launch, F=String("a")))),
        lambda pdf: pdf.pages[0].__setitem__("/AA", Dictionary()),
    ),
    "alternative": (
        drop("Figure", "/Alt"),
        lambda pdf: first(pdf, "Figure").__setitem__("/Alt", String(" ")),
    ),
    "annotation": (annotate, lambda pdf: annotate(pdf, Contents=String("Call"), F=2)),
    "attachment": (attach,),
    "balance": (rewrite(b"EMC", b""), rewrite(b"q 1", b"q q 1"), rewrite(b"Q\n", b"Q Q\n")),
    "claims": (
        unlist("/Metadata"),
        reclaim(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<"),
        reclaim(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
    ),
    "colour": (
        unlist("/OutputIntents"),
        lambda pdf: pdf.pages[0].contents_add(b"0 0 0 1 k"),
        lambda pdf: pdf.pages[0].contents_add(b"/DeviceCMYK cs"),
    ),
    "embedded": (lambda pdf: font_of(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),),
    "encryption": (),
    "font-text": (lambda pdf: font_of(pdf).__delitem__("/ToUnicode"),),
    "heading-empty": (drop("H2", "/K"),),
    "heading-order": (rename("H2", "H3"), rename("H1", "H2"), rename("H2", "H")),
    "identifier": (),
    "language": (unlist("/Lang"), lambda pdf: pdf.Root.__setitem__("/Lang", String("English"))),
    "link": (link_element,),
    "list": (rename("LBody", "P"), rename("LI", "Div"), rename("L", "Div")),
    "marked": (
        unlist("/MarkInfo"),
        lambda pdf: pdf.Root.__setitem__("/MarkInfo", Dictionary(Marked=True, Suspects=True)),
    ),
    "mcid": (rewrite(b"/MCID 1>>", b"/MCID 0>>"), rewrite(b"/MCID 1>>", b"/MCID 99999>>"), drop("P", "/K")),
    "nesting": (
        rewrite(b"/Artifact", b"/Artifact BMC /Artifact"),
        rewrite(b"EMC", b"/Span<</MCID 0>>BDC EMC EMC"),
    ),
    "parent": (lambda pdf: first(pdf, "P").__setitem__("/P", pdf.Root.StructTreeRoot),),
    "parent-tree": (
        lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
        lambda pdf: pdf.pages[0].__delitem__("/StructParents"),
    ),
    "part-language": (lambda pdf: first(pdf, "P").__setitem__("/Lang", String("in Hindi")),),
    "role": (
        rename("Strong", "Loud"),
        lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__setitem__("/P", Name.Span),
    ),
    "tab-order": (untab,),
    "table": (rename("TR", "Div"), rename("TD", "P"), rename("TBody", "Div")),
    "table-header": (drop("TH", "/A"),),
    "table-shape": (lambda pdf: first(pdf, "TR").K.__delitem__(0),),
    "title": (
        lambda pdf: pdf.docinfo.__setitem__("/Title", String("Another")),
        reclaim(b"</rdf:li></rdf:Alt></dc:title>", b" 2</rdf:li></rdf:Alt></dc:title>"),
    ),
    "title-shown": (unlist("/ViewerPreferences"),),
    "tree": (unlist("/StructTreeRoot"),),
    "untagged": (
        lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f", prepend=True),
        lambda pdf: pdf.pages[0].contents_add(b"BT /f0 9 Tf (\x00\x01) Tj ET"),
    ),
}
"""Ways to break each rule. Locks and identifiers are made as a file is saved and have tests of their own."""

SOUND = printed(Sheet("report-progress", "a4"))
"""A paper with figures, tables and lists."""

EACH_DAMAGE = [
    pytest.param(rule, damage, id=f"{rule}-{number}")
    for rule, damages in DAMAGES.items()
    for number, damage in enumerate(damages)
]


@pytest.mark.parametrize(("rule", "damage"), EACH_DAMAGE)
def test_a_damage_is_found(rule: Rule, damage: Damage) -> None:
    """A file that was sound and is broken in one place is said to be, under the rule that was broken."""
    with Pdf.open(io.BytesIO(SOUND)) as pdf:
        damage(pdf)
        broken = io.BytesIO()
        pdf.save(broken)
    assert rule in {fault.rule for fault in faults(broken.getvalue())}


def test_a_locked_file_is_found() -> None:
    """A password, even an empty one, keeps readers for the blind out."""
    with Pdf.open(io.BytesIO(SOUND)) as pdf:
        locked = io.BytesIO()
        pdf.save(locked, encryption=Encryption(owner="owner", user=""))
    assert "encryption" in {fault.rule for fault in faults(locked.getvalue())}


def test_a_file_without_identifier_is_found() -> None:
    """An archive could not tell the file from another."""
    with Pdf.open(io.BytesIO(SOUND)) as pdf:
        saved = io.BytesIO()
        pdf.save(saved)
    nameless = saved.getvalue().replace(b"/ID [", b"/XX [")
    assert {fault.rule for fault in faults(nameless)} == {"identifier"}


def test_every_rule_has_its_sentence_and_its_damage() -> None:
    """No rule is without words, and none is believed that no damage has tried."""
    assert set(RULES) == set(DAMAGES) == set(get_args(Rule))


def test_opening_and_saving_is_no_damage() -> None:
    """What finds the damage is the damage and not the way that it was made."""
    with Pdf.open(io.BytesIO(SOUND)) as pdf:
        again = io.BytesIO()
        pdf.save(again)
    assert faults(again.getvalue()) == []
