"""How long a text is, counted in one way everywhere."""

from __future__ import annotations

from seeds.model import Block

__all__ = ["words"]


def words(block: Block) -> int:
    """How many words, parted by white space, the label and the text of `block` have."""
    return len((block.label or "").split()) + len(block.text.split())
