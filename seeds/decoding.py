"""Bytes into text: byte order mark, declaration, UTF-8, then a detector."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["BinaryDataError", "Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# Python knows these, but no page is written in them, and some run or warn on what they read.
_NO_PAGE_IS_IN = frozenset(
    {
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    }
)
_DETECT_FROM = 1 << 18
"""Bytes that the detector sees; it is slow, and a page has one encoding."""
_FEWEST_NULS = 50
"""Bytes for each NUL, from which on it is damage, and the rest is text."""
_COMMONEST = "cp1252"

_BINARY = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))) + b"\x7f"


class BinaryDataError(ValueError):
    """The bytes are no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and the lines (from 1) where bytes made no sense."""

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """`data` as text; raises `BinaryDataError` if it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    if b"\0" in data:
        unmarked = _unmarked_utf_16(data)
        if unmarked is not None:
            return _forgiving(data, unmarked)
        if data.count(0) * _FEWEST_NULS > len(data):
            raise BinaryDataError
        data = data.replace(b"\0", b"")
    if _looks_binary(data):
        raise BinaryDataError
    declared = _declared(data)
    if declared is not None:
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass  # a false declaration is common, and UTF-8 can be told with certainty
    if b"\x1b" in data and (b"\x1b$B" in data or b"\x1b$@" in data):
        try:
            return Decoded(data.decode("iso2022_jp_2"), "iso2022_jp_2")
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        damaged = _forgiving(data, "utf-8")
    foreign = sum(1 for character in damaged.text if character > "\x7f")
    wrong = damaged.text.count("\ufffd")
    if wrong * 2 <= foreign or (wrong <= 1 and foreign <= 1 and data[-1] > 0x7F):
        return damaged
    return _detected(data)


def _unmarked_utf_16(data: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: every second byte of much of it is NUL."""
    sample = data[: min(len(data), _DETECT_FROM) & ~1]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nuls = sample[first::2].count(0)
        if len(sample) >= 16 and nuls * 10 > 6 * (len(sample) // 2):
            others = sample[1 - first :: 2]
            plain = len(others.translate(None, _BINARY + b"\0"))
            if plain * 10 > 9 * len(others):
                return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_DETECT_FROM]
    controls = len(sample) - len(sample.translate(None, _BINARY))
    return controls * 50 > len(sample)


def _declared(data: bytes) -> str | None:
    found = _DECLARATION.search(data[:2048])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        b"a".decode(name)  # refuses codecs that aren't for text
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        return None  # a declaration that can be read byte by byte is in none of these
    return None if name.replace("_", "-") in _NO_PAGE_IS_IN else name


def _forgiving(data: bytes, encoding: str) -> Decoded:
    """`data` as text in `encoding`, with U+FFFD where it is damaged; a torn end is cut off."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    text = decoder.decode(data)
    torn = decoder.getstate()[0]
    lines: list[int] = []
    at, line = 0, 1
    while (found := text.find("\ufffd", at)) >= 0 and len(lines) < 100:
        line += text.count("\n", at, found)
        if not lines or lines[-1] != line:
            lines.append(line)
        at = found + 1
    last = text.count("\n") + 1
    if torn and (not lines or lines[-1] != last):
        lines.append(last)
    return Decoded(text, encoding, tuple(lines))


def _detected(data: bytes) -> Decoded:
    from seeds.detecting import detected

    likely = detected(data)
    if likely is not None:
        return _forgiving(data, likely)
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_DETECT_FROM])
    best = matches.best()
    if best is None:
        raise BinaryDataError
    # Neighbouring code pages often fit alike ("Været", "Vćret"); the commonest then wins.
    western = any(
        _COMMONEST in match.could_be_from_charset
        and match.coherence >= best.coherence
        and match.chaos <= best.chaos + 0.1
        for match in matches
    )
    return _forgiving(data, _COMMONEST if western else best.encoding)
