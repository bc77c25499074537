"""Selecting, highlighting, copying and making cards, by keys and by the mouse."""

from __future__ import annotations

from typing import cast

from store.model import Colour, EpisodeText
from tests.reader.stage import Stage, press, rows
from tests.reader.texts import highlight, notes, talk, text
from tui.widgets.reader import (
    CardWanted,
    CopyWanted,
    HighlightDelete,
    HighlightEdit,
    HighlightWanted,
    LinkOpened,
    Toast,
)

SIZE = (60, 20)
TEXT = notes(
    "The first sentence. The second sentence is here.",
    "Another paragraph. It has 漢字 and 👩‍👩‍👧 in it.",
)


def wanted(stage: Stage) -> HighlightWanted:
    return cast(HighlightWanted, stage.kept(HighlightWanted)[-1])


def styles(stage: Stage, words: str) -> set[str]:
    """The backgrounds under the words on the screen."""
    found = set()
    for y in range(stage.reader.size.height):
        for segment in stage.reader.render_line(y):
            if segment.text and segment.text in words and segment.style is not None:
                found.add(str(segment.style.bgcolor))
    return found


async def test_a_sentence_is_highlighted_in_two_keys() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "v")
        assert stage.reader.context == "selection"
        await press(pilot, "enter")
        assert stage.reader.context == "reader"
        assert wanted(stage).anchor.quote == "The first sentence."
        assert (wanted(stage).colour, wanted(stage).note) == (Colour.YELLOW, False)


async def test_colours_notes_cards_and_the_paragraph() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "V 2")
        assert wanted(stage).anchor.quote == "The first sentence. The second sentence is here."
        assert wanted(stage).colour is Colour.GREEN
        await press(pilot, ") v j n")
        assert wanted(stage).anchor.quote == "The second sentence is here.\nAnother paragraph."
        assert wanted(stage).anchor.end == 67
        assert wanted(stage).note
        await press(pilot, "v b b c")
        card = cast(CardWanted, stage.kept(CardWanted)[-1])
        assert card.anchor.quote == "Another"
        assert card.highlight is None


async def test_a_card_takes_one_key() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j c")
        (card,) = stage.kept(CardWanted)
        assert cast(CardWanted, card).anchor.quote == "Another paragraph."


async def test_what_is_copied_is_exactly_the_text() -> None:
    of = text(*TEXT.parts, link="https://example.org/7")
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j ) v y")
        (copy,) = stage.kept(CopyWanted)
        assert cast(CopyWanted, copy).text == "It has 漢字 and 👩‍👩‍👧 in it."
        assert cast(CopyWanted, copy).source_line == ("— A Title (A Show #7) https://example.org/7")
        assert stage.reader.context == "reader"


async def test_the_source_of_a_turn_has_its_time() -> None:
    stage = Stage(talk())
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "] ] ] } } v y")
        (copy,) = stage.kept(CopyWanted)
        assert cast(CopyWanted, copy).source_line.endswith("(A Show #762, 0:45)")


async def test_escape_leaves_without_a_trace() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        before = rows(stage)
        await press(pilot, "v escape")
        assert stage.reader.context == "reader"
        assert stage.reader.selection_anchor() is None
        assert rows(stage) == before
        assert stage.said == []


async def test_hints_lead_to_every_sentence_on_the_screen() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "f")
        assert stage.reader.context == "hints"
        shown = [row[3:] for row in rows(stage) if row.startswith(("▸", "   a", "   d"))]
        assert shown == [
            "ahe first sentence. she second sentence is here.",
            "dnother paragraph. ft has 漢字 and 👩‍👩‍👧 in it.",
        ]
        await press(pilot, "f")
        assert stage.reader.context == "selection"
        anchor = stage.reader.selection_anchor()
        assert anchor is not None
        assert anchor.quote == "It has 漢字 and 👩‍👩‍👧 in it."


async def test_two_letters_beyond_twenty_six() -> None:
    stage = Stage(notes("A b c d. " * 30))
    async with stage.run_test(size=(60, 40)) as pilot:
        await press(pilot, "f m")
        assert stage.reader.context == "hints"
        await press(pilot, "backspace m s")
        anchor = stage.reader.selection_anchor()
        assert anchor is not None
        assert anchor.start == 26 * 9


async def test_wrong_letters_are_said_and_escape_leaves() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "f z")
        assert stage.reader.context == "hints"
        assert cast(Toast, stage.said[-1]).text == "No place has the letter z; Esc leaves"
        await press(pilot, "escape")
        assert stage.reader.context == "reader"


async def test_link_hints() -> None:
    of = text(*notes("See https://example.org/a, and more.").parts, link="https://example.org/7")
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        shown = [row.strip("▸ ") for row in rows(stage)]
        assert "attps://example.org/7" in shown
        assert "See sttps://example.org/a, and more." in shown
        await press(pilot, "a x s")
        urls = [cast(LinkOpened, message).url for message in stage.kept(LinkOpened)]
        assert urls == ["https://example.org/7", "https://example.org/a"]


def marked(of: EpisodeText) -> Stage:
    return Stage(
        of,
        highlights=[
            highlight(of, "The first sentence. The second", Colour.BLUE, id="wide"),
            highlight(of, "first", Colour.PINK, id="inner", note="why"),
        ],
    )


async def test_keys_on_a_highlight() -> None:
    stage = marked(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "enter ) X c")
        assert cast(HighlightEdit, stage.said[0]).id == "inner"
        deleted = [cast(HighlightDelete, message).id for message in stage.kept(HighlightDelete)]
        assert deleted == ["wide"]
        (card,) = stage.kept(CardWanted)
        assert cast(CardWanted, card).highlight == "wide"
        assert cast(CardWanted, card).anchor.quote == "The first sentence. The second"
        await press(pilot, "j enter X")
        assert [cast(Toast, message).text for message in stage.kept(Toast)] == [
            "No highlight here; v selects this sentence for one",
            "No highlight here; ] h goes to the next one",
        ]


async def test_a_highlight_shows_in_its_colour_underlined_and_in_the_gutter() -> None:
    stage = marked(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert next(row for row in rows(stage) if "▸" in row).startswith("▸✎ The first")
        pieces = [
            (segment.text, segment.style)
            for y in range(stage.reader.size.height)
            for segment in stage.reader.render_line(y)
        ]
        looks = {words: style for words, style in pieces if words in {"The ", "first", "here."}}
        assert looks["first"] is not None
        assert looks["The "] is not None
        assert looks["first"].underline
        assert looks["The "].underline
        assert looks["first"].bold
        assert looks["first"].bgcolor != looks["The "].bgcolor
        stage.reader.set_highlights([])
        await pilot.pause()
        assert not any("✎" in row for row in rows(stage))


async def test_a_drag_selects_and_a_click_sets_the_caret() -> None:
    stage = Stage(TEXT)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        y = next(n for n, row in enumerate(rows(stage)) if "The first" in row)
        await pilot.mouse_down(stage.reader, offset=(3 + 4, y))
        await pilot.hover(stage.reader, offset=(3 + 8, y))
        await pilot.mouse_up(stage.reader, offset=(3 + 8, y))
        anchor = stage.reader.selection_anchor()
        assert anchor is not None
        assert anchor.quote == "first"
        await pilot.click(stage.reader, offset=(3 + 30, y))
        await pilot.pause()
        assert stage.reader.context == "reader"
        current = stage.reader.current_anchor()
        assert current is not None
        assert current.quote == "The second sentence is here."
        await pilot.hover(stage.reader, offset=(3 + 2, y))
        assert stage.reader.selection_anchor() is None


async def test_a_second_click_on_a_link_opens_it() -> None:
    stage = Stage(text(*TEXT.parts, link="https://example.org/7"))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        y = next(n for n, row in enumerate(rows(stage)) if "example.org" in row)
        await pilot.click(stage.reader, offset=(8, y))
        assert stage.kept(LinkOpened) == []
        await pilot.click(stage.reader, offset=(8, y))
        assert [cast(LinkOpened, message).url for message in stage.kept(LinkOpened)] == [
            "https://example.org/7"
        ]
