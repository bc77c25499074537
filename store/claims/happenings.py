"""What happens somewhere or when: "In prefill the prompt is …", "When a page overflows, …".

What is asked is what happens there; the answer is the clause behind the opening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.faults import problems
from store.claims.lexicon import ABSTRACT, EVALUATIVE, GENERIC, PEOPLE, TEXTS, VAGUE
from store.claims.phrases import answer, mid_sentence, phrase
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.standalone import specific_phrase
from store.claims.tokens import Token, Word, content_words

__all__ = ["happenings"]

_MOST_ANSWER_WORDS = 26
_MOST_CONDITION_WORDS = 14
_MOST_TERM_WORDS = 5
_CONDITIONS = frozenset("when if once whenever".split())
_PLACES = frozenset("in during under with without".split())
_WORKINGS = frozenset(
    "approach method technique scheme strategy algorithm procedure protocol test design attack"
    " system setup trick".split()
)
"""Heads of terms of which one asks how they work, not what happens in them."""
_HAPPENING = (
    *("ion", "ing", "sis", "ment", "age", "ism", "ure", "ance", "ence", "al", "fill", "phase"),
    *("stage", "step", "effect", "cycle", "model", "mode", "game", "auction", "trial", "decode"),
)
_POINTING = frozenset(
    "this these those such it its they them their he him his she her that here there one ones"
    " same other another latter former i me my we us our".split()
)
_PAST = frozenset("was were had did could would might should must".split())


def happenings(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What happens in X?" and "What happens when X does Y?"."""
    parts = sentence.tokens
    if len(parts) < 8 or sentence.label is not None:
        return
    begin = 1 if parts[0].lower in ("and", "but", "so") else 0
    if parts[begin].lower in _CONDITIONS:
        draft = _when(sentence, begin, casing)
    elif parts[begin].lower in _PLACES:
        draft = _within(sentence, begin)
    else:
        draft = None
    if draft is not None:
        yield draft


def _when(sentence: Sentence, begin: int, casing: Casing) -> Draft | None:
    """Return "What happens when X does Y?" for "When X does Y, Z"."""
    parts = sentence.tokens
    comma = _comma(parts, begin)
    if comma is None or not 3 <= comma - begin - 1 <= _MOST_CONDITION_WORDS:
        return None
    condition = parts[begin + 1 : comma]
    clause = parse(condition)
    if clause is None or not _always(clause) or not _said_alone(condition, sentence):
        return None
    if not specific_phrase(clause.subject) or _of_people(clause.subject):
        return None
    after = clause.tokens[clause.rest] if clause.rest < len(clause.tokens) else None
    if clause.copular and after is not None and after.word is Word.DETERMINER:
        return None  # "if channels are the connections …" supposes what something is
    if clause.subject[0].lower == "the" and len(clause.subject) < 3:
        return None
    told = _told(parts, comma + 1)
    if told is None:
        return None
    asked = mid_sentence(phrase(sentence.text, condition), condition[0], casing=casing, start=False)
    word = "if" if parts[begin].lower == "if" else "when"
    said = answer(phrase(sentence.text, told))
    return sentence.ask(f"What happens {word} {asked}?", said, "happens")


def _within(sentence: Sentence, begin: int) -> Draft | None:
    """Return "What happens in X?" for "In X, …", or "How does X work?" for "In the X method, …"."""
    parts = sentence.tokens
    opening = parts[begin].lower
    end = noun_phrase(parts, begin + 1)
    if not begin + 1 < end < len(parts) - 4:
        return None
    term = parts[begin + 1 : end]
    if not _a_term(term):
        return None
    at = end + (parts[end].text == ",")
    if at == end and parts[end].word not in (Word.DETERMINER, Word.QUANTIFIER, Word.PRONOUN):
        return None
    told = _told(parts, at)
    if told is None:
        return None
    said = answer(phrase(sentence.text, told))
    words = [token for token in term if token.word is not Word.MARK]
    name = phrase(sentence.text, term)
    works = words[-1].lower in _WORKINGS and opening in ("in", "under", "with")
    if works:
        verb = "do" if words[-1].plural else "does"
        return sentence.ask(f"How {verb} {name} work?", said, "happens")
    if opening == "in" and not words[-1].lower.endswith(_HAPPENING):
        return None
    return sentence.ask(f"What happens {opening} {name}?", said, "happens")


def _a_term(term: Sequence[Token]) -> bool:
    """Say whether a phrase is a term: some nouns of which one tells, no year and nobody."""
    words = [token for token in term if token.word not in (Word.MARK, Word.DETERMINER)]
    if not 1 <= len(words) <= _MOST_TERM_WORDS or any(t.lower in TEXTS for t in words):
        return False
    if any(token.word is not Word.NOUN for token in words) or _of_people(term):
        return False
    if term[0].lower in _POINTING or words[-1].text.isdigit():
        return False
    if len(words) == 1 and words[0].lower in ABSTRACT | GENERIC | VAGUE | EVALUATIVE:
        return False
    if words[0].lower in EVALUATIVE | VAGUE and len(words) < 3:
        return False
    if term[0].lower == "the" and len(words) < 2:
        return False
    return specific_phrase(term)


def _of_people(phrase_: Sequence[Token]) -> bool:
    return any(token.lower in PEOPLE for token in phrase_)


def _said_alone(parts: Sequence[Token], sentence: Sentence) -> bool:
    """Say whether a condition points at nothing outside."""
    if any(token.lower in _POINTING and token.lower != "that" for token in parts):
        return False
    faults = problems(parts, phrase(sentence.text, parts))
    return not [fault for fault in faults if fault != "too short or too long"]


def _always(clause: Clause) -> bool:
    """Say whether a clause speaks of what holds always."""
    finite = clause.finite
    if finite.lower in _PAST:
        return False
    return finite.word is Word.AUXILIARY or finite.form("s", "base") is not None


def _comma(parts: Sequence[Token], begin: int) -> int | None:
    return next((i for i in range(begin + 3, min(len(parts), 22)) if parts[i].text == ","), None)


def _told(parts: Sequence[Token], at: int) -> tuple[Token, ...] | None:
    """Return the clause that answers: of what holds always, with its subject."""
    at += at < len(parts) and parts[at].lower == "then"
    end = next(
        (i for i in range(at, len(parts)) if parts[i].text in (".", ";", "—", "–", ":")), len(parts)
    )
    said = tuple(parts[at:end])
    words = [token for token in said if token.word is not Word.MARK]
    if not 4 <= len(words) <= _MOST_ANSWER_WORDS or len(content_words(said)) < 3:
        return None
    if any(
        t.lower in ("i", "we", "he", "she", "this", "these", "those", "our", "my") for t in said
    ):
        return None
    clause = parse(said) if said[0].word is not Word.PRONOUN else None
    if clause is None:
        pronoun = said[0].lower in ("it", "they", "you") and bool(
            said[1].verb or said[1].word is Word.AUXILIARY
        )
        if not pronoun or said[1].lower in _PAST or said[1].form("past") is not None:
            return None
        if said[1].lower in ("is", "'s") or said[0].lower == "you":
            return None
    elif not _always(clause):
        return None
    return said
