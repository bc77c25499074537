"""A passage inside the text around it: pure, and never longer than a screen or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seeds.model import Block, BlockKind, Part
from store.anchors import Anchor, refind
from tui.widgets.cells import clock

__all__ = ["Excerpt", "excerpt", "place_in_words"]

BEFORE = 240
AFTER = 600
"""Code points of context: what stands before is short, so that the claim is on the screen."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage and what stands around it."""

    heading: str
    """The heading that it stands under; empty where there is none."""
    before: str
    passage: str
    after: str
    place: str
    """The part and the time, such as "Transcript · 12:34"."""
    found: bool
    """False when the text changed and the passage is no longer in it."""


def place_in_words(anchor: Anchor) -> str:
    """Return the part that an anchor lies in, and its time where it has one."""
    part = str(anchor.part).capitalize()
    return part if anchor.time is None else f"{part} · {clock(anchor.time)}"


def excerpt(anchor: Anchor, parts: Sequence[Part]) -> Excerpt:
    """Return the anchor's passage within its surroundings, where it stands now."""
    here = refind(anchor, parts)
    part = next((one for one in parts if here is not None and one.kind == here.part), None)
    if here is None or part is None:
        return Excerpt("", "", anchor.quote, "", place_in_words(anchor), found=False)
    blocks = part.blocks
    start, text = here.start, blocks[here.block].text
    heading = next(
        (one.text for one in reversed(blocks[: here.block]) if one.kind is BlockKind.HEADING), ""
    )
    before = _lead(blocks[here.block]) + text[max(0, start - BEFORE - 1) : start]
    if start <= BEFORE:
        before = _earlier(blocks, here.block, BEFORE - len(before)) + before
    else:
        before = _from_word(text[max(0, start - BEFORE) : start])
    last, end = _end(blocks, here)
    after = _to_word(blocks[last].text[end : end + AFTER + 1], AFTER)
    if len(after) < AFTER and not after.endswith("…"):
        after += _later(blocks, last, AFTER - len(after))
    return Excerpt(heading, before, here.quote, after, place_in_words(here), found=True)


def _lead(block: Block) -> str:
    """Return what is shown before a block's text and is no part of it."""
    return "".join(f"{word}: " for word in (block.speaker, block.label) if word)


def _end(blocks: Sequence[Block], anchor: Anchor) -> tuple[int, int]:
    """Return the block that a passage ends in, and where: offsets run on over line breaks."""
    block, offset = anchor.block, anchor.end
    while offset > len(blocks[block].text) and block + 1 < len(blocks):
        offset -= len(blocks[block].text) + 1
        block += 1
    return block, offset


def _earlier(blocks: Sequence[Block], block: int, room: int) -> str:
    shown = ""
    for one in reversed(blocks[:block]):
        if one.kind is BlockKind.HEADING or len(shown) >= room:
            break
        text = _lead(one) + one.text if len(one.text) < room else one.text[-room - 1 :]
        left = room - len(shown)
        shown = (text if len(text) <= left else _from_word(text[-left:])) + "\n\n" + shown
        if len(text) > left:
            break
    return shown


def _later(blocks: Sequence[Block], block: int, room: int) -> str:
    shown = ""
    for one in blocks[block + 1 :]:
        if one.kind is BlockKind.HEADING or len(shown) >= room:
            break
        text = _lead(one) + one.text[: room + 1]
        left = room - len(shown)
        shown += "\n\n" + _to_word(text, left)
        if len(text) > left:
            break
    return shown


def _from_word(text: str) -> str:
    cut = text.find(" ")
    return "… " + text[cut + 1 :]


def _to_word(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text.rfind(" ", 0, room)
    return text[: cut if cut > 0 else room] + " …"
