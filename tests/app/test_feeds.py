"""Feeds by keys: add, refresh, transcripts as they are wanted, and the log of what came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import Running, Start
from tests.subscriptions.serving import Reply, Server, feed_of
from tui.config import Config
from tui.screens.imports import ImportLog, ImportsScreen

QUICK = Config(feed_table={"timeout": 1})
SRT = "1\n00:00:00,000 --> 00:00:05,000\nThis is all that was said.\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Server()
    yield server
    server.close()


async def add(app: Running, words: str) -> None:
    await app.press("a")
    await app.write(words)
    await app.press("enter")


def titles(app: Running) -> list[str]:
    return [row.title for row in app.desk.rows().values()]


async def test_add_refresh_and_undo(start: Start, server: Server) -> None:
    server.feed("/feed", "Fresh from the feed")
    async with start(config=QUICK) as app:
        await app.press("R")
        assert app.toast == "There are no feeds yet: a adds one"
        await add(app, server.url())
        assert app.toast == "Added: 1 new episode · u takes it back"
        assert "Fresh from the feed" in titles(app)
        assert app.focus == "list"
        assert "28 episodes" in app.title("list-title")
        await app.press("R")
        assert app.toast == "Refreshed: 0 new episodes"
        server.feed("/feed", "Fresh from the feed", "Fresher still")
        await app.press("R")
        assert app.toast == "Refreshed: 1 new episode · u takes it back"
        assert "29 episodes" in app.title("list-title")
        server.replies["/feed"] = Reply(status=404)
        await app.press("R")
        assert app.toast == (
            f"Refreshed: 0 new episodes, 1 failed · {server.url()}: there is nothing (404); "
            "check the address"
        )
        await app.press("u", "u")
        assert "27 episodes" in app.title("list-title")


async def test_what_is_no_feed_is_said_in_one_line(start: Start) -> None:
    async with start(config=QUICK) as app:
        await add(app, "file:///etc/passwd")
        assert app.toast == (
            "Added: 0 new episodes, 1 failed · file:///etc/passwd: this is no web address; "
            "only http and https are fetched"
        )
        assert len(titles(app)) == 27
        await add(app, "not a path")
        assert app.toast == "not a path: there is no such file; check the path"


async def test_a_path_is_completed_and_read(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "a-feed-with-a-long-name.xml").write_bytes(feed_of("Out of a file"))
    async with start(config=QUICK) as app:
        await app.press("a")
        await app.write(f"{folder}/a-f")
        await app.press("tab")
        await app.press("enter")
        assert app.toast == "Added: 1 new episode · u takes it back"
        assert "Out of a file" in titles(app)


async def test_the_log_of_what_came(start: Start, server: Server) -> None:
    server.feed("/feed", "One")
    async with start(config=QUICK) as app:
        await app.press("g", "a")
        screen = app.on(ImportsScreen)
        log = screen.query_one(ImportLog)
        (first,) = [line for line in app.lines(log) if line]
        assert first == (
            "▌ 2026-06-01 09:00  27 new episodes  the documents that come with Earmark"
        )
        await add(app, server.url())
        top, below = [line for line in app.lines(log) if line]
        assert top == f"▌ 2026-06-01 09:00  1 new episode  {server.url()}"
        assert "27 new episodes" in below
        await app.press("u")
        assert len([line for line in app.lines(log) if line]) == 1
        await app.press("escape")
        assert app.focus == "list"


async def test_a_transcript_comes_when_the_episode_is_opened(start: Start, server: Server) -> None:
    more = f'<podcast:transcript url="{server.url("/t.srt")}" type="application/srt"/>'
    server.replies["/feed"] = Reply(feed_of("Spoken", more=more))
    server.replies["/t.srt"] = Reply(SRT.encode())
    async with start(config=QUICK) as app:
        await add(app, server.url())
        assert server.paths() == ["/feed"]
        (episode,) = (row.id for row in app.desk.rows().values() if row.title == "Spoken")
        app.main.open(episode)
        await app.settle()
        assert server.paths() == ["/feed", "/t.srt"]
        text = app.main.reading.reader.text
        assert text is not None
        assert [b.text for part in text.parts for b in part.blocks] == [
            "This is all that was said."
        ]
        # it was no step: u takes back what a person did
        await app.press("u")
        assert "Spoken" not in titles(app)


async def test_a_queued_episode_gets_its_transcript_unless_never(
    start: Start, server: Server
) -> None:
    more = f'<podcast:transcript url="{server.url("/t.srt")}" type="application/srt"/>'
    server.replies["/feed"] = Reply(feed_of("Spoken", more=more))
    server.replies["/t.srt"] = Reply(SRT.encode())
    async with start(config=Config(feed_table={"texts": "never"})) as app:
        await add(app, server.url())
        (episode,) = (row.id for row in app.desk.rows().values() if row.title == "Spoken")
        app.main.episodes.go_to(episode)
        await app.press("e")
        assert server.paths() == ["/feed"]
    async with start(config=QUICK) as app:
        app.main.episodes.go_to(episode)
        await app.press("e", "e")
        assert server.paths() == ["/feed", "/t.srt"]
        assert "transcript" in [str(kind) for kind in app.desk.rows()[episode].parts]
