"""Who is who: the keys by which sources and episodes are known, and the ids made of them.

An id is ten lower-case base32 letters, the first 50 bits of BLAKE2b over the key, so that the same
page gives the same ids on every machine, and a TinyDB document can bear the id as its number.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seeds.model import Episode, Source

__all__ = [
    "episode_id",
    "episode_keys",
    "id_of",
    "normal_link",
    "normal_title",
    "number_of",
    "source_id",
    "source_key",
    "source_keys",
]

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_LETTERS = 10

# An episode's id may stand where a word of the command line may stand, so it is never one of those
# that have ten letters.
_WORDS = frozenset({"completion", "highlights", "references", "unarchived", "unlistened"})

_SPACES = re.compile(r"\s+")
_NORMAL = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:/[!\"$->@-~]*)?")
"""An address that is normal but for slashes at its end, as most are; it need not be taken apart."""


def normal_title(title: str) -> str:
    """Return a title as titles are compared: NFKC, case-folded, white space collapsed."""
    if not title.isascii():
        title = unicodedata.normalize("NFKC", title)
    return " ".join(title.casefold().split())


def normal_link(link: str) -> str:
    """Return an address as addresses are compared.

    Scheme and host in lower case, no fragment, no ``utm_`` parameters, no slash at the end.
    """
    if _NORMAL.fullmatch(link):
        return link.rstrip("/")
    from urllib.parse import urlsplit, urlunsplit

    link = _SPACES.sub("", link)
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    query = parts.query
    if "utm_" in query:
        query = "&".join(pair for pair in query.split("&") if not pair.startswith("utm_"))
    user, at, host = parts.netloc.rpartition("@")
    place = f"{user}{at}{host.lower()}"
    return urlunsplit((parts.scheme.lower(), place, parts.path.rstrip("/"), query, ""))


def source_keys(source: Source) -> tuple[str, ...]:
    """Return what a source is known by, the surest first; the name is always among them.

    A feed that moved is known by its former addresses, too. Only a feed's address says which
    source it is: a page of a site is one of many.
    """
    keys = []
    if source.url and source.kind == "feed":
        keys.append(f"url:{normal_link(source.url)}")
        keys += [f"url:{normal_link(url)}" for url in source.former]
    if source.guid and source.guid.strip():
        keys.append(f"guid:{source.guid.strip().casefold()}")
    keys.append(f"name:{normal_title(source.name)}")
    return tuple(dict.fromkeys(keys))


def source_key(source: Source) -> str:
    """Return the key of a source: its feed's address, else its ``podcast:guid``, else its name."""
    return source_keys(source)[0]


def source_id(key: str) -> str:
    """Return the id of the source with this key."""
    return _id(f"source\n{key}")


def episode_keys(episode: Episode) -> tuple[str, ...]:
    """Return what an episode is known by within its source, the surest first.

    Those it has of ``guid:``, ``enclosure:``, ``link:``, ``number:``; ``title:`` always is last.
    """
    keys = []
    if episode.guid and episode.guid.strip():
        keys.append(f"guid:{episode.guid.strip()}")
    if episode.enclosure:
        keys.append(f"enclosure:{normal_link(episode.enclosure)}")
    if episode.link:
        keys.append(f"link:{normal_link(episode.link)}")
    if episode.number is not None:
        keys.append(f"number:{episode.number}")
    keys.append(f"title:{normal_title(episode.title)}")
    return tuple(keys)


def episode_id(source_key: str, key: str) -> str:
    """Return the id of the episode with this key in the source with that key."""
    return _id(f"{source_key}\n{key}")


def number_of(id: str) -> int:
    """Return the 50-bit number that an id spells; ValueError where it is no id."""
    if len(id) != _LETTERS or not _VALUES.keys() >= set(id):
        raise ValueError(f"{id!r} is no id")
    number = 0
    for letter in id:
        number = number << 5 | _VALUES[letter]
    return number


def id_of(number: int) -> str:
    """Return the id that spells a number; ValueError where that is no number of 50 bits."""
    if not 0 <= number < 1 << 5 * _LETTERS:
        raise ValueError(f"{number} is no number of an id")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * _LETTERS - 5, -1, -5))


def _id(text: str) -> str:
    # A lone surrogate must not stop an import.
    data = text.encode("utf-8", "surrogatepass")
    while True:
        found = id_of(int.from_bytes(blake2b(data, digest_size=20).digest()[:7]) >> 6)
        if found not in _WORDS:
            return found
        data += b"\n"
