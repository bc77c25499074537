"""Sentences that say themselves what their subject is: definitions, laws, effects.

"The smoke point is the temperature at which …" needs nothing said before, though "the smoke point"
alone would; nor does "the postal rule holds that …".
"""

from __future__ import annotations

from store.claims.clauses import Clause, noun_phrase
from store.claims.lexicon import ANAPHORIC, EVALUATIVE, GENERIC, TEXTS, VAGUE
from store.claims.tokens import Word

__all__ = ["defined", "introduced", "law"]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LAWS = _set(
    "theorem law principle rule effect hypothesis theory paradox model conjecture doctrine equation"
    " thesis act lemma axiom clause amendment curve coefficient index postulate inequality test"
    " experiment method fallacy bias problem illusion dilemma"
)
_SAYS = _set("say state hold predict claim mean imply assert describe propose stipulate provide")


def defined(clause: Clause) -> bool:
    """Say whether a sentence defines its plain subject: "A policy is a rule that …"."""
    parts, subject, at = clause.tokens, clause.subject, clause.rest
    if not clause.copular or at + 2 >= len(parts) or clause.finite.lower not in ("is", "are"):
        return False
    words = [token for token in subject if token.nominal]
    if len(words) != 1 or len(subject) > 2 or words[0].lower in EVALUATIVE | ANAPHORIC | TEXTS:
        return False
    if subject[0].lower not in ("a", "an") and len(subject) > 1:
        return False
    if parts[at].lower not in ("a", "an", "any") and (len(subject) > 1 or parts[at].lower != "the"):
        return False
    end = noun_phrase(parts, at)
    return end < len(parts) and parts[end].lower in (
        "that", "which", "of", "by", "at", "who", "where", "in", "used", "between",
    )  # fmt: skip


def introduced(clause: Clause) -> bool:
    """Say whether a sentence itself says what "the smoke point" or "the postal rule" is."""
    subject, parts = clause.subject, clause.tokens
    words = [token for token in subject if token.nominal]
    if len(words) < 2 or len(subject) > 6:
        return False
    at = clause.rest
    base = clause.main.verb[0].base if clause.main.verb else ""
    laws = [token for token in words if token.lower in _LAWS]
    if laws and base in _SAYS and (words[-1] in laws or "of" in (t.lower for t in subject)):
        return True
    if subject[1].lower in ANAPHORIC | EVALUATIVE | (VAGUE - {"basic", "general", "critical"}):
        return False
    if any(token.word in (Word.PREPOSITION, Word.TO) for token in subject):
        return False
    if words[-1].lower in GENERIC and words[0].lower.endswith(("'s", "s'")):
        return False
    if not clause.copular or at >= len(parts) or parts[at].lower not in ("a", "an", "the"):
        return False
    end = noun_phrase(parts, at)
    return end < len(parts) and parts[end].lower in (
        "that", "which", "of", "at", "in", "by", "from", "to", "used", "for", "who", "where",
        "between", "through",
    )  # fmt: skip


def law(clause: Clause) -> bool:
    """Say whether a clause tells what a law, an effect or a theory says."""
    base = clause.main.verb[0].base if clause.main.verb else ""
    nominal = [token for token in clause.subject if token.nominal]
    named = bool(nominal) and any(token.lower in _LAWS for token in nominal)
    return named and base in _SAYS and not clause.passive
