"""What an episode's text consists of, as a list to go by. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from seeds.model import BlockKind, Part
from tui.widgets.reader.back import about, url_of
from tui.widgets.reader.front import clock
from tui.widgets.reader.passages import Passages, Position

__all__ = ["Entry", "Kind", "outline"]

Kind = Literal["part", "heading", "time", "speaker", "chapter", "reference", "link"]

_MINUTES = (5, 10, 15, 30, 60)
"""Between two times that the outline names, the first of these that gives few enough."""
_FEW = 20
_WORDS = 24
"""Words of a turn that stand for it."""


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
    """The kind of entries that the list it stands in holds; none for what the text itself has."""


def outline(passages: Passages, dot: str) -> list[Entry]:
    """Return parts with headings or times, then speakers, chapters, references and links."""
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
        if entries[-1].kind == "part" and not text.chapters:
            entries += _times(number, part)
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


def _times(number: int, part: Part) -> list[Entry]:
    """Return a turn for every so many minutes: a way about a talk without headings and chapters."""
    timed = [(block.start, n) for n, block in enumerate(part.blocks) if block.start is not None]
    if not timed or timed[-1][0] < 2 * 60 * _MINUTES[0]:
        return []
    apart = next((60 * m for m in _MINUTES if timed[-1][0] <= _FEW * 60 * m), 60 * _MINUTES[-1])
    entries: list[Entry] = []
    following = 0.0
    for start, n in timed:
        if start < following:
            continue
        following = (start // apart + 1) * apart
        words = part.blocks[n].text.split()
        title = " ".join(words[:_WORDS])
        entries.append(Entry("time", title, clock(start), 1, start, Position(number, n, 0)))
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
    first = next(iter(firsts.values()))[0]
    head = Entry("part", "Speakers", f"{len(firsts)}", 0, at=first, of="speaker")
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
                of="speaker",
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
