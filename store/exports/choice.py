"""What an export takes out: episodes that a query chose, with what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.model import Card, EpisodeText, Highlight, Listed

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Choice", "Chosen", "choose"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One episode that leaves, with its highlights in the order of the text and its cards."""

    listed: Listed
    highlights: tuple[Highlight, ...]
    cards: tuple[Card, ...]
    """Accepted cards, the oldest first."""

    @property
    def marked(self) -> bool:
        """Whether anything was made of it."""
        return bool(self.highlights or self.cards)


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that leaves."""

    desk: Desk
    query: str
    episodes: tuple[Chosen, ...]
    """Newest first, undated ones after, as in lists."""
    loose: tuple[Card, ...] = field(default=())
    """Accepted cards of no episode, or of one that is gone; only where nothing was asked for."""

    @property
    def cards(self) -> Iterator[tuple[Card, Chosen | None]]:
        """Every accepted card with its episode."""
        for chosen in self.episodes:
            for card in chosen.cards:
                yield card, chosen
        for card in self.loose:
            yield card, None

    def text(self, chosen: Chosen) -> EpisodeText:
        """Return an episode's text."""
        return self.desk.text(chosen.listed.row.id)


def choose(desk: Desk, query: str = "", *, marked: bool = False) -> Choice:
    """Return what a query asks for.

    Args:
        desk: where from.
        query: see `store.queries`; everything where it is empty.
        marked: leave out episodes without highlights and cards.

    Raises:
        QueryError: the query can't be understood.
    """
    accepted = desk.cards.accepted()
    by_episode: dict[str, list[Card]] = {}
    for card in accepted:
        if card.episode is not None:
            by_episode.setdefault(card.episode, []).append(card)
    episodes = []
    for listed in desk.listing(query):
        id = listed.row.id
        chosen = Chosen(listed, tuple(desk.highlights.of(id)), tuple(by_episode.get(id, ())))
        if chosen.marked or not marked:
            episodes.append(chosen)
    rows = desk.rows()
    loose = () if query.strip() else tuple(c for c in accepted if c.episode not in rows)
    return Choice(desk, query, tuple(episodes), loose)
