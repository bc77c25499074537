"""What stands above a text about it: YAML, TOML or JSON between fences, or lines of "Key: value".

Every second one in the wild is not valid YAML; then its lines are taken one by one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from seeds.dates import day, duration
from seeds.notes import web_address
from seeds.readers.notices import Notices
from seeds.text import one_line

__all__ = ["FrontMatter", "NOT_NAMES", "take_front_matter"]

_FENCES = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_LONGEST = 1 << 16
_KEY = re.compile(r"^([A-Za-z][\w .-]{0,40}?)\s*[:=]\s*(.*)$")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_RECORDING = re.compile(r"\.(?:mp3|m4a|ogg|opus|wav|aac|flac|mp4)(?:$|[?#])", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d(?:-\d\d)?")

_TITLES = ("title", "episode title", "episode_title", "name")
_DATES = (
    "date",
    "published",
    "pubdate",
    "publish_date",
    "published_at",
    "datepublished",
    "created",
    "publishdate",
    "release_date",
    "air_date",
    "recorded",
    "date_published",
)
_PEOPLE = (
    "speakers",
    "speaker",
    "hosts",
    "host",
    "guests",
    "guest",
    "people",
    "participants",
    "panelists",
    "with",
)
_SOURCES = ("podcast", "show", "series", "podcast_name", "podcast_title", "channel", "source")
_TAGS = ("tags", "tag", "keywords", "categories", "topics", "category")
_LINKS = (
    "link",
    "url",
    "permalink",
    "canonical",
    "canonical_url",
    "episode_url",
    "media",
    "video_url",
    "source_url",
    "youtube",
)
_NUMBERS = ("episode_number", "episode", "number", "episodenumber", "ep", "episode_id")
_TEXTS = ("description", "summary", "excerpt", "subtitle")
_LENGTHS = ("duration", "length", "runtime")
_KNOWN = frozenset(
    (*_TITLES, *_DATES, *_PEOPLE, *_SOURCES, *_TAGS, *_LINKS, *_NUMBERS, *_TEXTS, *_LENGTHS)
)

NOT_NAMES = _KNOWN | frozenset(
    "author authors chapters credits date disclaimer episode example faq hosts intro introduction "
    "language links location music note notes outline outro outtakes overview ps recorded "
    "references resources slides sources sponsor sponsors subtitle timestamps topic transcript "
    "transcription update video warning audio question answer conclusion".split()
) - {"speaker", "host", "guest", "question", "answer"}
"""What begins a line of its own before a colon, and is nobody's name."""


@dataclass(slots=True)
class FrontMatter:
    """What is said of a text above it."""

    title: str | None = None
    published: str | None = None
    people: tuple[str, ...] = ()
    source: str | None = None
    tags: tuple[str, ...] = ()
    link: str | None = None
    guid: str | None = None
    enclosure: str | None = None
    number: int | None = None
    duration: float | None = None
    description: str | None = None
    keys: frozenset[str] = field(default_factory=frozenset)


def take_front_matter(lines: list[str], notices: Notices) -> tuple[FrontMatter, int]:
    """What stands above the text in `lines`, and the index of the first line below it."""
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines):
        return FrontMatter(), first
    fence = lines[first].strip()
    if fence[:3] in _FENCES and fence in ("---", "+++", ";;;", "---json", "---yaml", "---toml"):
        ends = _FENCES[fence[:3]]
        for end in range(first + 1, min(len(lines), first + 2000)):
            if lines[end].rstrip() in ends:
                body = lines[first + 1 : end]
                if not body or any(_KEY.match(line) or line.strip()[:1] in '{}"' for line in body):
                    return _of(_fields(fence, body, first + 1, notices)), end + 1
                break
        if fence != "---":
            notices.at(first + 1, "the front matter is not closed")
        return FrontMatter(), first
    if fence.startswith("{"):
        return _json_above(lines, first)
    end = first
    while end < len(lines) and lines[end].strip():
        found = _KEY.match(lines[end].strip().replace("**", ""))
        if found is None or found[1].casefold() not in _KNOWN or not found[2]:
            break
        end += 1
    if end == len(lines) or lines[end].strip() or end - first < 2:
        return FrontMatter(), first
    return _of(_by_line([line.replace("**", "") for line in lines[first:end]])), end


def _json_above(lines: list[str], first: int) -> tuple[FrontMatter, int]:
    text = "\n".join(lines[first:])[:_LONGEST]
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return FrontMatter(), first
    if not isinstance(value, dict) or not text[end:].strip():
        return FrontMatter(), first
    return _of(value), first + text.count("\n", 0, end) + 1


def _fields(fence: str, body: list[str], line: int, notices: Notices) -> dict[str, Any]:
    text = "\n".join(body)[:_LONGEST]
    kind = fence[3:] or {"---": "yaml", "+++": "toml", ";;;": "json"}[fence[:3]]
    value: Any = None
    if kind == "json" or text.lstrip().startswith("{"):
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            value = None
    elif kind == "toml":
        import tomllib

        try:
            value = tomllib.loads(text)
        except (ValueError, RecursionError):
            value = None
    else:
        import yaml

        try:
            # the base loader leaves dates and numbers as they are written
            value = yaml.load(text, Loader=yaml.BaseLoader)
        except (yaml.YAMLError, ValueError, RecursionError):
            value = None
    if isinstance(value, dict):
        return value
    if text.strip():
        notices.at(line, f"the front matter is no valid {kind.upper()}; its lines were taken alone")
    return _by_line(body)


def _by_line(body: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    key = ""
    for line in body:
        item = _ITEM.match(line)
        if item is not None and key:
            listed = found.get(key)
            found[key] = [*listed, _bare(item[1])] if isinstance(listed, list) else [_bare(item[1])]
            continue
        pair = _KEY.match(line)
        if pair is None:
            continue
        key, value = pair[1].strip().casefold(), pair[2].strip()
        if value.startswith("[") and value.endswith("]"):
            found[key] = [_bare(one) for one in value[1:-1].split(",")]
        elif value.strip("|>- "):
            found.setdefault(key, _bare(value))
    return found


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.strip("\"'") if value[:1] in ("'", '"') else value


def _of(found: dict[str, Any]) -> FrontMatter:
    fields = {str(key).casefold().strip(): value for key, value in found.items()}

    def first(keys: tuple[str, ...]) -> str:
        return next((said for key in keys if (said := _text(fields.get(key)))), "")

    people = [name for key in _PEOPLE for name in _names(fields.get(key))]
    tags = [tag for key in _TAGS for tag in _names(fields.get(key))]
    number = first(_NUMBERS).lstrip("#")
    published = first(_DATES)
    links = [url for key in _LINKS if (url := web_address(_text(fields.get(key))))]
    recordings = [url for url in links if _RECORDING.search(url)]
    return FrontMatter(
        title=first(_TITLES) or None,
        published=_published(published) if published else None,
        people=tuple(dict.fromkeys(people)),
        source=first(_SOURCES) or None,
        tags=tuple(dict.fromkeys(tag.lstrip("#") for tag in tags)),
        link=next((url for url in links if url not in recordings), None),
        enclosure=next(iter(recordings), None),
        guid=first(("guid",)) or None,
        number=int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else None,
        duration=_seconds(first(_LENGTHS)),
        description=first(_TEXTS) or None,
        keys=frozenset(fields),
    )


def _published(text: str) -> str | None:
    """The day that a text names, or that seconds or milliseconds since 1970 fall on."""
    if text.isascii() and text.isdecimal() and len(text) in (10, 13):
        found = datetime.fromtimestamp(int(text[:10]), UTC)
        return found.date().isoformat()
    iso = _DAY.match(text)
    return day(iso[0] if iso else text)


def _seconds(text: str) -> float | None:
    if text.isascii() and text.isdecimal() and len(text) < 7:
        return float(text) or None
    return duration(text) if text else None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("title"))
    if isinstance(value, (list, tuple)) and value:
        return _text(value[0])
    return "" if value is None or isinstance(value, (bool, list, tuple)) else one_line(str(value))


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        pieces = re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", one_line(value))
        return [piece for piece in pieces if piece]
    if isinstance(value, (list, tuple)):
        return [said for one in value[:200] if (said := _text(one))]
    return [said] if isinstance(value, dict) and (said := _text(value)) else []
