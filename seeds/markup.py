"""HTML as a stream of tags and texts: forgiving as browsers are, and linear in what it reads.

No tree is built, so that nothing nests too deep, and no attribute is too long: what a reader of
show notes, transcripts and exports needs stands in the order of the tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from seeds.text import safe

__all__ = ["Tag", "attributes", "has_tags", "tokens", "unescaped"]

_NAME = re.compile(r"[A-Za-z][^\s/><]{0,63}")
_INSIDE = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_USUAL = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9]{0,31})(?=[\s/>])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>"""
)
"""A tag as nearly all are, seen at one glance."""
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s"'>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)
_ANY_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*|/)?>|<!--")

_UNSEEN = frozenset(
    "applet audio canvas iframe noframes noscript object script select style svg template "
    "textarea title video".split()
)
"""Elements of which nothing is text of the page."""

_PATIENCE = 4
"""How often, on average, each character may be looked at in search of a quotation's end."""


class Tag(NamedTuple):
    """A tag: its name in small letters, and what stands in it behind the name."""

    name: str
    closes: bool
    inside: str


def has_tags(text: str) -> bool:
    """Whether `text` is HTML rather than plain text."""
    return "<" in text and _ANY_TAG.search(text) is not None


def unescaped(text: str) -> str:
    """`text` with its entities decoded, and safe again: an entity can bring in anything."""
    return safe(html.unescape(text)) if "&" in text else text


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes of `tag`, names in small letters, entities decoded; of two alike the first."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag.inside):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescaped(value))
    return found


def tokens(text: str, unseen: frozenset[str] = _UNSEEN) -> Iterator[Tag | str]:
    """The tags of `text` and what stands between them, entities decoded.

    Comments, declarations, processing instructions and the content of `unseen` elements are left
    out. A "<" that begins no tag is text.
    """
    at, length = 0, len(text)
    patience = _PATIENCE * length + 4096
    pending = ""
    absent: set[str] = set()
    while at < length:
        start = text.find("<", at)
        if start < 0:
            break
        if patience > 0 and (usual := _USUAL.match(text, start)) is not None:
            tag = Tag(usual[2].lower(), usual[1] == "/", usual[3])
            end = usual.end()
        else:
            following = text[start + 1 : start + 2]
            if following == "!" or following == "?":
                end = _past_declaration(text, start, absent)
                if end < 0:
                    break
                if pending or start > at:
                    yield unescaped(pending + text[at:start])
                    pending = ""
                if text.startswith("<![CDATA[", start):
                    yield text[start + 9 : end - 3]
                at = end
                continue
            closes = following == "/"
            name = _NAME.match(text, start + 1 + closes)
            if name is None or "@" in name[0] or name[0].endswith(":"):
                # "a < b", but also "<https://example.org>" and "<ann@example.org>", which browsers
                # hide
                pending += text[at : start + 1]
                at = start + 1
                continue
            end = -1
            if patience > 0:
                inside = _INSIDE.match(text, name.end())
                end = inside.end() if inside else -1
                patience -= 0 if inside else length - name.end()
            if end < 0:
                end = text.find(">", name.end()) + 1
                if not end:
                    # a tag torn off at the end of the text is no text
                    yield unescaped(pending + text[at:start])
                    return
            tag = Tag(name[0].lower(), closes, text[name.end() : end - 1])
        if pending or start > at:
            yield unescaped(pending + text[at:start])
            pending = ""
        at = end
        if tag.name in unseen:
            if not tag.closes and not tag.inside.endswith("/"):
                at = _past_element(text, tag.name, end, absent)
            continue
        yield tag
    if pending or at < length:
        yield unescaped(pending + text[at:])


def _past_declaration(text: str, start: int, absent: set[str]) -> int:
    """Where the comment, CDATA section or declaration at `start` ends; -1 if nowhere.

    `absent` are the ends of which none is left, so that the text is searched for each only once.
    """
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
        if text.startswith(opening, start):
            end = -1
            if closing not in absent:
                end = text.find(closing, start + len(opening) - 2 * (opening == "<!--"))
            if end >= 0:
                return end + len(closing)
            absent.add(closing)
            break
    # an unclosed comment ends as a tag does, so that the text after it is not lost
    return text.find(">", start) + 1 or -1


def _past_element(text: str, name: str, start: int, absent: set[str]) -> int:
    """Behind the closing tag of an element; of one that is never closed, behind its opening."""
    if name in absent:
        return start
    closing = re.compile(rf"</{name}\s*(?:\s[^>]{{0,200}})?>", re.IGNORECASE).search(text, start)
    if closing is None:
        absent.add(name)
        return start
    return closing.end()
