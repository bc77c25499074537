"""Completing a query or a line of tags as it is typed. Pure, but for gathering what is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.queries import HAS, IS, KEYS, fold
from store.saved_queries import reference

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = [
    "Completion",
    "Vocabulary",
    "complete_query",
    "complete_tags",
    "known_tags",
    "vocabulary",
]

_TOKEN = re.compile(
    r'(?P<minus>-?)(?:@"?(?P<at>[^"]*)|(?P<key>[A-Za-z]+):"?(?P<value>[^"]*)|(?P<word>[^\s"@:]*))$'
)
_LENGTHS = ("10m", "30m", "45m", "1h", "1h30m", "2h")


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    shown: str
    """What it is called among the others."""
    line: str
    """The whole line with it."""
    cursor: int
    """Where the cursor stands then."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a library knows to complete with."""

    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    """The years and months that episodes were published in, the newest first."""


def vocabulary(desk: Desk) -> Vocabulary:
    """Gather the sources, tags, saved queries and months of a desk; most used tags first."""
    rows = desk.rows().values()
    published = {row.published for row in rows if row.published}
    months = {day[:7] for day in published} | {day[:4] for day in published}
    return Vocabulary(
        tuple(sorted({row.source for row in rows}, key=fold)),
        known_tags(desk),
        tuple(desk.saved.all()),
        tuple(sorted(months, reverse=True)),
    )


def known_tags(desk: Desk) -> tuple[str, ...]:
    """Return every tag, a document's or one's own, the most used first."""
    marks = desk.record.documents("reading").values()
    used = Counter(tag for row in desk.rows().values() for tag in row.tags)
    used.update(str(tag) for document in marks for tag in document.get("tags", ()))
    return tuple(sorted(used, key=lambda tag: (-used[tag], fold(tag))))


def complete_query(line: str, cursor: int, known: Vocabulary) -> list[Completion]:
    """Return the ways to go on at the cursor of a query: keys, values, saved queries."""
    before = line[:cursor]
    begun = before[_token_start(before) :]
    found = _TOKEN.match(begun)
    if found is None:
        return []
    at = cursor - len(begun)
    minus = found["minus"]
    if found["at"] is not None:
        uses = [reference(name) for name in _fitting(found["at"], known.saved)]
        return [_put(use, line, at, cursor, f"{use} ") for use in uses]
    if found["key"] is not None:
        key = found["key"].lower()
        values = _fitting(found["value"], _values(key, known))
        return [
            _put(value, line, at, cursor, f"{minus}{key}:{_quoted(value)} ") for value in values
        ]
    keys = [f"{key}:" for key in KEYS if key.startswith(found["word"].lower())]
    return [_put(key, line, at, cursor, f"{minus}{key}") for key in keys]


def complete_tags(line: str, cursor: int, known: Sequence[str]) -> list[Completion]:
    """Return the ways to go on at the cursor of a line of tags, parted by blanks."""
    before = line[:cursor]
    begun = before.rpartition(" ")[2]
    sign = begun[:1] if begun[:1] in ("-", "#") else ""
    used = {fold(word.lstrip("-#")) for word in line.split() if word != begun}
    tags = [tag for tag in known if " " not in tag and fold(tag) not in used]
    found = _fitting(begun.removeprefix(sign), tags)
    return [_put(tag, line, cursor - len(begun), cursor, f"{sign}{tag} ") for tag in found]


def _token_start(before: str) -> int:
    """Return where the term at the end begins: after the last blank outside quotation marks."""
    start, quoted = 0, False
    for at, letter in enumerate(before):
        if letter == '"':
            quoted = not quoted
        elif letter.isspace() and not quoted:
            start = at + 1
    return start


def _values(key: str, known: Vocabulary) -> Iterable[str]:
    match key:
        case "is":
            return IS
        case "has":
            return HAS
        case "source":
            return [name for name in known.sources if '"' not in name]
        case "tag":
            return [tag for tag in known.tags if '"' not in tag]
        case "after" | "before":
            return known.months
        case "longer" | "shorter":
            return _LENGTHS
        case _:
            return ()


def _fitting(begun: str, among: Iterable[str]) -> list[str]:
    """Return those that begin so, then those that have it inside."""
    wanted = fold(begun)
    folded = [(fold(one), one) for one in among]
    first = [one for text, one in folded if text.startswith(wanted)]
    return first + [one for text, one in folded if wanted in text and not text.startswith(wanted)]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _put(shown: str, line: str, start: int, cursor: int, text: str) -> Completion:
    rest = line[cursor:]
    if text.endswith(" ") and rest.startswith(" "):
        rest = rest[1:]
    return Completion(shown, line[:start] + text + rest, start + len(text))
