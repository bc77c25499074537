"""Reading markup that is not well-formed XML: what stands in it whole is not lost.

Forgiven are raw ampersands and "<", entities nobody declared, unescaped quotation marks within
attributes, tags that are never closed or never opened, HTML where text should stand, a CDATA
section or a comment that doesn't end, and an end that is cut off.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.entities import html5

from seeds.feeds.nodes import Builder

__all__ = ["read_loosely", "unentitied"]

_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[\w.-]+)?")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE = re.compile(
    r"""\s*(?:,\s*)?([^\s"'<>/=]+)\s*=\s*(?:"([^<]*?)"(?=\s+[\w:.-]+\s*=|\s*[/?]?>)"""
    r"""|'([^<]*?)'(?=\s+[\w:.-]+\s*=|\s*[/?]?>))"""
)
_PLAIN_ATTRIBUTE = re.compile(
    r"""\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?"""
)
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][\w.-]{0,40}));")
_FALSE_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{7,}|\d{8,});")
_XML = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

# Of these nothing but text is expected, so that whatever begins next ends them.
_LEAVES = frozenset(
    "title link guid pubdate author copyright language generator lastbuilddate managingeditor "
    "webmaster ttl docs comments dc:creator dc:date dc:subject atom:id atom:updated "
    "atom:published itunes:author itunes:duration itunes:explicit itunes:episode itunes:season "
    "itunes:episodetype itunes:subtitle itunes:block itunes:type itunes:new-feed-url "
    "itunes:title itunes:keywords podcast:guid podcast:person podcast:season podcast:episode "
    "podcast:soundbite podcast:locked".split()
)
_TEXTS = frozenset(
    "description content:encoded itunes:summary atom:summary atom:content googleplay:description "
    "media:description".split()
)
_AFTER_TEXTS = (
    _LEAVES | _TEXTS | frozenset(("enclosure", "item", "atom:entry", "podcast:transcript"))
)
_HTML_VOID = frozenset("area br col hr img input meta param wbr".split())
_ALONE = frozenset(("item", "atom:entry", "entry", "channel", "head", "body"))
"""None of these stands in another of its kind."""
_ENDS_TEXTS = _AFTER_TEXTS | _ALONE | frozenset(("rss", "rdf:rdf", "atom:feed", "feed", "opml"))


def unentitied(text: str, declared: Mapping[str, str] | None = None) -> str:
    """`text` with every reference to a character or a known entity in its place."""
    if "&" not in text:
        return text

    def meant(found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        if name is None:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if code in (9, 10, 13) or (32 <= code < 0xD800) or (0xE000 <= code < 0x110000):
                return html.unescape(found[0])  # it also knows what Windows means by 128 to 159
            return ""
        if name in _XML:
            return _XML[name]
        if declared and name in declared:
            return declared[name]
        return html5.get(f"{name};", found[0])

    return _REFERENCE.sub(meant, _FALSE_REFERENCE.sub("", text))


def read_loosely(
    text: str, builder: Builder, declared: Mapping[str, str] | None = None
) -> list[str]:
    """Give everything in `text` to `builder`; the names of the elements left open at the end."""
    _Loose(text, builder, declared or {}).read()
    left = [node.name for node in builder.open]
    return left


class _Loose:
    def __init__(self, text: str, builder: Builder, declared: Mapping[str, str]) -> None:
        self._text = text
        self._builder = builder
        self._declared = declared
        self._at = 0
        self._nowhere: set[str] = set()
        """What ends nothing from here on: looked for in vain once, it is not looked for again."""
        self._never_closed = False
        """Outlines with feeds are not closed in this document."""

    def _find(self, mark: str, start: int) -> int:
        if mark in self._nowhere:
            return -1
        found = self._text.find(mark, start)
        if found < 0:
            self._nowhere.add(mark)
        return found

    def read(self) -> None:
        text, builder = self._text, self._builder
        pending: list[str] = []

        def flush() -> None:
            if pending:
                builder.data(unentitied("".join(pending), self._declared))
                pending.clear()

        while True:
            start = text.find("<", self._at)
            if start < 0:
                if self._at < len(text):
                    pending.append(text[self._at :])
                flush()
                return
            if start > self._at:
                pending.append(text[self._at : start])
            following = text[start + 1 : start + 2]
            if following == "!":
                self._at = start
                section = self._declaration()
                if section:
                    flush()
                    builder.data(section)
            elif following == "?":
                end = self._find("?>", start)
                line = self._find(">", start) if end < 0 else end + 1
                self._at = len(text) if line < 0 else line + 1
            elif following == "/":
                name = _NAME.match(text, start + 2)
                end = self._find(">", start)
                if name is None or end < 0:
                    if end < 0 and name is not None:
                        # cut off within a closing tag, and so what it closes is whole
                        flush()
                        self._end(builder.name_of(name[0]))
                        self._at = len(text)
                        continue
                    pending.append("<")
                    self._at = start + 1
                    continue
                flush()
                again = text.find("<", start + 1, end)
                self._at = again if again > 0 else end + 1
                self._end(builder.name_of(name[0]))
            else:
                name = _NAME.match(text, start + 1)
                if name is None:
                    pending.append("<")
                    self._at = start + 1
                    continue
                if not self._start(name, flush):
                    pending.append("<")
                    self._at = start + 1

    def _declaration(self) -> str:
        """Step over a comment or a declaration; of a CDATA section return what stands in it."""
        text, start = self._text, self._at
        if text.startswith("<![CDATA[", start):
            end = self._find("]]>", start + 9)
            if end >= 0:
                self._at = end + 3
                return text[start + 9 : end]
            name = self._builder.open[-1].name.rpartition(":")[2] if self._builder.open else ""
            found = re.compile(rf"</(?:\w+:)?{re.escape(name)}\s*>", re.IGNORECASE).search(
                text, start
            )
            self._at = found.start() if found else len(text)
            return text[start + 9 : self._at]
        if text.startswith("<!--", start):
            end = self._find("-->", start + 4)
            if end < 0:
                end = self._find(">", start) - 2
            self._at = len(text) if end < -2 + 1 else end + 3
            return ""
        end = self._find(">", start)
        self._at = len(text) if end < 0 else end + 1
        return ""

    def _start(self, name: re.Match[str], flush: object) -> bool:
        text, builder = self._text, self._builder
        attributes: dict[str, str] = {}
        at, pattern = name.end(), _ATTRIBUTE
        while True:
            space = _SPACE.match(text, at)
            at = space.end() if space else at
            following = text[at : at + 1]
            if following == ">" or text.startswith("/>", at):
                break
            if following in ("", "<"):
                if not attributes:
                    return False  # "<" of a text, or a tag cut off
                break
            found = pattern.match(text, at)
            if found is None and pattern is _ATTRIBUTE:
                pattern = _PLAIN_ATTRIBUTE
                found = pattern.match(text, at)
            if found is None:
                at += 1
                continue
            value = next((one for one in found.groups()[1:] if one is not None), "")
            attributes.setdefault(found[1], unentitied(value, self._declared))
            at = found.end()
        assert callable(flush)
        flush()
        empty = text.startswith("/>", at)
        cut = not text.startswith(">", at) and not empty
        self._at = at + (2 if empty else 0 if cut else 1)
        known = builder.name_of(name[0])
        self._make_room(known)
        builder.start(name[0], attributes)
        if empty or (known in _HTML_VOID and self._within_text()):
            builder.end()
        return True

    def _within_text(self) -> bool:
        return any(node.name in _TEXTS for node in self._builder.open)

    def _make_room(self, name: str) -> None:
        """End what can't hold an element of this name, and so was never closed."""
        builder = self._builder
        if name in _ALONE and any(node.name == name for node in builder.open):
            while builder.open:
                gone = builder.open[-1].name
                builder.end()
                if gone == name:
                    break
            return
        while builder.open:
            node = builder.open[-1]
            inner = node.name
            leaf = inner in _LEAVES and (name in _AFTER_TEXTS or ":" in name)
            text = inner in _TEXTS and name in _AFTER_TEXTS and name not in ("title", "link")
            # an outline with a feed holds no other
            feed = inner == name == "outline" and "xmlurl" in node.attributes
            if not (leaf or text or feed):
                return
            self._never_closed = self._never_closed or feed
            builder.end()

    def _end(self, name: str) -> None:
        builder = self._builder
        depth = next(
            (at for at in range(len(builder.open) - 1, -1, -1) if builder.open[at].name == name),
            -1,
        )
        if depth < 0:
            return
        if self._never_closed and name == "outline" and depth > 0:
            inner, outer = builder.open[depth], builder.open[depth - 1]
            if "xmlurl" in inner.attributes and outer.name == "outline":
                depth -= 1  # it is the folder that is closed
        # a tag of HTML within a text ends nothing outside of that text
        for node in builder.open[depth + 1 :]:
            if node.name in _TEXTS and name not in _ENDS_TEXTS:
                return
        while len(builder.open) > depth:
            builder.end()
