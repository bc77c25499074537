"""One episode out of what several documents tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seeds.counting import words
from seeds.model import Block, Chapter, Episode, Link, Part, Reference
from store.library.numbering import RANKS

__all__ = ["Merged", "Shown", "merge", "richest_lists"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it is shown, and which of the documents brought it."""

    rank: int
    by: int
    part: Part
    words: int


@dataclass(frozen=True, slots=True)
class Merged:
    """An episode as it is shown."""

    title: str
    number: int | None
    people: tuple[str, ...]
    published: str | None
    duration: float | None
    link: str | None
    truncated: bool
    tags: tuple[str, ...]
    references: tuple[Reference, ...]
    parts: tuple[Shown, ...]
    """In reading order."""


def merge(told: Sequence[Episode]) -> Merged:
    """Merge what documents tell of one episode, the oldest first.

    The oldest gives the title, which so stays what it was. Of other values the more precise one is
    taken, then the older; of two documents' same part, the richer one.
    """
    first = told[0]
    parts = _parts(told)
    shown_by = {shown.by for shown in parts} or set(range(len(told)))
    references, _, _ = richest_lists(told)
    return Merged(
        title=first.title,
        number=next((one.number for one in told if one.number is not None), None),
        people=max((one.people for one in told), key=len),
        published=max((one.published or "" for one in told), key=len) or None,
        duration=_duration(told),
        link=next((one.link for one in told if one.link), None),
        truncated=any(told[by].truncated for by in shown_by),
        tags=tuple(dict.fromkeys(tag for one in told for tag in one.tags)),
        references=references,
        parts=parts,
    )


def richest_lists(
    told: Sequence[Episode],
) -> tuple[tuple[Reference, ...], tuple[Chapter, ...], tuple[Link, ...]]:
    """Return the references, chapters and links to show: of each the longest list."""
    return (
        max((one.references for one in told), key=len),
        max((one.chapters for one in told), key=len),
        max((one.links for one in told), key=len),
    )


def _duration(told: Sequence[Episode]) -> float | None:
    """A length in whole minutes was rounded by its page."""
    known = [one.duration for one in told if one.duration is not None]
    return next((length for length in known if length % 60), known[0] if known else None)


def _parts(told: Sequence[Episode]) -> tuple[Shown, ...]:
    best: dict[int, tuple[tuple[int, int], Shown]] = {}
    for by, episode in enumerate(told):
        seen: dict[int, list[Block]] = {}
        for part in episode.parts:
            seen.setdefault(RANKS[part.kind], []).extend(part.blocks)
        for part in episode.parts:
            rank = RANKS[part.kind]
            blocks = seen.pop(rank, None)
            if not blocks:
                continue
            whole = part if len(blocks) == len(part.blocks) else Part(part.kind, tuple(blocks))
            count = sum(map(words, blocks))
            detail = 0
            if rank in best or len(told) > 1:
                detail = sum((b.start is not None) + (b.speaker is not None) for b in blocks)
            richness = (count, detail)
            if rank not in best or richness > best[rank][0]:
                best[rank] = (richness, Shown(rank, by, whole, count))
    return tuple(best[rank][1] for rank in sorted(best))
