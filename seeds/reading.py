"""Reading a document: bytes, text, the right reader, and what the user knows better."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from seeds.collecting import uncollected
from seeds.decoding import BinaryDataError, Decoded, decode
from seeds.errors import UnreadableError
from seeds.model import Block, Document, Episode, Hints, Part
from seeds.readers import FORMATS, Reader, reader
from seeds.readers.notices import NEEDS_CAPTURED
from seeds.text import one_line, safe

__all__ = ["Limits", "read"]

_HEAD = 1 << 18
"""Code points that a reader looks at to know its format."""

_SURE = 0.9
"""At or above this no other reader is asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be."""

    file: int = 64 << 20
    """Bytes of a file; a larger one is refused."""
    block: int = 1 << 20
    """Code points of a block; a larger one is split, at white space where there is some."""
    blocks: int = 200_000
    """Blocks of a document; what follows is left out, with a warning."""


_LIMITS = Limits()
_NO_HINTS = Hints()


def read(source: Path | bytes, hints: Hints = _NO_HINTS, limits: Limits = _LIMITS) -> Document:
    """The document that a file, or the content of one, holds.

    What `hints` say of source, title and published day wins over the page; title and day only
    where the document is a single episode. A page whose dates need the day of capture takes the
    file's date if there is one, with a warning. Raises `UnreadableError`, and nothing else, if
    nothing can be read.
    """
    where = one_line(hints.name or (source.name if isinstance(source, Path) else ""))
    hints = replace(hints, name=where or None)
    where = where or "the document"
    data, modified = _load(source, where, limits)
    text, damage = _text(data, where)
    chosen = _choose(text, hints, where)
    with uncollected():
        document = chosen.read(text, hints)
    needs_day = any(warning.endswith(NEEDS_CAPTURED) for warning in document.warnings)
    if needs_day and hints.captured is None and modified is not None:
        document = chosen.read(text, replace(hints, captured=modified))
        damage += (
            f"{where}: the day of capture was taken from the file's date, {modified}; "
            "give --captured DATE if that is wrong",
        )
    others = tuple(_bounded(_told(one, hints), limits, where) for one in document.others)
    document = replace(_bounded(_told(document, hints), limits, where), others=others)
    return replace(document, warnings=damage + document.warnings) if damage else document


def _load(source: Path | bytes, where: str, limits: Limits) -> tuple[bytes, date | None]:
    modified: date | None = None
    if isinstance(source, bytes):
        data = source
    else:
        try:
            with source.open("rb") as file:
                found = os.fstat(file.fileno())
                # as much as there is: for all that there may be, room would be made each time
                data = file.read(min(found.st_size, limits.file) + 1)
                if len(data) > found.st_size:
                    data += file.read(limits.file + 1 - len(data))
            modified = datetime.fromtimestamp(found.st_mtime, UTC).date()
        except FileNotFoundError:
            raise UnreadableError(where, "there is no such file", "check the path") from None
        except IsADirectoryError:
            raise UnreadableError(where, "this is a folder", "name a file in it") from None
        except PermissionError:
            raise UnreadableError(
                where, "it may not be read", "change its permissions, or copy it"
            ) from None
        except (OSError, ValueError, OverflowError) as error:
            reason = one_line(getattr(error, "strerror", None) or str(error)).lower()
            raise UnreadableError(
                where, f"it can't be opened ({reason})", "check the path"
            ) from None
    if len(data) > limits.file:
        size = f"{limits.file >> 20} MiB" if limits.file >> 20 else f"{limits.file} bytes"
        raise UnreadableError(where, f"it is larger than {size}", "split it")
    if not data.strip():
        raise UnreadableError(where, "it is empty", "save the page or file again")
    return data, modified


def _text(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        decoded: Decoded = decode(data)
    except BinaryDataError:
        raise UnreadableError(
            where, "it is no text, but binary data", "save it as text first"
        ) from None
    text = safe(decoded.text)
    if not text.strip():
        raise UnreadableError(where, "it holds no text", "save the page or file again")
    damage = tuple(
        f"{where} line {line}: bytes that are no {decoded.encoding.upper()} text"
        for line in decoded.damaged[:20]
    )
    return text, damage


def _choose(text: str, hints: Hints, where: str) -> Reader:
    if hints.format is not None:
        if hints.format not in FORMATS:
            known = ", ".join(sorted(FORMATS))
            raise UnreadableError(
                where, f"no format is called “{one_line(hints.format)}”", f"take one of {known}"
            )
        return reader(hints.format)
    head = text[:_HEAD]
    best, surest = "", 0.0
    for name in FORMATS:
        sureness = reader(name).sniff(head, hints.name)
        if sureness > surest:
            best, surest = name, sureness
        if surest >= _SURE:
            break
    if not best:
        raise UnreadableError(
            where,
            "its layout is none that is known",
            f"name it with --format, one of {', '.join(sorted(FORMATS))}",
        )
    return reader(best)


def _told(document: Document, hints: Hints) -> Document:
    """`document` with what the user said of it."""
    if hints.source:
        document = replace(document, source=replace(document.source, name=hints.source))
    if len(document.episodes) == 1:
        (episode,) = document.episodes
        title = one_line(hints.title or "") or episode.title
        published = hints.published or episode.published
        return replace(document, episodes=(replace(episode, title=title, published=published),))
    if hints.published is None:
        return document
    dated = (replace(e, published=e.published or hints.published) for e in document.episodes)
    return replace(document, episodes=tuple(dated))


def _bounded(document: Document, limits: Limits, where: str) -> Document:
    """`document` within `limits`, with a warning wherever they bite."""
    all_blocks = [b for e in document.episodes for p in e.parts for b in p.blocks]
    if len(all_blocks) <= limits.blocks and all(len(b.text) <= limits.block for b in all_blocks):
        return document
    warnings: list[str] = []
    left = limits.blocks
    episodes: list[Episode] = []
    for episode in document.episodes:
        parts: list[Part] = []
        for part in episode.parts:
            blocks = [piece for block in part.blocks for piece in _pieces(block, limits.block)]
            if len(blocks) > len(part.blocks):
                warnings.append(f"{where}: an overlong text of “{episode.title[:60]}” was split")
            if len(blocks) > left:
                warnings.append(f"{where}: “{episode.title[:60]}” is cut off, it is too long")
                blocks = blocks[:left]
            left -= len(blocks)
            if blocks:
                parts.append(replace(part, blocks=tuple(blocks)))
        episodes.append(replace(episode, parts=tuple(parts)))
    return replace(
        document, episodes=tuple(episodes), warnings=document.warnings + tuple(warnings[:100])
    )


def _pieces(block: Block, most: int) -> Iterator[Block]:
    text = block.text
    while len(text) > most:
        cut = text.rfind(" ", 1, most)
        cut = cut if cut > 0 else most
        yield replace(block, text=text[:cut])
        text = text[cut:].lstrip()
    yield replace(block, text=text)
