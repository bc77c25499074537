"""Naming a thing by any unambiguous start of its id."""

from __future__ import annotations

from collections.abc import Iterable

from store.errors import UnknownIdError
from store.identity import id_of

__all__ = ["only_match"]


def only_match(start: str, numbers: Iterable[int], noun: str, remedy: str) -> int:
    """Return the one document id whose text form begins with `start`.

    Raises:
        UnknownIdError: none begins so, or several do.
    """
    wanted = start.strip().lower()
    found = [number for number in numbers if wanted and id_of(number).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(sorted(map(id_of, found))[:5])
        raise UnknownIdError(start, f"begins the ids of several {noun}s ({several})", "type more")
    raise UnknownIdError(start, f"no {noun} has this id", remedy)
