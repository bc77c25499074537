"""Whole sittings: siblings, leeches, a hundred cards by keys alone, and cramming."""

from __future__ import annotations

from typing import cast

from store.desk import Desk
from store.home import Home
from store.record import Record
from store.scheduling import CardState, Rating
from tests.cards_app.stage import REWARDS, Stage, add_card, footer, press, shown
from tests.clock import Clock
from tui.screens.cram import CramScreen
from tui.screens.passage_request import PassageRequest
from tui.screens.review import ReviewScreen

LOW = (80, 24)


async def test_siblings_are_put_away_and_it_is_said(desk: Desk) -> None:
    add_card(desk, "basic", "Which rewards scale?", "Verifiable ones")
    add_card(desk, "cloze", "Rewards can be […].", "verified")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "4")
        assert app.toasts()[-1] == "1 card of the same claim put away till tomorrow"
        assert shown(pilot, "#review-head") == "Review | 1 done · nothing left"
        assert "tomorrow, 1 card" in shown(pilot, "#review-words")
        await press(pilot, "u")
        assert shown(pilot, "#review-head") == "Review | 0 done · 2 left"


async def test_a_leech_is_suspended_and_its_passage_offered(desk: Desk, clock: Clock) -> None:
    card = add_card(desk, "basic", "Which rewards scale?", "Verifiable ones")
    desk.cards.grade(card.id, Rating.EASY)
    for _ in range(7):
        clock.move(days=300)
        desk.cards.grade(card.id, Rating.AGAIN)
        clock.move(minutes=10)
        desk.cards.grade(card.id, Rating.EASY)
    clock.move(days=300)
    desk.cards.add("basic", "Another?", "Yes")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "g", "l")
        assert footer(pilot).startswith("No card was suspended")
        await press(pilot, "space", "1")
        assert app.toasts()[-1] == (
            "Forgotten 8 times, so suspended: “Which rewards scale?”. g l re-reads its passage"
        )
        assert desk.cards.get(card.id).suspended
        assert shown(pilot, "#card-front") == "Another?"
        await press(pilot, "g", "l")
        request = cast("PassageRequest", app.result)
        assert request.anchor.quote == REWARDS
        await app.push_screen(request.resume())
        await pilot.pause()
        assert shown(pilot, "#card-front") == "Another?"
        await press(pilot, "u")
        assert shown(pilot, "#card-front") == "Which rewards scale?"
        assert not desk.cards.get(card.id).suspended


async def test_a_hundred_cards_by_keys_alone(desk: Desk, home: Home, clock: Clock) -> None:
    with desk.record.step("a deck"):
        cards = [desk.cards.add("basic", f"Question {n}?", f"Answer {n}") for n in range(100)]
        for card in cards:
            desk.cards.grade(card.id, Rating.EASY)
    clock.move(days=60)
    app = Stage(ReviewScreen(desk))
    grades = "3" * 7 + "124"
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        for n in range(100):
            key = grades[n % len(grades)]
            await pilot.press("space", key)
            if n % 25 == 24:
                other = Record.open(home.folder)
                assert len(other.documents("reviews")) == 100 + n + 1
                other.close()
        await pilot.pause()
        assert shown(pilot, "#review-head") == "Review | 100 done · nothing left"
        words = shown(pilot, "#review-words")
        assert "0 new, 100 seen before · 90 remembered, 10 again" in words
        assert "and 4 more cards" in words
    states = [card.memory.state for card in desk.cards.accepted()]
    assert states.count(CardState.RELEARNING) == 10


async def test_cramming_leaves_the_schedule_alone(desk: Desk, clock: Clock) -> None:
    for n in range(6):
        card = desk.cards.add("basic", f"Question {n}?", "Yes")
        desk.cards.grade(card.id, Rating.EASY)
        clock.move(seconds=1)
    before = (desk.cards.accepted(), len(desk.record.documents("reviews")))
    app = Stage(CramScreen(desk, "question"))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#review-head") == "Cram · question | 0 done · 6 left"
        assert shown(pilot, "#card-front") == "Question 0?"
        await press(pilot, "space")
        assert shown(pilot, "#grade-1") == "1 Again\ncomes again"
        await press(pilot, "1")
        assert shown(pilot, "#card-front") == "Question 1?"
        await press(pilot, "u")
        assert shown(pilot, "#card-front") == "Question 0?"
        assert shown(pilot, "#card-back") == "Yes"
        await press(pilot, "1", *["space", "space"] * 4)
        assert shown(pilot, "#card-front") == "Question 0?"
        await press(pilot, *["space", "space"] * 2)
        assert shown(pilot, "#review-words").startswith("Crammed: 7 answers, 1 again\n\nHard today")
        assert (desk.cards.accepted(), len(desk.record.documents("reviews"))) == before
        await press(pilot, "u", "q")
        assert app.result is None
