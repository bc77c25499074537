"""Transcripts in JSON: Podcasting 2.0's, Whisper's, and what other recognisers write like them.

A transcript is a list of segments, of which each has a text, mostly a time, perhaps a speaker. They
may be sentences or single words, even a lone comma; words are joined by speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from seeds.model import Document, Episode, Hints, Part, PartKind
from seeds.readers.captions import plain, transcript_document
from seeds.readers.json_text import children, is_json, load, number, objects_of, text
from seeds.readers.notices import Notices
from seeds.readers.paragraphs import Cue, paragraphs
from seeds.readers.speakers import names_in, spoken
from seeds.readers.titles import title_from_name
from seeds.text import one_line

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "transcript-json"

_LISTS = (
    *("segments", "transcript", "transcripts", "transcription", "utterances", "cues", "captions"),
    *("sentences", "monologues", "subtitles", "results", "items", "chunks", "words", "body"),
    *("entries", "data", "lines", "result", "events", "channels", "alternatives", "paragraphs"),
)
_TEXTS = (
    *("body", "text", "transcript", "content", "sentence", "line", "word", "punctuated_word"),
    *("value", "utf8"),
)
_STARTS = (
    *("startTime", "start", "start_time", "startTimeMs", "startMs", "start_ms", "tStartMs", "from"),
    *("offset", "begin", "ts", "timestamp", "time", "startSeconds"),
)
_ENDS = ("endTime", "end", "end_time", "endTimeMs", "endMs", "end_ms", "to", "end_ts", "endSeconds")
_LENGTHS = ("duration", "dur", "dDurationMs")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speakerLabel", "speaker_label", "voice")
_SIGNS = re.compile(
    r'"(?:startTime|start|start_time|startTimeMs|start_ms|startMs|tStartMs|offsets|timestamps?|'
    r'duration|end|endTime)"\s*:'
)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?$")
_NO_SPACE = re.compile(r"^[,.;:!?…%)\]}»”’、。！？，]|^['’](?:s|t|re|ve|ll|d|m)\b|^n['’]t\b")
_LONGEST_TALK = 48 * 3600
_NO_SECONDS = 10_000
_SLOWEST = 60
"""Seconds a word, on average, above which times can't be in seconds: nobody speaks so slowly."""


@dataclass(slots=True)
class _Segment:
    text: str
    start: float | None
    end: float | None
    speaker: str | None
    inherits: bool
    """Nothing says who speaks; the one who spoke before goes on."""


def sniff(head: str, name: str | None) -> float:
    """Sure of an object with segments that have times and texts."""
    del name
    if not is_json(head):
        return 0.0
    start = head[:20_000]
    texts = any(f'"{key}"' in start for key in _TEXTS)
    if not texts:
        return 0.4 if '"segments"' in start else 0.0
    listed = any(f'"{key}"' in start for key in _LISTS)
    if '"chapters"' in start and '"segments"' not in start:
        return 0.3
    if '"messages"' in start or '"jsonfeed.org' in start or "jsonfeed.org/version" in start:
        return 0.2
    return (0.93 if listed else 0.85) if _SIGNS.search(start) else 0.5 if listed else 0.2


def read(text: str, hints: Hints) -> Document:
    """The one transcript that `text` is; raises `UnreadableError` if it has no segment."""
    notices = Notices(hints)
    value = load(text, notices)
    segments = list(_segments(value))
    if not any(segment.text.strip() for segment in segments):
        raise notices.unreadable(
            "no segment of talk with a text", "check that it is a transcript, or name the --format"
        )
    _rescale(segments)
    cues = _cues(segments, hints)
    blocks = tuple(paragraphs(cues))
    timed = [cue.end for cue in cues if cue.end]
    if not any(segment.start is not None for segment in segments):
        from dataclasses import replace

        blocks = tuple(replace(block, start=None, end=None) for block in blocks)
    title = _said(value, "title", "episodeTitle", "episode_title")
    episode = Episode(
        title=hints.title or title or title_from_name(hints) or "Transcript",
        duration=max(timed, default=0.0) or None,
        parts=(Part(PartKind.TRANSCRIPT, blocks),),
    )
    podcast = _said(value, "podcastName", "podcast", "show", "podcast_title")
    return transcript_document(FORMAT, episode, hints, notices, podcast)


def _said(value: Any, *keys: str) -> str | None:
    if isinstance(value, dict):
        for key in keys:
            if isinstance(value.get(key), str) and one_line(value[key]):
                return one_line(value[key])
    return None


def _segments(value: Any, depth: int = 0) -> Iterator[_Segment]:
    """The segments of a value: its own list, or that of the first thing in it that has one."""
    listed = objects_of(value)
    if not listed and isinstance(value, dict):
        listed = next((found for key in _LISTS if (found := children(value, key))), [])
    if listed:
        segments = [segment for one in listed for segment in _segment(one)]
        if any(segment.text for segment in segments):
            yield from segments
            return
        for one in listed:
            if depth < 4:
                yield from _segments(one, depth + 1)
        return
    if isinstance(value, dict) and depth < 4:
        for key in ("results", "transcript", "transcription", "response", "data", "result", "body"):
            if isinstance(value.get(key), dict):
                yield from _segments(value[key], depth + 1)
                return
        for key in _TEXTS:
            if isinstance(value.get(key), str) and value[key].strip():
                yield _Segment(value[key], None, None, None, inherits=True)
                return


def _segment(one: dict[str, Any]) -> Iterator[_Segment]:
    speaker, inherits = _speaker(one)
    said = _first_text(one)
    words = children(one, "words", "segs", "elements", "alternatives")
    if not said and words and "elements" not in one and "alternatives" in one:
        inner = words[0]
        said = _first_text(inner)
        words = children(inner, "words")
    start, end = _span(one, words)
    if not said and words:
        # a segment's own speaker is its words' too, unless they say otherwise
        for word in words:
            for segment in _segment(word):
                if segment.inherits:
                    segment.speaker, segment.inherits = speaker, inherits
                if segment.start is None:
                    segment.start = start
                yield segment
        return
    if said:
        yield _Segment(said, start, end, speaker, inherits)


def _span(
    one: dict[str, Any], words: Sequence[dict[str, Any]]
) -> tuple[float | None, float | None]:
    """When a segment begins and ends, in seconds where its keys say which unit they have."""
    start, end = _time(one, _STARTS), _time(one, _ENDS)
    spans = one.get("timestamp") or one.get("timestamps") or one.get("offsets") or one.get("span")
    if isinstance(one.get("offsets"), dict):
        start, end = _milli(one["offsets"].get("from")), _milli(one["offsets"].get("to"))
    elif isinstance(spans, dict):
        start, end = _time(spans, _STARTS), _time(spans, _ENDS)
    elif isinstance(spans, list) and len(spans) == 2:
        start, end = _moment(spans[0]), _moment(spans[1])
    if start is None and words:
        start = _time(words[0], _STARTS)
        end = _time(words[-1], _ENDS) if end is None else end
    for key in ("startTimeMs", "startMs", "start_ms", "tStartMs"):
        if key in one:
            start = _milli(one[key])
            end = next((_milli(one[k]) for k in ("endTimeMs", "endMs", "end_ms") if k in one), None)
    length = next((number(one[key]) for key in _LENGTHS if key in one), None)
    if end is None and start is not None and length is not None:
        end = start + (length / 1000 if "dDurationMs" in one else length)
    return start, end


def _first_text(one: dict[str, Any]) -> str:
    for key in _TEXTS:
        if isinstance(one.get(key), str) and one[key]:
            return str(one[key])
    return ""


def _speaker(one: dict[str, Any]) -> tuple[str | None, bool]:
    for key in _SPEAKERS:
        if key not in one:
            continue
        value = one[key]
        if isinstance(value, dict):
            value = value.get("name") or value.get("label") or value.get("id")
        said = one_line(text(value)).removesuffix(":").strip()
        if said.isdecimal():
            said = f"Speaker {said}"
        return (said or None), False
    return None, True


def _time(one: dict[str, Any], keys: Sequence[str]) -> float | None:
    return next((found for key in keys if (found := _moment(one.get(key))) is not None), None)


def _moment(value: Any) -> float | None:
    """Seconds of a number, "12.5s" or "00:01:02,500"."""
    if isinstance(value, str):
        clock = _CLOCK.match(value.strip())
        if clock is not None:
            whole = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
            return whole + float(f"0.{clock[4] or 0}")
        value = value.strip().removesuffix("s")
    return number(value)


def _milli(value: Any) -> float | None:
    found = number(value)
    return None if found is None else found / 1000


def _rescale(segments: list[_Segment]) -> None:
    """Times in milliseconds become seconds: they are whole, and too long for what is said."""
    times = [time for one in segments for time in (one.start, one.end) if time is not None]
    if not times or any(time % 1 for time in times):
        return
    spans = [
        (one.end - one.start, len(one.text.split()))
        for one in segments
        if one.start is not None and one.end is not None and one.end > one.start
    ]
    if not spans and max(times) > _NO_SECONDS:
        spans = [(max(times) - min(times), sum(len(one.text.split()) for one in segments))]
    slow = sum(length for length, _ in spans) > _SLOWEST * sum(words for _, words in spans)
    if max(times) > _LONGEST_TALK or (spans and slow):
        for one in segments:
            one.start = None if one.start is None else one.start / 1000
            one.end = None if one.end is None else one.end / 1000


def _cues(segments: Sequence[_Segment], hints: Hints) -> list[Cue]:
    """The cues of segments; those that are words or signs are put together first."""
    joined = list(_joined(segments))
    named = any(segment.speaker for segment in segments)
    lines = [" ".join(plain(one.text).split()) for one in joined]
    names = frozenset[str]() if named else names_in(lines, hints.people)
    cues: list[Cue] = []
    speaker: str | None = None
    time = 0.0
    for one, line in zip(joined, lines, strict=True):
        if not line:
            continue
        start = time if one.start is None else one.start
        end = one.end if one.end is not None and one.end >= start else start
        time = end
        if named:
            whose = speaker if one.inherits else one.speaker
            cues.append(Cue(start, end, line, whose, whose != speaker and bool(cues)))
            speaker = whose
            continue
        said = spoken(line, names)
        if said.change:
            speaker = said.speaker
        if said.text:
            cues.append(Cue(start, end, said.text, speaker, said.change))
    return cues


def _joined(segments: Sequence[_Segment]) -> Iterator[_Segment]:
    """Words and lone signs of one speaker put together to sentences, spaces only where they go."""
    spaced = sum(1 for one in segments if one.text[:1].isspace()) * 2 > len(segments)
    few = sum(len(one.text.split()) for one in segments) <= 2 * len(segments)
    current: _Segment | None = None
    for one in segments:
        sign = _NO_SPACE.match(one.text.strip()) is not None
        same = current is not None and (one.inherits or one.speaker == current.speaker)
        if current is not None and ((sign and len(one.text.strip()) < 4) or (few and same)):
            ended = current.text.rstrip()[-1:] in ".!?。！？" and few and not sign
            long = len(current.text) > 600
            if not ended and not long:
                glue = "" if sign or (spaced and one.text[:1].isspace()) else " "
                glue = "" if spaced and not one.text[:1].isspace() else glue
                current.text += glue + one.text
                current.end = one.end if one.end is not None else current.end
                if current.start is None:
                    current.start = one.start
                continue
        if current is not None:
            yield current
        current = _Segment(one.text, one.start, one.end, one.speaker, one.inherits)
    if current is not None:
        yield current
