"""All lint of a protocol, in one tuple: each check with the id of the one kind of finding that it gives.

A Subject flows in; what any check finds flows out, in the order of the files. What holds for every possible
patient needs a solver and stands in `all_proofs.py`. To add a check, write it in a file of its own as
`check(subject) -> Iterator[Finding]`, add one line below, and write its page in `docs/checks/`, its bad file
and its good twin in `tests/bad/`.
"""

from collections.abc import Callable, Iterator

from rehab.checks.lint import (
    amount_off_step,
    belt_on_partial_weight,
    claim_without_source,
    dose_in_words,
    hard_to_read,
    long_sentence,
    loosening_ended,
    measured_exactly,
    number_from_nowhere,
    pain_scale_gaps,
    paper_part_missing,
    phases_open_backwards,
    red_flag_unread,
    review_overdue,
    sum_for_the_reader,
    threshold_hardly_seen,
    threshold_without_source,
    too_many_exercises,
    too_many_words,
    usual_weeks_contradict,
    walk_too_short,
    word_of_the_trade,
)
from rehab.checks.subject import Subject
from rehab.findings import Finding

Check = Callable[[Subject], Iterator[Finding]]

LINT: tuple[tuple[str, Check], ...] = (
    ("RP301", threshold_without_source.check),
    ("RP302", review_overdue.check),
    ("RP303", loosening_ended.check),
    ("RP304", belt_on_partial_weight.check),
    ("RP305", phases_open_backwards.check),
    ("RP306", usual_weeks_contradict.check),
    ("RP307", measured_exactly.check),
    ("RP308", threshold_hardly_seen.check),
    ("RP309", amount_off_step.check),
    ("RP311", long_sentence.check),
    ("RP312", hard_to_read.check),
    ("RP313", too_many_words.check),
    ("RP314", too_many_exercises.check),
    ("RP315", paper_part_missing.check),
    ("RP316", pain_scale_gaps.check),
    ("RP317", dose_in_words.check),
    ("RP318", number_from_nowhere.check),
    ("RP320", red_flag_unread.check),
    ("RP321", claim_without_source.check),
    ("RP322", walk_too_short.check),
    ("RP323", word_of_the_trade.check),
    ("RP324", sum_for_the_reader.check),
)
"""What can be seen by reading; RP301 to RP349."""


def findings_about(subject: Subject) -> tuple[Finding, ...]:
    """Everything that the checks find in a protocol that could be resolved, once each and sorted."""
    found = (finding for _, check in LINT for finding in check(subject))
    return tuple(sorted(dict.fromkeys(found)))
