"""Documents made by hand, small enough to be read in the test."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from seeds.library import bundled
from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Part,
    PartKind,
    Source,
    SourceKind,
)
from seeds.reading import read
from store.library import Library
from store.model import ImportOutcome

FEED = Source("A Show", SourceKind.FEED, url="https://show.example/feed.xml")
PAGE = Source("A Show", SourceKind.PAGE)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def part(kind: PartKind, *texts: str) -> Part:
    return Part(kind, tuple(map(paragraph, texts)))


def turn(speaker: str | None, start: float, text: str) -> Block:
    return Block(BlockKind.TURN, text, speaker=speaker, start=start, end=start + 10)


def talk(*turns: Block) -> Part:
    return Part(PartKind.TRANSCRIPT, turns)


def document(
    *episodes: Episode, source: Source = PAGE, format: str = "episode-list"
) -> tuple[str, Document]:
    return "page.txt", Document(format, source, episodes)


def write(
    library: Library, *documents: tuple[str, Document], import_id: str = "aaaaaaaaaa"
) -> list[ImportOutcome]:
    return list(library.write(documents, import_id=import_id))


def counts(outcomes: Iterable[ImportOutcome]) -> list[tuple[int, int, int]]:
    return [(one.new, one.updated, one.unchanged) for one in outcomes]


def bundled_documents() -> list[tuple[str, Document]]:
    return [(path.name, read(path, hints)) for path, hints in bundled()]


def dump(path: Path) -> list[str]:
    """All that stands in the library's tables but the notes on imports."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        return [
            line
            for line in connection.iterdump()
            if not line.startswith(('INSERT INTO "replaced', 'INSERT INTO "imports'))
            and "word_index" not in line
            and "sqlite_sequence" not in line
        ]


def filled(path: Path) -> bytes:
    """Make a library of the bundled documents; return its bytes."""
    library = Library.open(path)
    write(library, *bundled_documents())
    library.close()
    return path.read_bytes()
