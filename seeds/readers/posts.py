"""The blocks of a channel's post: headings, paragraphs, list items, quotations.

Such a post comes as bare lines, its formatting lost; what a line is shows in how it is written
and in what stands around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.model import Block, BlockKind

__all__ = ["Post", "is_heading", "is_quotation", "read_post", "split_label", "unquoted"]

_BULLET = re.compile(r"^(?:[⦁•◦▪‣●○■–—*·-])\s+(?=\S)")
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
_HASHTAGS = re.compile(r"^(?:#[^\s#]+\s*)+$")
_ELLIPSIS = re.compile(r"^(?:\.{2,}|…)$")
_INNER_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+[\"“‘(]?[A-Z]")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_CLOSERS = "\"'”’)]»"
_LABEL_WORDS = 8
_HEADING_WORDS = 20
_SHORT_WORDS = 30
_SMALL = frozenset(
    "a an and are as at be but by can for from has have if in into is it its nor not of off on "
    "onto or over per so than that the their to up upon versus via vs vs. was were when where "
    "while with without your &".split()
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post's text, and the hashtags that stood on lines of their own."""

    blocks: tuple[Block, ...]
    tags: tuple[str, ...]


def read_post(lines: list[str]) -> Post:
    """The blocks of `lines`, each stripped, an empty one between stanzas."""
    blocks: list[Block] = []
    tags: list[str] = []
    runs = _short_sentences(lines)
    headed = False
    for index, line in enumerate(lines):
        if not line or _ELLIPSIS.match(line):
            continue
        if _HASHTAGS.match(line):
            tags.extend(tag for tag in (word.strip("#") for word in line.split()) if tag)
            continue
        block = _block(lines, index, headed, runs.get(index, 0))
        headed = headed or block.kind is BlockKind.HEADING
        blocks.append(block)
    return Post(tuple(blocks), tuple(dict.fromkeys(tags)))


def _block(lines: list[str], index: int, headed: bool, run: int) -> Block:
    line = lines[index]
    if is_quotation(line):
        return Block(BlockKind.QUOTE, unquoted(line))
    bullet = _BULLET.match(line)
    if bullet:
        return _item(line[bullet.end() :])
    listed = _is_listed(lines, index)
    if is_heading(lines, index) and not listed:
        return Block(BlockKind.HEADING, line, level=1)
    numbered = _NUMBERED.match(line)
    if numbered:
        return _item(line[numbered.end() :])
    if split_label(line) is not None:
        return _item(line)
    # two opening paragraphs may stand without an empty line between them
    if run >= (2 if headed else 3):
        return Block(BlockKind.ITEM, line)
    return Block(BlockKind.PARAGRAPH, line)


def _item(text: str) -> Block:
    parts = split_label(text)
    if parts is None:
        return Block(BlockKind.ITEM, text.removesuffix(":") or text)
    label, rest = parts
    return Block(BlockKind.ITEM, rest, label=label) if rest else Block(BlockKind.ITEM, label)


def is_heading(lines: list[str], index: int) -> bool:
    """At most twenty words, no quotation, no closing stop, and an empty line below."""
    line = lines[index]
    if index + 1 < len(lines) and lines[index + 1]:
        return False
    if is_quotation(line) or len(line) > 300 or len(line.split()) > _HEADING_WORDS:
        return False
    return not line.rstrip(_CLOSERS).endswith((".", ":", "…", "。", "："))


def _is_listed(lines: list[str], index: int) -> bool:
    """Whether a line goes on with the list above it: numbered or labelled as its neighbour is."""
    line, above = lines[index], lines[index - 1] if index else ""
    if _NUMBERED.match(line) and _NUMBERED.match(above):
        return True
    if split_label(line) is None:
        return False
    over = split_label(above)
    return over is not None and bool(over[1])


def split_label(line: str) -> tuple[str, str] | None:
    """Label and text of "Label: text": at most eight words in title case before the first colon."""
    label, colon, text = line.partition(":")
    if not colon or len(label) > 120 or (text and not text[0].isspace()):
        return None
    words = label.split()
    if not 1 <= len(words) <= _LABEL_WORDS or not _is_title_word(words[0]):
        return None
    if not all(_is_title_word(word) or word in _SMALL for word in words):
        return None
    return " ".join(words), text.strip()


def _is_title_word(word: str) -> bool:
    bare = word.strip("\"'“”‘’()[],")
    if not bare:
        return not word.isalnum()
    return bare[0].isdigit() or any(c.isupper() for c in bare) or not any(c.islower() for c in bare)


def is_quotation(line: str) -> bool:
    """Whether `line` is wholly in one pair of quotation marks."""
    if len(line) < 3:
        return False
    if line[0] == '"' and line[-1] == '"':
        inner = line[1:-1]
        first = inner.find('"')
        # the first mark within must open a quotation, else the line is '"A" and "B"'
        return first < 0 or (
            inner.count('"') % 2 == 0
            and (first == 0 or inner[first - 1].isspace() or inner[first - 1] in "([—–-")
        )
    for opening, closing in ("“”", "«»", "„“"):
        if line[0] == opening and line[-1] == closing:
            return _closes_last(line, opening, closing)
    # the closing mark is an apostrophe as well, so that only the opening one can be counted
    return line[0] == "‘" and line[-1] == "’" and line.count("‘") == 1


def _closes_last(line: str, opening: str, closing: str) -> bool:
    """Whether the first mark of `line` is closed by its last one, and by none before."""
    depth = 0
    for index, character in enumerate(line):
        if character == opening:
            depth += 1
        elif character == closing:
            depth -= 1
            if not depth:
                return index == len(line) - 1
    return False


def unquoted(line: str) -> str:
    """A quotation without the marks around it."""
    return line[1:-1].strip()


def _short_sentences(lines: list[str]) -> dict[int, int]:
    """For each line of a run of short lines, each one sentence, how long the run is."""
    runs: dict[int, int] = {}
    run: list[int] = []
    for index, line in enumerate([*lines, ""]):
        if line and _is_short_sentence(line):
            run.append(index)
            continue
        if len(run) > 1:
            runs.update(dict.fromkeys(run, len(run)))
        run = []
    return runs


def _is_short_sentence(line: str) -> bool:
    if len(line) > 300 or len(line.split()) > _SHORT_WORDS or is_quotation(line):
        return False
    if _BULLET.match(line) or _NUMBERED.match(line) or split_label(line) is not None:
        return False
    if not _SENTENCE_END.search(line) or line.endswith(("...", "…")):
        return False
    return _INNER_STOP.search(line) is None
