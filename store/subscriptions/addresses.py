"""Which addresses may be fetched: those of the web, and none that lead back into this machine.

A feed names further addresses: where it moved to, transcripts, chapters. None of them may make
Earmark reach what only this machine or its network can reach, unless a person gave that very host.
"""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import SplitResult, urlsplit, urlunsplit

from store.errors import FetchError

__all__ = [
    "checked",
    "host_of",
    "is_public",
    "is_there",
    "missing_file",
    "place_of",
    "stripped",
    "web_address",
]

_NOT_OURS = "only http and https are fetched"
_SCHEMES = {"feed": "http", "podcast": "https", "itpc": "http", "pcast": "http", "rss": "http"}

_PATHS = ("/", "./", "../", "~", ".\\")
_ENDINGS = (
    *(".srt", ".vtt", ".sbv", ".tsv", ".json", ".txt", ".md", ".markdown", ".html", ".htm"),
    *(".xml", ".opml", ".rss", ".csv", ".apkg", ".zip", ".epub", ".pdf", ".docx"),
)
"""Endings by which a word without a host before it is a file's name."""


def web_address(typed: str) -> str:
    """Return the address that a person meant: ``x.example/feed``, ``feed://x.example/feed``.

    Raises:
        FetchError: it is no address of the web.
    """
    text = "".join(typed.split())
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        inner = rest.removeprefix("//")
        is_whole = inner.lower().startswith(("http:", "https:"))
        text = inner if is_whole else f"{_SCHEMES[scheme.lower()]}://{inner}"
    elif "://" not in text:
        text = f"https://{text.removeprefix('//')}"
    checked(text)
    return text


def is_there(word: str) -> bool:
    """Whether a word is the path of something that exists."""
    try:
        return Path(word).expanduser().exists()
    except (OSError, RuntimeError, ValueError):
        return False  # too long for a path, or at the home of somebody unknown


def missing_file(typed: str) -> str | None:
    """Say in one line that a file isn't there, where the words are a path and no address."""
    text = typed.strip()
    scheme, colon, _ = text.partition(":")
    if "://" in text or text.startswith("//") or (colon and scheme.lower() in _SCHEMES):
        return None
    first, slash, _ = text.partition("/")
    is_path = text.startswith(_PATHS) or any(char.isspace() for char in text)
    # behind a host, or what may be one, an ending is part of an address
    may_be_host = bool(slash) and ("." in first or ":" in first or first == "localhost")
    ends = text.lower().endswith(_ENDINGS) and not may_be_host
    if not (is_path or ends) or is_there(text):
        return None
    return f"{text[:200]}: there is no such file; check the path"


def checked(url: str) -> SplitResult:
    """Return the parts of an address of the web.

    Raises:
        FetchError: it is none.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(url[:200], f"this is no web address ({error})", "check it") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(url[:200], "this is no web address", _NOT_OURS)
    if not host or port == 0 or not url.isprintable():
        raise FetchError(url[:200], "this is no web address", "check it")
    return parts


def host_of(url: str) -> str:
    """Return the host of an address with its port, as far as it names one; in small letters."""
    parts = checked(url)
    return (parts.hostname or "") + (f":{parts.port}" if parts.port else "")


def place_of(url: str) -> tuple[str, int]:
    """Return the host of an address and the port that it is asked at."""
    parts = checked(url)
    usual = 443 if parts.scheme.lower() == "https" else 80
    return parts.hostname or "", parts.port or usual


def stripped(url: str) -> tuple[str, tuple[str, str] | None]:
    """Return an address without a name and password in it, and these."""
    from urllib.parse import unquote

    parts = checked(url)
    user, at, host = parts.netloc.rpartition("@")
    if not at:
        return url, None
    name, _, password = user.partition(":")
    return urlunsplit(parts._replace(netloc=host)), (unquote(name), unquote(password))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1]) or _in_nat64(ip)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast


def _in_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address that a translator (RFC 6052) or an old "compatible" form stands for."""
    whole = int(ip)
    if whole >> 32 in (0x0064FF9B << 64, 0) and whole > 1:
        return ipaddress.IPv4Address(whole & 0xFFFFFFFF)
    return None
