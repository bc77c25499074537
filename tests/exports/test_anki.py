"""Decks, opened by Anki's own package."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.bringing.anki_deck import bring_deck
from store.clock import LocalZone
from store.desk import Desk
from store.errors import DamagedError
from store.exports.exporting import export
from store.model import Card
from store.scheduling import learner_day

try:
    from anki.collection import (
        Collection,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
        ImportCsvRequest,
    )
except ImportError as error:  # pragma: no cover
    raise AssertionError(
        "the package anki is missing, so nothing proves that exported decks can be opened; "
        "pip install -e '.[dev]' brings it"
    ) from error

DAY = 86_400


@pytest.fixture
def deck(desk: Desk, cards: list[Card], tmp_path: Path) -> Path:
    path = tmp_path / "cards.apkg"
    assert export(desk, "anki", path).told == f"{len(cards)} cards"
    return path


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Any]:
    """A collection that somebody began fifty days ago."""
    with closing(Collection(str(tmp_path / "collection.anki2"))) as collection:
        assert collection.db is not None
        collection.db.execute("update col set crt = crt - ?", 50 * DAY)
        collection.close()
        collection.reopen()
        yield collection


Bring = Callable[[Path], tuple[int, int, int]]


@pytest.fixture
def bring(anki: Any) -> Bring:
    """Import a package; how many notes were new, updated, and left as they were."""

    def brought(path: Path) -> tuple[int, int, int]:
        log = anki.import_anki_package(
            ImportAnkiPackageRequest(
                package_path=str(path),
                options=ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=False),
            )
        ).log
        return len(log.new), len(log.updated), len(log.duplicate)

    return brought


def by_guid(anki: Any, columns: str) -> dict[str, list[Any]]:
    found = anki.db.all(f"select n.guid, {columns} from cards c join notes n on n.id = c.nid")
    return {guid.removeprefix("earmark-"): rest for guid, *rest in found}


def test_counts_schedule_and_history_arrive(
    desk: Desk, cards: list[Card], deck: Path, anki: Any, bring: Bring
) -> None:
    assert bring(deck) == (5, 0, 0)
    found = by_guid(anki, "c.type, c.queue, c.due, c.ivl, c.reps, c.lapses, c.data")
    new, review, lapsed, suspended, gap = (found[card.id] for card in cards)
    assert (new[:2], suspended[:2], gap[:2]) == ([0, 0], [0, -1], [0, 0])
    assert (review[:2], lapsed[:2]) == ([2, 2], [3, 1])
    memory = cards[1].memory
    assert memory.due is not None
    assert memory.last_day is not None
    # Days are counted from each collection's own creation, seen from today.
    assert not isinstance(memory.due, datetime)
    days_ahead = (memory.due - learner_day(datetime.now(UTC), LocalZone())).days
    assert review[2] - anki.sched.today == days_ahead
    assert review[3] == (memory.due - memory.last_day).days
    assert (review[4:6], lapsed[4:6]) == ([2, 0], [2, 1])
    data = json.loads(review[6])
    assert memory.last is not None
    assert data == {
        "s": round(memory.stability or 0, 4),
        "d": round(memory.difficulty or 0, 3),
        "dr": 0.9,
        "decay": 0.154,
        "lrt": int(memory.last.timestamp()),
    }
    log = anki.db.all("select id, ease, ivl, lastIvl, time, type from revlog order by id, ease")
    assert [row[1] for row in log] == [4, 4, 3, 1]
    assert sorted(row[4] for row in log) == [0, 0, 4500, 7250]
    assert log[0][0] == int(datetime(2026, 5, 28, 18, tzinfo=UTC).timestamp() * 1000)
    assert sum(row[2] == -600 for row in log) == 1
    assert {row[5] for row in log} == {0, 1}
    del desk


def test_notes_say_what_the_cards_say(
    cards: list[Card], deck: Path, anki: Any, bring: Bring
) -> None:
    bring(deck)
    ids = by_guid(anki, "c.id")
    front = anki.get_card(ids[cards[0].id][0])
    assert front.note_type()["name"] == "Earmark Basic"
    assert "Question 0 &lt;b&gt;&amp;&lt;/b&gt;?" in front.question()
    assert "Answer 0" in front.answer()
    assert "welcome to another episode" in front.answer()
    assert f"<code>earmark {cards[0].episode}@0:45</code>" in front.answer()
    assert front.note().tags == ["deep-learning", "earmark"]
    assert anki.decks.name(front.did) == "Earmark::The TWIML AI Podcast"
    gap = anki.get_card(ids[cards[4].id][0])
    assert gap.note_type()["name"] == "Earmark Cloze"
    shown = re.sub(r"<style>.*</style>", "", gap.question(), flags=re.DOTALL)
    assert re.sub(r"<[^>]+>", "", shown) == "The answer is [...] &amp; more"
    answer = re.sub(r"<style>.*</style>", "", gap.answer(), flags=re.DOTALL)
    assert "42 :&#58; {{x}&#125;" in answer
    assert anki.decks.name(gap.did) == "Earmark"


def test_the_same_file_again_adds_nothing_and_a_changed_card_updates_in_place(
    desk: Desk, cards: list[Card], deck: Path, anki: Any, bring: Bring, clock: Any
) -> None:
    bring(deck)
    ids = by_guid(anki, "c.id")
    assert bring(deck) == (0, 0, 5)
    clock.move(hours=1)
    desk.cards.edit(cards[0].id, front="Changed?")
    export(desk, "anki", deck)
    assert bring(deck) == (0, 1, 4)
    assert by_guid(anki, "c.id") == ids
    assert "Changed?" in anki.get_card(ids[cards[0].id][0]).question()


def test_what_was_edited_in_anki_stays(
    cards: list[Card], deck: Path, anki: Any, bring: Bring
) -> None:
    bring(deck)
    card = anki.get_card(by_guid(anki, "c.id")[cards[0].id][0])
    note = card.note()
    note["Back"] = "edited in Anki"
    anki.update_note(note)
    assert bring(deck) == (0, 0, 5)
    assert "edited in Anki" in anki.get_card(card.id).answer()


def test_equal_desks_give_equal_packages(desk: Desk, deck: Path, tmp_path: Path) -> None:
    export(desk, "anki", tmp_path / "again.apkg")
    with zipfile.ZipFile(deck) as one, zipfile.ZipFile(tmp_path / "again.apkg") as two:
        assert one.read("collection.anki2") == two.read("collection.anki2")


def test_the_text_is_imported_without_a_question(
    desk: Desk, cards: list[Card], tmp_path: Path, anki: Any
) -> None:
    path = tmp_path / "cards.txt"
    export(desk, "anki-text", path)
    assert path.read_text().splitlines()[:6] == [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#deck column:3",
        "#tags column:6",
    ]
    metadata = anki.get_csv_metadata(path=str(path), delimiter=None)
    log = anki.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    assert len(log.new) == 5
    types = by_guid(anki, "c.id")
    assert anki.get_card(types[cards[0].id][0]).note_type()["name"] == "Basic"
    assert anki.get_card(types[cards[4].id][0]).note_type()["name"] == "Cloze"
    assert "Question 0 &lt;b&gt;&amp;&lt;/b&gt;?" in anki.get_card(types[cards[0].id][0]).question()


def test_a_package_comes_back_with_its_schedule(
    cards: list[Card], deck: Path, other: Desk, clock: Any
) -> None:
    brought = bring_deck(other, deck)
    assert (brought.new, brought.there, brought.reviews, brought.warnings) == (5, 0, 4, ())
    for card in cards:
        found = other.cards.get(card.id)
        assert (found.kind, found.front, found.suspended) == (card.kind, card.front, card.suspended)
        assert found.memory == card.memory
    assert other.cards.get(cards[1].id).back == "Answer 1"
    assert other.cards.get(cards[4].id).back == "42 :: {{x}}"
    again = bring_deck(other, deck)
    assert (again.new, again.there) == (0, 5)
    assert other.undo()[0].what == "imported 5 cards from cards.apkg"
    assert other.cards.accepted() == []
    del clock


def test_decks_that_anki_made_are_read(anki: Any, other: Desk, tmp_path: Path) -> None:
    for kind, fields in (
        ("Basic", ["What &amp; <b>why</b>?<br>Two lines", "Because<div>of it</div>[sound:a.mp3]"]),
        ("Basic (and reversed card)", ["Oslo", "capital of Norway"]),
        ("Cloze", ["{{c1::Bergen::city}} lies {{c2::west of}} Oslo", "extra"]),
        ("Basic", ["", "nothing asked"]),
    ):
        note = anki.new_note(anki.models.by_name(kind))
        note.fields = fields
        note.tags = ["geo::north"]
        anki.add_note(note, anki.decks.id("Land::Norway"))
    path = tmp_path / "made.apkg"
    from anki.collection import ExportAnkiPackageOptions

    anki.export_anki_package(
        out_path=str(path),
        options=ExportAnkiPackageOptions(with_scheduling=True, legacy=True),
        limit=None,
    )
    brought = bring_deck(other, path)
    assert brought.new == 5
    assert brought.warnings == ("1 × a card without a question or an answer in words, left out",)
    assert sorted((card.kind, card.front, card.back) for card in other.cards.accepted()) == [
        ("basic", "Oslo", "capital of Norway"),
        ("basic", "What & why?\nTwo lines", "Because\nof it"),
        ("basic", "capital of Norway", "Oslo"),
        ("cloze", "Bergen lies […] Oslo", "west of"),
        ("cloze", "[…] lies west of Oslo", "Bergen"),
    ]
    assert other.cards.accepted()[0].tags == ("geo/north", "Land/Norway")


def test_the_newest_packages_are_named(anki: Any, other: Desk, tmp_path: Path) -> None:
    from anki.collection import ExportAnkiPackageOptions

    path = tmp_path / "new.apkg"
    anki.export_anki_package(
        out_path=str(path), options=ExportAnkiPackageOptions(legacy=False), limit=None
    )
    with pytest.raises(DamagedError, match=r"newer kind, which only Anki reads; export it again"):
        bring_deck(other, path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 rubbish", b"\x00" * 2000])
def test_rubbish_is_refused(other: Desk, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.apkg"
    path.write_bytes(data)
    with pytest.raises(DamagedError, match="nothing of it was read"):
        bring_deck(other, path)
    assert other.cards.accepted() == []


def test_a_package_cut_short_is_refused(other: Desk, deck: Path, tmp_path: Path) -> None:
    data = deck.read_bytes()
    for part in (1, 40, 90):
        cut = tmp_path / "cut.apkg"
        cut.write_bytes(data[: len(data) * part // 100])
        with pytest.raises(DamagedError, match="nothing of it was read"):
            bring_deck(other, cut)
    with zipfile.ZipFile(deck) as whole, zipfile.ZipFile(tmp_path / "torn.apkg", "w") as package:
        package.writestr("collection.anki2", whole.read("collection.anki2")[:9000])
    with pytest.raises(DamagedError, match="nothing of it was read"):
        bring_deck(other, tmp_path / "torn.apkg")
