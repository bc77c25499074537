"""Imports can be taken back, as long as nothing that was made since depends on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.model import Hints, PartKind
from store import anchors
from store.desk import Desk
from store.errors import UndoRefusedError
from store.importing import import_files, import_seeds
from store.model import Mark

PAGE = """A River in Winter with Ada Byron - #7
The river froze. The harvest failed that year.
3 Mar 51min

A City on the Hill with Mary Somerville - #6
The hill was steep. The city fell in a day.
24 Feb 42min
"""


def import_page(desk: Desk, tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    hints = Hints(format="episode-list", source="A Show", captured=desk.today())
    imported = import_files(desk, [page], hints)
    assert not imported.failures


def titles(desk: Desk) -> list[str]:
    return [one.row.title for one in desk.listing()]


def test_an_import_is_one_step(desk: Desk) -> None:
    import_seeds(desk)
    assert len(desk.listing()) == 27
    assert desk.record.history()[0].what == "imported 27 episodes from 5 documents"
    assert [undone.what for undone in desk.undo()] == ["imported 27 episodes from 5 documents"]
    assert desk.listing() == []
    desk.redo()
    assert len(desk.listing()) == 27


def test_importing_again_is_no_step(desk: Desk) -> None:
    import_seeds(desk)
    again = import_seeds(desk)
    assert (again.new, again.updated) == (0, 0)
    assert sum(outcome.unchanged for outcome in again.outcomes) == 27
    assert len(desk.record.history()) == 1


def test_the_first_filling_is_no_step(desk: Desk) -> None:
    assert desk.fill_from_seeds()
    assert not desk.fill_from_seeds()
    assert desk.record.history() == []
    with pytest.raises(UndoRefusedError):
        desk.undo()
    assert len(desk.listing()) == 27


def test_an_update_is_taken_back_to_the_text_before(desk: Desk, tmp_path: Path) -> None:
    import_page(desk, tmp_path, PAGE)
    import_page(desk, tmp_path, PAGE.replace("harvest failed", "harvest was rich"))
    episode = desk.listing("river")[0].row.id
    assert "rich" in str(desk.text(episode).parts)
    desk.undo()
    assert "failed" in str(desk.text(episode).parts)
    assert len(titles(desk)) == 2


def test_a_highlight_follows_its_text_back(desk: Desk, tmp_path: Path) -> None:
    import_page(desk, tmp_path, PAGE)
    episode = desk.listing("river")[0].row.id
    anchor = anchors.find(desk.text(episode).parts, "The harvest failed that year.")
    assert anchor is not None
    made = desk.highlights.add(episode, anchor)
    import_page(desk, tmp_path, PAGE.replace("The river froze. The", "So the"))
    assert desk.highlights.get(made.id).orphan
    desk.undo()
    back = desk.highlights.get(made.id)
    assert back == made
    assert back.anchor.part == PartKind.DESCRIPTION


def test_what_was_marked_since_keeps_its_episode(desk: Desk, tmp_path: Path) -> None:
    import_page(desk, tmp_path, PAGE)
    river, hill = (desk.listing(word)[0].row.id for word in ("river", "city"))
    desk.marks.mark(Mark.READ, [hill])
    anchor = anchors.find(desk.text(river).parts, "The river froze.")
    assert anchor is not None
    desk.highlights.add(river, anchor)
    desk.undo(2)
    desk.redo()
    desk.redo()
    desk.record.undo()
    desk.cards.add("basic", "What froze?", "The river.", episode=river, anchor=anchor)
    assert len(desk.undo()) == 1
    assert len(desk.undo()) == 1
    assert len(desk.undo()) == 1
    assert titles(desk) == []


def test_it_is_refused_where_a_highlight_depends_on_it(desk: Desk, tmp_path: Path) -> None:
    import_page(desk, tmp_path, PAGE)
    river = desk.listing("river")[0].row.id
    anchor = anchors.find(desk.text(river).parts, "The river froze.")
    assert anchor is not None
    # Another window's highlight that is no step here stands for what can't be taken back first.
    document = {**anchor.to_dict()}
    with desk.record.step("kept", undoable=False):
        desk.record.put(
            "highlights",
            desk.record.new_id(),
            {
                "episode": river,
                "anchor": document,
                "colour": "yellow",
                "note": None,
                "tags": [],
                "orphan": False,
                "created": "2026-05-27T18:00:00.000Z",
            },
        )
    with pytest.raises(UndoRefusedError, match="a highlight made since depends on “A River"):
        desk.undo()
    assert len(titles(desk)) == 2
    assert desk.record.history()[0].undone is False


def test_two_windows_agree_on_an_undone_import(desk: Desk, tmp_path: Path) -> None:
    import_page(desk, tmp_path, PAGE)
    other = Desk.open(desk.home)
    assert len(titles(other)) == 2
    other.undo()
    desk.record.catch_up()
    assert titles(desk) == []
    other.close()
