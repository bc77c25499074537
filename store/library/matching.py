"""Which episode of the library an item of a document is.

An item is an episode that shares a key with it, the surest key first, unless something speaks
against it: another GUID, another number, and where a key is shared by several, another title or
another day. An episode is at most one item of a document, so that two items with one GUID and
different titles are two episodes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from seeds.counting import words
from seeds.model import Episode
from store.identity import episode_id, episode_keys
from store.library.encoding import digest, header_of, parts_of

__all__ = ["Item", "item_of", "match", "new_id"]


@dataclass(slots=True)
class Item:
    """An episode as a document has it, and what became of it."""

    episode: Episode
    keys: tuple[str, ...]
    header: str
    digest: bytes
    known: int | None = None
    """The number of the library's episode that it is."""
    unchanged: bool = False
    twin: Item | None = None
    """The item of the same document that is the same episode, and stands for both."""
    id: str = ""

    @property
    def title(self) -> str:
        """The key made of its title."""
        return self.keys[-1]


@dataclass(slots=True)
class _Candidate:
    n: int
    published: str | None
    keys: set[str] = field(default_factory=set)
    same_format: bool = False


def item_of(episode: Episode) -> Item:
    """Make an item of an episode that a document brings."""
    header = header_of(episode)
    return Item(episode, episode_keys(episode), header, digest(header, parts_of(episode.parts)))


def match(connection: sqlite3.Connection, source: int, format: str, items: list[Item]) -> None:
    """Find each item's twin in its document and its episode in the library, where it has them."""
    _find_twins(items)
    single = [item for item in items if item.twin is None]
    holders = _holders(connection, source, single)
    if not holders:
        return
    claimed: set[int] = set()
    same = _same_digests(connection, format, holders)
    rest: list[Item] = []
    for item in single:
        for n in same.get(item.digest, ()):
            if n not in claimed and any(n in holders.get(key, ()) for key in item.keys):
                item.known, item.unchanged = n, True
                claimed.add(n)
                break
        else:
            rest.append(item)
    if rest:
        candidates = _candidates(connection, format, rest, holders)
        often = Counter(key for item in single for key in item.keys)
        for item in rest:
            best = _best(item, candidates, holders, claimed, often)
            if best is not None:
                item.known = best
                claimed.add(best)


def new_id(source_key: str, item: Item, tied: bool, taken: Callable[[str], bool]) -> str:
    """Return an id for an item that is new.

    Args:
        source_key: the key of its source.
        item: the item.
        tied: whether another item of its document has the same first key.
        taken: tells whether an id is given already.
    """
    for number, key in enumerate(_names(item)):
        if number == 0 and tied:
            continue
        found = episode_id(source_key, key)
        if not taken(found):
            return found
    raise AssertionError("the names of an item never end")


def _names(item: Item) -> Iterator[str]:
    name = item.keys[0]
    yield name
    for more in (item.title, item.episode.published or "", item.digest.hex()):
        name = f"{name}\n{more}"
        yield name
    count = 2
    while True:
        yield f"{name}\n{count}"
        count += 1


def _find_twins(items: Sequence[Item]) -> None:
    """A page may list one episode twice: once featured, once in its row."""
    by_digest: dict[bytes, Item] = {}
    by_name: dict[tuple[str, str, str], Item] = {}
    for item in items:
        first = by_digest.setdefault(item.digest, item)
        if first is not item:
            item.twin = first
            continue
        published = item.episode.published
        if not published:
            continue
        name = (item.keys[0], item.title, published)
        first = by_name.setdefault(name, item)
        if first is not item:
            richer, poorer = (item, first) if _size(item) > _size(first) else (first, item)
            poorer.twin = richer
            by_name[name] = richer
    for item in items:
        while item.twin is not None and item.twin.twin is not None:
            item.twin = item.twin.twin


def _size(item: Item) -> int:
    return sum(words(block) for part in item.episode.parts for block in part.blocks)


def _holders(
    connection: sqlite3.Connection, source: int, items: Sequence[Item]
) -> dict[str, set[int]]:
    wanted = json.dumps(list({key for item in items for key in item.keys}))
    found: dict[str, set[int]] = {}
    for key, episode in connection.execute(
        "SELECT keys.key, episode FROM json_each(?) AS wanted"
        " CROSS JOIN keys ON keys.source = ? AND keys.key = wanted.value",
        (wanted, source),
    ):
        found.setdefault(key, set()).add(episode)
    return found


def _same_digests(
    connection: sqlite3.Connection, format: str, holders: dict[str, set[int]]
) -> dict[bytes, list[int]]:
    wanted = json.dumps(sorted(set().union(*holders.values())))
    found: dict[bytes, list[int]] = {}
    for episode, value in connection.execute(
        "SELECT episode, digest FROM json_each(?) AS wanted"
        " CROSS JOIN contributions ON episode = wanted.value AND format = ?",
        (wanted, format),
    ):
        found.setdefault(value, []).append(episode)
    return found


def _candidates(
    connection: sqlite3.Connection,
    format: str,
    items: Sequence[Item],
    holders: dict[str, set[int]],
) -> dict[int, _Candidate]:
    wanted = json.dumps(
        sorted({n for item in items for key in item.keys for n in holders.get(key, ())})
    )
    found = {
        n: _Candidate(n, published, same_format=bool(same_format))
        for n, published, same_format in connection.execute(
            "SELECT n, published, EXISTS (SELECT 1 FROM contributions"
            " WHERE episode = episodes.n AND format = ?)"
            " FROM json_each(?) AS wanted CROSS JOIN episodes ON n = wanted.value",
            (format, wanted),
        )
    }
    for n, key in connection.execute(
        "SELECT episode, keys.key FROM json_each(?) AS wanted"
        " CROSS JOIN keys ON episode = wanted.value",
        (wanted,),
    ):
        if n in found:
            found[n].keys.add(key)
    return found


def _best(
    item: Item,
    candidates: dict[int, _Candidate],
    holders: dict[str, set[int]],
    claimed: set[int],
    often: Counter[str],
) -> int | None:
    best: tuple[bool, int, bool, int] | None = None
    for strength, key in enumerate(item.keys):
        for n in holders.get(key, ()):
            candidate = candidates.get(n)
            if candidate is None or n in claimed or not _may_be(item, candidate, strength):
                continue
            title = item.title in candidate.keys
            day = _same_day(item.episode.published, candidate.published)
            several = often[key] > 1 or len(holders[key]) > 1
            if several and not (title and day):
                continue
            rank = (title, -strength, day, -n)
            if best is None or rank > best:
                best = rank
    return None if best is None else -best[3]


def _may_be(item: Item, candidate: _Candidate, strength: int) -> bool:
    """Whether nothing surer than the shared key speaks against the two being one.

    A number does even against a shared address, which may be that of the whole show.
    """
    shared = item.keys[strength]
    for place, key in enumerate(item.keys):
        kind = key.partition(":")[0]
        if place >= strength and (kind != "number" or key in candidate.keys):
            continue
        if kind == "number" and shared.startswith("guid:"):
            continue
        # Pages tell one episode's addresses differently; one page does not.
        if kind in ("enclosure", "link") and not candidate.same_format:
            continue
        if any(other.startswith(f"{kind}:") for other in candidate.keys):
            return False
    return True


def _same_day(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)
