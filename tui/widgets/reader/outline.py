"""What an episode's text consists of, as a list to go by. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from seeds.model import BlockKind
from tui.widgets.reader.back import about, url_of
from tui.widgets.reader.front import clock
from tui.widgets.reader.passages import Passages, Position

__all__ = ["Entry", "Kind", "outline"]

Kind = Literal["part", "heading", "speaker", "chapter", "reference", "link"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the text, or a page that it points at."""

    kind: Kind
    title: str
    detail: str
    """What more there is to say: how many turns, by whom, from where."""
    level: int
    """The depth, parts and lists being at 0."""
    time: float | None = None
    """Seconds."""
    at: Position | None = None
    """Where it leads in the text; None for what stands beside it."""
    number: int = -1
    """Which one it is of its list beside the text."""
    url: str | None = None
    of: str = ""
    """The kind of entries that the list beside the text holds, if it is one or stands in one."""


def outline(passages: Passages, dot: str) -> list[Entry]:
    """Return the parts with their headings, then speakers, chapters, references and links."""
    text = passages.text
    entries: list[Entry] = []
    for number, part in enumerate(passages.parts):
        if not part.blocks:
            continue
        words = sum(len(block.text.split()) for block in part.blocks)
        size = f"{words:,} {'word' if words == 1 else 'words'}"
        first = Position(number, 0, 0)
        entries.append(Entry("part", part.kind.value.capitalize(), size, 0, at=first))
        entries += [
            Entry("heading", block.text, "", block.level or 1, block.start, Position(number, n, 0))
            for n, block in enumerate(part.blocks)
            if block.kind is BlockKind.HEADING
        ]
    entries += _speakers(passages)
    entries += _chapters(passages)
    if text.references:
        entries.append(Entry("part", "References", f"{len(text.references)}", 0, of="reference"))
    for number, reference in enumerate(text.references):
        detail = f" {dot} ".join(about(reference))
        title = reference.title
        if reference.number is not None:
            title = f"{reference.number}. {title}"
        entries.append(
            Entry(
                "reference", title, detail, 1, number=number, url=url_of(reference), of="reference"
            )
        )
    if text.links:
        entries.append(Entry("part", "Links", f"{len(text.links)}", 0, of="link"))
    for number, link in enumerate(text.links):
        entries.append(
            Entry("link", link.title, link.url, 1, number=number, url=link.url, of="link")
        )
    return entries


def _speakers(passages: Passages) -> list[Entry]:
    if not passages.speakers:
        return []
    firsts: dict[str, tuple[Position, float | None]] = {}
    turns: Counter[str] = Counter()
    for number, part in enumerate(passages.parts):
        for n, block in enumerate(part.blocks):
            if block.speaker:
                turns[block.speaker] += 1
                firsts.setdefault(block.speaker, (Position(number, n, 0), block.start))
    head = Entry("part", "Speakers", f"{len(firsts)}", 0, at=next(iter(firsts.values()))[0])
    return [
        head,
        *(
            Entry(
                "speaker",
                name,
                f"{turns[name]:,} {'turn' if turns[name] == 1 else 'turns'}",
                1,
                start,
                at,
            )
            for name, (at, start) in firsts.items()
        ),
    ]


def _chapters(passages: Passages) -> list[Entry]:
    chapters = passages.text.chapters
    if not chapters:
        return []
    timed = [
        (block.start, Position(number, n, 0))
        for number, part in enumerate(passages.parts)
        for n, block in enumerate(part.blocks)
        if block.start is not None
    ]
    timed.sort(key=lambda pair: pair[0])
    entries = [Entry("part", "Chapters", f"{len(chapters)}", 0, of="chapter")]
    for number, chapter in enumerate(chapters):
        before = bisect_right(timed, chapter.start, key=lambda pair: pair[0])
        at = timed[max(0, before - 1)][1] if timed else None
        entries.append(
            Entry(
                "chapter",
                chapter.title,
                clock(chapter.start),
                1,
                chapter.start,
                at,
                number,
                chapter.url,
                "chapter",
            )
        )
    return entries
