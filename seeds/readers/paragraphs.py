"""Captions joined to sentences, and sentences to paragraphs that can be read.

No word is lost, added or moved. A paragraph begins with a sentence and ends with one, has some
60 to 120 words, one speaker, the time at which its first cue begins and its last one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from seeds.model import Block, BlockKind

__all__ = ["Cue", "paragraphs"]

_FEWEST, _MOST = 60, 120
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’)]»"
_MAY_STOP = re.compile("[" + re.escape("".join(_STOPS) + _CLOSERS) + "](?:\\s|$)")
_LAST = frozenset("".join(_STOPS) + _CLOSERS)
_NO_STOP = frozenset(
    "al. approx. dr. e.g. eq. etc. fig. i.e. inc. jr. ltd. mr. mrs. ms. no. prof. sr. st. "
    "vs.".split()
)


class Cue(NamedTuple):
    """One caption: what is said from `start` to `end`, in seconds.

    A tuple, for there are thousands of them, and a frozen dataclass is far slower to make.
    """

    start: float
    end: float
    text: str
    speaker: str | None = None
    change: bool = False
    """A new speaker begins with it, whether or not anybody says who."""


@dataclass(slots=True)
class _Stretch:
    """Words that belong together, with their times."""

    speaker: str | None
    start: float
    end: float
    words: list[str] = field(default_factory=list)
    weight: int = 0


def paragraphs(cues: Iterable[Cue]) -> Iterator[Block]:
    """The turns that `cues` make when read as running text."""
    current: _Stretch | None = None
    for sentence, change in _sentences(cues):
        if current is not None and (
            change
            or current.weight >= _FEWEST
            or (current.weight >= _FEWEST // 2 and current.weight + sentence.weight > _MOST)
        ):
            yield _block(current)
            current = None
        if current is None:
            current = sentence
        else:
            current.words += sentence.words
            current.weight += sentence.weight
            current.end = max(current.end, sentence.end)
    if current is not None:
        yield _block(current)


def _block(stretch: _Stretch) -> Block:
    return Block(
        BlockKind.TURN,
        " ".join(stretch.words),
        speaker=stretch.speaker,
        start=stretch.start,
        end=max(stretch.start, stretch.end),  # a damaged time may lead back
    )


def _sentences(cues: Iterable[Cue]) -> Iterator[tuple[_Stretch, bool]]:
    """Each sentence, and whether a change of speaker begins it.

    Speech recognition without punctuation yields no sentences: there a cue ends one as soon as
    it is as long as a paragraph.
    """
    sentence: _Stretch | None = None
    changed = False
    stopped = False
    for cue in cues:
        if sentence is not None and cue.change:
            yield sentence, changed
            sentence = None
        if cue.change:
            changed = True
        text = cue.text
        words = text.split()
        stop = _MAY_STOP.search(text)
        if stop is None or stop.end() >= len(text):
            # only the last word may end a sentence, so the others need not be looked at
            if words and stopped and sentence is not None and not words[0][0].islower():
                yield sentence, changed
                sentence, changed = None, False
            if words and sentence is None:
                sentence = _Stretch(cue.speaker, cue.start, cue.end)
            if words:
                stopped = stop is not None and _stops(words[-1])
            if sentence is not None:
                _with(sentence, words, cue)
                if sentence.weight >= _MOST - 20:
                    yield sentence, changed
                    sentence, changed = None, False
            continue
        first = 0
        for place, word in enumerate(words):
            # a small letter after a full stop goes on with the sentence: "Wait... what"
            if stopped and sentence is not None and not word[0].islower():
                yield _with(sentence, words[first:place], cue), changed
                sentence, changed, first = None, False, place
            if sentence is None:
                sentence = _Stretch(cue.speaker, cue.start, cue.end)
            stopped = word[-1] in _LAST and _stops(word)
        if sentence is not None:
            _with(sentence, words[first:], cue)
            if sentence.weight >= _MOST - 20:
                yield sentence, changed
                sentence, changed = None, False
    if sentence is not None:
        yield sentence, changed


def _with(sentence: _Stretch, words: list[str], cue: Cue) -> _Stretch:
    """`sentence` with `words` of `cue` added; languages without spaces count by their letters."""
    if words:
        sentence.words += words
        sentence.weight += len(words)
        sentence.end = cue.end
        if len(words) < 3 and len(words[0]) > 12:
            sentence.weight += sum(len(word) // 12 for word in words)
    return sentence


def _stops(word: str) -> bool:
    if word.endswith(_STOPS):
        return not (word[-1] == "." and (word.lower() in _NO_STOP or _is_initial(word)))
    return word[-1] in _CLOSERS and word.rstrip(_CLOSERS).endswith(_STOPS)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[0] != "I"
