"""How a sheet gets its code: written, read back, decided again and compared before anybody sees it.

A trip's parts flow in, letters flow out, or why there are none. A code is given only if the sheet that comes
of it is the sheet itself, but for names: that is the proof, and it is made for every single code.
"""

from collections.abc import Callable, Sequence

from rehab.course.model import Course
from rehab.frozen import FrozenStruct
from rehab.patient.authored import EpisodeText
from rehab.patient.model import Episode
from rehab.patient.past_day import as_it_stood
from rehab.replay.again import Bench
from rehab.replay.code import Header, code_of, digest_of_sheet, digests_of, files_digest, number_of, opened
from rehab.replay.codec import Unwritable
from rehab.replay.made_from import MadeFrom
from rehab.replay.nameless import nameless, unsigned
from rehab.replay.record import Press, files_of
from rehab.replay.thin import thinner
from rehab.report.handout import Handout
from rehab.wording import english_replay as words

MakeSheet = Callable[[Episode, Sequence[Course]], Handout]
"""Writes the handout of an episode, as it is printed."""
LONGEST = 1400
"""Letters of the longest code: a QR code of version 25 holds 1,451 of them."""


class NoCode(FrozenStruct):
    """That a sheet has no code, and why."""

    why: str


class Maker(FrozenStruct):
    """What is needed to make a code.

    Attributes:
        make_sheet: writes the handout.
    """

    made_from: MadeFrom
    press: Press
    bench: Bench
    make_sheet: MakeSheet

    def code(self, episode: Episode, courses: Sequence[Course]) -> str | NoCode:
        """The letters of a sheet's code, or why it has none.

        Args:
            episode: as it is printed.
            courses: what it came to.
        """
        sheet = unsigned(self.make_sheet(nameless(episode), courses))
        header = self._header(episode, sheet)
        for text in thinner(self._text(episode), courses):
            try:
                letters = code_of(header, text, self.made_from.layers, self.made_from.catalogue)
            except Unwritable:
                return NoCode(words.UNWRITABLE)
            if self._comes_back(letters, sheet):
                return NoCode(words.TOO_LONG) if len(letters) > LONGEST else letters
        return NoCode(words.NOT_THE_SAME)

    def _text(self, episode: Episode) -> EpisodeText:
        """The episode as it stood on the day, with the language and the numbers that are printed."""
        text, _ = as_it_stood(self.made_from.episode, self.made_from.as_of)
        patient = text.patient.model_copy(update={"language": self.press.printing.language})
        in_order = tuple(sorted(text.check_ins, key=lambda check_in: check_in.date_))
        return text.model_copy(update={"patient": patient, "clinic": episode.clinic, "check_ins": in_order})

    def _header(self, episode: Episode, sheet: Handout) -> Header:
        files = files_of(self.made_from.layers, self.made_from.catalogue, self.press.clinic)
        return Header(
            program=self.press.version,
            protocol=number_of(self.made_from.episode.protocol),
            files=files_digest(files),
            overlays=digests_of("overlay", files),
            clinic=next(iter(digests_of("clinic", files)), None),
            as_of=self.made_from.as_of,
            looks_back=episode.left_out > 0,
            paper=self.press.printing.paper,
            large_print=self.press.printing.large_print,
            sheet=digest_of_sheet(sheet),
        )

    def _comes_back(self, letters: str, sheet: Handout) -> bool:
        """Whether the sheet comes again from the letters."""
        code = opened(letters)
        text = code.episode(
            self.made_from.layers, self.made_from.catalogue, protocol=self.made_from.episode.protocol
        )
        came = self.bench.again(text, looks_back=code.header.looks_back)
        if came is None:
            return False
        episode, courses = came
        return self.make_sheet(nameless(episode), courses) == sheet
