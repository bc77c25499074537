"""Hints, finding words, jumps and highlights by place: the pure parts."""

from __future__ import annotations

import pytest

from store.model import Colour
from tests.reader.texts import highlight, notes
from tui.widgets.reader.find import Found
from tui.widgets.reader.highlighting import Marked
from tui.widgets.reader.hints import Hints, labels
from tui.widgets.reader.jumps import Jumps
from tui.widgets.reader.passages import Passages, Position


@pytest.mark.parametrize("count", [0, 1, 26, 27, 60, 200, 676])
def test_labels_are_as_short_as_can_be_and_none_begins_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    assert {len(label) for label in made} <= ({1} if count <= 26 else {1, 2})
    singles = {label for label in made if len(label) == 1}
    assert not any(label[0] in singles for label in made if len(label) == 2)


def test_more_places_than_labels() -> None:
    assert len(labels(1000)) == 676
    assert len(Hints(range(1000)).labels) == 676


def test_typing_a_hint() -> None:
    hints = Hints(range(27))
    assert hints.type("a") == 0
    assert hints.type("m") is None
    assert [label for label, _ in hints.open()] == ["ma", "ms"]
    with pytest.raises(KeyError):
        hints.type("z")
    hints.erase()
    assert hints.type("m") is None
    assert hints.type("s") == 26


def places(found: Found) -> list[tuple[int, int]]:
    return [(where.block, where.offset) for where, _ in found.hits]


def test_words_are_found_in_any_case_and_over_any_white_space() -> None:
    passages = Passages(notes("The model. A Model\nof it", "models", "none"))
    assert places(Found(passages, "model")) == [(0, 4), (0, 13), (1, 0)]
    assert places(Found(passages, "Model")) == [(0, 13)]
    assert places(Found(passages, "model of")) == [(0, 13)]
    assert places(Found(passages, "(")) == []
    assert places(Found(passages, "  ")) == []


def test_going_round() -> None:
    found = Found(Passages(notes("x a x", "x")), "x")
    assert found.first_from(Position(0, 0, 1)) == Position(0, 0, 4)
    assert found.step(Position(0, 0, 4), 1) == Position(0, 1, 0)
    assert found.step(Position(0, 1, 0), 1) == Position(0, 0, 0)
    assert found.step(Position(0, 0, 0), -1) == Position(0, 1, 0)
    assert found.step(Position(0, 0, 2), -1) == Position(0, 0, 0)
    assert found.step(Position(0, 0, 2), 2) == Position(0, 1, 0)
    assert found.in_block(0, 0, 0, 5) == [(0, 1, False), (4, 5, False)]
    assert found.in_block(0, 1, 0, 5) == [(0, 1, True)]


def test_nothing_found() -> None:
    found = Found(Passages(notes("x")), "y")
    assert found.first_from(Position(0, 0, 0)) is None
    assert found.step(Position(0, 0, 0), 1) is None


def test_jumps_go_back_and_forward() -> None:
    a, b, c, d = (Position(0, n, 0) for n in range(4))
    jumps = Jumps()
    assert jumps.back(a) is None
    jumps = Jumps()
    jumps.left(a)
    jumps.left(b)
    assert jumps.back(c) == b
    assert jumps.back(b) == a
    assert jumps.back(a) is None
    assert jumps.forward() == b
    assert jumps.forward() == c
    assert jumps.forward() is None
    assert jumps.back(c) == b
    jumps.left(b)
    assert jumps.forward() is None
    assert jumps.back(d) == b


def test_highlights_by_place() -> None:
    of = notes("One two three four.", "Five six.")
    passages = Passages(of)
    wide = highlight(of, "two three four.\nFive", Colour.BLUE, id="wide")
    inner = highlight(of, "three", Colour.PINK, id="inner")
    marked = Marked(passages, [wide, inner])
    assert [one[2].id for one in marked.in_block(0, 0, 0, 19)] == ["wide", "inner"]
    assert [one[:2] for one in marked.in_block(0, 1, 0, 9)] == [(0, 4)]
    assert marked.in_block(0, 1, 4, 9) == []
    under = marked.under(Position(0, 0, 0), 19)
    assert under is not None
    assert under.id == "inner"
    assert marked.beside(Position(0, 0, 0), 1) == Position(0, 0, 4)
    assert marked.beside(Position(0, 0, 4), 1) == Position(0, 0, 8)
    assert marked.beside(Position(0, 0, 8), 1) is None
    assert marked.beside(Position(0, 1, 0), -1) == Position(0, 0, 8)
