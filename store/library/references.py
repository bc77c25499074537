"""The works that episodes name, each once, with all the places where it is named."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from seeds.citing import normalised_title
from seeds.model import ReferenceKind
from store.library.encoding import split
from store.model import ReferenceRow

__all__ = ["citing", "references"]


_KINDS = {kind.value: kind for kind in ReferenceKind}


@dataclass(slots=True)
class _Work:
    title: str
    authors: str
    year: str | None
    url: str | None
    kind: str
    arxiv: str | None
    episodes: dict[str, None] = field(default_factory=dict)


def references(connection: sqlite3.Connection, query: str = "") -> list[ReferenceRow]:
    """Return the works whose titles, authors or ids hold all words of a query.

    Most cited first, then by title. Where titles are the same and only one of them has an arXiv id,
    it is that work's.
    """
    known = _arxiv_of_works(connection)
    works: dict[str, _Work] = {}
    for work, title, authors, year, url, kind, arxiv, episode in connection.execute(
        "SELECT m.work, m.title, m.authors, m.year, m.url, m.kind, m.arxiv, e.id"
        " FROM mentions AS m JOIN episodes AS e ON e.n = m.episode"
        " ORDER BY e.published DESC, e.source, e.place, e.n, m.place"
    ):
        arxiv = arxiv or known.get(work)
        key = f"arxiv:{arxiv}" if arxiv else work
        found = works.get(key)
        if found is None:
            found = works[key] = _Work(title, authors, year, url, kind, arxiv)
        else:
            found.authors = found.authors or authors
            found.year = found.year or year
            found.url = found.url or url
        found.episodes[episode] = None
    wanted = normalised_title(query).split()
    rows = [
        ReferenceRow(
            one.title,
            split(one.authors),
            one.year,
            one.url,
            _KINDS.get(one.kind, ReferenceKind.OTHER),
            one.arxiv,
            tuple(one.episodes),
        )
        for one in works.values()
        if not wanted or _holds(one, wanted)
    ]
    return sorted(rows, key=lambda row: (-len(row.episodes), row.title.casefold()))


def citing(connection: sqlite3.Connection, n: int) -> dict[int, set[str]]:
    """Return, of each other episode, which works it names that this one names too."""
    known = _arxiv_of_works(connection)
    mine: set[str] = set()
    arxivs: set[str] = set()
    for work, arxiv in connection.execute(
        "SELECT work, arxiv FROM mentions WHERE episode = ?", (n,)
    ):
        mine.add(work)
        if arxiv := arxiv or known.get(work):
            arxivs.add(arxiv)
    if not mine:
        return {}
    shared: dict[int, set[str]] = {}
    for episode, work, arxiv in connection.execute(
        "SELECT episode, work, arxiv FROM mentions WHERE episode <> ?", (n,)
    ):
        arxiv = arxiv or known.get(work)
        if arxiv in arxivs or (arxiv is None and work in mine):
            shared.setdefault(episode, set()).add(f"arxiv:{arxiv}" if arxiv else work)
    return shared


def _arxiv_of_works(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT work, min(arxiv) FROM mentions WHERE arxiv IS NOT NULL"
            " GROUP BY work HAVING count(DISTINCT arxiv) = 1"
        )
    )


def _holds(work: _Work, wanted: list[str]) -> bool:
    text = normalised_title(f"{work.title} {work.authors} {work.year or ''} {work.arxiv or ''}")
    return all(word in text for word in wanted)
