"""OPML 2.0: the feeds that are followed, for another program to follow them.

Folders, which Earmark keeps as tags such as "News/Science", become folders again; a feed in several
stands in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from seeds.model import SourceKind
from store.model import SourceRow

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["opml_lines"]


def opml_lines(desk: Desk, sources: Collection[str] | None = None) -> Iterator[bytes]:
    """Yield the file, a line at a time: the feeds among the sources with these ids, or all."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield b'<opml version="2.0">\n  <head>\n    <title>Earmark</title>\n  </head>\n  <body>\n'
    root = _Folder()
    for row in desk.library.sources():
        if row.kind == SourceKind.FEED and row.url and (sources is None or row.id in sources):
            for path in row.tags or ("",):
                root.at(path).feeds.append(row)
    for line in root.lines(2):
        yield f"{line}\n".encode("utf-8", "surrogatepass")
    yield b"  </body>\n</opml>\n"


@dataclass(slots=True)
class _Folder:
    folders: dict[str, _Folder] = field(default_factory=dict)
    feeds: list[SourceRow] = field(default_factory=list)

    def at(self, path: str) -> _Folder:
        """Return the folder at a path, which is made where it isn't there."""
        found = self
        for name in filter(None, path.split("/")):
            found = found.folders.setdefault(name, _Folder())
        return found

    def lines(self, depth: int) -> Iterator[str]:
        """Yield the feeds, then the folders."""
        indent = "  " * depth
        for row in self.feeds:
            yield f"{indent}<outline {_attributes(row)} />"
        for name, folder in self.folders.items():
            text = quoteattr(name)
            yield f"{indent}<outline text={text} title={text}>"
            yield from folder.lines(depth + 1)
            yield f"{indent}</outline>"


def _attributes(row: SourceRow) -> str:
    name = quoteattr(row.name)
    found = [f"text={name}", f"title={name}", 'type="rss"', f"xmlUrl={quoteattr(row.url or '')}"]
    if row.link:
        found.append(f"htmlUrl={quoteattr(row.link)}")
    if row.description:
        found.append(f"description={quoteattr(' '.join(row.description.split()))}")
    return " ".join(found)
