"""Every error that the store raises, each in one line: where, what is wrong, what to do.

::

    Exception
    └── EarmarkError
        ├── UnknownIdError       no episode, highlight or card has this id, or several begin with it
        ├── QueryError           a query that cannot be understood
        ├── UsageError           a value that makes no sense where it was given
        ├── FetchError           an address that could not be fetched
        ├── UndoRefusedError     something newer depends on it, or there is nothing to take back
        └── StoreError           a file of the store
            ├── DamagedError     not what Earmark wrote; left untouched
            ├── NewerVersionError  written by a newer Earmark; left untouched
            └── UnwritableError  full disk, no permission, a lock that cannot be had
"""

from __future__ import annotations

__all__ = [
    "DamagedError",
    "EarmarkError",
    "FetchError",
    "NewerVersionError",
    "QueryError",
    "StoreError",
    "UndoRefusedError",
    "UnknownIdError",
    "UnwritableError",
    "UsageError",
]


class EarmarkError(Exception):
    """Something that a person can be told in one line; `str()` of it is that line."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        super().__init__(f"{where}: {problem}; {remedy}" if remedy else f"{where}: {problem}")
        self.where = where
        self.problem = problem
        self.remedy = remedy


class UnknownIdError(EarmarkError):
    """No episode, highlight or card has this id, or several begin with it."""


class QueryError(EarmarkError):
    """A query that cannot be understood."""


class UsageError(EarmarkError):
    """A value that makes no sense where it was given."""


class FetchError(EarmarkError):
    """An address that could not be fetched."""

    def __init__(
        self,
        where: str,
        problem: str,
        remedy: str = "",
        *,
        passing: bool = False,
        wait: float | None = None,
        gone: bool = False,
    ) -> None:
        """Say what went wrong.

        Args:
            where: the address.
            problem: what is wrong.
            remedy: what to do.
            passing: it may be different in a moment.
            wait: for how many seconds the server wants to be left alone.
            gone: the server says that nothing will be there again.
        """
        super().__init__(where, problem, remedy)
        self.passing = passing
        self.wait = wait
        self.gone = gone


class UndoRefusedError(EarmarkError):
    """Something newer depends on the change, or there is nothing to take back."""


class StoreError(EarmarkError):
    """A file of the store that cannot be used as it is."""


class DamagedError(StoreError):
    """A file that is not what Earmark wrote; it is left untouched."""


class NewerVersionError(StoreError):
    """A file written by a newer Earmark; it is left untouched."""


class UnwritableError(StoreError):
    """A full disk, a missing permission, a lock that cannot be had."""
