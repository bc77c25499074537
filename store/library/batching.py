"""How many documents are written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seeds.model import Document

__all__ = ["batches"]

_DOCUMENTS = 64
_LETTERS = 16 * 1024 * 1024


def batches(
    documents: Iterable[tuple[str, Document]],
) -> Iterator[list[tuple[str, Document]]]:
    """Yield documents some 64 at a time, fewer where they are long, each with where it came from.

    What is written in one transaction is lost together when something kills it.
    """
    batch: list[tuple[str, Document]] = []
    letters = 0
    for pair in documents:
        batch.append(pair)
        letters += sum(
            len(block.text)
            for episode in pair[1].episodes
            for part in episode.parts
            for block in part.blocks
        )
        if len(batch) == _DOCUMENTS or letters >= _LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
