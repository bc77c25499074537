"""Dates and durations as people write them, in several languages.

A language is one row of `LANGUAGES`; adding a language means adding a row. Days come out as
ISO 8601 text, as precise as what was read; durations in seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from seeds.languages import ENGLISH, LANGUAGES, Language

if TYPE_CHECKING:
    from dateutil.parser import parser as DateParser

__all__ = ["ENGLISH", "LANGUAGES", "Language", "When", "clock", "day", "duration", "when"]

_LONGEST = 80
"""Characters; a longer line is no date."""


@dataclass(frozen=True, slots=True)
class When:
    """What a date line says."""

    published: str | None = None
    duration: float | None = None
    open: bool = False
    """A date stands there, but which day it is depends on a day of capture that wasn't given."""


def _any(words: list[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in set(words)), key=len, reverse=True))


def _all(field: str) -> str:
    return _any([word for language in LANGUAGES for word in getattr(language, field)])


def _rows(field: str) -> str:
    rows = [row for language in LANGUAGES for row in getattr(language, field)]
    return _any([word for row in rows for word in row])


_MONTH = f"(?:{_rows('months')})\\.?"
_WEEKDAY = f"(?:{_rows('weekdays')})"
_FILLER = f"(?:(?:{_all('fillers')})\\s+)?"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:19|20|21)\d\d"
_END = r"(?![^\W\d_])"

_DATE = re.compile(
    rf"(?:{_WEEKDAY}\.?,?\s+)?{_FILLER}"
    rf"(?:\d{{1,2}}{_ORDINAL}\s*{_FILLER}{_MONTH}(?:,?\s*{_YEAR})?"
    rf"|{_MONTH}\s+\d{{1,2}}{_ORDINAL}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|{_YEAR}-\d\d(?:-\d\d)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})"
)
_JOIN = f"(?:\\s*,?\\s*(?:{_all('and_words')})\\s+|\\s*,?\\s*)"
_DURATION_TEXT = (
    rf"(?:(?P<h>\d{{1,3}})\s*(?:{_all('hours')})\.?{_END}"
    rf"(?:{_JOIN}(?P<hm>\d{{1,3}})(?:\s*(?:{_all('minutes')})\.?{_END})?)?"
    rf"(?:{_JOIN}(?P<hs>\d{{1,3}})\s*(?:{_all('seconds')})\.?{_END})?"
    rf"|(?P<m>\d{{1,4}})\s*(?:{_all('minutes')})\.?{_END}"
    rf"(?:{_JOIN}(?P<ms>\d{{1,3}})\s*(?:{_all('seconds')})\.?{_END})?"
    rf"|(?P<s>\d{{1,5}})\s*(?:{_all('seconds')})\.?{_END})"
)
_DURATION = re.compile(_DURATION_TEXT)
_DURATION_LAST = re.compile(_DURATION_TEXT + "$")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")
_CLOCK_LAST = re.compile(r"(?<=[\s,])(?:\d{1,2}:)?\d{1,2}:[0-5]\d$")
_BETWEEN = re.compile(r"\s*[·•|]\s*|\s+[-–—]\s+")
_COUNT = f"(?P<count>\\d{{1,3}}|{_all('one_words')})"


def clock(text: str) -> float | None:
    """Seconds of a stamp such as ``0:45``, ``12:34`` or ``1:18:04``; None if it is none."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    if found[1] is not None and minutes > 59:
        return None
    return float(hours * 3600 + minutes * 60 + seconds)


def duration(text: str) -> float | None:
    """Seconds of ``51min``, ``1h 9min``, ``1 t 5 min``, ``51:20`` or ``1:09:00``, or None."""
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return None
    stamp = clock(plain)
    if stamp is not None:
        return stamp
    found = _DURATION.fullmatch(plain)
    return None if found is None else _seconds(found)


def day(text: str, captured: date | None = None) -> str | None:
    """The day that `text` names, counted from `captured` where it must be, or None."""
    read = _day(_plain(text), captured) if len(text) <= _LONGEST else None
    return None if read is None else read.published


def when(line: str, captured: date | None = None) -> When | None:
    """What a line says that is nothing but a date, a duration, or both in any order, or None.

    The two may run together: ``27. mai 20261 h 0 min``. A bare ``0:45`` is a stamp and no date
    line, though it is a duration beside a date.
    """
    if len(line) > _LONGEST or not line or line.isspace():
        return None
    pieces = [piece for piece in _BETWEEN.split(_plain(line)) if piece]
    read: list[When] = []
    for piece in pieces:
        one = _piece(piece, captured)
        if one is None:
            return None
        read.append(one)
    dated = [one for one in read if one.published or one.open]
    timed = [one.duration for one in read if one.duration is not None]
    if len(dated) > 1 or len(timed) > 1 or not read:
        return None
    if not dated and clock(_plain(line)) is not None:
        return None
    length = timed[0] if timed else None
    if not dated:
        return When(duration=length)
    return When(dated[0].published, length, dated[0].open)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _piece(text: str, captured: date | None) -> When | None:
    found = _DURATION.fullmatch(text)
    if found is not None:
        return When(duration=_seconds(found))
    stamp = clock(text)
    if stamp is not None:
        return When(duration=stamp)
    return _day(text, captured) or _run_together(text, captured) or _turned(text, captured)


def _run_together(text: str, captured: date | None) -> When | None:
    """A date and then a duration, perhaps with nothing between them."""
    timed = _CLOCK_LAST.search(text)
    if timed is not None:
        read = _day(text[: timed.start()].rstrip(" ,"), captured)
        return read and When(read.published, clock(timed[0]), read.open)
    found = _DURATION_LAST.search(text)
    if found is None:
        return None
    first = found.start()
    while first and text[first - 1].isdigit():
        first -= 1
    digits = len(text) - len(text[first:].lstrip("0123456789")) - first
    # a year takes four of the digits that stand together; else a day may take one or two
    for taken in (4, 0, 1, 2):
        if taken >= digits and taken:
            continue
        length = _DURATION.fullmatch(text[first + taken :])
        if length is None:
            continue
        front = text[: first + taken]
        if taken == 4 and not re.search(rf"{_YEAR}$", front):
            continue
        read = _day(front.rstrip(" ,"), captured)
        if read is not None:
            return When(read.published, _seconds(length), read.open)
    return None


def _turned(text: str, captured: date | None) -> When | None:
    """A duration and then a date."""
    found = _DURATION.match(text)
    if found is None or not text[found.end() :].startswith((" ", ",")):
        return None
    read = _day(text[found.end() :].strip(" ,"), captured)
    return read and When(read.published, _seconds(found), read.open)


def _seconds(found: re.Match[str]) -> float:
    parts = found.groupdict(default="0")
    return float(
        int(parts["h"]) * 3600
        + (int(parts["hm"]) + int(parts["m"])) * 60
        + int(parts["hs"])
        + int(parts["ms"])
        + int(parts["s"])
    )


def _day(text: str, captured: date | None) -> When | None:
    """The day that `text`, plain and in small letters, names."""
    if _DATE.fullmatch(text):
        return _absolute(text, captured)
    return _relative(text, captured)


def _absolute(text: str, captured: date | None) -> When | None:
    # Two defaults that differ in everything tell what the text itself says; both are leap years.
    try:
        dotted = re.fullmatch(r"\d+\.\d+\.\d+", text) is not None
        one, two = (
            _parser().parse(text, default=default, dayfirst=dotted)
            for default in (datetime(2000, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 - days only
        )
    except (ValueError, OverflowError):
        return None
    if one.month != two.month:
        return None
    if one.year == two.year:
        return When(f"{one:%Y-%m-%d}" if one.day == two.day else f"{one:%Y-%m}")
    if captured is None:
        return When(open=True)
    for year in range(captured.year, max(captured.year - 9, 0), -1):
        try:
            latest = date(year, one.month, one.day)
        except ValueError:
            continue  # 29 February
        if latest <= captured:
            return When(latest.isoformat())
    return None


def _relative(text: str, captured: date | None) -> When | None:
    for language in LANGUAGES:
        for words, days in (
            (language.today, 0),
            (language.yesterday, 1),
            (language.day_before_yesterday, 2),
        ):
            if text in words:
                return _back(captured, days)
        for number, names in enumerate(language.weekdays):
            if text in names:
                past = 0 if captured is None else (captured.weekday() - number - 1) % 7 + 1
                return _back(captured, past)
        found = _ago(language).fullmatch(text)
        if found is not None:
            return _ago_day(language, found, captured)
    return None


def _back(captured: date | None, days: int) -> When:
    if captured is None:
        return When(open=True)
    try:
        return When((captured - timedelta(days=days)).isoformat())
    except OverflowError:
        return When(open=True)


def _ago_day(language: Language, found: re.Match[str], captured: date | None) -> When:
    count = int(found["count"]) if found["count"].isdigit() else 1
    unit = found["unit"]
    if unit in language.ago_days:
        return _back(captured, count)
    if unit in language.ago_weeks:
        return _back(captured, 7 * count)
    if unit not in language.ago_months and unit not in language.ago_years:
        return _back(captured, 0)  # hours and minutes
    if captured is None:
        return When(open=True)
    if unit in language.ago_years:
        return When(f"{max(captured.year - count, 1):04d}")
    months = max(captured.year * 12 + captured.month - 1 - count, 12)
    return When(f"{months // 12:04d}-{months % 12 + 1:02d}")


@cache
def _ago(language: Language) -> re.Pattern[str]:
    units = (
        language.hours
        + language.minutes
        + language.seconds
        + language.ago_days
        + language.ago_weeks
        + language.ago_months
        + language.ago_years
    )
    unit = f"(?P<unit>{_any(list(units))})"
    forms = [form.format(count=_COUNT, unit=unit) for form in language.ago_forms]
    return re.compile(forms[0] if len(forms) == 1 else "(?:" + "|".join(forms) + ")")


@cache
def _parser() -> DateParser:
    from dateutil.parser import parser, parserinfo

    # dateutil takes these as class attributes; its type stubs know only its own English rows
    rows: dict[str, Any] = {
        "JUMP": [*parserinfo.JUMP, *(word for one in LANGUAGES for word in one.fillers)],
        "MONTHS": _merged(tuple(one.months for one in LANGUAGES)),
        "WEEKDAYS": _merged(tuple(one.weekdays for one in LANGUAGES)),
    }
    names: type[parserinfo] = type("Names", (parserinfo,), rows)
    return parser(names())


def _merged(tables: tuple[tuple[tuple[str, ...], ...], ...]) -> list[tuple[str, ...]]:
    """One row out of the same row of every language, each word once."""
    return [
        tuple(dict.fromkeys(word for row in rows for word in row))
        for rows in zip(*tables, strict=True)
    ]
