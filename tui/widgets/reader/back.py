"""The lists beside the parts: references, chapters and links. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.model import Reference
from store.model import EpisodeText
from tui.widgets.reader.front import clock, cut
from tui.widgets.reader.glyphs import Glyphs
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.wrapping import wrap

__all__ = ["about", "back_lines", "shortened", "url_of"]

_NAMED = 3
"""How many authors are named before the rest is only counted."""


def back_lines(text: EpisodeText, width: int, glyphs: Glyphs) -> list[Line]:
    """Lay out the lists that an episode has, each under a heading."""
    lines: list[Line] = []
    if text.references:
        lines += _heading(f"References {glyphs.dot} {len(text.references)}")
        numbers = [f"{it.number}." if it.number is not None else "" for it in text.references]
        lead_width = max(map(len, numbers)) + 1
        for number, reference in zip(numbers, text.references, strict=True):
            lead = number.rjust(lead_width - 1)
            lines += _entry(lead, reference.title, url_of(reference), lead_width, width)
            if detail := f" {glyphs.dot} ".join(about(reference)):
                lines += _detail(detail, url_of(reference), lead_width, width)
    if text.chapters:
        lines += _heading(f"Chapters {glyphs.dot} {len(text.chapters)}")
        lead_width = max(len(clock(chapter.start)) for chapter in text.chapters) + 2
        for chapter in text.chapters:
            time = clock(chapter.start).rjust(lead_width - 2)
            lines += _entry(time, chapter.title, chapter.url, lead_width, width)
    if text.links:
        lines += _heading(f"Links {glyphs.dot} {len(text.links)}")
        for link in text.links:
            lines += _entry(glyphs.bullet, link.title, link.url, 2, width)
            shortened_url = cut(link.url, width - 2, glyphs.ellipsis)
            lines += _detail(shortened_url, link.url, 2, width)
    return lines


def shortened(authors: Sequence[str]) -> str:
    """Name the first authors and count the rest, unless it is one: "A, B, C and 4 others"."""
    names = ", ".join(authors[:_NAMED])
    rest = len(authors) - _NAMED
    return f"{names} and {rest} others" if rest > 1 else ", ".join(authors)


def _heading(text: str) -> list[Line]:
    return [Line(LineKind.BLANK), Line(LineKind.PART, text=text), Line(LineKind.BLANK)]


def url_of(reference: Reference) -> str | None:
    """Return where a reference leads, None where it names no page."""
    if reference.url is None and reference.arxiv:
        return f"https://arxiv.org/abs/{reference.arxiv}"
    return reference.url


def about(reference: Reference) -> list[str]:
    """Return the authors, the year and the site of a reference, those it has."""
    where = f"arXiv {reference.arxiv}" if reference.arxiv else _site(reference.url or "")
    return [piece for piece in (shortened(reference.authors), reference.year or "", where) if piece]


def _site(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url


def _entry(lead: str, text: str, url: str | None, indent: int, width: int) -> list[Line]:
    room = max(1, width - indent)
    return [
        Line(
            LineKind.ENTRY,
            start=start,
            end=end,
            indent=indent,
            lead="" if n else lead,
            text=text[start:end],
            url=url,
        )
        for n, (start, end) in enumerate(wrap(text, room))
    ]


def _detail(text: str, url: str | None, indent: int, width: int) -> list[Line]:
    return [
        Line(LineKind.ENTRY_DETAIL, -1, -1, start, end, indent, text=text[start:end], url=url)
        for start, end in wrap(text, max(1, width - indent))
    ]
