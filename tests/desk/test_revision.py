"""Past highlights that come back."""

from __future__ import annotations

import pytest

from store import anchors
from store.desk import Desk
from store.model import Highlight
from store.revision import Decision
from tests.clock import Clock


@pytest.fixture
def marked(filled: Desk) -> list[Highlight]:
    """Eight highlights in one transcript."""
    talk = next(one.row.id for one in filled.listing("OpenClaw"))
    transcript = filled.text(talk).parts[-1]
    return [
        filled.highlights.add(talk, anchors.make(transcript, block, 0, 5)) for block in range(1, 9)
    ]


def test_a_handful_comes_from_the_day_after(
    filled: Desk, marked: list[Highlight], clock: Clock
) -> None:
    assert filled.revision.due() == []
    clock.move(days=1)
    due = filled.revision.due()
    assert len(due) == 5
    assert {one.id for one in due} < {one.id for one in marked}
    assert [one.id for one in filled.revision.due()] == [one.id for one in due]


def test_intervals_grow_with_each_decision(
    filled: Desk, marked: list[Highlight], clock: Clock
) -> None:
    filled.highlights.remove([one.id for one in marked[5:]])
    clock.move(days=1)
    first, second, third, *_ = filled.revision.due()
    assert filled.revision.decide(first, Decision.KEEP) == 7
    assert filled.revision.decide(second, Decision.LESS) == 14
    assert filled.revision.decide(third, Decision.DROP) is None
    assert len(filled.revision.due()) == 2
    clock.move(days=7)
    assert first in filled.revision.due()
    assert filled.revision.decide(first, Decision.KEEP) == 14
    clock.move(days=14)
    assert filled.revision.decide(first, Decision.LESS) == 56
    for _ in range(4):
        days = filled.revision.decide(first, Decision.LESS)
    assert days == 365
    clock.move(days=400)
    assert third not in filled.revision.due()


def test_a_decision_is_one_step_that_can_be_taken_back(
    filled: Desk, marked: list[Highlight], clock: Clock
) -> None:
    clock.move(days=1)
    before = filled.revision.due()
    filled.revision.decide(before[0], Decision.KEEP)
    assert before[0] not in filled.revision.due()
    assert filled.undo()[0].what.startswith("revised the highlight “")
    assert filled.revision.due() == before
    filled.highlights.remove([one.id for one in marked])
    assert filled.revision.due() == []
