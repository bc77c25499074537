"""JSON of everything, out and in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.bringing.home_json import bring, is_export
from store.desk import Desk
from store.errors import DamagedError, EarmarkError, NewerVersionError
from store.exports.exporting import export
from store.exports.home_json import export_json
from store.model import Card, Mark


def whole(desk: Desk, *, texts: bool = True) -> bytes:
    return b"".join(export_json(desk, texts=texts))


@pytest.fixture
def file(worked: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "all.json"
    export(worked, "json", path, texts=True)
    return path


def test_read_into_an_empty_home_it_gives_an_equal_one(
    worked: Desk, other: Desk, file: Path
) -> None:
    brought = bring(other, file)
    assert (len(brought.episodes), brought.there, brought.kept) == (27, (), 0)
    assert whole(other) == whole(worked) == file.read_bytes()
    assert other.library.rows() == worked.library.rows()
    assert other.library.check() == []
    assert [one.id for one in other.cards.accepted()] == [one.id for one in worked.cards.accepted()]
    assert other.queue.ids() == worked.queue.ids()
    assert other.marks.state(worked.queue.ids()[1]).position == 754.0


def test_it_names_no_time_device_or_path(worked: Desk, tmp_path: Path) -> None:
    text = whole(worked).decode()
    found = json.loads(text)
    assert sorted(found) == ["episodes", "format", "record", "sources", "version"]
    assert "imports" not in found["record"]
    assert "/somewhere/on/this/machine.json" not in text
    assert str(tmp_path) not in text
    assert worked.record.documents("settings")
    assert [one["name"] for one in found["record"]["settings"].values()] == ["reader.measure"]


def test_read_again_it_brings_nothing(other: Desk, file: Path) -> None:
    bring(other, file)
    before = len(other.record.history())
    again = bring(other, file)
    assert (again.episodes, len(again.there), again.documents, again.kept) == ((), 27, 0, 0)
    assert len(other.record.history()) == before


def test_what_is_there_stays_as_it_is(other: Desk, file: Path, worked: Desk) -> None:
    other.fill_from_seeds()
    read = worked.listing("is:read")[0].row.id
    other.marks.mark(Mark.STARRED, [read])
    brought = bring(other, file)
    assert (brought.episodes, len(brought.there), brought.kept) == ((), 27, 1)
    assert (other.marks.state(read).starred, str(other.marks.state(read).read)) == (True, "unread")


def test_one_undo_takes_it_back_and_one_redo_brings_it_again(
    other: Desk, file: Path, worked: Desk
) -> None:
    bring(other, file)
    assert other.undo()[0].what.startswith("imported 27 episodes and ")
    assert (other.library.count(), len(other.cards.accepted()), other.highlights.all()) == (
        0,
        0,
        [],
    )
    other.redo()
    assert whole(other) == whole(worked)


def test_a_query_narrows_it(worked: Desk, episode: str, cards: list[Card]) -> None:
    found = json.loads(b"".join(export_json(worked, texts=True, episodes=[episode])))
    assert [one["id"] for one in found["episodes"]] == [episode]
    assert len(found["sources"]) == 1
    assert sorted(found["record"]["cards"]) == sorted(card.id for card in cards[:4])
    assert len(found["record"]["reviews"]) == 4
    assert "settings" not in found["record"]


def test_without_texts_the_library_stays_behind(worked: Desk) -> None:
    assert sorted(json.loads(whole(worked, texts=False))) == ["format", "record", "version"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged or cut off"),
        (b"[]", "was not written by earmark export json"),
        (b'{"format": "earmark-export"}', "does not say its version"),
        (b'{"format": "earmark-export", "version": 1}', "holds no record"),
        (b'{"format": "earmark-export", "version": 1, "record": {"cards": {"x": {}}}}', "no id"),
        (b'{"format": "earmark-export", "version": 1, "record": {"_history": {}}}', "_history"),
        (
            b'{"format": "earmark-export", "version": 1, "record": {"cards": {"aaaaaaaaaa": {}}}}',
            "aaaaaaaaaa in its table 'cards' is none",
        ),
        (
            b'{"format": "earmark-export", "version": 1, "record": {}, "sources": [],'
            b' "episodes": [{"id": "aaaaaaaaaa", "source": "x", "told": []}]}',
            "holds what Earmark never wrote",
        ),
        (b"[" * 100_000, "damaged or cut off"),
    ],
    ids=["empty", "list", "unversioned", "bare", "id", "inner", "card", "episode", "deep"],
)
def test_rubbish_is_refused_and_changes_nothing(
    other: Desk, tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    with pytest.raises(DamagedError, match=said):
        bring(other, path)
    assert (other.library.count(), other.record.history()) == (0, [])


def test_a_file_cut_short_anywhere_is_refused(other: Desk, file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    cut = tmp_path / "cut.json"
    for part in (1, 50, 99):
        cut.write_bytes(data[: len(data) * part // 100])
        with pytest.raises(EarmarkError, match="nothing of it was read"):
            bring(other, cut)
    assert other.library.count() == 0


def test_a_newer_version_is_refused(other: Desk, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    path.write_text('{"format": "earmark-export", "version": 2, "record": {}}')
    with pytest.raises(NewerVersionError, match=r"a newer Earmark wrote this \(version 2\)"):
        bring(other, path)


def test_an_export_is_told_by_its_first_bytes(file: Path) -> None:
    assert is_export(file.read_bytes()[:128])
    assert is_export(b'\xef\xbb\xbf{ "format" :\n"earmark-export"')
    assert not is_export(b'{"version": "1.0.0", "segments": []}')
