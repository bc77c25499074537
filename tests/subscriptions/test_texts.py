"""The texts that a feed names: fetched in their order, and from nowhere they may not be."""

from __future__ import annotations

from dataclasses import replace

from store.library import Library
from store.subscriptions.fetching import Fetcher
from tests.subscriptions.errands import QUIET, added, errand, refreshed
from tests.subscriptions.serving import Reply, Server, feed_of

SRT = "1\n00:00:00,000 --> 00:00:05,000\nThis is all that was said.\n"


def with_texts(server: Server) -> None:
    more = "".join(
        f'<podcast:transcript url="{server.url(path)}" type="{kind}"/>'
        for path, kind in (
            ("/t.srt", "application/srt"),
            ("/t.html", "text/html"),
            ("/t.vtt", "text/vtt"),
        )
    )
    server.replies["/feed"] = Reply(feed_of("One", more=more))
    server.replies["/t.srt"] = Reply(SRT.encode())


def test_texts_are_fetched_in_their_order_and_the_next_if_one_fails(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    from store.subscriptions.texts import fetch_texts

    with_texts(server)
    added(library, fetcher, server.url())
    (row,) = library.rows()
    server.asked.clear()
    outcome, problems = fetch_texts(library, row.id, fetcher, import_id="bbbbbbbbbb")
    assert server.paths() == ["/t.vtt", "/t.srt"]
    assert problems == (f"{server.url('/t.vtt')}: there is nothing (404); check the address",)
    assert outcome is not None
    assert (outcome.new, outcome.updated) == (0, 1)
    (part,) = library.text(row.id).parts
    assert [block.text for block in part.blocks] == ["This is all that was said."]
    # it is there now, and a refresh of the feed leaves it there
    server.asked.clear()
    assert fetch_texts(library, row.id, fetcher, import_id="bbbbbbbbbb") == (None, ())
    assert server.asked == []
    refreshed(library, fetcher)
    assert len(library.text(row.id).parts) == 1
    # taken back, the episode goes with what was fetched for it
    library.take_back("aaaaaaaaaa")
    assert library.rows() == []


def test_texts_may_come_with_the_refresh(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    with_texts(server)
    work = errand(library, fetcher, replace(QUIET, texts="refresh"))
    work.add([server.url()])
    assert [str(kind) for row in library.rows() for kind in row.parts] == ["transcript"]
    assert len(work.done.failures) == 1


def test_a_feed_may_not_name_texts_inside_this_machine(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    from seeds.model import Document, Episode, Source, SourceKind, TextFile
    from store.subscriptions.texts import fetch_texts

    server.replies["/t.srt"] = Reply(SRT.encode())
    episode = Episode("One", transcripts=(TextFile(server.url("/t.srt"), "application/srt"),))
    source = Source("Far", SourceKind.FEED, url="https://far.example/feed")
    list(library.write([("f", Document("rss", source, (episode,)))], import_id="aaaaaaaaaa"))
    (row,) = library.rows()
    outcome, (problem,) = fetch_texts(library, row.id, fetcher, import_id="bbbbbbbbbb")
    assert outcome is None
    assert "within this machine" in problem
    assert server.asked == []
