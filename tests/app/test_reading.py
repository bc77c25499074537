"""Reading in the main screen: places kept, ends reached, passages marked."""

from __future__ import annotations

import pytest

from seeds.model import PartKind
from store.model import Colour, ReadState
from tests.app.conftest import Running, Start
from tui.screens.card_choice import CardChoice, _Option
from tui.screens.card_editor import CardEditor


async def open_762(running: Running) -> str:
    """Open the transcript page; its row is the seventh."""
    await running.press("7", "G", "enter")
    row = running.desk.listed(running.current).row
    assert row.number == 762
    assert running.focus == "reader"
    return row.id


async def test_the_reader_shows_what_the_list_opens(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        assert running.title("reader-title").startswith("The TWIML AI Podcast · AI Trends 2026")
        assert running.lines(running.main.episodes)[12].startswith("▌▸● #762")
        assert running.desk.marks.state(episode).read is ReadState.UNREAD


@pytest.mark.parametrize("leave", [("q", "q"), ("ctrl+c",), ("ctrl+q",)])
async def test_the_place_is_there_after_a_restart(start: Start, leave: tuple[str, ...]) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("space", "space", "space", "j", "j")
        before = running.main.reading.reader.place()
        assert before is not None
        assert before.started
        await running.pilot.press(*leave)
    async with start(size=(80, 24)) as running:
        episode = await open_762(running)
        after = running.main.reading.reader.place()
        assert after is not None
        assert (after.part, after.block, after.offset) == (before.part, before.block, before.offset)
        assert running.desk.marks.state(episode).read is ReadState.READING
        assert running.footer.endswith("6 % · 1:33")


async def test_the_footer_says_how_far_and_the_time_of_the_recording(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("G")
        place = running.main.reading.reader.place()
        assert place is not None
        assert place.part is PartKind.TRANSCRIPT
        assert running.footer.endswith("100 % · 1:18:04")


async def test_the_end_marks_read_and_u_takes_it_back(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("G")
        assert running.desk.marks.state(episode).read is ReadState.READ
        assert running.toast == "Read to the end, marked read · u takes it back"
        await running.press("u")
        assert running.desk.marks.state(episode).read is not ReadState.READ


async def test_scrolling_writes_few_lines(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        journal = running.desk.home.folder / "record.journal"
        before = journal.read_bytes().count(b"\n") if journal.exists() else 0
        await running.pilot.press(*["j"] * 60)
        await running.settle()
        after = journal.read_bytes().count(b"\n") if journal.exists() else 0
        assert after - before < 30


async def test_a_sentence_is_highlighted_in_two_keys_and_u_takes_it_back(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "enter")
        [highlight] = running.desk.highlights.of(episode)
        assert highlight.colour is Colour.YELLOW
        assert running.toast.startswith("Highlighted: “")
        await running.press(")", "v", "3")
        assert [one.colour for one in running.desk.highlights.of(episode)] == [
            Colour.YELLOW,
            Colour.BLUE,
        ]
        await running.press("u", "u")
        assert running.desk.highlights.of(episode) == []


async def test_hints_select_by_a_letter(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("space", "f")
        assert running.footer.startswith("a–z go to the letter")
        await running.press("s")
        assert running.footer.startswith("Enter highlight")
        await running.press("enter")
        assert len(running.desk.highlights.of(episode)) == 1
        assert running.footer.startswith("Space page")


async def test_a_note_is_asked_for_edited_and_emptied(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "n")
        await running.write("worth a card")
        await running.press("enter")
        [highlight] = running.desk.highlights.of(episode)
        assert highlight.note == "worth a card"
        await running.press("enter")
        await running.write("!")
        await running.press("enter")
        assert running.desk.highlights.of(episode)[0].note == "worth a card!"
        await running.press("enter", "escape")
        assert running.desk.highlights.of(episode)[0].note == "worth a card!"
        await running.press("X")
        assert running.desk.highlights.of(episode) == []
        await running.press("u")
        assert running.desk.highlights.of(episode) == [running.desk.highlights.get(highlight.id)]


async def test_a_note_that_is_given_up_leaves_no_highlight(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "n", "escape")
        assert running.desk.highlights.of(episode) == []
        assert running.desk.record.history() == []


async def test_find_in_the_text(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("slash")
        await running.write("calculator")
        await running.press("enter")
        assert running.focus == "reader"
        first = running.main.reading.reader.place()
        await running.press("n")
        assert running.main.reading.reader.place() != first
        await running.press("N")
        assert running.main.reading.reader.place() == first


async def test_neighbours_while_reading(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("J")
        assert running.focus == "reader"
        assert running.main.reading.episode == running.main.episodes.rows[7].id
        await running.press("2", "K")
        assert running.main.reading.episode == running.main.episodes.rows[5].id
        await running.press("right_square_bracket", "u")
        assert running.main.reading.episode == running.main.episodes.rows[6].id


async def test_marks_in_the_reader_mean_the_open_episode(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("asterisk", "e", "m")
        state = running.desk.marks.state(episode)
        assert (state.starred, state.queued, state.read) == (True, True, ReadState.READ)


async def test_a_copy_carries_its_source(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("space", "v")
        anchor = running.main.reading.reader.selection_anchor()
        assert anchor is not None
        await running.press("y")
        quote, source = running.app.clipboard.split("\n")
        assert quote == anchor.quote
        assert source.startswith("— AI Trends 2026")


async def test_one_key_makes_a_card_from_the_sentence(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("c")
        running.on(CardChoice)
        await running.press("enter")
        [card] = running.desk.cards.accepted()
        assert card.episode == episode
        assert card.anchor is not None
        assert card.anchor.quote.startswith("Sebastian Raschka discusses")
        assert running.toast.startswith("Card made: “")
        assert running.title("queue-title") == "1 due · nothing queued"
        await running.press("u")
        assert running.desk.cards.accepted() == []


async def test_a_card_from_a_selection_may_be_given_up(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("v", "j", "c")
        running.on(CardChoice)
        await running.press("e")
        running.on(CardEditor)
        await running.press("escape")
        assert running.focus == "reader"
        assert running.desk.cards.accepted() == []


async def test_a_number_chooses_among_the_cards_of_a_sentence(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("c")
        offered = [option.proposal for option in running.app.screen.query(_Option)]
        assert 2 <= len(offered) <= 3
        assert len({one.back for one in offered}) == len(offered)
        await running.press("9", "2")
        [card] = running.desk.cards.accepted()
        assert (card.front, card.back) == (offered[1].front, offered[1].back)
        await running.press("c", "j", "e", *"Who?", "ctrl+s")
        (edited,) = [one for one in running.desk.cards.accepted() if one.id != card.id]
        assert (edited.front, edited.back) == (offered[1].front + "Who?", offered[1].back)


async def test_a_card_from_a_highlight_knows_its_highlight(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "enter", "c", "ctrl+s")
        [card] = running.desk.cards.accepted()
        assert card.highlight == running.desk.highlights.of(episode)[0].id
