"""Numbers and days in each language's own shape, with the digits of a goniometer."""

from datetime import date

import pytest

from rehab.adapters.locales import LocaleShapes, direction_of, locale_of

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("tag", "number", "weekday"),
    [
        ("de", "1,5", "Freitag"),
        ("fr", "1,5", "vendredi"),
        ("es", "1,5", "viernes"),
        ("ar-EG", "1.5", "\u0627\u0644\u062c\u0645\u0639\u0629"),
        ("hi", "1.5", "\u0936\u0941\u0915\u094d\u0930\u0935\u093e\u0930"),
        ("zh-Hans", "1.5", "\u661f\u671f\u4e94"),
    ],
)
def test_shapes_of_a_language(tag: str, number: str, weekday: str) -> None:
    """Decimal signs and names of days are the language's; the digits are 0 to 9 in every one."""
    locale = locale_of(tag)
    assert locale is not None
    shapes = LocaleShapes(locale)
    assert shapes.number(1.5, 2) == number
    assert shapes.weekday(FRIDAY, short=False) == weekday


def test_whole_numbers_have_no_decimals() -> None:
    """98.0 is 98, and nothing is below zero that is none."""
    shapes = LocaleShapes("de")
    assert (shapes.number(98.0, 2), shapes.number(-0.001, 2), shapes.number(3.0, 0)) == ("98", "0", "3")


def test_which_way_a_language_is_read() -> None:
    """Arabic runs leftwards, Hindi does not."""
    assert (direction_of("ar"), direction_of("hi")) == ("rtl", "ltr")


def test_an_unknown_tag_has_no_locale() -> None:
    """A tag that nobody knows is none, whatever it looks like."""
    assert [locale_of(tag) for tag in ("qq", "", "de-", "../de")] == [None, None, None, None]
