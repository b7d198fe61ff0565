"""What gives no decision at all: a wrong knee, an impossible date, an unknown measure.

The checked text of an episode and its tree flow in; findings at their places flow out. A value that
cannot be true is another thing: it is refused by name, and the rest is decided.
"""

from collections.abc import Iterator
from datetime import date

from rehab.findings import Finding, did_you_mean, finding
from rehab.frozen import FrozenStruct
from rehab.patient.authored import EpisodeText, Knee
from rehab.source import Node
from rehab.source.place import Path, describe, locate
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue, RecordedAt

_RECORD = ("events", "closures", "decisions", "overrides", "baselines", "corrections")


def impossible(
    text: EpisodeText, node: Node, catalogue: Catalogue, *, day: date, last: date
) -> tuple[Finding, ...]:
    """Everything for which an episode gives no decision.

    Args:
        text: the checked file.
        node: its tree, for positions.
        catalogue: the measures that observations name.
        day: the day to decide for; there is a start by then.
        last: the last day that anything can be dated; after `day` where it is a past one.
    """
    checks = _Checks(text, node, catalogue, day, last)
    return (*checks.knees(), *checks.dates(), *checks.names())


class _Checks(FrozenStruct):
    text: EpisodeText
    node: Node
    catalogue: Catalogue
    day: date
    last: date

    # Knees -----------------------------------------------------------------------------------------

    def knees(self) -> Iterator[Finding]:
        for path, knee in self._named_knees():
            operated = tuple(dict.fromkeys(start.knee for start in self.text.starts))
            if knee is not None and knee not in operated:
                known = " and ".join(f"`{one}`" for one in operated)
                message = f"the {knee} knee is not under treatment here"
                yield self._finding("RP201", path, message, f"the start says {known}")

    def _named_knees(self) -> Iterator[tuple[Path, Knee | None]]:
        for number, check_in in enumerate(self.text.check_ins):
            yield ("check_ins", number, "knee"), check_in.knee
            for place, line in enumerate(check_in.sessions or ()):
                yield ("check_ins", number, "sessions", place, "knee"), line.knee
        for key in _RECORD:
            for number, entry in enumerate(getattr(self.text, key)):
                yield (key, number, "knee"), entry.knee

    # Dates -----------------------------------------------------------------------------------------

    def dates(self) -> Iterator[Finding]:
        begun = any(start.date_ <= self.day for start in self.text.starts)
        starts = tuple(
            found
            for number, start in enumerate(self.text.starts)
            for found in self._not_after(
                self.last if begun else self.day, start.date_, ("starts", number, "date")
            )
        )
        yield from starts
        if starts:
            return  # against a start that is wrong every other day is wrong too
        yield from self._check_ins()
        for key in _RECORD:
            for number, entry in enumerate(getattr(self.text, key)):
                path: Path = (key, number, "date")
                yield from self._not_after(self.last, entry.date_, path)
                first = self._start_of(entry.knee)
                if key != "baselines" and entry.date_ < first:
                    yield self._finding("RP202", path, f"{entry.date_} is before the start on {first}", "")
        yield from self._corrections()

    def _check_ins(self) -> Iterator[Finding]:
        last = max(start.date_ for start in self.text.starts)
        for number, check_in in enumerate(self.text.check_ins):
            path: Path = ("check_ins", number, "date")
            day, first = check_in.date_, self._start_of(check_in.knee)
            yield from self._not_after(self.last, day, path)
            if check_in.pre_operative and day >= last:
                message = f"{day} is not before the operation"
                yield self._finding("RP202", path, message, "leave `pre_operative` out")
            if not check_in.pre_operative and day < first:
                message = f"{day} is before the start on {first}"
                label = "if it is from before the operation, say `pre_operative: true`"
                yield self._finding("RP202", path, message, label)
            for place, line in enumerate(check_in.sessions or ()):
                if not first <= line.date_ <= day:
                    line_path = ("check_ins", number, "sessions", place, "date")
                    message = f"{line.date_} is not between the start and the check-in"
                    label = f"from {first} to {day}; a session stands under the check-in after it"
                    yield self._finding("RP202", line_path, message, label)

    def _start_of(self, knee: Knee | None) -> date:
        """The first start of a knee; of either, where none is named."""
        days = [start.date_ for start in self.text.starts if knee in {None, start.knee}]
        return min(days or [start.date_ for start in self.text.starts])

    def _corrections(self) -> Iterator[Finding]:
        known = {check_in.date_ for check_in in self.text.check_ins}
        for number, correction in enumerate(self.text.corrections):
            path: Path = ("corrections", number, "check_in")
            if correction.check_in not in known:
                message = f"there is no check-in on {correction.check_in}"
                yield self._finding("RP202", path, message, "write the day of the check-in that was wrong")
            elif correction.date_ < correction.check_in:
                message = f"{correction.check_in} is after the correction of {correction.date_}"
                yield self._finding("RP202", path, message, "")
            measure = self.catalogue.by_id.get(MeasureId(correction.measure))
            if measure is not None and measure.red_flag and correction.value is not True:
                message = f"`{measure.id}` is a red flag, and a correction cannot take it back"
                label = "close it under `closures:` with who and what was found"
                yield self._finding("RP206", ("corrections", number, "value"), message, label)

    def _not_after(self, last: date, day: date, path: Path) -> Iterator[Finding]:
        if day > last:
            what = "the day to decide for" if last == self.day else "the last day of the file"
            yield self._finding("RP202", path, f"{day} is after {last}, {what}", "")

    # Names -----------------------------------------------------------------------------------------

    def names(self) -> Iterator[Finding]:
        for number, check_in in enumerate(self.text.check_ins):
            for name in check_in.observations:
                yield from self._measure(
                    name, ("check_ins", number, "observations", name), RecordedAt.CHECK_IN
                )
            for place, line in enumerate(check_in.sessions or ()):
                for name in line.observations:
                    yield from self._measure(
                        name, ("check_ins", number, "sessions", place, name), RecordedAt.SESSION
                    )
        for number, correction in enumerate(self.text.corrections):
            path: Path = ("corrections", number, "measure")
            yield from self._measure(correction.measure, path, RecordedAt.CHECK_IN, key=False)

    def _measure(self, name: str, path: Path, recorded: RecordedAt, *, key: bool = True) -> Iterator[Finding]:
        measure = self.catalogue.by_id.get(MeasureId(name))
        if measure is None:
            here = (known.id for known in self.catalogue.measures if known.recorded is recorded)
            near = did_you_mean(name, here)
            label = f"did you mean `{near}`?" if near else ""
            yield self._finding("RP104", path, f"unknown measure `{name}`", label, key=key)
        elif measure.recorded is not recorded:
            right = "in a session line" if measure.recorded is RecordedAt.SESSION else "under `observations`"
            message = f"`{name}` is not recorded here"
            yield self._finding("RP103", path, message, f"write it {right}", key=key)

    def _finding(
        self, finding_id: str, path: Path, message: str, label: str, *, key: bool = False
    ) -> Finding:
        where, span = describe(self.node, path), locate(self.node, path, key=key)
        return finding(finding_id, message, span=span, where=where, label=label)
