"""What TinyDB promises of queries and of what tables remember, kept by the record's tables too."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import increment
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.record import Record
from tests.record.looking import journal_lines

CARDS: dict[str, dict[str, Any]] = {
    "river": {"n": 1, "front": "What froze?", "tags": ["ice"], "anchor": {"block": 3}},
    "hill": {"n": 2, "front": "who\nfell?", "tags": ["ice", "war"], "anchor": {"block": 4}},
    "court": {"n": 3, "front": "Where?", "tags": [], "due": None},
    "bare": {"n": 4},
}

it = Query()


@pytest.fixture(params=["memory", "record", "reviews"])
def db(request: pytest.FixtureRequest, home: Path) -> TinyDB:
    if request.param == "memory":
        return TinyDB(storage=MemoryStorage)
    db = Record.open(home).db
    if request.param == "reviews":
        db.default_table_name = "reviews"
    return db


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (it.n == 1, "river"),
        (it.n != 1, "hill court bare"),
        (it.n < 2, "river"),
        (it.n <= 2, "river hill"),
        (it.n > 3, "bare"),
        (it.n >= 3, "court bare"),
        (it["n"] == 2, "hill"),
        (where("n") == 2, "hill"),
        (it.due.exists(), "court"),
        (it.due == None, "court"),  # noqa: E711
        (~it.front.exists(), "bare"),
        (it.front.matches("W"), "river court"),
        (it.front.matches("what", flags=2), "river"),
        (it.front.matches("fell"), ""),
        (it.front.search("f[er]"), "river hill"),
        (it.n.test(lambda n: n % 2 == 0), "hill bare"),
        (it.n.test(lambda n, least: n >= least, 4), "bare"),
        (it.n.one_of([1, 4, 9]), "river bare"),
        (it.tags.any(["war", "peace"]), "hill"),
        (it.tags.all(["ice"]), "river hill"),
        (it.tags.any(lambda tag: tag == "war"), "hill"),
        (it.anchor.block == 3, "river"),
        (it.anchor["block"] > 3, "hill"),
        (it.anchor.fragment({"block": 4}), "hill"),
        (it.fragment({"n": 3, "due": None}), "court"),
        (it.tags.map(len) == 2, "hill"),
        (it.noop(), "river hill court bare"),
        ((it.n > 1) & (it.n < 4), "hill court"),
        ((it.n == 1) | (it.n == 4), "river bare"),
        (~(it.n == 1) & ~it.tags.exists(), "bare"),
        (lambda card: card["n"] == 3, "court"),
    ],
)
def test_a_query_finds_what_it_says(db: TinyDB, query: QueryLike, names: str) -> None:
    db.insert_multiple(CARDS.values())
    expected = [CARDS[name] for name in names.split()]
    assert db.search(query) == expected
    assert db.count(query) == len(expected)
    assert db.contains(query) == bool(expected)
    assert db.get(query) == (expected[0] if expected else None)


def test_queries_are_equal_where_they_ask_the_same() -> None:
    assert hash((it.n == 1) & (it.n == 2)) == hash((it.n == 2) & (it.n == 1))
    assert (it.n == 1) != (it.n == 2)
    with pytest.raises(RuntimeError):
        it({"n": 1})


class _Asked:
    """A query that counts how often it is asked; `cacheable` as TinyDB's protocol has it."""

    def __init__(self, *, cacheable: bool) -> None:
        self.asked = 0
        self._cacheable = cacheable

    def __call__(self, value: Mapping[Any, Any]) -> bool:
        self.asked += 1
        return bool(value)

    def __hash__(self) -> int:
        return 1

    def is_cacheable(self) -> bool:
        return self._cacheable


@pytest.mark.parametrize(
    ("cacheable", "size", "asked"), [(True, 10, 4), (False, 10, 8), (True, 0, 8)]
)
def test_answers_are_remembered_until_something_changes(
    db: TinyDB, cacheable: bool, size: int, asked: int
) -> None:
    table = db.table("cards", cache_size=size)
    table.insert_multiple(CARDS.values())
    query = _Asked(cacheable=cacheable)
    assert table.search(query) == table.search(query)
    assert query.asked == asked
    table.remove(it.n == 4)
    assert len(table.search(query)) == 3
    assert query.asked == asked + 3


def test_the_default_table_is_the_database_s_own(db: TinyDB) -> None:
    number = db.insert({"n": 1})
    assert len(db) == 1
    assert db.all() == [{"n": 1}] == list(db)
    assert db.table(db.default_table_name).get(doc_id=number) == {"n": 1}
    assert db.tables() == {db.default_table_name}
    assert db.table("cards").name == "cards"
    assert db.table("cards") is db.table("cards")


def test_tables_know_nothing_of_each_other(db: TinyDB) -> None:
    one, other = db.table("one"), db.table("two")
    one.insert_multiple([{"n": 1}, {"n": 2}])
    other.insert({"n": 3})
    assert (one.count(it.n > 0), other.count(it.n > 0)) == (2, 1)
    one.truncate()
    assert one.all() == []
    assert other.all() == [{"n": 3}]
    db.drop_table("two")
    db.drop_table("never was")
    assert "two" not in db.tables()
    assert other.all() == []
    assert other.insert({"n": 4})
    assert db.table("two").all() == [{"n": 4}]


@pytest.mark.parametrize("make", [dict, UserDict])
def test_any_mapping_is_a_document(db: TinyDB, make: Callable[[Any], Mapping[str, Any]]) -> None:
    given = make({"n": 1})
    number = db.insert(given)
    db.insert_multiple(make({"n": n}) for n in (2, 3))
    assert db.get(doc_id=number) == {"n": 1}
    assert [document["n"] for document in db] == [1, 2, 3]
    assert all(isinstance(document, Document) for document in db)


def test_ids_that_are_not_there_are_left_out(db: TinyDB) -> None:
    (one,) = db.insert_multiple([{"n": 1}])
    missing = one + 1
    assert db.update({"n": 2}, doc_ids=[missing]) == []
    assert db.update({"n": 2}, doc_ids=[missing, one]) == [one]
    assert db.remove(doc_ids=[missing]) == []
    assert db.remove(doc_ids=[one, missing]) == [one]
    assert db.get(doc_id=one) is None
    assert db.get(doc_ids=[one, missing]) == []
    assert len(db) == 0


def test_updates_of_several_kinds_at_once(db: TinyDB) -> None:
    ids = db.insert_multiple([{"n": n} for n in (1, 2, 3)])
    updates = [({"seen": True}, it.n < 3), (increment("n"), it.n == 2)]
    assert db.update_multiple(updates) == [ids[0], ids[1], ids[1]]
    assert db.all() == [{"n": 1, "seen": True}, {"n": 3, "seen": True}, {"n": 3}]


def test_what_json_cannot_hold_is_refused_and_nothing_kept(home: Path) -> None:
    db = Record.open(home).db
    db.insert({"n": 1})
    for bad in ({"n": {1, 2}}, {"n": object()}, {"n": float("nan")}, {("a", "b"): 1}):
        with pytest.raises((TypeError, ValueError)):
            db.insert(bad)
        with pytest.raises((TypeError, ValueError)):
            db.insert_multiple([{"n": 2}, bad])
    assert db.all() == [{"n": 1}]
    assert len(journal_lines(home)) == 2
    assert Record.open(home).db.all() == [{"n": 1}]


def test_inserting_from_a_generator_that_raises_keeps_nothing(home: Path) -> None:
    db = Record.open(home).db

    def documents() -> Iterator[dict[str, int]]:
        yield {"n": 1}
        raise KeyError

    with pytest.raises(KeyError):
        db.insert_multiple(documents())
    assert db.all() == [] == Record.open(home).db.all()


def test_a_closed_database_has_kept_everything(home: Path) -> None:
    with Record.open(home).db as db:
        db.table("cards").insert({"n": 1})
    assert Record.open(home).table("cards").all() == [{"n": 1}]
