"""What the world's languages look like: how each writes numbers, names days and counts.

A language tag comes in; shapes, direction and plural rules of Unicode's locale data come out. The one door to
Babel. Digits are always the ones on a goniometer and on a telephone.
"""

from datetime import date
from functools import cache
from typing import Literal, cast

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.plurals import get_plural
from babel.numbers import format_decimal

from rehab.frozen import FrozenStruct


class LocaleShapes(FrozenStruct):
    """Numbers and days of one locale, such as `de` or `es_MX`."""

    locale: str

    def number(self, number: float, decimals: int) -> str:
        """A number without needless digits."""
        rounded = round(number, decimals) + 0.0
        form = "0." + "#" * decimals if decimals else "0"
        return format_decimal(rounded, format=form, locale=self.locale, numbering_system="latn")

    def month(self, day: date, *, short: bool) -> str:
        """The name of a day's month, as it stands beside the day; Chinese dates have it in figures."""
        is_figure = self.locale.startswith("zh")
        return format_date(day, "MMM" if short or is_figure else "MMMM", locale=self.locale)

    def weekday(self, day: date, *, short: bool) -> str:
        """The name of the day of the week."""
        return format_date(day, "EEE" if short else "EEEE", locale=self.locale)


@cache
def locale_of(tag: str) -> str | None:
    """The locale of a tag, None for one that nobody knows."""
    try:
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """Which way a language is read."""
    return cast("Literal['ltr', 'rtl']", Locale.parse(tag, sep="-").text_direction)


_ARABIC = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
"""The order that translators know; Babel has the last two forms the other way round."""


def plural_rule(tag: str) -> tuple[int, str]:
    """How many forms a plural has, and the rule that chooses one."""
    if tag.partition("-")[0] == "ar":
        return 6, _ARABIC
    rule = get_plural(locale_of(tag))
    return rule.num_plurals, rule.plural_expr
