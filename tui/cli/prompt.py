"""``earmark due --count`` as a shell prompt asks for it: the number, with next to no imports."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.clock import LocalZone, utc_now
from store.due_count import due_count
from store.errors import EarmarkError

__all__ = ["PLAIN", "answer", "home"]

PLAIN = (["due", "--count"], ["due", "--count", "--json"], ["due", "--count", "--quiet"])
"""The command lines that need no parser; the number is JSON as it stands."""


def home() -> Path:
    """Return the folder that `store.home.find_home` finds where none is named."""
    if chosen := os.environ.get("EARMARK_HOME"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("earmark", appauthor=False)


def _own_limits() -> bool:
    """Tell whether the settings speak of review: then the long way has to count."""
    if named := os.environ.get("EARMARK_CONFIG"):
        path = Path(named).expanduser()
        path = path / "config.toml" if path.is_dir() else path
    else:
        from platformdirs import user_config_path

        path = user_config_path("earmark", appauthor=False) / "config.toml"
    return path.is_file() and b"review" in path.read_bytes()


def answer() -> bool:
    """Print the number; False, and nothing printed, where more has to be said than a number."""
    try:
        folder = home()
        if not folder.is_dir() or _own_limits():
            return False
        sys.stdout.write(f"{due_count(folder, utc_now(), LocalZone())}\n")
        sys.stdout.flush()
    except (EarmarkError, KeyError, TypeError, ValueError, OSError, RuntimeError):
        return False  # the long way meets the same trouble, and knows how to tell it
    return True
