"""JSON of everything that was done and, with the texts, of everything that was read.

::

    {"format": "earmark-export", "version": 1,
     "record": {"highlights": {ID: {…}}, "cards": {ID: {…}}, "reviews": {…}, …},
     "sources": [{…}], "episodes": [{"id", "source", "told": [{"format", "header", "parts"}]}]}

The tables of the record are those of ``record.json``, their documents under ids as the rest of
Earmark writes them. `sources` and `episodes` are there with the texts only. It holds no time of
export, no device and no path, one document a line, in a fixed order: equal homes give equal files.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from store.identity import id_of
from store.record import TABLES

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["FORMAT", "VERSION", "export_json", "record_of"]

FORMAT = "earmark-export"
VERSION = 1

_LEFT_OUT = frozenset({"imports"})
"""Tables that hold paths of this machine and what only its own library can take back."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def export_json(
    desk: Desk, *, texts: bool, episodes: Collection[str] | None = None
) -> Iterator[bytes]:
    """Yield the file in pieces.

    Args:
        desk: where from.
        texts: whether the library goes along.
        episodes: only what belongs to these; all, and what belongs to none, where it is None.
    """
    yield f'{{"format": "{FORMAT}",\n"version": {VERSION},\n"record": {{'.encode()
    opening = ""
    for name, documents in record_of(desk, episodes):
        yield f"{opening}\n{_encode(name)}: {{\n".encode()
        yield from _joined(f"{_encode(id)}: {_encode(document)}" for id, document in documents)
        yield b"\n}"
        opening = ","
    yield b"\n}"
    if texts:
        library = desk.library
        yield b',\n"sources": [\n'
        yield from _joined(map(_encode, library.dumped_sources(episodes)))
        yield b'\n],\n"episodes": [\n'
        yield from _joined(map(_encode, library.dumped_episodes(episodes)))
        yield b"\n]"
    yield b"}\n"


def record_of(
    desk: Desk, episodes: Collection[str] | None = None
) -> Iterator[tuple[str, list[tuple[str, Mapping[str, Any]]]]]:
    """Yield the record's tables by name, each with its documents by id; empty ones are left out."""
    wanted = None if episodes is None else frozenset(episodes)
    record = desk.record
    names = sorted({*TABLES, *record.tables()} - _LEFT_OUT)
    for name in names:
        documents = [
            (id_of(number), document)
            for number, document in record.documents(name).items()
            if _portable(name, document) and _wanted(desk, name, document, wanted)
        ]
        if documents:
            yield name, sorted(documents, key=lambda pair: pair[0])


def _portable(table: str, document: Mapping[str, Any]) -> bool:
    """Tell whether a document means anything elsewhere: a path that was remembered doesn't."""
    return table != "settings" or not str(document.get("name", "")).endswith(".path")


def _wanted(
    desk: Desk, table: str, document: Mapping[str, Any], episodes: frozenset[str] | None
) -> bool:
    if episodes is None:
        return True
    if table == "reviews":
        card = desk.record.get("cards", int(document["card"]))
        return card is not None and card.get("episode") in episodes
    return document.get("episode") in episodes


def _joined(lines: Iterable[str]) -> Iterator[bytes]:
    opening = ""
    for line in lines:
        yield f"{opening}{line}".encode("utf-8", "surrogatepass")
        opening = ",\n"
