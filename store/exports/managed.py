"""The region of a note that Earmark writes, and what its owner did to it meanwhile.

The region stands between two comments. The first one remembers each block that was ever written
there, with a few letters that tell whether its lines are still those that were written::

    <!-- earmark:begin EPISODE abcdefghij=1f3c9a,bcdefghijk=- -->
    …
    <!-- earmark:end -->

So when it is written again:

- a block that is remembered and gone was deleted by the owner: it stays away (``-``);
- a block whose lines changed was edited by the owner: their lines stay;
- any other block is written as it is now, and new ones are added;
- lines that Earmark didn't write stay where they are, after the block they follow.

Everything outside the two comments is the owner's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.exports.markdown_blocks import MARK, Made, print_of

__all__ = ["BEGIN", "END", "GONE", "Region", "Section", "parse", "render"]

BEGIN = re.compile(r"^<!-- earmark:begin ([a-z2-7]{10})((?: [^\n]*?)?) -->[ \t]*\r?$", re.MULTILINE)
END = "<!-- earmark:end -->"
GONE = "-"
"""Stands for the letters of a block that the owner deleted."""

_REMEMBERED = re.compile(r"([a-z2-7]{10})=([0-9a-f]{6}|-)")
_BLOCK_ID = re.compile(rf"^\^{MARK}([a-z2-7]{{10}})\s*$")
_CALLOUT = re.compile(r"^> \[!(?:quote|question)\]")


@dataclass(slots=True)
class Region:
    """A region as it was found."""

    remembered: dict[str, str] = field(default_factory=dict)
    """Every block that was ever written, with the letters of its lines then."""
    blocks: dict[str, list[str]] = field(default_factory=dict)
    """The blocks that stand there now."""
    foreign: dict[str, list[str]] = field(default_factory=dict)
    """The owner's own lines, by the block that they follow; "" for those before the first."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it."""

    heading: str
    blocks: tuple[Made, ...]


def parse(remembered: str, lines: Sequence[str], headings: Sequence[str]) -> Region:
    """Take a region apart.

    Args:
        remembered: what stands behind the episode's id in the opening comment.
        lines: what stands between the comments.
        headings: the lines that Earmark writes between blocks.
    """
    region = Region(dict(_REMEMBERED.findall(remembered)))
    last = ""
    pending: list[str] = []
    for line in lines:
        found = _BLOCK_ID.match(line)
        if found is None:
            pending.append(line)
            continue
        start = _start(pending)
        _keep(region, last, pending[:start], headings)
        last = found[1]
        region.blocks[last] = [*pending[start:], line]
        pending = []
    _keep(region, last, pending, headings)
    return region


def _start(lines: Sequence[str]) -> int:
    """Return where the block begins that these lines end with: at the last callout's first line."""
    at = len(lines)
    while at and not _CALLOUT.match(lines[at - 1]):
        at -= 1
    if at:
        return at - 1
    # The owner changed the callout itself: the paragraph above the id is what is left of it.
    at = len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    while at and lines[at - 1].strip():
        at -= 1
    return at


def _keep(region: Region, after: str, lines: Sequence[str], headings: Sequence[str]) -> None:
    own = [line for line in lines if line.strip() not in headings]
    while own and not own[0].strip():
        own.pop(0)
    while own and not own[-1].strip():
        own.pop()
    if own:
        region.foreign[after] = own


def render(episode: str, sections: Sequence[Section], before: Region | None = None) -> str:
    """Return the region with both comments, without a line break at the end."""
    before = before or Region()
    written: dict[str, str] = {}
    body: list[str] = []
    foreign = dict(before.foreign)
    _add(body, foreign.pop("", None))
    known: set[str] = set()
    for section in sections:
        heading = [section.heading]
        for made in section.blocks:
            known.add(made.id)
            lines, letters = _lines(made, before)
            written[made.id] = letters
            if lines is not None:
                _add(body, heading)
                heading = []
                _add(body, lines)
            _add(body, foreign.pop(made.id, None))
    for id, letters in before.remembered.items():
        if id in known:
            continue
        # It is gone from Earmark; what its owner made of it is theirs.
        lines = before.blocks.get(id)
        if lines is not None and letters not in (GONE, print_of(lines)):
            _add(body, lines)
            written[id] = letters
        _add(body, foreign.pop(id, None))
    for rest in foreign.values():
        _add(body, rest)
    memory = ",".join(f"{id}={letters}" for id, letters in written.items())
    opening = f"<!-- earmark:begin {' '.join(filter(None, (episode, memory)))} -->"
    return "\n".join([opening, "", *body, END])


def _lines(made: Made, before: Region) -> tuple[Sequence[str] | None, str]:
    """Return what stands for a block, None for nothing, and the letters to remember."""
    letters = before.remembered.get(made.id)
    there = before.blocks.get(made.id)
    if letters is None:
        return made.lines, made.print
    if letters == GONE or there is None:
        return (there, GONE) if there is not None else (None, GONE)
    if print_of(there) != letters:
        return there, letters
    return made.lines, made.print


def _add(body: list[str], lines: Sequence[str] | None) -> None:
    if lines:
        body += [*lines, ""]
