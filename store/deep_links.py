"""Names of very places, as exports carry them: ``EPISODE@12:34``, a highlight's id, a card's id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.anchors import Anchor, make
from store.errors import UnknownIdError, UsageError
from store.sentences import sentences

if TYPE_CHECKING:
    from store.desk import Desk
    from store.model import EpisodeText

__all__ = ["DeepLink", "passage_at", "resolve"]

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})|(\d{1,6})s?")


@dataclass(frozen=True, slots=True)
class DeepLink:
    """An episode, and the passage to show in it."""

    episode: str
    anchor: Anchor | None = None


def resolve(desk: Desk, name: str) -> DeepLink:
    """Return what a name means: an episode, a time in it, a highlight, or a card's passage.

    Raises:
        UnknownIdError: nothing has this id, or several begin with it.
        UsageError: what stands behind the "@" is no time.
    """
    start, at, time = name.partition("@")
    if at:
        seconds = _seconds(name, time)
        episode = desk.find_episode(start)
        return DeepLink(episode, passage_at(desk.text(episode), seconds))
    try:
        return DeepLink(desk.find_episode(name))
    except UnknownIdError as error:
        try:
            highlight = desk.highlights.find(name)
            return DeepLink(highlight.episode, None if highlight.orphan else highlight.anchor)
        except UnknownIdError:
            pass
        try:
            card = desk.cards.find(name)
        except UnknownIdError:
            raise error from None
        if card.episode is None:
            raise UnknownIdError(
                name, "this card has no episode", "earmark cards lists it"
            ) from None
        return DeepLink(card.episode, card.anchor)


def passage_at(text: EpisodeText, seconds: float) -> Anchor | None:
    """Return the first sentence of the turn that is heard at a time, None where nothing has times.

    Before the first turn it is the first one.
    """
    for part in text.parts:
        timed = [n for n, block in enumerate(part.blocks) if block.start is not None]
        if not timed:
            continue
        found = timed[0]
        for n in timed:
            start = part.blocks[n].start
            if start is not None and start <= seconds:
                found = n
        block = part.blocks[found]
        first = next(iter(sentences(block.text)), None)
        if first is not None:
            return make(part, found, *first)
    return None


def _seconds(name: str, time: str) -> float:
    found = _CLOCK.fullmatch(time.strip())
    if found is None:
        raise UsageError(name, f"{time!r} is no time", "write EPISODE@12:34 or EPISODE@1:02:03")
    hours, minutes, seconds, alone = found.groups()
    if alone is not None:
        return float(alone)
    return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds)
