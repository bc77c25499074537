"""A card for a passage that the reader chose: prefilled, never empty, theirs to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.model import Block, BlockKind, Part, PartKind
from store.anchors import Anchor
from store.claims.appositions import appositions, named
from store.claims.clauses import noun_phrase, parse
from store.claims.clozes import cloze, clozes, gap_quality
from store.claims.definitions import copular
from store.claims.duplicates import fingerprint
from store.claims.generator import LONGEST_SENTENCE
from store.claims.lint import LONGEST_GAP, lint
from store.claims.phrases import phrase, sentence_case
from store.claims.proposal import GAP, CardKind, Casing, Draft, Proposal, Sentence, Statement
from store.claims.ranking import features, score
from store.claims.reasons import reasons
from store.claims.standalone import statements
from store.claims.tokens import Token, Word, is_specific, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["by_hand", "choices"]

_LONGEST_CLOZE = 60
"""The most words of a passage that is still shown with a gap."""

_HAND_SCORE = 0.5
_TELLING = 0.25
"""The least quality of a gap that is still worth asking for."""

MOST_CHOICES = 3
_SPOKEN = (PartKind.TRANSCRIPT, PartKind.QUOTES)


def by_hand(sentence_anchor: Anchor, *, title: str, source: str, speaker: str | None) -> Proposal:
    """Return a prefilled card for a passage.

    The best guess among the rules; else a cloze on its most telling term; else the passage as the
    answer to an open question. In speech the front says who, where and when, and a name is never
    left out: speech recognition spells names wrongly.

    Args:
        sentence_anchor: the passage.
        title: the episode's title.
        source: the name of the podcast, channel or folder.
        speaker: who says it, where that is known.
    """
    return choices(sentence_anchor, title=title, source=source, speaker=speaker)[0]


def choices(
    sentence_anchor: Anchor, *, title: str, source: str, speaker: str | None
) -> list[Proposal]:
    """Return up to three prefilled cards for a passage, the best first; arguments as `by_hand`.

    No two of them ask for the same answer. There is always one, and it is the only one where
    nothing but the open question is left to ask.
    """
    text = " ".join(sentence_anchor.quote.split())
    spoken = sentence_anchor.part in _SPOKEN or speaker is not None
    sentence = _sentence(text, spoken=spoken)
    drafts: list[Draft] = []
    if len(text) <= LONGEST_SENTENCE:
        drafts += _ruled(sentence, title, spoken=spoken)
        drafts += _gapped(sentence, spoken=spoken)
    found: list[Proposal] = []
    answers: set[str] = set()
    whence = f"{_whence(sentence_anchor, title, source, speaker)}: " if spoken else ""
    for draft in drafts:
        answer = draft.back.casefold()
        if answer in answers or len(found) == MOST_CHOICES:
            continue
        answers.add(answer)
        front = whence + draft.front
        named = features(draft, sentence)
        points = score(draft, sentence)
        proposal = _proposal(draft.kind, front, draft.back, draft.claim, sentence_anchor, points)
        found.append(replace(proposal, rule=draft.rule, features=named))
    if not found:
        front = _open_question(sentence, title, speaker)
        found.append(_proposal("basic", front, text, text, sentence_anchor, _HAND_SCORE))
    return found


def _proposal(
    kind: CardKind, front: str, back: str, claim: str, anchor: Anchor, points: float
) -> Proposal:
    return Proposal(
        kind=kind,
        front=front,
        back=back,
        claim=claim,
        rule="hand",
        score=round(points, 4),
        anchor=anchor,
        key=fingerprint(claim),
    )


def _sentence(text: str, *, spoken: bool) -> Sentence:
    kind = PartKind.TRANSCRIPT if spoken else PartKind.NOTES
    part = Part(kind, (Block(BlockKind.PARAGRAPH, text),))
    return Sentence(text=text, tokens=tokens(text), part=part, block=0, start=0)


def _ruled(sentence: Sentence, title: str, *, spoken: bool) -> list[Draft]:
    """Return the sound drafts of the rules, the best first."""
    casing = Casing()
    found: list[Draft] = []
    if not spoken:
        found += [*appositions(sentence, casing), *named(sentence, casing)]
    for statement in statements(sentence):
        found += [*copular(statement, casing), *reasons(statement, casing)]
        found += clozes(statement)
    sound = [
        draft
        for draft in found
        if not lint(draft.kind, draft.front, draft.back, title=title)
        and not (spoken and _holds_a_name(draft.back))
    ]
    return sorted(sound, key=lambda draft: -score(draft, sentence))


def _gapped(sentence: Sentence, *, spoken: bool) -> list[Draft]:
    """Return the clozes on telling phrases, the most telling first."""
    parts = sentence.tokens
    if sum(token.word is not Word.MARK for token in parts) > _LONGEST_CLOZE or GAP in sentence.text:
        return []
    statement = Statement(sentence, sentence.text, parts, 0)
    found: list[tuple[float, Draft]] = []
    clause = parse(parts)
    for start, end in _phrases(parts):
        gap = parts[start:end]
        if spoken and any(token.text[0].isupper() for token in gap):
            continue
        if (clause is not None and start <= clause.verb < end) or any(map(_verbal, gap)):
            continue
        draft = cloze(statement, start, end, "hand") or _plain(sentence, gap)
        weight = gap_quality(gap) + 0.001 * start
        if weight >= _TELLING:
            found.append((weight, draft))
    found.sort(key=lambda one: -one[0])
    return [draft for _, draft in found]


def _phrases(parts: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(parts):
        end = noun_phrase(parts, start)
        if end == start:
            start += 1
            continue
        first, end = start, _before_verb(parts, start, end)
        while first < end and parts[first].word in (Word.DETERMINER, Word.QUANTIFIER, Word.ADVERB):
            first += 1
        if 0 < end - first <= LONGEST_GAP and len(parts) - (end - first) >= 2:
            yield first, end
        start = max(end, start + 1)


def _before_verb(parts: Sequence[Token], start: int, end: int) -> int:
    """Return where a phrase ends before a word in it that is rather a verb."""
    return next((i for i in range(start + 1, end) if _verbal(parts[i])), end)


def _verbal(token: Token) -> bool:
    """Say whether a word of a noun phrase may after all be a verb, or hold one ("it's")."""
    if "'" in token.lower and not token.lower.endswith(("'s", "s'")):
        return True
    if token.lower in ("it's", "that's", "there's", "what's", "let's", "he's", "she's"):
        return True
    form = token.form("base", "s", "past")
    return form is not None and form.base not in NOUN_TOO and token.form("participle") is None


def _plain(sentence: Sentence, gap: Sequence[Token]) -> Draft:
    text = sentence.text
    return Draft(
        kind="cloze",
        front=text[: gap[0].start] + GAP + text[gap[-1].end :],
        back=phrase(text, gap),
        claim=text.rstrip("."),
        rule="hand",
        start=0,
        end=len(text),
        features={"gap": gap_quality(gap)},
    )


def _holds_a_name(back: str) -> bool:
    """Say whether an answer holds a capital letter beyond its first word."""
    parts = tokens(back)
    return any(token.text[0].isupper() for token in parts[1:]) or any(
        c.isupper() for token in parts[:1] for c in token.text[1:]
    )


def _open_question(sentence: Sentence, title: str, speaker: str | None) -> str:
    who = speaker or (f"“{title}”" if title else "the passage")
    terms = [token for i, token in enumerate(sentence.tokens) if is_specific(token, first=i == 0)]
    if not terms:
        return f"What does {who} say here?"
    best = max(terms, key=lambda token: (len(token.text), -token.start))
    return f"What does {who} say about {best.text}?"


def _whence(anchor: Anchor, title: str, source: str, speaker: str | None) -> str:
    """Say who says it, in which show, and when."""
    stamp = None if anchor.time is None else _clock(anchor.time)
    where = ", ".join(piece for piece in (source, stamp) if piece)
    who = speaker or sentence_case(title) or "Said"
    return f"{who} ({where})" if where else who


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
