"""What is wrong with the library, the record, and what lies between the two; nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from seeds.collecting import uncollected
from store.errors import StoreError
from store.home import Home
from store.identity import id_of
from store.journal.checking import Examined, examine
from store.keeping.between import Mismatch, mismatches, missing_episodes
from store.keeping.replaying import Figures, interval, replayer
from store.library import Library
from store.scheduling import fuzzed

__all__ = [
    "Checked",
    "WrongSchedule",
    "check",
    "of_its_life",
    "reviews_by_card",
    "wrong_schedules",
]

Documents = Mapping[int, Mapping[str, Any]]

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class WrongSchedule:
    """A card whose state is not what its reviews give."""

    card: int
    """The id of its document."""
    problem: str
    mendable: bool
    """Whether its reviews know better; where some are missing, the card does."""

    def __str__(self) -> str:
        """Say what is wrong in one line."""
        remedy = "; earmark check --repair works it out anew" if self.mendable else ""
        return f"record: card {id_of(self.card)}: {self.problem}{remedy}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    record: list[str]
    """What is wrong with the record's files."""
    library: list[str]
    """What is wrong with the library's file."""
    mismatches: list[Mismatch]
    schedules: list[WrongSchedule]
    others: list[str]
    """What can't be mended here: episodes that are missing, documents that can't be understood."""

    @property
    def problems(self) -> list[str]:
        """Return every problem in a line; none where all is well."""
        wrong = [str(one) for one in self.schedules]
        if len(wrong) > _SHOWN:
            wrong[_SHOWN:] = [f"record: {len(wrong) - _SHOWN} more cards are like this"]
        return [
            *self.library,
            *self.record,
            *map(str, self.mismatches),
            *wrong,
            *self.others,
        ]


def check(home: Home) -> Checked:
    """Look everything through; a home that isn't there yet is sound."""
    with uncollected():
        return _looked_through(home)


def _looked_through(home: Home) -> Checked:
    from concurrent.futures import ThreadPoolExecutor

    problems: list[str] = []
    found: list[Mismatch] = []
    others: list[str] = []
    library = None
    # SQLite walks its pages without the interpreter, which parses the record meanwhile.
    with ExitStack() as opened, ThreadPoolExecutor(1) as worker:
        try:
            library = opened.enter_context(closing(_library(home)))
        except StoreError as error:
            problems = [str(error)]
        looking = worker.submit(library.check) if library is not None else None
        examined = examine(home.folder)
        schedules = list(wrong_schedules(examined))
        try:
            if library is not None and looking is not None:
                problems = looking.result()
                if examined.state is not None and not problems:
                    noted = library.imports()
                    found = mismatches(examined.state, noted)
                    there = frozenset(library.ids_starting("", limit=-1))
                    others += missing_episodes(examined.state.tables, there, noted)
        except StoreError as error:
            problems = [str(error)]
    others += _odd_documents(examined)
    return Checked(examined.problems, problems, found, schedules, others)


def _library(home: Home) -> Library:
    path = home.library_path
    # Comparing the index with the texts needs the right to write, though nothing is written.
    writable = path.exists() and os.access(path, os.W_OK) and os.access(home.folder, os.W_OK)
    return Library.open(path, read_only=not writable)


def wrong_schedules(examined: Examined) -> Iterator[WrongSchedule]:
    """Compare every accepted card's state with what its reviews come to."""
    if examined.state is None or examined.reviews is None:
        return
    by_card = reviews_by_card(examined.reviews)
    replayed = replayer()
    for number, card in examined.state.tables.get("cards", {}).items():
        if card.get("status") != "card":
            continue
        reviews = of_its_life(card, by_card.get(number, []))
        try:
            memory = card["memory"]
            if len(reviews) < memory["reps"]:
                problem = f"of its {memory['reps']} reviews {len(reviews)} are there"
                yield WrongSchedule(number, problem, mendable=False)
                continue
            figures = replayed((one["rating"], _ordinal(one["day"])) for one in reviews)
            wrong = _differences(_wanted(figures, reviews, number, card.get("due_set")), memory)
            if wrong:
                problem = f"its schedule is not what its {len(reviews)} reviews give ({wrong})"
                yield WrongSchedule(number, problem, mendable=True)
        except (LookupError, TypeError, ValueError, ArithmeticError) as error:
            problem = f"its state or its reviews can't be read ({type(error).__name__}: {error})"
            yield WrongSchedule(number, problem, mendable=False)


def reviews_by_card(reviews: Documents) -> dict[int, list[Mapping[str, Any]]]:
    """Return each card's reviews in the order of their times, and of equal times as they came."""
    by_card: dict[int, list[Mapping[str, Any]]] = {}
    for review in reviews.values():
        by_card.setdefault(review.get("card", 0), []).append(review)
    for each in by_card.values():
        each.sort(key=lambda review: (str(review.get("at", "")), review.get("nth") or 0))
    return by_card


def of_its_life(
    card: Mapping[str, Any], reviews: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Return the reviews since a card was last reset: those that its schedule rests on."""
    life = card.get("life", 0)
    return [review for review in reviews if review.get("life", 0) == life]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _wanted(
    figures: Figures | None,
    reviews: Sequence[Mapping[str, Any]],
    number: int,
    due_set: str | None,
) -> dict[str, Any]:
    if figures is None:
        return {"state": "new", "reps": 0, "stability": None, "due": None}
    last = reviews[-1]
    wanted: dict[str, Any] = {**figures._asdict(), "last_day": last["day"]}
    if figures.state == "review":
        # A learning step falls due at a time, of which the review keeps only the milliseconds.
        days = fuzzed(interval(figures.stability, last["retention"]), number, figures.reps)
        worked_out = (date.fromisoformat(last["day"]) + timedelta(days=days)).isoformat()
        wanted["due"] = due_set or worked_out
    return wanted


def _differences(wanted: Mapping[str, Any], memory: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name} {memory[name]}, not {value}"
        for name, value in wanted.items()
        if memory[name] != value
    )


def _odd_documents(examined: Examined) -> list[str]:
    """Name the documents that lack what every document of their table has."""
    if examined.state is None:
        return []
    needed = {
        "reading": ("episode",),
        "queue": ("episode", "rank"),
        "highlights": ("episode", "anchor", "colour", "created"),
        "cards": ("status", "kind", "front", "back", "memory", "created", "changed"),
    }
    problems = []
    for table, names in needed.items():
        for number, document in examined.state.tables.get(table, {}).items():
            lacks = [name for name in names if name not in document]
            if lacks:
                problems.append(f"record: {table} {number} lacks its {', '.join(lacks)}")
    return problems[:_SHOWN]
