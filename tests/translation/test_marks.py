"""A translation is a draft until one has reviewed it and another has read its words of safety."""

from rehab.adapters.po import read_po, write_po
from rehab.frozen import replace
from rehab.translation.faults import faults, gaps, without_faults
from rehab.translation.marks import open_marks, safety_digest
from rehab.translation.model import Marks, ToTranslate, Translation

TEXTS = (
    ToTranslate(("Call {number} now.",), "CALL_NOW", is_safety=True),
    ToTranslate(("{n} day", "{n} days"), "DAYS", is_safety=False),
)
KNOWN = {"Call {number} now.": ("Rufen Sie {number} an.",), "{n} day": ("{n} Tag", "{n} Tage")}
GERMAN = (2, "n != 1")


def a_translation(known: dict[str, tuple[str, ...]] | None = None, marks: Marks | None = None) -> Translation:
    """A German file with some words and marks."""
    text = write_po("de", TEXTS, KNOWN if known is None else known, marks=marks or Marks(), plural=GERMAN)
    read, found = read_po(text, name="de.po", tag="de")
    assert read is not None
    assert found == ()
    return read


def signed(
    translation: Translation, first: str = "A. One, 2026-11-01", second: str = "B. Two, 2026-11-02"
) -> Translation:
    """The same file with both signatures on what it says."""
    return replace(translation, marks=Marks(first, second, safety_digest(translation, TEXTS)))


def test_what_is_written_is_read_again() -> None:
    """Texts, plural forms and marks go through the file unchanged."""
    marks = Marks("A. One, 2026-11-01", "B. Two, 2026-11-02", "0123")
    read = a_translation(marks=marks)
    assert read.known == KNOWN
    assert read.marks == marks
    assert [read.plural(number) for number in (1, 2)] == [0, 1]


def test_both_readers_make_it_final() -> None:
    """Whole, reviewed and read a second time: nothing is open."""
    assert tuple(open_marks(signed(a_translation()), TEXTS)) == ()


def test_nobody_has_read_it() -> None:
    """A file without marks says what is open."""
    assert tuple(open_marks(a_translation(), TEXTS)) == (
        "nobody has reviewed it",
        "nobody has read the words of safety a second time",
    )


def test_the_second_reader_is_somebody_else() -> None:
    """One person cannot be both readers, whatever the day."""
    alone = signed(a_translation(), "A. One, 2026-11-01", "a. one, 2026-11-02")
    assert tuple(open_marks(alone, TEXTS)) == ("its second reader is the one who reviewed it",)


def test_a_changed_word_of_safety_voids_the_second_reading() -> None:
    """What was read is not what stands there now."""
    was = signed(a_translation())
    now = a_translation({**KNOWN, "Call {number} now.": ("{number}, sofort.",)}, was.marks)
    assert tuple(open_marks(now, TEXTS)) == ("words of safety have changed since they were read",)


def test_a_changed_other_word_leaves_the_second_reading() -> None:
    """Only the words of safety hang on it."""
    was = signed(a_translation())
    now = a_translation({**KNOWN, "{n} day": ("{n} Tag", "{n} Tagen")}, was.marks)
    assert tuple(open_marks(now, TEXTS)) == ()


def test_a_missing_text_keeps_it_a_draft() -> None:
    """A file that does not say everything is no final one."""
    part = signed(a_translation({"Call {number} now.": KNOWN["Call {number} now."]}))
    assert tuple(open_marks(part, TEXTS)) == ("1 of 2 texts have no translation",)


def test_a_lost_place_is_found_and_not_printed() -> None:
    """Without its number the sentence would send nobody anywhere; it prints in English instead."""
    lost = a_translation({"Call {number} now.": ("Rufen Sie an.",)})
    assert [(one.id, one.label) for one in faults(lost)] == [("RP602", "there must be `{number}`")]
    assert gaps(without_faults(lost), TEXTS) == TEXTS


def test_an_added_place_is_found() -> None:
    """A place that nothing fills would end the program."""
    assert [one.id for one in faults(a_translation({"Call {number} now.": ("{number} {who}",)}))] == ["RP602"]


def test_a_stray_brace_is_found() -> None:
    """A brace that is no place would end the program."""
    assert [one.id for one in faults(a_translation({"Call {number} now.": ("{number} {",)}))] == ["RP602"]


def test_a_plural_may_leave_the_number_out() -> None:
    """`two days` is one word in some languages."""
    assert tuple(faults(a_translation({"{n} day": ("ein Tag", "{n} Tage")}))) == ()


def test_a_doubted_entry_waits() -> None:
    """What somebody has marked as fuzzy is not printed."""
    text = write_po("de", TEXTS, KNOWN, marks=Marks(), plural=GERMAN).replace(
        "#. DAYS\n", "#. DAYS\n#, fuzzy\n"
    )
    read, _ = read_po(text, name="de.po", tag="de")
    assert read is not None
    assert "{n} day" not in read.known


def test_a_broken_file_is_named_with_its_line() -> None:
    """A file that no reader understands is refused by name."""
    read, found = read_po('msgid "a\nmsgstr ""\n', name="de.po", tag="de")
    assert read is None
    assert [(one.id, one.span.file if one.span else "") for one in found] == [("RP601", "de.po")]
