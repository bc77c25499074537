"""OPML 1.0, 1.1 and 2.0: lists of subscriptions, which two times in three are not well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds.feeds.nodes import Bounds, Node
from seeds.feeds.values import address
from seeds.feeds.xml import parse
from seeds.model import Document, Hints, Source, SourceKind
from seeds.readers.notices import Notices
from seeds.readers.titles import name_of_source
from seeds.text import one_line

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "opml"

_ROOT = re.compile(r"<(?:opml|outline|body|head)(?=[\s>/])", re.IGNORECASE)
_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)
_OUTLINE = re.compile(r"<outline\s[^<>]{0,4000}?xmlurl\s*=", re.IGNORECASE)
_BEFORE = 20_000
_FEED_ATTRIBUTES = ("xmlurl", "feedurl", "rssurl")
_SCHEMES = re.compile(r"^(?:feed|itpc|pcast|podcast|itms-pcast|rss)s?:(?://)?(?=\w)", re.IGNORECASE)
_NO_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$)")
_MOST = 100_000


def sniff(head: str, name: str | None) -> float:
    """Sure where the root element stands near the start, or outlines with feeds do."""
    found = _OPML.search(head[:_BEFORE])
    if found is not None and "<html" not in head[: found.start()].lower():
        return 0.97
    if _OUTLINE.search(head) and "<rss" not in head[:_BEFORE].lower():
        return 0.85
    named = name is not None and name.lower().endswith(".opml")
    return 0.3 if named and "<outline" in head.lower() else 0.0


def read(text: str, hints: Hints) -> Document:
    """The list's feeds as subscriptions; raises `UnreadableError` if it names none."""
    notices = Notices(hints)
    parsed = parse(text, _ROOT, bounds=Bounds(depth=4_096, elements=_MOST * 4))
    root = parsed.root
    if root is None:
        raise notices.unreadable("it holds no outline", "export the list of subscriptions again")
    if parsed.line is not None:
        reason = f" ({parsed.problem})" if parsed.problem else ""
        notices.at(parsed.line, f"from here on it is not well-formed{reason}; it was read anyway")
    found: dict[str, Source] = {}
    outlines = feeds = 0
    for node, folders in _outlines(root):
        outlines += 1
        where = next((node.get(name) for name in _FEED_ATTRIBUTES if node.get(name).strip()), "")
        if not where and node.get("type").lower() in ("rss", "atom", "feed"):
            where = node.get("url")
        if not where.strip():
            continue
        feeds += 1
        url = address(_with_scheme(one_line(where)))
        if url is None:
            notices.add(f"{notices.where}: “{one_line(where)[:80]}” is no web address of a feed")
            continue
        source = _source(node, url, folders)
        known = found.get(url)
        found[url] = source if known is None else _both(known, source)
    if not found:
        what = f"none of its {feeds} feeds has a web address" if feeds else "it names no feed"
        raise notices.unreadable(what, "export the list of subscriptions again")
    head = root.first("head")
    title = one_line(head.value("title")) if head is not None else ""
    list_source = Source(name_of_source(hints, title or None), SourceKind.FILES)
    return Document(FORMAT, list_source, (), notices.texts, tuple(found.values())[:_MOST])


def _with_scheme(where: str) -> str:
    """An address as it was meant: ``feed://x.example/a``, ``feed:https://…``, ``x.example/a``."""
    bare = _SCHEMES.sub("", where)
    return f"http://{bare}" if _NO_SCHEME.match(bare) else bare


def _outlines(root: Node) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Each outline with the names of the folders it lies in, the outermost first."""
    stack: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while stack:
        node, folders = stack.pop()
        if node.name == "outline":
            yield node, folders
            if not any(node.get(name) for name in _FEED_ATTRIBUTES):
                name = one_line(node.get("text") or node.get("title"))
                folders = (*folders, name) if name else folders
        stack += [(child, folders) for child in reversed(list(node.children))]


def _source(node: Node, url: str, folders: tuple[str, ...]) -> Source:
    name = one_line(node.get("text")) or one_line(node.get("title"))
    if name.lower() in ("", "untitled", "no title"):
        name = one_line(node.get("title")) or name
    tags = ["/".join(folders)] if folders else []
    for category in node.get("category").split(","):
        tags.append("/".join(piece for one in category.split("/") if (piece := one_line(one))))
    return Source(
        name=name or url,
        kind=SourceKind.FEED,
        url=url,
        description=one_line(node.get("description")) or None,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        link=address(node.get("htmlurl")),
        language=one_line(node.get("language")) or None,
    )


def _both(one: Source, other: Source) -> Source:
    """One feed that is listed twice, in two folders."""
    from dataclasses import replace

    tags = tuple(dict.fromkeys((*one.tags, *other.tags)))
    name = other.name if one.name == one.url else one.name
    return replace(
        one,
        name=name,
        tags=tags,
        link=one.link or other.link,
        description=one.description or other.description,
        language=one.language or other.language,
    )
