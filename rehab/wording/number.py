"""Numbers, units and days as words.

Numbers and dates flow in, short finished phrases flow out, always the same for the same number and never
dependent on the machine's locale.
"""

from collections.abc import Sequence
from datetime import date

from rehab.terms.measure import Kind, Measure
from rehab.wording import english, english_plain
from rehab.wording.english import Plural
from rehab.wording.voice import Voice

_DAYS_A_WEEK = 7
_MINUTE = 60
_KM_A_MILE = 1.609344
_LEAST_PERCENT = 0.1
_WHOLE_PERCENTS = 10


def number_words(number: float, *, decimals: int = 2) -> str:
    """A number without needless digits: `13.5`, `98`, `-2`."""
    shown = f"{round(number, decimals):.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{number:.0f}"
    return "0" if shown in {"-0", ""} else shown


def counted(number: float, of: Plural) -> str:
    """A number of things: `1 session`, `3 sessions`."""
    return of[0 if number == 1 else 1].format(n=number_words(number))


def value_words(measure: Measure, number: float, voice: Voice) -> str:
    """A value of a measure with its unit: `98 deg` or `98 degrees`, `1+` or `a little`."""
    if voice is Voice.CLINICIAN:
        return _spaced(measure.words(round(number, 4)))
    plain = _plain_value(measure, number)
    if measure.id == "extension_deficit" and number < 0:
        return english_plain.VALUE_PAST_STRAIGHT.format(value=_plain_value(measure, -number))
    return english_plain.VALUES.get(measure.id, "{value}").format(value=plain)


def amount_words(measure: Measure, number: float, voice: Voice) -> str:
    """A difference between two values of a measure: `2 deg`, `1 grade`, `2 points`."""
    if measure.grades:
        return counted(number, english.GRADES)
    if measure.unit is None:
        kind = english.POINTS if measure.kind is Kind.SCORE and voice is Voice.PATIENT else ("{n}", "{n}")
        return counted(number, kind)
    if voice is Voice.PATIENT:
        return _in_plain_unit(measure.unit, round(number, 1))
    return f"{number_words(number, decimals=1)} {measure.unit}"


def percent_words(share: float) -> str:
    """A share as a percentage: `42 %`, `1.5 %`; only none reads as 0 and only all as 100."""
    percent = 100 * share
    if 0 < percent < _LEAST_PERCENT:
        return english.LESS_PERCENT.format(n=number_words(_LEAST_PERCENT))
    if share < 1:
        percent = min(percent, 100 - _LEAST_PERCENT)
    is_round = _WHOLE_PERCENTS <= percent <= 100 - _WHOLE_PERCENTS
    return english.PERCENT.format(n=number_words(percent, decimals=0 if is_round else 1))


def duration_words(days: float) -> str:
    """Days as whole weeks where they are: `6 weeks`, `10 days`."""
    if days and days % _DAYS_A_WEEK == 0:
        return counted(days // _DAYS_A_WEEK, english.WEEKS)
    return counted(days, english.DAYS)


def time_words(seconds: float) -> str:
    """Seconds as a person says them: `20 seconds`, `2 minutes 30 seconds`."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    parts = [counted(minutes, english.MINUTES)] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, english.SECONDS))
    return " ".join(parts)


def speed_words(kmh: float, units: str) -> str:
    """A speed in both units, the patient's own first: `1 km/h (0.6 mph)`."""
    return speed_range_words((kmh, kmh), units)


def speed_range_words(kmh: tuple[float, float], units: str) -> str:
    """A lowest and a highest speed in both units: `0.8 to 1 km/h (0.5 to 0.6 mph)`."""
    mph = (kmh[0] / _KM_A_MILE, kmh[1] / _KM_A_MILE)
    return english.SPEED[units].format(kmh=range_words(*kmh, decimals=1), mph=range_words(*mph, decimals=1))


def range_words(low: float, high: float, *, decimals: int = 2) -> str:
    """A lowest and a highest number, said once where they are the same: `4 to 6`, `2`."""
    ends = tuple(dict.fromkeys(number_words(number, decimals=decimals) for number in (low, high)))
    return english.BETWEEN.format(low=ends[0], high=ends[-1]) if ends[1:] else ends[0]


def counted_range(low: float, high: float, of: Plural) -> str:
    """A lowest and a highest number of things: `2 to 3 sessions`."""
    return of[0 if low == high == 1 else 1].format(n=range_words(low, high))


def time_range_words(low: float, high: float) -> str:
    """A shortest and a longest time: `30 to 40 seconds`, `3 minutes to 3 minutes 30 seconds`."""
    if low == high:
        return time_words(low)
    for unit, of in ((_MINUTE, english.MINUTES), (1, english.SECONDS)):
        if low % unit == high % unit == 0 and (unit > 1 or high < _MINUTE):
            return counted_range(low / unit, high / unit, of)
    return english.BETWEEN.format(low=time_words(low), high=time_words(high))


def short_day(day: date) -> str:
    """A day of the course: `Nov 20`."""
    return english.SHORT_DAY.format(short_month=english.MONTHS[day.month - 1][:3], day=day.day)


def long_day(day: date) -> str:
    """A day with its year: `November 20, 2026`."""
    return english.LONG_DAY.format(month=english.MONTHS[day.month - 1], day=day.day, year=day.year)


def named_day(day: date) -> str:
    """A day of the coming weeks: `Friday, November 20`."""
    return english.NAMED_DAY.format(weekday=weekday(day), month=english.MONTHS[day.month - 1], day=day.day)


def month_day(day: date) -> str:
    """A day beside its weekday: `November 20`."""
    return english.MONTH_DAY.format(month=english.MONTHS[day.month - 1], day=day.day)


def weekday(day: date) -> str:
    """The name of the day of the week."""
    return english.WEEKDAYS[day.weekday()]


def short_weekday(day: date) -> str:
    """The day of the week where there is little room: `Fri`."""
    return weekday(day)[:3]


def listed(words: Sequence[str], join: str = english.AND) -> str:
    """Words as a list: `a, b and c`."""
    if not words[1:]:
        return "".join(words)
    return join.format(first=", ".join(words[:-1]), last=words[-1])


def joined(parts: Sequence[str], *, either: bool = False) -> str:
    """Fragments as a list; set apart by semicolons where one of them is a list itself."""
    if parts[1:] and any(mark in part for part in parts for mark in (" and ", " or ", ":", ",")):
        words = english.LONG_OR if either else english.LONG_AND
        return words.format(first="; ".join(parts[:-1]), last=parts[-1])
    return listed(parts, english.OR if either else english.AND)


def capital(words: str) -> str:
    """The same words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _plain_value(measure: Measure, number: float) -> str:
    if measure.grades:
        word = measure.grades[round(number)]
        return english_plain.WORDS.get((measure.id, word), _spaced(word))
    if measure.kind is Kind.YES_NO:
        return english.YES if number else english.NO
    return number_words(number) if measure.unit is None else _in_plain_unit(measure.unit, number)


def _in_plain_unit(unit: str, number: float) -> str:
    return counted(number, english.PATIENT_UNITS.get(unit, ("{n} " + unit, "{n} " + unit)))


def _spaced(word: str) -> str:
    return word.replace("_", " ").replace(" /min", "/min")
