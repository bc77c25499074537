"""Statistics drawn in lines of text: a year, a month ahead, and bars. Readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from store.statistics import Forecast, Statistics
from store.wording import count_of
from tui.widgets.cells import fit
from tui.widgets.line_list import Line

__all__ = ["LEVELS", "ahead", "bars", "figures", "level", "year"]

LEVELS = "·░▒▓█"
"""None, few, some, many, most reviews on a day."""

_NAME = 22
_BAR = 31
_WEEKS = 53
_FEWEST_WEEKS = 5
_HEIGHT = 6
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_MONTHS_BACK = 12
_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def figures(found: Statistics, today: date, width: int = 80) -> Iterator[Line]:
    """Yield the lines of the screen, from figures in words to bars by the week."""
    kept = "no reviews yet" if found.retention_30d is None else f"{found.retention_30d:.0%}"
    longest = f", at most {found.longest_streak_days}" if found.longest_streak_days else ""
    facts = (
        ("Episodes", f"{found.episodes}, {found.read} read, {found.listened} listened to"),
        ("Highlights", str(found.highlights)),
        ("Cards", f"{found.cards}, {found.due} due now"),
        ("Drafts waiting", str(found.drafts)),
        ("Reviews", str(found.reviews)),
        ("Remembered, 30 days", kept),
        ("Days in a row", f"{found.streak_days}{longest}"),
    )
    for name, value in facts:
        yield [(f" {name:<{_NAME}}", "muted"), (value, "strong")]
    yield from _section(f"Reviews of a year: {_total(found.heatmap, today)}")
    yield from year(found.heatmap, today, width)
    days = len(found.forecast)
    coming = sum(one.due for one in found.forecast)
    yield from _section(f"Due in the next {count_of(days, 'day')}: {count_of(coming, 'card')}")
    yield from ahead(found.forecast)
    yield from _section("Remembered by month, learning steps left out")
    months = found.months[-_MONTHS_BACK:]
    if not months:
        yield [(" no reviews yet", "muted")]
    for one in months:
        share = one.kept / one.reviews
        said = f" {one.month}  {share:>4.0%}  {f'{one.kept} of {one.reviews}':>14} "
        yield [(said, "muted"), ("▬" * round(share * _BAR), "sign")]
    yield from _section("Cards by state")
    yield from bars([(state, number, "") for state, number in found.states.items()])
    yield from _section("By the week: minutes read, minutes heard, reviews")
    most = max((one.read + one.heard for one in found.weeks), default=0.0)
    for week in found.weeks:
        said = (
            f" {week.monday.day:>2} {_MONTHS[week.monday.month - 1]}"
            f"  {week.read:>5.0f} read  {week.heard:>5.0f} heard  {week.reviews:>4} reviews "
        )
        yield [
            (said, "muted"),
            ("▬" * _length(week.read, most), "sign"),
            ("♪" * _length(week.heard, most), "accent"),
        ]
    yield from _section("By source: episodes read, minutes read, minutes heard")
    spent = [one for one in found.sources if one.read or one.read_minutes or one.heard_minutes]
    if not spent:
        yield [(" nothing was read or heard yet", "muted")]
    most = max((one.read_minutes + one.heard_minutes for one in spent), default=0.0)
    for source in spent:
        said = (
            f" {fit(source.source, _NAME)} {f'{source.read} of {source.episodes}':>9}"
            f"  {source.read_minutes:>5.0f} read  {source.heard_minutes:>5.0f} heard "
        )
        yield [
            (said, "muted"),
            ("▬" * _short(source.read_minutes, most), "sign"),
            ("♪" * _short(source.heard_minutes, most), "accent"),
        ]


def _section(title: str) -> Iterator[Line]:
    yield []
    yield [(f" {title}", "accent")]


def _total(heatmap: Mapping[date, int], today: date) -> str:
    since = _first_monday(today)
    return str(sum(number for day, number in heatmap.items() if since <= day <= today))


def _first_monday(today: date) -> date:
    return today - timedelta(days=today.weekday(), weeks=_WEEKS - 1)


def level(number: int, most: int) -> int:
    """Return how full a day is, from 0 (no review) to 4, seen from the fullest day."""
    return 0 if not number else min(4, 1 + 4 * (number - 1) // max(1, most))


def year(heatmap: Mapping[date, int], today: date, width: int = 80) -> Iterator[Line]:
    """Yield a line for each day of the week, a column for each week, the oldest at the left.

    Where not all weeks go into the width, the newest are shown.
    """
    first = _first_monday(today)
    most = max((n for day, n in heatmap.items() if first <= day <= today), default=0)
    weeks = min(_WEEKS, max(_FEWEST_WEEKS, width - 5))
    mondays = [first + timedelta(weeks=n) for n in range(_WEEKS - weeks, _WEEKS)]
    yield [((" " * 5 + _month_line(mondays))[: max(width, 5 + weeks)], "muted")]
    for weekday, name in enumerate(_DAYS):
        days = [monday + timedelta(days=weekday) for monday in mondays]
        shown = "".join(
            LEVELS[level(heatmap.get(day, 0), most)] if day <= today else " " for day in days
        )
        yield [(f" {name:<4}", "muted"), (shown, "sign")]
    words = ["none", *(f"up to {_upto(step, most)}" for step in range(1, 5))] if most else ["none"]
    legend = "   ".join(f"{LEVELS[n]} {word}" for n, word in enumerate(words))
    if len(legend) + 6 > width and most:
        signs = "  ".join(f"{LEVELS[step]} {_upto(step, most)}" for step in range(1, 5))
        legend = f"{LEVELS[0]} none  up to: {signs}"
    yield [(f"{'':{max(1, min(6, width - len(legend)))}}{legend}", "muted")]


def _upto(step: int, most: int) -> int:
    return max((n for n in range(1, most + 1) if level(n, most) <= step), default=0)


def _month_line(mondays: Sequence[date]) -> str:
    line = [" "] * (len(mondays) + 3)
    free = 0
    for at, monday in enumerate(mondays):
        before = mondays[at - 1] if at else monday - timedelta(days=31)
        short = not at and mondays[4].month != monday.month
        named = monday.month != before.month and not short
        if named and at >= free:
            line[at : at + 3] = _MONTHS[monday.month - 1]
            free = at + 4
    return "".join(line).rstrip()


def ahead(forecast: Sequence[Forecast]) -> Iterator[Line]:
    """Yield columns, one of two cells for a day, with the dates beneath."""
    most = max((one.due for one in forecast), default=0)
    if not most:
        yield [(" nothing is on the schedule", "muted")]
        return
    eighths = [-(-one.due * _HEIGHT * 8 // most) for one in forecast]
    for row in range(_HEIGHT - 1, -1, -1):
        name = str(most) if row == _HEIGHT - 1 else "0" if row == 0 else ""
        cells = "".join(_EIGHTHS[min(8, max(0, n - row * 8))] * 2 for n in eighths)
        yield [(f" {name:>5} ", "muted"), (cells.rstrip(), "sign")]
    dates = "".join(
        f"{f'{one.day.day} {_MONTHS[one.day.month - 1]}':<10}"
        for n, one in enumerate(forecast)
        if n % 5 == 0
    )
    yield [(f"       {dates.rstrip()}", "muted")]


def bars(rows: Sequence[tuple[str, int, str]]) -> Iterator[Line]:
    """Yield a bar for each name and number, with a word at its end."""
    most = max((number for _, number, _ in rows), default=0)
    for name, number, word in rows:
        said = f" {name:<12}{number:>6} "
        yield [(said, "muted"), ("▬" * _length(number, most), "sign"), (word, "muted")]


def _short(number: float, most: float) -> int:
    """Return the cells of a bar beside a long name."""
    return -(-_length(number, most) // 2)


def _length(number: float, most: float) -> int:
    """Return the cells of a bar: something is never nothing."""
    return -int(-number * _BAR // most) if most else 0
