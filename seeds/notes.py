"""Show notes, as HTML or as plain text, into blocks, links and chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from seeds.markup import Tag, attributes, has_tags, tokens, unescaped
from seeds.model import Block, BlockKind, Chapter, Link
from seeds.text import safe

__all__ = ["BREAKS", "Notes", "chapters_in", "notes_of", "plain_line", "web_address"]

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section "
    "summary table tbody tfoot thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
BREAKS = _BLOCKS - frozenset(("html", "body"))
"""Tags that begin or end a line of text."""
_BULLET = re.compile(r"^(?:[⦁•◦▪‣●○■]\s*|[*·–—-]\s+)(?=\S)")
_SIGN = re.compile(r"^[⦁•◦▪‣●]\s*(?=\S)")
_STOP = re.compile(r"[.!?:;…。！？]['\"”’)\]]*$")
_WRAPPED = 50
"""Characters from which on a line may be one of a paragraph that was wrapped by hand."""
_LONGEST_WRAPPED = 5_000
_LONGEST_TITLE = 300

_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[!-~]*)?")
"""Whole as it is: most links of show notes, which need not be taken apart."""
_URL = re.compile(r"https?://[^\s<>\"“”]{1,2000}", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_TIME = r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?(?!\d)"
_BETWEEN = r"\s*[-–—:|•·]*\s*"
_CHAPTER = re.compile(
    rf"^(?:[⦁•◦▪‣●○■*·–—-]\s*|\d{{1,3}}[.)]\s+)?[(\[]?\s*{_TIME}\s*"
    rf"(?:(?:-|–|—|to|bis)\s*(?:\d{{1,2}}:)?\d{{1,3}}:[0-5]\d\s*)?[)\]]?{_BETWEEN}(?![ap]\.?m\b)(?=\S)(.*)$",
    re.IGNORECASE,
)
_CHAPTER_LAST = re.compile(rf"^(?:[⦁•◦▪‣●○■*·–—-]\s*)?(\S.*?){_BETWEEN}[(\[]?{_TIME}[)\]]?$")
_LONGEST_CHAPTER = 300
_FEWEST_CHAPTERS = 2


@dataclass(frozen=True, slots=True)
class Notes:
    """What show notes hold."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    """Each address once, in the order of the text."""


@dataclass(slots=True)
class _State:
    """Where the reading stands."""

    words: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    level: int = 0
    """Of the heading that is open; 0 where none is."""
    quotes: int = 0
    item: bool = False
    """A list item has begun and no block of it has come yet."""
    breaks: int = 2
    """How many line ends stand before what comes; from two on a paragraph begins."""
    address: str | None = None
    anchor: list[str] = field(default_factory=list)
    image: str = ""


def notes_of(text: str, base: str | None = None) -> Notes:
    """The blocks and links of show notes in HTML or plain text; `base` is the page's address."""
    text = safe(text)
    state = _State()
    if has_tags(text):
        found = list(tokens(text))
        # where no tag says so, the lines of the text itself are its paragraphs
        lines = not any(isinstance(token, Tag) and token.name in BREAKS for token in found)
        for token in found:
            if isinstance(token, Tag):
                _take_tag(state, token, base)
            elif lines:
                _take_lines(state, token)
            else:
                _take_text(state, token)
    else:
        _take_lines(state, unescaped(text))
    _end_link(state)
    _end_block(state)
    _take_bare(state)
    links = (Link(title or url, url) for url, title in state.links.items())
    return Notes(tuple(state.blocks), tuple(links))


def plain_line(text: str) -> str:
    """The text of an HTML fragment on one line: titles and names."""
    text = safe(text)
    if has_tags(text):
        pieces = (" " if isinstance(t, Tag) and t.name in _BLOCKS else t for t in tokens(text))
        text = "".join(piece for piece in pieces if isinstance(piece, str))
    else:
        text = unescaped(text)
    return " ".join(text.split())


def web_address(address: str, base: str | None = None) -> str | None:
    """`address` if it leads to a page of the web, made whole by `base`; else None."""
    if _USUAL_ADDRESS.fullmatch(address):
        return address
    address = "".join(address.split())
    try:
        if base and address and not address.startswith("#"):
            address = urljoin(base, address)
        elif address.startswith("//"):
            address = f"https:{address}"
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def chapters_in(blocks: Iterable[Block]) -> tuple[Chapter, ...]:
    """The chapters that lines such as "12:34 Title" tell of; none where the times go astray."""
    lines = [b.text for b in blocks if ":" in b.text and len(b.text) <= _LONGEST_CHAPTER]
    for pattern, title, first in ((_CHAPTER, 4, 1), (_CHAPTER_LAST, 1, 2)):
        found: list[Chapter] = []
        for match in filter(None, map(pattern.match, lines)):
            hours, minutes, seconds = match.group(first, first + 1, first + 2)
            start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
            found.append(Chapter(float(start), match[title].strip()))
        rising = all(one.start <= other.start for one, other in pairwise(found))
        if len(found) >= _FEWEST_CHAPTERS and rising and found[0].start < found[-1].start:
            return tuple(found)
    return ()


def _take_tag(state: _State, tag: Tag, base: str | None) -> None:
    name = tag.name
    if name == "a":
        _end_link(state)
        if not tag.closes:
            state.address = web_address(attributes(tag).get("href", ""), base)
    elif name == "img":
        if state.address and not state.image:
            state.image = " ".join(attributes(tag).get("alt", "").split())
    elif name in ("td", "th"):
        _take_text(state, " ")
    elif name == "br":
        if state.level or state.item:
            _take_text(state, " ")
        else:
            _end_block(state)
            state.breaks += 1
    elif name in _BLOCKS:
        _end_block(state)
        state.breaks = 2
        if name in _HEADINGS:
            state.level = 0 if tag.closes else _HEADINGS[name]
        elif name == "li":
            state.item = not tag.closes
        elif name in ("ul", "ol"):
            state.item = False
        elif name == "blockquote":
            state.quotes = max(0, state.quotes + (-1 if tag.closes else 1))
            state.item, state.level = False, 0


def _take_text(state: _State, text: str) -> None:
    state.words.append(text)
    if state.address is not None:
        state.anchor.append(text)


def _take_lines(state: _State, text: str) -> None:
    first, *others = text.split("\n")
    _take_text(state, first)
    for line in others:
        _end_block(state)
        state.breaks += 1
        _take_text(state, line)


def _end_link(state: _State) -> None:
    if state.address is not None:
        title = " ".join("".join(state.anchor).split()) or state.image
        if not state.links.get(state.address):
            state.links[state.address] = title[:_LONGEST_TITLE]
    state.address, state.anchor, state.image = None, [], ""


def _end_block(state: _State) -> None:
    text = " ".join("".join(state.words).split())
    state.words.clear()
    if state.address is not None:
        state.anchor.append(" ")
    if not text:
        return
    soft, state.breaks = state.breaks < 2, 0
    if state.level:
        block = Block(BlockKind.HEADING, text, level=state.level)
        state.level = 0
    elif state.item:
        bullet = _SIGN.match(text)
        block = Block(BlockKind.ITEM, text[bullet.end() :] if bullet else text)
        state.item = False
    elif state.quotes:
        block = Block(BlockKind.QUOTE, text)
    else:
        bullet = _BULLET.match(text)
        kind = BlockKind.ITEM if bullet else BlockKind.PARAGRAPH
        block = Block(kind, text[bullet.end() :] if bullet else text)
        if soft and state.blocks and _goes_on(state.blocks[-1], block):
            above = state.blocks.pop()
            block = Block(above.kind, f"{above.text} {text}")
    state.blocks.append(block)


def _goes_on(above: Block, below: Block) -> bool:
    """Whether two lines are of one paragraph that somebody wrapped by hand."""
    return (
        above.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        and below.kind is BlockKind.PARAGRAPH
        and _WRAPPED <= len(above.text) <= _LONGEST_WRAPPED
        and below.text[0].islower()
        and not below.text.startswith("http")
        and _STOP.search(above.text[-4:]) is None
    )


def _take_bare(state: _State) -> None:
    """Takes the addresses that stand in the text as they are."""
    known = {url.rstrip("/") for url in state.links}
    for block in state.blocks:
        for found in _URL.finditer(block.text) if "://" in block.text else ():
            address = _unclosed(found[0])
            if web_address(address) and address.rstrip("/") not in known:
                known.add(address.rstrip("/"))
                state.links[address] = ""


def _unclosed(address: str) -> str:
    """`address` without the marks of the sentence around it."""
    while address and (
        address[-1] in ".,;:!?'’*_"
        or (
            address[-1] in _PAIRS
            and address.count(_PAIRS[address[-1]]) < address.count(address[-1])
        )
    ):
        address = address[:-1]
    return address
