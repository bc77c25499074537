"""The number for a shell prompt is what the long way counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store import due, scheduling
from store.desk import Desk
from store.due_count import NEW_A_DAY, REVIEWS_A_DAY, ROLLOVER, due_count
from store.errors import DamagedError
from store.home import Home, find_home
from store.scheduling import Rating
from tui.cli.prompt import home as prompt_home

ZONE = ZoneInfo("Europe/Oslo")
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


def test_the_limits_are_the_ones_of_review() -> None:
    assert (NEW_A_DAY, REVIEWS_A_DAY) == (due.NEW_A_DAY, due.REVIEWS_A_DAY)
    assert ROLLOVER == scheduling.ROLLOVER


def test_the_home_is_the_one_that_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EARMARK_HOME", raising=False)
    assert prompt_home() == find_home().folder
    monkeypatch.setenv("EARMARK_HOME", "~/somewhere")
    assert prompt_home() == find_home().folder


def test_both_ways_count_alike(tmp_path: Path) -> None:
    at = [NOON]
    desk = Desk.open(Home(tmp_path / "home"), clock=lambda: at[0], zone=ZONE)
    cards = [desk.cards.add("basic", f"Question {n}?", "Answer").id for n in range(40)]

    def both() -> tuple[int, int]:
        assert desk.cards.due_number() == len(desk.cards.due())
        return due_count(tmp_path / "home", at[0], ZONE), len(desk.cards.due())

    assert both() == (20, 20)
    for n, card in enumerate(cards[:14]):
        desk.cards.grade(card, Rating(n % 4 + 1))
    assert both() == (6, 6)
    desk.cards.suspend(cards[14:16])
    desk.cards.bury(cards[16:35])
    assert both() == (5, 5)
    desk.cards.delete(cards[35:36])
    assert both() == (4, 4)
    counted = []
    for hours in (0.2, 1, 10, 15.9, 16.1, 24, 50, 100, 1000, 10_000):
        at[0] = NOON + timedelta(hours=hours)
        quick, long = both()
        assert quick == long, hours
        counted.append(quick)
    assert len(set(counted)) >= 3
    desk.close(snapshot=True)
    assert due_count(tmp_path / "home", at[0], ZONE) == counted[-1]


def test_more_reviews_than_a_day_holds(tmp_path: Path) -> None:
    at = [NOON]
    desk = Desk.open(Home(tmp_path / "home"), clock=lambda: at[0], zone=ZONE)
    for n in range(REVIEWS_A_DAY + 5):
        card = desk.cards.add("basic", f"Question {n}?", "Answer").id
        desk.cards.grade(card, Rating.EASY)
    at[0] = NOON + timedelta(days=60)
    assert due_count(tmp_path / "home", at[0], ZONE) == len(desk.cards.due()) == REVIEWS_A_DAY
    for card in [one.id for one in desk.cards.due()][:10]:
        desk.cards.grade(card, Rating.EASY)
    assert due_count(tmp_path / "home", at[0], ZONE) == len(desk.cards.due()) == REVIEWS_A_DAY - 10
    assert desk.cards.due_number() == REVIEWS_A_DAY - 10
    desk.close()


def test_an_empty_home_has_none(tmp_path: Path) -> None:
    assert due_count(tmp_path, NOON, ZONE) == 0


def test_a_damaged_record_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "record.json").write_text("null")
    with pytest.raises(DamagedError):
        due_count(tmp_path, NOON, ZONE)
