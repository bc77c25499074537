"""What the store hands out: frozen data, so that neither rows nor documents leave it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from seeds.model import (
        Chapter,
        Credit,
        Link,
        Part,
        PartKind,
        Reference,
        ReferenceKind,
        Soundbite,
        SourceKind,
        TextFile,
    )
    from store.anchors import Anchor
    from store.scheduling import Memory

__all__ = [
    "Card",
    "CardKind",
    "Colour",
    "EpisodeRow",
    "EpisodeState",
    "EpisodeText",
    "FeedState",
    "Highlight",
    "ImportOutcome",
    "Listed",
    "ListenState",
    "Mark",
    "Place",
    "ReadState",
    "ReferenceRow",
    "SearchHit",
    "SourceRow",
]

CardKind = Literal["basic", "cloze"]


class ReadState(StrEnum):
    """How far the text of an episode has been read."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"


class ListenState(StrEnum):
    """How far the recording of an episode has been heard."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Mark(StrEnum):
    """The marks a person sets and takes off, by the names of the command line."""

    READ = "read"
    UNREAD = "unread"
    LISTENED = "listened"
    UNLISTENED = "unlistened"
    STARRED = "starred"
    UNSTARRED = "unstarred"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"


class Colour(StrEnum):
    """The five colours of a highlight, in the order of the keys 1 to 5."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """An episode as lists show it, without its text."""

    id: str
    source_id: str
    source: str
    title: str
    number: int | None
    people: tuple[str, ...]
    published: str | None
    """``2025-04-08``, or ``2026-02`` where only the month is known."""
    duration: float | None
    words: int
    parts: tuple[PartKind, ...]
    link: str | None
    truncated: bool
    tags: tuple[str, ...]
    """The tags that its document gives it; a person's own are in `EpisodeState`."""
    references: int
    """How many references it has."""


@dataclass(frozen=True, slots=True)
class EpisodeText:
    """An episode with all that can be read of it. Of two documents' same part, the richer one."""

    row: EpisodeRow
    parts: tuple[Part, ...]
    """In reading order; block n of a part is ``part.blocks[n]``."""
    references: tuple[Reference, ...]
    chapters: tuple[Chapter, ...]
    links: tuple[Link, ...]
    guid: str | None = None
    enclosure: str | None = None
    """The address of the recording."""
    enclosure_type: str | None = None
    season: int | None = None
    kind: str | None = None
    """What its feed calls it: "full", "trailer" or "bonus"."""
    image: str | None = None
    credits: tuple[Credit, ...] = ()
    transcripts: tuple[TextFile, ...] = ()
    """Where transcripts of it lie."""
    chapters_url: str | None = None
    soundbites: tuple[Soundbite, ...] = ()

    def part(self, kind: PartKind) -> Part | None:
        """Return the part of that kind, or None."""
        return next((part for part in self.parts if part.kind == kind), None)


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """What the reader did with an episode."""

    read: ReadState = ReadState.UNREAD
    progress: float = 0.0
    """0 to 1: how far the caret has come."""
    listened: ListenState = ListenState.NO
    position: float = 0.0
    """Seconds heard."""
    starred: bool = False
    archived: bool = False
    queued: bool = False
    tags: tuple[str, ...] = ()
    highlights: int = 0
    cards: int = 0
    """Accepted cards, suspended ones too."""
    coverage: float = 0.0
    """0 to 1: how much of the text was on the screen for long enough to be read."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An episode and its state, as a list shows them."""

    row: EpisodeRow
    state: EpisodeState

    @property
    def tags(self) -> tuple[str, ...]:
        """The document's tags and the person's own, each once."""
        return tuple(dict.fromkeys(self.row.tags + self.state.tags))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the caret stood: a place in the text, never a row or a percentage."""

    part: PartKind
    block: int
    offset: int
    """Code points from the start of the block's text."""
    progress: float = 0.0
    started: bool = False
    """True once the caret has moved past the first screen."""
    words: str = ""
    """What stands there, so that the place is found again when the text before it has changed."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage somebody marked."""

    id: str
    episode: str
    anchor: Anchor
    colour: Colour
    note: str | None
    tags: tuple[str, ...]
    orphan: bool
    """True when the text changed and the passage was not found again."""
    created: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A draft or an accepted card. Its identity is its id: edit it freely, its schedule stays."""

    id: str
    draft: bool
    kind: CardKind
    front: str
    """A cloze's front holds the gap as ``[…]``."""
    back: str
    claim: str
    rule: str
    score: float | None
    episode: str | None
    also: tuple[str, ...]
    """Other episodes that make the same claim."""
    highlight: str | None
    anchor: Anchor | None
    memory: Memory
    tags: tuple[str, ...]
    suspended: bool
    buried: date | None
    """The last learner day on which it stays away."""
    introduced: date | None
    """The learner day of its first review."""
    created: datetime
    changed: datetime
    features: Mapping[str, float] = field(default_factory=dict)
    """What a draft was judged by, each between 0 and 1; none for a card by hand."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and how many episodes of it there are."""

    id: str
    name: str
    kind: SourceKind
    url: str | None
    episodes: int
    total: int | None
    description: str | None
    tags: tuple[str, ...]
    """The folders of a list of subscriptions that it lies in."""
    link: str | None = None
    """The page of the show."""
    image: str | None = None
    language: str | None = None
    serial: bool = False
    """Its episodes are meant to be heard in order, the oldest first."""
    problem: str | None = None
    """What went wrong when it was last fetched."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed that can be fetched, and what its last fetch said."""

    source_id: str
    name: str
    url: str
    typed: bool = False
    """A person gave this address, and may mean one that nobody else may lead to."""
    etag: str | None = None
    modified: str | None = None
    fetched: datetime | None = None
    """When it last answered."""
    next_try: datetime | None = None
    """Before this the server, or what failed before, wants it left alone."""
    failures: int = 0
    """How often in a row it failed."""
    problem: str | None = None
    gone: bool = False
    """The server said that it is gone for good."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A block that answers a search."""

    episode: str
    part: PartKind
    block: int
    speaker: str | None
    start: float | None
    text: str
    snippet: str
    """Words around the first hit, each hit between ``[`` and ``]``."""
    score: float
    """Higher is better."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A work and the episodes that name it."""

    title: str
    authors: tuple[str, ...]
    year: str | None
    url: str | None
    kind: ReferenceKind
    arxiv: str | None
    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What one document brought."""

    path: str
    format: str
    source: str
    new: int
    updated: int
    unchanged: int
    episodes: tuple[str, ...]
    """Ids in page order."""
    warnings: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    """What else it brought, in words: cards, entries of the record."""
    subscribed: tuple[str, ...] = ()
    """The ids of the sources that are new, or newly told of, by a list of subscriptions."""
    brought: tuple[str, ...] = ()
    """The ids of the new episodes among them."""
    source_id: str = ""
    told: bool = False
    """Something new is known of its source."""
