"""Minutes left, and the plan for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from seeds.model import PartKind
from store.days import Day
from store.model import EpisodeRow, EpisodeState, Listed, ListenState, ReadState
from store.pace import USUAL_PACE, Pace, minutes_left, pace_of
from store.today import Rereading, plan

FRESH = EpisodeState()


def listed(
    name: str,
    *,
    words: int = 0,
    duration: float | None = None,
    state: EpisodeState = FRESH,
    parts: tuple[PartKind, ...] = (PartKind.NOTES,),
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
        parts=parts if words else (),
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


def test_a_blurb_is_no_substitute_for_its_recording() -> None:
    blurb = listed("a", words=150, duration=3600, parts=(PartKind.DESCRIPTION,))
    assert minutes_left(blurb) == 60
    heard = EpisodeState(listened=ListenState.YES)
    assert minutes_left(replace(blurb, state=heard)) == 0
    done = EpisodeState(read=ReadState.READ, progress=1.0)
    assert minutes_left(replace(blurb, state=done)) == 0
    assert minutes_left(listed("a", words=230, parts=(PartKind.DESCRIPTION,))) == 1


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


def test_what_does_not_fit_is_passed_over_and_fills_what_is_left() -> None:
    queue = [listed("long", words=4600), listed("short", words=460)]
    found = plan(10, 0, queue)
    assert [(one.listed.row.id, one.minutes, one.whole) for one in found.episodes] == [
        ("short", 2, True),
        ("long", 8, False),
    ]
    assert found.left == 0
    assert [one.listed.row.id for one in plan(4, 0, queue).episodes] == ["short"]


def test_failing_cards_come_with_their_passage_or_not_at_all() -> None:
    again = Rereading(listed("hard", words=4600), 4, cards=2)
    found = plan(5, 2, [], rereadings=[again])
    assert (found.cards, found.card_minutes) == (4, 1)
    assert [(one.listed.row.id, one.minutes, one.reread) for one in found.episodes] == [
        ("hard", 4, True)
    ]
    found = plan(4.9, 2, [], rereadings=[again])
    assert (found.cards, found.episodes) == (2, ())


def test_the_pace_is_the_readers_own() -> None:
    fast = Pace(words_a_minute=460, minutes_a_card=0.1)
    found = plan(6, 10, [listed("a", words=2300)], pace=fast)
    assert (found.cards, found.card_minutes, found.episodes[0].minutes) == (10, 1, 5)


def test_a_pace_is_believed_once_enough_is_known() -> None:
    today = date(2026, 5, 27)
    day = Day(today, read_seconds=600, words=1999, cards=19, card_seconds=190)
    assert pace_of([day], today) == USUAL_PACE
    day = Day(today, read_seconds=600, words=3000, cards=20, card_seconds=120)
    assert pace_of([day], today) == Pace(300, 0.1)
    assert pace_of([day], date(2026, 8, 1)) == USUAL_PACE
    absurd = Day(today, read_seconds=10, words=9000, cards=50, card_seconds=50_000)
    assert pace_of([absurd], today) == Pace(600, 2)


def test_more_cards_than_there_is_time() -> None:
    found = plan(2, 100, [listed("short", words=23)])
    assert (found.cards, found.card_minutes, found.episodes) == (8, 2, ())


def test_what_is_finished_is_no_work() -> None:
    done = listed("done", words=100, state=EpisodeState(read=ReadState.READ, progress=1.0))
    assert plan(25, 0, [done, listed("nothing")]).episodes == ()
