"""The card editor: words in, words out, and what is wrong said while they are typed."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from tests.cards_app.stage import NOTHING, Stage, press, shown
from tui.screens.card_editor import CardEditor, CardText, missing

LOW = (80, 24)


def editor(kind: str = "basic", front: str = "", back: str = "") -> CardEditor:
    """Return an editor with these words."""
    return CardEditor(
        "cloze" if kind == "cloze" else "basic", front, back, title="A card", lint_title="Groq"
    )


async def test_typing_a_card_with_enter() -> None:
    app = Stage(editor())
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, *"Two?", "enter", *"Four", "enter")
        assert app.result == CardText("basic", "Two?", "Four")


async def test_escape_hands_nothing_back() -> None:
    app = Stage(editor("basic", "Two?", "Four"))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, *"more", "escape")
        assert app.result is None


async def test_what_lacks_is_said_and_kept_out() -> None:
    app = Stage(editor())
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#editor-problems") == "! the front is empty"
        await press(pilot, "ctrl+s")
        assert app.result is NOTHING
        assert app.toasts() == ["Not yet a card: the front is empty"]
        await press(pilot, *"Two?")
        assert shown(pilot, "#editor-problems") == "! the answer is empty"


async def test_lint_warns_and_lets_pass() -> None:
    app = Stage(editor("basic", "What makes Groq fast?", "Groq"))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#editor-problems").startswith("! ")
        await press(pilot, "ctrl+s")
        assert app.result == CardText("basic", "What makes Groq fast?", "Groq")


async def test_a_new_line_in_a_field() -> None:
    app = Stage(editor("basic", "Two?", "Four"))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "ctrl+j", *"x", "ctrl+s")
        assert app.result == CardText("basic", "Two?\nx", "Four")


async def test_a_gap_from_the_selected_words() -> None:
    app = Stage(editor("basic", "Groq builds chips", "?"))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, *["shift+left"] * 6, "ctrl+g")
        assert app.screen.query_one("#editor-front", TextArea).text == "Groq builds […]"
        await press(pilot, "ctrl+s")
        assert app.result == CardText("cloze", "Groq builds […]", "chips")


async def test_another_gap_fills_the_first() -> None:
    app = Stage(editor("cloze", "[…] builds chips", "Groq"))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, *["shift+left"] * 5, "ctrl+g", "ctrl+s")
        assert app.result == CardText("cloze", "Groq builds […]", "chips")


async def test_a_gap_wants_a_selection() -> None:
    app = Stage(editor("basic", "Groq builds chips", "?"))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "ctrl+g")
        assert app.toasts() == ["Select the words of the front that are to be asked for"]
        assert app.screen.query_one("#editor-front", TextArea).text == "Groq builds chips"


async def test_the_kind_changes_by_key() -> None:
    app = Stage(editor("basic", "Groq builds […].", "chips"))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#editor-kind") == "● basic   ○ cloze"
        await press(pilot, "ctrl+t")
        assert shown(pilot, "#editor-kind") == "○ basic   ● cloze"
        await press(pilot, "ctrl+s")
        assert app.result == CardText("cloze", "Groq builds […].", "chips")


@pytest.mark.parametrize(
    ("answer", "sentence", "front", "back"),
    [
        ("Fast chips", "Groq builds fast chips", "Groq builds […].", "fast chips"),
        ("For speed", "Groq builds fast chips.", "Groq builds fast chips.", "For speed"),
        ("a", "a b a", "a b a.", "a"),
    ],
)
async def test_the_passage_is_offered_for_the_gap(
    answer: str, sentence: str, front: str, back: str
) -> None:
    editor = CardEditor(
        "basic", "What does Groq build?", answer, title="", lint_title="", sentence=sentence
    )
    app = Stage(editor)
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "ctrl+t")
        assert editor.text == CardText("cloze", front, back)
        await press(pilot, "ctrl+t")
        assert editor.text == CardText("basic", "What does Groq build?", answer)
        await press(pilot, *"!", "ctrl+t")
        assert editor.text == CardText("cloze", "What does Groq build?!", answer)


async def test_what_controls_a_terminal_is_taken_out() -> None:
    app = Stage(editor("basic", "Two?\x1b[2J\u202e", " Four "))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "ctrl+s")
        assert app.result == CardText("basic", "Two?", "Four")


async def test_all_of_it_is_on_a_small_screen() -> None:
    app = Stage(editor("basic", "Why? " * 100, "So. " * 100))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        keys = app.screen.query_one("#editor-keys").region
        assert keys.height == 2
        assert keys.bottom < 24


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (CardText("basic", "Two?", "Four"), ""),
        (CardText("basic", "", "Four"), "the front is empty"),
        (CardText("basic", "Two?", ""), "the answer is empty"),
        (CardText("cloze", "Two is […].", "a number"), ""),
        (
            CardText("cloze", "Two is a number.", "a number"),
            "a cloze has one gap: select the words and press Ctrl+G, or type […]",
        ),
    ],
)
def test_what_a_card_lacks(text: CardText, lacking: str) -> None:
    assert missing(text) == lacking
