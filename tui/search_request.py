"""What a line typed into the search asks of the library."""

from __future__ import annotations

from dataclasses import dataclass

from store.desk import Desk
from store.queries import Query, parse

__all__ = ["SearchRequest", "first_marked", "request"]

LEAST = 3
"""Letters from which on the library is searched as one types."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Words for the index, and the narrower choice of episodes, if there is one."""

    text: str
    episodes: frozenset[str] | None
    speaker: str | None
    prefix: bool
    """True if the last word is still being typed."""


def first_marked(snippet: str) -> str:
    """Return the first words that a hit's snippet marks, to be found again in the reader."""
    _, _, rest = snippet.partition("[")
    return rest.partition("]")[0]


def request(desk: Desk, line: str) -> SearchRequest | None:
    """Return what a line asks for, or None while there is too little to look for.

    Raises:
        QueryError: a ``key:value`` that makes no sense.
    """
    asked = parse(line)
    words = [term for term in asked.words if not term.negated]
    if sum(len(term.value) for term in words) < LEAST:
        return None
    text = " ".join(f'"{term.value}"' if " " in term.value else term.value for term in words)
    text += "".join(f' -"{term.value}"' for term in asked.words if term.negated)
    speakers = [term.value for term in asked.terms if term.key == "speaker" and not term.negated]
    speaker = speakers[0] if len(speakers) == 1 else None
    conditions = tuple(
        term
        for term in asked.conditions.terms
        if speaker is None or term.negated or term.key != "speaker"
    )
    episodes = desk.matching(Query(conditions)) if conditions else None
    return SearchRequest(text, episodes, speaker, prefix=not line.endswith((" ", '"')))
