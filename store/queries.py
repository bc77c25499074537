"""The query language of lists: words, ``key:value`` terms, phrases, and a minus that negates.

``source:twiml is:unread "latent reasoning" -has:cards longer:30m``: all terms must hold. Words
match titles and people, folded (case and accents don't matter).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from seeds.model import PartKind
from store.errors import QueryError
from store.model import Listed, ListenState, ReadState

__all__ = ["KEYS", "Query", "Term", "fold", "parse", "terms"]

TERM = re.compile(
    r"""(?P<minus>-?)(?:(?P<key>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))"""
)
LENGTH = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?", re.IGNORECASE)
CLOCK = re.compile(r"(\d+):(\d{2})(?::(\d{2}))?")
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

IS: Mapping[str, Callable[[Listed], bool]] = {
    "unread": lambda one: one.state.read is ReadState.UNREAD,
    "reading": lambda one: one.state.read is ReadState.READING,
    "read": lambda one: one.state.read is ReadState.READ,
    "listened": lambda one: one.state.listened is ListenState.YES,
    "starred": lambda one: one.state.starred,
    "queued": lambda one: one.state.queued,
    "archived": lambda one: one.state.archived,
    "truncated": lambda one: one.row.truncated,
}
HAS: Mapping[str, Callable[[Listed], bool]] = {
    "transcript": lambda one: PartKind.TRANSCRIPT in one.row.parts,
    "highlights": lambda one: one.state.highlights > 0,
    "cards": lambda one: one.state.cards > 0,
    "references": lambda one: one.row.references > 0,
}
KEYS = ("source", "is", "has", "speaker", "after", "before", "longer", "shorter", "tag")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `key` is empty for a word or a phrase."""

    key: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a list is narrowed by: every term must hold."""

    terms: tuple[Term, ...]

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms without a key."""
        return tuple(term for term in self.terms if not term.key)

    @property
    def conditions(self) -> Query:
        """The terms with a key, as a query of their own."""
        return Query(tuple(term for term in self.terms if term.key))

    def asks(self, key: str, value: str | None = None) -> bool:
        """Say whether a term has this key, and this value if one is given."""
        return any(t.key == key and value in (None, t.value) for t in self.terms)

    def matcher(
        self, speakers: Callable[[str], frozenset[str]] = lambda _: frozenset()
    ) -> Callable[[Listed], bool]:
        """Return a test for episodes; `speakers` gives the ids with a speaker of that name."""
        tests = [(_test(term, speakers), term.negated) for term in self.terms]
        if len(tests) == 1 and not tests[0][1]:
            return tests[0][0]
        return lambda one: all(test(one) != negated for test, negated in tests)


def fold(text: str) -> str:
    """Return a text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def parse(text: str, *, states: Collection[str] = ()) -> Query:
    """Read a query; `states` are what ``is:`` may ask for beside an episode's own.

    Raises:
        QueryError: an unknown key, or a value that its key doesn't know.
    """
    found = tuple(terms(text))
    for term in found:
        _check(term, states)
    return Query(found)


def terms(text: str) -> Iterator[Term]:
    """Yield the terms of a query as they are written, whatever their keys."""
    for found in TERM.finditer(text):
        key = (found["key"] or "").lower()
        value = found["phrase"] if found["phrase"] is not None else found["word"]
        if found["word"] is not None and not key and value.endswith(":"):
            key, value = value[:-1].lower(), ""
        if not key and not value:
            continue
        yield Term(key, value.strip(), negated=bool(found["minus"]))


def _check(term: Term, states: Collection[str]) -> None:
    if not term.key:
        return
    if term.key not in KEYS:
        raise QueryError(
            f"{term.key}:", "is no key of a query", "known ones: " + " ".join(f"{k}:" for k in KEYS)
        )
    known = {"is": (*states, *IS), "has": tuple(HAS)}.get(term.key)
    if known is not None and term.value.lower() not in known:
        raise QueryError(
            f"{term.key}:{term.value}",
            "is not known",
            "known ones: " + " ".join(f"{term.key}:{value}" for value in known),
        )
    if not term.value:
        raise QueryError(f"{term.key}:", "has no value", f"write one after the colon: {term.key}:…")
    if term.key in ("after", "before") and not DAY.fullmatch(term.value):
        raise QueryError(
            f"{term.key}:{term.value}",
            "is no day",
            f"write {term.key}:2026, {term.key}:2026-01 or {term.key}:2026-01-31",
        )
    if term.key in ("longer", "shorter"):
        _seconds(term)


def _seconds(term: Term) -> float:
    value = term.value
    if value.isdecimal():
        return int(value) * 60.0
    if clock := CLOCK.fullmatch(value):
        first, second, third = clock.groups()
        if third is None:
            return int(first) * 60.0 + int(second)
        return int(first) * 3600.0 + int(second) * 60 + int(third)
    length = LENGTH.fullmatch(value)
    if length is None or not any(length.groups()):
        raise QueryError(
            f"{term.key}:{value}", "is no length", f"write {term.key}:30m or {term.key}:1h30m"
        )
    hours, minutes, seconds = (int(group or 0) for group in length.groups())
    return hours * 3600.0 + minutes * 60 + seconds


def _test(term: Term, speakers: Callable[[str], frozenset[str]]) -> Callable[[Listed], bool]:
    value = fold(term.value)
    match term.key:
        case "":
            return lambda one: (
                value in fold(one.row.title) or any(value in fold(name) for name in one.row.people)
            )
        case "source":
            return lambda one: value in fold(one.row.source) or one.row.source_id.startswith(value)
        case "is":
            return IS[value]
        case "has":
            return HAS[value]
        case "speaker":
            ids = speakers(term.value)
            return lambda one: one.row.id in ids
        case "after":
            return lambda one: one.row.published is not None and one.row.published >= term.value
        case "before":
            return lambda one: one.row.published is not None and one.row.published < term.value
        case "longer":
            at_least = _seconds(term)
            return lambda one: one.row.duration is not None and one.row.duration >= at_least
        case "shorter":
            at_most = _seconds(term)
            return lambda one: one.row.duration is not None and one.row.duration <= at_most
        case _:
            return lambda one: any(fold(tag) == value for tag in one.tags)
