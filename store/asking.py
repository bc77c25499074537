"""What a line typed into the search asks of the library: words for the index, and conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seeds.model import PartKind
from store.model import SearchHit
from store.queries import Query, parse

__all__ = ["Asked", "HitGroup", "grouped", "reading_order", "split"]

_ORDER = {kind: n for n, kind in enumerate(PartKind)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, split into what the index looks for and what narrows the episodes."""

    words: tuple[str, ...]
    """What must stand in the block: words and phrases."""
    unwanted: tuple[str, ...]
    """What must not."""
    speaker: str | None
    """Whose words alone are wanted."""
    conditions: Query
    """What the episodes must be; empty where any will do."""
    typing: bool
    """True if the last word is still being typed."""

    @property
    def text(self) -> str:
        """What `Library.search` is asked for."""
        wanted = [f'"{word}"' if " " in word else word for word in self.words]
        return " ".join([*wanted, *(f'-"{word}"' for word in self.unwanted)])

    @property
    def letters(self) -> int:
        """How many letters there are to look for."""
        return sum(map(len, self.words))

    def episodes(self, matching: Callable[[Query], frozenset[str]]) -> frozenset[str] | None:
        """Return the episodes to look in, None for all of them."""
        return matching(self.conditions) if self.conditions.terms else None


def split(line: str, *, typing: bool = False) -> Asked:
    """Split a line into words and conditions.

    A lone ``speaker:`` narrows the search to what that person says; several, or a negated one, are
    conditions on the episode.

    Args:
        line: as it was typed; see `store.queries`.
        typing: whether more may be typed.

    Raises:
        QueryError: a ``key:value`` that makes no sense.
    """
    asked = parse(line)
    words = tuple(term.value for term in asked.words if not term.negated)
    speakers = [term for term in asked.terms if term.key == "speaker" and not term.negated]
    speaker = speakers[0] if len(speakers) == 1 else None
    return Asked(
        words,
        tuple(term.value for term in asked.words if term.negated),
        speaker.value if speaker is not None else None,
        Query(tuple(term for term in asked.conditions.terms if term is not speaker)),
        typing and not line.endswith((" ", '"')),
    )


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits in one episode, in the order of its text."""

    episode: str
    hits: tuple[SearchHit, ...]


def reading_order(part: PartKind, block: int) -> tuple[int, int]:
    """Return what the blocks of an episode are sorted by, so that they stand as they are read."""
    return _ORDER[part], block


def grouped(hits: Sequence[SearchHit]) -> list[HitGroup]:
    """Put hits, the best first, together by episode; the one with the best hit comes first."""
    groups: dict[str, list[SearchHit]] = {}
    for hit in hits:
        groups.setdefault(hit.episode, []).append(hit)
    return [
        HitGroup(episode, tuple(sorted(found, key=lambda hit: reading_order(hit.part, hit.block))))
        for episode, found in groups.items()
    ]
