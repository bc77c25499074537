"""Imports and deletions taken back and brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from seeds.model import Episode, PartKind
from store.errors import UndoRefusedError, UnknownIdError
from store.library import Library
from store.library.replacing import KEPT_IMPORTS
from tests.library.making import (
    PAGE,
    bundled_documents,
    counts,
    document,
    dump,
    part,
    talk,
    turn,
    write,
)

RIVER = Episode("A River", number=7, parts=(part(PartKind.DESCRIPTION, "The river froze."),))
HILL = Episode("A Hill", number=6)


def test_a_first_import_taken_back_leaves_nothing(library: Library) -> None:
    write(library, *bundled_documents())
    assert len(library.take_back("aaaaaaaaaa")) == 27
    assert library.count() == 0
    assert library.sources() == []
    assert library.references() == []
    assert library.search("reasoning") == []


def test_brought_back_it_is_as_it_was(library: Library) -> None:
    write(library, *bundled_documents())
    rows, sources = library.rows(), library.sources()
    texts = list(library.texts(row.id for row in rows))
    library.take_back("aaaaaaaaaa")
    assert len(library.bring_back("aaaaaaaaaa")) == 27
    assert library.rows() == rows
    assert library.sources() == sources
    assert list(library.texts(row.id for row in rows)) == texts
    again = write(library, *bundled_documents(), import_id="bbbbbbbbbb")
    assert sum(one.unchanged for one in again) == 27


def test_an_update_taken_back(library: Library) -> None:
    write(library, document(RIVER, HILL, source=replace(PAGE, total=2)))
    before = [library.text(row.id) for row in library.rows()]
    changed = replace(RIVER, parts=(part(PartKind.DESCRIPTION, "The river thawed."),))
    heard = replace(HILL, parts=(talk(turn("Ann", 0, "How steep.")),))
    write(
        library,
        document(changed, HILL, source=replace(PAGE, total=3)),
        document(heard, format="captions"),
        import_id="bbbbbbbbbb",
    )
    after = [library.text(row.id) for row in library.rows()]
    assert after != before
    assert sorted(library.take_back("bbbbbbbbbb")) == sorted(text.row.id for text in before)
    assert [library.text(row.id) for row in library.rows()] == before
    assert library.sources()[0].total == 2
    assert library.search("thawed") == []
    library.bring_back("bbbbbbbbbb")
    assert [library.text(row.id) for row in library.rows()] == after
    assert library.sources()[0].total == 3


def test_what_is_taken_back_already_stays_so(library: Library) -> None:
    write(library, document(RIVER))
    assert len(library.take_back("aaaaaaaaaa")) == 1
    assert library.take_back("aaaaaaaaaa") == []
    assert library.count() == 0
    assert len(library.bring_back("aaaaaaaaaa")) == 1
    assert library.bring_back("aaaaaaaaaa") == []
    assert library.count() == 1


def test_an_import_under_a_newer_one_is_not_taken_back(library: Library) -> None:
    write(library, document(RIVER))
    write(library, document(replace(RIVER, duration=9.0)), import_id="bbbbbbbbbb")
    with pytest.raises(UndoRefusedError, match="newer import"):
        library.take_back("aaaaaaaaaa")
    assert library.rows()[0].duration == 9.0
    library.take_back("bbbbbbbbbb")
    library.take_back("aaaaaaaaaa")
    assert library.count() == 0


def test_an_import_that_touched_one_thing_twice_goes_back_to_what_was_before(
    library: Library,
) -> None:
    write(library, document(RIVER))
    write(
        library,
        document(replace(RIVER, duration=1.0)),
        document(replace(RIVER, duration=2.0)),
        import_id="bbbbbbbbbb",
    )
    library.take_back("bbbbbbbbbb")
    assert library.rows()[0].duration is None
    library.bring_back("bbbbbbbbbb")
    assert library.rows()[0].duration == 2.0


def test_the_last_fifty_imports_are_kept(library: Library) -> None:
    for number in range(KEPT_IMPORTS + 1):
        write(library, document(replace(RIVER, duration=float(number))), import_id=f"i{number}")
    with pytest.raises(UndoRefusedError, match="not kept"):
        library.take_back("i0")
    for number in range(KEPT_IMPORTS, 0, -1):
        library.take_back(f"i{number}")
    assert library.rows()[0].duration == 0.0


def test_an_import_without_a_change_can_not_be_taken_back(library: Library) -> None:
    write(library, document(RIVER))
    write(library, document(RIVER), import_id="bbbbbbbbbb")
    with pytest.raises(UndoRefusedError):
        library.take_back("bbbbbbbbbb")


def test_deleted_episodes_come_back_with_all_they_had(bundled: Library) -> None:
    rows = bundled.rows()
    texts = {row.id: bundled.text(row.id) for row in rows}
    gone = [row.id for row in rows if row.source == "The TWIML AI Podcast"]
    assert bundled.delete([*gone, gone[0], "aaaaaaaaaa"], import_id="dddddddddd") == 9
    assert bundled.count() == 18
    with pytest.raises(UnknownIdError):
        bundled.text(gone[0])
    assert sorted(bundled.take_back("dddddddddd")) == sorted(gone)
    assert bundled.rows() == rows
    assert {row.id: bundled.text(row.id) for row in rows} == texts
    bundled.bring_back("dddddddddd")
    assert bundled.count() == 18


def test_a_dry_run_changes_nothing(bundled: Library, path: Path) -> None:
    before = dump(path)
    new = document(Episode("A River"), source=replace(PAGE, name="New"))
    outcomes = list(bundled.write([*bundled_documents(), new, new], import_id="x", dry_run=True))
    assert counts(outcomes) == [
        (0, 0, 8),
        (0, 0, 6),
        (0, 0, 11),
        (0, 0, 1),
        (0, 0, 1),
        (1, 0, 0),
        (0, 0, 1),
    ]
    assert dump(path) == before
    with pytest.raises(UndoRefusedError):
        bundled.take_back("x")
