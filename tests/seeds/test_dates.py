"""Dates and durations as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from seeds.dates import clock, day, duration, when

CAPTURED = date(2026, 5, 27)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("51min", 3060),
        ("51 min", 3060),
        ("1h 9min", 4140),
        ("1 h 0 min", 3600),
        ("1 t 5 min", 3900),
        ("1 time og 5 minutter", 3900),
        ("2 hours, 3 minutes and 4 seconds", 7384),
        ("45 sek", 45),
        ("51:20", 3080),
        ("1:09:00", 4140),
        ("an hour", None),
        ("51", None),
        ("fifty min", None),
    ],
)
def test_duration(text: str, seconds: float | None) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:00", 0), ("1:18:04", 4684), ("90:00", 5400), ("1:2", None), ("1:60:00", None), ("", None)],
)
def test_clock(text: str, seconds: float | None) -> None:
    assert clock(text) == seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22. mai 2026", "2026-05-22"),
        ("May 22, 2026", "2026-05-22"),
        ("22nd of May 2026", "2026-05-22"),
        ("fredag 22. mai 2026", "2026-05-22"),
        ("den 3. desember 2025", "2025-12-03"),
        ("2026-05-22", "2026-05-22"),
        ("27.04.2026", "2026-04-27"),
        ("5/22/2026", "2026-05-22"),
        ("May 2026", "2026-05"),
        ("8 Apr", "2026-04-08"),
        ("27. mai", "2026-05-27"),
        ("28. mai", "2025-05-28"),
        ("29 Feb", "2024-02-29"),
        ("today", "2026-05-27"),
        ("I dag", "2026-05-27"),
        ("Yesterday", "2026-05-26"),
        ("I går", "2026-05-26"),
        ("i forgårs", "2026-05-25"),
        ("for 3 dager siden", "2026-05-24"),
        ("3 days ago", "2026-05-24"),
        ("a week ago", "2026-05-20"),
        ("2 uker siden", "2026-05-13"),
        ("5 timer siden", "2026-05-27"),
        ("2 months ago", "2026-03"),
        ("1 year ago", "2025"),
        ("mandag", "2026-05-25"),
        ("Wednesday", "2026-05-20"),
        ("31 Feb", None),
        ("soon", None),
        ("51", None),
    ],
)
def test_day(text: str, expected: str | None) -> None:
    assert day(text, CAPTURED) == expected


@pytest.mark.parametrize(
    ("line", "published", "seconds"),
    [
        ("8 Apr 51min", "2026-04-08", 3060),
        ("31 Mar 1h 9min", "2026-03-31", 4140),
        ("27. mai 20261 h 0 min", "2026-05-27", 3600),
        ("27. mai 202651 min", "2026-05-27", 3060),
        ("I går1 h 0 min", "2026-05-26", 3600),
        ("Yesterday45 min", "2026-05-26", 2700),
        ("Apr 851min", "2026-04-08", 3060),
        ("1 h 0 min · 22. mai 2026", "2026-05-22", 3600),
        ("May 22, 2026 • 51:20", "2026-05-22", 3080),
        ("51 min 8 Apr", "2026-04-08", 3060),
        ("for 3 dager siden1 t 5 min", "2026-05-24", 3900),
        ("8 Apr 2025 9 min", "2025-04-08", 540),
        ("8 Apr", "2026-04-08", None),
        ("51min", None, 3060),
    ],
)
def test_when(line: str, published: str | None, seconds: float | None) -> None:
    read = when(line, CAPTURED)
    assert read is not None
    assert (read.published, read.duration, read.open) == (published, seconds, False)


@pytest.mark.parametrize(
    "line", ["0:45", "", "  ", "12", "2026", "8 Apr 51min and more", "a 8 Apr", "I går gikk jeg"]
)
def test_what_is_no_date_line(line: str) -> None:
    assert when(line, CAPTURED) is None


def test_without_a_day_of_capture_a_date_without_year_stays_open() -> None:
    read = when("8 Apr 51min")
    assert read is not None
    assert (read.published, read.duration, read.open) == (None, 3060, True)
    full = when("8 Apr 2025 51min")
    assert full is not None
    assert (full.published, full.open) == ("2025-04-08", False)


def test_a_leap_day_counts_back_over_a_year_that_has_none() -> None:
    assert day("29 Feb", date(2024, 2, 28)) == "2020-02-29"
    assert day("29 Feb", date(2024, 2, 29)) == "2024-02-29"
    assert day("29 Feb", date(1904, 2, 28)) == "1896-02-29"
