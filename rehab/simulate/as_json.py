"""The simulation as JSON: what `rehab simulate --json` prints, and what other programs build upon.

A Simulation flows in, a tree of plain values flows out. Keys are a contract: they may be added to, and are
never renamed or dropped.
"""

from typing import Any

from rehab.simulate.grounds import grounds
from rehab.simulate.model import WEEK, patient_name
from rehab.simulate.simulation import Quartiles, Share, Simulation
from rehab.simulate.tally import Word
from rehab.simulate.verdict import verdict
from rehab.terms.measure import Catalogue

Json = dict[str, Any]


def simulation_json(simulation: Simulation, catalogue: Catalogue) -> Json:
    """A simulation as plain values, in the contract's keys.

    Args:
        simulation: the figures.
        catalogue: names what the patients rest on.
    """
    recipe, protocol, silence = simulation.recipe, simulation.protocol, simulation.silence
    return {
        "protocol": {
            "id": protocol.id,
            "version": protocol.version,
            "status": protocol.status.value,
            "digest": protocol.digest,
        },
        "verdict": verdict(simulation),
        "procedure": recipe.population.procedure,
        "basis": recipe.population.basis,
        "patients": recipe.patients,
        "weeks": recipe.weeks,
        "seed": recipe.seed,
        "noise": recipe.noise,
        "check_ins": simulation.check_ins,
        "compared": simulation.compared,
        "never_recorded": list(simulation.never_recorded),
        "levels": [
            {"level": one.level.id, "patients": one.patients, "weeks": _quartiles(one.weeks)}
            for one in simulation.levels
        ],
        "decided": [{**_word(one.word), **_share(one.share)} for one in simulation.decided],
        "sent": [
            {
                "reason": one.reason.kind,
                "about": one.reason.about,
                "contact": one.reason.contact.word,
                **_share(one.share),
            }
            for one in simulation.sent
        ],
        "gravest_contact": {contact.word: count for contact, count in simulation.gravest},
        "discharged": {
            "patients": simulation.discharged,
            "weeks": _quartiles(simulation.weeks_to_discharge),
        },
        "longest_silent_hold": {
            "days": silence.days,
            "patient": patient_name(silence.patient) if silence.days else None,
            "since_week": silence.since // WEEK if silence.days else None,
            "days_of_each_patient": _quartiles(simulation.silences),
        },
        "by_week": [
            {
                "week": one.week,
                "check_ins": one.check_ins,
                "discharged_so_far": one.discharged,
                "decided": [{**_word(word), "check_ins": count} for word, count in one.by_word if count],
            }
            for one in simulation.by_week
        ],
        "grounds": [
            {"what": one.what, "value": one.value, "source": one.source or None}
            for one in grounds(simulation, catalogue)
        ],
        "sources": dict(sorted(recipe.population.sources.items())),
    }


def _quartiles(quartiles: Quartiles) -> Json:
    return {"lower": quartiles.lower, "median": quartiles.median, "upper": quartiles.upper}


def _share(share: Share) -> Json:
    return {"check_ins": share.check_ins, "patients": share.patients}


def _word(word: Word) -> Json:
    return {
        "outcome": word.outcome.value,
        "hold_kind": None if word.hold_kind is None else word.hold_kind.value,
    }
