"""Chapters in JSON, version 1.2: chapters of startTime, title, img, url, toc, endTime."""

from __future__ import annotations

from typing import Any

from seeds.model import Chapter, Document, Episode, Hints
from seeds.notes import web_address
from seeds.readers.captions import transcript_document
from seeds.readers.json_text import children, is_json, load, number, text
from seeds.readers.notices import Notices
from seeds.readers.titles import title_from_name
from seeds.text import one_line

__all__ = ["FORMAT", "chapters_of", "read", "sniff"]

FORMAT = "chapters"


def sniff(head: str, name: str | None) -> float:
    """Sure of an object with chapters that have start times."""
    del name
    start = head[:20_000]
    if not is_json(head) or '"chapters"' not in start or '"segments"' in start:
        return 0.0
    return 0.95 if '"startTime"' in start else 0.4


def read(text: str, hints: Hints) -> Document:
    """An episode that is nothing but its chapters; raises `UnreadableError` if there are none."""
    notices = Notices(hints)
    value = load(text, notices)
    chapters = chapters_of(value)
    if not chapters:
        raise notices.unreadable("no chapter with a start time", "check that it holds chapters")
    said = value if isinstance(value, dict) else {}
    title = one_line(_text(said, "title"))
    episode = Episode(
        title=hints.title or title or title_from_name(hints) or "Chapters",
        people=tuple(filter(None, [one_line(_text(said, "author"))])),
        chapters=chapters,
    )
    return transcript_document(
        FORMAT, episode, hints, notices, one_line(_text(said, "podcastName")) or None
    )


def chapters_of(value: Any) -> tuple[Chapter, ...]:
    """The chapters of a JSON value, in order of time, without those hidden from the table."""
    listed = value if isinstance(value, list) else children(value, "chapters")
    found: list[Chapter] = []
    for one in listed:
        if not isinstance(one, dict) or one.get("toc") is False:
            continue
        start = number(one.get("startTime", one.get("start")))
        if start is None:
            continue
        end = number(one.get("endTime"))
        found.append(
            Chapter(
                start,
                one_line(_text(one, "title")) or f"Chapter {len(found) + 1}",
                web_address(_text(one, "url")),
                end if end is not None and end >= start else None,
                web_address(_text(one, "img")),
            )
        )
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _text(one: dict[str, Any], key: str) -> str:
    return text(one.get(key))
