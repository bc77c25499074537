"""The library: every text that was ever imported, and an index over it.

One `Library` is used by one thread at a time; `Library.again` opens the same file a second time for
another. SQLite rows never leave this package.
"""

from __future__ import annotations

from store.library.connection import InterruptedQueryError
from store.library.library import Library

__all__ = ["InterruptedQueryError", "Library"]
