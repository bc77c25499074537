"""A real HTTP server on loopback that can be told to misbehave."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Reply", "Server", "feed_of"]


def feed_of(*titles: str, more: str = "", channel: str = "") -> bytes:
    """A small feed with an item for each title."""
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid>{more}</item>" for title in titles
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
        'xmlns:podcast="https://podcastindex.org/namespace/1.0">'
        f"<channel><title>Served</title>{channel}{items}</channel></rss>"
    ).encode()


@dataclass(slots=True)
class Reply:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    """Send so many bytes of the body and hang up."""
    drip: threading.Event | None = None
    """After the first bytes, say nothing until this is set."""


Answer = Reply | Callable[[Mapping[str, str]], Reply]
"""What is sent, or what makes it out of a request's headers."""


class Server:
    """Answers by path, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at_once = 0
        self.most_at_once = 0
        self._guard = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: Any) -> None:
                pass  # whoever asked has hung up, as tests want it

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    def url(self, path: str = "/feed") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def feed(self, path: str, *titles: str, **headers: str) -> None:
        """Serve a feed, with a validator that is honoured."""
        body = feed_of(*titles)
        tag = f'"{len(body)}"'

        def reply(asked: Mapping[str, str]) -> Reply:
            if asked.get("if-none-match") == tag:
                return Reply(status=304, headers={"ETag": tag})
            return Reply(body, headers={"ETag": tag, **headers})

        self.replies[path] = reply

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self._guard:
            self.asked.append((handler.path, headers))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            found = self.replies.get(handler.path, Reply(b"nothing", 404))
            reply = found if isinstance(found, Reply) else found(headers)
        finally:
            # Before the reply leaves: who has it may well ask again before this thread goes on.
            with self._guard:
                self.at_once -= 1
        self._send(handler, reply)

    @staticmethod
    def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        try:
            handler.send_response(reply.status)
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            if not {"Content-Length", "Transfer-Encoding"} & set(reply.headers):
                handler.send_header("Content-Length", str(len(reply.body)))
            handler.end_headers()
            if reply.drip is not None:
                handler.wfile.write(reply.body[:10])
                handler.wfile.flush()
                reply.drip.wait(20)
                handler.close_connection = True
                return
            handler.wfile.write(reply.body[: reply.cut])
            if reply.cut is not None:
                handler.close_connection = True
        except OSError:
            handler.close_connection = True


def packed(body: bytes) -> Reply:
    """A reply packed by gzip."""
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"})
