"""An Anki package with schedule and history, written with `genanki`.

genanki writes new cards only, with the time at which it runs for everything. Here a note's ``mod``
is the card's last change (else each export would overwrite what was edited in Anki since), cards
and reviews have their figures, and the collection says that it uses the second scheduler, without
which Anki rewrites what is being learned.
"""

from __future__ import annotations

import io
import itertools
import json
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from store.errors import UsageError
from store.exports.anki_fields import fields_of, guid_of, stable_id
from store.exports.anki_schedule import card_row, review_rows
from store.exports.choice import Choice
from store.identity import number_of
from store.model import Card
from store.scheduling import ROLLOVER

__all__ = ["anki_package", "require_genanki"]

_TYPES_CHANGED = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
"""When the note types were last changed; never the time of an export."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def require_genanki() -> None:
    """Raise UsageError where genanki is not installed."""
    from importlib.util import find_spec

    if find_spec("genanki") is None:
        raise UsageError(
            "export anki",
            "this needs the package genanki",
            "pip install 'earmark[anki]', or use export anki-text, which needs nothing",
        )


def anki_package(choice: Choice) -> bytes:
    """Return the package.

    Raises:
        UsageError: genanki is not installed.
    """
    require_genanki()
    import genanki

    from store.exports.anki_notes import ScheduledNote, Times, model

    desk = choice.desk
    cards = list(choice.cards)
    reviews = _reviews(choice, [card for card, _ in cards])
    created = _first_day([card for card, _ in cards], desk.today())
    decks: dict[str, Any] = {}
    models: dict[str, Any] = {}
    note_ids: set[int] = set()
    review_ids: set[int] = set()
    for position, (card, chosen) in enumerate(cards, start=1):
        note = fields_of(card, chosen)
        changed = int(card.changed.timestamp())
        last = int(card.memory.last.timestamp()) if card.memory.last else changed
        made = _unique(int(card.created.timestamp() * 1000), note_ids)
        if note.note_type not in models:
            models[note.note_type] = model(note.note_type)
        if note.deck not in decks:
            decks[note.deck] = genanki.Deck(stable_id(f"deck {note.deck}"), note.deck)
        decks[note.deck].add_note(
            ScheduledNote(
                Times(made, changed, max(changed, last)),
                card_row(
                    card,
                    created=created,
                    position=position,
                    today=desk.today(),
                    retention=float(desk.cards.retention),
                ),
                review_rows(card, reviews[number_of(card.id)], review_ids),
                model=models[note.note_type],
                fields=list(note.values),
                tags=list(note.tags),
                guid=guid_of(card.id),
            )
        )
    return _packed(list(decks.values()), created, desk.zone)


def _reviews(choice: Choice, cards: Sequence[Card]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    wanted = {number_of(card.id) for card in cards if card.memory.reps}
    if wanted:
        for review in choice.desk.record.documents("reviews").values():
            if review["card"] in wanted:
                found[review["card"]].append(review)
    return found


def _first_day(cards: Sequence[Card], today: date) -> date:
    """Return a day before all others: days are counted from it, and Anki knows no negative ones."""
    days = [card.created.date() for card in cards]
    days += [card.memory.due for card in cards if type(card.memory.due) is date]
    return min([*days, today]) - timedelta(days=1)


def _unique(id: int, taken: set[int]) -> int:
    while id in taken:
        id += 1
    taken.add(id)
    return id


def _packed(decks: list[Any], created: date, zone: tzinfo) -> bytes:
    import genanki

    start = datetime(created.year, created.month, created.day, ROLLOVER, tzinfo=zone)
    offset = start.utcoffset() or timedelta()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as connection:
            cursor = connection.cursor()
            genanki.Package(decks).write_to_db(cursor, _TYPES_CHANGED, itertools.count(1))
            (conf,) = cursor.execute("SELECT conf FROM col").fetchone()
            settings = {
                **json.loads(conf),
                "schedVer": 2,
                "rollover": ROLLOVER,
                "creationOffset": -int(offset.total_seconds() // 60),
            }
            cursor.execute(
                "UPDATE col SET crt = ?, conf = ?", (int(start.timestamp()), json.dumps(settings))
            )
            connection.commit()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in (("collection.anki2", path.read_bytes()), ("media", b"{}")):
                entry = zipfile.ZipInfo(name, _ZIP_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, data)
        return out.getvalue()
