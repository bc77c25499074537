"""One address of the web fetched: with validators, redirects, limits, and another try or two."""

from __future__ import annotations

import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from store.errors import FetchError
from store.subscriptions.addresses import checked, host_of, place_of
from store.subscriptions.credentials import Credentials
from store.subscriptions.proxies import proxy_for
from store.subscriptions.times import wait_in

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "Asked", "Fetcher", "Limits"]

USER_AGENT = "Earmark/0.1 (podcast reader for the terminal)"
_PERMANENT = frozenset((301, 308))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
_CHUNK = 1 << 16
_SOCKS = re.compile(r"^socks\w*")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; seconds and bytes."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 90.0
    """For one try with all of its redirects."""
    size: int = 64 << 20
    """Of what comes out, whatever went over the wire."""
    redirects: int = 10
    tries: int = 3
    pause: float = 1.0
    """Before the second try; doubled before each one after."""
    longest_pause: float = 10.0
    """A server that wants a longer one is asked another day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be fetched."""

    url: str
    etag: str | None = None
    modified: str | None = None
    typed: bool = False
    """A person gave this very host."""
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came."""

    url: str
    """Where it came from in the end."""
    body: bytes | None
    """None where it has not changed."""
    permanent: str
    """The address to ask from now on: as far as every redirect up to it was for good."""
    type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches; may be used by several threads."""

    limits: Limits = field(default_factory=Limits)
    credentials: Credentials = field(default_factory=Credentials)
    environ: Mapping[str, str] | None = None
    """Where the proxies stand; the process's own variables where None is given."""
    clock: Callable[[], float] = time.monotonic
    stopped: threading.Event = field(default_factory=threading.Event)
    _sockets: set[socket.socket] = field(default_factory=set)

    def stop(self) -> None:
        """End everything that is under way."""
        self.stopped.set()
        for sock in list(self._sockets):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def fetch(self, asked: Asked) -> Answer:
        """Fetch; what may pass is tried again.

        Raises:
            FetchError: it can't be had, in one line.
        """
        pause = self.limits.pause
        for left in range(self.limits.tries - 1, -1, -1):
            try:
                return self._try(asked)
            except FetchError as error:
                wait = pause if error.wait is None else error.wait
                if not error.passing or not left or wait > self.limits.longest_pause:
                    raise
            if self.stopped.wait(wait):
                raise FetchError(asked.url, "it was stopped")
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _try(self, asked: Asked) -> Answer:
        url, permanent, for_good = asked.url, asked.url, True
        deadline = self.clock() + self.limits.total
        trusted = frozenset([place_of(asked.url)] if asked.typed else ())
        seen = {url}
        while True:
            answer = self._hop(asked, url, permanent, deadline, trusted)
            if isinstance(answer, Answer):
                return answer
            status, url = answer
            if url in seen or len(seen) > self.limits.redirects:
                raise FetchError(asked.url, "its redirects lead round and round", "check it")
            seen.add(url)
            for_good = for_good and status in _PERMANENT
            if for_good:
                permanent = url

    def _hop(
        self,
        asked: Asked,
        url: str,
        permanent: str,
        deadline: float,
        trusted: frozenset[tuple[str, int]],
    ) -> Answer | tuple[int, str]:
        """Ask one address; return what it has, or the redirect's status and address."""
        import httpx

        login = self.credentials.find(host_of(url)) if self._knows(url) else None
        for attempt in range(2):
            try:
                with self._client(url, deadline, trusted) as client:
                    headers = _headers(asked)
                    with client.stream("GET", url, headers=headers, auth=login) as response:
                        if response.status_code == 401 and login is None and not attempt:
                            login = self.credentials.find(host_of(url))
                            if login is not None:
                                continue
                        return self._read(asked, response, url, permanent, deadline)
            except httpx.TimeoutException as error:
                raise self._told(url, "it took too long", "try again later", error) from error
            except httpx.RemoteProtocolError as error:
                raise self._told(url, "its answer was cut off", "try again later", error) from error
            except httpx.ConnectError as error:
                what = _why(error)
                raise self._told(url, f"it can't be reached ({what})", "", error) from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError, OSError) as error:
                what = str(error) or type(error).__name__
                raise self._told(url, f"it can't be fetched ({what})", "", error) from error
        raise AssertionError("the second attempt returns or raises")

    def _knows(self, url: str) -> bool:
        return self.credentials.is_given(host_of(url))

    def _told(self, url: str, problem: str, remedy: str, error: Exception) -> FetchError:
        if self.stopped.is_set():
            return FetchError(url, "it was stopped")
        passing = not isinstance(error, ValueError | UnicodeError)
        return FetchError(url, problem, remedy, passing=passing)

    def _client(
        self, url: str, deadline: float, trusted: frozenset[tuple[str, int]]
    ) -> httpx.Client:
        import httpx

        from store.subscriptions.wire import Wire, transport

        proxy = proxy_for(url, self.environ)
        if proxy is not None:
            # the proxy is the user's own; what lies behind it is looked at by its name
            trusted = frozenset([place_of(_SOCKS.sub("http", proxy))])
        if self.stopped.is_set():
            raise FetchError(url, "it was stopped")
        wire = Wire(
            trusted=trusted,
            deadline=deadline,
            clock=self.clock,
            opened=self._keep,
        )
        secure = url.lower().startswith("https:") or (proxy or "").startswith("https")
        times = httpx.Timeout(self.limits.read, connect=self.limits.connect)
        return httpx.Client(
            transport=transport(wire, secure=secure, proxy=proxy),
            timeout=times,
            follow_redirects=False,
            trust_env=False,
        )

    def _keep(self, sock: socket.socket) -> None:
        self._sockets = {one for one in self._sockets if one.fileno() >= 0} | {sock}

    def _read(
        self, asked: Asked, response: httpx.Response, url: str, permanent: str, deadline: float
    ) -> Answer | tuple[int, str]:
        status = response.status_code
        if status in _REDIRECTS:
            target = response.headers.get("location", "")
            if not target:
                raise FetchError(url, f"it answered {status} without an address", "check it")
            there = urljoin(url, target).partition("#")[0]
            checked(there)
            return status, there
        etag = response.headers.get("etag") or None
        modified = response.headers.get("last-modified") or None
        if status == 304:
            return Answer(
                url, None, permanent, etag=etag or asked.etag, modified=modified or asked.modified
            )
        if status != 200:
            raise self._refusal(url, response)
        body = self._body(response, url, deadline)
        kind, _, more = response.headers.get("content-type", "").partition(";")
        charset = more.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
        return Answer(url, body, permanent, kind.strip().lower(), charset, etag, modified)

    def _refusal(self, url: str, response: httpx.Response) -> FetchError:
        status = response.status_code
        wait = wait_in(response.headers.get("retry-after", ""))
        if status == 401:
            host = host_of(url)
            return FetchError(
                url, "it asks for a name and a password", self.credentials.remedy(host)
            )
        if status == 410:
            return FetchError(url, "it is gone for good", "remove the source", gone=True)
        if status == 404:
            return FetchError(url, "there is nothing (404)", "check the address")
        if status == 429:
            return FetchError(
                url, "the server wants to be asked less often (429)", passing=True, wait=wait
            )
        reason = response.reason_phrase
        return FetchError(
            url,
            f"the server answered {status}{f' {reason}' if reason.isprintable() else ''}".rstrip(),
            passing=status in _PASSING,
            wait=wait,
        )

    def _body(self, response: httpx.Response, url: str, deadline: float) -> bytes:
        """Return what was sent, unpacked as it comes so that nothing grows past the limit."""
        most = self.limits.size
        claimed = response.headers.get("content-length", "")
        if claimed.isdecimal() and int(claimed[:19]) > most:
            raise self._too_large(url)
        packed = response.headers.get("content-encoding", "").strip().lower()
        unpack = None
        if packed in ("gzip", "x-gzip", "deflate"):
            unpack = zlib.decompressobj(47)
        elif packed not in ("", "identity"):
            raise FetchError(url, f"it is packed as {packed[:20]}, which nobody asked for")
        found = bytearray()
        first = True
        for chunk in response.iter_raw(_CHUNK):
            if self.clock() > deadline:
                raise FetchError(url, "it took too long", "try again later", passing=True)
            if self.stopped.is_set():
                raise FetchError(url, "it was stopped")
            if first and packed == "deflate" and chunk[:1] != b"\x78":
                unpack = zlib.decompressobj(-15)
            if first and unpack is None and chunk.startswith(b"\x1f\x8b\x08"):
                unpack = zlib.decompressobj(47)  # packed, and nobody said so
            first = False
            if unpack is None:
                found += chunk
            else:
                try:
                    found += unpack.decompress(chunk, most + 1 - len(found))
                except zlib.error as error:
                    raise FetchError(url, "it is packed, and damaged", passing=True) from error
            if len(found) > most:
                raise self._too_large(url)
        if unpack is not None and not unpack.eof:
            raise FetchError(url, "its answer was cut off", "try again later", passing=True)
        return bytes(found)

    def _too_large(self, url: str) -> FetchError:
        size = f"{self.limits.size >> 20} MiB" if self.limits.size >> 20 else "the limit"
        return FetchError(url, f"it is larger than {size}")


def _headers(asked: Asked) -> dict[str, str]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": asked.accept,
        "Accept-Encoding": "gzip, deflate",
    }
    if asked.etag:
        headers["If-None-Match"] = asked.etag
    if asked.modified:
        headers["If-Modified-Since"] = asked.modified
    return headers


def _why(error: Exception) -> str:
    """What the system says, in its own words and without numbers."""
    text = str(error)
    if "certificate" in text.lower():
        return "its certificate is not valid"
    return text.partition("] ")[2] or text or type(error).__name__
