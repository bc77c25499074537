"""Making drafts of written notes, beside looking at each of their words once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from seeds.model import Part, PartKind
from tests.bench.rows import Row
from tests.claims.corpus import notes

__all__ = ["rows"]

_SIZE = 48_000
"""Code points of notes: a long post, or a lecture."""

_WORD = re.compile(r"\w+")


def rows() -> Iterator[Row]:
    """Yield the drafts of 48 KB of notes, import and all, beside a pattern run 40 times over."""
    begun = time.process_time()
    from store.claims import propose

    ours = time.process_time() - begun
    part = _part()
    text = "\n".join(block.text for block in part.blocks)
    begun = time.process_time()
    propose("Notes", [part], truncated=False)
    ours += time.process_time() - begun
    begun = time.process_time()
    for _ in range(40):
        for match in _WORD.finditer(text):
            match.group().lower()
    theirs = time.process_time() - begun
    yield Row(
        "drafts of 48 KB of notes (seconds of processor)", ours, theirs, "under 1 s", ours < 1
    )


def _part() -> Part:
    blocks, size = [], 0
    for note in notes():
        for block in note.notes:
            if size < _SIZE:
                blocks.append(block)
                size += len(block.text)
    return Part(PartKind.NOTES, tuple(blocks))
