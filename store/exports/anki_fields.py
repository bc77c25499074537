"""A card in the words of Anki: note types, fields in HTML, decks and tags.

The note types and their fields are frozen: notes are found again by their guid, and Anki would make
a second note type of one whose fields changed. What is to come finds room in the spare fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from html import escape

from store.cards import GAP
from store.exports.choice import Chosen
from store.exports.markdown_text import clock, link_at, tag_of
from store.model import Card

__all__ = ["BASIC", "CLOZE", "FIELDS", "Fields", "deck_name", "fields_of", "guid_of", "stable_id"]

BASIC = "Earmark Basic"
CLOZE = "Earmark Cloze"

FIELDS = ("Earmark ID", "Front", "Back", "Passage", "Source", "Spare 1", "Spare 2", "Spare 3")
"""The fields of both note types. Of a cloze, the front holds the gap and the back is empty."""

_DECK = "Earmark"
_LARGEST_ID = 1 << 52


@dataclass(frozen=True, slots=True)
class Fields:
    """One note."""

    note_type: str
    values: tuple[str, ...]
    deck: str
    tags: tuple[str, ...]


def guid_of(card_id: str) -> str:
    """Return the guid that a card's note has in every export."""
    return f"earmark-{card_id}"


def stable_id(name: str) -> int:
    """Return a number for a deck or a note type, the same on every machine."""
    data = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data, "big") % _LARGEST_ID + 1


def fields_of(card: Card, chosen: Chosen | None) -> Fields:
    """Return a card as a note."""
    if card.kind == "cloze" and GAP in card.front:
        before, _, after = card.front.partition(GAP)
        gap = f"{{{{c1::{_cloze_safe(_html(card.back))}}}}}"
        front, back, kind = f"{_html(before)}{gap}{_html(after)}", "", CLOZE
    else:
        front, back, kind = _html(card.front), _html(card.back), BASIC
    passage = _html(card.anchor.quote) if card.anchor else ""
    return Fields(
        kind,
        (card.id, front, back, passage, _source(card, chosen), "", "", ""),
        deck_name(chosen),
        tuple(dict.fromkeys(["earmark", *filter(None, map(_tag, card.tags))])),
    )


def deck_name(chosen: Chosen | None) -> str:
    """Return the deck of an episode's cards, ``Earmark::Source``."""
    if chosen is None:
        return _DECK
    name = " ".join(chosen.listed.row.source.replace("::", " ").replace('"', "'").split())
    return f"{_DECK}::{name.strip(':')}" if name.strip(":") else _DECK


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _cloze_safe(html: str) -> str:
    """Keep an answer from ending its gap, or beginning a hint, too early."""
    return html.replace("::", ":&#58;").replace("}}", "}&#125;")


def _tag(text: str) -> str:
    return tag_of(text).replace("/", "::")


def _source(card: Card, chosen: Chosen | None) -> str:
    """Return the line that leads back: to the episode's page at the time, and to Earmark."""
    if chosen is None:
        return ""
    row = chosen.listed.row
    number = f" #{row.number}" if row.number is not None else ""
    name = escape(f"{row.source}{number}: {row.title}", quote=False)
    time = card.anchor.time if card.anchor else None
    at = "" if time is None else f"@{clock(time)}"
    if row.link:
        link = row.link if time is None else link_at(row.link, time)
        name = f'<a href="{escape(link)}">{name}</a>'
    shown = "" if time is None else f" · {clock(time)}"
    return f"{name}{shown} · <code>earmark {row.id}{at}</code>"
