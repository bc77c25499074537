"""The whole loop: drafts from an episode, accepted, reviewed, and back at the passage."""

from __future__ import annotations

from store.scheduling import CardState
from tests.app.conftest import Clock, Start
from tui.screens.drafts import DraftsScreen
from tui.screens.main import MainScreen
from tui.screens.review import ReviewScreen


async def test_drafts_are_accepted_reviewed_and_lead_to_their_passage(start: Start) -> None:
    async with start() as running:
        await running.press("7", "G", "c")
        await running.app.workers.wait_for_complete()
        await running.settle()
        running.on(DraftsScreen)
        drafts = len(running.desk.cards.drafts())
        assert drafts >= 3
        await running.press("a", "a", "q")
        assert len(running.desk.cards.accepted()) == 2
        assert running.title("queue-title") == "2 due · nothing queued"
        assert "2 cards" in running.lines(running.main.episodes)[13]

        await running.press("r")
        review = running.on(ReviewScreen)
        card = review.card
        assert card is not None
        assert card.anchor is not None
        await running.press("space", "g", "s")
        running.on(MainScreen)
        assert running.focus == "reader"
        assert running.main.reading.episode == card.episode
        place = running.main.reading.reader.place()
        assert place is not None
        assert (place.part, place.block) == (card.anchor.part, card.anchor.block)
        assert running.footer.startswith("q goes back to the card")

        await running.press("q")
        review = running.on(ReviewScreen)
        assert review.card is not None
        assert review.card.id == card.id
        await running.press("space", "3", "q")
        assert running.focus == "reader"
        assert running.desk.cards.get(card.id).memory.state is not CardState.NEW
        assert running.title("queue-title") == "1 due · nothing queued"
        await running.press("u")
        assert running.desk.cards.get(card.id).memory.state is CardState.NEW
        assert running.title("queue-title") == "2 due · nothing queued"


async def test_a_screen_opens_once(start: Start) -> None:
    async with start() as running:
        await running.press("r", "r", "i", "r", "i")
        assert [type(one) for one in running.app.screen_stack[2:]] == [ReviewScreen, DraftsScreen]
        await running.press("q", "q")
        assert running.focus == "list"


async def test_cards_due_by_the_minute_are_counted_again(start: Start, clock: Clock) -> None:
    async with start() as running:
        await running.press("7", "G", "c")
        await running.app.workers.wait_for_complete()
        await running.settle()
        await running.press("a", "q", "r", "space", "1", "q")
        assert running.title("queue-title") == "no cards due · nothing queued"
        clock.go_on(minutes=2)
        running.main.time_passed()
        assert running.title("queue-title") == "1 due · nothing queued"
