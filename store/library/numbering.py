"""Where a block stands, as one number: its day, its episode, its part, its place in the part.

The bits are laid so that the highest numbers are the newest days, and within an episode the first
blocks: read downwards, the numbers give the newest hits first and every text in reading order. So
a search takes its first hits straight from the index, however common the word, and one stretch of
the table is one text.

::

    day 20 bits | episode 22 bits, counted down | part 3 bits, counted down | block 18, counted down
"""

from __future__ import annotations

from seeds.kinds import PartKind

__all__ = [
    "KINDS",
    "MOST_BLOCKS",
    "MOST_EPISODES",
    "RANKS",
    "day_number",
    "episode_of",
    "first_block",
    "last_block",
    "part_end",
    "place_of",
]

KINDS: tuple[PartKind, ...] = tuple(PartKind)
"""The kinds of parts by their rank, in reading order."""
RANKS: dict[PartKind, int] = {kind: rank for rank, kind in enumerate(KINDS)}

_BLOCK_BITS, _PART_BITS, _EPISODE_BITS, _DAY_BITS = 18, 3, 22, 20
_TEXT_BITS = _BLOCK_BITS + _PART_BITS
_DAY_SHIFT = _TEXT_BITS + _EPISODE_BITS
_LAST_BLOCK = (1 << _BLOCK_BITS) - 1
_LAST_PART = (1 << _PART_BITS) - 1
_LAST_EPISODE = (1 << _EPISODE_BITS) - 1
_LAST_DAY = (1 << _DAY_BITS) - 1

MOST_BLOCKS = _LAST_BLOCK + 1
"""How many blocks a part can have."""
MOST_EPISODES = _LAST_EPISODE
"""The highest number an episode can have."""


def day_number(published: str | None) -> int:
    """Return a number that grows with the day; a bare month comes before its days, no day is 0."""
    if not published:
        return 0
    try:
        year, month, day = (*map(int, published[:10].split("-")), 0, 0)[:3]
    except ValueError:
        return 0
    return min(max((year * 13 + month) * 32 + day, 0), _LAST_DAY)


def first_block(published: str | None, episode: int) -> int:
    """Return the lowest number a block of the episode can have."""
    return day_number(published) << _DAY_SHIFT | (_LAST_EPISODE - episode) << _TEXT_BITS


def last_block(first: int) -> int:
    """Return the highest number a block can have in the episode whose lowest is given."""
    return first | (1 << _TEXT_BITS) - 1


def part_end(first: int, rank: int) -> int:
    """Return the number of a part's block 0; block n has that number less n."""
    return first | (_LAST_PART - rank) << _BLOCK_BITS | _LAST_BLOCK


def episode_of(number: int) -> int:
    """Return the number of the episode that a block belongs to."""
    return _LAST_EPISODE - (number >> _TEXT_BITS & _LAST_EPISODE)


def place_of(number: int) -> tuple[int, int]:
    """Return a block's part, as its rank, and its place in the part."""
    return _LAST_PART - (number >> _BLOCK_BITS & _LAST_PART), _LAST_BLOCK - (number & _LAST_BLOCK)
