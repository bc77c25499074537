"""When two references are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from seeds.model import Reference

__all__ = ["arxiv_ids", "normalised_title", "reference_key", "reference_keys"]

_NO_WORD = re.compile(r"[\W_]+")


def normalised_title(title: str) -> str:
    """`title` in small letters and compatibility forms, with spaces for signs."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", title).casefold()).strip()


def reference_key(reference: Reference, known: Mapping[str, str] | None = None) -> str:
    """A text that two references share when they are the same work.

    The arXiv id where there is one, else the kind and the normalised title. `known` (see
    `arxiv_ids`) tells the arXiv ids that other places give for a title, so that a reference
    without an address in arXiv is one with the same title that has it.
    """
    by_title = f"{reference.kind.value}:{normalised_title(reference.title)}"
    arxiv = reference.arxiv or (known or {}).get(by_title)
    return f"arxiv:{arxiv}" if arxiv else by_title


def arxiv_ids(references: Iterable[Reference]) -> dict[str, str]:
    """The arXiv id of each kind and title, where `references` agree on one."""
    found: dict[str, set[str]] = {}
    for reference in references:
        if reference.arxiv:
            by_title = f"{reference.kind.value}:{normalised_title(reference.title)}"
            found.setdefault(by_title, set()).add(reference.arxiv)
    return {title: ids.pop() for title, ids in found.items() if len(ids) == 1}


def reference_keys(references: Iterable[Reference]) -> tuple[str, ...]:
    """The key of each of `references`, in their order, each told with the knowledge of all."""
    listed = tuple(references)
    known = arxiv_ids(listed)
    return tuple(reference_key(reference, known) for reference in listed)
