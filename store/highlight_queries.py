"""Highlights by query: the terms of lists, asked of a passage, its note, tags and episode.

Words match the passage, the note, the tags and the episode's title, case and accents aside;
``colour:``, ``tag:``, ``source:``, ``is:orphan``, ``has:note`` and ``has:tags`` narrow, and a minus
negates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.errors import QueryError
from store.model import Colour, EpisodeRow, Highlight
from store.queries import Term, fold, terms

__all__ = ["HIGHLIGHT_KEYS", "highlight_matcher"]

HIGHLIGHT_KEYS = ("colour", "tag", "source", "is", "has")

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "colour": tuple(Colour),
    "is": ("orphan",),
    "has": ("note", "tags"),
}


def highlight_matcher(
    query: str, row_of: Callable[[str], EpisodeRow | None]
) -> Callable[[Highlight], bool]:
    """Return a test for highlights.

    Args:
        query: see above; every term must hold.
        row_of: gives an episode by its id, None where the library has lost it.

    Raises:
        QueryError: an unknown key, or a value that its key doesn't know.
    """
    tests = []
    for term in terms(query):
        term = Term("colour", term.value, term.negated) if term.key == "color" else term
        _check(term)
        tests.append((_test(term, row_of), term.negated))
    return lambda one: all(test(one) != negated for test, negated in tests)


def _check(term: Term) -> None:
    if not term.key:
        return
    if term.key not in HIGHLIGHT_KEYS:
        known = " ".join(f"{key}:" for key in HIGHLIGHT_KEYS)
        raise QueryError(f"{term.key}:", "is no key of highlights", f"known ones: {known}")
    if not term.value:
        raise QueryError(f"{term.key}:", "has no value", f"write one after the colon: {term.key}:…")
    known_values = _KNOWN.get(term.key)
    if known_values is not None and term.value.lower() not in known_values:
        known = " ".join(f"{term.key}:{value}" for value in known_values)
        raise QueryError(f"{term.key}:{term.value}", "is not known", f"known ones: {known}")


def _test(term: Term, row_of: Callable[[str], EpisodeRow | None]) -> Callable[[Highlight], bool]:
    value = fold(term.value)
    match term.key:
        case "colour":
            return lambda one: one.colour == value
        case "tag":
            return lambda one: any(fold(tag) == value for tag in one.tags)
        case "source":
            return lambda one: (
                (row := row_of(one.episode)) is not None and value in fold(row.source)
            )
        case "is":
            return lambda one: one.orphan
        case "has":
            return lambda one: bool(one.note if value == "note" else one.tags)
        case _:
            return lambda one: any(value in fold(text) for text in _texts(one, row_of))


def _texts(one: Highlight, row_of: Callable[[str], EpisodeRow | None]) -> tuple[str, ...]:
    row = row_of(one.episode)
    title = row.title if row is not None else ""
    # A passage is broken where its paragraphs end; whoever types it uses blanks.
    return (" ".join(one.anchor.quote.split()), one.note or "", title, *one.tags)
