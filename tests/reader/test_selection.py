"""Selections that grow and shrink."""

from __future__ import annotations

import pytest

from seeds.model import Block, Part, PartKind
from tests.reader.texts import PARAGRAPH, notes, text
from tui.widgets.reader.passages import Passages, Position, Unit
from tui.widgets.reader.selection import Selection

TWO = notes("One two. Three four.", "Five six. Seven.")
UNITS: dict[str, tuple[Unit, int]] = {
    "j": ("sentence", 1),
    "k": ("sentence", -1),
    "w": ("word", 1),
    "b": ("word", -1),
    "l": ("letter", 1),
    "h": ("letter", -1),
}


def after(keys: str, passages: Passages, start: int = 9, end: int = 20) -> str:
    selection = Selection.of_span(passages, Position(0, 0, start), end)
    for key in keys:
        selection = selection.other_end() if key == "o" else selection.moved(passages, *UNITS[key])
    return passages.quote(selection.passage)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "Three four."),
        ("j", "Three four.\nFive six."),
        ("jj", "Three four.\nFive six. Seven."),
        ("jjj", "Three four.\nFive six. Seven."),
        ("jjk", "Three four.\nFive six."),
        ("jk", "Three four."),
        ("k", "One two. Three four."),
        ("kk", "One two. Three four."),
        ("kj", "Three four."),
        ("kjj", "Three four.\nFive six."),
        ("ok", "One two. Three four."),
        ("w", "Three four.\nFive"),
        ("b", "Three four"),
        ("bb", "Three"),
        ("bbb", "two. Three"),
        ("bbw", "Three four"),
        ("ow", "four."),
        ("ob", "two. Three four."),
        ("h", "Three four"),
        ("hh", "Three fou"),
        ("hl", "Three four."),
        ("l", "Three four.\nF"),
        ("ol", "hree four."),
        ("oh", " Three four."),
        ("ooj", "Three four.\nFive six."),
    ],
)
def test_keys(keys: str, expected: str) -> None:
    assert after(keys, Passages(TWO)) == expected


def test_a_letter_is_a_cluster() -> None:
    passages = Passages(notes("cafe\u0301 👩‍👩‍👧!"))
    whole = Selection.of_span(passages, Position(0, 0, 0), 12)
    once = whole.moved(passages, "letter", -1)
    twice = once.moved(passages, "letter", -1)
    assert passages.quote(once.passage) == "cafe\u0301 👩‍👩‍👧"
    assert passages.quote(twice.passage) == "cafe\u0301 "


def test_a_drag_takes_both_letters_in_either_direction() -> None:
    passages = Passages(TWO)
    one, other = Position(0, 0, 4), Position(0, 1, 3)
    for first, last, at_end in ((one, other, True), (other, one, False)):
        selection = Selection.between(passages, first, last)
        assert selection is not None
        assert passages.quote(selection.passage) == "two. Three four.\nFive"
        assert selection.at_end is at_end


def test_a_selection_stays_within_its_part() -> None:
    of = text(
        Part(PartKind.NOTES, (Block(PARAGRAPH, "One."),)),
        Part(PartKind.TRANSCRIPT, (Block(PARAGRAPH, "Two."),)),
    )
    passages = Passages(of)
    selection = Selection.of_span(passages, Position(0, 0, 0), 4)
    assert selection.moved(passages, "sentence", 1) == selection
    assert selection.moved(passages, "word", 1) == selection
    assert Selection.between(passages, Position(0, 0, 0), Position(1, 0, 0)) is None


def test_empty_blocks_are_stepped_over() -> None:
    passages = Passages(notes("One.", "", "", "Two."))
    selection = Selection.of_span(passages, Position(0, 0, 0), 4)
    assert passages.quote(selection.moved(passages, "sentence", 1).passage) == "One.\n\n\nTwo."
