"""New subscriptions: from the address of a feed, of a page that names one, or of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from seeds.markup import Tag, attributes, tokens
from seeds.model import Document
from store.errors import FetchError
from store.identity import normal_link
from store.importing import Failure
from store.model import FeedState
from store.subscriptions.addresses import host_of, stripped, web_address
from store.subscriptions.arriving import ACCEPT, read_answer
from store.subscriptions.fetching import Answer, Asked, Fetcher
from store.subscriptions.refreshing import Refreshed
from store.subscriptions.rules import Rule, applied

if TYPE_CHECKING:
    from store.library import Library

__all__ = ["Added", "add", "feeds_named"]

_FEED_TYPES = ("rss+xml", "atom+xml", "feed+json", "rdf+xml")
_HEAD = 400_000
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|feed:|podcast:|itpc:|pcast:")


@dataclass(slots=True)
class Added:
    """What came of adding; grows while it goes on."""

    refreshed: Refreshed = field(default_factory=Refreshed)
    waiting: list[str] = field(default_factory=list)
    """The ids of the sources that lists named, which are to be fetched next."""
    already: list[str] = field(default_factory=list)
    """The names of the sources that were subscribed to before."""


def add(
    library: Library,
    words: Sequence[str],
    fetcher: Fetcher,
    *,
    import_id: str,
    now: datetime,
    rules: Sequence[Rule] = (),
    dry_run: bool = False,
    progress: Callable[[int, int, str], None] = lambda _done, _all, _name: None,
    into: Added | None = None,
) -> Added:
    """Subscribe to what addresses lead to; what can't be had is named, the rest goes on.

    Args:
        library: where to.
        words: addresses, as a person types them.
        fetcher: what fetches.
        import_id: the id by which all of it can be taken back.
        now: the time.
        rules: what is left out and what is tagged.
        dry_run: fetch, and only say what would happen.
        progress: called with how many are done, how many there are, and the last address.
        into: what to add to.
    """
    added = Added() if into is None else into
    known = {normal_link(feed.url): feed.name for feed in library.feeds()}
    for count, word in enumerate(words):
        where = _without_login(word)
        progress(count, len(words), where)
        try:
            document, answer, typed = _found(word, fetcher)
        except FetchError as error:
            added.refreshed.failures.append(Failure(where, str(error)))
            continue
        if (name := known.get(normal_link(document.source.url or ""))) is not None:
            added.already.append(name)
        document, left_out = applied(rules, document)
        added.refreshed.left_out += left_out
        for outcome in library.write(
            [(where, document)], import_id=import_id, dry_run=dry_run, typed=typed
        ):
            added.refreshed.outcomes.append(outcome)
            added.waiting += outcome.subscribed
            url = document.source.url
            if outcome.source_id and url and not dry_run:
                state = FeedState(
                    outcome.source_id, outcome.source, url, typed,
                    answer.etag, answer.modified, fetched=now,
                )  # fmt: skip
                library.note_feeds([state])
    progress(len(words), len(words), "")
    return added


def _without_login(word: str) -> str:
    """What was typed, fit to be shown and kept: no password is in it."""
    try:
        plain, login = stripped(web_address(word))
    except FetchError:
        return word.rpartition("@")[2]
    return word if login is None else plain


def feeds_named(page: str, address: str) -> list[str]:
    """Return the feeds that a page of HTML names in its head, as it orders them."""
    found: dict[str, None] = {}
    for token in tokens(page[:_HEAD]):
        if not isinstance(token, Tag) or token.closes or token.name not in ("link", "a"):
            continue
        said = attributes(token)
        kind, rel = said.get("type", "").lower(), said.get("rel", "").lower().split()
        if said.get("href") and kind.endswith(_FEED_TYPES) and "alternate" in rel:
            found[urljoin(address, said["href"])] = None
    # where a site has one for its comments, too, that is not the one that is meant
    return sorted(found, key=lambda url: "comment" in url.lower())


def _found(word: str, fetcher: Fetcher) -> tuple[Document, Answer, bool]:
    """The document that a typed address leads to, and whether its host was typed."""
    url, login = stripped(web_address(word))
    if login is not None:
        fetcher.credentials.give(host_of(url), login)
    try:
        answer = fetcher.fetch(Asked(url, typed=True, accept=ACCEPT))
    except FetchError as error:
        # nobody said https; an old server may not know it
        if _SCHEMED.match(word.strip()) or not error.passing:
            raise
        url = url.replace("https://", "http://", 1)
        answer = fetcher.fetch(Asked(url, typed=True, accept=ACCEPT))
    asked = url
    try:
        document = read_answer(answer, url)
    except FetchError:
        page = (answer.body or b"")[:_HEAD].decode("utf-8", "replace")
        named = feeds_named(page, answer.url)
        if not named:
            raise
        asked = named[0]
        typed = host_of(asked) == host_of(url)
        answer = fetcher.fetch(Asked(asked, typed=typed, accept=ACCEPT))
        document = read_answer(answer, asked)
    if document.subscriptions:
        return document, answer, False
    if (moved := document.source.moved) and normal_link(moved) != normal_link(asked):
        try:
            there = fetcher.fetch(Asked(moved, accept=ACCEPT))
            document, answer = read_answer(there, moved), there
        except FetchError:
            pass  # as long as nothing is there, the feed is where it was
    permanent, _ = stripped(answer.permanent)
    former = tuple(one for one in dict.fromkeys((asked, url)) if one != permanent)
    source = replace(document.source, url=permanent, former=former, moved=None)
    return replace(document, source=source), answer, host_of(permanent) == host_of(url)
