"""Subscribing and refreshing: real feeds over a real wire into a real library."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.desk import Desk
from store.errors import UnwritableError
from store.home import Home
from store.identity import id_of
from store.library import Library
from store.queries import parse
from store.subscriptions.errands import Errand, deleted_ids, in_words, note
from store.subscriptions.fetching import Asked, Fetcher
from store.subscriptions.refreshing import refreshing
from store.subscriptions.rules import Rule
from tests.seeds.conftest import SAMPLES
from tests.subscriptions.errands import NOW, QUIET, added, errand, refreshed, titles
from tests.subscriptions.serving import Answer, Reply, Server, feed_of


def test_added_then_refreshed(server: Server, library: Library, fetcher: Fetcher) -> None:
    server.feed("/feed", "One")
    first = added(library, fetcher, server.url())
    assert (first.done.failures, titles(library)) == ([], {"One"})
    (row,) = library.sources()
    assert (row.name, row.kind, row.url) == ("Served", "feed", server.url())
    (state,) = library.feeds()
    assert state.typed
    assert (state.fetched, state.problem) == (NOW, None)
    same = refreshed(library, fetcher)
    assert (same.done.same, same.done.outcomes) == (1, [])
    server.feed("/feed", "Two!", "One")
    more = refreshed(library, fetcher)
    assert [(one.new, one.updated, one.unchanged) for one in more.done.outcomes] == [(1, 0, 1)]
    assert titles(library) == {"One", "Two!"}
    assert in_words(more.done) == "1 new episode"
    again = added(library, fetcher, server.url())
    assert again.already == ["Served"]


def test_ctrl_c_before_every_feed_was_handed_in_ends_the_fetches_under_way(
    server: Server, library: Library, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/a", "/b"):
        server.feed(path, path)
        added(library, fetcher, server.url(path))
    handed_in = 0

    class Pressed(ThreadPoolExecutor):
        def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
            nonlocal handed_in
            handed_in += 1
            if handed_in == 2:
                raise KeyboardInterrupt
            return super().submit(*args, **kwargs)

    silence = threading.Event()
    server.replies["/a"] = server.replies["/b"] = Reply(feed_of("Two"), drip=silence)
    monkeypatch.setattr("store.subscriptions.refreshing.ThreadPoolExecutor", Pressed)
    with pytest.raises(KeyboardInterrupt):
        refreshed(library, fetcher)
    silence.set()
    assert fetcher.stopped.is_set()
    assert titles(library) == {"/a", "/b"}


def test_a_page_leads_to_its_feed(server: Server, library: Library, fetcher: Fetcher) -> None:
    server.feed("/the.xml", "One")
    head = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">'
        '<link rel="alternate" type="application/rss+xml" href="/the.xml">'
    )
    server.replies["/"] = Reply(f"<!doctype html><html><head>{head}".encode())
    server.replies["/bare"] = Reply(b"<!doctype html><html><p>Hello")
    work = added(library, fetcher, server.url("/"), server.url("/bare"))
    assert titles(library) == {"One"}
    assert library.sources()[0].url == server.url("/the.xml")
    assert [one.error for one in work.done.failures] == [
        f"{server.url('/bare')}: this is a page and no feed; give the address of its feed"
    ]


def test_a_list_is_subscribed_to_and_fetched(
    server: Server, library: Library, fetcher: Fetcher, tmp_path: Path
) -> None:
    server.feed("/a", "A")
    path = tmp_path / "list.opml"
    lines = (
        f'<outline text="Folder"><outline text="Mine" xmlUrl="{server.url("/a")}"/></outline>'
        '<outline text="Far" xmlUrl="http://nowhere.invalid/"/>'
    )
    path.write_text(f"<opml><body>{lines}</body></opml>")
    work = added(library, fetcher, str(path))
    # a list is no person: what it names inside this machine is not fetched
    assert len(work.done.failures) == 2
    assert "within this machine" in work.done.failures[0].error + work.done.failures[1].error
    assert [(one.name, one.tags) for one in library.sources()] == [
        ("Mine", ("Folder",)),
        ("Far", ()),
    ]
    added(library, fetcher, server.url("/a"))
    assert titles(library) == {"A"}
    assert len(library.sources()) == 2


def test_a_feed_that_moved_is_remembered(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    server.feed("/feed", "One")
    added(library, fetcher, server.url())
    server.feed("/new", "One", "Two")
    server.replies["/feed"] = Reply(status=301, headers={"Location": "/new"})
    refreshed(library, fetcher)
    assert library.sources()[0].url == server.url("/new")
    server.asked.clear()
    assert refreshed(library, fetcher).done.same == 1
    assert server.paths() == ["/new"]
    # an answer of "not changed" may say so, too
    server.replies["/new"] = Reply(status=308, headers={"Location": "/newest"})
    server.replies["/newest"] = Reply(status=304)
    refreshed(library, fetcher)
    assert library.sources()[0].url == server.url("/newest")
    # for a while only
    server.replies["/newest"] = Reply(status=302, headers={"Location": "/new2"})
    server.feed("/new2", "One", "Two", "Three")
    refreshed(library, fetcher)
    assert library.sources()[0].url == server.url("/newest")
    assert titles(library) == {"One", "Two", "Three"}


def test_a_feed_that_says_it_moved(server: Server, library: Library, fetcher: Fetcher) -> None:
    there = f"<itunes:new-feed-url>{server.url('/new')}</itunes:new-feed-url>"
    server.replies["/feed"] = Reply(feed_of("One", channel=there))
    server.feed("/new", "One", "Two")
    # a feed may not lead into this machine, so it stays where it is
    work = added(library, fetcher, server.url())
    assert (work.done.failures, titles(library)) == ([], {"One"})
    assert library.sources()[0].url == server.url()


def test_what_fails_rests_and_is_tried_again(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    server.feed("/feed", "One")
    server.feed("/other", "Other")
    added(library, fetcher, server.url(), server.url("/other"))
    server.replies["/feed"] = Reply(status=500)
    failed = refreshed(library, fetcher)
    assert [one.error for one in failed.done.failures] == [
        f"{server.url()}: the server answered 500 Internal Server Error"
    ]
    assert failed.done.same == 1
    state = library.feeds()[0]
    assert (state.failures, state.next_try) == (1, NOW + timedelta(minutes=5))
    assert library.sources()[0].problem == "the server answered 500 Internal Server Error"
    server.asked.clear()
    resting = refreshed(library, fetcher)
    assert (resting.done.resting, server.paths()) == (1, ["/other"])
    server.feed("/feed", "One", "Two")
    refreshed(library, fetcher, now=NOW + timedelta(minutes=6))
    assert titles(library) == {"One", "Two", "Other"}
    assert library.feeds()[0].failures == 0
    # a source that is named is asked whatever it was
    server.replies["/feed"] = Reply(status=410)
    refreshed(library, fetcher)
    assert library.feeds()[0].gone
    server.asked.clear()
    assert refreshed(library, fetcher, now=NOW + timedelta(days=99)).done.resting == 1
    named = errand(library, fetcher)
    named.refresh([library.feeds()[0].source_id])
    assert server.paths() == ["/other", "/feed"]


def test_a_host_that_wants_to_be_left_alone(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    for path in ("/a", "/b", "/c"):
        server.feed(path, path)
    added(library, fetcher, *map(server.url, ("/a", "/b", "/c")))
    for path in ("/a", "/b", "/c"):
        server.replies[path] = Reply(status=429, headers={"Retry-After": "3600"})
    server.asked.clear()
    assert len(refreshed(library, fetcher).done.failures) == 3
    assert len(server.asked) == 1
    assert {one.next_try for one in library.feeds()} == {NOW + timedelta(hours=1)}


def test_one_request_at_a_time_for_a_host(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    paths = [f"/{number}" for number in range(12)]
    for path in paths:
        server.feed(path, path)
    added(library, fetcher, *map(server.url, paths))
    for path in paths:
        server.replies[path] = held(server.replies[path])
    server.most_at_once = 0
    assert refreshed(library, fetcher).done.same == 12
    assert server.most_at_once == 1


def held(reply: Answer) -> Answer:
    """A reply that gives others the time to be asked for as well."""

    def late(headers: Mapping[str, str]) -> Reply:
        threading.Event().wait(0.02)
        return reply if isinstance(reply, Reply) else reply(headers)

    return late


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<!doctype html><p>Sign in", "this is a page and no feed"),
        (b"\x89PNG\r\n\0\0", "it is no text, but binary data"),
        (b"", "it is empty"),
        (b"Just words.", "its layout is none that is known"),
        (b"1\n00:00:00,000 --> 00:00:01,000\nHi.\n", "this is no feed (subrip)"),
    ],
)
def test_what_is_no_feed_any_more_takes_nothing_away(
    server: Server, library: Library, fetcher: Fetcher, body: bytes, problem: str
) -> None:
    server.feed("/feed", "One")
    added(library, fetcher, server.url())
    server.replies["/feed"] = Reply(body)
    (failure,) = refreshed(library, fetcher).done.failures
    assert failure.error.startswith(f"{server.url()}: {problem}; ")
    assert titles(library) == {"One"}


def test_the_server_alone_says_what_it_is_written_in(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    body = feed_of("Память").decode().encode("windows-1251")
    server.replies["/feed"] = Reply(body, headers={"Content-Type": "text/xml; charset=cp1251"})
    added(library, fetcher, server.url())
    assert titles(library) == {"Память"}


def test_rules_leave_out_and_tag(server: Server, library: Library, fetcher: Fetcher) -> None:
    rules = (
        Rule(parse("advert source:served"), skip=True),
        Rule(parse("-advert one"), tags=("first",)),
        Rule(parse("speaker:ann"), skip=True),
    )
    server.feed("/feed", "An advert", "One", "Two")
    work = errand(library, fetcher, replace(QUIET, rules=rules))
    work.add([server.url()])
    assert {row.title: row.tags for row in library.rows()} == {"One": ("first",), "Two": ()}
    assert (work.done.left_out, in_words(work.done)) == (
        1,
        "2 new episodes, 1 left out by rules",
    )
    server.replies["/feed"] = Reply(
        feed_of("Three", more="<podcast:person>Ann Lee</podcast:person>")
    )
    work = errand(library, fetcher, replace(QUIET, rules=rules))
    work.refresh()
    assert (work.done.left_out, titles(library)) == (1, {"One", "Two"})


def test_one_refresh_at_a_time(tmp_path: Path) -> None:
    second = refreshing(tmp_path)
    with refreshing(tmp_path), pytest.raises(UnwritableError, match="another Earmark is ref"):
        second.__enter__()
    with refreshing(tmp_path):
        pass


def test_one_step_for_all_of_it_which_can_be_taken_back(
    server: Server, fetcher: Fetcher, tmp_path: Path
) -> None:
    server.feed("/a", "One")
    server.feed("/b", "Two")
    desk = Desk.open(Home(tmp_path / "home"), clock=lambda: NOW, zone=UTC)

    def run(verb: str, *words: str) -> Errand:
        number = desk.record.new_id()
        work = errand(desk.library, fetcher, import_id=id_of(number), unwanted=deleted_ids(desk))
        work.add(words) if words else work.refresh()
        note(desk, number, work, verb)
        return work

    run("added", server.url("/a"), server.url("/b"))
    run("refreshed")  # nothing new is no step
    server.feed("/a", "One", "Three")
    run("refreshed")
    assert [one.what for one in desk.record.history()] == [
        "refreshed 1 source with 1 episode",
        "added 2 sources with 2 episodes",
    ]
    desk.undo()
    assert titles(desk.library) == {"One", "Two"}
    assert run("refreshed").done.brought != []  # it comes again, for the feed has it
    assert titles(desk.library) == {"One", "Two", "Three"}
    desk.undo(2)
    assert (desk.library.sources(), desk.library.feeds()) == ([], [])
    desk.redo(2)
    assert titles(desk.library) == {"One", "Two", "Three"}
    from store.deleting import delete_episodes

    gone = [id for id, row in desk.rows().items() if row.title == "One"]
    delete_episodes(desk, gone)
    server.feed("/a", "One", "Three", "Four")
    run("refreshed")
    assert titles(desk.library) == {"Two", "Three", "Four"}
    desk.close()


def test_what_is_asked_says_what_is_wanted(server: Server, fetcher: Fetcher) -> None:
    server.replies["/feed"] = Reply(b"x")
    fetcher.fetch(Asked(server.url(), typed=True, accept="text/vtt"))
    assert server.asked[0][1]["accept"] == "text/vtt"


def test_every_kind_of_feed_comes_over_the_wire(
    server: Server, library: Library, fetcher: Fetcher
) -> None:
    for name in ("feed.rss.xml", "feed.atom.xml", "feed.json"):
        server.replies[f"/{name}"] = Reply((SAMPLES / name).read_bytes())
    added(library, fetcher, *(server.url(f"/{n}") for n in ("feed.rss.xml", "feed.atom.xml")))
    added(library, fetcher, server.url("/feed.json"))
    assert [(one.name, one.episodes, one.serial) for one in library.sources()] == [
        ("Deep & Shallow", 3, True),
        ("Täglich & gut", 2, False),
        ("JSON & Sons", 2, False),
    ]
    text = next(library.text(row.id) for row in library.rows() if row.number == 14)
    assert (text.enclosure, text.season, text.kind) == ("https://media.example/2.mp3", 2, "full")
    assert len(text.transcripts) == 3
