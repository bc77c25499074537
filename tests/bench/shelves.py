"""Homes to measure on: the bundled one, and a large one made up from a fixed seed."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from seeds.model import Block, BlockKind, Document, Episode, Part, PartKind, Source, SourceKind
from store.card_documents import new_document
from store.clock import to_text
from store.desk import Desk
from store.home import Home
from store.identity import number_of
from store.model import EpisodeRow, EpisodeText
from store.scheduling import Graded, Rating, replay

__all__ = ["bundled_home", "fill_record", "large_home", "long_talk", "made_up_documents"]

EPISODES = 10_000
CARDS = 5_000
REVIEWS = 50_000
START = datetime(2024, 1, 1, 12, tzinfo=UTC)
WORDS = (
    "memory attention latent recurrent depth reward policy token cache kernel sparse dense graph "
    "proof reading listening history river empire treaty harvest kitchen protein vaccine statute "
    "court judge evidence melody rhythm engine turbine carbon ocean glacier orbit signal noise"
).split()


def bundled_home(folder: Path) -> Path:
    """Make a home with the bundled documents; return its folder."""
    desk = Desk.open(Home(folder))
    desk.fill_from_seeds()
    desk.close(snapshot=True)
    return folder


def long_talk(words: int, seed: int = 10) -> EpisodeText:
    """Return a talk of two people: turns of some 150 words in sentences of about 12."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    left = words
    while left > 0:
        size = min(left, chance.randrange(100, 200))
        left -= size
        said = chance.choices(WORDS, k=size)
        sentences = [said[n : n + 12] for n in range(0, size, 12)]
        text = " ".join(f"{' '.join(one)}.".capitalize() for one in sentences)
        turn = len(blocks)
        blocks.append(
            Block(BlockKind.TURN, text, speaker="Ann" if turn % 2 else "Bo", start=60.0 * turn)
        )
    part = Part(PartKind.TRANSCRIPT, tuple(blocks))
    row = EpisodeRow(
        id="aaaaaaaaaa",
        source_id="bbbbbbbbbb",
        source="Made-up show",
        title=f"A talk of {words:,} words",
        number=1,
        people=("Ann", "Bo"),
        published="2025-01-01",
        duration=60.0 * len(blocks),
        words=words,
        parts=(PartKind.TRANSCRIPT,),
        link=None,
        truncated=False,
        tags=(),
        references=0,
    )
    return EpisodeText(row, (part,), (), (), ())


def made_up_documents(episodes: int = EPISODES, words: int = 60) -> list[Document]:
    """Return feeds of a hundred episodes each, the newest called "Episode 9999"."""
    chance = random.Random(8)
    documents = []
    for feed in range(0, episodes, 100):
        items = []
        for number in range(feed, feed + 100):
            text = " ".join(chance.choices(WORDS, k=words)).capitalize() + "."
            day = date(1999, 1, 1) + timedelta(days=number)
            items.append(
                Episode(
                    title=f"Episode {number}: {' '.join(chance.choices(WORDS, k=6))}",
                    number=number,
                    published=day.isoformat(),
                    duration=float(chance.randrange(600, 7200)),
                    guid=f"made-up-{number}",
                    parts=(Part(PartKind.DESCRIPTION, (Block(BlockKind.PARAGRAPH, text),)),),
                )
            )
        source = Source(f"Made-up show {feed // 100:02}", SourceKind.FEED)
        documents.append(Document("rss", source, tuple(items)))
    return documents


def fill_record(desk: Desk, episodes: list[str]) -> None:
    """Put reading states, cards and reviews into a record, in a few large steps."""
    chance = random.Random(9)
    record = desk.record
    with record.step("made reading states", undoable=False):
        for episode in episodes:
            document = {"episode": episode, "read": to_text(START)}
            record.put("reading", number_of(episode), document)
    cards = []
    with record.step("made cards", undoable=False):
        for n in range(CARDS):
            number = record.new_id()
            cards.append(number)
            document = new_document(
                "card",
                "basic",
                f"What is claim {n} about {chance.choice(WORDS)}?",
                " ".join(chance.choices(WORDS, k=8)),
                to_text(START),
                episode=episodes[n % len(episodes)],
            )
            record.put("cards", number, document)
    with record.step("made reviews", undoable=False):
        for n, number in enumerate(cards):
            graded = _reviewed(desk, chance, number, START - timedelta(days=400, minutes=n))
            memory = replay(graded, card_id=number)
            card = record.documents("cards")[number]
            record.put("cards", number, {**card, "memory": memory.to_dict()})


def _reviewed(desk: Desk, chance: random.Random, card: int, first: datetime) -> list[Graded]:
    """Give a card its reviews, farther and farther apart."""
    graded, at = [], first
    for nth in range(1, REVIEWS // CARDS + 1):
        rating = Rating(chance.choice((1, 3, 3, 3, 4)))
        graded.append(Graded(rating, at, at.date()))
        review = {
            "card": card,
            "at": to_text(at),
            "day": at.date().isoformat(),
            "offset": 0,
            "rating": int(rating),
            "before": "review",
            "nth": nth,
            "seconds": 6.0,
            "retention": 0.9,
            "parameters": "fsrs-6",
        }
        desk.record.put("reviews", desk.record.new_id(), review)
        at += timedelta(days=chance.randrange(1, 8 * nth))
    return graded


@lru_cache(maxsize=1)
def _large_home() -> Path:
    """Make the large home once; it goes with the process."""
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    folder = Path(made.name) / "home"
    desk = Desk.open(Home(folder))
    named = ((f"feed {n}", document) for n, document in enumerate(made_up_documents()))
    for _ in desk.library.write(named, import_id="aaaaaaaaaa"):
        pass
    with desk.record.step("imported the feeds", undoable=False):
        note = {"at": to_text(START), "new": EPISODES, "updated": 0, "paths": []}
        desk.record.put("imports", number_of("aaaaaaaaaa"), note)
    fill_record(desk, list(desk.rows()))
    desk.close(snapshot=True)
    return folder


def large_home(folder: Path) -> Path:
    """Make a home of 10,000 episodes, 5,000 cards and 50,000 reviews; return its folder."""
    shutil.copytree(_large_home(), folder)
    return folder
