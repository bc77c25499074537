"""XML into a tree: the standard library's parser first, a forgiving one for what it refuses.

No entity is ever expanded but those of XML, of HTML, and those that a document declares as a few
plain letters; no document type, and nothing outside the text, is ever looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from seeds.feeds.loose import read_loosely
from seeds.feeds.nodes import Bounds, Builder, Node, TooMuchError

__all__ = ["Parsed", "parse"]

_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?![?!])[A-Za-z_]")
_ENTITY = re.compile(r"""<!ENTITY\s+([A-Za-z][\w.-]{0,40})\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>""")
_MOST_ENTITIES = 300
_LONGEST_ENTITY = 500
_DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a document."""

    root: Node | None
    line: int | None = None
    """The line at which it ceases to be well-formed; None where it never does."""
    problem: str = ""
    """What the parser says of that place."""
    open: tuple[str, ...] = ()
    """The elements that had begun and not ended at its end, the outermost first."""
    unended: tuple[Node, ...] = ()
    """Those of them that are items."""
    too_much: bool = False
    """It had more elements than are read."""


def parse(
    text: str,
    root: re.Pattern[str],
    items: frozenset[str] = frozenset(),
    make_take: Callable[[], Callable[[Node], None]] = lambda: lambda _: None,
    bounds: Bounds | None = None,
) -> Parsed:
    """The tree of the document in `text` whose root begins where `root` matches.

    Args:
        text: the document, already decoded and safe.
        root: finds the start of the root element; what stands before it is no matter.
        items: names of elements that are handed over one by one and not kept.
        make_take: makes what takes them; asked a second time where all has to be read again.
        bounds: how large the tree may become.
    """
    text, declared = _without_doctype(text)
    found = root.search(text)
    if found is not None:
        text = "\n" * text.count("\n", 0, found.start()) + text[found.start() :]
    # expat remembers every element that is open
    builder = Builder(items, make_take(), bounds, patience=_DEEPEST)
    try:
        _read_strictly(text, builder)
        return Parsed(builder.root)
    except TooMuchError:
        return Parsed(builder.root, too_much=True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        code = getattr(error, "code", 0)
        problem = expat.ErrorString(code) if code else str(error)
    builder = Builder(items, make_take(), bounds)
    try:
        left = read_loosely(text, builder, declared)
    except TooMuchError:
        return Parsed(builder.root, line, problem or "", too_much=True)
    unended = tuple(node for node in builder.open if node.name in items)
    return Parsed(builder.root, line or 1, problem or "", tuple(left), unended)


def _read_strictly(text: str, builder: Builder) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    # in pieces, for the parser counts in 32 bits and copies what it is given
    for at in range(0, len(text), 1 << 20):
        parser.Parse(text[at : at + (1 << 20)].encode(), False)
    parser.Parse(b"", True)


def _without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """`text` without its document type, and the plain entities that this declares."""
    before = _ROOT.search(text)
    found = _DOCTYPE.search(text, 0, before.start() if before else len(text))
    if found is None:
        return text, {}
    end = text.find(">", found.end())
    subset = text.find("[", found.end(), end if end >= 0 else len(text))
    declared: dict[str, str] = {}
    if subset >= 0:
        closing = re.compile(r"\]\s*>").search(text, subset)
        end = closing.end() - 1 if closing else end
        for entity in _ENTITY.finditer(text, subset, max(end, subset)):
            value = entity[2] if entity[2] is not None else entity[3]
            if len(value) <= _LONGEST_ENTITY and len(declared) < _MOST_ENTITIES:
                declared.setdefault(entity[1], value)
    if end < 0:
        return text, declared
    lines = "\n" * text.count("\n", found.start(), end)
    return text[: found.start()] + lines + text[end + 1 :], declared
