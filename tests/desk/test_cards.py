"""Cards, from the draft to the review."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from seeds.model import PartKind
from store.cards import state_of
from store.desk import Desk
from store.errors import UnknownIdError, UsageError
from store.home import Home
from store.scheduling import CardState, Rating
from tests.clock import Clock


def test_a_card_goes_through_its_first_day(desk: Desk, clock: Clock) -> None:
    card = desk.cards.add("basic", "What is an earmark?", "What is set aside for later.")
    assert state_of(card, desk.today()) == "new"
    assert [one.id for one in desk.cards.due()] == [card.id]
    graded = desk.cards.grade(card.id, Rating.GOOD)
    assert state_of(graded, desk.today()) == "learning"
    assert graded.memory.due == datetime(2026, 5, 27, 18, 10, tzinfo=UTC)
    assert desk.cards.due() == []
    clock.move(minutes=10)
    assert [one.id for one in desk.cards.due()] == [card.id]
    graded = desk.cards.grade(card.id, Rating.GOOD)
    assert graded.memory.state is CardState.REVIEW
    assert isinstance(graded.memory.due, date)
    assert graded.memory.due > date(2026, 5, 27)
    assert graded.introduced == date(2026, 5, 27)


def test_a_grade_and_its_review_are_one_step(desk: Desk) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    desk.cards.grade(card.id, Rating.EASY, seconds=4.5)
    (review,) = desk.record.documents("reviews").values()
    assert (review["rating"], review["seconds"], review["day"]) == (4, 4.5, "2026-05-27")
    assert review["offset"] == 120
    assert desk.record.history()[0].what == "graded “Front” easy"
    desk.record.undo()
    assert desk.cards.get(card.id).memory == card.memory
    assert not desk.record.documents("reviews")


def test_a_grade_before_the_last_one_is_refused(desk: Desk, clock: Clock) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    desk.cards.grade(card.id, Rating.GOOD)
    with pytest.raises(UsageError):
        desk.cards.grade(card.id, Rating.GOOD, at=clock() - timedelta(minutes=1))
    assert len(desk.record.documents("reviews")) == 1


def test_a_clock_that_was_set_back_stands_in_no_grade_s_way(desk: Desk, clock: Clock) -> None:
    """Nor does another window that graded the card while this one waited for the lock."""
    card = desk.cards.add("basic", "Front", "Back")
    first = desk.cards.grade(card.id, Rating.GOOD)
    clock.move(minutes=-5)
    assert desk.cards.intervals(card.id)[Rating.AGAIN] == "1 min"
    second = desk.cards.grade(card.id, Rating.GOOD)
    assert second.memory.last == first.memory.last == datetime(2026, 5, 27, 18, 0, tzinfo=UTC)
    assert second.memory.reps == 2
    assert [one["nth"] for one in desk.record.documents("reviews").values()] == [1, 2]


def test_editing_keeps_the_schedule(desk: Desk) -> None:
    card = desk.cards.add("basic", "Front", "Back")
    graded = desk.cards.grade(card.id, Rating.EASY)
    edited = desk.cards.edit(card.id, front="A better front")
    assert (edited.front, edited.back) == ("A better front", "Back")
    assert edited.memory == graded.memory


def test_suspended_and_buried_cards_stay_away(desk: Desk, clock: Clock) -> None:
    one = desk.cards.add("basic", "One", "1")
    two = desk.cards.add("basic", "Two", "2")
    assert desk.cards.suspend([one.id]) == 1
    assert desk.cards.bury([two.id]) == 1
    assert desk.cards.due() == []
    assert state_of(desk.cards.get(one.id), desk.today()) == "suspended"
    assert state_of(desk.cards.get(two.id), desk.today()) == "buried"
    clock.move(days=1)
    assert [card.id for card in desk.cards.due()] == [two.id]
    desk.cards.unsuspend([one.id])
    assert {card.id for card in desk.cards.due()} == {one.id, two.id}


def test_new_cards_keep_to_their_limit(desk: Desk, clock: Clock) -> None:
    for n in range(25):
        desk.cards.add("basic", f"Question {n}", "Answer")
        clock.move(seconds=1)
    due = desk.cards.due()
    assert [card.front for card in due] == [f"Question {n}" for n in range(20)]
    for card in due[:5]:
        desk.cards.grade(card.id, Rating.EASY)
    assert [card.front for card in desk.cards.due()] == [f"Question {n}" for n in range(5, 20)]
    clock.move(days=1)
    assert len([c for c in desk.cards.due() if c.memory.state is CardState.NEW]) == 20


def test_cards_of_one_episode_do_not_follow_one_another(desk: Desk, clock: Clock) -> None:
    for episode, fronts in (("aaaaaaaaaa", "123"), ("bbbbbbbbbb", "45")):
        for front in fronts:
            desk.cards.add("basic", front, "Answer", episode=episode)
            clock.move(seconds=1)
    assert [card.front for card in desk.cards.due()] == ["1", "4", "2", "5", "3"]


def test_the_overdue_for_their_interval_come_first(desk: Desk, clock: Clock) -> None:
    short = desk.cards.add("basic", "short", "Answer")
    long = desk.cards.add("basic", "long", "Answer")
    desk.cards.grade(long.id, Rating.EASY)
    clock.move(days=9)
    desk.cards.grade(long.id, Rating.EASY)
    desk.cards.grade(short.id, Rating.GOOD)
    clock.move(minutes=10)
    desk.cards.grade(short.id, Rating.GOOD)
    clock.move(days=120)
    assert [card.front for card in desk.cards.due()] == ["short", "long"]


def test_drafts_of_the_bundled_library(filled: Desk) -> None:
    texts = [filled.text(one) for one in filled.rows()]
    drafts = filled.cards.generate(texts)
    assert drafts
    by_episode: dict[str | None, int] = {}
    for draft in drafts:
        by_episode[draft.episode] = by_episode.get(draft.episode, 0) + 1
        assert draft.anchor is not None
        text = next(text for text in texts if text.row.id == draft.episode)
        part = text.part(PartKind(draft.anchor.part))
        assert part is not None
        block = part.blocks[draft.anchor.block]
        assert block.text[draft.anchor.start : draft.anchor.end] == draft.anchor.quote
    assert max(by_episode.values()) <= 10
    captions = next(one.id for one in filled.rows().values() if one.source.startswith("Deep Dive"))
    assert captions not in by_episode
    assert filled.cards.generate(texts) == []


def test_a_discarded_draft_never_returns(filled: Desk) -> None:
    texts = [filled.text(one) for one in filled.rows()]
    drafts = filled.cards.generate(texts)
    assert filled.cards.discard([drafts[0].id]) == 1
    assert filled.cards.accept([drafts[1].id]) == 1
    assert filled.cards.generate(texts) == []
    assert len(filled.cards.drafts()) == len(drafts) - 2
    with pytest.raises(UnknownIdError):
        filled.cards.get(drafts[0].id)
    assert filled.cards.get(drafts[1].id).draft is False


def test_grades_are_there_again(desk: Desk, home: Home, clock: Clock) -> None:
    card = desk.cards.add("cloze", "An […] is set aside.", "earmark")
    desk.cards.grade(card.id, Rating.GOOD)
    again = Desk.open(home, clock=clock, zone=desk.zone)
    assert again.cards.get(card.id) == desk.cards.get(card.id)
    again.close()


def test_two_episodes_that_explain_one_acronym_give_one_draft(filled: Desk) -> None:
    drafts = filled.cards.generate(filled.text(one) for one in filled.rows())
    (retrieval,) = (draft for draft in drafts if draft.front == "What does RAG stand for?")
    assert len(retrieval.also) == 1
    assert retrieval.episode not in retrieval.also
