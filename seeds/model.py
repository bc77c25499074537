"""What a document holds once it has been read: plain frozen data, no behaviour.

A reader turns bytes into a `Document`; the store keeps it; the screen shows it. Times are
seconds from the start of the recording, days are ISO 8601 text as precise as the page was
(``2025-04-08``, or ``2026-02`` where only the month is known), texts are already safe and plain
(see `seeds.text`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seeds.kinds import BlockKind, PartKind, ReferenceKind, SourceKind

__all__ = [
    "Block",
    "BlockKind",
    "Chapter",
    "Credit",
    "Document",
    "Episode",
    "Hints",
    "Link",
    "Part",
    "PartKind",
    "Reference",
    "ReferenceKind",
    "Soundbite",
    "Source",
    "SourceKind",
    "TextFile",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text. Offsets into it count code points of `text`; a label is no part of it."""

    kind: BlockKind
    text: str
    level: int | None = None
    """The depth of a heading, 1 the highest; None for anything else."""
    label: str | None = None
    """What stands before the first colon of a "Label: text" item, without the colon."""
    speaker: str | None = None
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one kind of text, in reading order."""

    kind: PartKind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that an episode names."""

    title: str
    number: int | None = None
    """Its number in the page's own list."""
    authors: tuple[str, ...] = ()
    year: str | None = None
    """As the page has it: "2025", but also "2013/2014"."""
    url: str | None = None
    kind: ReferenceKind = ReferenceKind.OTHER
    arxiv: str | None = None
    """An arXiv id without its version, such as "2511.20172"."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of a recording."""

    start: float
    title: str
    url: str | None = None
    end: float | None = None
    image: str | None = None
    """The address of a picture."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page that an episode points at, beside its own."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who took part, as a feed names them."""

    name: str
    role: str = "host"
    """In small letters, such as "host", "guest" or "author"."""
    group: str | None = None
    """What the role belongs to, in small letters, such as "cast" or "writing"."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A transcript that lies elsewhere, as a feed names it."""

    url: str
    type: str
    """Its media type as the feed says it, in small letters; empty where it says none."""
    language: str | None = None
    rel: str | None = None
    """ "captions" where it has times."""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch of a recording that its makers would show first."""

    start: float
    duration: float
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One readable thing as one document tells it."""

    title: str
    number: int | None = None
    """The number that the source prints ("#726"), never one that merely begins a title."""
    people: tuple[str, ...] = ()
    published: str | None = None
    duration: float | None = None
    link: str | None = None
    guid: str | None = None
    enclosure: str | None = None
    truncated: bool = False
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    references: tuple[Reference, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    links: tuple[Link, ...] = ()
    season: int | None = None
    kind: str | None = None
    """What a feed calls it: "full", "trailer" or "bonus"."""
    image: str | None = None
    enclosure_type: str | None = None
    enclosure_length: int | None = None
    """Bytes of the recording, as the feed claims."""
    credits: tuple[Credit, ...] = ()
    transcripts: tuple[TextFile, ...] = ()
    """Where its transcripts lie, in the feed's order."""
    chapters_url: str | None = None
    soundbites: tuple[Soundbite, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A podcast, channel or folder that episodes come from."""

    name: str
    kind: SourceKind
    url: str | None = None
    guid: str | None = None
    total: int | None = None
    """How many episodes the page claims there are in all."""
    description: str | None = None
    tags: tuple[str, ...] = ()
    """Of a source out of a list of subscriptions, the folders it lies in: "News/Science"."""
    link: str | None = None
    """The page of the show."""
    image: str | None = None
    language: str | None = None
    serial: bool = False
    """Its episodes are meant to be heard in order, the oldest first."""
    former: tuple[str, ...] = ()
    """Addresses at which the feed was before."""
    moved: str | None = None
    """Where the feed says it has moved to, if that is elsewhere than where it was fetched."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that one file or page brings."""

    format: str
    """The name of the reader that read it, such as "episode-list"."""
    source: Source
    episodes: tuple[Episode, ...]
    """In page order."""
    warnings: tuple[str, ...] = ()
    subscriptions: tuple[Source, ...] = ()
    """The feeds that a list of subscriptions names, in its order; then there are no episodes."""
    others: tuple[Document, ...] = ()
    """What the same file brings of other sources: the further chats of an export."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a document from outside it; each is None where nobody said."""

    name: str | None = None
    """The file's name, for messages, for ties, and as the last resort for a title."""
    format: str | None = None
    source: str | None = None
    title: str | None = None
    captured: date | None = None
    """The day on which the page was saved: years and words like "yesterday" count from it."""
    published: str | None = None
    address: str | None = None
    """Where on the web it was fetched from."""
    people: tuple[str, ...] = ()
    """Who is known to speak, from the feed or the episode: such a name is believed at once."""
