"""Proxies by the usual variables: ``http_proxy``, ``https_proxy``, ``all_proxy``, ``no_proxy``."""

from __future__ import annotations

import os
from collections.abc import Mapping

from store.errors import FetchError
from store.subscriptions.addresses import checked, is_public

__all__ = ["proxy_for"]


def proxy_for(url: str, environ: Mapping[str, str] | None = None) -> str | None:
    """Return the proxy to fetch an address through, or None.

    Raises:
        FetchError: through a proxy, an address that plainly lies within a network is not asked for.
    """
    variables = os.environ if environ is None else environ
    found = {
        name[:-6].lower(): value
        for name, value in sorted(variables.items())
        if name.lower().endswith("_proxy") and value
    }
    if "REQUEST_METHOD" in variables:
        found.pop("http", None)  # a web server sets it from what its visitors send
    parts = checked(url)
    proxy = found.get(parts.scheme.lower()) or found.get("all")
    host = parts.hostname or ""
    if not proxy or _goes_past(parts.hostname or "", found.get("no", "")):
        return None
    literal = host.replace(".", "").isdigit() or ":" in host
    named = host == "localhost" or host.endswith((".localhost", ".local"))
    if named or (literal and not is_public(host)):
        raise FetchError(
            host, "this address lies within a network, and a proxy is set", "see no_proxy"
        )
    return proxy if "://" in proxy else f"http://{proxy}"


def _goes_past(host: str, exceptions: str) -> bool:
    """Whether ``no_proxy`` names a host, or a domain that it lies in."""
    for one in exceptions.split(","):
        name = one.strip().lower().partition(":")[0].removeprefix("*").lstrip(".")
        if one.strip() == "*" or (name and (host == name or host.endswith(f".{name}"))):
            return True
    return False
