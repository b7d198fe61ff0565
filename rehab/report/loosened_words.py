"""A loosened number in words: what it is now, what it was, who answers for it and until when.

A signed loosening flows in, one line flows out; papers, decisions and pages of protocols say it alike.
"""

from rehab.protocol.model import Loosened
from rehab.wording.name import path_words
from rehab.wording.number import long_day
from rehab.wording.tongue import ENGLISH, Tongue


def loosened_words(one: Loosened, form: str, tongue: Tongue = ENGLISH) -> str:
    """A loosening in the form of a page.

    Args:
        one: the signed loosening.
        form: the page's template, with `{path}`, `{new}`, `{old}`, `{by}`, `{until}` and `{why}`.
        tongue: the language of the page.
    """
    return tongue.say(
        form,
        path=path_words(one.path),
        new=one.new,
        old=one.old,
        by=one.by,
        until=long_day(one.until, tongue),
        why=one.why,
    )
