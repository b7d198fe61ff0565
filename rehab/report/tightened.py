"""What a variant, a modifier or an overlay tightens: one protocol beside the same with it laid over.

Two resolved protocols flow in, lines flow out: later weeks, more gates, closed levels, lower ceilings, more
rules, stricter numbers. What was loosened is signed and stands first.
"""

from collections.abc import Iterator

from rehab.frozen import FrozenStruct
from rehab.protocol.model import Criterion, Protocol
from rehab.protocol.standing import STANDING
from rehab.report.ladder_words import cap_line, gate_lines, opens_in
from rehab.report.loosened_words import loosened_words
from rehab.report.protocol_page import Line
from rehab.report.rule_words import rule_effect, rule_sentence
from rehab.report.sources import rule_source, source_key
from rehab.terms.measure import Catalogue
from rehab.wording import english_diff, english_report
from rehab.wording import english_show as words
from rehab.wording.number import number_words

NUMBER_TEXTS = {parameter.id: parameter.text for parameter in STANDING}


def tightened(before: Protocol, after: Protocol, catalogue: Catalogue) -> tuple[Line, ...]:
    """What the second protocol asks that the first does not.

    Args:
        before: the protocol as it stands.
        after: the same with something laid over it.
        catalogue: the measures that both ask for.
    """
    lines = tuple(_Pair(before, after, catalogue).lines())
    return lines or (Line(label=words.SAME, clinician=words.SAME_AS_IT),)


class _Pair(FrozenStruct):
    before: Protocol
    after: Protocol
    catalogue: Catalogue

    def lines(self) -> Iterator[Line]:
        yield from self._loosened()
        yield from self._windows()
        yield from self._gates()
        yield from self._closed()
        for cap in self.after.caps[len(self.before.caps) :]:
            yield cap_line(cap, words.CEILING)
        yield from self._rules()
        yield from self._numbers()

    def _loosened(self) -> Iterator[Line]:
        for one in self.after.loosened:
            said = loosened_words(one, english_report.LOOSENED)
            yield Line(label=words.LOOSENED, clinician=said)

    def _windows(self) -> Iterator[Line]:
        for old, new in zip(self.before.phases, self.after.phases, strict=True):
            if new.window.not_before_days > old.window.not_before_days:
                said = words.NOT_BEFORE.format(id=new.id, new=opens_in(new), old=opens_in(old) or "0")
                yield Line(label=words.LATER, clinician=said, source=source_key(new.window.source))

    def _gates(self) -> Iterator[Line]:
        for old, new in zip(self.before.phases, self.after.phases, strict=True):
            more = new.enter_when[len(old.enter_when) :]
            yield from self._asked(words.ALSO_ASKED.format(id=new.id), more)
        for old_level, new_level in zip(self.before.levels, self.after.levels, strict=True):
            more = new_level.needs[len(old_level.needs) :]
            yield from self._asked(words.ALSO_NEEDED.format(id=new_level.id), more)

    def _asked(self, label: str, more: tuple[Criterion, ...]) -> Iterator[Line]:
        return gate_lines(label, more, self.catalogue, self.after)

    def _closed(self) -> Iterator[Line]:
        for level in self.after.removed_levels:
            if level not in self.before.removed_levels:
                one = self.after.level(level)
                yield Line(label=words.CLOSED, clinician=one.title, patient=one.patient)
        for activity in self.after.variety:
            if activity.id in set(self.after.removed_variety) - set(self.before.removed_variety):
                yield Line(label=words.CLOSED, clinician=activity.title, patient=activity.patient)

    def _rules(self) -> Iterator[Line]:
        for rule in self.after.rules[len(self.before.rules) :]:
            when = rule_sentence(rule, self.catalogue, self.after)
            said = english_diff.WHEN_THEN.format(when=when, then=rule_effect(rule))
            label = words.RULE.format(id=rule.id)
            yield Line(label=label, clinician=said, patient=rule.patient, source=rule_source(rule))

    def _numbers(self) -> Iterator[Line]:
        old = {parameter.id: parameter.value for parameter in self.before.parameters}
        for one in self.after.parameters:
            if one.id in old and one.value != old[one.id] and one.id in NUMBER_TEXTS:
                said = words.REPLACED.format(
                    text=NUMBER_TEXTS[one.id], new=number_words(one.value), old=number_words(old[one.id])
                )
                yield Line(label=words.NUMBER, clinician=said, source=source_key(one.source))
