"""Transcript pages: title, summary, takeaways, quotations, then turns of talk with time stamps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Hints,
    Part,
    PartKind,
    Source,
    SourceKind,
)
from seeds.readers.descriptions import without_show_notes
from seeds.readers.notices import Notices
from seeds.readers.posts import is_quotation, unquoted
from seeds.readers.speakers import names_in, spoken
from seeds.readers.stamps import Line, Turn, paced_after, stamp_of, turns
from seeds.readers.titles import (
    guests,
    looks_like_title,
    name_of_source,
    split_number,
    title_from_name,
)

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "transcript-page"

_BULLET = re.compile(r"^[-•⦁*–—]\s+(?=\S)")
_TORN_STAMP = re.compile(r"^[\[(]?\d{1,2}(?::\d{0,2}){0,2}$")
_QUOTES = '"“«„'


@dataclass(slots=True)
class _Head:
    """What stands above the talk."""

    title: str | None = None
    summary: list[Line] = field(default_factory=list)
    takeaways: list[Line] = field(default_factory=list)
    quotes: list[Line] = field(default_factory=list)
    talk: list[Line] = field(default_factory=list)


def sniff(head: str, name: str | None) -> float:
    """Sure where lines that are nothing but a stamp alternate with text."""
    del name
    stamps = bullets = quotes = together = 0
    last_was_stamp = False
    for line in head.split("\n"):
        text = line.strip()
        if not text:
            continue
        if "-->" in text:
            return 0.0
        stamp = stamp_of(text) is not None
        stamps += stamp
        together += stamp and last_was_stamp
        last_was_stamp = stamp
        bullets += _BULLET.match(text) is not None
        quotes += is_quotation(text)
    if stamps >= 2 and together * 2 < stamps:
        return 0.8
    if stamps or (bullets >= 2 and (quotes or split_number(head.split("\n", 1)[0])[1])):
        return 0.35
    return 0.0


def read(text: str, hints: Hints) -> Document:
    """The one episode that `text` is; raises `UnreadableError` if it has no talk and no lists."""
    notices = Notices(hints)
    lines = [
        Line(number, plain, stamp_of(plain))
        for number, line in enumerate(text.split("\n"), 1)
        if (plain := line.strip())
    ]
    stamped = any(line.stamp is not None for line in lines)
    torn = _take_torn_end(lines, notices) if lines else False
    head, after = _head(lines)
    found = turns(head.talk, after=after)
    if not stamped and not head.takeaways and not head.quotes:
        raise notices.unreadable(
            "no turn of talk with a time stamp like “12:34”",
            "save the whole page as text, or name the right --format",
        )
    if not any(turn.lines for turn in found) and not (head.takeaways or head.quotes):
        raise notices.unreadable("time stamps without any talk", "save the whole page as text")
    ends_open = _check(found, after, notices)
    title, number = split_number(head.title or title_from_name(hints) or "Transcript")
    summary = "\n".join(line.text for line in head.summary)
    summary, link = without_show_notes(summary)
    episode = Episode(
        title=title,
        number=number,
        people=guests(title, "\n".join(line.text for line in lines[1:])),
        link=link,
        truncated=torn or ends_open,
        parts=_parts(head, summary, found),
    )
    source = Source(name_of_source(hints, None), SourceKind.PAGE)
    return Document(FORMAT, source, (episode,), notices.texts)


def _take_torn_end(lines: list[Line], notices: Notices) -> bool:
    """Takes half a time stamp or half a quotation from the end of a page that was cut off."""
    last = lines[-1]
    if last.stamp is not None:
        earlier = next((x.stamp for x in reversed(lines[:-1]) if x.stamp is not None), None)
        if earlier is not None and last.stamp < earlier:
            notices.at(last.number, f"the page ends within a time stamp, “{last.text}”")
            lines.pop()
            return True
        return False
    if len(lines) > 1 and _TORN_STAMP.match(last.text):
        notices.at(last.number, f"the page ends within a time stamp, “{last.text}”")
        lines.pop()
        return True
    unstamped = all(line.stamp is None for line in lines)
    if unstamped and last.text[0] in _QUOTES and not is_quotation(last.text):
        notices.at(last.number, "the page ends within a quotation, which was left out")
        lines.pop()
        return True
    return False


def _head(lines: list[Line]) -> tuple[_Head, bool]:
    """What stands above the talk, the talk's lines, and whether its stamps follow the turns."""
    head = _Head()
    first_stamp = next((i for i, x in enumerate(lines) if x.stamp is not None), len(lines))
    above = lines[:first_stamp]
    if above and _is_title(above, lines):
        head.title = " ".join(above[0].text.split())
        above = above[1:]
    marked = [i for i, line in enumerate(above) if _is_marked(line)]
    if marked:
        for line in above[marked[0] : marked[-1] + 1]:
            if _BULLET.match(line.text):
                head.takeaways.append(line)
            elif is_quotation(line.text):
                head.quotes.append(line)
            # what else stands between the two lists is a caption of the page's own
        head.summary = _without_caption(above[: marked[0]])
        before = above[marked[-1] + 1 :]
    else:
        before = above
    talk = lines[first_stamp:]
    after = _stamps_follow(before, talk, marked=bool(marked))
    if not marked:
        # the first turn is one line; what stands above it is the summary
        spare = before[:-1] if after and talk else before
        head.summary, before = spare, before[len(spare) :]
    head.talk = before + talk
    return head, after


def _is_title(above: list[Line], lines: list[Line]) -> bool:
    line = above[0]
    if _is_marked(line) or not looks_like_title(line.text):
        return False
    if len(above) > 1 or split_number(line.text)[1] is not None:
        return True
    # one line above the first stamp: a title only where the stamps stand before their turns
    return lines[-1].stamp is None


def _is_marked(line: Line) -> bool:
    return _BULLET.match(line.text) is not None or is_quotation(line.text)


def _without_caption(summary: list[Line]) -> list[Line]:
    """`summary` without a last line such as "Key takeaways:"."""
    if summary and len(summary[-1].text.split()) <= 4 and not summary[-1].text.endswith("."):
        return summary[:-1]
    return summary


def _stamps_follow(before: list[Line], talk: list[Line], *, marked: bool) -> bool:
    if not talk:
        return True
    # without lists above the talk, a line before the first stamp may be summary as well as turn
    first_after, first_before = bool(before), not before or not marked
    last_after, last_before = talk[-1].stamp is not None, talk[-1].stamp is None
    fits_after, fits_before = first_after and last_after, first_before and last_before
    # without the lists only the end speaks, and that may be cut off
    if marked and fits_after != fits_before:
        return fits_after
    paced = paced_after((before if marked else before[-1:]) + talk)
    if paced is not None:
        return paced
    return first_after if marked else last_after


def _check(found: list[Turn], after: bool, notices: Notices) -> bool:
    """Warns of what doesn't fit; whether the talk breaks off."""
    broken = False
    for place, turn in enumerate(found):
        last = place == len(found) - 1
        if not turn.lines:
            what = "the page ends after a time stamp" if last else "a time stamp without a turn"
            notices.at(turn.line, what)
            broken = broken or (last and not after)
        elif turn.start is None and last and after:
            notices.at(turn.line, "the page ends before the time stamp of this turn")
            broken = True
        elif turn.start is None:
            notices.at(turn.line, "a turn without a time stamp")
        if place and turn.start is not None:
            earlier = found[place - 1].start
            if earlier is not None and turn.start < earlier:
                notices.at(turn.line, "the time runs backwards here")
    if not found:
        notices.add(f"{notices.where}: no talk follows the summary and the lists")
        broken = True
    return broken


def _parts(head: _Head, summary: str, found: list[Turn]) -> tuple[Part, ...]:
    described = tuple(
        Block(BlockKind.PARAGRAPH, line) for line in summary.split("\n") if line.strip()
    )
    takeaways = tuple(
        Block(BlockKind.ITEM, line.text[match.end() :])
        for line in head.takeaways
        if (match := _BULLET.match(line.text))
    )
    quotes = tuple(Block(BlockKind.QUOTE, unquoted(line.text)) for line in head.quotes)
    parts = (
        Part(PartKind.DESCRIPTION, described),
        Part(PartKind.TAKEAWAYS, takeaways),
        Part(PartKind.QUOTES, quotes),
        Part(PartKind.TRANSCRIPT, _talk(found)),
    )
    return tuple(part for part in parts if part.blocks)


def _talk(found: list[Turn]) -> tuple[Block, ...]:
    names = names_in(line.text for turn in found for line in turn.lines)
    blocks: list[Block] = []
    for place, turn in enumerate(found):
        following = found[place + 1].start if place + 1 < len(found) else None
        if following is not None and turn.start is not None and following < turn.start:
            following = None
        speaker: str | None = None
        for line in turn.lines:
            said = spoken(line.text, names)
            if said.speaker is not None or said.change:
                speaker = said.speaker
            if said.text:
                blocks.append(
                    Block(
                        BlockKind.TURN,
                        said.text,
                        speaker=speaker,
                        start=turn.start,
                        end=following if turn.start is not None else None,
                    )
                )
    return tuple(blocks)
