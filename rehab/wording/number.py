"""Numbers, units and days as words, for a voice in its language.

Numbers and dates flow in, short finished phrases flow out, always the same for the same number and never
dependent on the machine's locale.
"""

from collections.abc import Sequence
from datetime import date

from rehab.terms.measure import Kind, Measure
from rehab.wording import english, english_plain
from rehab.wording.english import Plural
from rehab.wording.tongue import ENGLISH, Tongue
from rehab.wording.voice import Voice

_DAYS_A_WEEK = 7
_MINUTE = 60
_KM_A_MILE = 1.609344
_LEAST_PERCENT = 0.1
_WHOLE_PERCENTS = 10


def number_words(number: float, *, decimals: int = 2, tongue: Tongue = ENGLISH) -> str:
    """A number without needless digits: `13.5`, `98`, `-2`."""
    return tongue.number(number, decimals)


def counted(number: float, of: Plural, tongue: Tongue = ENGLISH) -> str:
    """A number of things: `1 session`, `3 sessions`."""
    return tongue.count(number, of)


def value_words(measure: Measure, number: float, voice: Voice) -> str:
    """A value of a measure with its unit: `98 deg` or `98 degrees`, `1+` or `a little`."""
    if not voice.plainly:
        return _spaced(measure.words(round(number, 4)))
    tongue = voice.tongue
    if measure.id == "extension_deficit" and number < 0:
        return tongue.say(english_plain.VALUE_PAST_STRAIGHT, value=_plain_value(measure, -number, tongue))
    plain = _plain_value(measure, number, tongue)
    form = english_plain.VALUES.get(measure.id)
    return plain if form is None else tongue.say(form, value=plain)


def amount_words(measure: Measure, number: float, voice: Voice) -> str:
    """A difference between two values of a measure: `2 deg`, `1 grade`, `2 points`."""
    tongue = voice.tongue
    if measure.grades:
        return tongue.count(number, english.GRADES)
    if measure.unit is None:
        if measure.kind is Kind.SCORE and voice.plainly:
            return tongue.count(number, english.POINTS)
        return tongue.number(number)
    if voice.plainly:
        return _in_plain_unit(measure.unit, round(number, 1), tongue)
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


def time_words(seconds: float, tongue: Tongue = ENGLISH) -> str:
    """Seconds as a person says them: `20 seconds`, `2 minutes 30 seconds`."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    if minutes and rest:
        return tongue.say(
            english.TIME,
            minutes=tongue.count(minutes, english.MINUTES),
            seconds=tongue.count(rest, english.SECONDS),
        )
    return tongue.count(minutes, english.MINUTES) if minutes else tongue.count(rest, english.SECONDS)


def speed_words(kmh: float, units: str, tongue: Tongue = ENGLISH) -> str:
    """A speed in both units, the patient's own first: `1 km/h (0.6 mph)`."""
    return speed_range_words((kmh, kmh), units, tongue)


def speed_range_words(kmh: tuple[float, float], units: str, tongue: Tongue = ENGLISH) -> str:
    """A lowest and a highest speed in both units: `0.8 to 1 km/h (0.5 to 0.6 mph)`."""
    mph = (kmh[0] / _KM_A_MILE, kmh[1] / _KM_A_MILE)
    return tongue.say(
        english.SPEED[units],
        kmh=range_words(*kmh, decimals=1, tongue=tongue),
        mph=range_words(*mph, decimals=1, tongue=tongue),
    )


def range_words(low: float, high: float, *, decimals: int = 2, tongue: Tongue = ENGLISH) -> str:
    """A lowest and a highest number, said once where they are the same: `4 to 6`, `2`."""
    ends = tuple(dict.fromkeys(tongue.number(number, decimals) for number in (low, high)))
    return tongue.say(english.BETWEEN, low=ends[0], high=ends[-1]) if ends[1:] else ends[0]


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


def short_day(day: date, tongue: Tongue = ENGLISH) -> str:
    """A day of the course: `Nov 20`."""
    return tongue.say(english.SHORT_DAY, short_month=tongue.shapes.month(day, short=True), day=day.day)


def long_day(day: date, tongue: Tongue = ENGLISH) -> str:
    """A day with its year: `November 20, 2026`."""
    month = tongue.shapes.month(day, short=False)
    return tongue.say(english.LONG_DAY, month=month, day=day.day, year=day.year)


def named_day(day: date, tongue: Tongue = ENGLISH) -> str:
    """A day of the coming weeks: `Friday, November 20`."""
    month = tongue.shapes.month(day, short=False)
    return tongue.say(english.NAMED_DAY, weekday=weekday(day, tongue), month=month, day=day.day)


def month_day(day: date, tongue: Tongue = ENGLISH) -> str:
    """A day beside its weekday: `November 20`."""
    return tongue.say(english.MONTH_DAY, month=tongue.shapes.month(day, short=False), day=day.day)


def weekday(day: date, tongue: Tongue = ENGLISH) -> str:
    """The name of the day of the week."""
    return tongue.shapes.weekday(day, short=False)


def short_weekday(day: date, tongue: Tongue = ENGLISH) -> str:
    """The day of the week where there is little room: `Fri`."""
    return tongue.shapes.weekday(day, short=True)


def listed(words: Sequence[str], join: str = english.AND, tongue: Tongue = ENGLISH) -> str:
    """Words as a list: `a, b and c`."""
    if not words[1:]:
        return "".join(words)
    return tongue.say(join, first=tongue.say(english.COMMA).join(words[:-1]), last=words[-1])


def joined(parts: Sequence[str], *, either: bool = False) -> str:
    """Fragments as a list; set apart by semicolons where one of them is a list itself."""
    if parts[1:] and any(mark in part for part in parts for mark in (" and ", " or ", ":", ",")):
        words = english.LONG_OR if either else english.LONG_AND
        return words.format(first="; ".join(parts[:-1]), last=parts[-1])
    return listed(parts, english.OR if either else english.AND)


def capital(words: str) -> str:
    """The same words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _plain_value(measure: Measure, number: float, tongue: Tongue) -> str:
    if measure.grades:
        word = measure.grades[round(number)]
        return tongue.say(english_plain.WORDS.get((measure.id, word), _spaced(word)))
    if measure.kind is Kind.YES_NO:
        return tongue.say(english.YES if number else english.NO)
    return tongue.number(number) if measure.unit is None else _in_plain_unit(measure.unit, number, tongue)


def _in_plain_unit(unit: str, number: float, tongue: Tongue) -> str:
    return tongue.count(number, english.PATIENT_UNITS.get(unit, ("{n} " + unit, "{n} " + unit)))


def _spaced(word: str) -> str:
    return word.replace("_", " ").replace(" /min", "/min")
