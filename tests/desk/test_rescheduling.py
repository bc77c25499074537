"""Siblings, leeches, resets, days set by hand, reversed cards, and the limits of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from store.card_queries import card_matcher
from store.cards import state_of
from store.desk import Desk
from store.errors import QueryError
from store.home import Home
from store.keeping.checking import check
from store.keeping.repairing import repair
from store.queries import parse
from store.review_settings import ReviewSettings, SourceLimits
from store.scheduling import CardState, Memory, Rating
from tests.clock import Clock


def test_cards_of_one_claim_are_not_asked_on_one_day(desk: Desk, clock: Clock) -> None:
    first = desk.cards.add("basic", "What is a claim?", "A sentence", claim="C", episode="e")
    second = desk.cards.add("cloze", "A claim is a […].", "sentence", claim="C", episode="e")
    other = desk.cards.add("basic", "Another?", "Yes", claim="C", episode="f")
    desk.cards.grade(first.id, Rating.EASY)
    assert state_of(desk.cards.get(second.id), desk.today()) == "buried"
    assert [card.id for card in desk.cards.due()] == [other.id]
    desk.undo()
    assert len(desk.cards.due()) == 3
    desk.cards.grade(first.id, Rating.AGAIN)
    desk.cards.unbury([second.id])
    desk.cards.grade(second.id, Rating.GOOD)
    assert desk.cards.get(first.id).buried is None, "a learning step waits for its minute"
    clock.move(days=1)
    assert {card.id for card in desk.cards.due()} == {first.id, second.id, other.id}


def test_a_grade_of_another_day_buries_for_that_day_alone(desk: Desk) -> None:
    first = desk.cards.add("basic", "What is a claim?", "A sentence", claim="C", episode="e")
    second = desk.cards.add("cloze", "A claim is a […].", "sentence", claim="C", episode="e")
    desk.cards.grade(first.id, Rating.EASY, at=datetime(2026, 5, 20, 12, tzinfo=UTC))
    assert second.id in {card.id for card in desk.cards.due()}


def test_the_eighth_lapse_suspends_and_so_does_the_twelfth(desk: Desk, clock: Clock) -> None:
    card = desk.cards.add("basic", "Hard?", "Very")
    desk.cards.grade(card.id, Rating.EASY)
    suspended = []
    for lapse in range(1, 13):
        clock.move(days=400)
        after = desk.cards.grade(card.id, Rating.AGAIN)
        assert after.memory.lapses == lapse
        if after.suspended:
            suspended.append(lapse)
            assert desk.record.history(1)[0].what == (
                f"graded “Hard?” again, forgotten {lapse} times, so suspended"
            )
            desk.cards.unsuspend([card.id])
        clock.move(minutes=10)
        desk.cards.grade(card.id, Rating.EASY)
    assert suspended == [8, 12]


def test_a_reset_card_is_new_and_keeps_its_reviews(desk: Desk, clock: Clock, home: Home) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    desk.cards.grade(card.id, Rating.EASY)
    clock.move(days=9)
    desk.cards.grade(card.id, Rating.AGAIN)
    before = desk.cards.get(card.id)
    assert desk.cards.reset([card.id]) == 1
    assert desk.cards.get(card.id).memory == Memory()
    assert desk.cards.reset([card.id]) == 0
    assert len(desk.record.documents("reviews")) == 2
    assert check(home).problems == []
    clock.move(minutes=1)
    again = desk.cards.grade(card.id, Rating.GOOD)
    assert (again.memory.state, again.memory.reps) == (CardState.LEARNING, 1)
    assert check(home).problems == []
    desk.undo(2)
    assert desk.cards.get(card.id) == before
    assert check(home).problems == []


def test_a_day_set_by_hand_holds_until_the_next_grade(desk: Desk, clock: Clock, home: Home) -> None:
    seen = desk.cards.add("basic", "Front", "Back")
    new = desk.cards.add("basic", "New", "Yes")
    graded = desk.cards.grade(seen.id, Rating.EASY)
    assert desk.cards.set_due([seen.id, new.id], date(2026, 5, 30)) == 2
    assert desk.record.history(1)[0].what == "set 2 cards due 2026-05-30"
    moved = desk.cards.get(seen.id).memory
    assert (moved.due, moved.stability) == (date(2026, 5, 30), graded.memory.stability)
    assert state_of(desk.cards.get(new.id), desk.today()) == "buried"
    assert desk.cards.due() == []
    assert check(home).problems == []
    clock.move(days=3)
    assert {card.id for card in desk.cards.due()} == {seen.id, new.id}
    desk.cards.grade(seen.id, Rating.GOOD)
    assert check(home).problems == []


def test_a_repair_keeps_the_life_and_the_day_that_were_set(
    desk: Desk, clock: Clock, home: Home
) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    desk.cards.grade(card.id, Rating.AGAIN)
    clock.move(minutes=5)
    desk.cards.reset([card.id])
    desk.cards.grade(card.id, Rating.EASY)
    desk.cards.set_due([card.id], date(2026, 7, 1))
    sound = desk.cards.get(card.id)
    number = next(iter(desk.record.documents("cards")))
    document = desk.record.documents("cards")[number]
    damaged = {**document, "memory": {**document["memory"], "stability": 1.0, "due": "2026-06-01"}}
    desk.record.put("cards", number, damaged)
    (problem,) = check(home).problems
    assert "not what its 1 reviews give" in problem
    repair(home, clock=clock)
    desk.record.catch_up()
    assert desk.cards.get(card.id).memory == sound.memory


def test_a_card_the_other_way_round(desk: Desk) -> None:
    card = desk.cards.add("basic", "Capital of Norway?", "Oslo", tags=["geo"])
    cloze = desk.cards.add("cloze", "A […].", "gap")
    (reverse,) = desk.cards.reverse([card.id, cloze.id])
    assert (reverse.front, reverse.back, reverse.rule) == ("Oslo", "Capital of Norway?", "reversed")
    assert reverse.tags == ("geo",)
    assert desk.record.history(1)[0].what == "reversed the card “Capital of Norway?”"
    assert desk.cards.reverse([card.id, reverse.id]) == []
    desk.cards.grade(card.id, Rating.EASY)
    assert desk.cards.get(reverse.id).buried == desk.today()
    desk.undo(2)
    assert {one.front for one in desk.cards.accepted()} == {"Capital of Norway?", "A […]."}


def test_a_review_freezes_where_and_how_it_was_given(desk: Desk) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    desk.cards.grade(card.id, Rating.GOOD, seconds=3.5)
    (review,) = desk.record.documents("reviews").values()
    assert {name: review[name] for name in review if name != "card"} == {
        "life": 0,
        "at": "2026-05-27T18:00:00.000Z",
        "day": "2026-05-27",
        "offset": 120,
        "zone": "Europe/Oslo",
        "rollover": 4,
        "rating": 3,
        "before": "new",
        "nth": 1,
        "seconds": 3.5,
        "retention": 0.9,
        "parameters": "fsrs-6",
    }


def settled(home: Home, clock: Clock, settings: ReviewSettings) -> Desk:
    """Return a desk that goes by these settings."""
    return Desk.open(home, clock=clock, zone=ZoneInfo("Europe/Oslo"), review=lambda: settings)


def test_the_limits_over_all_and_of_a_source(filled: Desk, home: Home, clock: Clock) -> None:
    rows = list(filled.rows().values())
    twiml = [row.id for row in rows if row.source == "The TWIML AI Podcast"]
    others = [row.id for row in rows if row.source != "The TWIML AI Podcast"]
    for n in range(5):
        filled.cards.add("basic", f"T{n}", "Answer", episode=twiml[n], claim=f"T{n}")
        filled.cards.add("basic", f"O{n}", "Answer", episode=others[n], claim=f"O{n}")
    limits = {"the twiml ai podcast": SourceLimits(new=2, reviews=1)}
    desk = settled(home, clock, ReviewSettings(new=6, reviews=6, sources=limits))
    fronts = [card.front for card in desk.cards.due()]
    assert len(fronts) == 6
    assert sum(front.startswith("T") for front in fronts) == 2
    taken = next(card for card in desk.cards.due() if card.front.startswith("T"))
    desk.cards.grade(taken.id, Rating.EASY)
    fronts = [card.front for card in desk.cards.due()]
    assert (len(fronts), sum(front.startswith("T") for front in fronts)) == (5, 1)
    for card in desk.cards.accepted():
        if card.id != taken.id:
            desk.cards.grade(card.id, Rating.EASY)
    clock.move(days=30)
    fronts = [card.front for card in desk.cards.due()]
    assert (len(fronts), sum(front.startswith("T") for front in fronts)) == (6, 1)
    desk.close()


def test_the_retention_of_the_settings_is_the_one_graded_by(home: Home, clock: Clock) -> None:
    days = []
    for retention in (0.97, 0.9, 0.7):
        desk = settled(home, clock, ReviewSettings(retention=retention))
        card = desk.cards.add("basic", f"At {retention}", "Answer")
        due = desk.cards.grade(card.id, Rating.EASY).memory.due
        assert isinstance(due, date)
        days.append((due - desk.today()).days)
        assert check(home).problems == []
        desk.close()
    assert days[0] < 4 < days[1] < 12 < days[2]


def test_cards_are_asked_for_by_their_state(desk: Desk, clock: Clock) -> None:
    learning = desk.cards.add("basic", "learning", "x")
    later = desk.cards.add("basic", "later", "x")
    desk.cards.add("basic", "new", "x")
    away = desk.cards.add("basic", "away", "x")
    desk.cards.grade(learning.id, Rating.GOOD)
    desk.cards.grade(later.id, Rating.EASY)
    desk.cards.suspend([away.id])

    def found(query: str) -> set[str]:
        wanted = card_matcher(desk, query)
        return {card.front for card in desk.cards.accepted() if wanted(card)}

    assert found("is:due") == {"new"}
    assert found("is:suspended") == {"away"}
    assert found("is:review") == {"later"}
    assert found("-is:review -is:new") == {"learning", "away"}
    assert found("is:leech") == set()
    clock.move(minutes=10)
    assert found("is:due") == {"new", "learning"}
    with pytest.raises(QueryError, match=r"is:due is:new .* is:unread"):
        card_matcher(desk, "is:lost")
    with pytest.raises(QueryError, match="is not known"):
        parse("is:due")
