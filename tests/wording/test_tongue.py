"""A tongue says the program's words in its language, and keeps those that it has no word for."""

import pytest

from rehab.adapters.locales import plural_rule
from rehab.adapters.po import read_po
from rehab.translation.tongue_from_translations import tongue_from_translations
from rehab.wording import english
from rehab.wording.number import listed, long_day, named_day, speed_words, time_words
from rehab.wording.tongue import ENGLISH, American, Tongue
from tests.builders import day

_GERMAN = {
    "{n} day": ("{n} Tag", "{n} Tage"),
    "{month} {day}, {year}": ("{day}. {month} {year}",),
    "{first} and {last}": ("{first} und {last}",),
}


def test_a_text_without_a_translation_stays_english() -> None:
    """What nobody has translated is printed in English and never left out."""
    assert Tongue(tag="de", messages=_GERMAN).say("Call us today.") == "Call us today."


@pytest.mark.parametrize(("number", "said"), [(1, "1 Tag"), (2, "2 Tage"), (0, "0 Tage"), (1.5, "1.5 Tage")])
def test_one_and_many(number: float, said: str) -> None:
    """A plural takes the form of its language, a fraction the last one."""
    assert Tongue(tag="de", messages=_GERMAN).count(number, english.DAYS) == said


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (100, "other")],
)
def test_arabic_counts_in_six_forms(number: int, form: str) -> None:
    """The rule in the file's header chooses among all six."""
    count, rule = plural_rule("ar")
    forms = "".join(f'msgstr[{place}] "{name}"\n' for place, name in enumerate(_SIX))
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals={count}; plural={rule};\\n"\n\n'
    text = f'{head}msgid "{{n}} day"\nmsgid_plural "{{n}} days"\n{forms}'
    translation, _ = read_po(text, name="ar.po", tag="ar")
    assert translation is not None
    tongue = tongue_from_translations("ar", [translation], shapes=American(), direction="ltr")
    assert tongue.count(number, english.DAYS) == form


_SIX = ("zero", "one", "two", "few", "many", "other")


def test_a_date_stands_in_the_order_of_the_language() -> None:
    """The order of day, month and year is the translation's."""
    assert long_day(day(0), Tongue(tag="de", messages=_GERMAN)).split()[0].endswith(".")


def test_a_place_keeps_its_direction_in_a_line_that_runs_leftwards() -> None:
    """A telephone number inside an Arabic sentence is set apart, so that its groups never change places."""
    tongue = Tongue(tag="ar", direction="rtl")
    assert tongue.say("Call {number}.", number="555 0100") == "Call \u2066555 0100\u2069."
    assert tongue.steady("555 0100") == "\u2066555 0100\u2069"


def test_arabic_words_in_a_place_run_leftwards_whatever_stands_first() -> None:
    """A list that begins with a letter of the legend still runs as its Arabic words do."""
    tongue = Tongue(tag="ar", direction="rtl")
    assert tongue.say("{a}", a="A = \u0623\u0644\u0645") == "\u2068\u200fA = \u0623\u0644\u0645\u2069"


def test_a_name_alone_keeps_its_last_stop_at_its_end() -> None:
    """Initials on a page that runs leftwards are read as they were typed; nothing to read stays nothing."""
    arabic = Tongue(tag="ar", direction="rtl")
    assert arabic.apart("M. K.") == "\u2066M. K.\u2069"
    assert arabic.apart("") == ""
    assert ENGLISH.apart("M. K.") == "M. K."


def test_chinese_sets_no_space_between_sentences() -> None:
    """Two Chinese sentences stand beside each other as they are written."""
    assert Tongue(tag="zh-Hans").joined(("\u597d\u3002", "\u597d\u3002")) == "\u597d\u3002\u597d\u3002"
    assert ENGLISH.joined(("Good.", "", "Good.")) == "Good. Good."


def test_german_keeps_its_capitals() -> None:
    """A noun that opens a phrase keeps its capital inside a sentence; an English phrase loses it."""
    assert Tongue(tag="de").inside("Stange in jeder Hand") == "Stange in jeder Hand"
    assert ENGLISH.inside("Between two bars") == "between two bars"
    assert ENGLISH.inside("TUG") == "TUG"


def test_english_is_said_as_before() -> None:
    """Lists, times, days and speeds of the program's own language."""
    assert listed(("a", "b", "c")) == "a, b and c"
    assert time_words(150) == "2 minutes 30 seconds"
    assert speed_words(1.0, "metric") == "1 km/h (0.6 mph)"
    assert named_day(day(0)).count(",") == 1
