"""Texts that share a column, and the error for a column that holds nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["GarbledError", "join", "split"]


class GarbledError(Exception):
    """What stands in the library is nothing that was ever written there."""


def join(values: Iterable[str]) -> str:
    """Return one-line texts as one text, which `split` takes apart: quicker to read than JSON."""
    return "\n".join(value.replace("\n", " ") for value in values)


def split(text: str) -> tuple[str, ...]:
    """Return the texts that `join` joined."""
    return tuple(text.split("\n")) if text else ()
