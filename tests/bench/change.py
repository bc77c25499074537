"""One durable change, beside stock TinyDB with the same tables."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from store.desk import Desk
from store.home import Home
from store.model import Mark
from tests.bench.rows import Row
from tests.bench.shelves import large_home

__all__ = ["rows"]

OURS = 200
THEIRS = 5


def rows() -> Iterator[Row]:
    """Yield a star set in a record of 10,000 states, 5,000 cards and 50,000 reviews."""
    with tempfile.TemporaryDirectory() as folder:
        home = large_home(Path(folder) / "home")
        stock = TinyDB(Path(folder) / "stock.json")
        tables = {}
        for name in ("record.json", "reviews.json"):
            with TinyDB(home / name) as kept:
                for table in kept.tables():
                    tables[table] = {str(one.doc_id): dict(one) for one in kept.table(table)}
        stock.storage.write(tables)
        desk = Desk.open(Home(home))
        episodes = list(desk.rows())[:OURS]
        ours = []
        for episode in episodes:
            begun = time.perf_counter()
            desk.marks.mark(Mark.STARRED, [episode])
            ours.append(time.perf_counter() - begun)
        desk.close()
        theirs = []
        for number in list(tables["reading"])[:THEIRS]:
            begun = time.perf_counter()
            stock.table("reading").update({"starred": True}, doc_ids=[int(number)])
            theirs.append(time.perf_counter() - begun)
        assert isinstance(stock.table("reading").get(doc_id=int(number)), Document)
        mine, other = statistics.median(ours), statistics.median(theirs)
        yield Row(
            "a durable change, 50,000 reviews in the record (TinyDB)",
            mine,
            other,
            "at most 1/100",
            mine * 100 <= other,
        )
