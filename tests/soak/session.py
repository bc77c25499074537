"""A session with everything a person can do, each operation on the record's files noted."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from seeds.model import Hints, PartKind
from store import anchors
from store.anchors import Anchor
from store.claims.proposal import Proposal
from store.desk import Desk
from store.errors import UnwritableError
from store.home import Home
from store.importing import import_files
from store.journal.documents import Document
from store.journal.migrations import Migration
from store.library import Library
from store.model import Colour, Mark, Place
from store.record import Record
from store.scheduling import Rating
from tests.record.looking import Contents, contents
from tests.soak.disk import Op, Recorder

__all__ = ["MADE_UP", "PAGE", "Moment", "Session", "play"]

PAGE = """A River in Winter with Ada Byron - #7
The river froze. The harvest failed that year.
3 Mar 51min

A City on the Hill with Mary Somerville - #6
The hill was steep. The city fell in a day.
24 Feb 42min
"""


def _edition(table: str, document: Document) -> Document:
    return {**document, "edition": 2} if table in ("cards", "reviews") else document


def _twice(table: str, document: Document) -> Document:
    return {**document, "doubled": document["edition"] * 2} if table == "cards" else document


MADE_UP = (
    Migration(2, "say the edition of cards and reviews", _edition),
    Migration(3, "double a card's edition", _twice),
)


class Moment(NamedTuple):
    """What the record held after so many file operations, and whether a person was told so."""

    ops: int
    deed: str
    held: Contents
    told: bool
    version: int


@dataclass
class Session:
    """A desk whose record notes what it does to its files."""

    folder: Path
    clock: Callable[[], datetime]
    entropy: Callable[[int], bytes]
    recorder: Recorder = field(init=False)
    moments: list[Moment] = field(default_factory=list)
    desk: Desk = field(init=False)
    _version: int = 0

    def __post_init__(self) -> None:
        home = self.folder / "home"
        home.mkdir()
        self.recorder = Recorder(home)
        self.sit_down()

    @property
    def log(self) -> list[Op]:
        """Every file operation so far."""
        return self.recorder.log

    @property
    def now(self) -> Contents:
        """What the record held when a person was told last."""
        return self.moments[-1].held

    def sit_down(self, migrations: Sequence[Migration] = ()) -> None:
        """Open the desk, anew the second time."""
        self._version = len(migrations)
        home = self.folder / "home"
        library = Library.open(self.folder / "library.db")
        record = Record.open(
            home,
            clock=self.clock,
            ops=self.recorder,
            entropy=self.entropy,
            migrations=migrations,
        )
        record.subscribe(lambda _: self._note("", told=False))
        self.desk = Desk(Home(home), library, record, clock=self.clock, zone=UTC)
        self._note("open", told=True)

    def get_up(self) -> None:
        """Close the desk without a snapshot."""
        self.desk.close()

    def do(self, deed: str, act: Callable[[Desk], Any]) -> Any:
        """Do something, after which the record must hold something else."""
        before = self.now
        result = act(self.desk)
        self._note(deed, told=True)
        assert self.now != before, f"{deed}: nothing came of it"
        return result

    def keep(self, deed: str, act: Callable[[Desk], Any]) -> None:
        """Do something after which the record must hold just the same."""
        before = self.now
        act(self.desk)
        self._note(deed, told=True)
        assert self.now == before, f"{deed}: something changed"

    def back(self, deed: str, act: Callable[[Desk], Any], to: Contents) -> None:
        """Do something after which every table must be as it was at `to`."""
        self.do(deed, act)
        now, then = ({**held, "history": None, "places": None} for held in (self.now, to))
        assert now == then, f"{deed}: not what it was"

    def _note(self, deed: str, *, told: bool) -> None:
        # Another look at the files: what the session's own record has loaded must not change.
        migrations = MADE_UP[: self._version]
        record = Record.open(self.folder / "home", migrations=migrations)
        held = contents(record)
        self.moments.append(Moment(len(self.log), deed, held, told, self._version))


def play(folder: Path) -> Session:
    """Play the whole session in an empty folder; its notes are the same at every run."""
    start = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
    ticks = iter(range(1_000_000))
    session = Session(
        folder,
        clock=lambda: start + timedelta(seconds=next(ticks)),
        entropy=random.Random(5).randbytes,
    )
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    session.do("import", lambda desk: _import(desk, page))
    river, hill = (row.id for row in session.desk.rows().values())
    passage = anchors.find(session.desk.text(river).parts, "The harvest failed that year.")
    assert passage is not None
    _first_evening(session, river, hill, passage)
    _second_evening(session, river, hill)
    _an_import_and_back(session, page, river)
    _after_an_update(session, river, hill)
    session.get_up()
    return session


def _import(desk: Desk, page: Path) -> None:
    hints = Hints(format="episode-list", source="A Show", captured=desk.today())
    assert not import_files(desk, [page], hints).failures


def _first_evening(session: Session, river: str, hill: str, passage: Anchor) -> None:
    do, back, keep = session.do, session.back, session.keep
    unmarked = session.now
    do("mark", lambda desk: desk.marks.mark(Mark.READ, [river, hill]))
    back("undo the mark", lambda desk: desk.undo(), unmarked)
    do("redo the mark", lambda desk: desk.redo())
    do("tag", lambda desk: desk.marks.tag("vann å", [river, hill]))
    place = Place(PartKind.DESCRIPTION, 0, 4, 0.25, True)
    do("move", lambda desk: desk.marks.move(hill, place))
    do("hear", lambda desk: desk.marks.heard(hill, 2500.0, 2520.0))
    do("queue", lambda desk: desk.queue.add([river, hill]))
    do("move in the queue", lambda desk: desk.queue.move(hill, "top"))
    highlight = do("highlight", lambda desk: desk.highlights.add(river, passage))
    do("note", lambda desk: desk.highlights.change(highlight.id, colour=Colour.BLUE, note="🌾"))
    proposed = [
        Proposal("basic", f"What {what}?", "It.", f"It {what}.", "made up", 0.5, passage, what)
        for what in ("froze", "failed", "fell")
    ]
    drafts = do("draft", lambda desk: desk.cards.keep([(river, proposed)]))
    first, second, third = (draft.id for draft in drafts)
    do("accept", lambda desk: desk.cards.accept([first, second]))
    do("discard", lambda desk: desk.cards.discard([third]))
    do("grade", lambda desk: desk.cards.grade(first, Rating.GOOD, seconds=4.0))
    keep("snapshot", lambda desk: desk.record.snapshot())
    ungraded = session.now
    do("grade on a snapshot", lambda desk: desk.cards.grade(first, Rating.EASY))
    do("grade another", lambda desk: desk.cards.grade(second, Rating.AGAIN))
    back("undo two grades", lambda desk: (desk.undo(), desk.undo()), ungraded)
    do("redo a grade", lambda desk: desk.redo())
    do("edit", lambda desk: desk.cards.edit(second, front="What was it that failed?"))
    do("suspend", lambda desk: desk.cards.suspend([second]))
    keep("snapshot again", lambda desk: desk.record.snapshot())
    keep("snapshot of nothing new", lambda desk: desk.record.snapshot())
    graded = session.now
    back("undo over a snapshot", lambda desk: [desk.undo() for _ in "123"], ungraded)
    back("redo over a snapshot", lambda desk: [desk.redo() for _ in "123"], graded)


def _second_evening(session: Session, river: str, hill: str) -> None:
    """A restart, and a snapshot in slices with work between them."""
    session.get_up()
    session.sit_down()
    do, back, keep = session.do, session.back, session.keep
    card = do("make a card", lambda desk: desk.cards.add("basic", "Who fell?", "A city.")).id
    ungraded = session.now
    do("grade it", lambda desk: desk.cards.grade(card, Rating.HARD))
    slices = session.desk.record.snapshot_slices()
    keep("begin a snapshot", lambda _: next(slices))
    graded = session.now
    do("grade meanwhile", lambda desk: desk.cards.grade(card, Rating.GOOD))
    keep("go on with it", lambda _: next(slices, None))
    back("undo a grade meanwhile", lambda desk: desk.undo(), graded)
    back("undo the grade that is in it", lambda desk: desk.undo(), ungraded)
    keep("end it", lambda _: list(slices))
    keep("a snapshot on top", lambda desk: desk.record.snapshot())
    back("redo the grade", lambda desk: desk.redo(), graded)
    keep("drop a snapshot", lambda desk: next(desk.record.snapshot_slices()))
    do("star", lambda desk: desk.marks.mark(Mark.STARRED, [hill]))
    do("take out of the queue", lambda desk: desk.queue.remove([river]))
    do("bury", lambda desk: desk.cards.bury([card]))
    do("delete the card", lambda desk: desk.cards.delete([card]))
    keep("no room", lambda desk: _without_room(session, desk, hill, stuck=False))
    do("untag", lambda desk: desk.marks.tag("vann å", [river], remove=True))
    keep("no room again", lambda desk: _without_room(session, desk, hill, stuck=True))
    do("untag another", lambda desk: desk.marks.tag("vann å", [hill], remove=True))


def _without_room(session: Session, desk: Desk, episode: str, *, stuck: bool) -> None:
    """A change that the disk has no room for; `stuck`, its torn line can't even be cut off."""
    session.recorder.room, session.recorder.stuck = 100, stuck
    with pytest.raises(UnwritableError):
        desk.marks.tag("full", [episode])
    session.recorder.room, session.recorder.stuck = None, False


def _an_import_and_back(session: Session, page: Path, river: str) -> None:
    """A text that changes beneath a highlight, and changes back."""
    do, back = session.do, session.back
    attached = session.now
    page.write_text(PAGE.replace("The river froze. The", "So the"), encoding="utf-8")
    do("import the page anew", lambda desk: _import(desk, page))
    assert [highlight.orphan for highlight in session.desk.highlights.of(river)] == [True]
    orphaned = session.now
    back("undo the import", lambda desk: desk.undo(), attached)
    back("redo the import", lambda desk: desk.redo(), orphaned)
    back("undo it again", lambda desk: desk.undo(), attached)


def _after_an_update(session: Session, river: str, hill: str) -> None:
    """A newer Earmark, which has migrations, goes on with the same files."""
    session.get_up()
    session.sit_down(MADE_UP)
    do, keep = session.do, session.keep
    do("mark in the new version", lambda desk: desk.marks.mark(Mark.ARCHIVED, [river]))
    do("undo it", lambda desk: desk.undo())
    do("undo what the old one did", lambda desk: (desk.undo(), desk.undo()))
    do("redo that", lambda desk: desk.redo())
    card = session.desk.cards.accepted()[0]
    do("grade in the new version", lambda desk: desk.cards.grade(card.id, Rating.GOOD))
    keep("snapshot in the new version", lambda desk: desk.record.snapshot())
    do("queue in the new version", lambda desk: desk.queue.remove([hill]))
