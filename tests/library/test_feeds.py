"""Feeds in the library: how they are known, what lists tell of them, what a fetch said."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from seeds.model import (
    Chapter,
    Credit,
    Document,
    Episode,
    Soundbite,
    Source,
    SourceKind,
    TextFile,
)
from store.library import Library
from store.library.encoding import episode_from, header_of
from store.model import FeedState
from tests.library.making import FEED, PAGE, counts, document, write

OLD = Path(__file__).parent / "samples" / "version-1.db.gz"


def subscriptions(*sources: Source) -> tuple[str, Document]:
    return "list.opml", Document("opml", Source("A list", SourceKind.FILES), (), (), sources)


def feed(url: str, name: str = "A Show", **more: object) -> Source:
    return Source(name, SourceKind.FEED, url=url, **more)  # type: ignore[arg-type]


def test_a_library_of_version_1_becomes_one_of_today(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    library = Library.open(path)
    assert library.check() == []
    assert library.count() == 9
    twiml, show = library.sources()
    assert (twiml.name, twiml.link, twiml.serial) == ("The TWIML AI Podcast", None, False)
    assert show.name == "Another name"
    assert library.feeds() == [FeedState(show.id, "Another name", "https://show.example/feed.xml")]
    # what was noted before there were the new columns can still be taken back
    library.take_back("cccccccccc")
    assert library.sources()[1].name == "A Show"
    library.take_back("bbbbbbbbbb")
    assert [one.name for one in library.sources()] == ["The TWIML AI Podcast"]
    library.bring_back("bbbbbbbbbb")
    assert library.count() == 9
    library.close()
    copy = path.with_name("library.db.version-1")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_all_that_a_feed_says_of_an_episode_comes_back() -> None:
    episode = Episode(
        "A",
        chapters=(Chapter(1.0, "One"),),
        season=2,
        kind="bonus",
        image="https://a.example/a.png",
        enclosure_type="audio/mpeg",
        enclosure_length=7,
        credits=(Credit("Ann", "guest", "cast"),),
        transcripts=(TextFile("https://a.example/a.vtt", "text/vtt", "en", "captions"),),
        chapters_url="https://a.example/a.json",
        soundbites=(Soundbite(1.0, 2.0, "Hear"),),
    )
    assert episode_from(header_of(episode)) == episode
    assert header_of(Episode("A")) == '{"title":"A"}'


def test_a_list_makes_sources_without_episodes(library: Library) -> None:
    science = feed("https://a.example/feed", "Science", tags=("News/Science",))
    outcomes = write(library, subscriptions(science, feed("https://b.example/feed", "B")))
    assert [(one.new, len(one.subscribed)) for one in outcomes] == [(0, 2)]
    assert [(one.name, one.kind, one.url, one.tags, one.episodes) for one in library.sources()] == [
        ("Science", "feed", "https://a.example/feed", ("News/Science",), 0),
        ("B", "feed", "https://b.example/feed", (), 0),
    ]
    again = write(library, subscriptions(science), import_id="bbbbbbbbbb")
    assert again[0].subscribed == ()
    library.take_back("aaaaaaaaaa")
    assert library.sources() == []


def test_a_feed_tells_more_than_a_list_and_keeps_its_folders(library: Library) -> None:
    url = "https://a.example/feed"
    write(library, subscriptions(feed(url, url, tags=("News",), description="so they say")))
    told = feed(url, "Its name", description="As it says.", link="https://a.example/", serial=True)
    write(library, document(Episode("One"), source=told, format="rss"))
    write(library, subscriptions(feed(url, "Theirs", description="other", tags=("Old",))))
    (row,) = library.sources()
    assert (row.name, row.description, row.tags, row.link, row.serial) == (
        "Its name",
        "As it says.",
        ("News", "Old"),
        "https://a.example/",
        True,
    )


def test_a_feed_that_moved_is_the_same_source(library: Library) -> None:
    old, new = "https://old.example/feed", "https://new.example/feed"
    write(library, document(Episode("One", guid="1"), source=feed(old), format="rss"))
    moved = feed(new, former=(old,))
    assert counts(
        write(library, document(Episode("One", guid="1"), source=moved, format="rss"))
    ) == [(0, 0, 1)]
    (row,) = library.sources()
    assert row.url == new
    # either address finds it from now on; another feed of that name is another source
    for url in (old, new):
        write(library, document(Episode("One", guid="1"), source=feed(url), format="rss"))
    write(library, document(Episode("One"), source=feed("https://else.example/"), format="rss"))
    assert [one.episodes for one in library.sources()] == [1, 1]


def test_a_page_takes_no_feed_its_address(library: Library) -> None:
    write(library, document(Episode("One"), source=FEED, format="rss"))
    page = Source("A Show", SourceKind.PAGE, url="https://show.example/page")
    write(library, document(Episode("Two"), source=page))
    (row,) = library.sources()
    assert (row.kind, row.url) == ("feed", "https://show.example/feed.xml")


def test_two_items_with_one_guid_and_different_titles_are_two_episodes(library: Library) -> None:
    items = (Episode("One", guid="g"), Episode("Two", guid="g"))
    assert counts(write(library, document(*items, source=FEED, format="rss"))) == [(2, 0, 0)]
    assert counts(write(library, document(*items, source=FEED, format="rss"))) == [(0, 0, 2)]


def test_what_a_fetch_said_is_kept_for_its_address(library: Library) -> None:
    write(library, document(Episode("One"), source=FEED, format="rss"))
    write(library, document(Episode("Two"), source=Source("P", SourceKind.PAGE), format="x"))
    (state,) = library.feeds()
    assert (state.url, state.typed, state.etag) == ("https://show.example/feed.xml", False, None)
    at = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
    said = FeedState(
        state.source_id, state.name, state.url, False, '"1"', "Mon", at, at, 2, "slow", gone=True
    )
    library.note_feeds([said, FeedState("nobody", "N", "https://n.example/")])
    assert library.feeds() == [said]
    assert library.sources()[0].problem == "slow"
    # at another address its validators mean nothing
    moved = feed("https://new.example/", former=(FEED.url or "",))
    write(library, document(Episode("One"), source=moved, format="rss"))
    (state,) = library.feeds()
    assert (state.etag, state.next_try, state.gone, state.failures) == (None, None, False, 2)


def test_what_was_taken_back_is_fetched_anew(library: Library) -> None:
    write(library, document(Episode("Zero"), source=FEED, format="rss"))
    write(library, document(Episode("One"), source=FEED, format="rss"), import_id="bbbbbbbbbb")
    (state,) = library.feeds()
    library.note_feeds([FeedState(state.source_id, state.name, state.url, etag='"1"')])
    library.take_back("bbbbbbbbbb")
    assert library.feeds()[0].etag is None


def test_a_person_may_mean_any_address(library: Library) -> None:
    list(library.write([document(Episode("A"), source=FEED)], import_id="aaaaaaaaaa", typed=True))
    write(library, document(Episode("A"), source=FEED), import_id="bbbbbbbbbb")
    assert library.feeds()[0].typed
    (row,) = library.sources()
    library.delete([row.id for row in library.rows()], import_id="cccccccccc", source_id=row.id)
    assert library.feeds() == []
    library.take_back("cccccccccc")
    assert library.feeds()[0].typed


def test_what_is_unwanted_stays_out(library: Library) -> None:
    items = (Episode("One", guid="1"), Episode("Two", guid="2"), Episode("One", guid="1"))
    write(library, document(*items, source=PAGE))
    gone = next(row.id for row in library.rows() if row.title == "One")
    library.delete([gone], import_id="bbbbbbbbbb")
    outcomes = list(
        library.write(
            [document(*items, source=PAGE)], import_id="cccccccccc", unwanted=frozenset([gone])
        )
    )
    assert [(one.new, one.unchanged, len(one.episodes)) for one in outcomes] == [(0, 1, 1)]
    assert [row.title for row in library.rows()] == ["Two"]
