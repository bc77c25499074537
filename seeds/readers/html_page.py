"""HTML: transcripts (repeating cite, time and p), saved pages with a transcript, and show notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from seeds.dates import day
from seeds.markup import Tag, attributes, has_tags, tokens, unescaped
from seeds.model import BlockKind, Document, Hints, PartKind
from seeds.notes import BREAKS, chapters_in, notes_of, plain_line, web_address
from seeds.readers.captions import transcript_document
from seeds.readers.elements import Element
from seeds.readers.front_matter import FrontMatter
from seeds.readers.markdown import episode_of
from seeds.readers.notices import Notices
from seeds.readers.takeaways import taken_apart

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "html"

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OTHERS = re.compile(r"<(?:\?xml|rss|feed|opml|rdf:RDF)\b", re.IGNORECASE)
_CITE = re.compile(r"<cite\b", re.IGNORECASE)
_REGION = re.compile(r"<(article|main)\b[^>]*>(.*)</\1\s*>", re.IGNORECASE | re.DOTALL)
_CHROME = re.compile(r"<(nav|footer|form|button)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>([^<]{0,1000})</title", re.IGNORECASE)
_H1 = re.compile(r"<h1\b[^>]*>(.{0,2000}?)</h1", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<(?:meta|link)\b[^>]{0,2000}>", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_CLOCK = re.compile(r"\s*[\[(]?(?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?[\])]?\s*$")
_SPEAKER = re.compile(
    r"(?:^|[\s_-])(?:speaker|speaker-?name|cite|author)(?:$|[\s_-])", re.IGNORECASE
)
_TIME = re.compile(r"time-?(?:stamp|code)|(?:^|[\s_-])time(?:$|[\s_-])", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\*_`\[\]<#>])")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKED = frozenset(("span", "div", "p", "strong", "b", "a", "h3", "h4", "h5", "h6", "td", "li"))


def sniff(head: str, name: str | None) -> float:
    """Sure of cite tags beside paragraphs; a page of any other kind is read as notes."""
    begin = head.lstrip()[:2000]
    if not begin.startswith("<") or _OTHERS.match(begin) or not has_tags(head):
        by_name = name is not None and name.lower().endswith((".html", ".htm"))
        return 0.5 if by_name and has_tags(head) and not _OTHERS.match(begin) else 0.0
    if len(_CITE.findall(head)) > 1:
        return 0.92
    return 0.7 if _PAGE.search(begin) else 0.6


def read(text: str, hints: Hints) -> Document:
    """The one episode that a page tells of; raises `UnreadableError` if there is no text in it."""
    notices = Notices(hints)
    matter = _matter(text)
    region = _region(text)
    elements = list(_elements(region))
    episode = episode_of(elements, matter, hints, notices)
    notes = notes_of(region, matter.link)
    if episode is None or not notes.blocks:
        raise notices.unreadable("a page without any text", "save the whole page again")
    if any(part.kind is PartKind.TRANSCRIPT for part in episode.parts):
        episode = replace(episode, links=notes.links)
    else:
        heading = notes.blocks[0]
        same = heading.kind is BlockKind.HEADING and heading.text == episode.title
        blocks = notes.blocks[1:] if same and len(notes.blocks) > 1 else notes.blocks
        episode = replace(
            episode,
            parts=taken_apart(blocks),
            links=notes.links,
            chapters=chapters_in(blocks),
        )
    return transcript_document(FORMAT, episode, hints, notices, matter.source)


def _matter(text: str) -> FrontMatter:
    """What the page says of itself in its head."""
    said: dict[str, str] = {}
    for meta in _META.finditer(text[: 1 << 18]):
        fields = attributes(Tag("meta", False, meta[0][5:-1]))
        key = (fields.get("property") or fields.get("name") or fields.get("rel") or "").lower()
        value = fields.get("content") or fields.get("href") or ""
        if key and value:
            said.setdefault(key, " ".join(value.split()))
    headings = _H1.findall(text)
    heading = plain_line(headings[0]) if len(headings) == 1 else ""
    title = _TITLE.search(text)
    told = said.get("og:title") or heading or (plain_line(title[1]) if title else "")
    date = next(
        (
            found[0]
            for key in ("article:published_time", "date", "datepublished", "dc.date", "pubdate")
            if (found := _DAY.search(said.get(key, "")))
        ),
        None,
    )
    written = _JSON_DAY.search(text) if date is None else None
    date = written[1] if written else date
    return FrontMatter(
        title=told or None,
        published=day(date) if date else None,
        source=said.get("og:site_name"),
        link=web_address(said.get("canonical") or said.get("og:url") or ""),
    )


def _region(text: str) -> str:
    """The part of a page that is its text: the article, without menus, forms and footers."""
    if not _PAGE.search(text[:4000]):
        return text
    found = _REGION.search(text)
    region = found[2] if found and len(found[2]) * 10 > len(text) else text
    return _CHROME.sub(" ", region) if region.count("<nav") < 1000 else region


def _elements(text: str) -> Iterator[Element]:
    """The elements of a page, the marks of speakers and times written as in Markdown."""
    row: list[str] = []
    rows: list[str] = []
    level: int | None = None
    kind = BlockKind.PARAGRAPH
    quotes = line = 0
    marked: tuple[str, str] | None = None
    mark: list[str] = []
    paragraph = False

    def ended() -> Iterator[Element]:
        nonlocal kind, level
        _end_row(row, rows)
        if rows:
            shown = BlockKind.HEADING if level else kind
            shown = BlockKind.QUOTE if quotes and shown is BlockKind.PARAGRAPH else shown
            yield Element(shown, " ".join(rows), line, level, [] if level else list(rows))
            rows.clear()
            kind = BlockKind.PARAGRAPH

    for token in tokens(text):
        if isinstance(token, str):
            (mark if marked else row).append(_SPECIAL.sub(r"\\\1", token))
            continue
        name = token.name
        if marked is not None:
            if token.closes and name == marked[0]:
                row.append(_written(marked[1], "".join(mark), first=_is_bare(row)))
                marked = None
                mark.clear()
                if name in BREAKS:
                    yield from ended()
                continue
            if name not in BREAKS or name == "br":
                continue
            row.append(_written(marked[1], "".join(mark), first=_is_bare(row)))
            marked = None
            mark.clear()
        role = "" if token.closes else _role(token)
        if name == "br":
            _end_row(row, rows)
        elif name in BREAKS:
            yield from ended()
            line += 1
            paragraph = name == "p" and not token.closes
            if name in _HEADINGS:
                level = None if token.closes else _HEADINGS[name]
            elif name == "li":
                kind = BlockKind.PARAGRAPH if token.closes else BlockKind.ITEM
            elif name == "blockquote":
                quotes = max(0, quotes + (-1 if token.closes else 1))
        elif name in ("td", "th"):
            row.append(" ")
        if role:
            if role == "cite" and not paragraph and not _is_bare(row):
                yield from ended()
            marked = (name, role)
    if marked is not None:
        row.append(_written(marked[1], "".join(mark), first=_is_bare(row)))
    yield from ended()


def _role(tag: Tag) -> str:
    """What a tag says its text is: who speaks, when, or something set off."""
    if tag.name in ("cite", "dt"):
        return "cite"
    if tag.name == "time":
        return "time"
    if tag.name in _MARKED and "class" in tag.inside:
        names = attributes(tag).get("class", "")
        if _SPEAKER.search(names):
            return "cite"
        if _TIME.search(names):
            return "time"
    return "bold" if tag.name in ("b", "strong") else ""


def _written(role: str, text: str, *, first: bool) -> str:
    text = " ".join(text.split())
    if not text:
        return " "
    if role == "time":
        clock = unescaped(text).replace("\\", "")
        return f" [{clock.strip('[]() ')}] " if _CLOCK.match(clock) else f"{text} "
    if not first:
        bare = text if role == "bold" else f"**{text}**"
        return f" {bare} " if role == "cite" and text.rstrip().endswith(":") else text
    if role == "cite":
        return f"**{text.rstrip(':').rstrip()}:** "
    return f"**{text}** "


def _is_bare(row: list[str]) -> bool:
    """Whether nothing but stamps stands in a row so far."""
    return not "".join(row).strip(" []():.0123456789\\")


def _end_row(row: list[str], rows: list[str]) -> None:
    text = " ".join("".join(row).split())
    row.clear()
    if text:
        rows.append(text)
