"""Files that Earmark did not write are refused in one line and left untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.errors import DamagedError, NewerVersionError, StoreError, UnwritableError
from store.journal.files import FileOps
from store.record import Record

MARK = '"_earmark": {"1": {"format": "earmark-record", "version": 1, "base": 0}}'

RUBBISH = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "null": (b"null", "holds null instead of tables"),
    "a number": (b"17", "holds a number instead of tables"),
    "a list": (b"[]", "holds a list instead of tables"),
    "text": (b'"record"', "holds text instead of tables"),
    "true": (b"true", "holds true or false instead of tables"),
    "no tables": (b"{}", "was not written by Earmark"),
    "truncated": (b'{"cards": {"1": {"fro', "is not JSON"),
    "not JSON": (b"Dear diary,", "is not JSON"),
    "not UTF-8": (b'{"cards": "\xff\xfe\xff"}', "is not UTF-8"),
    "zeros": (b"\0" * 512, "is not "),
    "nested": (b"[" * 100_000 + b"]" * 100_000, "is nested too deep"),
    "nested objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "is nested too deep"),
    "a huge number": (b'{"a": ' + b"9" * 10_000 + b"}", "is not JSON"),
    "another TinyDB": (b'{"_default": {"1": {"a": 1}}}', "was not written by Earmark"),
    "another mark": (b'{"_earmark": {"1": {"format": "earmark-reviews"}}}', "was not written by"),
    "an odd mark": (b'{"_earmark": []}', "was not written by Earmark"),
    "no base": (
        b'{"_earmark": {"1": {"format": "earmark-record", "version": 1}}}',
        "does not say its version and base",
    ),
    "a table that is a list": (f'{{{MARK}, "cards": []}}'.encode(), "table 'cards' is a list"),
    "an id that is a word": (
        f'{{{MARK}, "cards": {{"one": {{}}}}}}'.encode(),
        "table 'cards' has an id that is no number",
    ),
    "an id twice": (
        f'{{{MARK}, "cards": {{"1": {{}}, "01": {{}}}}}}'.encode(),
        "table 'cards' has an id twice",
    ),
    "a document that is a list": (
        f'{{{MARK}, "cards": {{"1": []}}}}'.encode(),
        "table 'cards' has a document that is no object",
    ),
    "an odd history": (
        f'{{{MARK}, "_history": {{"1": {{"what": "x"}}}}}}'.encode(),
        "step 1 of the history cannot be read",
    ),
}


@pytest.mark.parametrize("name", list(RUBBISH))
def test_a_rubbish_record_is_refused_and_untouched(home: Path, name: str) -> None:
    data, problem = RUBBISH[name]
    home.mkdir()
    (home / "record.json").write_bytes(data)
    with pytest.raises(DamagedError) as caught:
        Record.open(home)
    line = str(caught.value)
    assert line.startswith(f"{home / 'record.json'}: {problem}")
    assert line.endswith(
        "; it was left untouched: earmark check --repair rebuilds it from what is sound, and "
        "earmark restore lists the backups"
    )
    assert "\n" not in line
    assert (home / "record.json").read_bytes() == data
    assert [path.name for path in home.iterdir()] == ["record.json"]


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff", b'{"_earmark": {"1": 2}}']
)
def test_rubbish_reviews_are_refused_when_they_are_asked_for(home: Path, data: bytes) -> None:
    record = Record.open(home)
    record.put("reviews", 1, {"rating": 3})
    record.snapshot()
    (home / "reviews.json").write_bytes(data)
    again = Record.open(home)
    again.put("reading", 1, {"read": "read"})
    with pytest.raises(DamagedError, match=r"reviews\.json: "):
        len(again.documents("reviews"))
    with pytest.raises(DamagedError, match=r"reviews\.json: "):
        again.get("reviews", 1)
    (problem,) = again.check()
    assert "reviews.json: " in problem
    again.put("reviews", again.new_id(), {"rating": 4})
    with pytest.raises(DamagedError):
        again.snapshot()
    assert (home / "reviews.json").read_bytes() == data
    assert list(home.glob("*.new")) == []
    again.put("reading", 2, {"read": "read"})
    assert sorted(Record.open(home).documents("reading")) == [1, 2]


@pytest.mark.parametrize("name", ["record.json", "record.journal"])
def test_a_folder_in_a_file_s_place_is_refused(home: Path, name: str) -> None:
    (home / name).mkdir(parents=True)
    with pytest.raises(DamagedError, match=f"{name}: is a folder, not a file"):
        Record.open(home)


def test_a_newer_record_is_refused_and_untouched(home: Path) -> None:
    home.mkdir()
    data = '{"_earmark": {"1": {"format": "earmark-record", "version": 2, "base": 0}}}'
    (home / "record.json").write_text(data)
    with pytest.raises(NewerVersionError) as caught:
        Record.open(home)
    assert str(caught.value) == (
        f"{home / 'record.json'}: written by a newer Earmark (format 2, this one knows 1); update "
        "Earmark; the file was left untouched"
    )
    assert (home / "record.json").read_text() == data


def test_a_home_that_is_a_file_is_said(home: Path) -> None:
    home.write_text("not a folder")
    with pytest.raises(UnwritableError):
        Record.open(home)
    assert home.read_text() == "not a folder"


def test_another_program_s_tinydb_is_never_overwritten(home: Path) -> None:
    home.mkdir()
    with TinyDB(home / "record.json") as db:
        db.insert({"mine": True})
    data = (home / "record.json").read_bytes()
    with pytest.raises(StoreError):
        Record.open(home)
    assert (home / "record.json").read_bytes() == data


def test_keys_that_stand_twice_are_said_by_check(home: Path) -> None:
    record = Record.open(home)
    record.put("cards", 1, {"front": "What?"})
    record.snapshot()
    path = home / "record.json"
    path.write_text(path.read_text().replace('"front": "What?"}\n', '"front": 1, "front": 2}\n'))
    assert record.check() == [
        f"{path}: holds 'front' twice in one object; the last one counts",
    ]


class _ReadOnly(FileOps):
    """A home on a file system that cannot be written."""

    def open(self, path: Path, flags: int) -> int:
        import errno
        import os

        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return super().open(path, flags)

    def make_folder(self, path: Path) -> None:
        import errno

        raise OSError(errno.EROFS, "Read-only file system", str(path))


def test_a_home_that_cannot_be_written_can_be_read(home: Path, record: Record) -> None:
    record.put("reading", 1, {"read": "read"})
    record.put("reviews", 2, {"rating": 3})
    record.snapshot()
    record.put("reading", 3, {"read": "read"})
    looking = Record.open(home, ops=_ReadOnly())
    assert sorted(looking.documents("reading")) == [1, 3]
    assert dict(looking.documents("reviews")) == {2: {"rating": 3}}
    assert len(looking.history()) == 3
    assert looking.check() == []
    record.put("reading", 4, {"read": "read"})
    assert looking.catch_up() is True
    for change in (
        lambda: looking.put("reading", 5, {"read": "read"}),
        lambda: looking.undo(),
        lambda: looking.snapshot(),
    ):
        with pytest.raises(UnwritableError, match="no permission \\(Read-only file system\\)"):
            change()
    assert sorted(looking.documents("reading")) == [1, 3, 4]


def test_a_home_that_cannot_be_made_is_said(home: Path) -> None:
    with pytest.raises(UnwritableError, match="no permission"):
        Record.open(home, ops=_ReadOnly())


def test_a_document_that_was_changed_by_hand_into_no_json_number_survives(home: Path) -> None:
    record = Record.open(home)
    record.put("reading", 1, {"progress": 0.5})
    record.snapshot()
    path = home / "record.json"
    path.write_text(
        path.read_text().replace('"1": {"progress": 0.5}\n', '"1": {"progress": 1e999}\n')
    )
    again = Record.open(home)
    again.put("reading", 2, {"progress": 0.1})
    again.snapshot()
    assert json.loads(path.read_text())["reading"]["2"] == {"progress": 0.1}
