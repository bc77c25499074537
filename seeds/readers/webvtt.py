"""WebVTT captions, after the W3C's parsing rules (https://www.w3.org/TR/webvtt1/), forgivingly.

What is forgiven, because files in the wild hold it: decimal commas, times of seconds alone, and
any other shape of time that a file uses throughout; an empty line between a time and its text; a
"<" that begins no tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from seeds.markup import unescaped
from seeds.model import Document, Hints
from seeds.readers.captions import Caption, captions_document, spoken_cues
from seeds.readers.notices import Notices
from seeds.readers.paragraphs import Cue
from seeds.readers.rolling import shown_once

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "webvtt"

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?$")
_TIMES = re.compile(r"\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(.*)$")
_STRICT = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})")
_LINE = re.compile(
    r"\s*(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})\s*-->\s*"
    r"(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})(?![\d:.,])"
)
_SECONDS = re.compile(r"(\d{1,3})[.,](\d{3})")
_LOOSE = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d{1,6})(?:[.,:](\d{1,6}))?")
_DIGIT = re.compile(r"\d")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)|X-TIMESTAMP-MAP=")
_TAG = re.compile(r"<(?!\s)([^<>]*)>", re.DOTALL)
_VOICE = re.compile(r"v(?:\.[^\s.]*)*\s+(.*)", re.DOTALL)

_ONE_VOICE = re.compile(r"\s*<v(?:\.[^\s.>]*)* ([^\s<>](?:[^<>\s]| (?! ))*)>([^<>]*)(?:</v>)?\s*$")

_OFTEN = 3
"""Lines with an odd shape of time from which on it counts as a habit, not as damage."""


def sniff(head: str, name: str | None) -> float:
    """Sure where the header stands; lines of times below another first line are a good sign."""
    first, _, rest = head.lstrip("\n \t").partition("\n")
    if _HEADER.match(first.rstrip()):
        return 0.98
    if first.lower().startswith("webvtt") and "-->" in rest:
        return 0.95
    if name is not None and name.lower().endswith(".vtt"):
        return 0.5 if "-->" in head else 0.2
    return 0.0


def read(text: str, hints: Hints) -> Document:
    """The one transcript that `text` is; raises `UnreadableError` if it has no cue."""
    notices = Notices(hints)
    captions = _captions(text.split("\n"), notices)
    if not captions:
        raise notices.unreadable(
            "no caption with a time like “00:01.000 --> 00:02.500”",
            "check that the file is WebVTT, or name the right --format",
        )
    for caption in captions:
        if not any(line.strip() for line in caption.lines):
            notices.at(caption.line, "a time without text")
    length = max(caption.end for caption in captions)
    shown_once(captions)
    if any("<v" in line for caption in captions for line in caption.lines):
        cues = _voiced(captions)
    else:
        cues = spoken_cues(captions, hints.people, _plain)
    return captions_document(FORMAT, cues, length, hints, notices)


def _captions(lines: list[str], notices: Notices) -> list[Caption]:
    """The cues: blocks of lines between empty ones that hold a line of times."""
    captions: list[Caption] = []
    times_of = _Times(lines)
    at, count = _past_header(lines), len(lines)
    while at < count:
        if not lines[at]:
            at += 1
            continue
        start = at
        while at < count and lines[at] and "-->" not in lines[at]:
            at += 1
        above = lines[start:at]
        if at >= count or not lines[at]:
            _take_loose(captions, above, start + 1, notices)
            continue
        # the line above a time is the cue's id; what stands above that is a block of its own
        if len(above) > 1:
            _take_loose(captions, above[:-1], start + 1, notices)
        times = times_of.at(at)
        caption = Caption(at + 1, *(times or (0.0, 0.0)))
        if times is None:
            notices.at(at + 1, f"“{lines[at].strip()[:60]}” is no readable time")
        elif times[1] < times[0]:
            notices.at(at + 1, "a caption that ends before it begins")
            caption.end = times[0]
        at += 1
        while at < count and lines[at] and "-->" not in lines[at]:
            caption.lines.append(lines[at])
            at += 1
        if at < count and lines[at] and len(caption.lines) > 1 and caption.lines[-1].isdecimal():
            caption.lines.pop()  # the next one's number, which no empty line parts from the text
        if times is not None:
            captions.append(caption)
    return captions


def _past_header(lines: list[str]) -> int:
    """Behind the header block, which ends with an empty line or a line of times."""
    at = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[at].strip()[:6].upper() != "WEBVTT":
        return at
    at += 1
    while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
        at += 1
    return at


def _take_loose(captions: list[Caption], block: list[str], line: int, notices: Notices) -> None:
    """Takes a block without a time: a note, a style, or text that an empty line cut off."""
    if _SKIPPED.match(block[0]) or not any(text.strip(" 0123456789") for text in block):
        return
    if captions:
        captions[-1].lines += block
    else:
        notices.at(line, f"“{block[0].strip()[:60]}” has no time and was left out")


class _Times:
    """The times of a file, among them those in its own way of writing."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def at(self, place: int) -> tuple[float, float] | None:
        """When the cue begins and ends whose times stand there; None if they can't be read."""
        line = self._lines[place]
        found = _LINE.match(line)
        if found is not None:
            h, m, s, part, hours, minutes, seconds, rest = found.groups()
            return (
                int(h or 0) * 3600 + int(m) * 60 + int(s) + int(part) / 1000,
                int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(rest) / 1000,
            )
        found = _TIMES.match(line)
        if found is None:
            return None
        start, end = self._seconds(found[1]), self._seconds(found[2])
        return None if start is None or end is None else (start, end)

    def _seconds(self, time: str) -> float | None:
        found = _STRICT.fullmatch(time)
        if found is not None:
            if int(found[2]) > 59 or int(found[3]) > 59:
                return None
            whole = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
            return whole + int(found[4]) / 1000
        found = _SECONDS.fullmatch(time)
        if found is not None:
            return int(found[1]) + int(found[2]) / 1000
        found = _LOOSE.fullmatch(time) if _shape(time) in self._habits else None
        if found is None:
            return None
        whole = int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3])
        return whole + int((found[4] or "0")[:3].ljust(3, "0")) / 1000

    @cached_property
    def _habits(self) -> frozenset[str]:
        """The shapes of time that are none of the standard's, but this file's own way."""
        both: set[str] = set()
        often: Counter[str] = Counter()
        for line in self._lines:
            found = _TIMES.match(line) if "-->" in line else None
            if found is None:
                continue
            shapes = {_shape(found[1]), _shape(found[2])}
            often.update(shapes)
            if len(shapes) == 1:
                both |= shapes
        return frozenset(both | {shape for shape, count in often.items() if count >= _OFTEN})


def _shape(time: str) -> str:
    return _DIGIT.sub("0", time)


def _plain(line: str) -> str:
    if "<" in line:
        line = _TAG.sub("", line)
    return unescaped(line).strip()


def _voiced(captions: Sequence[Caption]) -> Iterator[Cue]:
    """The cues of captions that name who speaks by voice tags; later ones inherit the speaker."""
    speaker: str | None = None
    last: str | None = None
    for caption in captions:
        text = " ".join(caption.lines)
        # nearly every cue is one voice from its beginning to its end
        whole = _ONE_VOICE.match(text)
        if whole is not None:
            plain = unescaped(whole[2]).strip()
            name = whole[1].strip().rstrip(":").strip()
            speaker = (" ".join(unescaped(name).split()) if "&" in name else name) or None
            if plain:
                yield Cue(caption.start, caption.end, plain, speaker, speaker != last)
                last = speaker
            continue
        at = 0
        for found in [*_TAG.finditer(text), None]:
            voice = _VOICE.match(found[1]) if found is not None else None
            if found is not None and voice is None:
                continue
            plain = _plain(text[at : found.start() if found else None])
            if plain:
                yield Cue(caption.start, caption.end, plain, speaker, speaker != last)
                last = speaker
            if found is not None and voice is not None:
                at = found.end()
                name = " ".join(unescaped(voice[1]).split()).rstrip(":").strip()
                speaker = name or None
