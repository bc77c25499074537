"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
import re
from typing import Any

from seeds.feeds.items import parts_of_notes, title_out_of
from seeds.feeds.values import address, day, plain_name, seconds
from seeds.model import Credit, Document, Episode, Hints, Source, SourceKind
from seeds.notes import Notes, chapters_in, notes_of, plain_line
from seeds.readers.notices import Notices
from seeds.readers.titles import name_of_source, split_number
from seeds.text import one_line

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "json-feed"

_VERSION = re.compile(r'"version"\s*:\s*"(?:https?:)?\\?/?\\?/?(?:www\.)?jsonfeed\.org')
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_LONGEST = 20_000
_MOST_TAGS = 100


def sniff(head: str, name: str | None) -> float:
    """Sure where the version says so; else where there are items as such a feed has them."""
    if not head.lstrip().startswith("{"):
        return 0.0
    if _VERSION.search(head):
        return 0.97
    items = _ITEMS.search(head)
    likely = items is not None and ('"content_html"' in head or '"content_text"' in head)
    named = name is not None and name.lower().endswith("feed.json")
    return 0.8 if likely else 0.3 if named and items else 0.0


def read(text: str, hints: Hints) -> Document:
    """The feed; raises `UnreadableError` if there is none."""
    notices = Notices(hints)
    feed, items = _load(text, notices)
    url = hints.address or address(_text(feed.get("feed_url")))
    link = address(_text(feed.get("home_page_url")), url)
    source = Source(
        name=name_of_source(hints, plain_line(_text(feed.get("title"))) or None),
        kind=SourceKind.FEED,
        url=url,
        description=plain_line(_text(feed.get("description")))[:_LONGEST] or None,
        link=link,
        image=address(_text(feed.get("icon")) or _text(feed.get("favicon")), link or url),
        language=one_line(_text(feed.get("language"))) or None,
    )
    authors = _authors(feed)
    episodes = []
    for item in items:
        episode = _episode(item, link or url, authors) if isinstance(item, dict) else None
        if episode is not None:
            episodes.append(episode)
    if len(episodes) < len(items):
        notices.add(f"{notices.where}: {len(items) - len(episodes)} items say nothing")
    return Document(FORMAT, source, tuple(episodes), notices.texts)


def _load(text: str, notices: Notices) -> tuple[dict[str, Any], list[Any]]:
    """The feed's own fields and its items; of a damaged one, all that stands before the damage."""
    problem = ""
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        problem = getattr(error, "msg", "") or "it is nested too deep"
        found = None
    if isinstance(found, dict):
        items = found.get("items")
        return found, items if isinstance(items, list) else []
    start = _ITEMS.search(text)
    if found is not None or start is None:
        raise notices.unreadable("it is no JSON Feed", "save the feed again, or name its --format")
    notices.at(line or 1, f"from here on it is no JSON ({problem}); what stands before was read")
    decoder = json.JSONDecoder(strict=False)
    items, at = [], start.end()
    while True:
        space = _BETWEEN.match(text, at)
        try:
            item, at = decoder.raw_decode(text, space.end() if space else at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    fields: dict[str, Any] = {}
    for name, value in re.findall(r'"([a-z_]+)"\s*:\s*("(?:[^"\\]|\\.)*")', text[: start.start()]):
        try:
            fields.setdefault(name, json.loads(value, strict=False))
        except ValueError:
            continue
    return fields, items


def _text(value: Any) -> str:
    """A value as text: real feeds have numbers for ids, and null for anything."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _episode(item: dict[str, Any], base: str | None, usual: tuple[Credit, ...]) -> Episode | None:
    link = address(_text(item.get("url")), base) or address(_text(item.get("external_url")), base)
    html = _text(item.get("content_html"))
    plain = _text(item.get("content_text"))
    summary = _text(item.get("summary"))
    notes = notes_of(html, link or base) if html.strip() else Notes((), ())
    if not notes.blocks and plain.strip():
        notes = notes_of(_as_text(plain), link or base)
    description = notes_of(_as_text(summary), link or base) if summary else Notes((), ())
    parts, links = parts_of_notes(description, notes)
    media = _recording(item, base)
    guid = one_line(_text(item.get("id")))
    title = plain_line(_text(item.get("title"))) or title_out_of(parts) or link or guid
    if not title:
        return None
    return Episode(
        title=title,
        number=split_number(title)[1],
        published=day(_text(item.get("date_published"))) or day(_text(item.get("date_modified"))),
        duration=seconds(_text(media.get("duration_in_seconds"))),
        link=link,
        guid=guid or None,
        enclosure=address(_text(media.get("url")), base),
        tags=tuple(
            dict.fromkeys(tag for t in _list(item.get("tags")) if (tag := one_line(_text(t))))
        )[:_MOST_TAGS],
        parts=parts,
        chapters=chapters_in(block for part in parts for block in part.blocks),
        links=links,
        image=address(_text(item.get("image")) or _text(item.get("banner_image")), base),
        enclosure_type=one_line(_text(media.get("mime_type"))).lower() or None,
        enclosure_length=_size(media.get("size_in_bytes")),
        credits=_authors(item) or usual,
    )


def _as_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _size(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and 0 < value < 1e15 else None


def _recording(item: dict[str, Any], base: str | None) -> dict[str, Any]:
    found = [
        one
        for one in _list(item.get("attachments"))
        if isinstance(one, dict) and address(_text(one.get("url")), base)
    ]
    playable = [
        one for one in found if _text(one.get("mime_type")).startswith(("audio/", "video/"))
    ]
    return next(iter(playable or found), {})


def _authors(holder: dict[str, Any]) -> tuple[Credit, ...]:
    people = [*_list(holder.get("authors")), holder.get("author")]
    names = (plain_name(_text(one.get("name"))) for one in people if isinstance(one, dict))
    return tuple(Credit(name, "author") for name in dict.fromkeys(names) if name)
