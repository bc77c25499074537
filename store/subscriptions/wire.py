"""The wire under httpx: it looks at each address that is really connected to, and at the clock."""

from __future__ import annotations

import socket
import ssl
import threading
import typing
from collections.abc import Callable, Iterable

import httpcore
import httpx

from store.errors import FetchError
from store.subscriptions.addresses import is_public

__all__ = ["Wire", "transport"]

SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Wire(httpcore.NetworkBackend):
    """Connects to public addresses, and to those of hosts that a person gave.

    What a name stands for is looked up once, here, and that address is connected to: a name that
    changes its meaning between the look and the call changes nothing.
    """

    def __init__(
        self,
        *,
        trusted: frozenset[tuple[str, int]],
        deadline: float,
        clock: Callable[[], float],
        opened: Callable[[socket.socket], None],
    ) -> None:
        """Connect until `deadline`, by `clock`; tell `opened` of each socket."""
        self._inner = httpcore.SyncBackend()
        self._trusted = trusted
        self._deadline = deadline
        self._clock = clock
        self._opened = opened

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the addresses of a host."""
        failure: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            sock = stream.get_extra_info("socket")
            if isinstance(sock, socket.socket):
                self._opened(sock)
            return _Timed(stream, self._left)
        raise failure or httpcore.ConnectError("the host has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: that is no web."""
        del timeout, socket_options
        raise httpcore.ConnectError(path)

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("its name is not known") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if (host.lower(), port) in self._trusted:
            return addresses
        public = [one for one in addresses if is_public(one)]
        if not public:
            raise FetchError(
                host,
                "this address lies within this machine or its network",
                "give it to `earmark add` yourself if you mean it",
            )
        return public

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A stream of which no step lasts past the deadline."""

    def __init__(
        self, inner: httpcore.NetworkStream, left: Callable[[float | None], float]
    ) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(inner, self._left)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._inner.get_extra_info(info)


_lock = threading.Lock()
_contexts: list[ssl.SSLContext] = []


def _context() -> ssl.SSLContext:
    """The one context of all connections: to read the certificates takes a while."""
    with _lock:
        if not _contexts:
            _contexts.append(httpx.create_ssl_context())
        return _contexts[0]


def transport(wire: Wire, *, secure: bool, proxy: str | None) -> httpx.HTTPTransport:
    """Return a transport over a wire, through a proxy if there is one.

    Raises:
        FetchError: the proxy's address makes no sense.
    """
    context = _context() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    found = httpx.HTTPTransport(verify=context)
    if proxy is None:
        found._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=wire)
        return found
    try:
        address = httpx.Proxy(proxy)
        if address.url.scheme.startswith("socks"):
            return httpx.HTTPTransport(verify=context, proxy=address)
        found._pool = httpcore.HTTPProxy(
            proxy_url=str(address.url),
            proxy_auth=address.raw_auth,
            ssl_context=context,
            network_backend=wire,
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise FetchError("proxy", f"{error}", "mend the variable, or unset it") from error
    return found
