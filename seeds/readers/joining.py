"""Turns of one speaker in a row, as one where they are short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from seeds.model import Block, BlockKind

__all__ = ["MANY", "joined"]

MANY = 120
"""Words up to which two turns of one speaker become one."""
_FEW, _LONGEST_FEW = 60, 2_000
"""Words and letters of a turn below which the same speaker's next one joins it."""


def joined(blocks: Iterator[tuple[Block, bool]]) -> list[Block]:
    """Turns of one speaker in a row joined up to a readable length, each with its end if known."""
    held: list[Block] = []
    for block, named in blocks:
        above = held[-1] if held else None
        if (
            named
            and block.start is None
            and above is not None
            and above.speaker == block.speaker is not None
            and above.kind is block.kind is BlockKind.TURN
            and len(above.text) < _LONGEST_FEW
            and len(above.text.split()) < _FEW
            and len(above.text.split()) + len(block.text.split()) <= MANY
        ):
            held[-1] = replace(above, text=f"{above.text} {block.text}")
        else:
            held.append(block)
    following: float | None = None
    for place in range(len(held) - 1, -1, -1):
        block = held[place]
        if block.kind is BlockKind.HEADING:
            continue
        if block.start is not None and following is not None and following >= block.start:
            held[place] = replace(block, end=following)
        following = block.start
    return held
