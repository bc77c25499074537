"""Episodes and sources deleted: one step, taken back whole, over restarts and snapshots too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from seeds.model import Hints
from store import anchors
from store.deleting import (
    delete_episodes,
    find_source,
    foretell,
    remove_source,
    rename_source,
)
from store.desk import Desk
from store.errors import UndoRefusedError, UnknownIdError, UnwritableError, UsageError
from store.home import Home
from store.importing import import_files
from store.journal.files import FileOps
from store.keeping.checking import check
from store.model import Mark, SourceRow
from store.record import Record
from store.scheduling import Rating
from tests.clock import Clock
from tests.desk.test_undoing_imports import PAGE, import_page, titles


def everything(desk: Desk) -> dict[str, Any]:
    """All that a person would see of both stores, but for the history."""
    tables = ("reading", "queue", "highlights", "cards", "reviews")
    return {
        **{table: dict(desk.record.documents(table)) for table in tables},
        "texts": {one.row: desk.text(one.row.id) for one in desk.listing()},
        "sources": desk.library.sources(),
        "found": [hit.block for hit in desk.library.search("harvest")],
    }


@pytest.fixture
def busy(desk: Desk, tmp_path: Path) -> Desk:
    """Two episodes; on the first a mark, a highlight, a draft, a card with a grade, a place."""
    import_page(desk, tmp_path, PAGE)
    river, hill = (desk.listing(word)[0].row.id for word in ("river", "city"))
    passage = anchors.find(desk.text(river).parts, "The harvest failed that year.")
    assert passage is not None
    desk.marks.mark(Mark.READ, [river, hill])
    desk.queue.add([river, hill])
    desk.highlights.add(river, passage)
    card = desk.cards.add("basic", "What failed?", "The harvest.", episode=river, anchor=passage)
    desk.cards.grade(card.id, Rating.GOOD)
    desk.cards.generate([desk.text(river), desk.text(hill)])
    return desk


def river_of(desk: Desk) -> str:
    return desk.listing("river")[0].row.id


def test_what_would_go_is_said_before(busy: Desk) -> None:
    river = river_of(busy)
    drafts = len(busy.cards.drafts([river]))
    foretold = foretell(busy, [river, "unknown", river])
    assert foretold.episodes == (river,)
    assert (foretold.highlights, foretold.queued, foretold.cards) == (1, 1, 1)
    assert foretold.drafts == drafts
    assert foretold.in_words().startswith("1 episode, 1 highlight")
    assert foretold.in_words().endswith("1 queue entry; 1 card will stay")
    assert len(titles(busy)) == 2


def test_an_episode_goes_and_comes_back_in_one_step(busy: Desk) -> None:
    before = everything(busy)
    river = river_of(busy)
    steps = len(busy.record.history())
    delete_episodes(busy, [river])
    assert titles(busy) == ["A City on the Hill with Mary Somerville"]
    assert busy.library.search("harvest") == []
    assert busy.highlights.of(river) == []
    assert busy.cards.drafts([river]) == []
    assert [card.front for card in busy.cards.accepted()] == ["What failed?"]
    assert len(busy.record.documents("reviews")) == 1
    assert river not in busy.queue.ids()
    after = everything(busy)
    step, *_ = busy.record.history()
    assert step.what == "deleted “A River in Winter with Ada Byron”"
    assert len(busy.record.history()) == steps + 1
    busy.undo()
    assert everything(busy) == before
    busy.redo()
    assert everything(busy) == after
    assert check(busy.home).problems == []


def test_it_comes_back_after_a_restart_and_a_snapshot(busy: Desk, home: Home, clock: Clock) -> None:
    before = everything(busy)
    delete_episodes(busy, [river_of(busy)])
    busy.record.snapshot()
    again = Desk.open(home, clock=clock)
    again.undo()
    assert everything(again) == before
    again.record.snapshot()
    third = Desk.open(home, clock=clock)
    third.redo()
    assert titles(third) == ["A City on the Hill with Mary Somerville"]
    third.close()
    again.close()
    assert check(home).problems == []


def test_a_whole_source_goes_and_comes_back(busy: Desk) -> None:
    before = everything(busy)
    source = find_source(busy, "a show")
    removed = remove_source(busy, source)
    assert len(removed.episodes) == 2
    assert titles(busy) == []
    assert busy.library.sources() == []
    assert busy.record.history()[0].what == "removed the source “A Show” with 2 episodes"
    busy.undo()
    assert everything(busy) == before


def test_everything_to_the_first_import_and_forth_again(busy: Desk) -> None:
    """Undo all there is, a deletion on top, and redo all of it."""
    delete_episodes(busy, [river_of(busy)])
    end = everything(busy)
    count = len(busy.record.history())
    assert len(busy.undo(1000)) == count
    assert titles(busy) == []
    assert busy.record.documents("cards") == {}
    with pytest.raises(UndoRefusedError, match="nothing is left to take back"):
        busy.undo()
    assert len(busy.redo(1000)) == count
    assert everything(busy) == end
    with pytest.raises(UndoRefusedError, match="nothing was taken back just before"):
        busy.redo()


def test_one_that_was_imported_again_meanwhile_is_refused_with_the_reason(
    busy: Desk, tmp_path: Path
) -> None:
    river = river_of(busy)
    delete_episodes(busy, [river])
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace("harvest failed", "harvest was rich"), encoding="utf-8")
    hints = Hints(format="episode-list", source="A Show", captured=busy.today())
    import_files(busy, [page], hints, step=False)
    now = everything(busy)
    with pytest.raises(UndoRefusedError) as caught:
        busy.undo()
    assert "\n" not in str(caught.value)
    assert everything(busy) == now
    assert busy.record.history()[0].undone is False
    assert check(busy.home).problems == []


def test_an_unknown_episode_is_no_step(busy: Desk) -> None:
    steps = busy.record.history()
    assert delete_episodes(busy, ["unknown"]).episodes == ()
    assert busy.record.history() == steps


class NoRoom(FileOps):
    """A disk that is full from now on."""

    full = False

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        return super().write(descriptor, data)


@pytest.mark.parametrize(
    "deed",
    [
        lambda desk, _: delete_episodes(desk, [river_of(desk)]),
        lambda desk, source: remove_source(desk, source),
        lambda desk, source: rename_source(desk, source, "Another Show"),
    ],
    ids=["delete", "remove", "rename"],
)
def test_where_the_record_has_no_room_the_library_stays_as_it_was(
    busy: Desk, home: Home, clock: Clock, deed: Callable[[Desk, SourceRow], object]
) -> None:
    ops = NoRoom()
    desk = Desk(home, busy.library, Record.open(home.folder, clock=clock, ops=ops), clock=clock)
    before = everything(desk)
    source = find_source(desk, "A Show")
    ops.full = True
    with pytest.raises(UnwritableError, match="the disk is full"):
        deed(desk, source)
    ops.full = False
    assert everything(desk) == before
    assert check(home).problems == []


def test_an_undo_that_has_no_room_leaves_the_library_as_it_was(
    busy: Desk, home: Home, clock: Clock
) -> None:
    ops = NoRoom()
    desk = Desk(home, busy.library, Record.open(home.folder, clock=clock, ops=ops), clock=clock)
    delete_episodes(desk, [river_of(desk)])
    now = everything(desk)
    for turn in (desk.undo, desk.redo):
        ops.full = True
        with pytest.raises(UnwritableError):
            turn()
        ops.full = False
        assert everything(desk) == now
        assert check(home).problems == []
        desk.undo()
        now = everything(desk)


def test_a_source_is_renamed_and_back(busy: Desk, tmp_path: Path) -> None:
    before = everything(busy)
    rename_source(busy, find_source(busy, "show"), "  Another   Show ")
    assert [row.name for row in busy.library.sources()] == ["Another Show"]
    assert busy.record.history()[0].what == "renamed the source “A Show” “Another Show”"
    import_page(busy, tmp_path, PAGE)
    assert [row.name for row in busy.library.sources()] == ["Another Show"]
    busy.undo()
    assert everything(busy) == before


def test_a_source_is_found_by_name_id_or_letters(filled: Desk) -> None:
    twiml = find_source(filled, "the twiml ai podcast")
    assert find_source(filled, twiml.id[:5]) == twiml
    assert find_source(filled, "TWIML") == twiml
    with pytest.raises(UnknownIdError, match="no source has this id or name"):
        find_source(filled, "nobody's")
    with pytest.raises(UnknownIdError, match="means several sources"):
        find_source(filled, "t")
    tokenless = find_source(filled, "tokenless")
    with pytest.raises(UsageError, match="is the name of another source"):
        rename_source(filled, twiml, tokenless.name.upper())
