"""The card browser by keys: find cards, change one or many, ask them out of turn."""

from __future__ import annotations

from datetime import date
from typing import cast

from textual.widgets import TextArea

from store.desk import Desk
from store.model import Card
from store.scheduling import CardState, Rating
from tests.cards_app.stage import CHAINED, Stage, add_card, press, raschka, shown
from tests.clock import Clock
from tui.screens.card_browser import CardBrowser
from tui.screens.cram import CramScreen
from tui.screens.passage_request import PassageRequest

LOW = (80, 24)


def three_cards(desk: Desk, clock: Clock) -> tuple[Card, Card, Card]:
    """Make a card seen and due in days, one being learned, and a new one."""
    seen = desk.cards.add("basic", "Seen?", "Yes", tags=["old"])
    clock.move(seconds=1)
    learned = add_card(desk, "basic", "Learned?", "By steps", CHAINED)
    clock.move(seconds=1)
    new = desk.cards.add("cloze", "A […].", "gap")
    desk.cards.grade(seen.id, Rating.EASY)
    desk.cards.grade(learned.id, Rating.GOOD)
    desk.cards.set_due([seen.id], date(2026, 6, 3))
    return seen, learned, new


def lines(app: Stage) -> list[str]:
    """Return the rows on the screen, their blanks made single."""
    rows = cast("CardBrowser", app.screen).rows
    return [" ".join(rows.render_line(y).text.split()) for y in range(rows.row_count)]


async def test_all_cards_with_the_one_under_the_cursor(desk: Desk, clock: Clock) -> None:
    three_cards(desk, clock)
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#browser-title") == "3 cards · by due"
        assert lines(app) == [
            "▌ learning in 10 min Learned?",
            "review 3 Jun Seen?",
            "new A […].",
        ]
        await press(pilot, "j")
        first, second = shown(pilot, "#card-note").split("\n")
        assert first.startswith("review · due on 3 Jun · stability 8.3 d · difficulty ")
        assert first.endswith("100% now")
        assert second == "seen 1 ×, forgotten 0 × · made 2026-05-27 by hand · #old"
        await press(pilot, "\\")
        assert lines(app)[1] == "learning in 10 min Learned?"
        assert shown(pilot, "#browser-title") == "3 cards · by newest"


async def test_a_query_narrows_and_a_bad_one_is_told(desk: Desk, clock: Clock) -> None:
    three_cards(desk, clock)
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "=", *"is:lost", "enter")
        assert shown(pilot, "#prompt-word") == "is:lost: is not known"
        await press(pilot, *["backspace"] * 4, *"new", "enter")
        assert shown(pilot, "#browser-title") == "1 of 3 cards · is:new · by due"
        assert lines(app) == ["▌ new A […]."]
        await press(pilot, "escape")
        assert len(lines(app)) == 3
        await press(pilot, "escape")
        assert app.result is None


async def test_of_what_is_due_it_is_said_how_much_the_day_lets_in(desk: Desk) -> None:
    for n in range(21):
        desk.cards.add("basic", f"{n}?", "Yes")
    assert len(desk.cards.due()) == 20
    app = Stage(CardBrowser(desk, "is:due"))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        words = "21 cards · 20 due now, the rest later · is:due · by due"
        assert shown(pilot, "#browser-title") == words


async def test_many_at_once_and_one_undo(desk: Desk, clock: Clock) -> None:
    before = three_cards(desk, clock)
    seen, learned, new = (desk.cards.get(card.id) for card in before)
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "space")
        assert shown(pilot, "#browser-title") == "3 cards · by due · 2 selected"
        await press(pilot, "@")
        assert desk.cards.get(seen.id).suspended
        assert desk.cards.get(learned.id).suspended
        assert app.toasts()[-1] == "Suspended: 2 cards · u takes it back"
        await press(pilot, "u")
        assert desk.cards.get(seen.id) == seen
        await press(pilot, "g", "g", "space", "space", "space", "D", *"3d", "enter")
        assert desk.cards.get(seen.id).memory.due == date(2026, 5, 30)
        assert desk.cards.get(new.id).buried == date(2026, 5, 29)
        assert sorted(line.removeprefix("▌ ") for line in lines(app)) == [
            "buried Saturday A […].",
            "learning Saturday Learned?",
            "review Saturday Seen?",
        ]
        await press(pilot, "u")
        await press(pilot, "D", *"never", "enter")
        assert shown(pilot, "#prompt-word") == "never: is no day"
        await press(pilot, "escape")
        await press(pilot, "g", "g", "j", "R")
        assert desk.cards.get(seen.id).memory.state is CardState.NEW
        await press(pilot, "u", "X")
        assert len(desk.cards.accepted()) == 2
        await press(pilot, "u")
        assert {card.id: card for card in desk.cards.accepted()} == {
            card.id: card for card in (seen, learned, new)
        }


async def test_edit_reverse_and_the_passage(desk: Desk, clock: Clock) -> None:
    _, learned, _ = three_cards(desk, clock)
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "enter")
        app.screen.query_one("#editor-back", TextArea).text = "In steps"
        await press(pilot, "ctrl+s")
        assert desk.cards.get(learned.id).back == "In steps"
        await press(pilot, "V")
        assert sorted(card.front for card in desk.cards.accepted()) == [
            "A […].",
            "In steps",
            "Learned?",
            "Seen?",
        ]
        await press(pilot, "g", "s")
        request = cast("PassageRequest", app.result)
        assert (request.episode, request.anchor.quote) == (raschka(desk), CHAINED)
        await app.push_screen(request.resume())
        await pilot.pause()
        assert lines(app)[0] == "▌ learning in 10 min Learned?"


async def test_cramming_the_selected(desk: Desk, clock: Clock) -> None:
    seen, _, _ = three_cards(desk, clock)
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "j", "space", "c")
        assert type(app.screen) is CramScreen
        assert shown(pilot, "#review-head") == "Cram | 0 done · 1 left"
        await press(pilot, "space", "3", "q")
        assert type(app.screen).__name__ == "CardBrowser"
        assert desk.cards.get(seen.id).memory.reps == 1
        await press(pilot, "v")
        assert shown(pilot, "#review-head") == "Review | 0 done · 1 left"


async def test_no_cards_say_what_to_do(desk: Desk) -> None:
    app = Stage(CardBrowser(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#browser-title") == "0 cards · by due"
        await press(pilot, "e", "X", "D", "g", "s")
        screen = app.screen
        assert isinstance(screen, CardBrowser)
        assert "No cards yet." in screen.rows.render_line(1).text
