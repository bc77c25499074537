"""A whole feed of RSS or Atom: the show, its episodes in page order, and what was wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from seeds.feeds.items import Show, episode_of
from seeds.feeds.nodes import Node
from seeds.feeds.people import credits_of
from seeds.feeds.values import address
from seeds.feeds.xml import Parsed, parse
from seeds.model import Document, Episode, Hints, Source, SourceKind
from seeds.notes import plain_line
from seeds.readers.notices import Notices
from seeds.readers.titles import title_from_name
from seeds.text import one_line

__all__ = ["read_feed"]

_ITEMS = frozenset(("item", "atom:entry", "entry"))
_MOST_ITEMS = 200_000
_LONGEST = 20_000


def read_feed(text: str, hints: Hints, format: str, root: re.Pattern[str]) -> Document:
    """The document that a feed is; raises `UnreadableError` if it is none.

    The items are turned into episodes once the channel is known, of which they inherit.
    """
    notices = Notices(hints)
    if root.search(text) is None:
        raise notices.unreadable("it holds no feed", "save the feed again, or name its --format")
    nodes: list[Node] = []

    def make_take() -> Callable[[Node], None]:
        nodes.clear()
        return lambda node: nodes.append(node) if len(nodes) < _MOST_ITEMS else None

    parsed = parse(text, root, _ITEMS, make_take)
    if parsed.root is None:
        raise notices.unreadable("it holds no feed", "save the feed again, or name its --format")
    _warn(parsed, notices)
    if len(nodes) == _MOST_ITEMS:
        notices.add(f"{notices.where}: it has over {_MOST_ITEMS} items; the rest is left out")
    channel = parsed.root.first("channel") or parsed.root
    # RSS 1.0 has its items beside the channel, and so have feeds whose channel was closed early
    source = _source(channel, hints)
    people = credits_of(channel)
    base = address(parsed.root.get("xml:base"), source.url) or source.url or source.link
    show = Show(base, source.name, people)
    episodes: list[Episode] = []
    for at, node in enumerate(nodes):
        episode = episode_of(node, show)
        if episode is not None:
            episodes.append(episode)
        nodes[at] = _GONE
    episodes += _torn(parsed, show)
    return Document(format, source, tuple(episodes), notices.texts)


_GONE = Node("", {})


def _warn(parsed: Parsed, notices: Notices) -> None:
    if parsed.line is not None:
        reason = f" ({parsed.problem})" if parsed.problem else ""
        notices.at(parsed.line, f"from here on it is not well-formed{reason}; it was read anyway")
    if parsed.unended:
        notices.add(f"{notices.where}: the feed ends within an item")
    if parsed.too_much:
        notices.add(f"{notices.where}: it has too many elements; what follows them is left out")


def _torn(parsed: Parsed, show: Show) -> list[Episode]:
    """The item that the end of the document cut off, where at least its title came through."""
    found = []
    for node in parsed.unended:
        title = node.first("title", "atom:title")
        open_names = parsed.open[parsed.open.index(node.name) + 1 :]
        if title is not None and title.name not in open_names:
            episode = episode_of(node, show, truncated=True)
            found += [episode] if episode is not None else []
    return found


def _source(channel: Node, hints: Hints) -> Source:
    name = ""
    for node in channel.all("title", "atom:title", "itunes:title", "dc:title"):
        name = name or plain_line(node.markup)
    link = _own_link(channel)
    own = _self(channel)
    moved = address(channel.value("itunes:new-feed-url"), link)
    url, former = hints.address or own, tuple[str, ...]()
    if hints.address is None and moved and moved != own:
        url, former = moved, ((own,) if own else ())
    author = channel.value("itunes:author", "dc:creator")
    fallback = hints.source or author or title_from_name(hints) or url or link
    return Source(
        name=(name or one_line(fallback or "A feed without a name"))[:_LONGEST],
        kind=SourceKind.FEED,
        url=url,
        guid=one_line(channel.value("podcast:guid")) or None,
        description=_description(channel),
        link=link,
        image=_image(channel, link),
        language=one_line(channel.value("language", "dc:language") or channel.get("xml:lang"))
        or None,
        serial=channel.value("itunes:type").lower() == "serial",
        former=former,
        moved=moved if hints.address and moved != hints.address else None,
    )


def _description(channel: Node) -> str | None:
    for name in (
        "description", "atom:subtitle", "subtitle", "atom:tagline", "itunes:summary",
        "itunes:subtitle", "googleplay:description",
    ):  # fmt: skip
        for node in channel.all(name):
            if found := plain_line(node.markup)[:_LONGEST]:
                return found
    return None


def _own_link(channel: Node) -> str | None:
    for node in channel.all("link"):
        if not node.get("rel") and (found := address(node.text)):
            return found
    for node in channel.all("link", "atom:link"):
        if node.get("rel").lower() in ("", "alternate") and (found := address(node.get("href"))):
            return found
    return None


def _self(channel: Node) -> str | None:
    for node in channel.all("atom:link", "link", "atom10:link"):
        if node.get("rel").lower() == "self" and (found := address(node.get("href"))):
            return found
    return None


def _image(channel: Node, base: str | None) -> str | None:
    for name in ("itunes:image", "podcast:image", "image", "atom:logo", "logo", "googleplay:image"):
        for node in channel.all(name):
            where = node.get("href") or node.get("url") or node.value("url") or node.text
            if found := address(where, base):
                return found
    return None
