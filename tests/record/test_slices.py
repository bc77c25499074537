"""Files of our own layout are parsed in slices; whatever is laid out otherwise is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.journal import slices
from store.journal.slices import parse_in_slices
from store.record import Record

HEAD = b'{\n"_earmark": {\n"1": {"format": "earmark-record", "version": 1, "base": 0}\n}'


def whole(data: bytes) -> dict[str, dict[int, Any]]:
    """What the parser makes of all of it at once."""
    return {
        name: {int(doc_id): document for doc_id, document in table.items()}
        for name, table in json.loads(data).items()
    }


@pytest.mark.parametrize("size", [1, 100, 64 * 1024])
def test_a_file_that_a_snapshot_wrote(
    home: Path, record: Record, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(slices, "_SLICE", size)
    with record.step("made"):
        for n in range(1, 60):
            record.put("reading", n, {"episode": f"e{n}", "note": 'a\n},\n{"b": 1}\u2028 \u00e4'})
            record.put("cards", n, {"status": "card", "memory": {"state": "new", "n": [n, {}]}})
    record.snapshot()
    data = (home / "record.json").read_bytes()
    assert parse_in_slices(data) == whole(data)
    assert len(whole(data)["cards"]) == 59


def test_equal_short_texts_are_one() -> None:
    lines = b",\n".join(b'"%d": {"status": "card", "x": {"y": "new"}}' % n for n in range(1, 9))
    found = parse_in_slices(HEAD + b',\n"cards": {\n' + lines + b"\n}\n}\n")
    assert found is not None
    cards = found["cards"].values()
    assert len({id(card["status"]) for card in cards}) == 1
    assert len({id(card["x"]["y"]) for card in cards}) == 1


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        b"\n",
        b',\n"cards": {\n"1": {"a": 1}\n}',
        b',\n"cards": {\n"1": {"a": 1},\n}\n}',
        b',\n"cards": {\n"1": {"a": 1}\n"2": {"a": 1}\n}\n}',
        b',\n"cards": {\n"1": {"a": 1},\n"01": {"a": 2}\n}\n}',
        b',\n"cards": {\n"1": {"a": 1},\n\n}\n}',
        b',\n"cards": {\n" 1": {"a": 1}\n}\n}',
        b',\n"cards": {\n"one": {"a": 1}\n}\n}',
        b',\n"cards": {\n"1": 5\n}\n}',
        b',\n"cards": {\n"1": {"a": 1}\n}\n} and more',
        b',\n"cards": {\n"1": {"a": 1}\n},\n"cards": {\n"2": {"a": 1}\n}\n}',
        b',\n"cards": {\n"1": {\n"a": 1,\n"b": 2\n}\n}\n}',
        b',\n"cards": {\n"1": {"a": "\xff"}\n}\n}',
        b',\n"cards": {\n"1": {"a": ' + b"[" * 100_000 + b"\n}\n}",
        b',\n"cards": {"1": {"a": 1}}\n}',
    ],
)
def test_anything_else_is_left_to_the_whole_parser(
    rest: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parse_in_slices(HEAD + b"\n}") is not None
    for size in (1, 64 * 1024):
        monkeypatch.setattr(slices, "_SLICE", size)
        assert parse_in_slices(HEAD + rest) is None


def test_what_stock_tinydb_writes_is_read_as_well(home: Path, record: Record) -> None:
    record.put("reading", 7, {"read": "read"})
    record.snapshot()
    path = home / "record.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), "utf-8")
    assert parse_in_slices(path.read_bytes()) is None
    assert Record.open(home).get("reading", 7) == {"read": "read"}
