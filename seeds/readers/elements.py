"""Markdown and plain text as elements: headings, paragraphs, list items, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from seeds.markup import unescaped
from seeds.model import BlockKind
from seeds.notes import web_address

__all__ = ["Element", "elements_of", "plain_inline"]

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_]\s*){3,}$")
_ITEM = re.compile(r"^\s{0,12}(?:[-*+•◦▪‣●⦁]|\d{1,3}[.)]|[–—](?=\s+\d{1,2}:\d\d))\s+(?=\S)")
_QUOTE = re.compile(r"^ {0,3}>(?!>)\s?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"(?<!\\)\[\[?([^\[\]]{1,500})\]?\]\(<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)>?(?:\s+[\"'][^\"']{0,300}[\"'])?\)"
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_AUTO = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_STRONG = re.compile(
    r"(?<!\\)\*\*\*?(?=[^\s*])([^*]{1,2000}+)(?<=[^\s\\])\*\*\*?|(?<![\w\\])__(?=[^\s_])([^_]{1,2000}+)__(?!\w)"
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,2000}+)(?<=[^\s\\])\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])([^_]{1,2000}+)(?<=[^\s\\])_(?![\w_])"
)
_ANCHOR = re.compile(
    r"<a\s[^<>]{0,500}?href\s*=\s*[\"']?([^\s\"'<>]{1,2000})[^<>]{0,500}>([^<>]{0,500})</a>",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`{1,3})([^`]{1,2000})\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|br|sup|sub|small|code|mark|p|div|cite|time|center|font)(?:\s[^<>]{0,500})?/?>|<!--.{0,2000}?-->",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Element:
    """A heading, paragraph, item or quotation; its text still holds its inline marks."""

    kind: BlockKind
    text: str
    line: int
    level: int | None = None
    rows: list[str] = field(default_factory=list)
    """The lines of a paragraph that stands on several."""


def elements_of(lines: list[str], first: int = 0) -> list[Element]:
    """The elements of `lines` from index `first` on; a paragraph's lines stay apart in `rows`."""
    found: list[Element] = []
    open_paragraph = fenced = False
    for number in range(first, len(lines)):
        line = lines[number]
        bare = line.strip()
        if _FENCE.match(line):
            fenced, open_paragraph = not fenced, False
            continue
        if not bare or (not fenced and (_RULE.match(line) or _UNDERLINE.match(line))):
            if bare and open_paragraph and _UNDERLINE.match(line) and len(found[-1].rows) == 1:
                found[-1].kind, found[-1].level = BlockKind.HEADING, 1 if "=" in bare else 2
            open_paragraph = False
            continue
        heading = None if fenced else _HEADING.match(line)
        if heading is not None:
            if heading[2]:
                found.append(Element(BlockKind.HEADING, heading[2], number + 1, len(heading[1])))
            open_paragraph = False
            continue
        quote = None if fenced else _QUOTE.match(line)
        if quote is not None:
            text = line[quote.end() :].strip().lstrip("> ")
            if not text:
                open_paragraph = False
            elif open_paragraph and found[-1].kind is BlockKind.QUOTE:
                found[-1].rows.append(text)
            else:
                found.append(Element(BlockKind.QUOTE, "", number + 1, rows=[text]))
                open_paragraph = True
            continue
        item = None if fenced else _ITEM.match(line)
        if item is not None:
            found.append(Element(BlockKind.ITEM, "", number + 1, rows=[line[item.end() :].strip()]))
            open_paragraph = True
        elif open_paragraph and not fenced:
            found[-1].rows.append(bare)
            if line.endswith(("  ", "\\")):
                found[-1].rows[-1] = bare.removesuffix("\\").rstrip()
        else:
            found.append(Element(BlockKind.PARAGRAPH, "", number + 1, rows=[bare]))
            open_paragraph = True
    for element in found:
        element.text = element.text or " ".join(element.rows)
    return found


def plain_inline(text: str, links: dict[str, str] | None = None) -> str:
    """`text` without the inline marks of Markdown; addresses are noted in `links`."""
    if "![" in text:
        text = _IMAGE.sub("", text)
    if "](" in text:
        if links is not None:
            for found in _LINK.finditer(text):
                address = web_address(found[2])
                if address:
                    links.setdefault(address, plain_inline(found[1]))
        text = _LINK.sub(r"\1", text)
    if "[[" in text:
        text = _WIKI.sub(r"\1", text)
    if "<" in text:
        if links is not None:
            for found in _ANCHOR.finditer(text):
                address = web_address(unescaped(found[1]))
                if address:
                    links.setdefault(address, " ".join(unescaped(found[2]).split()))
        text = _AUTO.sub(r"\1", text)
        text = _TAG.sub(" " if "<br" in text else "", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_inner, _STRONG.sub(_inner, text))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return " ".join(unescaped(text).split())


def _inner(found: re.Match[str]) -> str:
    return found[1] or found[2]
