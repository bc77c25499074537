"""The small values of feeds: days, lengths, numbers, addresses, however they are written."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin, urlsplit

from seeds import dates
from seeds.text import one_line

__all__ = ["address", "day", "moment", "plain_name", "seconds", "whole"]

_MONTH_NAMES = (
    "jan ene gen janv янв",
    "feb fev fév févr фев",
    "mar mär mrt maa mars мар",
    "apr abr avr апр",
    "may mai mei mag maj май",
    "jun jui giu juin июн",
    "jul lug juil июл",
    "aug ago aoû août авг",
    "sep set sept сен",
    "oct okt ott out окт",
    "nov ноя",
    "dec dez dic déc des дек",
)
_MONTHS = {name: at for at, row in enumerate(_MONTH_NAMES, start=1) for name in row.split()}
_RFC_822 = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(\d{1,2})\.?[\s-]+([^\W\d_]{3,12})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)"
)
_AMERICAN = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})(?!\d)"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T|\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,:]\d+)?")
_ISO_LENGTH = re.compile(
    r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,15}(?:[.,]\d+)?")
_LONGEST_RECORDING = 14 * 86_400
_LONGEST_ADDRESS = 4_096
_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?")
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def day(text: str) -> str | None:
    """The day of a time as feeds write it, in the time zone it is written in, or None.

    RFC 822 and RFC 3339 and what people take for them: other languages' months, missing parts.
    """
    text = text.strip()[:120]
    if not text:
        return None
    if found := _RFC_822.match(text):
        month = _month(found[2])
        if month is not None:
            year = int(found[3])
            if len(found[3]) == 2:
                year += 2000 if year < 70 else 1900
            return _valid(year, month, int(found[1]))
    if found := _ISO.match(text):
        if found[3] is None:
            month = int(found[2])
            return f"{found[1]}-{month:02}" if 1 <= month <= 12 else None
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    if found := _COMPACT.match(text):
        return _valid(*map(int, found.groups()))
    if found := _AMERICAN.match(text):
        month = _month(found[1])
        if month is not None:
            return _valid(int(found[3]), month, int(found[2]))
    if _EPOCH.fullmatch(text):
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    if _YEAR.fullmatch(text):
        return text
    return _in_words(text)


def _month(name: str) -> int | None:
    name = name.lower()
    return next((_MONTHS[name[:n]] for n in (4, 3) if name[:n] in _MONTHS), None)


def _in_words(text: str) -> str | None:
    """A day in another language, or in another order: the time of day is no part of it."""
    plain = re.sub(r"\s+", " ", re.sub(r"\d{1,2}:\d\d.*$", "", text)).strip(" ,")
    plain = re.sub(r"^[^\W\d_]+\.?,\s*", "", plain)
    found = dates.day(plain)
    return found if found and _YEAR.search(plain) else None


def _valid(year: int, month: int, day_: int) -> str | None:
    try:
        return date(year, month, day_).isoformat() if year > 1000 else None
    except ValueError:
        return None


def seconds(text: str) -> float | None:
    """A length such as ``3661``, ``61:01``, ``1:01:01``, ``PT1H``, ``1h 5min``; None if it is none.

    A length of nothing is what feeds say that don't know it.
    """
    text = text.strip()
    if not text or len(text) > 60:
        return None
    found: float | None = None
    if _NUMBER.fullmatch(text):
        found = float(text.replace(",", "."))
    elif clock := _CLOCK.fullmatch(text):
        hours, minutes, rest = (int(one or 0) for one in clock.groups())
        found = float(hours * 3600 + minutes * 60 + rest)
    elif (iso := _ISO_LENGTH.fullmatch(text)) and any(iso.groups()):
        days, hours, minutes, rest = (int(one or 0) for one in iso.groups())
        found = float(days * 86_400 + hours * 3600 + minutes * 60 + rest)
    else:
        found = dates.duration(text)
    return found if found and 0 < found <= _LONGEST_RECORDING else None


def moment(text: str) -> float | None:
    """A place in a recording, in seconds: as a length, and 0 is one, too."""
    text = text.strip()
    if re.fullmatch(r"0+(?:[.:]0+)*", text):
        return 0.0
    if re.fullmatch(r"\d{1,9}\.\d{1,9}", text):
        return float(text)
    found = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(\.\d{1,9})?", text)
    if found is not None:
        hours, minutes, rest = (int(one or 0) for one in found.groups()[:3])
        return hours * 3600 + minutes * 60 + rest + float(found[4] or 0)
    return seconds(text)


def whole(text: str) -> int | None:
    """A whole number from 0 up that a feed prints, or None."""
    text = text.strip()
    found = re.fullmatch(r"#?(\d{1,15})(?:\.0+)?", text)
    return int(found[1]) if found else None


def plain_name(text: str) -> str:
    """A name without the e-mail address around it: ``ann@x.example (Ann Lee)`` is Ann Lee."""
    text = one_line(text)
    if found := re.fullmatch(r"\S+@\S+\s*\((.+)\)", text):
        return found[1].strip()
    if found := re.fullmatch(r"(.+?)\s*[<(]\S+@\S+[>)]", text):
        return found[1].strip(" \"'")
    return "" if re.fullmatch(r"\S+@\S+", text) else text


def address(text: str, base: str | None = None) -> str | None:
    """A web address, made whole by `base`; None where it is none or leads elsewhere."""
    if len(text) <= _LONGEST_ADDRESS and _USUAL_ADDRESS.fullmatch(text):
        return text
    text = "".join(one_line(text).split()) if any(map(str.isspace, text)) else one_line(text)
    if not text or len(text) > _LONGEST_ADDRESS:
        return None
    try:
        if text.startswith("//"):
            text = f"https:{text}"
        elif not _SCHEMED.match(text) and base:
            text = urljoin(base, text)
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and parts.netloc else None
