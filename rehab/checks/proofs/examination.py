"""The examination: a subject with a solver and a judge, and what all proofs of it share.

A Subject flows in; one world of two patients, one search and a way to run a patient whom the search found
flow out. What a solver finds is shown only after the program itself has decided that patient alike.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import permutations

from rehab.checks.proofs.found_patient import decision_of, episode_of, usual_patient
from rehab.checks.proofs.nearest import as_usual, nearest
from rehab.checks.proofs.shown_patients import Given
from rehab.checks.subject import Subject
from rehab.decision.judge import Judge
from rehab.decision.model import Decision
from rehab.frozen import FrozenStruct, replace
from rehab.patient.reading import Role
from rehab.proof.cases import Truths
from rehab.proof.formula import Formula, at_most, both, constant, implies, opposite
from rehab.proof.lemmas import worse_speaks_sooner
from rehab.proof.pair import Pair
from rehab.proof.person import Person
from rehab.proof.solver import Answer, Nobody, Search, Solver
from rehab.proof.two_visits import TwoVisits
from rehab.protocol.condition import tests_of
from rehab.protocol.model import Protocol, Rule
from rehab.rules.lower import lower
from rehab.rules.lowered import Lowered
from rehab.rules.model import Entry, EntryId, RuleSet, compile_rules, rule_entry
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Catalogue

MakeJudge = Callable[[Protocol, Catalogue], Judge]


class Examination(FrozenStruct, dict=True):
    """One protocol under proof.

    Attributes:
        subject: the protocol as written and as resolved.
        solver: answers whether there is anyone of whom something is true.
        make_judge: builds the judge that decides found patients like any other.
    """

    subject: Subject
    solver: Solver
    make_judge: MakeJudge

    @property
    def protocol(self) -> Protocol:
        """The resolved protocol."""
        return self.subject.protocol

    @cached_property
    def lowered(self) -> Lowered:
        """Its rules in the lowered form, the same that decides."""
        return lower(compile_rules(self.protocol), self.subject.catalogue)

    @cached_property
    def pair(self) -> Pair:
        """Two patients who differ in one thing at most."""
        return Pair.of(self.protocol, self.lowered)

    @property
    def places(self) -> range:
        """Every place of the ladder, -1 before the first level."""
        return range(-1, len(self.protocol.levels))

    def find(self, place: int, *sought: Formula) -> Answer:
        """Somebody at a place of the ladder of whom all that is sought is true."""
        return self._search.find(self.pair.one.state.is_at(place), *sought)

    def find_one(self, place: int, *sought: Formula) -> Answer:
        """One patient at a place of the ladder of whom all that is sought is true."""
        return self._search_one.find(self.pair.one.state.is_at(place), *sought)

    @cached_property
    def _search_one(self) -> Search:
        _, laws = self._alone  # before the world is written down: it gives its unknowns their names
        world = self.pair.alone
        return self.solver.search(replace(world, laws=(*world.laws, *laws)))

    @cached_property
    def _search(self) -> Search:
        _, laws = self._alone  # as above
        world = self.pair.world
        search = self.solver.search(replace(world, laws=(*world.laws, *laws)))
        for lemma in (*self._known_together, *worse_speaks_sooner(self.pair, search)):
            search.learn(lemma)
        return search

    @cached_property
    def _known_together(self) -> tuple[Formula, ...]:
        """Rules that are unknown together today were so at the visits before.

        A step back that stays unknown acts; where the one rule can't be unknown without the other, neither
        could it before.
        """
        if not self.protocol.levels:
            return ()
        decided, _ = self.pair.at(0)
        back = [one for one in decided.rules if one.rule.action.lightens]
        state, laws = self.pair.one.state, []
        for one, other in permutations(back, 2):
            if _asked_by(one.rule) != _asked_by(other.rule):
                continue
            one_truth, other_truth = (decided.truths(rule_entry(each.rule.id)) for each in (one, other))
            alone = both(one_truth.unknown, opposite(other_truth.unknown))
            if isinstance(self._search_one.find(state.is_at(0), alone), Nobody):
                laws.append(implies(state.was_unknown(one.rule.id), state.was_unknown(other.rule.id)))
        return tuple(laws)

    def asked_alone(self, rule: Rule) -> Truths:
        """What a rule's condition answers by itself: wherever it applies, and with no flag still open."""
        return self._alone[0][rule_entry(rule.id)]

    @cached_property
    def _alone(self) -> tuple[Mapping[EntryId, Truths], tuple[Formula, ...]]:
        """The red flags' conditions by themselves, with the laws of what they ask for."""
        flags = (rule for rule in self.protocol.rules if rule.red_flag)
        entries = tuple(Entry(rule_entry(rule.id), Role.RED_FLAG, rule.when) for rule in flags)
        asked = lower(RuleSet(self.protocol, entries), self.subject.catalogue)
        person = Person(self.pair.one.names, asked, levels=len(self.protocol.levels))
        truths = {entry.id: person.truths(entry.tree) for entry in asked.entries}
        return truths, tuple(person.laws)

    # Patients that are shown -------------------------------------------------------------------------

    def patients(self, place: int, *sought: Formula) -> Iterator[tuple[Given, Given]]:
        """Two patients of whom something is true, as near to the usual one as can be, each as a case.

        A red flag that spoke a week ago would still be open today; so two more are tried of whom nothing
        that it asks for was known then.

        Args:
            place: the place in the ladder.
            sought: what is true of them.
        """
        visits = [TwoVisits(each, self.lowered, self.protocol) for each in (self.pair.one, self.pair.other)]
        flags = {
            test.measure for rule in self.protocol.rules if rule.red_flag for test in tests_of(rule.when)
        }
        for unasked in ((), tuple(law for each in visits for law in each.unasked(flags))):
            answer = nearest(
                lambda *wished, unasked=unasked: self.find(
                    place, *self.pair.written, *sought, *unasked, *wished
                ),
                (*self._in_their_weeks(place), *as_usual(self.pair.one, self.lowered, self.usual)),
            )
            if answer is not None:
                one, other = (each.given(answer.values, place) for each in visits)
                yield one, other

    def _in_their_weeks(self, place: int) -> Iterator[Formula]:
        """Wishes: both patients are in a week in which their level is open."""
        level = self.protocol.levels[max(place, 0)].id
        opens = constant(self.protocol.phase_of(level).window.not_before_days)
        yield from (at_most(opens, each.state.days) for each in (self.pair.one, self.pair.other))

    @cached_property
    def usual(self) -> Mapping[str, object]:
        """The usual patient's values."""
        return usual_patient(self.subject.chain)

    def decision(self, given: Given) -> Decision | None:
        """What the program decides for a patient; None where the patient breaks a promise or is refused.

        Args:
            given: the patient in the words of a case.
        """
        return decision_of(given, self.judge, self.subject.chain)

    def episodes(self, patients: Sequence[Given]) -> tuple[str, ...]:
        """Some patients as episode files."""
        return tuple(episode_of(given, self.protocol, self.subject.catalogue) for given in patients)

    @cached_property
    def judge(self) -> Judge:
        """The judge of the protocol."""
        return self.make_judge(self.protocol, self.subject.catalogue)


def _asked_by(rule: Rule) -> frozenset[MeasureId]:
    return frozenset(test.measure for test in tests_of(rule.when))
