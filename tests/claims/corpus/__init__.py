"""Texts written for this project in the manner of notes, takeaways and interviews, as episodes.

`pages` holds whole pages in Markdown, by many hands: notes, digests, show notes, takeaways,
interviews, lectures, columns. The `.txt` files beside it are terser: a line "= …" opens an episode,
"## …" is a heading, "- …" an item (a label before its first colon), "! …" a takeaway; any other
line is a paragraph. `verdicts.tsv` says of every draft what a strict learner would do with it: keep
it unchanged for months, edit it, or no.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from seeds.model import Block, BlockKind, Part, PartKind
from seeds.reading import read

__all__ = ["Note", "notes", "verdicts"]

_FOLDER = Path(__file__).parent


@dataclass(slots=True)
class Note:
    """An episode of the corpus."""

    subject: str
    """The name of the file it stands in."""
    title: str
    notes: list[Block] = field(default_factory=list)
    takeaways: list[Block] = field(default_factory=list)
    read: Sequence[Part] = ()
    """Its texts where it was read from a page."""

    @property
    def parts(self) -> list[Part]:
        """Its texts, in reading order."""
        if self.read:
            return list(self.read)
        both = ((PartKind.NOTES, self.notes), (PartKind.TAKEAWAYS, self.takeaways))
        return [Part(kind, tuple(blocks)) for kind, blocks in both if blocks]


def notes() -> Iterator[Note]:
    """Yield the episodes of the corpus, by subject and in the order in which they stand."""
    for path in sorted(_FOLDER.glob("*.txt")):
        note = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                if note is not None:
                    yield note
                note = Note(path.stem, line[2:])
            elif note is not None and line:
                _add(note, line)
        if note is not None:
            yield note
    for path in sorted((_FOLDER / "pages").glob("*.md")):
        for episode in read(path).episodes:
            yield Note(path.stem, episode.title, read=episode.parts)


def verdicts() -> dict[str, str]:
    """Return what was judged: "keep", "edit" or "no" by the front of a draft, casefolded."""
    lines = (_FOLDER / "verdicts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {row[1].casefold(): row[0] for row in rows}


def _add(note: Note, line: str) -> None:
    if line.startswith("## "):
        note.notes.append(Block(BlockKind.HEADING, line[3:], level=2))
    elif line.startswith("! "):
        note.takeaways.append(Block(BlockKind.ITEM, line[2:]))
    elif line.startswith("- "):
        label, colon, text = line[2:].partition(": ")
        block = Block(BlockKind.ITEM, text, label=label) if colon else Block(BlockKind.ITEM, label)
        note.notes.append(block)
    else:
        note.notes.append(Block(BlockKind.PARAGRAPH, line))
