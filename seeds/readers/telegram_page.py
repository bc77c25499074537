"""Telegram channel pages saved as text: a header, then posts, each closed by "Full story"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.model import Document, Episode, Hints, Part, PartKind, Source, SourceKind
from seeds.readers.notices import Notices
from seeds.readers.posts import is_quotation, read_post
from seeds.readers.titles import guests, looks_like_title, name_of_source, split_number

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "telegram-page"

_COUNT = re.compile(
    r"^\d[\d.,\s]{0,12}[KM]?\s(?:subscribers?|members?|photos?|videos?|files?|links?|audios?)$",
    re.IGNORECASE,
)
_SUBSCRIBERS = re.compile(r"^\d[\d.,\s]{0,12}[KM]?\s(?:subscribers?|members?)$", re.I | re.M)
_DOWNLOAD = re.compile(r"^Download Telegram$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^Full story\W*$", re.IGNORECASE)
_ENDS = re.compile(r"^Full story\W*$", re.IGNORECASE | re.MULTILINE)
_HASHTAGS = re.compile(r"^(?:#[^\s#]+\s*)+$")
_WORK = re.compile(r"[\"“]([^\"“”]{8,200})[\"”]")
_CUT = ("...", "…")


@dataclass(frozen=True, slots=True)
class _Header:
    name: str | None
    description: str | None
    tags: tuple[str, ...]
    end: int
    """The index of the first line after it."""


def sniff(head: str, name: str | None) -> float:
    """Sure where a count of subscribers stands above "Download Telegram" or "Full story"."""
    del name
    subscribers = _SUBSCRIBERS.search(head) is not None
    download = _DOWNLOAD.search(head) is not None
    ends = sum(1 for _ in _ENDS.finditer(head))
    if subscribers and (download or ends):
        return 0.95
    return 0.6 if ends > 1 or (download and ends) else (0.4 if ends or subscribers else 0.0)


def read(text: str, hints: Hints) -> Document:
    """The channel that `text` shows; raises `UnreadableError` if it has no post."""
    notices = Notices(hints)
    lines = [line.strip() for line in text.split("\n")]
    header = _header(lines)
    episodes: list[Episode] = []
    start = header.end
    for index in range(header.end, len(lines)):
        if _END.match(lines[index]):
            episode = _episode(lines[start:index], start + 1, torn=False, notices=notices)
            if episode is not None:
                episodes.append(episode)
            start = index + 1
    rest = lines[start:]
    if any(rest):
        episode = _torn(rest, start + 1, notices)
        if episode is not None:
            episodes.append(episode)
    if not episodes:
        raise notices.unreadable(
            "no post, that is a text closed by a line “Full story”",
            "save the whole channel page as text, or name the right --format",
        )
    source = Source(
        name_of_source(hints, header.name),
        SourceKind.CHANNEL,
        description=header.description,
        tags=header.tags,
    )
    return Document(FORMAT, source, tuple(episodes), notices.texts)


def _header(lines: list[str]) -> _Header:
    end = _header_end(lines)
    name: str | None = None
    description: list[str] = []
    tags: list[str] = []
    for line in lines[:end]:
        if not line or _COUNT.match(line) or _DOWNLOAD.match(line):
            continue
        if _HASHTAGS.match(line):
            tags.extend(tag for tag in (word.strip("#") for word in line.split()) if tag)
        elif name is None:
            name = line
        else:
            description.append(line)
    return _Header(name, " ".join(description) or None, tuple(dict.fromkeys(tags)), end)


def _header_end(lines: list[str]) -> int:
    """After "Download Telegram"; without it, after the counts, what follows them, and hashtags."""
    first_post = next((i for i, line in enumerate(lines) if _END.match(line)), len(lines))
    for index, line in enumerate(lines[:first_post]):
        if _DOWNLOAD.match(line):
            return index + 1
    counts = [i for i, line in enumerate(lines[:first_post]) if _COUNT.match(line)]
    if not counts:
        return 0
    end = counts[-1] + 1
    while end < first_post and lines[end]:
        end += 1
    following = next((i for i in range(end, first_post) if lines[i]), None)
    if following is not None and _HASHTAGS.match(lines[following]):
        return following + 1
    return end


def _episode(lines: list[str], first: int, *, torn: bool, notices: Notices) -> Episode | None:
    lines, first = _trimmed(lines, first)
    if not lines:
        notices.at(first, "a post without text was left out")
        return None
    titled = _has_title(lines)
    body = lines[1:] if titled else lines
    post = read_post(body)
    if not post.blocks:
        notices.at(first, f"the post “{lines[0][:80]}” has no text")
        if not titled:
            return None
    named = lines[0] if titled else _title_within(post.blocks[0].text)
    title, number = split_number(named or "Post")
    parts = (Part(PartKind.NOTES, post.blocks),) if post.blocks else ()
    return Episode(
        title=" ".join(title.split()),
        number=number,
        people=guests(title, "\n".join(body)) if titled else (),
        truncated=torn or (bool(body) and body[-1].endswith(_CUT)),
        tags=post.tags,
        parts=parts,
    )


def _trimmed(lines: list[str], first: int) -> tuple[list[str], int]:
    """`lines` without empty ones above and below, and the number of the first that is left."""
    filled = [index for index, line in enumerate(lines) if line]
    if not filled:
        return [], first
    return lines[filled[0] : filled[-1] + 1], first + filled[0]


def _torn(lines: list[str], first: int, notices: Notices) -> Episode | None:
    """What follows the last "Full story": a post whose end is missing."""
    lines, first = _trimmed(lines, first)
    # what is left of a closing line that is itself torn is no text
    if len(lines) > 1 and not lines[-2] and "Full story".startswith(lines[-1]):
        lines = lines[:-1]
    texts = [line for line in lines if line]
    if not texts or (len(texts) < 2 and looks_like_title(texts[0])):
        notices.at(first, "the page ends within the title of a post, which was left out")
        return None
    last = first + len(lines) - 1
    notices.at(last, "the page ends within a post: no line “Full story” closes it")
    if not _has_title(lines) and len(texts) < 2:
        return None
    return _episode(lines, first, torn=True, notices=notices)


def _has_title(lines: list[str]) -> bool:
    if is_quotation(lines[0]) or not looks_like_title(lines[0]):
        return False
    if len(lines) < 2 or not lines[1]:
        return True
    return len(lines[0].split()) <= 20


def _title_within(line: str) -> str:
    """The work that a post without a title names in quotation marks, else its first sentence."""
    for found in _WORK.finditer(line):
        words = found[1].split()
        capitals = sum(1 for word in words if word[0].isupper())
        if len(words) >= 3 and words[0][0].isupper() and 2 * capitals >= len(words):
            return found[1].rstrip(".,")
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", line, maxsplit=1)[0]
    words = sentence.rstrip(".").split()
    return " ".join(words[:20]) + (" …" if len(words) > 20 else "")
