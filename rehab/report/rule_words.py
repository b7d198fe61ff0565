"""A rule in words: when it speaks, and what it does.

A rule flows in, fragments flow out; reports and explanations say it alike.
"""

from rehab.protocol.model import Answer, Protocol, Rule
from rehab.terms.caution import Contact, DoseKind
from rehab.terms.measure import Catalogue
from rehab.wording import english_clauses as clauses
from rehab.wording import english_paper as words
from rehab.wording.condition import condition_sentence
from rehab.wording.number import capital, counted


def rule_sentence(rule: Rule, catalogue: Catalogue, protocol: Protocol) -> str:
    """When a rule speaks, and for whom."""
    sentence = capital(condition_sentence(rule.when, catalogue, protocol))
    if rule.applies_when is None:
        return sentence
    applies = condition_sentence(rule.applies_when, catalogue, protocol)
    return clauses.WHERE.format(when=sentence, applies=applies)


def rule_effect(rule: Rule) -> str:
    """What a rule does if it is YES: `regress 1, 2 days off`, `urgent`."""
    if rule.answer is not Answer.NONE:
        return words.ANSWERS[rule.answer.value]
    action = rule.action
    said = [] if action.contact is Contact.NONE else [action.contact.word]
    match action.dose.kind:
        case DoseKind.REGRESS:
            said.append(counted(action.dose.levels, words.REGRESS))
        case DoseKind.HOLD | DoseKind.STOP if action.contact <= Contact.REFER:
            said.append(action.dose.kind.word)
        case _:
            pass
    if action.days_off:
        said.append(counted(action.days_off, words.EFFECT_DAYS_OFF))
    return ", ".join(dict.fromkeys(said))
