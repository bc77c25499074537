"""The elements of a feed or an outline: a tree that can't grow without bound.

Names come out in small letters, and as everybody writes them whatever prefix a document has
chosen: ``title``, ``itunes:duration``, ``podcast:transcript``, ``atom:link``. What belongs to a
namespace that nobody reads keeps the prefix it came with.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["CORE", "Bounds", "Builder", "Node", "TooMuchError"]

CORE = ""
"""The prefix of what needs none."""

_PREFIXES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "https://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/dtds/podcast-1.0": "itunes",
    "http://www.itunes.com/dtd/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "http://podcastindex.org/namespace/1.0": "podcast",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://podlove.org/simple-chapters": "psc",
    "https://podlove.org/simple-chapters": "psc",
    "http://www.w3.org/2005/atom": "atom",
    "https://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "https://search.yahoo.com/mrss": "media",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.w3.org/1999/xhtml": CORE,
    "http://purl.org/rss/1.0": CORE,
    "http://my.netscape.com/rdf/simple/0.9": CORE,
    "http://backend.userland.com/rss2": CORE,
    "http://blogs.law.harvard.edu/tech/rss": CORE,
    "http://opml.org/spec2": CORE,
}
_VOID = frozenset("area br col hr img input meta param wbr".split())


class TooMuchError(Exception):
    """The document has more elements than anybody needs; what came before them is kept."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a tree may become."""

    depth: int = 128
    """Levels; what lies deeper counts as text of the deepest."""
    elements: int = 400_000
    """Elements that are held at one time."""
    attribute: int = 1 << 20
    """Code points of an attribute; the rest is cut off."""


class Node:
    """An element: its name, its attributes (names in small letters), and what stands in it."""

    __slots__ = ("_by_name", "attributes", "content", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.content: list[Node | str] = []
        self._by_name: dict[str, list[Node]] | None = None

    def get(self, name: str) -> str:
        """The attribute called `name`; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def children(self) -> Iterator[Node]:
        """The elements in it."""
        return (one for one in self.content if isinstance(one, Node))

    def all(self, *names: str) -> list[Node]:
        """Its elements with one of these names, those of the first name first."""
        by_name = self._by_name or self._index
        if len(names) == 1:
            return by_name.get(names[0], [])
        return [one for name in names if name in by_name for one in by_name[name]]

    def first(self, *names: str) -> Node | None:
        """The first element by the first of these names that has any."""
        by_name = self._by_name or self._index
        for name in names:
            if name in by_name:
                return by_name[name][0]
        return None

    def value(self, *names: str) -> str:
        """The text of the first element by these names that holds some, without white space."""
        by_name = self._by_name or self._index
        for name in names:
            for one in by_name.get(name, ()):
                if text := one.text.strip():
                    return text
        return ""

    @property
    def _index(self) -> dict[str, list[Node]]:
        """Its elements by name; made when it is first asked for, and so when all are there."""
        if self._by_name is None:
            self._by_name = {}
            for one in self.content:
                if isinstance(one, Node):
                    self._by_name.setdefault(one.name, []).append(one)
        return self._by_name

    @property
    def text(self) -> str:
        """All text in it, that of its elements too."""
        content = self.content
        if not content:
            return ""
        if len(content) == 1 and isinstance(content[0], str):
            return content[0]
        found: list[str] = []
        for item in _walk(self):
            if isinstance(item, str):
                found.append(item)
        return "".join(found)

    @property
    def markup(self) -> str:
        """What stands in it as HTML; text that stands there alone is HTML as it is."""
        if not any(isinstance(one, Node) for one in self.content):
            return self.text
        found: list[str] = []
        for item in _walk(self):
            if isinstance(item, str):
                found.append(html.escape(item, quote=False))
            else:
                node, opens = item
                name = node.name.rpartition(":")[2]
                if opens:
                    pairs = (f' {key}="{html.escape(v)}"' for key, v in node.attributes.items())
                    found.append(f"<{name}{''.join(pairs)}>")
                elif name not in _VOID:
                    found.append(f"</{name}>")
        return "".join(found)


def _walk(node: Node) -> Iterator[str | tuple[Node, bool]]:
    """Texts and elements within `node` in order; an element when it opens, and when it ends."""
    stack: list[tuple[Node, Iterator[Node | str]]] = [(node, iter(node.content))]
    while stack:
        holder, rest = stack[-1]
        for item in rest:
            if isinstance(item, str):
                yield item
                continue
            yield item, True
            stack.append((item, iter(item.content)))
            break
        else:
            stack.pop()
            if stack:
                yield holder, False


class Builder:
    """Takes starts, ends and texts from a parser and makes a tree of them.

    Elements called `items` are handed to `take` as soon as they end, and are then let go.
    """

    def __init__(
        self,
        items: frozenset[str] = frozenset(),
        take: Callable[[Node], None] = lambda _: None,
        bounds: Bounds | None = None,
        *,
        patience: int = 1 << 62,
    ) -> None:
        """Begin; `patience` is how many levels may be passed over before ValueError is raised."""
        self.root: Node | None = None
        self._items = items
        self._take = take
        bounds = bounds or Bounds()
        self._deepest, self._most = bounds.depth, bounds.elements
        self._longest = bounds.attribute
        self._open: list[Node] = []
        self._scopes: list[tuple[int, dict[str, str]]] = [(0, {})]
        self._names: dict[str, str] = {}
        self._deep = 0
        self._patience = patience
        self._held = 0
        self._before_item = 0

    @property
    def open(self) -> list[Node]:
        """The elements that have begun and not ended, the outermost first."""
        return self._open

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._deep or len(self._open) >= self._deepest:
            self._deep += 1
            if self._deep > self._patience:
                raise ValueError("elements are nested too deep")
            return
        self._held += 1
        if self._held > self._most:
            raise TooMuchError
        if attributes:
            attributes = self._attributes(attributes)
        node = Node(self._names.get(name) or self._name(name), attributes)
        if node.name in self._items:
            self._before_item = self._held - 1
        if self.root is None:
            self.root = node
        elif self._open:
            self._open[-1].content.append(node)
        else:  # something stands behind the root: it belongs to it all the same
            self.root.content.append(node)
        self._open.append(node)

    def end(self, _: str = "") -> None:
        """The innermost element ends."""
        if self._deep:
            self._deep -= 1
            return
        if not self._open:
            return
        node = self._open.pop()
        depth = len(self._open)
        if self._scopes[-1][0] > depth:
            self._scopes.pop()
            self._names = {}
        if node.name in self._items and depth:
            self._open[-1].content.pop()
            self._held = self._before_item
            self._take(node)

    def data(self, text: str) -> None:
        """Text stands in the innermost element."""
        if self._open:
            self._open[-1].content.append(text)

    def name_of(self, name: str) -> str:
        """`name` as the tree would have it here."""
        return self._names.get(name) or self._name(name)

    def _attributes(self, found: dict[str, str]) -> dict[str, str]:
        most = self._longest
        kept: dict[str, str] = {}
        declared: dict[str, str] = {}
        for name, value in found.items():
            if name.startswith("xmlns"):
                declared[name[6:].lower()] = value
            else:
                kept.setdefault(name.lower(), value if len(value) <= most else value[:most])
        if declared:
            known = dict(self._scopes[-1][1])
            for prefix, uri in declared.items():
                plain = uri.strip().lower().rstrip("/#")
                if plain in _PREFIXES:
                    known[prefix] = _PREFIXES[plain]
                elif not prefix:
                    # the root's own namespace, whatever it is, is that of the document
                    known[prefix] = CORE if self.root is None else "?"
                else:
                    known[prefix] = prefix
            self._scopes.append((len(self._open) + 1, known))
            self._names = {}
        return kept

    def _name(self, name: str) -> str:
        prefix, colon, local = name.lower().rpartition(":")
        if not colon:
            prefix, local = "", name.lower()
        canonical = self._scopes[-1][1].get(prefix, prefix)
        found = f"{canonical}:{local}" if canonical else local
        self._names[name] = found
        return found
