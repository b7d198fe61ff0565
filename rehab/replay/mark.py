"""The mark on papers that were made again by other rules than those that they stand for."""

from typing import TypeVar

from rehab.report.parts import Document
from rehab.wording.english_handout import REPLAYED_OTHERWISE
from rehab.wording.tongue import ENGLISH, Tongue

D = TypeVar("D", bound=Document)


def of_other_version(document: D, tongue: Tongue = ENGLISH) -> D:
    """The same paper with the notice on every page that it is not the one that was given out."""
    notices = (tongue.say(REPLAYED_OTHERWISE), *document.notices)
    return document.model_copy(update={"notices": notices})
