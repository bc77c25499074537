"""Statistics as they are drawn: every figure can be read without colour, in 80 cells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rich.segment import Segment
from textual.color import Color

from store.days import Day
from store.statistics import (
    Forecast,
    Month,
    Statistics,
    longest_streak,
    reviewed,
    weeks,
)
from tui.plain import AsciiSigns
from tui.screens.figures import LEVELS, ahead, figures, level, year
from tui.widgets.line_list import Line

TODAY = date(2026, 5, 27)


def drawn(lines: Iterable[Line]) -> list[str]:
    """Return lines without their looks."""
    return ["".join(text for text, _ in line) for line in lines]


def test_a_year_has_a_column_a_week_and_ends_today() -> None:
    heatmap = {TODAY: 40, TODAY - timedelta(days=1): 1, TODAY - timedelta(days=364): 20}
    lines = drawn(year(heatmap, TODAY))
    assert len(lines) == 9
    assert lines[0].split()[:3] == ["Jun", "Jul", "Aug"]
    assert lines[0].rstrip().endswith("May")
    assert lines[3].startswith(" Wed ")
    assert lines[3].endswith("█"), "today is a Wednesday, and the fullest day"
    assert len(lines[3]) == 5 + 53
    assert lines[2].endswith("░")
    assert lines[4].endswith("· "), "tomorrow is not drawn"
    assert lines[3][5:6] == "▒"
    assert sum(line.count("▒") for line in lines[1:8]) == 1, "20 of 40, a year ago"
    assert lines[8].split() == [*"· none ░ up to 10 ▒ up to 20 ▓ up to 30 █ up to 40".split()]


def test_a_narrow_year_keeps_the_newest_weeks() -> None:
    heatmap = {TODAY: 40, TODAY - timedelta(days=364): 20}
    lines = drawn(year(heatmap, TODAY, 50))
    assert max(map(len, lines)) <= 50
    assert lines[3].endswith("█")
    assert len(lines[3]) == 50
    assert "▒" not in "".join(lines[1:8])
    assert lines[0].rstrip().endswith("May")
    assert lines[8].strip() == "· none  up to: ░ 10  ▒ 20  ▓ 30  █ 40"


def test_levels_differ_in_ascii() -> None:
    shown = AsciiSigns().apply([Segment(LEVELS)], Color(0, 0, 0))
    assert [one.text for one in shown] == ["-.:%#"]


def test_levels() -> None:
    assert [level(n, 40) for n in (0, 1, 10, 11, 20, 30, 31, 40)] == [0, 1, 1, 2, 2, 3, 4, 4]
    assert [level(n, 1) for n in (0, 1)] == [0, 1]


def test_a_month_ahead_in_columns() -> None:
    days = [Forecast(TODAY + timedelta(days=n), due) for n, due in enumerate([12, 6, 0, 1])]
    lines = drawn(ahead(days))
    assert lines[0] == "    12 ██"
    assert lines[5] == "     0 ████  ▄▄"
    assert lines[6] == "       27 May"
    assert drawn(ahead([Forecast(TODAY, 0)])) == [" nothing is on the schedule"]


def test_weeks_months_and_streaks() -> None:
    days = [Day(date(2026, 5, 25), read_seconds=600, heard_seconds=60), Day(TODAY, 120)]
    found = weeks(days, {TODAY: 3, date(2026, 5, 24): 5}, TODAY)
    assert len(found) == 12
    assert (found[-1].monday, found[-1].read, found[-1].heard, found[-1].reviews) == (
        date(2026, 5, 25),
        12.0,
        1.0,
        3,
    )
    assert (found[-2].monday, found[-2].reviews) == (date(2026, 5, 18), 5)
    runs = [date(2026, 5, day) for day in (1, 2, 3, 10, 11)]
    assert longest_streak(runs) == 3
    assert longest_streak([]) == 0
    rows = [("2026-04-30", "review", 1), ("2026-04-30", "review", 3), ("2026-05-01", "new", 1)]
    counted = reviewed(
        ({"day": day, "before": before, "rating": rating} for day, before, rating in rows), TODAY
    )
    assert counted.months == (Month("2026-04", 2, 1),)
    assert (counted.reviews, counted.retention_30d) == (3, 0.5)
    assert counted.heatmap == {date(2026, 4, 30): 2, date(2026, 5, 1): 1}


def test_everything_fits_eighty_cells_and_says_its_numbers() -> None:
    heatmap = {TODAY - timedelta(days=n): n % 50 for n in range(360)}
    found = Statistics(
        episodes=27,
        read=3,
        listened=1,
        highlights=4,
        cards=10,
        drafts=2,
        due=5,
        reviews=9000,
        retention_30d=0.91,
        streak_days=3,
        longest_streak_days=40,
        forecast=tuple(Forecast(TODAY + timedelta(days=n), 7 * n % 23) for n in range(30)),
        heatmap=heatmap,
        months=(Month("2026-04", 453, 412),),
        states={"new": 2, "review": 8},
        weeks=weeks([Day(TODAY, 3600, heard_seconds=1800)], heatmap, TODAY),
    )
    lines = drawn(figures(found, TODAY))
    assert max(map(len, lines)) <= 79
    assert " Days in a row         3, at most 40" in lines
    assert " 2026-04   91%      412 of 453 " + "▬" * 28 in lines
    assert " review           8 " + "▬" * 31 in lines
    (week,) = [line for line in lines if line.startswith(" 25 May ")]
    assert week.startswith(" 25 May     60 read     30 heard ")
    assert week.endswith("▬" * 21 + "♪" * 11)
