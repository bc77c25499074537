"""What titles hold beside the title: an episode's number, and the guests after "with"."""

from __future__ import annotations

import re
from pathlib import PurePath

from seeds.model import Hints

__all__ = ["guests", "looks_like_title", "name_of_source", "split_number", "title_from_name"]

_NUMBER_AFTER = re.compile(r"\s*[-–—|:,]?\s*[(\[]?#(\d{1,6})[)\]]?$")
_NUMBER_BEFORE = re.compile(r"^#(\d{1,6})\s*[-–—|:.)]?\s+(?=\S)")
_WITH = re.compile(r"(?:^|[\s,–—-])with\s+")
_PARTS = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s&\s|\sand\s)\s*")
_HONORIFIC = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir)\.?\s+")
_POSSESSIVE = re.compile(r"^\S+(?:['’]s|s['’])\s+(?=\S+\s+\S)")
_PARTICLES = frozenset(
    "al ap ben bin da de del den der di dos du el la le ten ter van von y".split()
)
_NAME_WORD = re.compile(r"^[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?$")


def split_number(title: str) -> tuple[str, int | None]:
    """`title` without the "#726" that ends or begins it, and that number."""
    found = _NUMBER_AFTER.search(title)
    if found and found.start() > 0:
        return title[: found.start()], int(found[1])
    found = _NUMBER_BEFORE.match(title)
    if found:
        return title[found.end() :], int(found[1])
    return title, None


def looks_like_title(line: str) -> bool:
    """Whether `line` is short enough for a title and doesn't end as a sentence does."""
    if len(line) > 300 or len(line.split()) > 40:
        return False
    bare = line.rstrip("\"'”’)]")
    return bool(bare) and not bare.endswith((".", ":", "…", ";", ","))


def guests(title: str, text: str) -> tuple[str, ...]:
    """The names after the last "with" of `title`, which is without its number.

    `text` is what the page says of the episode: a phrase that stands there only in small letters
    ("with Reinforcement Learning") is no name.
    """
    ends = [found.end() for found in _WITH.finditer(title)]
    if not ends:
        return ()
    names: list[str] = []
    folded = text.casefold()
    for piece in _PARTS.split(title[ends[-1] :]):
        name = _POSSESSIVE.sub("", _HONORIFIC.sub("", piece.strip()))
        name = re.split(r"\s+(?:of|from|at|on)\s+|\s+[-–—|(]", name, maxsplit=1)[0]
        if not _is_name(name) or (name not in text and name.casefold() in folded):
            continue
        if name not in names:
            names.append(name)
    return tuple(names)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5:
        return False
    if not all(_NAME_WORD.match(word) for word in words):
        return False
    # "AWS Trainium" is a product: a first word of three or more capitals is no given name
    if len(words[0]) > 2 and words[0].isupper():
        return False
    capital = [word[0].isupper() or word[0].lower() == word[0].upper() for word in words]
    return (
        capital[0]
        and capital[-1]
        and all(big or word in _PARTICLES for big, word in zip(capital, words, strict=True))
    )


def title_from_name(hints: Hints) -> str | None:
    """A title out of the file's name, the last resort."""
    stem = PurePath(hints.name or "").stem
    return " ".join(re.split(r"[\s_]+", stem)).strip() or None


def name_of_source(hints: Hints, said: str | None) -> str:
    """The source's name: as the user says, else as the page says, else after the file."""
    return hints.source or said or title_from_name(hints) or "Unnamed source"
