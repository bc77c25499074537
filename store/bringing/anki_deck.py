"""Decks of Anki (``.apkg``): basic and cloze notes become cards, with their history.

A package is a zip with a collection in SQLite. The older kinds (``collection.anki2`` and
``collection.anki21``) are read; the newest (``collection.anki21b``) only Anki itself unpacks, and
that is said. A card's schedule is what its reviews come to, as everywhere in Earmark: one that
comes without its history begins anew.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.bringing.anki_notes import NoteType, Words, note_types, plain, words_of
from store.card_documents import TABLE, new_document
from store.clock import to_text
from store.errors import DamagedError
from store.exports.anki_fields import FIELDS
from store.exports.markdown_text import tag_of
from store.identity import number_of
from store.scheduling import Graded, Memory, Rating, after, learner_day
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["BroughtDeck", "bring_deck", "is_package"]

_NOTHING = "nothing of it was read"
_LARGEST = 512 * 1024 * 1024
"""Bytes of a collection, unpacked."""
_OURS = re.compile(r"earmark-([a-z2-7]{10})")
_EPISODE = re.compile(r"earmark ([a-z2-7]{10})\b")
_BITS = 50
_STATES = {0: "new", 1: "learning", 2: "review", 3: "relearning"}
_SUSPENDED = -1
_AHEAD = timedelta(minutes=1)
"""How far ahead of the clock a review may lie: Anki moves those of one moment apart."""
_GRADED = (0, 1, 2)
"""The kinds of review that move the schedule: learning, review, relearning; not cramming."""


@dataclass(frozen=True, slots=True)
class BroughtDeck:
    """What reading a package brought."""

    new: int
    there: int
    """Cards that were there already, and stayed as they were."""
    reviews: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A card of the package."""

    number: int
    document: dict[str, Any]
    reviews: list[dict[str, Any]]


def is_package(path: Path) -> bool:
    """Tell a package by its name; its contents are looked at when it is read."""
    return path.suffix.lower() in (".apkg", ".colpkg")


def bring_deck(desk: Desk, path: Path, *, dry_run: bool = False) -> BroughtDeck:
    """Read a package into cards, in one undo step.

    Raises:
        DamagedError: it is no package, cut off, or of a kind that can't be read.
    """
    warnings: Counter[str] = Counter()
    record = desk.record
    present = record.documents(TABLE)
    new: list[_Found] = []
    there = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            collection = _unpacked(path, Path(folder))
            with closing(sqlite3.connect(collection)) as connection:
                for found in _cards(desk, connection, warnings):
                    if found.number in present:
                        there += 1
                    else:
                        new.append(found)
    except (sqlite3.Error, zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise DamagedError(str(path), f"is damaged or cut off ({error})", _NOTHING) from error
    except (ValueError, KeyError, TypeError, NotImplementedError, RuntimeError) as error:
        raise DamagedError(str(path), f"is no package of Anki's ({error!r})", _NOTHING) from error
    except OSError as error:
        raise DamagedError(str(path), f"can't be read ({error.strerror})", _NOTHING) from error
    reviews = sum(len(found.reviews) for found in new)
    if new and not dry_run:
        with record.step(f"imported {count_of(len(new), 'card')} from {path.name}"):
            for found in new:
                record.put(TABLE, found.number, found.document)
                for review in found.reviews:
                    record.put("reviews", record.new_id(), review)
    return BroughtDeck(
        len(new), there, reviews, tuple(f"{n} × {text}" for text, n in warnings.items())
    )


def _unpacked(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        if "collection.anki21b" in names:
            raise DamagedError(
                str(path),
                "is a package of Anki's newer kind, which only Anki reads",
                "export it again with “Support older Anki versions” ticked",
            )
        name = next((one for one in ("collection.anki21", "collection.anki2") if one in names), "")
        if not name:
            raise DamagedError(str(path), "holds no collection of Anki's", _NOTHING)
        if package.getinfo(name).file_size > _LARGEST:
            raise DamagedError(
                str(path), f"unpacks to over {_LARGEST // 2**20} MiB", "export fewer decks at once"
            )
        target = folder / "collection.db"
        with package.open(name) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file)
    return target


def _cards(desk: Desk, connection: sqlite3.Connection, warnings: Counter[str]) -> Iterator[_Found]:
    (models, decks) = connection.execute("SELECT models, decks FROM col").fetchone()
    types = note_types(json.loads(models))
    deck_names = {int(id): str(deck.get("name", "")) for id, deck in json.loads(decks).items()}
    reviews = _reviews(desk, connection)
    notes = {
        id: (str(guid), type, str(fields).split("\x1f"), str(tags).split(), int(changed))
        for id, guid, type, fields, tags, changed in connection.execute(
            "SELECT id, guid, mid, flds, tags, mod FROM notes"
        )
    }
    for id, note, deck, place, queue, type in connection.execute(
        "SELECT id, nid, did, ord, queue, type FROM cards ORDER BY id"
    ).fetchall():
        if note not in notes:
            warnings["a card without a note, left out"] += 1
            continue
        found = _card(
            desk,
            notes[note],
            types,
            deck_names.get(deck, ""),
            place,
            created=_time(id),
            suspended=queue == _SUSPENDED,
            reviews=reviews.get(id, []),
            warnings=warnings,
        )
        if found is not None:
            if _STATES.get(type, "new") != "new" and not found.reviews:
                warnings["a card came without its history, and begins anew"] += 1
            yield found


def _card(
    desk: Desk,
    note: tuple[str, int, list[str], list[str], int],
    types: Mapping[int, NoteType],
    deck: str,
    place: int,
    *,
    created: datetime,
    suspended: bool,
    reviews: list[tuple[datetime, Rating, float]],
    warnings: Counter[str],
) -> _Found | None:
    guid, type_id, fields, tags, changed = note
    type = types.get(type_id)
    ours = _OURS.fullmatch(guid)
    words = words_of(type, fields, place) if type is not None else None
    if words is not None and ours and type is not None and type.fields == FIELDS:
        # Its template shows the passage and the source below the answer, which is the back alone.
        words = words if type.cloze else Words("basic", plain(fields[1]), plain(fields[2]))
    if words is None or type is None:
        warnings["a card without a question or an answer in words, left out"] += 1
        return None
    number = number_of(ours[1]) if ours else _number(guid, place)
    named = dict(zip(type.fields, fields, strict=False))
    episode = _episode(desk, named.get("Source", "")) if ours else None
    document = new_document(
        "card",
        words.kind,
        words.front,
        words.back,
        to_text(created),
        claim=plain(named.get("Passage", "")) if ours else "",
        rule="anki",
        episode=episode,
        tags=_tags(tags, "" if ours else deck),
    )
    document["changed"] = to_text(datetime.fromtimestamp(changed, UTC))
    document["suspended"] = suspended
    kept, memory = _history(desk, number, reviews)
    document["memory"] = memory.to_dict()
    if kept:
        document["introduced"] = kept[0]["day"]
    return _Found(number, document, kept)


def _episode(desk: Desk, source: str) -> str | None:
    found = _EPISODE.search(plain(source))
    return found[1] if found and found[1] in desk.rows() else None


def _tags(tags: list[str], deck: str) -> list[str]:
    """Return a note's tags, and its deck as one more."""
    found = [tag_of(tag.replace("::", "/")) for tag in [*tags, deck] if tag.lower() != "earmark"]
    return list(dict.fromkeys(filter(None, found)))


def _number(guid: str, place: int) -> int:
    """Return the number that a card of this note has whenever it is read."""
    data = blake2b(f"anki\n{guid}\n{place}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(data.digest(), "big") >> (64 - _BITS)


def _time(milliseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return datetime(2000, 1, 1, tzinfo=UTC)


def _reviews(
    desk: Desk, connection: sqlite3.Connection
) -> dict[int, list[tuple[datetime, Rating, float]]]:
    found: dict[int, list[tuple[datetime, Rating, float]]] = defaultdict(list)
    latest = desk.now() + _AHEAD
    for id, card, ease, time, kind in connection.execute(
        "SELECT id, cid, ease, time, type FROM revlog ORDER BY id"
    ):
        at = _time(id)
        if kind in _GRADED and 1 <= ease <= 4 and at <= latest:
            found[card].append((at, Rating(ease), max(0, time) / 1000))
    return found


def _history(
    desk: Desk, number: int, reviews: list[tuple[datetime, Rating, float]]
) -> tuple[list[dict[str, Any]], Memory]:
    memory = Memory()
    kept: list[dict[str, Any]] = []
    for at, rating, seconds in reviews:
        day: date = learner_day(at, desk.zone)
        before = memory
        memory = after(memory, Graded(rating, at, day), card_id=number)
        offset = at.astimezone(desk.zone).utcoffset()
        kept.append(
            {
                "card": number,
                "at": to_text(at),
                "day": day.isoformat(),
                "offset": int(offset.total_seconds() // 60) if offset else 0,
                "rating": int(rating),
                "before": before.state.value,
                "seconds": seconds,
                "retention": 0.9,
                "parameters": "fsrs-6",
            }
        )
    return kept, memory
