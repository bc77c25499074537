"""Reading and listening states."""

from __future__ import annotations

from seeds.model import PartKind
from store.desk import Desk
from store.home import Home
from store.model import ListenState, Mark, Place, ReadState

ONE, TWO = "abcdefghij", "klmnopqrst"


def test_a_mark_is_one_step_for_many_episodes(desk: Desk) -> None:
    assert desk.marks.mark(Mark.READ, [ONE, TWO, ONE]) == 2
    assert desk.marks.state(ONE).read is ReadState.READ
    assert [entry.what for entry in desk.record.history()] == ["marked 2 episodes read"]
    desk.record.undo()
    assert desk.marks.state(ONE).read is ReadState.UNREAD
    assert desk.marks.state(TWO).read is ReadState.UNREAD


def test_a_mark_that_changes_nothing_is_no_step(desk: Desk) -> None:
    desk.marks.mark(Mark.STARRED, [ONE])
    assert desk.marks.mark(Mark.STARRED, [ONE]) == 0
    assert len(desk.record.history()) == 1


def test_marks_do_not_touch_each_other(desk: Desk) -> None:
    for mark in (Mark.READ, Mark.LISTENED, Mark.STARRED, Mark.ARCHIVED):
        desk.marks.mark(mark, [ONE])
    desk.marks.mark(Mark.UNSTARRED, [ONE])
    state = desk.marks.state(ONE)
    assert (state.read, state.listened) == (ReadState.READ, ListenState.YES)
    assert (state.starred, state.archived) == (False, True)


def test_reading_begins_with_the_caret_and_is_no_step(desk: Desk) -> None:
    desk.marks.move(ONE, Place(PartKind.TRANSCRIPT, 3, 14, progress=0.02))
    assert desk.marks.state(ONE).read is ReadState.UNREAD
    desk.marks.move(ONE, Place(PartKind.TRANSCRIPT, 9, 0, progress=0.25, started=True))
    state = desk.marks.state(ONE)
    assert (state.read, state.progress) == (ReadState.READING, 0.25)
    assert desk.record.history() == []


def test_going_back_up_does_not_make_an_episode_unread(desk: Desk) -> None:
    desk.marks.move(ONE, Place(PartKind.NOTES, 9, 0, progress=0.5, started=True))
    desk.marks.move(ONE, Place(PartKind.NOTES, 0, 0, progress=0.0))
    assert desk.marks.state(ONE).read is ReadState.READING


def test_unread_starts_over(desk: Desk) -> None:
    desk.marks.move(ONE, Place(PartKind.NOTES, 9, 0, progress=0.5, started=True))
    desk.marks.mark(Mark.READ, [ONE])
    assert desk.marks.state(ONE).progress == 1.0
    desk.marks.mark(Mark.UNREAD, [ONE])
    state = desk.marks.state(ONE)
    assert (state.read, state.progress) == (ReadState.UNREAD, 0.0)


def test_heard_far_enough_is_listened(desk: Desk) -> None:
    desk.marks.heard(ONE, 94.0, 100.0)
    assert desk.marks.state(ONE).listened is ListenState.PARTLY
    assert desk.marks.state(ONE).position == 94.0
    desk.marks.heard(ONE, 95.0, 100.0)
    assert desk.marks.state(ONE).listened is ListenState.YES
    desk.marks.mark(Mark.UNLISTENED, [ONE])
    state = desk.marks.state(ONE)
    assert (state.listened, state.position) == (ListenState.NO, 0.0)


def test_moving_on_does_not_stand_in_the_way_of_undo(desk: Desk) -> None:
    desk.marks.mark(Mark.READ, [ONE])
    desk.marks.move(ONE, Place(PartKind.NOTES, 2, 0, progress=0.1, started=True))
    assert [undone.what for undone in desk.record.undo()] == ["marked 1 episode read"]
    assert desk.marks.state(ONE).read is ReadState.READING


def test_tags(desk: Desk) -> None:
    assert desk.marks.tag("rl", [ONE, TWO]) == 2
    assert desk.marks.tag("rl", [ONE]) == 0
    assert desk.marks.tag("rl", [TWO], remove=True) == 1
    assert desk.marks.state(ONE).tags == ("rl",)
    assert desk.marks.state(TWO).tags == ()


def test_all_of_it_is_there_again(desk: Desk, home: Home) -> None:
    place = Place(PartKind.TRANSCRIPT, 12, 7, progress=0.31, started=True)
    desk.marks.move(ONE, place)
    desk.marks.mark(Mark.STARRED, [ONE])
    again = Desk.open(home)
    assert again.marks.place(ONE) == place
    assert again.marks.state(ONE).starred
    again.close()
