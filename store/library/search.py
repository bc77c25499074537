"""Search: the blocks that hold all the words somebody typed."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest

from store.errors import QueryError
from store.library.encoding import GarbledError
from store.library.numbering import KINDS, episode_of, last_block, place_of
from store.model import SearchHit

__all__ = ["MOST_RANKED", "expression", "search"]

MOST_RANKED = 5_000
"""From so many hits on, the newest come first: to rank them all would take longer than to read."""

_MOST_WORDS = 64
_LETTERS_OF_A_BEGINNING = 3  # the index has a list for each three letters that begin a word
_FEW_EPISODES = 200
_WORDS_AROUND = 24

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def expression(query: str, *, prefix: bool = False) -> str | None:
    """Return what FTS5 is asked for, None where the query holds no word.

    All words have to stand in one block. ``"a phrase"`` stays together, ``-word`` must not occur,
    ``word*`` is the beginning of one; nothing else means anything but itself.

    Args:
        query: as it was typed.
        prefix: the last word is still being typed.

    Raises:
        QueryError: it only says what must not occur.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    typing = prefix and bool(query) and (query[-1].isalnum() or query[-1] in "_'’")
    # A NUL would end the expression early, and bytes that are no text can't be asked for.
    query = query.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    found = list(_TERM.finditer(query))[:_MOST_WORDS]
    for term in found:
        minus, phrase, word = term.groups()
        begins = phrase is None and word.endswith("*")
        text = (word if phrase is None else phrase).strip()
        if typing and phrase is None and term is found[-1] and not minus:
            begins = begins or len(text) >= _LETTERS_OF_A_BEGINNING
        if not any(letter.isalnum() for letter in text):
            continue
        quoted = '"' + text.rstrip("*").replace('"', '""') + '"' + ("*" if begins else "")
        (unwanted if minus else wanted).append(quoted)
    if not wanted:
        if unwanted:
            raise QueryError(query.strip(), "says only what must not occur", "add a word to find")
        return None
    positive = " AND ".join(wanted)
    return f"({positive}) NOT ({' OR '.join(unwanted)})" if unwanted else positive


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    episodes: Collection[str] | None = None,
    speaker: str | None = None,
    limit: int = 50,
    prefix: bool = False,
) -> list[SearchHit]:
    """Return the blocks that answer a query, as `Library.search` says."""
    asked = expression(query, prefix=prefix)
    if asked is None or limit < 1:
        return []
    allowed = _numbers(connection, episodes, speaker)
    numbers: list[int] = []
    for number in _matching(connection, asked, allowed, speaker):
        numbers.append(number)
        if len(numbers) >= max(MOST_RANKED, limit):
            newest = [(number, 0.0) for number in numbers[:limit]]
            return _hits(connection, asked, newest, everywhere=allowed is None)
    scores = _scores(connection, asked, numbers)
    best = nlargest(limit, ((scores.get(number, 0.0), number) for number in numbers))
    ranked = [(number, score) for score, number in best]
    return _hits(connection, asked, ranked, everywhere=allowed is None)


def _numbers(
    connection: sqlite3.Connection, episodes: Collection[str] | None, speaker: str | None
) -> dict[int, int] | None:
    """Return the first block of each episode that may answer, None where all may."""
    if episodes is None and not speaker:
        return None
    found = (
        connection.execute("SELECT n, first_block FROM episodes")
        if episodes is None
        else connection.execute(
            "SELECT n, first_block FROM json_each(?) AS wanted"
            " CROSS JOIN episodes AS e ON e.id = wanted.value",
            (json.dumps(list(episodes)),),
        )
    )
    allowed: dict[int, int] = dict(found)
    if speaker:
        wanted = speaker.casefold()
        talking = {
            n
            for n, name in connection.execute("SELECT episode, name FROM speakers")
            if wanted in name.casefold()
        }
        allowed = {n: first for n, first in allowed.items() if n in talking}
    return allowed


def _matching(
    connection: sqlite3.Connection,
    asked: str,
    allowed: dict[int, int] | None,
    speaker: str | None,
) -> Iterator[int]:
    """Yield the numbers of the blocks that answer, the newest first."""
    found = _matching_episodes(connection, asked, allowed)
    if not speaker:
        yield from found
        return
    wanted = speaker.casefold()
    for number in found:
        row = connection.execute("SELECT speaker FROM blocks WHERE id = ?", (number,)).fetchone()
        if row is not None and row[0] and wanted in row[0].casefold():
            yield number


def _matching_episodes(
    connection: sqlite3.Connection, asked: str, allowed: dict[int, int] | None
) -> Iterator[int]:
    if allowed is not None and len(allowed) <= _FEW_EPISODES:
        for first in sorted(allowed.values(), reverse=True):
            for (number,) in connection.execute(
                "SELECT rowid FROM word_index WHERE word_index MATCH ? AND rowid BETWEEN ? AND ?"
                " ORDER BY rowid DESC",
                (asked, first, last_block(first)),
            ):
                yield number
        return
    for (number,) in connection.execute(
        "SELECT rowid FROM word_index WHERE word_index MATCH ? ORDER BY rowid DESC", (asked,)
    ):
        if allowed is None or episode_of(number) in allowed:
            yield number


def _scores(connection: sqlite3.Connection, asked: str, numbers: list[int]) -> dict[int, float]:
    if not numbers:
        return {}
    # SQLite's bm25 is lower for the better; a label counts twice.
    return {
        number: round(-score, 9)
        for number, score in connection.execute(
            "SELECT rowid, bm25(word_index, 2.0, 1.0) FROM word_index WHERE word_index MATCH ?"
            " AND rowid BETWEEN ? AND ?",
            (asked, min(numbers), max(numbers)),
        )
    }


def _hits(
    connection: sqlite3.Connection, asked: str, found: list[tuple[int, float]], *, everywhere: bool
) -> list[SearchHit]:
    """Make hits of numbers and their scores.

    Args:
        connection: the library.
        asked: the expression they answer.
        found: in the order wanted.
        everywhere: whether all answers count, so that few others stand between these.
    """
    if not found:
        return []
    numbers = [number for number, _ in found]
    snippets: dict[int, str] = {}
    # To ask again for each takes longer than to pass over those between, if they aren't too many.
    for some in [numbers] if everywhere else [[number] for number in numbers]:
        snippets.update(_snippets(connection, asked, some))
    hits = []
    for number, score in found:
        row = connection.execute(
            "SELECT e.id, b.speaker, b.start, b.text FROM blocks AS b JOIN episodes AS e ON e.n = ?"
            " WHERE b.id = ?",
            (episode_of(number), number),
        ).fetchone()
        rank, block = place_of(number)
        if row is None or rank >= len(KINDS):
            raise GarbledError("the search index names a block that is not there")
        id, speaker, start, text = row
        hits.append(
            SearchHit(id, KINDS[rank], block, speaker, start, text, snippets[number], score)
        )
    return hits


def _snippets(
    connection: sqlite3.Connection, asked: str, numbers: Sequence[int]
) -> Iterator[tuple[int, str]]:
    found = connection.execute(
        "SELECT rowid, CASE WHEN rowid IN (SELECT value FROM json_each(?))"
        f" THEN snippet(word_index, -1, '[', ']', '…', {_WORDS_AROUND}) END"
        " FROM word_index WHERE word_index MATCH ? AND rowid BETWEEN ? AND ?",
        (json.dumps(numbers), asked, min(numbers), max(numbers)),
    )
    return ((number, snippet) for number, snippet in found if snippet is not None)
