"""The term that an apposition or a relative clause speaks of: what stands before its comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.claims.acronyms import spelt_out
from store.claims.lexicon import EVALUATIVE, EVERYDAY, GENERIC, PEOPLE, TEXTS, VAGUE
from store.claims.phrases import mid_sentence
from store.claims.proposal import Casing, Sentence
from store.claims.tokens import Token, Word, is_specific
from store.claims.verbs import NOUN_TOO

__all__ = ["Term", "term_before"]

_ADDRESS = re.compile(r"\w\.(?:com|net|org|io|ai|edu|gov|co)\b", re.IGNORECASE)
_TECHNICAL = ("ylase", "inase", "ytase", "ptase", "ipase", "tase", "ose", "osis", "itis", "osine")
_QUOTES = {"”": "“", '"': '"'}
_BOUNDARY_PREPOSITIONS = frozenset("of on up with by into about like as via through using".split())


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that a definition is asked of."""

    sentence: Sentence
    parts: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The exact text, without a bracket that only glosses it."""
        end = self.parts[-1].end
        if self.parts[-1].text == ")":
            opening = next((t for t in self.parts if t.text == "("), None)
            if opening is not None:
                inside = self.sentence.text[opening.start + 1 : end - 1]
                if not inside.isupper():
                    end = opening.start
        return self.sentence.text[self.parts[0].start : end].strip(" ,")

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(token for token in self.parts if token.word is not Word.MARK)

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return any(token.text in ("“", '"') for token in self.parts[:2])

    @property
    def named(self) -> bool:
        """Whether its form says that it is a name or a technical term."""
        if self.quoted:
            return True
        first_of_all = self.parts[0].start == 0
        for i, token in enumerate(self.words):
            if token.lower in GENERIC | VAGUE | TEXTS:
                continue
            text = token.text
            if any(c.isdigit() or c.isupper() for c in text[1:]):
                return True
            if text[0].isupper() and not (first_of_all and i == 0):
                return True
        return False

    @property
    def lower_case(self) -> bool:
        """Whether it is a phrase of plain words that still says something in particular."""
        words = [token for token in self.words if token.nominal]
        if not words or any(token.lower in TEXTS for token in words):
            return False
        telling = [t for t in words if t.lower not in GENERIC | VAGUE]
        known = is_specific(words[0]) or words[0].lower.endswith(_TECHNICAL)
        return bool(telling) and (len(words) > 1 or known)

    @property
    def plural(self) -> bool:
        """Whether it is a plural."""
        last = next((t for t in reversed(self.words)), None)
        if last is None or self.quoted:
            return False
        return last.plural or (last.text.endswith("s") and last.text[:-1].isupper())

    def mid(self, casing: Casing) -> str:
        """Return it as it reads in the middle of a question."""
        start = self.parts[0].start == 0
        return mid_sentence(self.text, self.parts[0], casing=casing, start=start)


def term_before(sentence: Sentence, mark: int) -> Term | None:
    """Return the term that ends right before a comma or dash, or None where its edge is unsure."""
    parts = sentence.tokens
    if mark == 0:
        return None
    last = parts[mark - 1]
    if last.text in _QUOTES or (last.text == "," and mark > 1 and parts[mark - 2].text in _QUOTES):
        return _quoted(sentence, mark - 1)
    start = mark
    while start > 0:
        if parts[start - 1].text == ")":
            opening = _bracket(parts, start - 1)
            if opening is None or opening == 0:
                break
            start = _glossed(sentence, opening, start) or opening
        elif _inside(parts, start - 1):
            start -= 1
        else:
            break
    found = parts[start:mark]
    if not found or found[0].text == "(" or len(found) > 12:
        return None
    term = Term(sentence, tuple(found))
    if any(_ADDRESS.search(token.text) for token in found):
        return None
    if term.words[0].lower in TEXTS or any(t.lower in TEXTS for t in term.words[-1:]):
        return None
    before = parts[start - 1] if start else None
    if term.named and _clean_edge(parts, start, before):
        return _with_article(sentence, start, mark)
    if term.lower_case and len(term.words) <= 4 and _plain_edge(before):
        return term
    if _single(sentence, start, term):
        return Term(sentence, tuple(parts[start - 1 : mark]))
    introduced = before is not None and before.lower in ("like", "called", "termed", "namely")
    if introduced and 2 <= len(term.words) <= 4:
        return term
    return None


def _single(sentence: Sentence, start: int, term: Term) -> bool:
    """Say whether a term is one plain word that "a" stands before, as what is new does."""
    parts = sentence.tokens
    if len(term.parts) != 1 or start < 2 or parts[start - 1].lower not in ("a", "an"):
        return False
    word = term.parts[0]
    plain = word.lower in GENERIC | VAGUE | EVERYDAY | EVALUATIVE | PEOPLE | TEXTS
    before = parts[start - 2]
    opens = before.word in (Word.PREPOSITION, Word.AUXILIARY) or bool(before.verb)
    return word.text.islower() and len(word.text) > 5 and not plain and not word.verb and opens


def _quoted(sentence: Sentence, close: int) -> Term | None:
    parts = sentence.tokens
    if parts[close].text == ",":
        close -= 1
    opening = _QUOTES[parts[close].text]
    for i in range(close - 1, max(-1, close - 8), -1):
        if parts[i].text == opening:
            article = i > 0 and parts[i - 1].lower in ("a", "an", "the")
            found = tuple(parts[i - article : close + 1])
            return Term(sentence, found) if close - i > 1 else None
    return None


def _bracket(parts: Sequence[Token], close: int) -> int | None:
    for i in range(close - 1, max(-1, close - 6), -1):
        if parts[i].text == "(":
            return i
    return None


def _glossed(sentence: Sentence, opening: int, after: int) -> int | None:
    """Return where the words begin that spell out the acronym in a bracket, or None."""
    parts = sentence.tokens
    short = sentence.text[parts[opening].end : parts[after - 1].start]
    begin = spelt_out(short, sentence.text[: parts[opening].start])
    if begin is None:
        return None
    return next((i for i, token in enumerate(parts) if token.start >= begin), None)


def _inside(parts: Sequence[Token], i: int) -> bool:
    """Say whether a token before the mark still belongs to the term."""
    token = parts[i]
    after = parts[i + 1] if i + 1 < len(parts) else None
    if i == 0 and token.text.islower() and token.form("s") is not None and after is not None:
        return False  # "presents phi-4, a model …": a digest leaves its subject out
    if token.nominal:
        # A verb written small, right before a name or at the edge of a phrase, ends it.
        name = after is not None and after.text[0].isupper() and not after.text.isupper()
        if name and token.text[0].islower() and (token.verb or token.plural):
            return False
        if token.verb and token.text[0].islower() and after is not None:
            form = token.form("s", "base")
            acts = form is not None and form.kind == "s" and after.text[0].isupper()
            return form is not None and form.base in NOUN_TOO and not acts
        return True
    if token.text in "–-" and i > 0 and after is not None and after.text[0].isupper():
        return parts[i - 1].text[0].isupper()  # "Wadati–Benioff zones"
    if token.lower == "of" and i == 1 and parts[0].plural:
        return False  # "Fossils of Mesosaurus, a …": the capital is the sentence's
    if token.lower in ("of", "for", "the", "de", "von", "van") and after is not None and i > 0:
        imperative = i == 1 and parts[0].form("base") is not None
        return parts[i - 1].text[0].isupper() and after.text[0].isupper() and not imperative
    return False


def _clean_edge(parts: Sequence[Token], start: int, before: Token | None) -> bool:
    first = parts[start]
    if before is None or first.text[0].isupper() or any(c.isdigit() for c in first.text):
        return before is None or before.text not in ("’", "'", "“")
    return before.word in (Word.DETERMINER, Word.PREPOSITION) or bool(before.verb)


def _plain_edge(before: Token | None) -> bool:
    if before is None:
        return True
    if before.lower in _BOUNDARY_PREPOSITIONS or before.text == ":":
        return True
    return bool(before.verb) and before.form("base", "ing", "s", "past") is not None


def _with_article(sentence: Sentence, start: int, mark: int) -> Term | None:
    """Return a named term, with its "the" where its last word is a common noun or an acronym."""
    parts = sentence.tokens
    if start and parts[start - 1].lower in ("its", "their", "our", "this", "these", "his", "her"):
        return None
    if any(t.lower.endswith("'s") and t.lower[:-2] in GENERIC for t in parts[start:mark]):
        return None
    if start and parts[start - 1].lower in ("the", "a", "an"):
        return Term(sentence, tuple(parts[start - 1 : mark]))
    return Term(sentence, tuple(parts[start:mark]))
