"""Podcast-app pages: one featured episode, the app's own words, then a list of episodes.

The pages come in the reader's language. What tells the episodes from the app's words is the
"episode TITLE cover" line of each picture, which the app doesn't translate, and the date lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.dates import When, when
from seeds.model import Document, Episode, Hints, Source, SourceKind
from seeds.readers.descriptions import Body, description, split_body
from seeds.readers.notices import NEEDS_CAPTURED, Notices
from seeds.readers.references import read_references
from seeds.readers.titles import guests, name_of_source, split_number

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "podcast-app"

_COVER = re.compile(r"episode\s+(\S.{0,400}?)\s+cover", re.IGNORECASE)
_COVERS = re.compile(r"^[ \t]*episode \S.{0,400} cover[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TORN_COVER = re.compile(r"episode\s\S", re.IGNORECASE)
_TOTAL = re.compile(r"(\d[\d.,\s]{0,12})\s(?:episoder|episodes|episode)", re.IGNORECASE)
_OPENING = re.compile(r"^Episode title:\s*", re.IGNORECASE)

# One row for each language: the words above a description, above the comments, above the list.
_WORDS = (
    ("description", "comments", "all episodes"),
    ("beskrivelse", "kommentarer", "alle episoder"),
)
_ABOVE_BODY = frozenset(row[0] for row in _WORDS)
_BELOW_BODY = frozenset(word for row in _WORDS for word in row[1:])


@dataclass(frozen=True, slots=True)
class _Entry:
    """The place and the lines of one episode; `when` is None where the page doesn't say."""

    line: int
    title: str
    body: str
    when: When | None
    torn: bool
    featured: bool = False


def sniff(head: str, name: str | None) -> float:
    """Sure where pictures are described as "episode TITLE cover"."""
    del name
    covers = sum(1 for _ in _COVERS.finditer(head))
    return min(0.9 + 0.02 * covers, 0.98) if covers else 0.0


def read(text: str, hints: Hints) -> Document:
    """The episodes of the page that `text` is; raises `UnreadableError` if there is none."""
    notices = Notices(hints)
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    covers = [
        (index, found[1]) for index, line in enumerate(lines) if (found := _COVER.fullmatch(line))
    ]
    heading, total = _heading(lines, covers), _total(lines)
    show = name_of_source(hints, heading)
    entries: list[_Entry] = []
    for place, (index, title) in enumerate(covers):
        end = covers[place + 1][0] if place + 1 < len(covers) else len(lines)
        entry = _entry(lines, index, end, title, hints, notices)
        if entry is not None:
            entries.append(entry)
    episodes = [_episode(entry, heading or show, notices) for entry in entries]
    if not episodes:
        raise notices.unreadable(
            "no episode under any “episode … cover” line",
            "save the whole page as text, or name the right --format",
        )
    _check(lines, [index for index, _ in covers], entries, notices)
    if any(entry.when is not None and entry.when.open for entry in entries):
        notices.add(f"{notices.where}: no day of capture; {NEEDS_CAPTURED}")
    source = Source(show, SourceKind.PAGE, total=total)
    return Document(FORMAT, source, tuple(episodes), notices.texts)


def _heading(lines: list[str], covers: list[tuple[int, str]]) -> str | None:
    """The name of the show: the first line of the page, if it is no episode's."""
    first = next(((i, line) for i, line in enumerate(lines) if line), None)
    if first is None or (covers and first[0] >= covers[0][0]):
        return None
    line = first[1]
    if when(line) is not None or line in {title for _, title in covers} or len(line) > 200:
        return None
    return line


def _total(lines: list[str]) -> int | None:
    for line in lines:
        found = _TOTAL.fullmatch(line) if len(line) < 40 else None
        if found:
            return int(re.sub(r"\D", "", found[1]))
    return None


def _entry(
    lines: list[str], cover: int, end: int, title: str, hints: Hints, notices: Notices
) -> _Entry | None:
    above = next((i for i in range(cover - 1, -1, -1) if lines[i]), None)
    featured = above is not None and lines[above] and _is_featured(lines, above)
    if featured and above is not None:
        return _featured(lines, cover, end, title, when(lines[above], hints.captured), notices)
    inside = [(i, lines[i]) for i in range(cover + 1, end) if lines[i]]
    if inside and inside[0][1] == title:
        inside = inside[1:]
    body: list[str] = []
    for index, line in inside:
        said = when(line, hints.captured)
        if said is not None:
            if not body:
                notices.at(cover + 1, f"“{title}” has no description")
            return _Entry(cover + 1, title, "\n".join(body), said, torn=False)
        # the next, featured episode's own title and date stand above its picture
        if index < end:
            body.append(line)
    last = end >= len(lines)
    if not body:
        notices.at(cover + 1, f"“{title}” has neither a description nor a date; left out")
        return None
    problem = "the page ends before the date of" if last else "no date line closes"
    notices.at(inside[-1][0] + 1, f"{problem} “{title}”")
    if last:
        _take_torn_line(body)
    return _Entry(cover + 1, title, "\n".join(body), None, torn=last)


def _is_featured(lines: list[str], above: int) -> bool:
    """Whether the line above a picture gives its date, and a title stands above that.

    In the list, what stands above a picture is the date line of the episode before: there the
    text above it is a body, parted by an empty line, and far longer than a title.
    """
    if when(lines[above]) is None:
        return False
    title = next((lines[i] for i in range(above - 1, -1, -1) if lines[i]), "")
    below = next((i for i in range(above + 2, len(lines)) if lines[i]), None)
    return len(title) <= 300 and below is not None and lines[below].casefold() in _ABOVE_BODY


def _featured(
    lines: list[str], cover: int, end: int, title: str, said: When | None, notices: Notices
) -> _Entry | None:
    inside = [(i, lines[i]) for i in range(cover + 1, end) if lines[i]]
    start = next((n for n, (_, line) in enumerate(inside) if line.casefold() in _ABOVE_BODY), -1)
    body: list[str] = []
    closed = False
    for _, line in inside[start + 1 :]:
        if line.casefold() in _BELOW_BODY:
            closed = True
            break
        body.append(line)
    torn = not closed and end >= len(lines)
    if torn:
        notices.at(len(lines), f"the page ends within “{title}”")
        _take_torn_line(body)
    elif not closed:
        body = body[:1]  # an unknown language: the words that follow the first text are the app's
    if not body:
        if torn:
            return None
        notices.at(cover + 1, f"“{title}” has no description")
    return _Entry(cover + 1, title, "\n".join(body), said, torn, featured=True)


def _take_torn_line(body: list[str]) -> None:
    """Takes what is left of a date line, or of the app's words, from below a torn text."""
    if len(body) > 1 and len(body[-1]) < 40:
        body.pop()


def _check(lines: list[str], covers: list[int], entries: list[_Entry], notices: Notices) -> None:
    """Warns of what is missing at the end, or beside what the other episodes have."""
    last = max((i for i, line in enumerate(lines) if line), default=0)
    if last not in covers and _TORN_COVER.match(lines[last]):
        notices.at(last + 1, f"the page ends within “{lines[last][:60]}”")
    elif len(entries) == 1 and entries[0].featured and not entries[0].torn:
        notices.at(last + 1, "no list of episodes follows the first one")
    timed = any(entry.when and entry.when.duration is not None for entry in entries)
    for entry in entries:
        if timed and entry.when and entry.when.duration is None:
            notices.at(entry.line, f"“{entry.title}” has no duration, unlike others")
        if entry.when and not entry.when.published and not entry.when.open:
            notices.at(entry.line, f"“{entry.title}” has no date, unlike others")


def _episode(entry: _Entry, show: str, notices: Notices) -> Episode:
    title, number = split_number(" ".join(entry.title.split()))
    opening = _OPENING.match(entry.body)
    body_text = entry.body
    if opening:
        rest = body_text[opening.end() :]
        body_text = rest[len(entry.title) :] if rest.startswith(entry.title) else rest
    body = split_body(body_text.strip())
    listed = read_references(body.references, show, torn=entry.torn and not body.links)
    for problem in listed.problems:
        notices.at(entry.line, f"“{entry.title}”: {problem}")
    return Episode(
        title=title,
        number=number,
        people=guests(title, body.description),
        published=entry.when.published if entry.when else None,
        duration=entry.when.duration if entry.when else None,
        truncated=entry.torn and _cut_text(body),
        parts=description(body.description),
        references=listed.found,
        links=body.links,
    )


def _cut_text(body: Body) -> bool:
    """Whether a torn body is torn within its description, not behind it."""
    return not body.references and not body.links
