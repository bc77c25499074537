"""How much of a text was read, as it is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds.model import PartKind
from store.desk import Desk
from store.identity import number_of
from store.model import EpisodeText, Mark, ReadState
from store.statistics import by_source, statistics


@pytest.fixture
def talk(filled: Desk) -> EpisodeText:
    (found,) = [one.row.id for one in filled.listing("OpenClaw")]
    return filled.text(found)


def turns(*numbers: int) -> list[tuple[str, int]]:
    return [("transcript", n) for n in numbers]


def test_blocks_are_kept_as_ranges_and_add_up(filled: Desk, talk: EpisodeText) -> None:
    transcript = talk.part(PartKind.TRANSCRIPT)
    assert transcript is not None
    assert len(transcript.blocks) == 70
    filled.coverage.add(talk, turns(0, 1, 2, 9), words=600, seconds=150)
    filled.coverage.add(talk, [*turns(3, 8), ("takeaways", 0)], words=200, seconds=50.04)
    document = filled.record.get("coverage", number_of(talk.row.id))
    assert document is not None
    assert document["parts"] == {
        "takeaways": {"of": 5, "read": [[0, 0]]},
        "transcript": {"of": 70, "read": [[0, 3], [8, 9]]},
    }
    assert (document["words"], document["seconds"]) == (800, 200)
    assert filled.coverage.blocks(talk) == {*turns(0, 1, 2, 3, 8, 9), ("takeaways", 0)}
    today = filled.days.today()
    assert (today.words, today.read_seconds) == (800, 200.04)
    assert filled.record.history() == []


def test_the_share_is_that_of_the_words(filled: Desk, talk: EpisodeText) -> None:
    every = [(str(part.kind), n) for part in talk.parts for n in range(len(part.blocks))]
    filled.coverage.add(talk, turns(*range(35)), words=1, seconds=1)
    half = filled.listed(talk.row.id).state.coverage
    assert 0.3 < half < 0.7
    assert filled.listing("OpenClaw")[0].state.coverage == half
    filled.coverage.add(talk, every, words=1, seconds=1)
    assert filled.listing("OpenClaw")[0].state.coverage == 1
    assert filled.marks.state(talk.row.id).read is ReadState.UNREAD


def test_a_part_with_other_blocks_is_read_anew(filled: Desk, talk: EpisodeText) -> None:
    filled.coverage.add(talk, [*turns(0), ("takeaways", 1)], words=1, seconds=1)
    shorter = tuple(
        replace(part, blocks=part.blocks[:-1]) if part.kind is PartKind.TRANSCRIPT else part
        for part in talk.parts
    )
    assert filled.coverage.blocks(replace(talk, parts=shorter)) == {("takeaways", 1)}


def test_unread_begins_again_but_the_time_was_spent(filled: Desk, talk: EpisodeText) -> None:
    id = talk.row.id
    filled.coverage.add(talk, turns(0, 1), words=300, seconds=90)
    assert filled.marks.mark(Mark.UNREAD, [id]) == 1
    assert (filled.marks.state(id).coverage, filled.coverage.blocks(talk)) == (0, set())
    (twiml,) = [one for one in by_source(filled, filled.listing()) if one.read_minutes]
    assert (twiml.source, twiml.episodes, twiml.words, twiml.read_minutes) == (
        "The TWIML AI Podcast",
        9,
        300,
        1.5,
    )
    filled.undo()
    assert filled.marks.state(id).coverage > 0


def test_a_text_read_to_its_end_is_finished_on_that_day(filled: Desk, talk: EpisodeText) -> None:
    filled.marks.finish(talk.row.id)
    filled.marks.finish(talk.row.id)
    filled.coverage.add(talk, turns(0), words=240, seconds=60)
    filled.marks.heard(talk.row.id, 600)
    figures = statistics(filled)
    week = figures.weeks[-1]
    assert (week.finished, week.words, week.read, week.heard) == (1, 240, 1, 10)
    assert (figures.sources[0].read, figures.sources[0].heard_minutes) == (1, 10)
    assert [one.what for one in filled.record.history()] == [
        "marked “AI Trends 2026: OpenClaw Agents, Reason…” read"
    ]
    filled.undo()
    assert filled.marks.state(talk.row.id).read is not ReadState.READ
