# ruff: noqa: INP001  (a program beside the files it made, not a package)
"""Cuts the fonts that the PDF bundles: whole open fonts come in, small ones and their glyph list come out.

Run by hand when a script or a sign is added, with fonttools and brotli: `python fonts/cut.py FOLDER`. The
folder holds, at any depth, the fonts of Debian's package fonts-noto-core (`apt-get download`, `dpkg -x`) and
of the npm packages vazirmatn and @fontsource/noto-sans-sc. Noto Sans SC comes in a hundred slices, which
are joined here: as TrueType the characters of GB 2312 take 2.1 MB a weight, as the CFF of fonts-noto-cjk 2.7.
A name in a script that is not cut is a finding, not a box.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.otlLib.builder import ChainContextSubstBuilder, ChainContextualRule, SingleSubstBuilder
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

Ranges = tuple[tuple[int, int], ...]

# Basic Latin to Extended-B with Vietnamese, so that a European or Vietnamese name prints as it is written.
LATIN = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02B9, 0x02DD),
    (0x0300, 0x0304),
    (0x0306, 0x030C),
    (0x0323, 0x0328),
    (0x0394, 0x0394),
    (0x03BC, 0x03BC),
    (0x1E00, 0x1EFF),
    (0x200B, 0x200F),
    (0x2010, 0x2027),
    (0x202F, 0x2033),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x2094),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2150, 0x215E),
)
# Arrows and comparisons: "110 -> 112", "at least", "plus or minus", a true minus sign.
MATHEMATICS = (
    (0x2190, 0x2199),
    (0x2206, 0x2206),
    (0x2212, 0x2213),
    (0x221A, 0x221A),
    (0x221E, 0x221E),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
# Boxes to tick, ticks and crosses, plain shapes, telephone, warning.
SIGNS = (
    (0x25A0, 0x25A1),
    (0x25AA, 0x25AB),
    (0x25B2, 0x25B3),
    (0x25B6, 0x25B6),
    (0x25BC, 0x25BD),
    (0x25C6, 0x25C7),
    (0x25CB, 0x25CB),
    (0x25CF, 0x25D0),
    (0x25EF, 0x25EF),
    (0x260E, 0x260E),
    (0x2610, 0x2612),
    (0x26A0, 0x26A0),
    (0x2713, 0x2718),
)
# A script has a space, digits and marks of its own: a line is set in one font and its words are found apart.
AROUND = ((0x0020, 0x0040), (0x00A0, 0x00A0), (0x00AB, 0x00AB), (0x00BB, 0x00BB), (0x2010, 0x201F))
ARABIC = (*AROUND, (0x0600, 0x06FF), (0x200C, 0x200F))
DEVANAGARI = (*AROUND, (0x0900, 0x097F), (0x200C, 0x200D), (0x20B9, 0x20B9), (0x25CC, 0x25CC))
# Of GB 2312 beside its characters: quotes and dots as wide as a character, brackets, full-width forms.
CHINESE_MARKS = (
    (0x00B7, 0x00B7),
    (0x2014, 0x2014),
    (0x2018, 0x2019),
    (0x201C, 0x201D),
    (0x2026, 0x2026),
    (0x3000, 0x303F),
    (0xFF00, 0xFFEF),
)
# What shapes text without changing what it says: small capitals or old figures would only add weight.
FEATURES = ("ccmp", "kern", "locl", "mark", "mkmk", "rlig")
MARK = 3  # the class of a mark in a font's table of glyph classes
JOINING = (*FEATURES, "calt", "fina", "init", "isol", "liga", "medi")
CONJUNCTS = (
    *("abvf", "abvm", "abvs", "akhn", "blwf", "blwm", "blws", "cjct", "dist", "half", "haln", "nukt", "pref"),
    *("pres", "pstf", "psts", "rkrf", "rphf", "vatu", *FEATURES),
)


def gb_2312() -> Ranges:
    """The marks and all 6,763 characters of GB 2312, the set that mainland papers and keyboards share."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    held = {ord(text) for text in (two.decode("gb2312", "ignore") for two in rows) if text}
    return (*CHINESE_MARKS, *runs(sorted(held)))


@dataclass(frozen=True)
class Cut:
    """One font to cut and what to keep of it.

    Attributes:
        font: the file that is written, `<family>-<style>.ttf`.
        ranges: the characters to keep.
        features: how they may be shaped.
        slices: a pattern for the files that the whole is joined from, where it is published in slices.
        family: its name where the slices have a wrong one.
    """

    font: str
    ranges: Ranges
    features: tuple[str, ...] = FEATURES
    slices: str = ""
    family: str = ""


def cuts() -> tuple[Cut, ...]:
    """Every font of the folder, made when asked: the Chinese set is worked out and not written down."""
    chinese = gb_2312()
    return (
        Cut("NotoSans-Regular.ttf", LATIN),
        Cut("NotoSans-Bold.ttf", LATIN),
        Cut("NotoSansMath-Regular.ttf", MATHEMATICS),
        Cut("NotoSansSymbols2-Regular.ttf", SIGNS),
        Cut("Vazirmatn-Regular.ttf", ARABIC, JOINING),
        Cut("Vazirmatn-Bold.ttf", ARABIC, JOINING),
        Cut("NotoSansDevanagari-Regular.ttf", DEVANAGARI, CONJUNCTS),
        Cut("NotoSansDevanagari-Bold.ttf", DEVANAGARI, CONJUNCTS),
        Cut("NotoSansSC-Regular.ttf", chinese, (), "noto-sans-sc-*-400-normal.woff2", "Noto Sans SC"),
        Cut("NotoSansSC-Bold.ttf", chinese, (), "noto-sans-sc-*-700-normal.woff2", "Noto Sans SC"),
    )


def main(whole_fonts: Path) -> None:
    """Cut every font of the table into this folder and write down which characters they hold together."""
    held = {character for each in cuts() for character in cut(each, whole_fonts)}
    (HERE / "glyphs.txt").write_text(glyph_list(held), encoding="ascii")


def cut(each: Cut, whole_fonts: Path) -> set[int]:
    """Write one cut font and return the code points that it holds."""
    wanted = {c for low, high in each.ranges for c in range(low, high + 1)}
    font = joined(each, whole_fonts, wanted) if each.slices else opened(next(whole_fonts.rglob(each.font)))
    kept(font, wanted, each.features)
    if each.ranges is ARABIC:
        part_lam_alef(font)
    font.save(HERE / each.font)
    return set(font.getBestCmap())


def opened(path: Path) -> TTFont:
    """Read a font as it is, with the day of its making."""
    return TTFont(path, recalcTimestamp=False)


def kept(font: TTFont, wanted: set[int], features: tuple[str, ...]) -> None:
    """Leave in a font these characters and what shapes them."""
    options = Options()
    options.layout_features = list(features)
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def part_lam_alef(font: TTFont) -> None:
    """Draw lam with alef, one glyph of two letters, as two glyphs of one letter each that look the same.

    Readers of PDF turn the letters of one glyph around, so that "no" is read aloud as "the" and no word with
    it is found. The alef half draws both, since it comes first from the left; the lam half is blank. Beside a
    vowel mark, which knows its place on the one glyph, that stays.
    """
    gsub = font["GSUB"].table
    lookups = gsub.LookupList.Lookup
    marks = {glyph for glyph, kind in font["GDEF"].table.GlyphClassDef.classDefs.items() if kind == MARK}
    named = [one for one in gsub.FeatureList.FeatureRecord if one.FeatureTag in {"liga", "rlig"}]
    for feature in (one.Feature for one in named):
        at = feature.LookupListIndex[0]
        whole, swaps, parts = lookups[at], [], ChainContextSubstBuilder(font, None)
        for lam, ligatures in whole.SubTable[0].ligatures.items():
            pair = [swap(font, len(lookups) + len(swaps) + each, {}) for each in (0, 1)]
            pair[0].mapping[lam] = f"{lam}.blank"
            pair[1].mapping.update((one.Component[0], f"{one.LigGlyph}.half") for one in ligatures)
            room = font["hmtx"][ligatures[0].LigGlyph][0] // 2
            copy_glyph(font, "space", f"{lam}.blank", room)
            for one in ligatures:
                left = font["hmtx"][one.LigGlyph][0] - room
                copy_glyph(font, one.LigGlyph, f"{one.LigGlyph}.half", left)
            both = [{lam}, set(pair[1].mapping)]
            parts.rules.append(ChainContextualRule([], both, [marks], [[], []]))
            parts.rules.append(ChainContextualRule([], both, [], [[one] for one in pair]))
            swaps += pair
        lookups[at] = parts.build()
        lookups += [*(one.build() for one in swaps), whole]
        feature.LookupListIndex.append(len(lookups) - 1)
        feature.LookupCount = len(feature.LookupListIndex)
    gsub.LookupList.LookupCount = len(lookups)


def swap(font: TTFont, index: int, mapping: dict[str, str]) -> SingleSubstBuilder:
    """A lookup that swaps glyph for glyph, under the number that it will have."""
    lookup = SingleSubstBuilder(font, None)
    lookup.lookup_index, lookup.mapping = index, mapping
    return lookup


def copy_glyph(font: TTFont, name: str, copy: str, advance: int) -> None:
    """Add a glyph that is drawn as another one and takes another room."""
    drawn, room = font["glyf"][name], font["hmtx"][name]
    font["glyf"][copy] = drawn
    font["hmtx"][copy] = (advance, room[1])
    font.setGlyphOrder(font["glyf"].glyphOrder)


def joined(each: Cut, whole_fonts: Path, wanted: set[int]) -> TTFont:
    """Join the slices that hold characters of this cut, without layout: no table is made of a hundred."""
    paths = sorted(whole_fonts.rglob(each.slices))
    slices = [path for path in paths if wanted & set(opened(path).getBestCmap())]
    without = MergeOptions(drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "STAT", "prep", "vhea", "vmtx"])
    font = Merger(options=without).merge(list(map(str, slices)))
    style = each.font.removesuffix(".ttf").split("-")[1]
    name = {1: each.family, 4: f"{each.family} {style}", 6: each.font.removesuffix(".ttf")}
    for number, text in name.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = opened(slices[0])["head"].modified
    font.recalcTimestamp = False
    return font


def glyph_list(code_points: Iterable[int]) -> str:
    """Write code points as one range a line, so that no font library is needed to read them."""
    lines = ["# Characters that the fonts here can print, as ranges of code points. Made by cut.py."]
    for low, high in runs(sorted(code_points)):
        lines.append(f"{low:04X}-{high:04X}")
    return "\n".join(lines) + "\n"


def runs(ordered: list[int]) -> list[tuple[int, int]]:
    """Join neighbouring numbers into ranges."""
    found: list[tuple[int, int]] = []
    for number in ordered:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
