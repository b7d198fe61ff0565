"""Every English text of the program that a patient can read: the keys of its translations.

The modules of English words flow in; entries flow out, in the order in which they are written. What has no
letter is no word and needs no translation.
"""

import re
from collections.abc import Iterator, Mapping
from types import ModuleType

from rehab.frozen import FrozenStruct
from rehab.wording import english, english_drawings, english_handout, english_message, english_plain

_MODULES = (english, english_handout, english_drawings, english_message, english_plain)
_BY_LOCALE = frozenset({"WEEKDAYS", "MONTHS"})
"""Names of days and months come with the locale."""
_PLACE = re.compile(r"\{\w*\}")
_LETTER = re.compile(r"[^\W\d_]")
_SAFETY = frozenset(
    """
    CALL_FOR_VISIT CALL_FOR_VISIT_AT PAUSE NOT_YET STOP NEVER CALL_TODAY CALL_NOW CALL_NOW_NO_NUMBER
    ASK_FIRST COME_FIRST CLEAR_FIRST RED_FLAG_OPEN SAFETY SAFETY_NO_SESSIONS STOP_IF CALL_TODAY_IF
    CALL_NOW_IF CALL_AMBULANCE_IF CALL_US_TODAY THEN_CALL_US TELL_US NOBODY_ANSWERS
    NOBODY_ANSWERS_A_YES CALL_FIRST EMERGENCY EMERGENCY_STEPS AN_AMBULANCE URGENT_STEPS STOP_STEPS
    RULED_OUT_STEPS NOT_YET_STEPS COME_FIRST_STEPS CHECK_STEPS ASK_STEPS AT_PHONE QUESTIONS IS_IT
    IS_IT_ELSE WHAT_TO_SAY SAY_SIGNS YES NO CHOICES KNEES BOTH_KNEES SIDES PAIN_SCALE_LEAD
    AGAIN_CLEARED AGAIN_ANSWERED AGAIN_CHECKED
    ENDS_AT_ONCE DAY_BETWEEN DAY_OFF AFTER_THAT
    """.split()  # noqa: SIM905 (as a list it would take fifty lines)
)
"""Words that a wrong translation of could hurt: when to stop, whom to call, which knee."""


class ProgramWords(FrozenStruct):
    """One text of the program.

    Attributes:
        forms: the text, or one and many of it.
        name: the constant that holds it, as a hint for the translator.
        is_safety: true if a wrong word could hurt.
    """

    forms: tuple[str, ...]
    name: str
    is_safety: bool


def program_words() -> Iterator[ProgramWords]:
    """Every text of the program for patients, each once."""
    seen: set[str] = set()
    for module in _MODULES:
        for one in _of_module(module):
            if one.forms[0] not in seen and (has_words(one.forms[0]) or _is_shape(one.forms[0])):
                seen.add(one.forms[0])
                yield one


def has_words(text: str) -> bool:
    """True if a text says something beside what fills its places."""
    return _LETTER.search(_PLACE.sub("", text)) is not None


def _is_shape(text: str) -> bool:
    """True for the order of several places, as in a date, and for what stands between the words of a list."""
    return len(_PLACE.findall(text)) > 1 or text == english.COMMA


def _of_module(module: ModuleType) -> Iterator[ProgramWords]:
    plurals = {name for name, kind in module.__annotations__.items() if kind == tuple[str, str]}
    for name, value in vars(module).items():
        if name.isupper() and name not in _BY_LOCALE:
            for forms in (value,) if name in plurals else _forms(value):
                yield ProgramWords(forms, name, name in _SAFETY)


def _forms(value: object) -> Iterator[tuple[str, ...]]:
    """The texts in a constant: itself, those of a row, those of a table; a pair with a number is a plural."""
    if isinstance(value, str):
        yield (value,)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _forms(one)
    elif isinstance(value, tuple):
        if len(value) == 2 and all("{n}" in one for one in value):  # noqa: PLR2004 (one and many)
            yield value
        else:
            for one in value:
                yield from _forms(one)
