"""Markdown for Obsidian: one note an episode, exported again without harm to what its owner wrote.

A note that is there is found again by the episode's id in its region's opening comment, wherever in
the folder it was moved and however it was renamed. A hidden list in the folder remembers which
notes were ever written: one that its owner deleted stays away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from store.errors import UnwritableError, UsageError
from store.exports.choice import Choice, Chosen
from store.exports.files import file_name, write_file
from store.exports.front_matter import (
    KEYS,
    Front,
    Value,
    brought_up_to_date,
    keys_of,
    split_front,
    written,
)
from store.exports.managed import BEGIN, END, Section, parse, render
from store.exports.markdown_blocks import card_block, highlight_block
from store.exports.markdown_text import escaped, tag_of, wikilink
from store.identity import normal_title
from store.model import EpisodeText

__all__ = ["LIST", "PLACEHOLDERS", "Written", "write_notes"]

LIST = ".earmark-notes.json"
"""The hidden list of the notes that were written into a folder."""

PLACEHOLDERS = ("title", "podcast", "number", "date", "people", "link", "id", "earmark")
"""What a template may hold between double braces; ``{{earmark}}`` is the region."""

_HEADINGS = ("## Highlights", "## Cards")
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")


@dataclass(slots=True)
class Written:
    """What an export of notes did."""

    new: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: int = 0
    deleted: int = 0
    """Notes that their owner deleted, and that stay away."""
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """The notes of a folder."""

    by_episode: Mapping[str, Path]
    taken: set[str]
    """The names that are taken, case-folded: some file systems know no case."""


def write_notes(
    choice: Choice, folder: Path, *, template: str | None = None, dry_run: bool = False
) -> Written:
    """Write a note for each episode.

    Args:
        choice: what leaves.
        folder: made where it isn't there.
        template: the text of new notes, with `PLACEHOLDERS`; None for the usual one.
        dry_run: only say what would happen.

    Raises:
        UnwritableError: the folder can't be made, or is a file.
        UsageError: the template holds a placeholder that isn't known.
    """
    if template is not None:
        _check(template)
    if folder.exists() and not folder.is_dir():
        raise UnwritableError(str(folder), "is a file, not a folder", "name a folder with -o")
    done = Written()
    found = _notes(folder, done)
    known = _known(folder)
    for chosen in choice.episodes:
        id = chosen.listed.row.id
        path = found.by_episode.get(id)
        if path is None and id in known:
            done.deleted += 1
            continue
        text = choice.text(chosen)
        if path is None:
            path = folder / _free_name(chosen, found.taken)
            note = _new(chosen, text, template)
            done.new.append(path)
        else:
            before = path.read_bytes().decode("utf-8", "surrogateescape")
            note = _again(before, chosen, text, path, done, _keys_written(known.get(id)))
            if note == before:
                done.unchanged += 1
                known[id] = _listed(path, folder, chosen, known.get(id))
                continue
            done.updated.append(path)
        known[id] = _listed(path, folder, chosen, known.get(id))
        if not dry_run:
            write_file(path, [note.encode("utf-8", "surrogateescape")])
    if not dry_run and known != _known(folder):
        listed = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
        write_file(folder / LIST, [listed.encode(), b"\n"])
    return done


def _check(template: str) -> None:
    for name in _PLACEHOLDER.findall(template):
        if name not in PLACEHOLDERS:
            raise UsageError(
                f"{{{{{name}}}}}",
                "is no placeholder of a template",
                "known ones: " + " ".join(f"{{{{{one}}}}}" for one in PLACEHOLDERS),
            )


def _notes(folder: Path, done: Written) -> _Found:
    by_episode: dict[str, Path] = {}
    taken: set[str] = set()
    for path in _markdown_files(folder):
        if path.parent == folder:
            taken.add(normal_title(path.name))
        try:
            text = path.read_bytes().decode("utf-8", "surrogateescape")
        except OSError as error:
            done.warnings.append(f"{path}: can't be read ({error.strerror})")
            continue
        for begin in BEGIN.finditer(text):
            by_episode.setdefault(begin[1], path)
    return _Found(by_episode, taken)


def _markdown_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _markdown_files(path)
        elif path.suffix.lower() == ".md" and path.is_file():
            yield path


def _known(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _listed(path: Path, folder: Path, chosen: Chosen, before: Any) -> dict[str, Any]:
    keys = {key for key, value in _values(chosen).items() if value} | _keys_written(before)
    return {
        "note": path.relative_to(folder).as_posix(),
        "keys": [key for key in KEYS if key in keys],
    }


def _keys_written(listed: Any) -> set[str]:
    """Return the keys of front matter that were ever written into a note."""
    keys = listed.get("keys") if isinstance(listed, dict) else None
    return set(map(str, keys)) if isinstance(keys, list) else set()


def _free_name(chosen: Chosen, taken: set[str]) -> str:
    row = chosen.listed.row
    number = f"{row.number} " if row.number is not None else ""
    stem = file_name(f"{number}{row.title}", row.id)
    name = f"{stem}.md"
    if normal_title(name) in taken:
        name = f"{stem} ({row.id}).md"
    taken.add(normal_title(name))
    return name


def _values(chosen: Chosen) -> dict[str, Value]:
    row, state = chosen.listed.row, chosen.listed.state
    return {
        "type": "podcast-episode",
        "podcast": wikilink(row.source),
        "title": row.title,
        "number": str(row.number) if row.number is not None else "",
        "date": _day(row.published),
        "people": [wikilink(name) for name in row.people],
        "tags": list(dict.fromkeys(tag for tag in map(tag_of, chosen.listed.tags) if tag)),
        "status": str(state.read),
        "link": row.link or "",
        "earmark": row.id,
    }


def _day(published: str | None) -> Value:
    """Return a whole day as a date, a month alone as text."""
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return published or ""


def _sections(chosen: Chosen, text: EpisodeText) -> list[Section]:
    highlights, cards = _HEADINGS
    return [
        Section(highlights, tuple(highlight_block(one, text) for one in chosen.highlights)),
        Section(cards, tuple(card_block(card) for card in chosen.cards)),
    ]


def _new(chosen: Chosen, text: EpisodeText, template: str | None) -> str:
    row = chosen.listed.row
    values = _values(chosen)
    region = render(row.id, _sections(chosen, text))
    if template is None:
        return f"{written(values)}\n# {escaped(row.title)}\n\n{region}\n"
    fields = {
        "title": escaped(row.title),
        "podcast": wikilink(row.source),
        "number": str(row.number) if row.number is not None else "",
        "date": row.published or "",
        "people": ", ".join(map(wikilink, row.people)),
        "link": row.link or "",
        "id": row.id,
        "earmark": region,
    }
    front = split_front(template)
    body = _PLACEHOLDER.sub(lambda found: fields[found[1]], front.rest)
    if region not in body:
        body = f"{body.rstrip()}\n\n{region}\n"
    if front.lines is None:
        return f"{written(values)}\n{body}"
    # Quoted as YAML wants it: a title may hold anything.
    plain = {name: value.replace('"', "'") for name, value in fields.items()}
    lines = [_PLACEHOLDER.sub(lambda found: plain[found[1]], line) for line in front.lines]
    merged = brought_up_to_date(lines, values)
    return _joined(Front(tuple(lines) if merged is None else merged, body))


def _again(
    before: str,
    chosen: Chosen,
    text: EpisodeText,
    path: Path,
    done: Written,
    keys: set[str],
) -> str:
    id = chosen.listed.row.id
    begin = next(found for found in BEGIN.finditer(before) if found[1] == id)
    end = before.find(END, begin.end())
    if end < 0:
        done.warnings.append(f"{path}: its region has no end ({END}); it was left as it is")
        return before
    newline = "\r\n" if "\r\n" in before else "\n"
    inside = before[begin.end() : end].splitlines()
    region = parse(begin[2], inside, _HEADINGS)
    made = render(id, _sections(chosen, text), region)
    note = before[: begin.start()] + made.replace("\n", newline) + before[end + len(END) :]
    front = split_front(note)
    if front.lines is None:
        return note
    deleted = keys - keys_of(front.lines)
    merged = brought_up_to_date(front.lines, _values(chosen), deleted)
    if merged is None:
        done.warnings.append(f"{path}: its front matter is no YAML; it was left as it is")
        return note
    return note if merged == front.lines else _joined(Front(merged, front.rest), newline)


def _joined(front: Front, newline: str = "\n") -> str:
    return newline.join(["---", *(front.lines or ()), "---", front.rest])
