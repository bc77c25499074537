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


def answer() -> bool:
    """Print the number; False, and nothing printed, where more has to be said than a number."""
    try:
        folder = home()
        if not folder.is_dir():
            return False
        sys.stdout.write(f"{due_count(folder, utc_now(), LocalZone())}\n")
        sys.stdout.flush()
    except (EarmarkError, KeyError, TypeError, ValueError, OSError, RuntimeError):
        return False  # the long way meets the same trouble, and knows how to tell it
    return True
