"""Why walking backwards: what a protocol claims, each claim as strong as its evidence, for both papers.

A case flows in; the patient's section and the clinician's table flow out. A reason without its strength would
promise more than anybody has shown.
"""

from rehab.decision.model import Sheet
from rehab.protocol.model import Claim, Strength
from rehab.report.case import Case
from rehab.report.handout import Reasons
from rehab.report.parts import Labelled
from rehab.report.sources import source_key
from rehab.report.table import Table, columns
from rehab.wording import english_handout as handout_words
from rehab.wording import english_paper as words
from rehab.wording.number import capital


def why_from_plan(case: Case) -> Reasons | None:
    """The reasons as the patient reads them, under how far they are shown: once, on the first sheet."""
    claims = case.protocol.texts.why
    if not claims or case.plan.sheet is not Sheet.SESSIONS or case.decision.level_before is not None:
        return None
    return Reasons(
        title=case.say(handout_words.WHY),
        reasons=tuple(
            Labelled(
                label=case.say(handout_words.STRENGTHS[strength.value]),
                value=case.tongue.joined(case.each(_of(strength, claims))),
            )
            for strength in dict.fromkeys(claim.strength for claim in claims)
        ),
        note=case.say(handout_words.WHY_SO),
    )


def _of(strength: Strength, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(claim.text for claim in claims if claim.strength is strength)


def claims_from_plan(case: Case) -> Table | None:
    """The reasons as the clinician reads them, each with its source."""
    if not case.protocol.texts.why:
        return None
    rows = tuple(
        (
            claim.text,
            words.STRENGTHS[claim.strength.value],
            capital(claim.note),
            words.NO_SOURCE if claim.source is None else source_key(claim.source),
        )
        for claim in case.protocol.texts.why
    )
    return Table(title=words.CLAIMS, columns=columns(words.CLAIM_COLUMNS, (5, 3, 7, 2)), rows=rows, none="")
