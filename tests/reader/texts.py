"""Texts for the reader's tests, made by hand or read from the bundled transcript."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from seeds.library import bundled
from seeds.model import Block, BlockKind, Chapter, Link, Part, PartKind, Reference
from seeds.reading import read
from store import anchors
from store.model import Colour, EpisodeRow, EpisodeText, Highlight

PARAGRAPH, TURN, ITEM, QUOTE, HEADING = (
    BlockKind.PARAGRAPH,
    BlockKind.TURN,
    BlockKind.ITEM,
    BlockKind.QUOTE,
    BlockKind.HEADING,
)


def row(**changes: object) -> EpisodeRow:
    """An episode as a list shows it."""
    plain = EpisodeRow(
        id="aaaaaaaaaa",
        source_id="bbbbbbbbbb",
        source="A Show",
        title="A Title",
        number=7,
        people=(),
        published="2025-04-08",
        duration=3060.0,
        words=0,
        parts=(),
        link=None,
        truncated=False,
        tags=(),
        references=0,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def text(
    *parts: Part,
    references: tuple[Reference, ...] = (),
    chapters: tuple[Chapter, ...] = (),
    links: tuple[Link, ...] = (),
    **changes: object,
) -> EpisodeText:
    """An episode of these parts."""
    return EpisodeText(row(**changes), parts, references, chapters, links)


def notes(*texts: str) -> EpisodeText:
    """An episode whose notes are these paragraphs."""
    return text(Part(PartKind.NOTES, tuple(Block(PARAGRAPH, one) for one in texts)))


def turns(*said: tuple[str | None, str]) -> EpisodeText:
    """An episode whose transcript is these turns of a minute each: (speaker, text)."""
    blocks = tuple(
        Block(TURN, words, speaker=speaker, start=60.0 * n)
        for n, (speaker, words) in enumerate(said)
    )
    return text(Part(PartKind.TRANSCRIPT, blocks))


def talk() -> EpisodeText:
    """The bundled transcript of 70 turns, with its description, takeaways and quotes."""
    path, hints = next(one for one in bundled() if Path(one[0]).name.startswith("twiml-762"))
    (episode,) = read(path, hints).episodes
    words = sum(len(block.text.split()) for part in episode.parts for block in part.blocks)
    about = row(title=episode.title, number=762, published="2026-02", duration=None, words=words)
    return EpisodeText(about, episode.parts, (), (), ())


def highlight(
    of: EpisodeText,
    quote: str,
    colour: Colour = Colour.YELLOW,
    *,
    id: str = "h1",
    note: str | None = None,
) -> Highlight:
    """A highlight at the first place where a quotation stands."""
    anchor = anchors.find(of.parts, quote)
    assert anchor is not None
    made = datetime(2026, 1, 2, tzinfo=UTC)
    return Highlight(id, of.row.id, anchor, colour, note, (), False, made)
