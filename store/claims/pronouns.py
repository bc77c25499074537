"""Sentences that lean on the ones before by a leading pronoun, with what it stands for put in.

Only where number agrees and nothing else fits. Either the sentence before tells what its subject is
("X is a …") or names nothing else of that number; or what its paragraph speaks of is a term, the
subject of each sentence so far or the label before them, and no new thing has come up as an object.
Everything else is left to be refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.claims.clauses import Clause, parse
from store.claims.lexicon import ANAPHORIC, EVALUATIVE, GENERIC, PEOPLE, TEXTS, VAGUE
from store.claims.phrases import phrase
from store.claims.proposal import Sentence
from store.claims.standalone import opening_of, specific_phrase, statements
from store.claims.tokens import Token, Word, stem, tokens

__all__ = ["Topic", "labelled_topic", "next_topic", "spelt_out", "spelt_out_subject"]

_SINGULAR = frozenset(("it", "he", "she"))
_PERSONS = frozenset(("he", "she"))
_MOST_WORDS = 6
_EXPLETIVE = frozenset(
    "take seem appear turn happen follow matter help make become get cost remain pay begin start"
    " come go".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a paragraph speaks of so far."""

    text: str
    plural: bool


def labelled_topic(label: str) -> Topic | None:
    """Return the label of an item as what the item speaks of, or None."""
    parts = tokens(label)
    return Topic(label, parts[-1].plural) if parts and _a_term(parts, frozenset()) else None


def next_topic(sentence: Sentence, topic: Topic | None) -> Topic | None:
    """Return what the next sentence may call "it": the subject of this one, where it is a term."""
    parts = sentence.tokens
    at = _joined(parts)
    if parts[at].lower in _POINTING and topic is not None:
        return topic if topic.plural is (parts[at].lower in ("they", "their")) else None
    at += opening_of(parts[at:])
    clause = parse(parts[at:])
    if clause is None:
        return None
    subject = clause.subject
    known = sentence.around.title | {stem(t.text) for t in tokens(sentence.heading)}
    if not _a_term(subject, known) or _brings_up(clause):
        return None
    return Topic(phrase(sentence.text, subject), clause.plural)


def spelt_out(sentence: Sentence, topic: Topic | None) -> Sentence | None:
    """Return a sentence with its paragraph's topic for its leading pronoun, or None."""
    parts = sentence.tokens
    at = _joined(parts)
    if topic is None or len(parts) < at + 5 or parts[at].lower not in _POINTING:
        return None
    pronoun = parts[at].lower
    if topic.plural is not (pronoun in ("they", "their")):
        return None
    owner = pronoun in ("its", "their")
    if not owner and not _claims_something(parts[at:]):
        return None
    name = topic.text
    if owner:
        name += "’" if name.endswith("s") else "’s"
    text = name[:1].upper() + name[1:] + sentence.text[parts[at].end :]
    span = (sentence.start, sentence.start + len(sentence.text))
    return replace(sentence, text=text, tokens=tokens(text), span=span, label=None)


_POINTING = frozenset("it they its their".split())
_MAKING = frozenset(
    "use introduce build create make propose produce form give yield send have need require include"
    " call name become hold carry keep add".split()
)
"""Verbs whose object, where it is new, the next sentence may well go on about."""


def _joined(parts: Sequence[Token]) -> int:
    return 1 if parts[0].lower in ("and", "but", "so", "yet") and len(parts) > 1 else 0


def _a_term(subject: Sequence[Token], known: frozenset[str]) -> bool:
    """Say whether a subject is a term that a paragraph may be about."""
    words = [token for token in subject if token.word is not Word.DETERMINER]
    if not 1 <= len(words) <= _MOST_WORDS - 1 or any(t.word is not Word.NOUN for t in words):
        return False
    if subject[0].word is Word.DETERMINER and subject[0].lower not in ("a", "an", "the"):
        return False
    lowered = {token.lower for token in words}
    if any("'" in word and not word.endswith("'s") for word in lowered):
        return False
    if lowered & (PEOPLE | TEXTS) or words[0].lower in ANAPHORIC | EVALUATIVE:
        return False
    spoken_of = any(stem(t.text) in known for t in words if t.lower not in GENERIC | VAGUE)
    if subject[0].lower == "the" and len(words) == 1 and not spoken_of:
        return False
    return spoken_of or specific_phrase(subject, first=True)


def _brings_up(clause: Clause) -> bool:
    """Say whether a sentence brings up another thing of the same number, as an object."""
    if clause.copular or clause.plural:
        return False
    after = clause.tokens[clause.rest : clause.rest + 1]
    base = clause.main.verb[0].base if clause.main.verb else ""
    return bool(after) and after[0].lower in ("a", "an") and base in _MAKING


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
