"""Drafts are ranked by what the reader did with earlier ones, once there is enough of it."""

from __future__ import annotations

from store.card_documents import TABLE
from store.claims.weights import WEIGHTS
from store.desk import Desk
from store.drafting import FEWEST_DECISIONS, weights_of


def drafts(desk: Desk) -> None:
    """Make drafts of every episode."""
    desk.cards.generate(desk.library.text(row.id) for row in desk.library.rows())


def test_what_was_accepted_edited_and_discarded_counts(desk: Desk) -> None:
    drafts(desk)
    pending = desk.cards.drafts()
    first, second, third = pending[:3]
    desk.cards.accept([first.id])
    desk.cards.edit(second.id, back="Something better")
    desk.cards.accept([second.id])
    desk.cards.discard([third.id])
    desk.cards.add("basic", "By hand?", "Yes")
    assert sorted(kept for _, kept in desk.cards.decisions()) == [0.0, 0.6, 1.0]


def test_fifty_decisions_refit_the_ranking(desk: Desk) -> None:
    drafts(desk)
    with desk.record.step("made up decisions"):
        for number, document in list(desk.record.documents(TABLE).items()):
            if document["rule"] == "acronym":
                for i in range(8):
                    copy = {**document, "status": "discarded", "key": f"{number}-{i}"}
                    desk.record.put(TABLE, desk.record.new_id(), copy)
    decided = desk.cards.decisions()
    assert len(decided) >= FEWEST_DECISIONS
    found = weights_of(decided)
    assert found["rule:acronym"] < WEIGHTS["rule:acronym"] - 0.3
    assert found == weights_of(list(reversed(decided)))
