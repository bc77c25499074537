"""Rules for what arrives: leave out, or tag, the episodes that a query asks for.

They are read from ``config.toml``, and are what newsboat's killfile is::

    [[feeds.rules]]
    query = "source:daily shorter:5m"
    skip = true

    [[feeds.rules]]
    query = "speaker:\"Ann Lee\""
    tags = ["ann"]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from seeds.counting import words
from seeds.model import Document, Episode
from store.identity import source_id, source_key
from store.model import EpisodeRow, EpisodeState, Listed
from store.queries import Query

__all__ = ["Rule", "applied"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with the episodes that a query asks for, as far as they can be known yet."""

    query: Query
    skip: bool = False
    tags: tuple[str, ...] = ()


def applied(
    rules: Sequence[Rule], document: Document, source: tuple[str, str] | None = None
) -> tuple[Document, int]:
    """Return a document as the rules leave it, and how many episodes they left out.

    Args:
        rules: all of them hold, in their order.
        document: what arrived.
        source: the id and the name of its source, where the library has it already.
    """
    if not rules or not document.episodes:
        return document, 0
    id, name = source or (source_id(source_key(document.source)), document.source.name)
    kept: list[Episode] = []
    for episode in document.episodes:
        listed = Listed(_row(episode, id, name), EpisodeState())
        tags = episode.tags
        heard = _Heard(episode)
        for rule in rules:
            if not rule.query.matcher(heard)(listed):
                continue
            if rule.skip:
                break
            tags = tuple(dict.fromkeys((*tags, *rule.tags)))
        else:
            kept.append(episode if tags == episode.tags else replace(episode, tags=tags))
    return replace(document, episodes=tuple(kept)), len(document.episodes) - len(kept)


def _row(episode: Episode, source: str, name: str) -> EpisodeRow:
    return EpisodeRow(
        id="",
        source_id=source,
        source=name,
        title=episode.title,
        number=episode.number,
        people=episode.people,
        published=episode.published,
        duration=episode.duration,
        words=sum(words(block) for part in episode.parts for block in part.blocks),
        parts=tuple(part.kind for part in episode.parts),
        link=episode.link,
        truncated=episode.truncated,
        tags=episode.tags,
        references=len(episode.references),
    )


class _Heard:
    """Tells whether somebody of a name speaks in an episode, as queries ask for it."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode

    def __call__(self, name: str) -> frozenset[str]:
        speakers = {block.speaker for part in self._episode.parts for block in part.blocks}
        heard = [*self._episode.people, *(one for one in speakers if one)]
        said = any(name.casefold() in one.casefold() for one in heard)
        return frozenset(("",)) if said else frozenset()
