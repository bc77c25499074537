"""Highlights, and what becomes of them when their text changes."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store import anchors
from store.desk import Desk
from store.errors import UnknownIdError
from store.home import Home
from store.model import Colour

EPISODE = "abcdefghij"
TEXT = "The river froze in March. The harvest failed that year. Nobody had expected it."


def notes(*texts: str) -> Part:
    return Part(PartKind.NOTES, tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def test_a_highlight_keeps_its_passage(desk: Desk, home: Home) -> None:
    part = notes("An opening.", TEXT)
    anchor = anchors.make(part, 1, 26, 55)
    made = desk.highlights.add(EPISODE, anchor, colour=Colour.GREEN, note="why?")
    assert made.anchor.quote == "The harvest failed that year."
    again = Desk.open(home)
    assert again.highlights.of(EPISODE) == [made]
    again.close()


def test_they_stand_in_the_order_of_the_text(desk: Desk) -> None:
    part = notes(TEXT)
    for start, end in ((56, 79), (0, 25), (26, 55)):
        desk.highlights.add(EPISODE, anchors.make(part, 0, start, end))
    starts = [one.anchor.start for one in desk.highlights.of(EPISODE)]
    assert starts == [0, 26, 56]
    assert desk.marks.state(EPISODE).highlights == 3


def test_changing_and_deleting_can_be_taken_back(desk: Desk) -> None:
    made = desk.highlights.add(EPISODE, anchors.make(notes(TEXT), 0, 0, 25))
    changed = desk.highlights.change(made.id, colour=Colour.PINK, note="ice", tags=["cold", "cold"])
    assert (changed.colour, changed.note, changed.tags) == (Colour.PINK, "ice", ("cold",))
    assert desk.highlights.change(made.id, note="").note is None
    assert desk.highlights.remove([made.id]) == 1
    assert desk.highlights.all() == []
    assert desk.record.undo()[0].what == "deleted the highlight “The river froze in March.”"
    desk.record.undo(2)
    assert desk.highlights.get(made.id) == made


def test_a_changed_text_is_searched_for_the_passage(desk: Desk) -> None:
    made = desk.highlights.add(EPISODE, anchors.make(notes(TEXT), 0, 26, 55))
    assert desk.highlights.reattach(EPISODE, [notes("A new opening.", TEXT)]) == (1, 0)
    (found,) = desk.highlights.of(EPISODE)
    assert (found.id, found.anchor.block, found.anchor.start) == (made.id, 1, 26)
    assert not found.orphan


def test_a_lost_passage_is_an_orphan_with_its_quotation(desk: Desk) -> None:
    made = desk.highlights.add(EPISODE, anchors.make(notes(TEXT), 0, 26, 55))
    assert desk.highlights.reattach(EPISODE, [notes("Something else altogether.")]) == (0, 1)
    (orphan,) = desk.highlights.orphans()
    assert (orphan.id, orphan.anchor.quote) == (made.id, "The harvest failed that year.")
    assert desk.highlights.reattach(EPISODE, [notes(TEXT)]) == (1, 0)
    assert desk.highlights.orphans() == []


def test_an_orphan_is_attached_by_hand_in_one_step(desk: Desk) -> None:
    made = desk.highlights.add(EPISODE, anchors.make(notes(TEXT), 0, 26, 55), tags=["ice", "ice"])
    desk.highlights.reattach(EPISODE, [notes("The crop was lost.")])
    attached = desk.highlights.attach(made.id, anchors.make(notes("The crop was lost."), 0, 0, 18))
    assert (attached.anchor.quote, attached.orphan) == ("The crop was lost.", False)
    assert attached.tags == ("ice",)
    assert desk.highlights.orphans() == []
    assert desk.record.undo()[0].what == "attached a highlight to “The crop was lost.”"
    (orphan,) = desk.highlights.orphans()
    assert orphan.anchor.quote == "The harvest failed that year."


def test_an_unknown_one_is_said(desk: Desk) -> None:
    with pytest.raises(UnknownIdError, match="zzz: no highlight has this id"):
        desk.highlights.get("zzz")
