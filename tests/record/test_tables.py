"""TinyDB's tables, operations and queries: the same answers as stock TinyDB's, and journalled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, operations, where
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from store.record import Record
from tests.record.looking import contents, journal_lines


@pytest.fixture(params=["memory", "record", "reviews"])
def table(request: pytest.FixtureRequest, home: Path) -> Table:
    if request.param == "memory":
        return TinyDB(storage=MemoryStorage).table("cards")
    return Record.open(home).table("cards" if request.param == "record" else "reviews")


@pytest.fixture
def filled(table: Table) -> Table:
    table.insert_multiple([{"int": 1, "char": letter} for letter in "abc"])
    return table


def test_insert_gives_ids_by_which_documents_are_found(table: Table) -> None:
    one, two = table.insert({"a": 1}), table.insert({"a": 2})
    assert one != two
    assert table.get(doc_id=two) == {"a": 2}
    assert table.contains(doc_id=one)
    assert not table.contains(doc_id=max(one, two) + 1)
    assert len(table) == 2


def test_insert_with_an_id_of_its_own(table: Table) -> None:
    assert table.insert(Document({"a": 1}, doc_id=12)) == 12
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({"a": 2}, doc_id=12))
    assert table.get(doc_id=12) == {"a": 1}
    assert table.insert_multiple([Document({"a": 3}, 13), Document({"a": 4}, 15)]) == [13, 15]
    assert table.get(doc_ids=[12, 15, 99]) == [{"a": 1}, {"a": 4}]


def test_only_mappings_are_documents(table: Table) -> None:
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert([1, 2])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert_multiple([{"a": 1}, 3])  # type: ignore[list-item]


def test_search_count_and_get_by_query(filled: Table) -> None:
    assert filled.count(where("int") == 1) == 3
    assert filled.search(where("char") == "b") == [{"int": 1, "char": "b"}]
    assert filled.get(where("char") == "c") == {"int": 1, "char": "c"}
    assert filled.get(where("char") == "z") is None
    assert filled.contains(where("char") == "a")
    found = filled.search(Query().char.one_of(["a", "c"]))
    assert [document["char"] for document in found] == ["a", "c"]
    assert all(filled.get(doc_id=document.doc_id) == document for document in found)


def test_get_wants_to_know_what(filled: Table) -> None:
    with pytest.raises(RuntimeError):
        filled.get()
    with pytest.raises(RuntimeError):
        filled.contains()


def test_all_and_iteration(filled: Table) -> None:
    assert [document["char"] for document in filled] == ["a", "b", "c"]
    assert filled.all() == list(filled)


def test_update_everything_by_query_and_by_id(filled: Table) -> None:
    ids = [document.doc_id for document in filled]
    assert filled.update({"int": 2}) == ids
    assert filled.update({"int": 3}, where("char") == "a") == ids[:1]
    assert filled.update({"int": 4}, doc_ids=[ids[2], 5]) == ids[2:]
    assert [document["int"] for document in filled] == [3, 2, 4]


def test_update_by_function_and_of_several(filled: Table) -> None:
    filled.update(lambda document: document.update(int=9), where("char") == "a")
    filled.update_multiple(
        [({"int": 5}, where("char") == "b"), (delete("int"), where("char") == "c")]
    )
    assert filled.all() == [{"int": 9, "char": "a"}, {"int": 5, "char": "b"}, {"char": "c"}]


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        (delete("int"), {"char": "a"}),
        (increment("int"), {"int": 2, "char": "a"}),
        (decrement("int"), {"int": 0, "char": "a"}),
        (add("int", 5), {"int": 6, "char": "a"}),
        (subtract("int", 5), {"int": -4, "char": "a"}),
        (operations.set("char", "xyz"), {"int": 1, "char": "xyz"}),
    ],
)
def test_operations(
    filled: Table, operation: Callable[[Any], None], result: dict[str, object]
) -> None:
    filled.update(operation, where("char") == "a")
    assert filled.all()[0] == result


def test_an_update_that_raises(filled: Table) -> None:
    with pytest.raises(KeyError):
        filled.update(increment("missing"), where("char") == "b")
    assert filled.count(where("int") == 1) == 3


def test_upsert(filled: Table) -> None:
    assert len(filled.upsert({"int": 5}, where("char") == "a")) == 1
    (new,) = filled.upsert({"char": "z"}, where("char") == "z")
    assert filled.upsert(Document({"int": 8}, doc_id=new)) == [new]
    assert filled.get(doc_id=new) == {"char": "z", "int": 8}
    assert filled.upsert(Document({"int": 8}, doc_id=77)) == [77]
    with pytest.raises(ValueError, match="doc_id"):
        filled.upsert({"int": 1})


def test_remove_by_query_and_by_id_and_all(filled: Table) -> None:
    ids = [document.doc_id for document in filled]
    assert filled.remove(where("char") == "b") == [ids[1]]
    assert filled.remove(doc_ids=[ids[0], ids[1]]) == [ids[0]]
    assert filled.all() == [{"int": 1, "char": "c"}]
    with pytest.raises(RuntimeError):
        filled.remove()
    filled.truncate()
    assert len(filled) == 0


def test_a_query_answers_anew_after_a_change(filled: Table) -> None:
    query = where("int") == 1
    assert len(filled.search(query)) == 3
    filled.search(query).clear()
    assert len(filled.search(query)) == 3
    filled.insert({"int": 1})
    assert len(filled.search(query)) == 4


def test_queries_look_into_documents(table: Table) -> None:
    table.insert({"anchor": {"quote": "So be it", "block": 3}, "tags": ["ai", "talk"]})
    query = Query()
    assert table.contains(query.anchor.quote.search("be"))
    assert table.contains((query.anchor.block == 3) & query.tags.any(["talk"]))
    assert table.contains(~(query.anchor.block == 4) & query.tags.all(["ai"]))
    assert not table.contains(query.anchor.time.exists())
    assert table.contains(query.fragment({"tags": ["ai", "talk"]}))
    assert table.contains(query.anchor.quote.test(lambda quote: len(quote) == 8))
    assert table.contains(query.map(lambda document: len(document["tags"])) == 2)


def test_results_are_copies_down_to_the_last_list(home: Path) -> None:
    record = Record.open(home)
    table = record.table("cards")
    doc_id = table.insert({"tags": ["a"], "anchor": {"block": 1}})
    for result in (
        table.get(doc_id=doc_id),
        table.get(where("tags").any(["a"])),
        table.get(doc_ids=[doc_id])[0],
        table.search(where("tags").any(["a"]))[0],
        table.all()[0],
    ):
        result["tags"].append("b")
        result["anchor"]["block"] = 2
    assert record.get("cards", doc_id) == {"tags": ["a"], "anchor": {"block": 1}}
    assert table.search(where("tags").any(["a"])) == [{"tags": ["a"], "anchor": {"block": 1}}]


def test_an_update_half_way_through_changes_nothing(home: Path) -> None:
    record = Record.open(home)
    table = record.table("cards")
    table.insert_multiple([{"n": 1}, {"n": 2}, {}])
    with pytest.raises(KeyError):
        table.update(increment("n"))
    assert [document.get("n") for document in table] == [1, 2, None]


def test_each_call_is_one_undoable_line(home: Path) -> None:
    record = Record.open(home)
    table = record.table("cards")
    table.insert_multiple([{"n": 1}, {"n": 2}])
    table.update({"seen": True})
    table.remove(where("n") == 1)
    assert len(journal_lines(home)) == 4
    assert [entry.what for entry in record.history()] == ["changed cards"] * 3
    assert contents(Record.open(home)) == contents(record)
    record.undo(2)
    assert sorted(document["n"] for document in table) == [1, 2]
    assert not table.contains(where("seen").exists())


def test_a_table_sees_what_other_processes_wrote(home: Path) -> None:
    record = Record.open(home)
    table = record.table("cards")
    query = where("n") == 1
    table.insert({"n": 1})
    assert table.count(query) == 1
    other = Record.open(home)
    other.table("cards").insert({"n": 1})
    table.insert({"n": 1})
    assert table.count(query) == 3
    other.catch_up()
    assert other.table("cards").count(query) == 3


def test_put_replaces_or_removes_as_a_whole(home: Path) -> None:
    record = Record.open(home)
    record.put("reading", 5, {"read": "read", "starred": True})
    record.put("reading", 5, {"read": "unread"})
    assert record.get("reading", 5) == {"read": "unread"}
    record.put("reading", 5, None)
    record.put("reading", 6, None)
    assert dict(record.documents("reading")) == {}


@pytest.mark.parametrize("doc_id", ["5", 5.0, None, True])
def test_ids_are_whole_numbers(home: Path, doc_id: Any) -> None:
    with pytest.raises(ValueError, match="whole number"):
        Record.open(home).put("reading", doc_id, {"read": "read"})


def test_the_db_is_a_tinydb(home: Path) -> None:
    record = Record.open(home)
    assert isinstance(record.db, TinyDB)
    assert record.db.table("cards") is record.table("cards")
    record.put("cards", 1, {"n": 1})
    record.put("reviews", 2, {"rating": 3})
    assert record.db.tables() == {"cards", "reviews"}
    assert "empty" not in record.db.tables()
    record.db.table("kept", persist_empty=True)
    assert record.db.tables() == {"cards", "reviews", "kept"}
    record.db.drop_table("reviews")
    assert len(record.documents("reviews")) == 0
    assert record.undo()
    assert dict(record.documents("reviews")) == {2: {"rating": 3}}
    record.db.drop_tables()
    assert record.db.tables() == set()
