"""Drafts of cards out of an episode's texts: the pipeline from blocks to proposals.

Pure and deterministic to the byte: nothing depends on the order of sets, on time or on chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seeds.model import Block, BlockKind, Part, PartKind
from store import anchors
from store.claims.acronyms import acronyms
from store.claims.appositions import appositions, named
from store.claims.around import casing_of, surroundings_of
from store.claims.clozes import clozes
from store.claims.definitions import copular
from store.claims.doings import doings
from store.claims.duplicates import fingerprint, near_equal, same_question
from store.claims.entries import entries
from store.claims.explained import explained
from store.claims.figures import figures
from store.claims.happenings import happenings
from store.claims.joined import joined
from store.claims.labels import labelled
from store.claims.language import is_english
from store.claims.lint import lint
from store.claims.lists import lists
from store.claims.naming import joined_to_its_name, naming
from store.claims.phrases import sentence_case
from store.claims.pieces import pieces
from store.claims.pronouns import Topic, labelled_topic, next_topic, spelt_out, spelt_out_subject
from store.claims.proposal import Casing, Draft, Proposal, Sentence, Surroundings
from store.claims.ranking import (
    LEAST_ALONE,
    LEAST_GAP_SCORE,
    LEAST_SCORE,
    LEAST_TAKEAWAY_SCORE,
    WEIGHTS,
    features,
    score,
)
from store.claims.reasons import reasons
from store.claims.refusals import refused
from store.claims.relations import relations
from store.claims.reserve import held_in_reserve, left_out
from store.claims.speech import LEAST_SPOKEN_SCORE, fit_for_speech, most, sayable, spoken
from store.claims.spelling import glosses, with_glosses
from store.claims.standalone import statements
from store.claims.tokens import tokens
from store.claims.topic import placed
from store.claims.wording import polished
from store.sentences import sentences

__all__ = ["Proposal", "candidates", "propose"]

MOST_ACRONYMS = 2
LEAST_IN_RESERVE = 0.75
"""What is proposed for want of better must be likely to be kept all the same."""
MOST_FIGURES = 3
GAP_HANDICAP = 0.15
"""By so much a gap must be better than a question about the same sentence."""
_WEAK = frozenset(("object", "comparison", "number", "acronym"))
"""Rules after which it is worth looking at the pieces of a sentence as well."""
LONGEST_SENTENCE = 600

_WHOLE = re.compile(r"[.!][\"'”’)\]]*\Z|[\"'”’)\]][.!]\Z")
_INLINE_LABEL = re.compile(
    r"(?P<label>(?:[A-Z]|[a-z]+[A-Z])[^\W_]*(?:[-’' ][^\W_]+){0,4}(?: \([A-Z][\w-]*\))?)"
    r"(?:: | [-–—] )(?=\S+ \S+ \S)"
)
"""A label that the layout left in the text: "Osmosis: the movement of …", "Osmosis - the …"."""
_STAMP = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d[\])]?\s+(?:[-–—]\s+)?(?=\S)")
"""The time of a chapter before its title."""
_TRAILING = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*\Z")


def propose(
    title: str,
    parts: Sequence[Part],
    *,
    truncated: bool,
    limit: int = 10,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[Proposal]:
    """Return the best drafts of an episode, the best first.

    Silent on captions, on quotations without a speaker, on another language than English, and on
    the last sentence of a text that was cut off; nearly silent on speech.

    Args:
        title: the episode's title, which must not give an answer away.
        parts: its texts.
        truncated: whether the text was cut off where it came from.
        limit: how many drafts at most.
        weights: what each feature adds to the odds that a draft is kept.
    """
    found: list[tuple[float, int, Draft, Sentence]] = []
    spare: list[tuple[float, int, Draft, Sentence]] = []
    every = list(candidates(title, parts, truncated=truncated))
    for number, (draft, sentence) in enumerate(every):
        points = score(draft, sentence, weights)
        if points < LEAST_ALONE or refused(draft, sentence):
            continue
        if left_out(draft, sentence):
            continue
        held = held_in_reserve(draft, sentence)
        if held and points < LEAST_IN_RESERVE:
            continue
        enough = points >= _least(draft, sentence) and not held
        (found if enough else spare).append((points, number, draft, sentence))
    if not found:
        found = [one for one in spare if one[2].kind == "basic" and not _is_speech(one[3])]
        limit = min(limit, 1)
    found = _questions_first(found)
    found.sort(key=lambda one: (-one[0], one[1], one[2].front))
    chosen = _chosen(_few_of_speech(found, parts), limit)
    known = glosses(every)
    return [
        _proposal(points, with_glosses(draft, known, title), sentence, title)
        for points, draft, sentence in chosen
    ]


def _questions_first(
    found: Sequence[tuple[float, int, Draft, Sentence]],
) -> list[tuple[float, int, Draft, Sentence]]:
    """Leave out the gaps of sentences of which a question is nearly as good."""
    asked: dict[tuple[str, int, int], float] = {}
    for points, _, draft, sentence in found:
        if draft.kind == "basic":
            key = (sentence.part.kind, sentence.block, sentence.start)
            asked[key] = max(points, asked.get(key, 0.0))
    return [
        one
        for one in found
        if one[2].kind == "basic"
        or one[0] - GAP_HANDICAP > asked.get((one[3].part.kind, one[3].block, one[3].start), 0.0)
    ]


def candidates(
    title: str, parts: Sequence[Part], *, truncated: bool
) -> Iterator[tuple[Draft, Sentence]]:
    """Yield every sound draft of an episode with its sentence, in reading order, unranked."""
    casing = casing_of(parts)
    around = surroundings_of(title, parts)
    for sentence in _sentences(parts, around, truncated=truncated):
        found = list(_drafts(sentence, casing, title))
        for draft in found:
            yield draft, sentence
        if _is_speech(sentence) or any(draft.rule not in _WEAK for draft in found):
            continue
        for piece in pieces(sentence):
            for draft in _drafts(piece, casing, title):
                yield draft, piece


def _least(draft: Draft, sentence: Sentence) -> float:
    """Return what a draft must score to be proposed."""
    if _is_speech(sentence):
        return LEAST_SPOKEN_SCORE
    if sentence.part.kind == PartKind.TAKEAWAYS:
        return LEAST_TAKEAWAY_SCORE
    return LEAST_GAP_SCORE if draft.kind == "cloze" else LEAST_SCORE


def _few_of_speech(
    found: Sequence[tuple[float, int, Draft, Sentence]], parts: Sequence[Part]
) -> list[tuple[float, int, Draft, Sentence]]:
    """Leave so many of the drafts out of speech as its length allows."""
    left = most([block for part in parts if spoken(part) for block in part.blocks])
    kept = []
    for one in found:
        if _is_speech(one[3]):
            left -= 1
            if left < 0:
                continue
        kept.append(one)
    return kept


def _is_speech(sentence: Sentence) -> bool:
    return sentence.part.kind == PartKind.TRANSCRIPT


def _chosen(
    found: Sequence[tuple[float, int, Draft, Sentence]], limit: int
) -> list[tuple[float, Draft, Sentence]]:
    """Take the best first, one card for a passage and for a claim, few acronyms and figures."""
    chosen: list[tuple[float, Draft, Sentence]] = []
    spelt = figures = 0
    told = sum(one[2].rule != "acronym" for one in found)
    for points, _, draft, sentence in found:
        if len(chosen) >= limit:
            break
        if draft.rule == "acronym" and spelt >= min(MOST_ACRONYMS, max(told, 1)):
            continue
        if draft.rule in ("number", "date") and figures >= MOST_FIGURES:
            continue
        if any(_alike(draft, sentence, other, there) for _, other, there in chosen):
            continue
        spelt += draft.rule == "acronym"
        figures += draft.rule in ("number", "date")
        chosen.append((points, draft, sentence))
    return chosen


def _alike(draft: Draft, sentence: Sentence, other: Draft, there: Sentence) -> bool:
    if same_question(draft.front, other.front) or near_equal(draft.claim, other.claim):
        return True
    near = sentence.part is there.part and sentence.block == there.block
    if not near or (draft.rule == "acronym") != (other.rule == "acronym"):
        return False
    (begin, end), (first, last) = _span(draft, sentence), _span(other, there)
    return min(end, last) - max(begin, first) > 0.5 * min(end - begin, last - first)


def _proposal(points: float, draft: Draft, sentence: Sentence, title: str) -> Proposal:
    worded = placed(polished(draft), title, sentence.heading)
    return Proposal(
        kind=draft.kind,
        front=worded.front,
        back=worded.back,
        claim=sentence_case(draft.claim),
        rule=draft.rule,
        score=round(points, 4),
        anchor=anchors.make(sentence.part, sentence.block, *_span(draft, sentence)),
        key=fingerprint(draft.claim),
        features=features(draft, sentence),
    )


def _span(draft: Draft, sentence: Sentence) -> tuple[int, int]:
    """Return where a draft's passage stands in its block."""
    return sentence.span or (sentence.start + draft.start, sentence.start + draft.end)


def _drafts(sentence: Sentence, casing: Casing, title: str) -> Iterator[Draft]:
    """Yield the sound drafts of one sentence."""
    sound = [
        draft
        for draft in _all_drafts(sentence, casing)
        if not lint(draft.kind, draft.front, draft.back, title=title)
        and (not _is_speech(sentence) or fit_for_speech(draft))
    ]
    asked = any(draft.rule == "number" and draft.kind == "basic" for draft in sound)
    for draft in sound:
        if not asked or draft.kind == "basic" or draft.rule != "number":
            yield draft  # a question that asks how much is better than a gap for the figure


def _all_drafts(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    yield from acronyms(sentence)
    if sentence.part.blocks[sentence.block].kind == BlockKind.HEADING:
        return
    yield from appositions(sentence, casing)
    yield from named(sentence, casing)
    told = [*labelled(sentence, casing), *explained(sentence, casing)]
    yield from told or entries(sentence, casing)
    yield from naming(sentence, casing)
    yield from happenings(sentence, casing)
    yield from lists(sentence)
    yield from joined(sentence, casing)
    for statement in statements(sentence):
        yield from copular(statement, casing)
        yield from reasons(statement, casing)
        yield from relations(statement, casing)
        yield from doings(statement, casing)
        yield from figures(statement, casing)
        yield from clozes(statement)


def _sentences(
    parts: Sequence[Part], around: Surroundings, *, truncated: bool
) -> Iterator[Sentence]:
    """Yield the sentences that may be studied, in reading order."""
    written = [part for part in parts if part.kind != PartKind.QUOTES]
    written = [part for part in written if part.kind != PartKind.TRANSCRIPT or spoken(part)]
    total = sum(len(block.text) for part in written for block in part.blocks) or 1
    before = 0
    for part in written:
        english = is_english(" ".join(block.text for block in part.blocks))
        bare = Sentence("", (), part, 0, 0, around=around)
        heading = ""
        for number, block in enumerate(part.blocks):
            position, before = before / total, before + len(block.text)
            above = heading
            if block.kind is BlockKind.HEADING:
                above, heading = "", block.text
            if not english or not _studied(block, speech=part.kind == PartKind.TRANSCRIPT):
                continue
            cut = truncated and part is written[-1] and number == len(part.blocks) - 1
            goes_on = number and part.blocks[number - 1].kind is BlockKind.HEADING
            place = replace(
                bare,
                block=number,
                heading=above,
                position=position,
                label=above.rstrip(" :–—-") if goes_on and block.text[:1].islower() else None,
            )
            yield from _of_block(place, block, cut=cut)


def _studied(block: Block, *, speech: bool) -> bool:
    if block.kind is BlockKind.QUOTE or (block.kind is BlockKind.TURN) != speech:
        return False
    return len(block.text.split()) < 12 or is_english(block.text)


def _of_block(place: Sentence, block: Block, *, cut: bool) -> Iterator[Sentence]:
    """Yield the sentences of a block, each at a place such as `place` names.

    A text that begins small right below a heading goes on with it: "Mixtral", "a model that …".
    """
    part = place.part
    spans = sentences(block.text)
    bare = block.kind in (BlockKind.ITEM, BlockKind.HEADING) or part.kind == PartKind.TAKEAWAYS
    before: Sentence | None = None
    topic: Topic | None = None
    for i, (start, end) in enumerate(spans):
        text = block.text[start:end]
        last = i == len(spans) - 1
        earlier, before = before, None
        held, topic = topic, None
        if end - start > LONGEST_SENTENCE or _TRAILING.search(text):
            continue
        if not _WHOLE.search(text) and (not bare or not last or cut):
            continue
        if i == 0 and (stamp := _STAMP.match(text)):
            start += stamp.end()
            text = block.text[start:end]
        label = block.label or place.label if i == 0 else None
        if label is None and i == 0 and (found := _INLINE_LABEL.match(text)):
            label, start = found["label"], start + found.end()
            text = block.text[start:end]
        sentence = replace(place, text=text, tokens=tokens(text), start=start, label=label)
        if part.kind == PartKind.TRANSCRIPT:
            if sayable(sentence):
                yield sentence
            continue
        before = sentence if label is None else None
        topic = held
        if label is not None:
            yield sentence
            topic = labelled_topic(label)
        named = joined_to_its_name(earlier, sentence) if earlier is not None else None
        if named is not None:
            yield named
        spelt = spelt_out_subject(sentence, earlier) if earlier is not None else None
        spelt = spelt or spelt_out(sentence, topic)
        if label is None or spelt is not None:
            yield spelt or sentence
        topic = next_topic(sentence, topic)
