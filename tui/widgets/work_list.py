"""The works that episodes name, the most cited first; each unfolds into where it is named."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from seeds.citing import normalised_title
from store.model import EpisodeRow, ReferenceRow
from store.wording import count_of
from tui.widgets.cells import ELLIPSIS, cell_len, fit
from tui.widgets.line_list import Line, LineList
from tui.widgets.reader.back import shortened

__all__ = ["NamedIn", "Work", "WorkList", "address_of"]

_CITED = 5
"""Cells for how often a work is named."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work, and its words in the form in which they are looked for."""

    row: ReferenceRow
    words: str

    @classmethod
    def of(cls, row: ReferenceRow) -> Work:
        """Make one of what the library knows."""
        words = (row.title, *row.authors, row.year or "", row.arxiv or "", row.kind.value)
        return cls(row, normalised_title(" ".join(words)))


@dataclass(frozen=True, slots=True)
class NamedIn:
    """An episode that names a work."""

    work: Work
    episode: EpisodeRow


def address_of(row: ReferenceRow) -> str | None:
    """Return where a work can be read, None where nobody says."""
    if row.url is None and row.arxiv:
        return f"https://arxiv.org/abs/{row.arxiv}"
    return row.url


class WorkList(LineList):
    """Two lines for a work, and two for each of its episodes where it is unfolded."""

    context = "references"

    def __init__(self) -> None:
        super().__init__(id="works")
        self._rows: list[Work | NamedIn] = []
        self._works: Sequence[Work] = ()
        self._episodes: Mapping[str, EpisodeRow] = {}
        self._empty = ""
        self.unfolded: frozenset[Work] = frozenset()
        """The works whose episodes are shown."""

    def show(self, works: Sequence[Work], episodes: Mapping[str, EpisodeRow], empty: str) -> None:
        """Show these works; `empty` says what to do where there is none."""
        self._works, self._episodes, self._empty = works, episodes, empty
        self._lay()

    def _lay(self) -> None:
        rows: list[Work | NamedIn] = []
        for work in self._works:
            rows.append(work)
            if work in self.unfolded:
                rows += [
                    NamedIn(work, self._episodes[episode])
                    for episode in work.row.episodes
                    if episode in self._episodes
                ]
        self._rows = rows
        self.rows_changed()

    def fold(self, work: Work) -> None:
        """Unfold a work, or fold it again with the cursor on it."""
        self.unfolded ^= {work}
        if work not in self.unfolded:
            self.cursor = self._rows.index(work)
        self._lay()

    @property
    def current(self) -> Work | NamedIn | None:
        """What is under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    @property
    def work(self) -> Work | None:
        """The work under the cursor, or the one whose episode is."""
        current = self.current
        return current.work if isinstance(current, NamedIn) else current

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def row_height(self) -> int:
        """What it is, and where it is from."""
        return 2

    @property
    def empty_text(self) -> str:
        """That there is none, and what to do."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        row = self._rows[index]
        return (row, index == self.cursor, row in self.unfolded)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        row = self._rows[index]
        sign = "▌ " if index == self.cursor else "  "
        if isinstance(row, NamedIn):
            room = width - 2 - _CITED - 4
            beneath = " · ".join(filter(None, (row.episode.source, row.episode.published)))
            lead = " " * _CITED
            return [
                [(sign, "sign"), (f"{lead}in ", "muted"), (fit(row.episode.title, room), "")],
                [(sign, "sign"), (f"{lead}   ", ""), (fit(beneath, room), "muted")],
            ]
        cited = f"{len(row.row.episodes)} ×"
        room = width - 2 - _CITED - 1
        return [
            [
                (sign, "sign"),
                (fit(cited, _CITED), "accent" if len(row.row.episodes) > 1 else "muted"),
                (fit(row.row.title, room), "strong"),
            ],
            [
                (sign, "sign"),
                (" " * _CITED, ""),
                (fit(self._beneath(row.row, room), room), "muted"),
            ],
        ]

    def _beneath(self, row: ReferenceRow, room: int) -> str:
        arxiv = f"arXiv {row.arxiv}" if row.arxiv else ""
        about = " · ".join(
            filter(None, (row.kind.value, row.year or "", arxiv, shortened(row.authors)))
        )
        if len(row.episodes) > 1:
            return f"in {count_of(len(row.episodes), 'episode')} · {about}"
        episode = self._episodes.get(row.episodes[0]) if row.episodes else None
        where = f" · in {episode.title}" if episode else ""
        # Where it is named is worth more than the last of many authors.
        if cell_len(about) + cell_len(where) > room and cell_len(about) > room // 2:
            about = fit(about, room // 2 - 1).rstrip(f"{ELLIPSIS} ") + ELLIPSIS
        return about + where
