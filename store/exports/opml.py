"""OPML 2.0: the feeds that are followed, for another program to follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from seeds.model import SourceKind

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["opml_lines"]


def opml_lines(desk: Desk, sources: Collection[str] | None = None) -> Iterator[bytes]:
    """Yield the file, a line at a time: the feeds among the sources with these ids, or all."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield b'<opml version="2.0">\n  <head>\n    <title>Earmark</title>\n  </head>\n  <body>\n'
    for row in desk.library.sources():
        if row.kind != SourceKind.FEED or not row.url:
            continue
        if sources is not None and row.id not in sources:
            continue
        name = quoteattr(row.name)
        attributes = [f"text={name}", f"title={name}", 'type="rss"', f"xmlUrl={quoteattr(row.url)}"]
        if row.description:
            attributes.append(f"description={quoteattr(' '.join(row.description.split()))}")
        if row.tags:
            attributes.append(f"category={quoteattr(','.join(row.tags))}")
        yield f"    <outline {' '.join(attributes)} />\n".encode("utf-8", "surrogatepass")
    yield b"  </body>\n</opml>\n"
