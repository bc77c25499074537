"""Hints, finding words, jumps and highlights by place: the pure parts."""

from __future__ import annotations

import pytest

from seeds.model import Block, Part, PartKind, Reference
from store.model import Colour, EpisodeState
from tests.reader.texts import ITEM, highlight, notes, text
from tui.widgets.reader.find import Found
from tui.widgets.reader.highlighting import Marked
from tui.widgets.reader.hints import Hints, labels
from tui.widgets.reader.jumps import Jumps
from tui.widgets.reader.layout import lay_out
from tui.widgets.reader.passages import Passages, Position
from tui.widgets.reader.seeking import Phrase, Wanted


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
    assert places(Found(passages, (), Phrase("model"))) == [(0, 4), (0, 13), (1, 0)]
    assert places(Found(passages, (), Phrase("Model"))) == [(0, 13)]
    assert places(Found(passages, (), Phrase("model of"))) == [(0, 13)]
    assert places(Found(passages, (), Phrase("("))) == []
    assert places(Found(passages, (), Phrase("  "))) == []


def test_going_round() -> None:
    found = Found(Passages(notes("x a x", "x")), (), Phrase("x"))
    assert found.first_from(Position(0, 0, 1)) == Position(0, 0, 4)
    assert found.step(Position(0, 0, 4), 1) == Position(0, 1, 0)
    assert found.step(Position(0, 1, 0), 1) == Position(0, 0, 0)
    assert found.step(Position(0, 0, 0), -1) == Position(0, 1, 0)
    assert found.step(Position(0, 0, 2), -1) == Position(0, 0, 0)
    assert found.step(Position(0, 0, 2), 2) == Position(0, 1, 0)
    assert found.in_block(0, 0, 0, 5) == [(0, 1, False), (4, 5, False)]
    assert found.in_block(0, 1, 0, 5) == [(0, 1, True)]


def test_nothing_found() -> None:
    found = Found(Passages(notes("x")), (), Phrase("y"))
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


def test_words_in_labels_titles_people_and_references_are_found_in_the_order_of_the_page() -> None:
    of = text(
        Part(PartKind.NOTES, (Block(ITEM, "of agents", label="Latent Reasoning"),)),
        references=(Reference("Latent Spaces of agents", 1, ("Ann Agentson",)),),
        title="On latent things",
        people=("Lat Entity",),
    )
    layout = lay_out(of, EpisodeState(), 20)
    passages, asides = Passages(of), layout.aside_texts()
    found = Found(passages, asides, Phrase("latent"))
    rows = [layout.aside_row(p.block, p.offset) if p.part != 0 else -1 for p, _ in found.hits]
    assert rows[0] == 0
    assert rows[1] == -1
    assert layout.lines[rows[2]].text.startswith("Latent")
    assert found.hits[1] == (Position(0, 0, -18), -12)
    assert len(Found(passages, asides, Phrase("reasoning: of")).hits) == 1
    assert len(Found(passages, asides, Phrase("spaces of agents")).hits) == 1
    assert len(Found(passages, asides, Phrase("agentson")).hits) == 1


def spans(wanted: Wanted, words: str, speaker: str | None = None) -> list[str]:
    return [words[start:end] for start, end in wanted.spans(words, speaker)]


def test_a_search_wants_all_its_words_in_one_block_and_none_that_is_unwanted() -> None:
    wanted = Wanted(["latent", "reasoning"], ["diffusion"])
    assert spans(wanted, "Reasoning that is Latent.") == ["Reasoning", "Latent"]
    assert spans(wanted, "Latent-reasoning wins") == ["Latent-reasoning"]
    assert spans(wanted, "latently reasoning") == []
    assert spans(wanted, "latent reasoning, no diffusion") == []


def test_a_search_folds_as_the_index_does() -> None:
    assert spans(Wanted(["cafe"]), "Das Café, CAFÉ!") == ["Café", "CAFÉ"]
    assert spans(Wanted(["cafes"], typing=True), "İn cafés") == ["cafés"]
    assert spans(Wanted(["reas"], typing=True), "reasoning") == ["reas"]
    assert spans(Wanted(["reas*"]), "reasoning") == ["reas"]
    assert spans(Wanted(["chain of thought"]), "chain-of thought") == ["chain-of thought"]
    assert spans(Wanted(["..."]), "...") == []


def test_a_search_by_speaker_looks_at_what_they_say() -> None:
    wanted = Wanted(["yes"], speaker="sam")
    assert spans(wanted, "Yes", "Sam Charrington") == ["Yes"]
    assert spans(wanted, "Yes", "Ann") == []
    assert spans(wanted, "Yes", None) == []


def test_going_on_from_where_a_hit_led_beside_its_place() -> None:
    found = Found(Passages(notes("x")), (), Phrase("x"))
    found.hits = [(Position(0, 0, -9), -4), (Position(0, 0, 3), 5)]
    assert found.first_from(Position(0, 0, -9)) == Position(0, 0, -9)
    assert found.step(Position(0, 0, 0), -1, landed=True) == Position(0, 0, 3)
