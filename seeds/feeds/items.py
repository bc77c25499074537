"""An item of RSS or an entry of Atom, as an episode."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.feeds.nodes import Node
from seeds.feeds.people import credits_of, hosts_and_guests
from seeds.feeds.values import address, day, moment, seconds, whole
from seeds.model import Block, Chapter, Credit, Episode, Link, Part, PartKind, Soundbite, TextFile
from seeds.notes import Notes, chapters_in, notes_of, plain_line
from seeds.readers.titles import split_number
from seeds.text import one_line

__all__ = ["Show", "episode_of", "parts_of_notes", "title_out_of"]

_PLAYABLE = ("audio/", "video/")
_KINDS = frozenset(("full", "trailer", "bonus"))
_MOST_TAGS = 100
_LONGEST_TITLE = 2_000
_OUT_OF_TEXT = 80
"""Code points of a title that is made of the text, for want of one."""
_SENTENCE = re.compile(r"(.+?[.!?…。！？])(?:\s|$)")
_IMAGES = ("itunes:image", "podcast:image", "image", "media:thumbnail", "googleplay:image")
_NO_NOTES = Notes((), ())


@dataclass(frozen=True, slots=True)
class Show:
    """What an item has from its feed where it says nothing itself."""

    base: str | None = None
    """The address that relative ones are meant from."""
    name: str = ""
    credits: tuple[Credit, ...] = ()


def episode_of(item: Node, show: Show, *, truncated: bool = False) -> Episode | None:
    """The episode that an item tells of; None where it tells of nothing."""
    base = show.base
    if item.attributes:
        base = address(item.get("xml:base"), base) or base
    link = _link(item, base)
    guid = one_line(item.value("guid", "atom:id", "id", "dc:identifier") or item.get("rdf:about"))
    enclosure, kind_of_file, length, media_seconds = _enclosure(item, base)
    parts, links = _texts(item, link or base)
    title = _title(item) or title_out_of(parts) or link or guid or enclosure or ""
    if not title:
        return None
    number = whole(item.value("itunes:episode")) or whole(item.value("podcast:episode"))
    credits = credits_of(item, show.credits)
    chapters_file = item.first("podcast:chapters")
    return Episode(
        title=title,
        number=number if number is not None else split_number(title)[1],
        people=hosts_and_guests(credits),
        published=_published(item),
        duration=seconds(item.value("itunes:duration")) or media_seconds,
        link=link,
        guid=guid or None,
        enclosure=enclosure,
        truncated=truncated,
        tags=_tags(item),
        parts=parts,
        chapters=_chapters(item, base) or chapters_in(b for part in parts for b in part.blocks),
        links=links,
        season=whole(item.value("itunes:season", "podcast:season")),
        kind=_kind(item),
        image=_image(item, base),
        enclosure_type=kind_of_file,
        enclosure_length=length,
        credits=credits,
        transcripts=_transcripts(item, base),
        chapters_url=address(chapters_file.get("url"), base) if chapters_file else None,
        soundbites=_soundbites(item),
    )


def title_out_of(parts: tuple[Part, ...]) -> str:
    """A title for what has none: the first sentence of its text, or the beginning of that."""
    text = next((block.text for part in parts for block in part.blocks if block.text), "")
    found = _SENTENCE.match(text)
    if found and len(found[1]) <= _OUT_OF_TEXT:
        return found[1]
    if len(text) <= _OUT_OF_TEXT:
        return text
    return f"{text[:_OUT_OF_TEXT].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def parts_of_notes(description: Notes, notes: Notes) -> tuple[tuple[Part, ...], tuple[Link, ...]]:
    """A description and show notes as parts; where both say the same, it is a description."""
    if _words(description.blocks) == _words(notes.blocks):
        description, notes = (notes if notes.blocks else description), _NO_NOTES
    parts = tuple(
        Part(kind, found.blocks)
        for kind, found in ((PartKind.DESCRIPTION, description), (PartKind.NOTES, notes))
        if found.blocks
    )
    links = {link.url: link for link in (*description.links, *notes.links)}
    return parts, tuple(links.values())


def _words(blocks: tuple[Block, ...]) -> str:
    return "".join("".join(block.text.split()) for block in blocks)


def _title(item: Node) -> str:
    for name in ("title", "atom:title", "itunes:title", "media:title", "dc:title"):
        node = item.first(name)
        if node is None:
            continue
        kind = node.get("type").lower()
        plain = name == "atom:title" and kind in ("", "text", "text/plain")
        text = one_line(node.text) if plain else plain_line(node.markup)
        if text:
            return text[:_LONGEST_TITLE]
    return ""


def _texts(item: Node, base: str | None) -> tuple[tuple[Part, ...], tuple[Link, ...]]:
    description = _notes(item, base, "description", "atom:summary", "summary")
    notes = _notes(item, base, "content:encoded", "atom:content", "content", "body")
    if not description.blocks and not notes.blocks:
        group = item.first("media:group") or item
        description = _notes(item, base, "itunes:summary", "googleplay:description")
        if not description.blocks:
            description = _notes(group, base, "media:description")
        if not description.blocks:
            description = _notes(item, base, "itunes:subtitle")
    return parts_of_notes(description, notes)


def _notes(item: Node, base: str | None, *names: str) -> Notes:
    for node in item.all(*names):
        kind = node.get("type").lower()
        if kind.startswith(("image/", "audio/", "video/")) or node.get("mode") == "base64":
            continue
        text = node.markup
        if not text or text.isspace():
            continue
        if kind in ("text", "text/plain"):
            text = text.replace("&", "&amp;").replace("<", "&lt;")
        found = notes_of(text, address(node.get("xml:base"), base) or base)
        if found.blocks:
            return found
    return _NO_NOTES


def _link(item: Node, base: str | None) -> str | None:
    for node in item.all("link"):
        if not node.get("rel") and (found := address(node.text, base)):
            return found
    candidates = [
        node
        for node in item.all("link", "atom:link")
        if node.get("rel").lower() in ("", "alternate")
    ]
    pages = [node for node in candidates if node.get("type").lower() in ("", "text/html")]
    for node in (*pages, *candidates):
        if found := address(node.get("href") or node.text, base):
            return found
    guid = item.first("guid")
    if guid is not None and guid.get("ispermalink").lower() != "false":
        return address(guid.text)
    return None


def _enclosure(
    item: Node, base: str | None
) -> tuple[str | None, str | None, int | None, float | None]:
    """The address, type and length of the recording, and how long it is if that is said there."""
    groups = item.all("media:group")
    candidates = [
        *item.all("enclosure"),
        *(n for n in item.all("link", "atom:link") if n.get("rel").lower() == "enclosure"),
        *(n for holder in (item, *groups) for n in holder.all("media:content")),
    ]
    found: list[tuple[bool, str, Node]] = []
    for node in candidates:
        where = address(node.get("url") or node.get("href") or node.text, base)
        kind = node.get("type").lower()
        playable = kind.startswith(_PLAYABLE) or node.get("medium") in ("audio", "video")
        if where is None or (node.name == "media:content" and not playable):
            continue
        found.append((playable, where, node))
    if not found:
        return None, None, None, None
    _, where, node = next((one for one in found if one[0]), found[0])
    kind = one_line(node.get("type")).lower()
    length = whole(node.get("length") or node.get("filesize"))
    return where, kind or None, length or None, seconds(node.get("duration"))


_DATES = (
    "pubdate", "dc:date", "atom:published", "published", "atom:issued", "issued", "date",
    "dcterms:created", "dcterms:issued", "atom:created", "atom:updated", "updated",
    "atom:modified", "dcterms:modified",
)  # fmt: skip
"""Where a day may stand, the surest first."""


def _published(item: Node) -> str | None:
    return next(filter(None, (day(node.text) for node in item.all(*_DATES))), None)


def _kind(item: Node) -> str | None:
    kind = item.value("itunes:episodetype").lower()
    return kind if kind in _KINDS else None


def _tags(item: Node) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in item.all("category", "atom:category", "dc:subject", "media:keywords"):
        text = node.text if node.text.strip() else node.get("label") or node.get("term")
        for piece in text.split(",") if node.name == "media:keywords" else (text,):
            found[one_line(plain_line(piece))] = None
    for piece in item.value("itunes:keywords").split(","):
        found[one_line(plain_line(piece))] = None
    found.pop("", None)
    return tuple(found)[:_MOST_TAGS]


def _image(item: Node, base: str | None) -> str | None:
    for holder in (item, *item.all("media:group")):
        for node in holder.all(*_IMAGES):
            where = node.get("href") or node.get("url") or node.value("url") or node.text
            if found := address(where, base):
                return found
    return None


def _transcripts(item: Node, base: str | None) -> tuple[TextFile, ...]:
    found: dict[tuple[str, str], TextFile] = {}
    for node in item.all("podcast:transcript"):
        where = address(node.get("url") or node.get("href") or node.text, base)
        if where is None:
            continue
        kind = one_line(node.get("type")).lower().partition(";")[0].strip()
        language = one_line(node.get("language")) or None
        rel = one_line(node.get("rel")).lower() or None
        found.setdefault((where, kind), TextFile(where, kind, language, rel))
    return tuple(found.values())


def _soundbites(item: Node) -> tuple[Soundbite, ...]:
    found = []
    for node in item.all("podcast:soundbite"):
        start = moment(node.get("starttime"))
        length = seconds(node.get("duration"))
        if start is not None and length is not None:
            found.append(Soundbite(start, length, one_line(node.text) or None))
    return tuple(found)


def _chapters(item: Node, base: str | None) -> tuple[Chapter, ...]:
    found = []
    holders = item.all("psc:chapters", "psc:chapter")
    for holder in holders:
        for node in holder.all("psc:chapter") if holder.name == "psc:chapters" else (holder,):
            start = moment(node.get("start"))
            title = one_line(node.get("title") or node.text)
            if start is not None and title:
                found.append(Chapter(start, title, address(node.get("href"), base)))
    return tuple(sorted(found, key=lambda one: one.start))
