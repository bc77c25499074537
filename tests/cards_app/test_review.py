"""Review by keys: a grade is in the record before the next card, and every grade can go back."""

from __future__ import annotations

from datetime import date
from typing import cast

from textual.widgets import TextArea

from store.desk import Desk
from store.home import Home
from store.identity import number_of
from store.record import Record
from store.scheduling import CardState
from tests.cards_app.stage import (
    CHAINED,
    EXCEL,
    Stage,
    add_card,
    footer,
    keys,
    press,
    raschka,
    shown,
)
from tests.clock import Clock
from tui.screens.passage_request import PassageRequest
from tui.screens.review import ReviewScreen

LOW = (80, 24)
WIDE = (140, 40)
SOURCE = "The TWIML AI Podcast"


def two_cards(desk: Desk, clock: Clock) -> None:
    """Make a question and a cloze, in this order."""
    add_card(desk, "basic", "Which rewards scale?", "Verifiable ones", CHAINED)
    clock.move(seconds=1)
    add_card(desk, "cloze", "Rewards can be […].", "verified")


async def test_a_question_then_its_answer(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        assert shown(pilot, "#card-back") == ""
        assert shown(pilot, "#grade-1") == ""
        crumb = shown(pilot, "#card-crumb")
        assert crumb.startswith(f"{SOURCE} · AI Trends 2026")
        await press(pilot, "space")
        assert shown(pilot, "#card-back") == "Verifiable ones"
        assert shown(pilot, "#grade-show") == ""
        assert shown(pilot, "#grade-1") == "1 Again\n1 min"
        assert shown(pilot, "#grade-3") == "3 Good\n10 min"
        assert shown(pilot, "#grade-4").startswith("4 Easy\n")


async def test_a_cloze_shows_its_gap_and_then_what_fills_it(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk, "verified"))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#review-head") == "Review · verified | 0 done · 1 left"
        assert shown(pilot, "#card-front") == "Rewards can be […]."
        await press(pilot, "enter")
        assert shown(pilot, "#card-front") == "Rewards can be verified."
        assert shown(pilot, "#card-back") == ""


async def test_no_grade_before_the_answer(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        for key in "1234":
            await press(pilot, key)
            assert footer(pilot) == "Space shows the answer first"
        assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"
        assert not desk.record.documents("reviews")


async def test_a_key_that_is_none_says_so(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "Q")
        assert footer(pilot) == "Q is not a key here · ? shows all keys"
        assert shown(pilot, "#card-front") == "Which rewards scale?"


async def test_a_grade_is_on_the_disk_before_the_next_card(
    desk: Desk, home: Home, clock: Clock
) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space")
        clock.move(seconds=12)
        await press(pilot, "2")
        assert shown(pilot, "#card-front") == "Rewards can be […]."
        other = Record.open(home.folder)
        reviews = list(other.documents("reviews").values())
        other.close()
    assert [(review["rating"], review["seconds"]) for review in reviews] == [(2, 12.0)]


async def test_space_means_good_once_the_answer_is_shown(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "space")
        assert [one["rating"] for one in desk.record.documents("reviews").values()] == [3]
        assert shown(pilot, "#card-front") == "Rewards can be […]."
        assert shown(pilot, "#grade-1") == ""


async def test_the_end_sums_up_and_undo_goes_back_over_it(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "1", "space", "4")
        assert shown(pilot, "#review-head") == "Review | 2 done · nothing left"
        words = shown(pilot, "#review-words")
        assert words.startswith(
            "Done: 2 grades\n2 new, 0 seen before · 1 remembered, 1 again\n\n"
            "Hard today, by how often:\n  1 × Which rewards scale?\n\nNext: in 1 min, 1 card; "
        )
        assert keys(pilot) == "q back  ? keys"
        await press(pilot, "u")
        assert keys(pilot).startswith("Space answer, Good  1 Again")
        assert shown(pilot, "#review-head") == "Review | 1 done · 1 left"
        assert shown(pilot, "#card-front") == "Rewards can be verified."
        assert app.toasts()[-1].startswith("Undone: graded “Rewards can be […].” easy")
        await press(pilot, "u")
        assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        assert not desk.record.documents("reviews")
        await press(pilot, "3")
        assert shown(pilot, "#review-head") == "Review | 1 done · 1 left"
        assert [one["rating"] for one in desk.record.documents("reviews").values()] == [3]
        await press(pilot, "escape")
        assert app.result is None


async def test_redo_grades_again(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "4", "u")
        assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"
        await press(pilot, "ctrl+r")
        assert shown(pilot, "#review-head") == "Review | 1 done · 1 left"
        assert shown(pilot, "#card-front") == "Rewards can be […]."


async def test_undo_takes_back_the_grade_of_a_finished_session(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "4", "space", "4", "q")
        assert app.result is None
        await app.push_screen(ReviewScreen(desk))
        await pilot.pause()
        assert shown(pilot, "#review-words").startswith("Nothing is due.\n\nNext: on ")
        await press(pilot, "u")
        assert shown(pilot, "#review-head") == "Review | 0 done · 1 left"


async def test_learning_steps_come_back_when_their_minute_comes(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "1")
        clock.move(minutes=2)
        await press(pilot, "space", "4")
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        assert shown(pilot, "#review-head") == "Review | 2 done · 1 left"


async def test_a_learning_step_comes_between_when_its_minute_comes(
    desk: Desk, clock: Clock
) -> None:
    two_cards(desk, clock)
    clock.move(seconds=1)
    add_card(desk, "basic", "Third?", "Third", EXCEL)
    clock.move(seconds=1)
    add_card(desk, "basic", "Fourth?", "Fourth", "Most LLM R&D focus has shifted")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "1")
        clock.move(seconds=40)
        await press(pilot, "space", "4")
        assert shown(pilot, "#card-front") == "Third?"
        clock.move(seconds=19)
        await press(pilot, "space", "4")
        assert shown(pilot, "#card-front") == "Fourth?"
        clock.move(seconds=1)
        await press(pilot, "u", "4")
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        assert shown(pilot, "#review-head") == "Review | 3 done · 2 left"


async def test_a_card_that_another_process_deleted_is_told(
    desk: Desk, home: Home, clock: Clock
) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space")
        first = next(card for card in desk.cards.accepted() if card.kind == "basic")
        other = Record.open(home.folder)
        other.put("cards", number_of(first.id), None)
        other.close()
        await press(pilot, "3")
        assert app.toasts()[-1].startswith(f"{first.id}: no card has this id; ")
        assert shown(pilot, "#card-front") == "Rewards can be […]."
        assert shown(pilot, "#review-head") == "Review | 0 done · 1 left"


async def test_space_at_the_end_takes_learning_steps_early(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "3", "space", "4")
        assert "Next: in 10 min, 1 card; " in shown(pilot, "#review-words")
        assert "Space takes what is still being learned" in shown(pilot, "#review-words")
        await press(pilot, "space")
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        await press(pilot, "space", "3")
        assert shown(pilot, "#review-head") == "Review | 3 done · nothing left"
        card = next(card for card in desk.cards.accepted() if card.kind == "basic")
        assert card.memory.state is CardState.REVIEW
        await press(pilot, "space")
        assert footer(pilot) == "Nothing comes back within 20 min · q ends"


async def test_bury_suspend_and_delete_can_be_taken_back(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    first = next(card for card in desk.cards.accepted() if card.kind == "basic")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        for key, said in (("-", "Buried till tomorrow"), ("@", "Suspended"), ("X", "Deleted")):
            await press(pilot, key)
            assert app.toasts()[-1] == f"{said}: “Which rewards scale?” · u takes it back"
            assert shown(pilot, "#card-front") == "Rewards can be […]."
            assert shown(pilot, "#review-head") == "Review | 0 done · 1 left"
            await press(pilot, "u")
            assert shown(pilot, "#card-front") == "Which rewards scale?"
            assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"
            assert desk.cards.get(first.id) == first
        await press(pilot, "-")
        assert desk.cards.get(first.id).buried == date(2026, 5, 27)


async def test_an_edit_keeps_the_schedule_and_the_card(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "e")
        app.screen.query_one("#editor-front", TextArea).text = "Which rewards scale best?"
        await press(pilot, "ctrl+s")
        assert shown(pilot, "#card-front") == "Which rewards scale best?"
        assert shown(pilot, "#card-back") == "Verifiable ones"
        await press(pilot, "3")
        assert shown(pilot, "#review-head") == "Review | 1 done · 1 left"
        await press(pilot, "u", "u")
        assert shown(pilot, "#card-front") == "Which rewards scale?"


async def test_the_passage_and_back_to_the_same_card(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "4", "space", "g", "s")
        request = cast("PassageRequest", app.result)
        assert request.episode == raschka(desk)
        assert request.anchor.quote.startswith("Verifiable rewards")
        await app.push_screen(request.resume())
        await pilot.pause()
        assert shown(pilot, "#review-head") == "Review | 1 done · 1 left"
        assert shown(pilot, "#card-front") == "Rewards can be verified."
        await press(pilot, "u")
        assert shown(pilot, "#card-front") == "Which rewards scale?"


async def test_a_card_without_a_passage_says_so(desk: Desk) -> None:
    desk.cards.add("basic", "Two and two?", "Four")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "g", "s")
        assert footer(pilot) == "This card was made without a passage"
        assert shown(pilot, "#card-front") == "Two and two?"


async def test_nothing_on_the_schedule_says_what_to_do(desk: Desk) -> None:
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        words = shown(pilot, "#review-words")
        assert words.startswith("Nothing is due. There are no cards on the schedule yet.")
        assert "c on a sentence in the reader makes a card of it" in words
        await press(pilot, "3")
        assert footer(pilot) == "Nothing is due · q ends"


async def test_what_waits_for_tomorrow_is_counted(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    desk.cards.bury([card.id for card in desk.cards.accepted()])
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert "Next: tomorrow, 2 cards." in shown(pilot, "#review-words")


async def test_a_change_by_another_process_is_seen(desk: Desk, home: Home, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        first = next(card for card in desk.cards.accepted() if card.kind == "basic")
        other = Record.open(home.folder)
        other.put("cards", number_of(first.id), None)
        other.close()
        assert desk.record.catch_up()
        await pilot.pause()
        assert shown(pilot, "#card-front") == "Rewards can be […]."
        assert shown(pilot, "#review-head") == "Review | 0 done · 1 left"


async def test_the_mouse_shows_and_grades(desk: Desk, clock: Clock) -> None:
    two_cards(desk, clock)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        await pilot.click("#card-front")
        await pilot.pause()
        assert shown(pilot, "#card-back") == "Verifiable ones"
        await pilot.click("#grade-2")
        await pilot.pause()
        assert [one["rating"] for one in desk.record.documents("reviews").values()] == [2]
        await pilot.click("#grade-show")
        await pilot.pause()
        assert shown(pilot, "#card-front") == "Rewards can be verified."


async def test_a_long_card_scrolls_and_the_answer_is_on_the_screen(desk: Desk) -> None:
    add_card(desk, "basic", "Why? " * 400, "Because. " * 400)
    screen = ReviewScreen(desk)
    app = Stage(screen)
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert screen.pane.max_scroll_y > 0
        await press(pilot, "j")
        assert screen.pane.scroll_y == 1
        await press(pilot, "k", "k")
        assert screen.pane.scroll_y == 0
        await press(pilot, "space")
        answer = screen.query_one("#card-back")
        assert answer.region.y < screen.pane.region.bottom
        assert screen.pane.scroll_y > 0
        await press(pilot, "ctrl+d")
        assert screen.query_one("#grade-3").region.bottom <= 24


async def test_foreign_markup_stays_text(desk: Desk) -> None:
    desk.cards.add("basic", "What does [bold]x[/bold] do?", "[red]nothing[/]")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space")
        assert "[bold]x[/bold]" in str(app.screen.query_one("#card-front").render())
        assert "[red]nothing[/]" in str(app.screen.query_one("#card-back").render())
