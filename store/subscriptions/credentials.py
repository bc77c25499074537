"""Names and passwords for feeds that ask for them: from the environment or the system's keyring.

They never reach the library or the record. ``EARMARK_LOGIN_FEEDS_EXAMPLE_COM="ann:secret"`` is for
feeds.example.com; in the keyring they lie under the service ``earmark:feeds.example.com``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

__all__ = ["Credentials", "variable"]

Login = tuple[str, str]


def variable(host: str) -> str:
    """Return the name of the environment variable for a host."""
    return "EARMARK_LOGIN_" + re.sub(r"[^A-Z0-9]", "_", host.upper())


class Credentials:
    """Finds what to log in with; `remedy` says what to do where there is nothing."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        """Look into `environ` first, and into the keyring only where that has nothing."""
        self._environ = environ
        self._given: dict[str, Login] = {}

    def give(self, host: str, login: Login) -> None:
        """Take what a person wrote into an address, for as long as this runs."""
        self._given[host] = login

    def is_given(self, host: str) -> bool:
        """Whether a login is known without asking the keyring, so that it is sent at once."""
        return host in self._given or self._written(host) is not None

    def find(self, host: str) -> Login | None:
        """Return the name and the password for a host, or None."""
        if host in self._given:
            return self._given[host]
        if written := self._written(host):
            name, _, password = written.partition(":")
            return name, password
        return _from_keyring(host)

    def _written(self, host: str) -> str | None:
        bare = host.partition(":")[0]
        return self._environ.get(variable(host)) or self._environ.get(variable(bare)) or None

    def keep(self, host: str, login: Login) -> bool:
        """Put a login into the keyring; False where there is none."""
        try:
            import keyring
        except ImportError:
            return False
        try:
            keyring.set_password(f"earmark:{host}", *login)
        except Exception:  # whatever a backend raises, there is no keyring to use
            return False
        return True

    def remedy(self, host: str) -> str:
        """Say how to give a login for a host."""
        named = f"set {variable(host)}=NAME:PASSWORD"
        try:
            import keyring
        except ImportError:
            return f"{named}, or install earmark[keyring] and use `keyring set`"
        del keyring
        return f"{named}, or run: keyring set earmark:{host} NAME"


def _from_keyring(host: str) -> Login | None:
    try:
        import keyring
    except ImportError:
        return None
    try:
        found = keyring.get_credential(f"earmark:{host}", None)
    except Exception:  # a locked or missing keyring is as good as none; `remedy` says what to do
        return None
    return (found.username, found.password) if found is not None else None
