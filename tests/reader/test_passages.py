"""Places, passages and anchors."""

from __future__ import annotations

from seeds.model import PartKind
from store.anchors import Anchor
from tests.reader.texts import highlight, notes, talk, turns
from tui.widgets.reader.passages import Passage, Passages, Position


def test_a_passage_over_several_blocks_counts_line_feeds() -> None:
    passages = Passages(notes("One two.", "Three.", "Four five."))
    passage = Passage(0, passages.in_part(0, 0, 4), passages.in_part(0, 2, 4))
    assert passage == Passage(0, 4, 20)
    assert passages.quote(passage) == "two.\nThree.\nFour"
    assert passages.pieces(passage) == [(0, 4, 8), (1, 0, 6), (2, 0, 4)]
    anchor = passages.anchor(passage)
    assert (anchor.part, anchor.block, anchor.start, anchor.end) == ("notes", 0, 4, 20)
    assert anchor.quote == "two.\nThree.\nFour"
    assert passages.passage(anchor) == passage


def test_every_sentence_of_the_bundled_talk_makes_an_anchor_that_leads_back() -> None:
    passages = Passages(talk())
    seen = 0
    for number, part in enumerate(passages.parts):
        for block_number, block in enumerate(part.blocks[:12]):
            for start, end in passages.spans("sentence", number, block_number):
                first = passages.in_part(number, block_number, start)
                passage = Passage(number, first, first + end - start)
                anchor = passages.anchor(passage)
                assert anchor.quote == block.text[start:end]
                assert passages.passage(anchor) == passage
                seen += 1
    assert seen > 60


def test_an_anchor_that_has_no_place_here() -> None:
    passages = Passages(notes("One two."))
    assert passages.passage(Anchor("x", "", "", "quotes", 0, 0, 1)) is None
    assert passages.passage(Anchor("x", "", "", "notes", 1, 0, 1)) is None
    assert passages.passage(Anchor("x", "", "", "notes", 0, 8, 9)) is None
    assert passages.passage(Anchor("two", "", "", "notes", 0, 4, 99)) == Passage(0, 4, 8)


def test_sentences_are_found_by_place() -> None:
    passages = Passages(notes("One two. Three four.", ""))
    assert passages.sentence_at(Position(0, 0, 0)) == (0, 8)
    assert passages.sentence_at(Position(0, 0, 8)) == (0, 8)
    assert passages.sentence_at(Position(0, 0, 9)) == (9, 20)
    assert passages.sentence_at(Position(0, 1, 0)) is None
    assert passages.first_starting(0, 0, 1, 20) == 9
    assert passages.first_starting(0, 0, 10, 20) is None


def test_progress_goes_from_nothing_to_all() -> None:
    passages = Passages(notes("x" * 49, "y" * 48))
    assert passages.progress(Position(0, 0, 49)) == 50 / 99
    assert passages.progress(Position(0, 1, 48)) == 1.0


def test_blocks_are_split_once_and_only_when_asked() -> None:
    passages = Passages(notes("One. Two.", "Three."))
    assert passages.splits == 0
    for _ in range(3):
        passages.sentence_at(Position(0, 0, 3))
    assert passages.splits == 1


def test_speakers_are_numbered_as_they_appear() -> None:
    passages = Passages(turns(("Bo", "Hi."), (None, "Um."), ("Ann", "Ho."), ("Bo", "So.")))
    assert passages.speakers == {"Bo": 0, "Ann": 1}
    assert passages.part_index(PartKind.TRANSCRIPT) == 0


def test_a_highlight_of_the_talk_keeps_its_time() -> None:
    of = talk()
    found = highlight(of, "All right everyone, welcome to another episode")
    assert found.anchor.time == 45.0
