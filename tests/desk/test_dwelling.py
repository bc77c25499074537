"""What was read, told from what was in view. 240 words a minute: 3 seconds count for 36 words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.dwelling import Dwelling, InView

PAGE = [InView("notes", 0, 36), InView("notes", 1, 60), InView("notes", 2, 12)]


def dwell(view: Sequence[InView], seconds: int, dwelling: Dwelling | None = None) -> Dwelling:
    """Look at a view once a second, beginning anew or going on."""
    dwelling = dwelling or Dwelling(240)
    for second in range(seconds + 1):
        dwelling.look(float(second), "here", view)
    return dwelling


@pytest.mark.parametrize(
    ("seconds", "blocks", "words"),
    [(2, (), 0), (3, (0,), 36), (7, (0,), 36), (8, (0, 1), 96), (9, (0, 1, 2), 108)],
)
def test_blocks_are_read_from_the_top_down_in_a_third_of_their_time(
    seconds: int, blocks: tuple[int, ...], words: int
) -> None:
    read = dwell(PAGE, seconds).take()
    assert [n for _, n in read.blocks] == list(blocks)
    assert read.words == words
    assert read.seconds == pytest.approx(seconds)


def test_a_page_that_is_turned_at_once_is_not_read() -> None:
    dwelling = Dwelling(240)
    for second in range(40):
        dwelling.look(float(second), second, [InView("notes", second, 300)])
    assert not dwelling.has_news


def test_time_goes_on_while_the_page_is_in_view_but_not_for_ever() -> None:
    assert dwell(PAGE, 60).take().seconds == pytest.approx(60)
    # 108 words take 81 seconds at the slowest pace that is believed.
    assert dwell(PAGE, 119).take().seconds == pytest.approx(81, abs=3)


def test_the_clock_stops_when_no_key_is_pressed_and_goes_on_with_the_next() -> None:
    long = [InView("notes", 0, 2800)]
    dwelling = dwell(long, 1000)
    assert dwelling.take().seconds == pytest.approx(120)
    for second in range(1000, 1131):
        dwelling.look(float(second), "elsewhere", long)
    assert dwelling.take().blocks == (("notes", 0),)


def test_nobody_looking_takes_no_time() -> None:
    dwelling = dwell(PAGE, 2)
    dwelling.pause()
    dwelling.look(60.0, "here", PAGE)
    assert not dwelling.has_news
    dwelling.look(61.0, "here", PAGE)
    assert dwelling.take().words == 36


def test_a_sleep_and_a_clock_set_back_count_for_little() -> None:
    dwelling = dwell(PAGE, 1)
    dwelling.look(-4000.0, "here", PAGE)
    assert not dwelling.has_news
    dwelling.look(4000.0, "there", PAGE)
    assert dwelling.take().seconds == pytest.approx(6)


def test_a_block_that_ends_below_the_view_is_not_read_yet() -> None:
    half = [InView("transcript", 0, 120, 0.5)]
    dwelling = dwell(half, 60)
    assert not dwelling.has_news
    for second in range(61, 67):
        dwelling.look(float(second), "below", [InView("transcript", 0, 120)])
    assert dwelling.take().blocks == (("transcript", 0),)


def test_nothing_is_counted_twice_in_one_reading() -> None:
    dwelling = dwell(PAGE, 9)
    assert dwelling.take().words == 108
    for second in range(9, 30):
        dwelling.look(float(second), "here", PAGE)
    assert dwelling.take().words == 0
