"""Episodes as JSON text and back, and the digest that tells whether one has changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from seeds.model import (
    Block,
    BlockKind,
    Chapter,
    Credit,
    Episode,
    Link,
    Part,
    PartKind,
    Reference,
    ReferenceKind,
    Soundbite,
    TextFile,
)
from store.library.columns import GarbledError, join, split

__all__ = [
    "BlockFields",
    "GarbledError",
    "block_from",
    "digest",
    "episode_from",
    "fields_of",
    "header_of",
    "join",
    "pack",
    "parts_from",
    "parts_of",
    "split",
    "unpack",
]

BlockFields = tuple[str, int | None, str | None, str | None, float | None, float | None, str]
"""kind, level, label, speaker, start, end, text: a block as the table has it."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
_KIND_TEXTS = {kind: kind.value for kind in BlockKind}
_PLAIN = ("title", "number", "published", "duration", "link", "guid", "enclosure", "truncated")
_OF_FEEDS = ("season", "kind", "image", "enclosure_type", "enclosure_length", "chapters_url")
_LISTS = ("people", "tags")


def fields_of(blocks: Iterable[Block]) -> list[BlockFields]:
    """Return the blocks as rows of the table, without their numbers."""
    return [
        (_KIND_TEXTS[b.kind], b.level, b.label, b.speaker, b.start, b.end, b.text) for b in blocks
    ]


def block_from(fields: Sequence[Any]) -> Block:
    """Return the block of which `fields_of` made these fields."""
    kind, level, label, speaker, start, end, text = fields
    try:
        return Block(_BLOCK_KINDS[kind], text, level, label, speaker, start, end)
    except KeyError as error:
        raise GarbledError(f"a block of no known kind: {kind!r}") from error


def header_of(episode: Episode) -> str:
    """Return all of an episode but its parts, as canonical JSON."""
    header: dict[str, Any] = {}
    for name in (*_PLAIN, *_OF_FEEDS):
        value = getattr(episode, name)
        if value is not None and value is not False:
            header[name] = value
    for name in _LISTS:
        if values := getattr(episode, name):
            header[name] = values
    if episode.references:
        header["references"] = [
            (r.title, r.number, r.authors, r.year, r.url, str(r.kind), r.arxiv)
            for r in episode.references
        ]
    if episode.chapters:
        header["chapters"] = [_chapter_fields(chapter) for chapter in episode.chapters]
    if episode.links:
        header["links"] = [(link.title, link.url) for link in episode.links]
    if episode.credits:
        header["credits"] = [(one.name, one.role, one.group) for one in episode.credits]
    if episode.transcripts:
        header["transcripts"] = [(t.url, t.type, t.language, t.rel) for t in episode.transcripts]
    if episode.soundbites:
        header["soundbites"] = [(s.start, s.duration, s.title) for s in episode.soundbites]
    return _encode(header)


def _chapter_fields(chapter: Chapter) -> tuple[Any, ...]:
    """Return the fields of a chapter; what is seldom there is left out where it isn't."""
    fields = (chapter.start, chapter.title, chapter.url)
    if chapter.end is None and chapter.image is None:
        return fields
    return (*fields, chapter.end, chapter.image)


def parts_of(parts: Iterable[Part]) -> str:
    """Return parts as canonical JSON."""
    return _encode([(str(part.kind), fields_of(part.blocks)) for part in parts])


def parts_from(text: str) -> tuple[Part, ...]:
    """Return the parts of which `parts_of` made this text."""
    with _readable():
        return tuple(
            Part(PartKind(kind), tuple(map(block_from, blocks)))
            for kind, blocks in json.loads(text)
        )


def episode_from(header: str, parts: tuple[Part, ...] = ()) -> Episode:
    """Return the episode that `header_of` told, with these parts."""
    with _readable():
        return _episode(json.loads(header), parts)


def _episode(found: dict[str, Any], parts: tuple[Part, ...]) -> Episode:
    return Episode(
        title=found["title"],
        number=found.get("number"),
        people=tuple(found.get("people", ())),
        published=found.get("published"),
        duration=found.get("duration"),
        link=found.get("link"),
        guid=found.get("guid"),
        enclosure=found.get("enclosure"),
        truncated=found.get("truncated", False),
        tags=tuple(found.get("tags", ())),
        parts=parts,
        references=tuple(
            Reference(title, number, tuple(authors), year, url, ReferenceKind(kind), arxiv)
            for title, number, authors, year, url, kind, arxiv in found.get("references", ())
        ),
        chapters=tuple(Chapter(*chapter) for chapter in found.get("chapters", ())),
        links=tuple(Link(*link) for link in found.get("links", ())),
        credits=tuple(Credit(*credit) for credit in found.get("credits", ())),
        transcripts=tuple(TextFile(*file) for file in found.get("transcripts", ())),
        soundbites=tuple(Soundbite(*bite) for bite in found.get("soundbites", ())),
        **{name: found[name] for name in _OF_FEEDS if name in found},
    )


def digest(header: str, parts: str) -> bytes:
    """Return 16 bytes that tell an episode, as one document has it, from any other."""
    made = blake2b(header.encode("utf-8", "surrogatepass"), digest_size=16)
    made.update(b"\0")
    made.update(parts.encode("utf-8", "surrogatepass"))
    return made.digest()


def pack(value: Any) -> bytes:
    """Return a JSON value in few bytes."""
    return zlib.compress(_encode(value).encode("utf-8", "surrogatepass"), 1)


def unpack(data: bytes) -> Any:
    """Return the value that `pack` packed."""
    with _readable():
        return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error) as error:
        raise GarbledError(f"a text that can't be taken apart: {error}") from error
