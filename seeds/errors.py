"""The one error that reading a document raises.

::

    Exception
    └── UnreadableError   a document that cannot be read: where, what is wrong, what to do
"""

from __future__ import annotations

__all__ = ["UnreadableError"]


class UnreadableError(Exception):
    """A document that cannot be read; `str()` is one line: where, what is wrong, what to do."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}; {remedy}")
        self.where = where
        self.problem = problem
        self.remedy = remedy
