"""SubRip captions: an index, ``00:00:01,000 --> 00:00:02,500``, and the text below it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from seeds.model import Document, Hints
from seeds.readers.captions import Caption, captions_document, plain, spoken_cues
from seeds.readers.notices import Notices
from seeds.readers.rolling import shown_once

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "subrip"

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[,.:;](\d{1,6}))?"
_ARROWS = r"(?:-{1,2}(?:>|&gt;)|[–—]>|→|,(?=\d+:\d\d:\d\d))"
_TIMING = re.compile(rf"\s*{_TIME}\s*{_ARROWS}\s*{_TIME}(?=\s|$)")
_ARROW = re.compile(r"^\s*\d[\d:,.\s]*-{1,2}>")
_TORN_TIMING = re.compile(r"^\s*\d{1,3}:\d{0,2}[\d:,.\s]*(?:-{0,2}>?[\d:,.\s]*)$")
_CLOCK, _PART = r"(\d\d:\d\d:\d\d)", r"[,.](\d{3})"
_WELL_FORMED = re.compile(
    rf"(\d{{1,9}})\n{_CLOCK}{_PART} --> {_CLOCK}{_PART} ?\n"
    r"([^\n]+(?:\n[^\n]+)*)\n\n(?=\d{1,9}\n\d\d:)"
)
_PARTS = {f"{n:03}": n / 1000 for n in range(1000)}
_STOPS = (*'.!?…。！？♪)]"”*»', "--", "–", "—")
_FIRST = frozenset("0123456789 \t")

_ENOUGH = 400
"""Cues of which it is looked at whether they end as sentences do."""

_LATER = 60.0
"""Seconds by which a cue may begin before the one above it without a word about it."""


def sniff(head: str, name: str | None) -> float:
    """Sure where lines of times stand; the name alone is a weak hint."""
    if head.lstrip().startswith("WEBVTT"):
        return 0.0
    timings = 0
    for line in head.split("\n", 400):
        if line[:1] in _FIRST and _TIMING.match(line):
            timings += 1
    if timings:
        return min(0.9 + 0.01 * timings, 0.97)
    return 0.2 if name is not None and name.lower().endswith(".srt") else 0.0


def read(text: str, hints: Hints) -> Document:
    """The one transcript that `text` is; raises `UnreadableError` if it has no cue."""
    notices = Notices(hints)
    raw = _raw_cues(text, notices)
    if not raw:
        raise notices.unreadable(
            "no caption with a time like “00:00:01,000 --> 00:00:02,500”",
            "check that the file is SubRip, or name the right --format",
        )
    _order(raw, notices)
    torn = _ends_open(raw, notices)
    length = max(cue.end for cue in raw)
    shown_once(raw)
    cues = spoken_cues(raw, hints.people)
    return captions_document(FORMAT, cues, length, hints, notices, truncated=torn)


def _well_formed(text: str) -> tuple[list[Caption], int, int]:
    """The cues at the beginning of `text` that are as they should be, each read in one go.

    With them comes where the rest begins: the place in the text, and the lines above it. What
    begins a cue must follow, so that nothing that goes on below an empty line is cut off.
    """
    cues: list[Caption] = []
    at = line = 0
    while (found := _WELL_FORMED.match(text, at)) is not None:
        index, start_clock, start_part, end_clock, end_part, body = found.groups()
        start = _of_clock(start_clock) + _of_part(start_part)
        end = _of_clock(end_clock) + _of_part(end_part)
        if end < start or "->" in body:
            break
        lines = body.split("\n")
        cues.append(Caption(line + 2, start, end, int(index), lines))
        at, line = found.end(), line + 3 + len(lines)
    return cues, at, line


@lru_cache(maxsize=1 << 14)
def _of_clock(clock: str) -> int:
    """Seconds of "01:02:03"; a file's times are another's, so that most are looked up."""
    return int(clock[:2]) * 3600 + int(clock[3:5]) * 60 + int(clock[6:])


def _of_part(part: str) -> float:
    """Thousandths of a second; those in figures that aren't ours are looked up nowhere."""
    known = _PARTS.get(part)
    return int(part) / 1000 if known is None else known


def _raw_cues(text: str, notices: Notices) -> list[Caption]:
    cues, at, above = _well_formed(text)
    lines = text[at:].split("\n")
    for number, line in enumerate(lines, above + 1):
        if not line and cues:
            cues[-1].lines.append(line)
            continue
        found = _TIMING.match(line) if line[:1] in _FIRST and ":" in line else None
        if found is None:
            if "->" in line and _ARROW.match(line):
                notices.at(number, f"“{line.strip()[:60]}” is no readable time")
                if cues:
                    _take_index(cues[-1].lines)
            elif cues:
                cues[-1].lines.append(line)
            elif line.strip() and not line.strip().isdigit():
                notices.at(number, "text before the first time was left out")
            continue
        index: int | None = None
        if number == above + 2 and above and lines[0].isdecimal():
            index = int(lines[0][:9])  # the first line below the cues that were read in one go
            if cues[-1].lines[-1:] == [lines[0]]:
                cues[-1].lines.pop()
        elif cues:
            index = _take_index(cues[-1].lines)
        elif number > 1 and lines[number - 2].strip().isdecimal():
            index = int(lines[number - 2].strip()[:9])
        start, end = _seconds(found, 1), _seconds(found, 5)
        if end < start:
            notices.at(number, "a caption that ends before it begins")
            end = start
        cues.append(Caption(number, start, end, index))
    if cues:
        _take_torn_end(cues[-1], above + len(lines), notices)
    for cue in cues:
        if cue.lines and cue.lines[0][:1].isalnum():
            continue  # neither a tag nor an entity, nor a space
        if not any(map(plain, cue.lines)):
            cue.lines.clear()
            place = "the captions end here" if cue is cues[-1] else "an empty caption"
            notices.at(cue.line, f"a time without text: {place}")
    return cues


def _take_index(lines: list[str]) -> int | None:
    """Takes the index of the next cue, if there is one, from the end of the cue before.

    It stands right above the time, alone on its line, and below an empty one: a caption that is
    nothing but a number is text. Without an empty line between, something else must be text.
    """
    if len(lines) < 2 or not lines[-1].strip().isdecimal():
        return None
    return int(lines.pop().strip()[:9])


def _take_torn_end(cue: Caption, last: int, notices: Notices) -> None:
    """Takes from the last cue what is no text of it: an index or half a time, torn off."""
    lines = cue.lines
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        return
    index = lines[-1].strip()
    if _TORN_TIMING.match(index) and (len(lines) < 2 or lines[-2].strip().isdecimal()):
        notices.at(last, f"the captions end within a time, “{index[:40]}”")
        lines.pop()
        if lines and lines[-1].strip().isdecimal():
            lines.pop()
    elif (
        len(lines) > 1
        and not lines[-2].strip()
        and index.isdecimal()
        and (cue.index is None or index[:9] == str(cue.index + 1)[: len(index)])
    ):
        notices.at(last, f"the captions end after the number {index[:9]}, without its text")
        lines.pop()


def _ends_open(cues: list[Caption], notices: Notices) -> bool:
    """Whether the captions break off: in a time, or in mid-sentence where others end theirs."""
    last = cues[-1]
    if not last.lines:
        return True
    final = _end_of(last)
    some = cues[:: max(1, len(cues) // _ENOUGH)]
    stops = sum(1 for cue in some if _end_of(cue).endswith(_STOPS))
    if stops * 5 < len(some) or final.endswith(_STOPS):
        return False
    notices.at(last.line, f"the captions end in mid-sentence, “{final[-40:]}”")
    return True


def _end_of(cue: Caption) -> str:
    for line in reversed(cue.lines):
        if text := plain(line):
            return text
    return ""


def _order(cues: list[Caption], notices: Notices) -> None:
    for before, cue in pairwise(cues):
        if before.index is not None and cue.index is not None and cue.index > before.index + 1:
            notices.at(cue.line, f"caption {cue.index} follows {before.index}: some are missing")
        if cue.start + _LATER < before.start:
            notices.at(cue.line, "the time runs backwards here")


def _seconds(found: re.Match[str], first: int) -> float:
    hours, minutes, seconds, part = found.group(first, first + 1, first + 2, first + 3)
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(part[:3].ljust(3, "0")) / 1000 if part else float(whole)
