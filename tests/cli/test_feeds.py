"""`add` and `refresh` as processes, against a real server on loopback."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.subscriptions.refreshing import refreshing
from tests.cli.running import CommandLine
from tests.subscriptions.serving import Reply, Server, feed_of

PLAIN = {"http_proxy": "", "all_proxy": "", "HTTP_PROXY": "", "ALL_PROXY": ""}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def web(empty: CommandLine) -> CommandLine:
    return replace(empty, variables=PLAIN)


def test_add_refresh_and_take_back(server: Server, web: CommandLine) -> None:
    server.feed("/feed", "One", "Two")
    added = web.value("add", server.url())
    assert added["failed"] == []
    assert [(one["source"], one["new"]) for one in added["imported"]] == [("Served", 2)]
    (source,) = web.value("sources")
    assert (source["kind"], source["url"], source["problem"]) == ("feed", server.url(), None)
    quiet = web("refresh")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    assert web.value("refresh", "served")["same"] == 1
    server.feed("/feed", "One", "Two", "Three")
    tried = web("refresh", "--dry-run")
    assert (tried.code, tried.out.split("\t")[0], len(web.ids())) == (0, "1", 2)
    news = web("refresh")
    assert (news.code, news.out) == (0, f"1\t0\t2\tServed\t{server.url()}\n")
    assert [one["what"] for one in web.value("history")] == [
        "refreshed 1 source with 1 episode",
        "added 1 source with 2 episodes",
    ]
    web.value("undo", "2")
    assert web.value("sources") == []


def test_failures_are_one_line_each_and_the_rest_is_done(server: Server, web: CommandLine) -> None:
    server.feed("/feed", "One")
    ran = web("add", server.url("/none"), "file:///etc/passwd", "/none/x.srt", server.url())
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "earmark: /none/x.srt: there is no such file; check the path",
        f"earmark: {server.url('/none')}: there is nothing (404); check the address",
        "earmark: file:///etc/passwd: this is no web address; only http and https are fetched",
    ]
    assert len(web.ids()) == 1
    server.replies["/feed"] = Reply(status=500, headers={"Retry-After": "99"})
    failed = web("refresh", "--quiet")
    assert (failed.code, failed.out) == (1, "")
    assert failed.err == (
        f"earmark: {server.url()}: the server answered 500 Internal Server Error\n"
    )
    (source,) = web.value("sources")
    assert source["problem"] == "the server answered 500 Internal Server Error"
    resting = web.value("refresh")
    assert resting == {"imported": [], "failed": [], "same": 0, "resting": 1, "left_out": 0}
    unknown = web("refresh", "nobody")
    assert (unknown.code, unknown.err.startswith("earmark: nobody: no source has")) == (1, True)


def test_a_second_refresh_is_told_of_the_first(server: Server, web: CommandLine) -> None:
    server.feed("/feed", "One")
    web.value("add", server.url())
    with refreshing(web.home):
        ran = web("refresh")
    assert (ran.code, ran.err) == (
        1,
        "earmark: refresh: another Earmark is refreshing; wait until it is done\n",
    )


def test_lists_files_and_folders(server: Server, web: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "a.opml").write_text('<outline text="A" xmlUrl="http://127.0.0.1:9/a"/>')
    (folder / "feed.xml").write_bytes(feed_of("One"))
    imported = web("import", folder / "a.opml", "--json")
    assert imported.code == 0
    assert len(imported.json["imported"][0]["subscribed"]) == 1
    assert server.asked == []  # an import reads, and fetches nothing
    ran = web("add", folder)
    assert ran.code == 0
    assert [(one["name"], one["kind"]) for one in web.value("sources")] == [
        ("A", "feed"),
        ("Served", "feed"),
    ]


def test_settings_of_feeds(server: Server, web: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[[feeds.rules]]\nquery = "advert"\nskip = true\n')
    ruled = replace(web, variables={**PLAIN, "EARMARK_CONFIG": str(config)})
    server.feed("/feed", "An advert", "One")
    assert ruled.value("add", server.url())["left_out"] == 1
    for text, problem in (
        ("at_once = 0", "feeds.at_once = 0 is none that can be; write 1 to 32"),
        ("speed = 1", "there is no setting feeds.speed; known ones: feeds.at_once, "),
        ('texts = "soon"', "feeds.texts = 'soon' is not known; known ones: open, refresh, never"),
        ("rules = [{query = 'is:odd', skip = true}]", "feeds.rules, rule 1: is:odd: is not known"),
        ("rules = [{query = 'a'}]", "feeds.rules, rule 1: it does nothing; write skip = true"),
    ):
        config.write_text(f"[feeds]\n{text}\n")
        ran = ruled("refresh")
        assert ran.code == 1
        assert ran.err.startswith(f"earmark: {config}: {problem}")


KEYRING = """
from collections import namedtuple
Credential = namedtuple("Credential", "username password")
def get_credential(service, username):
    assert username is None
    return Credential("ann", "secret") if service.startswith("earmark:127.0.0.1") else None
"""


def test_a_password_from_the_keyring_reaches_no_file(
    server: Server, web: CommandLine, tmp_path: Path
) -> None:
    server.replies["/feed"] = lambda headers: (
        Reply(feed_of("One")) if "authorization" in headers else Reply(status=401)
    )
    ran = web("add", server.url())
    assert ran.code == 1
    assert "it asks for a name and a password; set EARMARK_LOGIN_127_0_0_1_" in ran.err
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "keyring.py").write_text(KEYRING)
    with_keyring = replace(web, variables={**PLAIN, "PYTHONPATH": str(modules)})
    typed = server.url().replace("http://", "http://bo:hidden@")
    brought = web.value("add", typed)["imported"][0]
    assert (brought["path"], brought["new"]) == (server.url(), 1)
    assert "hidden" not in web("add", f"{typed}/none").err
    assert with_keyring.value("add", server.url())["imported"][0]["unchanged"] == 1
    kept = b"".join(path.read_bytes() for path in web.home.iterdir() if path.is_file())
    assert b"secret" not in kept
    assert b"hidden" not in kept


def test_ctrl_c_keeps_what_was_done(server: Server, web: CommandLine) -> None:
    silence = threading.Event()
    server.feed("/feed", "One")
    server.replies["/slow"] = Reply(feed_of("Two"), drip=silence)
    with subprocess.Popen(
        web.command(["add", server.url(), server.url("/slow")]),
        env=web.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while "/slow" not in server.paths():
            assert process.poll() is None
            threading.Event().wait(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    silence.set()
    assert (process.returncode, said) == (130, "earmark: interrupted\n")
    assert [one["title"] for one in web.value("list")] == ["One"]
    assert [one["what"] for one in web.value("history")] == ["added 1 source with 1 episode"]
    assert web.value("check")["ok"]
