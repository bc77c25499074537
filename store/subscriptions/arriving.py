"""One feed fetched and read: over the wire, through its move if it has moved, into a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from store.errors import FetchError
from store.identity import normal_link
from store.subscriptions.addresses import stripped
from store.subscriptions.fetching import Answer, Asked, Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ACCEPT", "Arrived", "arrive", "read_answer"]

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
    " text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
_FEEDS = ("rss", "atom", "json-feed", "opml")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of one feed."""

    document: Document | None
    """None where the feed has not changed."""
    url: str
    """Where it is to be asked from now on."""
    etag: str | None
    modified: str | None


def arrive(fetcher: Fetcher, asked: Asked, may_move: Callable[[str], bool]) -> Arrived:
    """Fetch a feed and read it, following what it says of its move.

    Args:
        fetcher: what fetches.
        asked: its address, and the validators of the last time.
        may_move: whether it may be at an address from now on, which may be another source's.

    Raises:
        FetchError: it can't be had, or it is no feed.
    """
    asked = replace(asked, accept=ACCEPT)
    answer = fetcher.fetch(asked)
    if answer.body is None:
        url = _kept(asked.url, answer.permanent, may_move)
        return Arrived(None, url, answer.etag, answer.modified)
    document = read_answer(answer, asked.url)
    moved = document.source.moved
    if moved and normal_link(moved) != normal_link(answer.permanent) and may_move(moved):
        try:
            there = fetcher.fetch(Asked(moved, accept=ACCEPT))
            # what a feed says of itself once it has moved is not followed a second time
            document, answer = read_answer(there, moved), there
        except FetchError:
            pass  # as long as nothing is there, the feed is where it was
    url = _kept(asked.url, answer.permanent, may_move)
    former = tuple(one for one in (asked.url,) if one != url)
    source = replace(document.source, url=url, former=former, moved=None)
    return Arrived(replace(document, source=source), url, answer.etag, answer.modified)


def _kept(asked: str, permanent: str, may_move: Callable[[str], bool]) -> str:
    plain, _ = stripped(permanent)
    return plain if plain == asked or may_move(plain) else asked


def read_answer(answer: Answer, where: str) -> Document:
    """Return the feed, or the list of feeds, that an answer holds.

    Raises:
        FetchError: it is neither.
    """
    body = _declared(answer)
    head = body[:2048].lstrip().lower()
    page = head.startswith((b"<!doctype html", b"<html"))
    try:
        document = read(body, Hints(name=where, address=answer.url))
    except UnreadableError as error:
        if not page:
            raise FetchError(where, error.problem, error.remedy) from error
        document = None
    if document is None or document.format not in _FEEDS:
        what = "a page and no feed" if page or document is None else f"no feed ({document.format})"
        raise FetchError(where, f"this is {what}", "give the address of its feed")
    return document


def _declared(answer: Answer) -> bytes:
    """The body in UTF-8, where the server alone says in what it is written."""
    body = answer.body or b""
    if (
        answer.charset is None
        or b"encoding=" in body[:200]
        or body[:2] in (b"\xff\xfe", b"\xfe\xff")
    ):
        return body
    try:
        body.decode()
    except UnicodeDecodeError:
        try:
            return body.decode(answer.charset).encode()
        except (LookupError, ValueError):
            return body
    return body
