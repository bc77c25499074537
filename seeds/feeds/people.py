"""Who took part in an episode, as a feed names them."""

from __future__ import annotations

from seeds.feeds.nodes import Node
from seeds.feeds.values import plain_name
from seeds.model import Credit

__all__ = ["credits_of", "hosts_and_guests"]

_MOST = 200
_AUTHORS = ("itunes:author", "dc:creator", "author", "atom:author", "googleplay:author")


def credits_of(item: Node, usual: tuple[Credit, ...] = ()) -> tuple[Credit, ...]:
    """The people that an item names, and its authors; without people or authors, the `usual` ones.

    https://podcasting2.org/docs/podcast-namespace/tags/person: the role is host, the group cast,
    where nothing else is said; an item's list replaces the channel's.
    """
    found: dict[tuple[str, str], Credit] = {}
    for node in item.all("podcast:person"):
        name = plain_name(node.text)
        role = " ".join(node.get("role").split()).lower() or "host"
        group = " ".join(node.get("group").split()).lower() or None
        if name:
            found.setdefault((name, role), Credit(name, role, group))
    people = tuple(found.values()) or tuple(one for one in usual if one.role != "author")
    authors = _authors(item) or tuple(one for one in usual if one.role == "author")
    return (*people[:_MOST], *authors)


def hosts_and_guests(credits: tuple[Credit, ...]) -> tuple[str, ...]:
    """The names of those who are heard as hosts or guests, each once, in the order of the feed."""
    names = (one.name for one in credits if "host" in one.role or "guest" in one.role)
    return tuple(dict.fromkeys(names))


def _authors(item: Node) -> tuple[Credit, ...]:
    for name in _AUTHORS:
        found = {}
        for node in item.all(name):
            written = node.value("name", "atom:name") or node.text
            if author := plain_name(written):
                found[author] = Credit(author, "author")
        if found:
            return tuple(found.values())[:_MOST]
    return ()
