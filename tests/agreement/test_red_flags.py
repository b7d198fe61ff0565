"""What was known before answers no red flag with NO, whatever it asks and whatever the history.

Claims about the reference; that the other engines answer alike is the subject of the file beside this one.
"""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings

from rehab.frozen import replace
from rehab.patient.model import Visit
from rehab.patient.reading import Role
from rehab.protocol.condition import Now, Test
from rehab.rules.model import Entry, Moment
from rehab.rules.reference import ReferenceEngine
from rehab.terms.measure import RecordedAt
from rehab.terms.truth import Truth
from tests.agreement.strategies import MANY, Case, cases

_LEAST_TURNED = 25
_SOME = settings(MANY, max_examples=300)
_FLAGS = cases(entries=12, depth=0, roles=(Role.RED_FLAG,))


def red_flags(case: Case) -> Iterator[tuple[Entry, Test]]:
    """The red flags of a case that ask one thing of a check-in, of every patient."""
    for entry in case.rules.entries:
        if entry.applies_when is None and isinstance(entry.when, Test):
            measure = case.catalogue.by_id.get(entry.when.measure)
            if measure is not None and measure.recorded is RecordedAt.CHECK_IN:
                yield entry, entry.when


def blank(visit: Visit) -> Visit:
    """The same visit, had nothing been observed at it."""
    return replace(visit, observed={}, other={}, not_applicable=frozenset())


def with_blanks(moment: Moment, *, today: bool) -> Moment:
    """The same moment with no flag raised, had nothing been observed today, or nothing before today."""
    at, visits = moment.at, moment.series.visits
    seen = [blank(visit) if (number == at) is today else visit for number, visit in enumerate(visits)]
    before = moment.series.before if today else ()
    series = replace(moment.series, visits=tuple(seen), before=before)
    return Moment(series, at, replace(moment.state, open_flags=frozenset()))


def test_no_history_answers_an_unasked_red_flag_with_no() -> None:
    """With nothing observed today a red flag is YES or UNKNOWN, where another cautious rule may be NO."""
    otherwise: Counter[Truth] = Counter()

    def never_no(case: Case) -> None:
        engine = ReferenceEngine(case.rules, case.catalogue)
        for entry, _ in red_flags(case):
            rule = replace(entry, role=Role.CAUTIOUS, flag=None)
            for moment in case.moments:
                unasked = with_blanks(moment, today=True)
                assert engine.trace(entry, unasked).truth is not Truth.NO
                otherwise[engine.trace(rule, unasked).truth] += 1

    _SOME(given(_FLAGS)(never_no))()
    assert otherwise[Truth.NO] >= _LEAST_TURNED, otherwise


def test_no_history_changes_what_todays_value_says() -> None:
    """A red flag over today's value is answered alike with and without all that was observed before."""
    otherwise: Counter[bool] = Counter()

    def alike(case: Case) -> None:
        engine = ReferenceEngine(case.rules, case.catalogue)
        for entry, test in red_flags(case):
            rule = replace(entry, role=Role.CAUTIOUS, flag=None)
            for moment in case.moments if isinstance(test.view, Now) else ():
                alone = with_blanks(moment, today=False)
                whole = replace(moment, state=alone.state)
                assert engine.trace(entry, whole).truth is engine.trace(entry, alone).truth
                otherwise[engine.trace(rule, whole).truth is engine.trace(rule, alone).truth] += 1

    _SOME(given(_FLAGS)(alike))()
    assert otherwise[False] >= _LEAST_TURNED, otherwise
