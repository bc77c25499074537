"""How long a text is, counted in one way everywhere."""

from __future__ import annotations

from seeds.model import Block

__all__ = ["words"]


def words(block: Block) -> int:
    """How many words, parted by white space, the label and the text of `block` have."""
    return _words(block.text) + (_words(block.label) if block.label else 0)


def _words(text: str) -> int:
    # No white space but the space is printable, so that where all is, the spaces can be counted:
    # that is far quicker than to make a text of each word.
    if text.isprintable() and text[:1] != " " and text[-1:] != " " and "  " not in text:
        return text.count(" ") + 1 if text else 0
    return len(text.split())
