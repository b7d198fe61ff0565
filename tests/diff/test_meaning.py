"""What a new version means: proven for any patient, and shown by one whom both versions have decided."""

from rehab.adapters.data_folder import data_folder
from rehab.adapters.files import FolderShelf
from rehab.adapters.z3_solver import Z3Solver
from rehab.diff.edition import Edition
from rehab.diff.meaning import meaning
from rehab.diff.model import Met, Shift, Verdict
from rehab.proof.solver import Nobody, Search, World
from rehab.protocol.from_authored import resolve
from rehab.protocol.layer import read_chain
from rehab.terms.caution import Outcome
from rehab.wiring import make_judge
from tests.checks.cases.walked import a_protocol
from tests.diff.editions import FLUID, GATE, PLAIN, SORE, an_edition, meant, row_of, shifts
from tests.patient.written import the_catalogue


class _NoSolver:
    """A solver that nobody asks."""

    def search(self, world: World) -> Search:
        """Fail: nothing is to be searched."""
        raise AssertionError(world)


def test_a_gate_one_degree_up_is_stricter() -> None:
    """The patient at the old threshold no longer progresses, and nobody is treated with less caution."""
    told = meant(PLAIN, PLAIN.replace("100 deg", "101 deg"))
    assert told.verdict is Verdict.STRICTER
    assert row_of(told.stricter, "knee_flexion") == ["100 deg", "100 deg"]
    assert row_of(told.stricter, "decision") == ["progress", "hold"]
    assert told.looser == Nobody()
    assert shifts(told) == {Outcome.PROGRESS: Shift.FEWER, Outcome.HOLD: Shift.MORE}


def test_a_gate_one_degree_down_is_looser() -> None:
    """The patient one degree below the old threshold now progresses."""
    told = meant(PLAIN, PLAIN.replace("100 deg", "99 deg"))
    assert told.verdict is Verdict.LOOSER
    assert row_of(told.looser, "knee_flexion") == ["99 deg", "99 deg"]
    assert row_of(told.looser, "decision") == ["hold", "progress"]
    assert told.stricter == Nobody()


def test_a_rule_dropped_is_looser() -> None:
    """Whom only that rule stepped back is held no more."""
    told = meant(PLAIN, a_protocol(rules={"fluid": FLUID}, gate=GATE))
    assert told.verdict is Verdict.LOOSER
    assert shifts(told)[Outcome.REGRESS] is Shift.FEWER


def test_a_flipped_sign_is_neither() -> None:
    """Some gain by it and some lose, and each direction has its patient."""
    told = meant(PLAIN, PLAIN.replace("{above: 5}", "{below: 5}"))
    assert told.verdict is Verdict.NEITHER
    assert isinstance(told.stricter, Met)
    assert isinstance(told.looser, Met)
    assert shifts(told)[Outcome.REGRESS] is Shift.NEITHER


def test_other_words_are_equal() -> None:
    """What a rule says to people changes no decision."""
    told = meant(PLAIN, PLAIN.replace("It says so.", "It says it otherwise."))
    assert told.verdict is Verdict.EQUAL


def test_the_order_of_rules_is_equal() -> None:
    """No rule has a rank."""
    told = meant(PLAIN, a_protocol(rules={"sore": SORE, "fluid": FLUID}, gate=GATE))
    assert told.verdict is Verdict.EQUAL
    assert not shifts(told)


def test_equal_digests_need_no_solver() -> None:
    """A comment changes nothing, and nothing is searched."""
    old, new = (an_edition(text) for text in (PLAIN, "# why\n" + PLAIN))
    told = meaning(old, new, solver=_NoSolver(), make_judge=make_judge)
    assert told.verdict is Verdict.EQUAL


def test_another_curve_is_not_settled() -> None:
    """The proof holds one expected curve for both versions, so of two it claims nothing."""
    curve = "expected:\n  knee_flexion: {weeks: {1: 80, 8: 110}, source: clinic-default}\n"
    behind = "{knee_flexion: {at_least: 10 deg, short_of: expected}}"
    old = a_protocol(rules={"behind": (behind, "hold")}, gate=GATE, more=curve)
    told = meant(old, old.replace("8: 110", "8: 120"))
    assert told.verdict is Verdict.NOT_SETTLED


def test_a_dose_that_no_decision_reads_counts() -> None:
    """More minutes are looser though every decision is the same."""
    told = meant(PLAIN, PLAIN.replace("total_min: 2,", "total_min: 3,"))
    assert told.verdict is Verdict.LOOSER
    assert [one.said for one in told.beside] == [
        "level `bars`: most minutes in a session: 2 -> 3",
        "level `rail`: most minutes in a session: 2 -> 3",
    ]


def test_another_ladder_is_not_compared_level_by_level() -> None:
    """A level that only one version has is said, and nothing is claimed of decisions."""
    told = meant(PLAIN, PLAIN.replace("rail", "belt"))
    assert told.verdict is Verdict.NEITHER
    assert not told.outcomes
    assert told.apart


def test_a_promise_that_would_break_is_shown() -> None:
    """A looser gate that the author's own promise forbids gives no decision at all."""
    promise = "guarantees:\n  - {never: progress, when: {knee_flexion: {below: 100 deg}}}\n"
    old = a_protocol(gate=GATE, more=promise)
    told = meant(old, old.replace("at_least: 100 deg", "at_least: 99 deg"))
    assert told.verdict is Verdict.NEITHER
    assert row_of(told.promise, "decision") == ["hold", "none can be issued, it would break the promise"]


def test_one_number_of_the_shipped_protocol() -> None:
    """A gate of tka-retro one degree up is stricter, for any patient."""
    books = FolderShelf((data_folder("protocols"),))
    name, text = books.protocol("tka-retro") or ("", "")
    number = "knee_flexion: {at_least: 100 deg, source: ebert-2014}"
    editions = []
    for each in (text, text.replace(number, number.replace("100", "101"))):
        chain, _ = read_chain(each, name=name, read_file=books.protocol)
        protocol, _ = resolve(chain, the_catalogue())
        assert protocol is not None
        editions.append(Edition(name, chain, protocol, the_catalogue()))
    told = meaning(*editions, solver=Z3Solver(), make_judge=make_judge)
    assert told.verdict is Verdict.STRICTER
    assert row_of(told.stricter, "knee_flexion") == ["100 deg", "100 deg"]
