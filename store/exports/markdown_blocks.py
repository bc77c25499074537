"""One block of Markdown for each highlight and card: a callout, then its block id.

::

    > [!quote] Ann · [12:34](https://example.org/7#t=754) · `earmark abcdefghij`
    > The quotation.
    >
    > - a note, line by line
    > - #tag

    ^em-abcdefghij
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from store.cards import GAP
from store.exports.markdown_text import clock, escaped, link_at, tag_of
from store.model import Card, EpisodeText, Highlight

__all__ = ["MARK", "Made", "card_block", "highlight_block", "print_of"]

MARK = "em-"
"""What an id of Earmark's begins with in a note."""


@dataclass(frozen=True, slots=True)
class Made:
    """A block as it would stand in the note."""

    id: str
    lines: tuple[str, ...]

    @property
    def print(self) -> str:
        """A few letters that tell these lines from any others."""
        return print_of(self.lines)


def print_of(lines: Sequence[str]) -> str:
    """Return six letters that tell lines from others, white space at their ends aside."""
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def highlight_block(one: Highlight, text: EpisodeText) -> Made:
    """Return the block of a highlight."""
    head = [escaped(speaker)] if (speaker := _speaker(one, text)) else []
    time = one.anchor.time
    if time is not None:
        link = text.row.link
        head.append(f"[{clock(time)}]({_address(link_at(link, time))})" if link else clock(time))
    if one.orphan:
        head.append("not found again in the text")
    head.append(f"`earmark {one.id}`")
    body = escaped(one.anchor.quote).split("\n")
    notes = [f"- {escaped(line)}" for line in (one.note or "").splitlines() if line.strip()]
    tags = [tag for tag in map(tag_of, one.tags) if tag]
    if tags:
        notes.append("- " + " ".join(f"#{tag}" for tag in tags))
    return _callout("quote", " · ".join(head), [*body, *(["", *notes] if notes else [])], one.id)


def card_block(card: Card) -> Made:
    """Return the block of a card; a cloze shows its answer ``==marked==`` in its place."""
    if card.kind == "cloze" and GAP in card.front:
        before, _, after = card.front.partition(GAP)
        words = f"{escaped(before)}=={escaped(card.back)}=={escaped(after)}"
        return _callout("question", "Cloze", words.split("\n"), card.id)
    front, *more = escaped(card.front).split("\n")
    return _callout("question", front, [*more, *escaped(card.back).split("\n")], card.id)


def _callout(kind: str, head: str, body: Sequence[str], id: str) -> Made:
    lines = [f"> [!{kind}] {head}".rstrip(), *(f"> {line}".rstrip() for line in body)]
    return Made(id, (*lines, "", f"^{MARK}{id}"))


def _speaker(one: Highlight, text: EpisodeText) -> str | None:
    part = next((part for part in text.parts if part.kind == one.anchor.part), None)
    if part is None or one.orphan or not 0 <= one.anchor.block < len(part.blocks):
        return None
    return part.blocks[one.anchor.block].speaker


def _address(url: str) -> str:
    """Return an address that a Markdown link can hold."""
    for char, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E")):
        url = url.replace(char, code)
    return url
