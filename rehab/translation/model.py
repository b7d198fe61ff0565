"""A translation as a value: the texts of one file, what each became, and who answers for it.

A file's entries flow in as data. The English text is the key; a plural has one form for each of its language.
"""

from collections.abc import Callable, Mapping

from rehab.findings import Span
from rehab.frozen import FrozenStruct


class ToTranslate(FrozenStruct):
    """A text that waits for its translation.

    Attributes:
        forms: the English text, or one and many of it.
        note: where it is printed, for the translator.
        is_safety: true if a second reader must have read it.
    """

    forms: tuple[str, ...]
    note: str
    is_safety: bool


class Translated(FrozenStruct):
    """One entry of a file.

    Attributes:
        key: the English text; of a plural its first form.
        forms: the translation; empty where it waits.
        many: the other English form of a plural.
        is_fuzzy: true where somebody doubts it.
    """

    key: str
    forms: tuple[str, ...]
    many: str = ""
    is_fuzzy: bool = False
    span: Span | None = None


class Marks(FrozenStruct):
    """Who has read a translation; each as `name, date`, empty where nobody has.

    Attributes:
        reviewed_by: who has read all of it.
        safety_read_by: who has read the words of safety after that; somebody else.
        safety_digest: digest of the words of safety as they were then read.
    """

    reviewed_by: str = ""
    safety_read_by: str = ""
    safety_digest: str = ""


class Translation(FrozenStruct):
    """One translation file.

    Attributes:
        name: the file as messages print it.
        tag: its language.
        plural: which form a whole number takes.
        forms: how many forms a plural has.
    """

    name: str
    tag: str
    entries: tuple[Translated, ...]
    marks: Marks
    plural: Callable[[int], int]
    forms: int

    @property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """What can be printed: whole entries that nobody doubts."""
        return {
            one.key: one.forms for one in self.entries if all(one.forms) and one.forms and not one.is_fuzzy
        }
