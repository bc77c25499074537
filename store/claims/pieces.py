"""Sentences within a sentence: clauses that are joined, what stands without an aside, relatives.

A long sentence that gives no card as a whole may hold a short one that does: "A, and B" holds A and
B, "X, once a Y, does Z" holds "X does Z", and "…X, which does Z" as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.claims.clauses import noun_phrase, parse
from store.claims.pronouns import spelt_out_subject
from store.claims.proposal import Sentence
from store.claims.terms import term_before
from store.claims.tokens import Token, Word, tokens

__all__ = ["cut_out", "joints", "pieces"]

_JOINING = frozenset("and but so yet while whereas though although".split())
_BE = frozenset("is are was were".split())
_SPEAKERS = frozenset("he she they i we you argues says believes thinks notes writes".split())
"""Who says so: "LLMs, he argues, lack …" is no fact about them."""
_MARKS = frozenset(",—–")
_MOST_OF_AN_ASIDE = 16
_FEWEST = 5
_FINITE = ("s", "past", "base")


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences within a sentence, in reading order."""
    plain = without_aside(sentence)
    if plain is not None:
        yield plain
        sentence = plain
    cuts = list(joints(sentence.tokens))
    if cuts:
        begins = [0, *(after for _, after in cuts)]
        ends = [*(before for before, _ in cuts), len(sentence.tokens)]
        before: Sentence | None = None
        for begin, end in zip(begins, ends, strict=True):
            if end - begin < 3:
                before = None
                continue
            piece = cut_out(sentence, begin, end)
            spelt = _spelt_out(piece, before) if before is not None else None
            if end - begin >= _FEWEST:
                yield spelt or piece
            before = piece if begin == 0 else None
    yield from _relatives(sentence)


def joints(parts: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends and where the next one begins, for those joined on a level."""
    depth = 0
    for i, token in enumerate(parts[:-3]):
        depth += token.text in ("(", "[") and 1
        depth -= token.text in (")", "]") and 1
        if depth or i < 3:
            continue
        after = parts[i + 1]
        if token.text == ";":
            yield i, i + 1 + (after.lower in _JOINING)
        elif token.text == ":" and token.end < after.start and _is_clause(parts[i + 1 :]):
            yield i, i + 1
        elif token.text == "," and after.lower in _JOINING and _is_clause(parts[i + 2 :]):
            yield i, i + 2


def _spelt_out(piece: Sentence, before: Sentence) -> Sentence | None:
    """Return a piece with the subject of the first one for its pronoun: "X …; its Y …"."""
    first = piece.tokens[0].lower
    if first not in ("its", "their"):
        return spelt_out_subject(piece, before)
    clause = parse(before.tokens)
    if clause is None or len(clause.subject) > 2 or clause.plural is (first == "its"):
        return None
    if clause.subject[0].word is not Word.NOUN:
        return None
    owner = before.text[: clause.subject[-1].end]
    owner += "’" if owner.endswith("s") else "’s"
    return _said_otherwise(piece, owner + piece.text[piece.tokens[0].end :])


def cut_out(sentence: Sentence, begin: int, end: int) -> Sentence:
    """Return some tokens of a sentence as a sentence; its label stays with the first."""
    parts = sentence.tokens
    first, last = parts[begin].start, parts[end - 1].end
    text = sentence.text[first:last]
    return replace(
        sentence,
        text=text,
        tokens=tokens(text),
        start=sentence.start + first,
        label=sentence.label if begin == 0 else None,
    )


def _is_clause(parts: Sequence[Token]) -> bool:
    while len(parts) > 3 and parts[0].text in ('"', "“"):
        parts = parts[1:]
    if parts[0].word is Word.PREPOSITION:
        if any(t.lower in ("it's", "it", "they", "there's", "you", "we") for t in parts[:8]):
            return True
        comma = next((i for i, t in enumerate(parts[:10]) if t.text == ","), None)
        return comma is not None and parse(parts[comma + 1 :]) is not None
    return parts[0].word is Word.PRONOUN or parse(parts) is not None


def without_aside(sentence: Sentence) -> Sentence | None:
    """Return "X does Z" for "X, once a Y, does Z", or None."""
    parts = sentence.tokens
    begin = 2 if len(parts) > 8 and parts[0].lower == "in" and parts[1].text.isdigit() else 0
    mark = noun_phrase(parts, begin)
    if begin < mark < len(parts) and parts[mark].lower == "of":
        mark = noun_phrase(parts, mark + 1)
    if not begin < mark < len(parts) - 4 or parts[mark].text not in _MARKS:
        return None
    close = next(
        (
            i
            for i in range(mark + 2, min(len(parts) - 2, mark + _MOST_OF_AN_ASIDE))
            if parts[i].text == parts[mark].text
        ),
        None,
    )
    said_by = close is not None and any(t.lower in _SPEAKERS for t in parts[mark + 1 : close])
    if (
        close is None
        or said_by
        or parts[mark + 1].lower in ("and", "or")
        or not _verb(parts, close + 1)
    ):
        return None
    text = sentence.text[: parts[mark - 1].end] + " " + sentence.text[parts[close + 1].start :]
    return _said_otherwise(sentence, text)


def _verb(parts: Sequence[Token], at: int) -> bool:
    while at < len(parts) - 1 and parts[at].word is Word.ADVERB:
        at += 1
    token = parts[at]
    return token.word is Word.AUXILIARY or token.form(*_FINITE) is not None


def _relatives(sentence: Sentence) -> Iterator[Sentence]:
    """Yield "X does Z" for "…X, which does Z"."""
    parts = sentence.tokens
    for i in range(2, len(parts) - 4):
        if parts[i].text != "," or parts[i + 1].lower != "which" or parts[i + 2].lower not in _BE:
            continue  # "…, which lowers it" may speak of all that was said, "which is" seldom does
        term = term_before(sentence, i)
        if term is None:
            continue
        end = next(
            (j for j in range(i + 3, len(parts)) if parts[j].text in (",", ";", ".", "—", ":")),
            len(parts),
        )
        relative = sentence.text[parts[i + 2].start : parts[end - 1].end]
        yield _said_otherwise(sentence, f"{term.text} {relative}.")


def _said_otherwise(sentence: Sentence, text: str) -> Sentence:
    """Return a sentence in other words, whose passage is the whole as it stands."""
    whole = sentence.span or (sentence.start, sentence.start + len(sentence.text))
    return replace(sentence, text=text, tokens=tokens(text), span=whole)
