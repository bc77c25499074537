"""The list of highlights: of an episode, of the library, and what became of lost passages."""

from __future__ import annotations

from store.anchors import find
from store.model import Colour, Highlight
from tests.app.conftest import Running, Start
from tests.app.test_reading import open_762
from tui.screens.highlights import HighlightsScreen
from tui.screens.main import MainScreen
from tui.screens.note import NoteEditor
from tui.widgets.highlight_list import HighlightList
from tui.widgets.pane_title import PaneTitle


def listed(running: Running) -> list[str]:
    """The passages in the list, by their first words."""
    shown = running.on(HighlightsScreen).query_one(HighlightList)
    return [one.highlight.anchor.quote[:12] for one in shown._shown]


def title(running: Running) -> str:
    return str(running.on(HighlightsScreen).query_one("#highlights-title", PaneTitle).content)


def mark(running: Running, episode: str, quote: str, **more: object) -> Highlight:
    anchor = find(running.desk.text(episode).parts, quote)
    assert anchor is not None
    return running.desk.highlights.add(episode, anchor, **more)  # type: ignore[arg-type]


async def two_marked(running: Running) -> tuple[str, Highlight, Highlight]:
    episode = await open_762(running)
    first = mark(running, episode, "Sebastian Raschka discusses the evolution", tags=["who"])
    last = mark(running, episode, "Thank you. It.", colour=Colour.PINK, note="The end")
    await running.settle()
    return episode, first, last


async def test_the_episodes_highlights_open_and_lead_back(start: Start) -> None:
    async with start() as running:
        _, _, last = await two_marked(running)
        await running.press("H")
        assert title(running).startswith("2 highlights in AI Trends 2026")
        assert listed(running) == ["Sebastian Ra", "Thank you. I"]
        rows = running.lines(running.on(HighlightsScreen).query_one(HighlightList))
        assert rows[3:6] == [" ▌ Thank you. It.", " ▌ ✎ The end", " ▌ pink · 1:18:04"]
        await running.press("j", "enter")
        assert running.on(MainScreen)
        assert running.main.reading.reader.current_anchor() is not None
        place = running.main.reading.reader.place()
        assert place is not None
        assert place.block == last.anchor.block
        await running.press("q")
        assert running.on(HighlightsScreen).query_one(HighlightList).cursor == 1
        await running.press("q")
        assert running.focus == "reader"


async def test_they_are_edited_coloured_copied_deleted_and_brought_back(start: Start) -> None:
    async with start() as running:
        episode, first, last = await two_marked(running)
        await running.press("H", "3")
        assert running.desk.highlights.get(first.id).colour is Colour.BLUE
        assert (
            running.toast
            == "Now blue: “Sebastian Raschka discusses the evoluti…” · u takes it back"
        )
        await running.press("e")
        running.on(NoteEditor)
        await running.write("who")
        await running.press("ctrl+t", "tab", "ctrl+u")
        await running.write("#people,later")
        await running.press("enter")
        changed = running.desk.highlights.get(first.id)
        assert (changed.note, changed.tags) == ("who", ("people", "later"))
        assert changed.colour is Colour.PINK
        await running.press("y")
        quote, source, _, note = running.app.clipboard.split("\n")
        assert (quote, note) == (first.anchor.quote, "who")
        assert source.startswith("— AI Trends 2026")
        await running.press("X")
        assert listed(running) == ["Thank you. I"]
        await running.press("u", "u", "u")
        assert running.desk.highlights.of(episode) == [first, last]
        assert listed(running) == ["Sebastian Ra", "Thank you. I"]


async def test_the_same_passage_marked_again_takes_the_new_colour(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "enter", "v", "4")
        (one,) = running.desk.highlights.of(episode)
        assert one.colour is Colour.PINK
        await running.press("v", "n")
        await running.write("and a note")
        await running.press("enter")
        (one,) = running.desk.highlights.of(episode)
        assert (one.colour, one.note) == (Colour.PINK, "and a note")


async def test_the_footer_tells_what_lies_under_the_caret(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("v", "2", "j", "k")
        assert running.footer.startswith("Highlighted in green · Enter edits · X deletes")
        await running.press("enter")
        await running.write("why so?")
        await running.press("tab")
        await running.write("idea")
        await running.press("enter", "j", "k")
        assert running.footer.startswith("✎ why so? · green #idea · Enter edits")
        await running.press("v")
        assert running.footer.startswith("Enter highlight")
        await running.press("escape", "}", "}")
        assert running.footer.startswith("Space page")


async def test_all_highlights_are_filtered_by_words_colour_tag_and_source(start: Start) -> None:
    async with start() as running:
        assert running.focus == "list"
        await two_marked(running)
        text = running.desk.text(running.main.episodes.rows[0].id)
        words = text.parts[0].blocks[-1].text[:30]
        mark(running, text.row.id, words)
        await running.press("q", "g", "h")
        assert len(listed(running)) == 3
        await running.press("slash")
        await running.write("colour:pink source:twiml")
        await running.press("enter")
        assert listed(running) == ["Thank you. I"]
        assert title(running) == "1 highlight · colour:pink source:twiml"
        await running.press("equals_sign", "ctrl+u")
        await running.write("tag:who")
        await running.press("enter")
        assert listed(running) == ["Sebastian Ra"]
        await running.press("slash", "ctrl+u")
        await running.write("colour:red")
        await running.press("enter")
        assert running.app.focused is not None
        assert running.app.focused.id == "prompt-line"
        await running.press("escape")
        assert len(listed(running)) == 3
        await running.press("slash")
        await running.write("nothing so")
        await running.press("enter", "escape", "escape")
        assert running.focus == "list"


async def test_an_orphan_keeps_its_words_and_is_attached_by_hand(start: Start) -> None:
    async with start() as running:
        episode, first, _ = await two_marked(running)
        # Its part went with the document that brought it, as after another import.
        parts = running.desk.text(episode).parts[1:]
        assert running.desk.highlights.reattach(episode, parts) == (0, 1)
        await running.press("q", "g", "h")
        assert title(running) == "2 highlights · 1 without a place, o lists it"
        await running.press("o")
        assert listed(running) == ["Sebastian Ra"]
        rows = running.lines(running.on(HighlightsScreen).query_one(HighlightList))
        assert rows[1].startswith("▌▌ ? not found in the text any more · yellow · #who")
        await running.press("enter")
        assert running.footer.startswith("Its passage is no longer in the text · a attaches it")
        await running.press("a")
        assert running.title("reader-title").startswith("Where is “Sebastian Raschka discusses")
        await running.press("g", "g", "right_parenthesis", "right_parenthesis", "v", "enter")
        attached = running.desk.highlights.get(first.id)
        assert not attached.orphan
        assert attached.anchor.quote.startswith("The conversation covers recent model releases")
        assert attached.tags == ("who",)
        assert running.title("reader-title").startswith("The TWIML AI Podcast")
        await running.press("u")
        assert running.desk.highlights.get(first.id).orphan


async def test_attaching_can_be_left(start: Start) -> None:
    async with start() as running:
        episode, first, _ = await two_marked(running)
        running.desk.highlights.reattach(episode, running.desk.text(episode).parts[1:])
        await running.press("g", "h", "o", "a", "escape")
        assert running.toast == "The highlight stays without a place · g h lists it"
        await running.press("v", "enter")
        assert len(running.desk.highlights.of(episode)) == 3
        assert running.desk.highlights.get(first.id).orphan


async def test_none_yet(start: Start) -> None:
    async with start() as running:
        await running.press("g", "h")
        rows = running.lines(running.on(HighlightsScreen).query_one(HighlightList))
        assert rows[1].strip().startswith("No highlights yet. In a text, v and Enter highlight")
        await running.press("e", "X", "y", "a", "1", "enter", "escape")
        assert running.focus == "list"
