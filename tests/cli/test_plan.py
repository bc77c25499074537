"""Minutes left, and the plan for a day."""

from __future__ import annotations

from seeds.model import PartKind
from store.model import EpisodeRow, EpisodeState, Listed, ReadState
from store.pace import minutes_left
from store.today import plan

FRESH = EpisodeState()


def listed(
    name: str,
    *,
    words: int = 0,
    duration: float | None = None,
    state: EpisodeState = FRESH,
) -> Listed:
    row = EpisodeRow(
        id=name,
        source_id="s",
        source="Source",
        title=name,
        number=None,
        people=(),
        published=None,
        duration=duration,
        words=words,
        parts=(PartKind.NOTES,) if words else (),
        link=None,
        truncated=False,
        tags=(),
        references=0,
    )
    return Listed(row, state)


def reading(progress: float) -> EpisodeState:
    return EpisodeState(read=ReadState.READING, progress=progress)


def test_minutes_to_read() -> None:
    assert minutes_left(listed("a", words=2300)) == 10
    assert minutes_left(listed("a", words=2300, state=reading(0.75))) == 2.5
    done = EpisodeState(read=ReadState.READ, progress=1.0)
    assert minutes_left(listed("a", words=2300, duration=3600, state=done)) == 0


def test_minutes_to_listen_where_there_is_no_text() -> None:
    assert minutes_left(listed("a", duration=3600)) == 60
    assert minutes_left(listed("a", duration=3600, state=EpisodeState(position=900))) == 45
    assert minutes_left(listed("a", duration=60, state=EpisodeState(position=90))) == 0
    assert minutes_left(listed("a")) == 0


def test_cards_come_first_and_started_things_next() -> None:
    queue = [
        listed("long", words=4600),
        listed("new", words=1150),
        listed("started", words=2300, state=reading(0.5)),
        listed("short", words=460),
    ]
    found = plan(15, 20, queue)
    assert (found.cards, found.card_minutes) == (20, 5)
    assert [(one.listed.row.id, one.minutes) for one in found.episodes] == [
        ("started", 5),
        ("new", 5),
    ]
    assert found.left == 0


def test_what_does_not_fit_is_passed_over() -> None:
    queue = [listed("long", words=4600), listed("short", words=460)]
    found = plan(10, 0, queue)
    assert [one.listed.row.id for one in found.episodes] == ["short"]
    assert found.left == 8


def test_more_cards_than_there_is_time() -> None:
    found = plan(2, 100, [listed("short", words=23)])
    assert (found.cards, found.card_minutes, found.episodes) == (8, 2, ())


def test_what_is_finished_is_no_work() -> None:
    done = listed("done", words=100, state=EpisodeState(read=ReadState.READ, progress=1.0))
    assert plan(25, 0, [done, listed("nothing")]).episodes == ()
