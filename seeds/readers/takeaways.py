"""The takeaways of a page: the list below a heading such as "Key takeaways"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.model import Block, BlockKind, Part, PartKind

__all__ = ["taken_apart"]

_HEADING = re.compile(
    r"(?:(?:the|our|my|\d{1,2}|three|four|five|six|seven|eight|nine|ten)\s+)?"
    r"(?:(?:key|main|top|big|biggest|quick|episode|major|most important)\s+)?"
    r"(?:take-?\s?aways?(?:\s+points?)?|points to take away|take-?home (?:points?|messages?)"
    r"|(?:key|main|summary) (?:points?|ideas?|lessons?|insights?|learnings?|messages?)"
    r"|highlights|what you(?:['’]ll| will) learn|what we learned|lessons(?: learned)?|in short)"
    r"(?:\s+(?:from|of|in) (?:this|the|today['’]s) .{1,30})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s+")
_FEWEST = 2
_LEAST_WORDS = 5


def taken_apart(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The takeaways and the rest of a page's notes, as the parts that they are."""
    for place, block in enumerate(blocks):
        if not _heads(block):
            continue
        end = place + 1
        while end < len(blocks) and blocks[end].kind in (BlockKind.ITEM, BlockKind.QUOTE):
            end += 1
        items = tuple(_item(one) for one in blocks[place + 1 : end])
        if len(items) < _FEWEST or _short(items):
            continue
        rest = (*blocks[:place], *blocks[end:])
        parts = (Part(PartKind.TAKEAWAYS, items), Part(PartKind.NOTES, rest))
        return tuple(part for part in parts if part.blocks)
    return (Part(PartKind.NOTES, tuple(blocks)),) if blocks else ()


def _heads(block: Block) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or len(block.text) > 60:
        return False
    return _HEADING.fullmatch(block.text.rstrip(" :.!")) is not None


def _item(block: Block) -> Block:
    return replace(block, kind=BlockKind.ITEM, text=_NUMBER.sub("", block.text, count=1))


def _short(items: Sequence[Block]) -> bool:
    """Whether the items are titles of what is spoken of, and say nothing of it."""
    words = sorted(len(item.text.split()) for item in items)
    return words[len(words) // 2] < _LEAST_WORDS
