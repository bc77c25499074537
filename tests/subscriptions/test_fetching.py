"""One address: what comes, what is followed, what is refused, what is tried again."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.errors import FetchError
from store.subscriptions.addresses import is_public, missing_file, stripped, web_address
from store.subscriptions.credentials import Credentials, variable
from store.subscriptions.fetching import Answer, Asked, Fetcher, Limits
from store.subscriptions.proxies import proxy_for
from store.subscriptions.times import after_failures, wait_in
from tests.subscriptions.conftest import QUICK
from tests.subscriptions.serving import Reply, Server, packed


def get(fetcher: Fetcher, server: Server, path: str = "/feed", **more: str) -> Answer:
    return fetcher.fetch(Asked(server.url(path), typed=True, **more))


def refused(fetcher: Fetcher, url: str, *, typed: bool = True) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Asked(url, typed=typed))
    assert "\n" not in str(caught.value)
    return caught.value


def test_what_is_asked_and_what_comes(server: Server, fetcher: Fetcher) -> None:
    server.replies["/feed"] = Reply(
        b"hello",
        headers={
            "ETag": '"1"',
            "Last-Modified": "Mon, 01 Jun 2026 09:00:00 GMT",
            "Content-Type": "text/xml; charset=windows-1251",
        },
    )
    answer = get(fetcher, server, etag='"0"', modified="Sun, 31 May 2026 09:00:00 GMT")
    url = server.url()
    assert answer == Answer(
        url,
        b"hello",
        url,
        "text/xml",
        "windows-1251",
        '"1"',
        "Mon, 01 Jun 2026 09:00:00 GMT",
    )
    ((_, headers),) = server.asked
    assert headers["if-none-match"] == '"0"'
    assert headers["if-modified-since"] == "Sun, 31 May 2026 09:00:00 GMT"
    assert headers["user-agent"].startswith("Earmark/")
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "authorization" not in headers
    assert "cookie" not in headers


def test_not_changed(server: Server, fetcher: Fetcher) -> None:
    server.replies["/feed"] = Reply(status=304)
    answer = get(fetcher, server, etag='"1"', modified="yesterday")
    assert (answer.body, answer.etag, answer.modified) == (None, '"1"', "yesterday")


@pytest.mark.parametrize("way", ["gzip", "deflate", "raw deflate", "unsaid gzip"])
def test_packed_in_every_way(server: Server, fetcher: Fetcher, way: str) -> None:
    body = b"feed " * 10_000
    raw = zlib.compressobj(wbits=-15)
    server.replies["/feed"] = {
        "gzip": packed(body),
        "deflate": Reply(zlib.compress(body), headers={"Content-Encoding": "deflate"}),
        "raw deflate": Reply(
            raw.compress(body) + raw.flush(), headers={"Content-Encoding": "deflate"}
        ),
        "unsaid gzip": Reply(gzip.compress(body)),
    }[way]
    assert get(fetcher, server).body == body


def test_limits_of_size(server: Server, fetcher: Fetcher) -> None:
    server.replies["/bomb"] = packed(b"\0" * 40_000_000)
    server.replies["/claimed"] = Reply(b"x", headers={"Content-Length": "99999999"}, cut=1)
    server.replies["/large"] = Reply(b"x" * (QUICK.size + 1))
    for path in ("/bomb", "/claimed", "/large"):
        error = refused(fetcher, server.url(path))
        assert str(error) == f"{server.url(path)}: it is larger than 1 MiB"
        assert not error.passing
    assert len(server.asked) == 3


def test_cut_off_answers_are_asked_for_again(server: Server, fetcher: Fetcher) -> None:
    server.replies["/short"] = Reply(b"x" * 100, headers={"Content-Length": "100"}, cut=10)
    server.replies["/torn"] = Reply(
        gzip.compress(b"x" * 9999)[:-9], headers={"Content-Encoding": "gzip"}
    )
    for path in ("/short", "/torn"):
        error = refused(fetcher, server.url(path))
        assert error.problem == "its answer was cut off"
    assert server.paths() == ["/short", "/short", "/torn", "/torn"]
    replies = iter([Reply(b"x" * 9, headers={"Content-Length": "9"}, cut=1), Reply(b"whole")])
    server.replies["/better"] = lambda _: next(replies)
    assert get(fetcher, server, "/better").body == b"whole"


@pytest.fixture
def silence() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_server_that_says_nothing_more(
    server: Server, fetcher: Fetcher, silence: threading.Event
) -> None:
    server.replies["/slow"] = Reply(b"x" * 100, drip=silence)
    assert refused(fetcher, server.url("/slow")).problem == "it took too long"
    # however often a byte comes, the time for all of it is bounded
    now = [0.0]

    def clock() -> float:
        now[0] += 0.3
        return now[0]

    server.replies["/many"] = Reply(b"x" * 500_000)
    hasty = Fetcher(QUICK, Credentials({}), {}, clock)
    error = refused(hasty, server.url("/many"))
    assert (error.problem, error.passing) == ("it took too long", True)


def test_stopping_ends_what_is_under_way(server: Server, silence: threading.Event) -> None:
    server.replies["/slow"] = Reply(b"x" * 100, drip=silence)
    fetcher = Fetcher(Limits(read=60.0), Credentials({}), {})
    caught: list[FetchError] = []

    def work() -> None:
        try:
            fetcher.fetch(Asked(server.url("/slow"), typed=True))
        except FetchError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while not server.asked:
        thread.join(0.01)
    fetcher.stop()
    thread.join(30)
    assert [error.problem for error in caught] == ["it was stopped"]


def test_redirects_and_which_are_for_good(server: Server, fetcher: Fetcher) -> None:
    hops = {"/a": (301, "/b"), "/b": (308, "/c#top"), "/c": (302, "/d"), "/d": (301, "/e")}
    for path, (status, there) in hops.items():
        server.replies[path] = Reply(status=status, headers={"Location": there})
    server.replies["/e"] = Reply(b"here")
    answer = get(fetcher, server, "/a")
    assert (answer.body, answer.url, answer.permanent) == (
        b"here",
        server.url("/e"),
        server.url("/c"),
    )


def test_redirects_that_lead_nowhere(server: Server, fetcher: Fetcher) -> None:
    server.replies["/a"] = Reply(status=302, headers={"Location": "/b"})
    server.replies["/b"] = Reply(status=302, headers={"Location": "/a"})
    for number in range(30):
        there = {"Location": f"/n{number + 1}"}
        server.replies[f"/n{number}"] = Reply(status=302, headers=there)
    server.replies["/none"] = Reply(status=302)
    server.replies["/file"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    assert "round and round" in str(refused(fetcher, server.url("/a")))
    assert "round and round" in str(refused(fetcher, server.url("/n0")))
    assert len(server.asked) == 2 + 11
    assert "302 without an address" in str(refused(fetcher, server.url("/none")))
    assert "only http and https" in str(refused(fetcher, server.url("/file")))


def test_nothing_leads_into_this_machine_but_what_a_person_typed(
    server: Server, fetcher: Fetcher
) -> None:
    server.replies["/feed"] = Reply(b"secret")
    inside = (
        server.url(),
        f"http://localhost:{server.port}/feed",
        f"http://[::ffff:127.0.0.1]:{server.port}/feed",
        f"http://2130706433:{server.port}/feed",
        f"http://0x7f.1:{server.port}/feed",
        f"http://0.0.0.0:{server.port}/feed",
    )
    for url in inside:
        error = refused(fetcher, url, typed=False)
        assert "within this machine or its network" in str(error)
    # nor does a redirect from an address that was typed: another name, another port
    for name in (f"http://localhost:{server.port}/feed", "http://127.0.0.1:9/feed"):
        server.replies["/away"] = Reply(status=301, headers={"Location": name})
        error = refused(fetcher, server.url("/away"))
        assert "within this machine or its network" in str(error)
    assert set(server.paths()) == {"/away"}
    assert get(fetcher, server).body == b"secret"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::127.0.0.1", False),
        ("nonsense", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://a.example/f", "https://a.example/f"),
        (" a.example/f\n", "https://a.example/f"),
        ("feed://a.example/f", "http://a.example/f"),
        ("feed:https://a.example/f", "https://a.example/f"),
        ("podcast://a.example/f", "https://a.example/f"),
        ("a.example:8000/f", "https://a.example:8000/f"),
    ],
)
def test_addresses_as_people_type_them(typed: str, meant: str) -> None:
    assert web_address(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "/none/x.srt",
        "./x",
        "~/none",
        "~nobody-of-this-name/x",
        "not a path",
        "talk.srt",
        "notes/talk.srt",
    ],
)
def test_a_path_that_leads_nowhere(typed: str) -> None:
    assert missing_file(typed) == f"{typed}: there is no such file; check the path"


@pytest.mark.parametrize(
    "typed",
    ["a.example", "a.example/feed.xml", "//a.example/f", "feed:a.example/x y", "localhost:1/f.xml"],
)
def test_an_address_is_no_path(typed: str) -> None:
    assert missing_file(typed) is None


def test_a_file_that_is_there_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "a b.srt").touch()
    assert missing_file(str(tmp_path / "a b.srt")) is None


@pytest.mark.parametrize(
    "typed", ["file:///etc/passwd", "ftp://a.example/", "https://", "http://[::1", "http://a:x/"]
)
def test_what_is_no_address_of_the_web(typed: str) -> None:
    with pytest.raises(FetchError, match="no web address"):
        web_address(typed)


@pytest.mark.parametrize(
    ("status", "headers", "problem", "tries"),
    [
        (404, {}, "there is nothing (404)", 1),
        (403, {}, "the server answered 403 Forbidden", 1),
        (500, {}, "the server answered 500 Internal Server Error", 2),
        (503, {"Retry-After": "3600"}, "the server answered 503 Service Unavailable", 1),
        (503, {"Retry-After": "0"}, "the server answered 503 Service Unavailable", 2),
        (429, {}, "the server wants to be asked less often (429)", 2),
    ],
)
def test_refusals(
    server: Server,
    fetcher: Fetcher,
    status: int,
    headers: Mapping[str, str],
    problem: str,
    tries: int,
) -> None:
    server.replies["/feed"] = Reply(b"no", status, headers)
    error = refused(fetcher, server.url())
    assert error.problem == problem
    assert len(server.asked) == tries
    wait = headers.get("Retry-After")
    assert error.wait == (None if wait is None else float(wait))


def test_gone_for_good(server: Server, fetcher: Fetcher) -> None:
    server.replies["/feed"] = Reply(status=410)
    assert refused(fetcher, server.url()).gone


def test_a_name_and_a_password_from_the_environment(server: Server) -> None:
    def guarded(headers: Mapping[str, str]) -> Reply:
        wanted = "Basic YW5uOnM6ZWNyZXQ="
        return Reply(b"in") if headers.get("authorization") == wanted else Reply(status=401)

    server.replies["/feed"] = guarded
    server.replies["/away"] = Reply(
        status=302, headers={"Location": f"http://localhost:{server.port}/feed"}
    )
    without = Fetcher(QUICK, Credentials({}), environ={})
    error = refused(without, server.url())
    name = variable(f"127.0.0.1:{server.port}")
    assert name == f"EARMARK_LOGIN_127_0_0_1_{server.port}"
    assert error.problem == "it asks for a name and a password"
    assert error.remedy.startswith(f"set {name}=NAME:PASSWORD")
    login = {name: "ann:s:ecret"}
    assert get(Fetcher(QUICK, Credentials(login), environ={}), server).body == b"in"
    assert stripped("http://ann:s%3Aecret@a.example:8/f") == (
        "http://a.example:8/f",
        ("ann", "s:ecret"),
    )
    # it is for that host alone
    server.asked.clear()
    refused(Fetcher(QUICK, Credentials(login), environ={}), server.url("/away"))
    assert server.paths() == ["/away"]


def test_unknown_hosts_and_closed_ports(fetcher: Fetcher) -> None:
    assert "can't be reached" in str(refused(fetcher, "http://nowhere.invalid/feed"))
    assert "can't be reached" in str(refused(fetcher, "http://127.0.0.1:9/feed"))


def test_through_a_proxy(server: Server) -> None:
    server.replies["http://show.example/feed"] = Reply(b"by proxy")
    proxied = {"http_proxy": server.url("").rstrip("/"), "no_proxy": "other.example,.inner.example"}
    fetcher = Fetcher(QUICK, Credentials({}), environ=proxied)
    assert fetcher.fetch(Asked("http://show.example/feed")).body == b"by proxy"
    for inside in ("http://127.0.0.1/", "http://localhost/x", "http://[::1]/", "http://10.0.0.1/"):
        assert "a proxy is set" in str(refused(fetcher, inside, typed=False))
    assert server.paths() == ["http://show.example/feed"]
    for past in ("http://other.example/", "http://a.inner.example/"):
        assert proxy_for(past, proxied) is None
    assert proxy_for("https://show.example/", proxied) is None
    assert proxy_for("https://show.example/", {"ALL_PROXY": "p.example:8"}) == "http://p.example:8"


def test_how_long_to_wait() -> None:
    now = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
    assert wait_in("120") == 120.0
    assert wait_in("Mon, 01 Jun 2026 09:02:00 GMT", now) == 120.0
    assert wait_in("Mon, 01 Jun 2026 08:00:00 GMT", now) == 0.0
    assert wait_in("99999999") == 7 * 86_400.0
    assert wait_in("soon") is None
    minutes = [after_failures(count).total_seconds() / 60 for count in (1, 2, 3, 9, 99)]
    assert minutes == [5, 10, 20, 1280, 1440]
