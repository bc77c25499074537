"""Sentences that lean on the one before by a leading pronoun, with its subject put in its place.

Only where number agrees and nothing else fits: the sentence before must tell what its subject is
("X is a …"), or name nothing else of that number. Everything else is left to be refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.claims.clauses import Clause
from store.claims.phrases import phrase
from store.claims.proposal import Sentence
from store.claims.standalone import statements
from store.claims.tokens import Token, Word, tokens

__all__ = ["spelt_out_subject"]

_SINGULAR = frozenset(("it", "he", "she"))
_PERSONS = frozenset(("he", "she"))
_MOST_WORDS = 6
_EXPLETIVE = frozenset(
    "take seem appear turn happen follow matter help make become get cost remain pay begin start"
    " come go".split()
)


def spelt_out_subject(sentence: Sentence, before: Sentence) -> Sentence | None:
    """Return a sentence with the subject of the one before for its leading pronoun, or None."""
    parts = sentence.tokens
    if len(parts) < 5 or parts[0].lower not in ("it", "they", "he", "she"):
        return None
    if not _claims_something(parts):
        return None
    clause = _clause(before)
    if clause is None or not _fits(parts[0].lower, clause):
        return None
    subject = phrase(before.text, clause.subject)
    text = subject + sentence.text[parts[0].end :]
    span = (sentence.start, sentence.start + len(sentence.text))
    return replace(sentence, text=text, tokens=tokens(text), span=span)


def _claims_something(parts: Sequence[Token]) -> bool:
    """Say whether "it" stands for a thing, unlike in "it is clear that" and "it takes time"."""
    verb, after = parts[1], parts[2]
    if verb.word is Word.ADVERB:
        verb, after = parts[2], parts[3]
    if verb.lower in ("is", "was", "are", "were"):
        participle = after.form("participle", "ing") is not None and parts[3].lower != "that"
        return participle or after.lower in ("a", "an", "the", "made")
    if verb.lower in ("has", "have", "had"):
        return after.lower not in ("been", "to")
    if verb.word is Word.AUXILIARY:
        return after.verb != () and after.lower not in ("be", "take")
    form = verb.form("s", "past", "base")
    return form is not None and form.base not in _EXPLETIVE


def _clause(before: Sentence) -> Clause | None:
    """Return the main clause of a sentence that stands alone as a whole."""
    whole = next(statements(before), None)
    if whole is None or whole.start or whole.opening or whole.attribution:
        return None
    return whole.clause


def _fits(pronoun: str, clause: Clause) -> bool:
    subject = clause.subject
    if len(subject) > _MOST_WORDS or clause.plural is (pronoun in _SINGULAR):
        return False
    named = all(token.text[0].isupper() for token in subject) and len(subject) > 1
    if (pronoun in _PERSONS) and not named:
        return False
    if any(token.lower in ("and", "or", ",", "(") for token in subject):
        return False
    rest = clause.tokens[clause.rest :]
    if pronoun in _PERSONS:
        return not any(t.word is Word.NOUN and t.text[0].isupper() for t in rest)
    if clause.copular:
        return True
    rivals = [token for token in rest if token.word is Word.NOUN and token.verb == ()]
    return not any(token.plural is clause.plural for token in rivals)
