"""What stands in a description beside the text to study: the episode's page, links, references."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.model import Block, BlockKind, Link, Part, PartKind

__all__ = ["Body", "description", "split_body", "without_show_notes"]

_SHOW_NOTES = re.compile(
    r"\b(?:The |You can find the )?(?:complete|full) show ?notes\b[^.\n]{0,120}?\bat:?\s+"
    r"((?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?)",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:^|\s)(?:Sources|Source|References|Kilder|Kilde|Referanser):(?:\s+|$)",
)
_LINK = re.compile(r"\[(https?://[^\s\[\]]+)\]")
_VISUALISATION = re.compile(r"(?:^|\s)(?=Interactive Visuali[sz]ation:)")
_LONGEST_LINK = 600
_URL_THEN = re.compile(r"https?://[^\s\[\]]+\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """An episode's text on a podcast-app page, taken apart."""

    description: str
    references: str
    links: tuple[Link, ...]


def without_show_notes(text: str) -> tuple[str, str | None]:
    """`text` without the sentence that only says where the show notes are, and that address."""
    found = _SHOW_NOTES.search(text)
    if found is None:
        return text, None
    address = found[1].rstrip(".,;:!?)'\"”’")
    rest = text[found.end() :].lstrip(".")
    link = re.sub(r"^(?:https?://)?", "https://", address, flags=re.IGNORECASE)
    return (text[: found.start()].rstrip() + rest).strip(), link


def split_body(text: str) -> Body:
    """Description, list of references and named links of a podcast app's body text."""
    text, links = _take_links(text)
    found = _SOURCES.search(text)
    if found is None:
        return Body(text.strip(), "", links)
    return Body(text[: found.start()].strip(), text[found.end() :].strip(), links)


def description(text: str) -> tuple[Part, ...]:
    """`text`, one paragraph a line, as a description; nothing if it is empty."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, line.strip()) for line in text.split("\n") if line.strip()
    )
    return (Part(PartKind.DESCRIPTION, blocks),) if blocks else ()


def _take_links(text: str) -> tuple[str, tuple[Link, ...]]:
    """Takes every "LABEL: TITLE [URL]" that follows an address, or has the known label."""
    links: list[Link] = []
    kept: list[str] = []
    at = 0
    for found in _LINK.finditer(text):
        # a label is short: looking no further back keeps this linear in a text full of brackets
        back = max(at, found.start() - _LONGEST_LINK)
        before = text[back : found.start()]
        start = -1
        for label in _VISUALISATION.finditer(before):
            start = label.end()
        if start < 0:
            for address in _URL_THEN.finditer(before):
                start = address.end()
        title = " ".join(before[start:].split()) if start >= 0 else ""
        if title and ":" in title:
            links.append(Link(title, found[1]))
            kept.append(text[at : back + start])
            at = found.end()
    kept.append(text[at:])
    return "".join(kept), tuple(links)
