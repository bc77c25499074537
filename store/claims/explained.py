"""Labels that a clause explains: "Weapon focus: attention is drawn …".

What is asked is what the term is; the answer is the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, parse
from store.claims.faults import problems
from store.claims.lexicon import ABSTRACT, EVALUATIVE, EVERYDAY, GENERIC, TEXTS, VAGUE
from store.claims.phrases import answer, mid_sentence, shortened
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.tokens import Token, Word, content_words, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["explained"]

_MOST_ANSWER_WORDS = 26
_MOST_LABEL_WORDS = 4
_ROOT = 5
"""Letters by which words are taken for relatives."""


def explained(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What is X?" with the clause that says it."""
    draft = _labelled(sentence, casing) if sentence.label is not None else None
    if draft is not None:
        yield draft


def _labelled(sentence: Sentence, casing: Casing) -> Draft | None:
    label, parts = tokens(sentence.label or ""), sentence.tokens
    if not _term(label) or label[-1].plural:
        return None
    clause = _clause(parts)
    if clause is None or not _says_what(clause, parts):
        return None
    if _shares(label, parts):
        return None  # "Thermal expansion: both expand …" speaks of it rather than explains it
    faults = set(problems(parts, sentence.text))
    if parts[0].lower in _MAY_BEGIN:
        faults -= {"leans on what was said before"}
    if faults:
        return None
    name = mid_sentence(sentence.label or "", label[0], casing=casing)
    said = shortened(sentence.text, parts, _MOST_ANSWER_WORDS)
    return _draft(name, said, f"{sentence.label}: {said}", 0, len(sentence.text))


_MAY_BEGIN = frozenset(
    "several many some if when all each every two three one people where".split()
)
_CONDITIONS = frozenset("if when where before after instead".split())


def _clause(parts: Sequence[Token]) -> Clause | None:
    """Return the main clause, which a condition may stand before."""
    if parts[0].lower not in _CONDITIONS:
        return parse(parts)
    comma = next((i for i, token in enumerate(parts[:20]) if token.text == ","), None)
    return parse(parts[comma + 1 :]) if comma is not None else None


def _term(label: Sequence[Token]) -> bool:
    """Say whether a label is a term: some nouns, not a turn of the text, not a sentence."""
    if not 1 <= len(label) <= _MOST_LABEL_WORDS:
        return False
    if any(token.word is not Word.NOUN or token.lower in TEXTS for token in label):
        return False
    last = label[-1]
    if last.lower in EVALUATIVE or (label[0].form("base") and label[0].lower not in NOUN_TOO):
        return False
    if len(label) == 1:
        everyday = last.lower in ABSTRACT | EVERYDAY | GENERIC | VAGUE
        return not everyday and (last.text[1:].isupper() or "-" in last.text)
    if all(token.text[0].isupper() for token in label) and not any("-" in t.text for t in label):
        return False  # "Operational Simplicity: …" is a heading
    plain = [t for t in label[:-1] if t.lower not in GENERIC | VAGUE | EVALUATIVE | ABSTRACT]
    return bool(plain)


def _says_what(clause: Clause, parts: Sequence[Token]) -> bool:
    """Say whether a clause tells what holds always, of things that it names itself."""
    finite = clause.finite
    if finite.lower in ("was", "were", "had", "did", "could", "would") or clause.negated:
        return False
    if finite.form("past") is not None and finite.form("base", "s") is None:
        return False
    if clause.subject[0].lower in ("both", "this", "the", "it", "they"):
        return False
    if any(token.text[0].isupper() for token in parts[1:] if token.word is Word.NOUN):
        return False
    if any(token.word is Word.NUMBER and token.text.isdigit() for token in parts):
        return False
    after = clause.tokens[clause.rest].lower if clause.rest < len(clause.tokens) else ""
    judges = clause.copular and (after in EVALUATIVE or after in ("a", "an", "the", "not", "still"))
    return len(content_words(parts)) >= 4 and not judges


def _shares(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether two phrases share a word, or words of one root: "expansion" and "expand"."""
    roots = {word[:_ROOT] for word in content_words(other)}
    return any(word[:_ROOT] in roots for word in content_words(one))


def _draft(name: str, said: str, claim: str, start: int, end: int) -> Draft:
    return Draft(
        kind="basic",
        front=f"What is {name}?",
        back=answer(said),
        claim=claim.rstrip("."),
        rule="explained",
        start=start,
        end=end,
    )
