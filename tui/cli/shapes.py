"""The JSON shapes of the command line. Keys may be added, never removed or renamed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from store.clock import to_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from seeds.model import Block, Part, Reference
    from store.anchors import Anchor
    from store.importing import Imported
    from store.library.related import Related
    from store.model import (
        Card,
        EpisodeText,
        Highlight,
        Listed,
        ReferenceRow,
        SearchHit,
        SourceRow,
    )
    from store.record import HistoryEntry, Undone
    from store.subscriptions.refreshing import Refreshed
    from store.today import Plan
    from tui.commands import Command

__all__ = [
    "card",
    "command",
    "episode",
    "highlight",
    "history",
    "hit",
    "imported",
    "number",
    "queue_name",
    "queued",
    "reference",
    "refreshed",
    "related",
    "shown_episode",
    "source",
    "today",
    "undone",
    "when",
]

Shape = dict[str, "Any"]


def number(value: float | None) -> int | float | None:
    """Return a length or a share, an int where it is whole; None stays None."""
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def when(value: datetime | date | None) -> str | None:
    """Return a time in UTC ending in Z, or a day; None stays None."""
    if value is None:
        return None
    return to_text(value) if isinstance(value, datetime) else value.isoformat()


def episode(listed: Listed) -> Shape:
    """Return an episode as `list` prints it."""
    row, state = listed.row, listed.state
    return {
        "id": row.id,
        "source": row.source,
        "number": row.number,
        "title": row.title,
        "people": list(row.people),
        "published": row.published,
        "duration": number(row.duration),
        "words": row.words,
        "parts": [str(kind) for kind in row.parts],
        "link": row.link,
        "truncated": row.truncated,
        "tags": list(listed.tags),
        "read": str(state.read),
        "progress": number(state.progress),
        "listened": str(state.listened),
        "position": number(state.position),
        "starred": state.starred,
        "archived": state.archived,
        "queued": state.queued,
        "highlights": state.highlights,
        "cards": state.cards,
        "coverage": number(state.coverage),
    }


def shown_episode(listed: Listed, text: EpisodeText, parts: Sequence[Part]) -> Shape:
    """Return an episode as `show` prints it, with the parts asked for."""
    return {
        **episode(listed),
        "content": [
            {"kind": str(part.kind), "blocks": [_block(block) for block in part.blocks]}
            for part in parts
        ],
        "references": [_cited(cited) for cited in text.references],
        "chapters": [
            {"start": number(chapter.start), "title": chapter.title, "url": chapter.url}
            for chapter in text.chapters
        ],
        "links": [{"title": link.title, "url": link.url} for link in text.links],
        "season": text.season,
        "kind": text.kind,
        "image": text.image,
        "enclosure": text.enclosure,
        "transcripts": [
            {"url": file.url, "type": file.type, "language": file.language, "rel": file.rel}
            for file in text.transcripts
        ],
        "chapters_url": text.chapters_url,
        "credits": [
            {"name": one.name, "role": one.role, "group": one.group} for one in text.credits
        ],
        "soundbites": [
            {"start": number(one.start), "duration": number(one.duration), "title": one.title}
            for one in text.soundbites
        ],
    }


def _block(block: Block) -> Shape:
    return {
        "kind": str(block.kind),
        "level": block.level,
        "label": block.label,
        "speaker": block.speaker,
        "start": number(block.start),
        "end": number(block.end),
        "text": block.text,
    }


def _cited(cited: Reference) -> Shape:
    return {
        "number": cited.number,
        "title": cited.title,
        "authors": list(cited.authors),
        "year": cited.year,
        "url": cited.url,
        "kind": str(cited.kind),
        "arxiv": cited.arxiv,
    }


def queued(listed: Listed, minutes: float, queue: str | None = None) -> Shape:
    """Return a queued episode, with the minutes it still takes and the name of its queue."""
    return {**episode(listed), "minutes": number(round(minutes, 2)), "queue": queue or None}


def queue_name(name: str, current: bool, episodes: int, minutes: float) -> Shape:
    """Return a queue and what it holds; one has no name."""
    return {
        "name": name or None,
        "current": current,
        "episodes": episodes,
        "minutes": number(round(minutes, 2)),
    }


def today(plan: Plan) -> Shape:
    """Return a plan."""
    return {
        "minutes": number(plan.minutes),
        "cards": plan.cards,
        "card_minutes": number(plan.card_minutes),
        "episodes": [
            {
                "id": one.listed.row.id,
                "title": one.listed.row.title,
                "minutes": number(round(one.minutes, 2)),
                "left": number(round(one.left, 2)),
                "reread": one.reread,
            }
            for one in plan.episodes
        ],
    }


def hit(found: SearchHit) -> Shape:
    """Return a block that answers a search."""
    return {
        "episode": found.episode,
        "part": str(found.part),
        "block": found.block,
        "speaker": found.speaker,
        "start": number(found.start),
        "text": found.text,
        "snippet": found.snippet,
        "score": number(found.score),
    }


def highlight(one: Highlight) -> Shape:
    """Return a highlight, its anchor spread out."""
    return {
        "id": one.id,
        "episode": one.episode,
        **_anchor(one.anchor),
        "colour": str(one.colour),
        "note": one.note,
        "tags": list(one.tags),
        "orphan": one.orphan,
        "created": when(one.created),
    }


def card(one: Card, today: date) -> Shape:
    """Return a draft or a card; whether it is buried depends on the learner day."""
    from store.cards import LEECH_LAPSES, state_of

    memory = one.memory
    return {
        "id": one.id,
        "state": state_of(one, today),
        "kind": one.kind,
        "front": one.front,
        "back": one.back,
        "claim": one.claim,
        "rule": one.rule,
        "score": number(one.score),
        "episode": one.episode,
        "also": list(one.also),
        "highlight": one.highlight,
        "anchor": _anchor(one.anchor) if one.anchor else None,
        "due": when(memory.due),
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "reps": memory.reps,
        "lapses": memory.lapses,
        "leech": memory.lapses >= LEECH_LAPSES,
        "tags": list(one.tags),
    }


def _anchor(anchor: Anchor) -> Shape:
    return {
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "part": str(anchor.part),
        "block": anchor.block,
        "from": anchor.start,
        "to": anchor.end,
        "time": number(anchor.time),
    }


def source(row: SourceRow, unread: int) -> Shape:
    """Return a source and how many of its episodes are unread."""
    return {
        "id": row.id,
        "name": row.name,
        "kind": str(row.kind),
        "url": row.url,
        "episodes": row.episodes,
        "unread": unread,
        "total": row.total,
        "description": row.description,
        "tags": list(row.tags),
        "link": row.link,
        "language": row.language,
        "serial": row.serial,
        "problem": row.problem,
    }


def reference(row: ReferenceRow) -> Shape:
    """Return a work and the episodes that name it."""
    return {
        "title": row.title,
        "authors": list(row.authors),
        "year": row.year,
        "url": row.url,
        "kind": str(row.kind),
        "arxiv": row.arxiv,
        "episodes": list(row.episodes),
    }


def related(one: Related) -> Shape:
    """Return a neighbouring episode and why it is one."""
    return {
        "id": one.id,
        "title": one.title,
        "score": number(one.score),
        "because": list(one.because),
    }


def history(entry: HistoryEntry) -> Shape:
    """Return a step of the record."""
    return {"n": entry.n, "at": when(entry.at), "what": entry.what, "undone": entry.undone}


def undone(step: Undone) -> Shape:
    """Return a step that was taken back or brought back."""
    return {"n": step.n, "what": step.what}


def imported(done: Imported) -> Shape:
    """Return what an import brought, and what could not be read."""
    return {
        "imported": [
            {
                "path": one.path,
                "format": one.format,
                "source": one.source,
                "new": one.new,
                "updated": one.updated,
                "unchanged": one.unchanged,
                "episodes": list(one.episodes),
                "warnings": list(one.warnings),
                "remarks": list(one.remarks),
                "subscribed": list(one.subscribed),
            }
            for one in done.outcomes
        ],
        "failed": [{"path": one.path, "error": one.error} for one in done.failures],
    }


def refreshed(done: Refreshed) -> Shape:
    """Return what adding or refreshing brought: as an import, and how many sources didn't."""
    return {
        **imported(done.imported),
        "same": done.same,
        "resting": done.resting,
        "left_out": done.left_out,
    }


def command(one: Command) -> Shape:
    """Return a command of the app and its keys."""
    return {
        "command": one.id,
        "keys": list(one.keys),
        "where": list(one.where),
        "help": one.help,
        "verb": one.verb,
    }
