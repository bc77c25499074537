"""Which episodes belong together: by works they name, by people, by what they speak of.

What two episodes share counts the more the fewer others have it, and a pair of words counts for
more than its words: many talk of reasoning, and many of latent things, but few of latent reasoning.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from dataclasses import dataclass, field
from math import log, sqrt

from store.library.encoding import fields_of, split
from store.library.profiles import Term, spoken, terms
from store.library.reading import number_of_episode, text
from store.library.references import citing

__all__ = ["Related", "related"]

_WEIGHT_OF_WORD = 1.0
_WEIGHT_OF_PAIR = 3.0
_WEIGHT_OF_WORK = 8.0
_WEIGHT_OF_PERSON = 4.0
_NAMED = 3
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Related:
    """An episode that has to do with another."""

    id: str
    title: str
    score: float
    """Higher is nearer."""
    because: tuple[str, ...]
    """Why, in words, the strongest reason first."""


@dataclass(slots=True)
class _Nearness:
    size: int = 1
    words: list[tuple[float, Term]] = field(default_factory=list)
    people: list[tuple[float, str]] = field(default_factory=list)
    works: set[str] = field(default_factory=set)
    score: float = 0.0

    def tells(self) -> bool:
        """Whether more than single words is shared: any two texts share some of those."""
        return bool(self.works or self.people or any(len(term) > 1 for _, term in self.words))


def related(connection: sqlite3.Connection, episode_id: str, limit: int = 10) -> list[Related]:
    """Return the episodes nearest to one, the nearest first; those that share nothing are out.

    Raises:
        UnknownIdError: no episode has this id.
    """
    n = number_of_episode(connection, episode_id)
    near: dict[int, _Nearness] = {}
    whole = text(connection, episode_id)
    parts = [fields_of(part.blocks) for part in whole.parts]
    _by_words(connection, n, terms(whole.row.title, parts), near)
    _by_people(connection, n, near)
    _by_works(connection, n, near)
    near = {other: nearness for other, nearness in near.items() if nearness.tells()}
    best = sorted(near.items(), key=lambda pair: (-pair[1].score, pair[0]))[: max(limit, 0)]
    said = spoken(whole.row.title, parts)
    found = []
    for other, nearness in best:
        id, title = connection.execute(
            "SELECT id, title FROM episodes WHERE n = ?", (other,)
        ).fetchone()
        found.append(Related(id, title, round(nearness.score, 3), _because(nearness, said)))
    return found


def _by_words(
    connection: sqlite3.Connection, n: int, mine: dict[int, Term], near: dict[int, _Nearness]
) -> None:
    numbers = frozenset(mine)
    often = Counter[int]()
    shared: list[tuple[int, int, frozenset[int]]] = []
    count = 0
    for other, data in connection.execute("SELECT episode, terms FROM profiles"):
        profile = array("I", data)
        common = numbers.intersection(profile)
        often.update(common)
        count += 1
        if other != n and common:
            shared.append((other, len(profile), common))
    weights = {
        number: (_WEIGHT_OF_PAIR if len(term) > 1 else _WEIGHT_OF_WORD)
        * max(log((count + 1) / (often[number] + 0.5)), 0.0)
        for number, term in mine.items()
    }
    for other, size, common in shared:
        nearness = near.setdefault(other, _Nearness())
        words = [(weights[number], mine[number]) for number in common if weights[number] > 0]
        nearness.words = sorted(words, key=lambda pair: (-pair[0], pair[1]))
        # A long text shares much with everything.
        nearness.score += sum(weight for weight, _ in words) / sqrt(len(mine) * size) * 10


def _by_people(connection: sqlite3.Connection, n: int, near: dict[int, _Nearness]) -> None:
    (row,) = connection.execute("SELECT people FROM episodes WHERE n = ?", (n,)).fetchone()
    mine = {name.casefold(): name for name in split(row)}
    if not mine:
        return
    having: dict[str, list[int]] = {name: [] for name in mine}
    count = 0
    for other, people in connection.execute("SELECT n, people FROM episodes"):
        count += 1
        for name in dict.fromkeys(one.casefold() for one in split(people)):
            if name in having:
                having[name].append(other)
    for name, episodes in having.items():
        weight = _WEIGHT_OF_PERSON * log((count + 1) / (len(episodes) + 0.5)) / log(count + 2)
        for other in episodes:
            if other != n and weight > 0:
                nearness = near.setdefault(other, _Nearness())
                nearness.people.append((weight, mine[name]))
                nearness.score += weight


def _by_works(connection: sqlite3.Connection, n: int, near: dict[int, _Nearness]) -> None:
    shared = citing(connection, n)
    often = Counter(work for works in shared.values() for work in works)
    for other, works in shared.items():
        nearness = near.setdefault(other, _Nearness())
        nearness.works = works
        nearness.score += sum(_WEIGHT_OF_WORK / sqrt(1 + often[work]) for work in works)


def _because(nearness: _Nearness, said: str) -> tuple[str, ...]:
    reasons: list[str] = []
    if count := len(nearness.works):
        reasons.append(f"shares {count} reference" + ("s" if count > 1 else ""))
    if nearness.people:
        names = [name for _, name in sorted(nearness.people, reverse=True)]
        reasons.append(f"both with {_listed(names[:_NAMED])}")
    if named := _phrases([term for _, term in nearness.words if len(term) > 1], said):
        reasons.append(f"both speak of {_listed([f'“{name}”' for name in named])}")
    return tuple(reasons)


def _phrases(pairs: list[Term], said: str) -> list[str]:
    """Return what the strongest pairs say, those that overlap put together again."""
    named: list[str] = []
    covered: set[str] = set()
    for pair in pairs:
        if not covered.isdisjoint(word.casefold() for word in pair):
            continue
        phrase = list(pair)
        for other in pairs * 2:
            for overlaps, longer in (
                (_same(other[1], phrase[0]), [other[0], *phrase]),
                (_same(other[0], phrase[-1]), [*phrase, other[1]]),
            ):
                fits = overlaps and len(longer) <= _LONGEST
                if fits and f" {' '.join(longer).casefold()} " in said:
                    phrase = longer
        covered.update(word.casefold() for word in phrase)
        named.append(" ".join(phrase))
        if len(named) == _NAMED:
            break
    return named


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
