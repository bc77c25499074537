"""Episode list pages: blocks of a title line, a description, and a line like "8 Apr 51min"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from seeds.dates import When, when
from seeds.model import Document, Episode, Hints, Source, SourceKind
from seeds.readers.descriptions import description, without_show_notes
from seeds.readers.notices import NEEDS_CAPTURED, Notices
from seeds.readers.titles import guests, looks_like_title, name_of_source, split_number

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "episode-list"

_COVER = re.compile(r"^episode \S.{0,400} cover$", re.MULTILINE | re.IGNORECASE)
_TORN_DATE = re.compile(r"^\d{1,2}\.?(?:\s\S{0,12}){0,3}$")


@dataclass(slots=True)
class _Group:
    """The lines of one episode, each with its number."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    when: When | None = None
    torn: bool = False

    @property
    def first(self) -> int:
        return self.lines[0][0]


def sniff(head: str, name: str | None) -> float:
    """Sure where date lines close blocks of a short line and a long one."""
    del name
    if _COVER.search(head):
        return 0.1
    before: list[str] = []
    hits = 0
    for line in head.split("\n"):
        plain = line.strip()
        if not plain:
            continue
        if len(before) >= 2 and _closes(plain) and looks_like_title(before[-2]):
            hits += _is_text(before[-1])
        before = [*before[-1:], plain]
    return min(0.6 + 0.1 * hits, 0.85) if hits else 0.0


def read(text: str, hints: Hints) -> Document:
    """The list of episodes that `text` is; raises `UnreadableError` if there is none."""
    notices = Notices(hints)
    groups, heading = _groups(text.split("\n"), hints, notices)
    episodes = [_episode(group, notices) for group in groups]
    if not episodes:
        raise notices.unreadable(
            "no episode, that is a title line, a description and a line like “8 Apr 51min”",
            "save the whole page as text, or name the right --format",
        )
    _missing(groups, notices)
    if any(group.when is not None and group.when.open for group in groups):
        notices.add(f"{notices.where}: no day of capture; {NEEDS_CAPTURED}")
    source = Source(name_of_source(hints, heading), SourceKind.PAGE)
    return Document(FORMAT, source, tuple(episodes), notices.texts)


def _closes(line: str) -> bool:
    return line[0].isalnum() and when(line) is not None


def _is_text(line: str) -> bool:
    return line.endswith((".", "!", "?")) or len(line.split()) >= 12


def _groups(lines: list[str], hints: Hints, notices: Notices) -> tuple[list[_Group], str | None]:
    groups: list[_Group] = []
    heading: str | None = None
    stanzas: list[list[tuple[int, str]]] = []
    open_stanza = False
    for number, line in enumerate(lines, 1):
        plain = line.strip()
        if not plain:
            open_stanza = False
            continue
        read_when = when(plain, hints.captured) if plain[0].isalnum() else None
        if read_when is not None and stanzas:
            found, chrome = _split(stanzas, read_when, notices)
            heading = heading or (chrome if not groups else None)
            groups.extend(found)
            stanzas, open_stanza = [], False
        elif read_when is not None:
            notices.at(number, f"the date line “{plain}” belongs to no episode")
        elif open_stanza:
            stanzas[-1].append((number, plain))
        else:
            stanzas.append([(number, plain)])
            open_stanza = True
    if stanzas:
        groups.extend(_torn(stanzas, notices))
    return groups, heading


def _split(
    stanzas: list[list[tuple[int, str]]], closing: When | None, notices: Notices
) -> tuple[list[_Group], str | None]:
    """The episodes between two date lines: more than one where a date line is missing."""
    groups: list[_Group] = []
    heading: str | None = None
    lines: list[tuple[int, str]] = []
    for stanza in stanzas:
        first = stanza[0][1]
        # a lone line above the date is a description, unless it bears a number
        whole = looks_like_title(first) and (
            len(stanza) > 1 or stanza is not stanzas[-1] or split_number(first)[1] is not None
        )
        if len(lines) == 1 and whole:
            heading = heading or lines[0][1]  # the page's own words above the list
            lines = stanza[:]
        elif len(lines) > 1 and whole:
            groups.append(_Group(lines))
            lines = stanza[:]
        else:
            lines.extend(stanza)
    groups.append(_Group(lines, closing))
    kept: list[_Group] = []
    for group in groups:
        if not looks_like_title(group.lines[0][1]):
            notices.at(group.first, "a description without a title before it was left out")
        else:
            kept.append(group)
    return kept, heading


def _torn(stanzas: list[list[tuple[int, str]]], notices: Notices) -> list[_Group]:
    """What follows the last date line: a page cut off, or its own words below the list."""
    number, last = stanzas[-1][-1]
    if (len(stanzas) > 1 or len(stanzas[-1]) > 1) and _TORN_DATE.match(last):
        stanzas[-1].pop()
        if not stanzas[-1]:
            stanzas.pop()
    groups, _ = _split(stanzas, None, notices)
    kept: list[_Group] = []
    for group in groups:
        if len(group.lines) < 2 or not _is_text(group.lines[1][1]):
            notices.at(group.first, "the page ends after a title, or within it; left out")
            continue
        if group is groups[-1]:
            notices.at(number, "the page ends before the date of its last episode")
            group.torn = True
        kept.append(group)
    return kept


def _missing(groups: list[_Group], notices: Notices) -> None:
    dated = any(g.when and (g.when.published or g.when.open) for g in groups)
    timed = any(g.when and g.when.duration is not None for g in groups)
    for group in groups:
        if group.torn:
            continue
        if group.when is None:
            notices.at(group.first, "no date line closes this episode")
        elif dated and not group.when.published and not group.when.open:
            notices.at(group.first, "this episode has no date, unlike others")
        elif timed and group.when.duration is None:
            notices.at(group.first, "this episode has no duration, unlike others")


def _episode(group: _Group, notices: Notices) -> Episode:
    title, number = split_number(" ".join(group.lines[0][1].split()))
    text, link = without_show_notes("\n".join(line for _, line in group.lines[1:]))
    if not text:
        notices.at(group.first, "this episode has no description")
    return Episode(
        title=title,
        number=number,
        people=guests(title, text),
        published=group.when.published if group.when else None,
        duration=group.when.duration if group.when else None,
        link=link,
        truncated=group.torn,
        parts=description(text),
    )
