"""Cards as a text file that Anki imports: nothing is needed to write it.

The head names what each column is, so that nothing has to be chosen at the import. It uses Anki's
stock note types, which every collection has; the schedule stays behind (`export anki` carries it).
"""

from __future__ import annotations

from collections.abc import Iterator

from store.exports.anki_fields import BASIC, fields_of, guid_of
from store.exports.choice import Choice

__all__ = ["anki_text_lines"]

_HEAD = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
)
_STOCK = {BASIC: "Basic"}


def anki_text_lines(choice: Choice) -> Iterator[bytes]:
    """Yield the file, a line at a time, the head first."""
    for line in _HEAD:
        yield f"{line}\n".encode()
    for card, chosen in choice.cards:
        note = fields_of(card, chosen)
        _, front, back, _, source, *_ = note.values
        back = f"{back}<br><br><small>{source}</small>" if source else back
        columns = (
            guid_of(card.id),
            _STOCK.get(note.note_type, "Cloze"),
            note.deck,
            front,
            back.removeprefix("<br><br>"),
            " ".join(note.tags),
        )
        yield ("\t".join(map(_cell, columns)) + "\n").encode("utf-8", "surrogatepass")


def _cell(text: str) -> str:
    """Return a cell in quotation marks: HTML may begin with a formula's sign, or hold a tab."""
    doubled = text.replace('"', '""').replace("\t", " ").replace("\n", "<br>")
    return f'"{doubled}"'
