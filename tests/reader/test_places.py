"""Where the caret stands is kept over widths and told; and what else is shown and told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from seeds.model import Block, Part, PartKind, Reference
from store import anchors
from store.model import EpisodeState, Place, ReadState
from tests.reader.stage import Stage, press, rows
from tests.reader.texts import HEADING, TURN, notes, talk, text
from tui.widgets.reader import PlaceChanged, ReachedEnd

LONG = notes(*(f"Paragraph {n} has a first sentence. It has a second one." for n in range(60)))
SIZE = (60, 20)


def last_place(stage: Stage) -> Place:
    place = stage.reader.place()
    assert place is not None
    return place


@pytest.mark.parametrize("size", [(40, 12), (100, 50)])
async def test_the_place_survives_another_width(size: tuple[int, int]) -> None:
    of = talk()
    stage = Stage(of)
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "] ] ] } } } ) ) ) )")
        before = stage.reader.current_anchor()
        kept = last_place(stage)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert stage.reader.current_anchor() == before
        assert last_place(stage) == kept
        assert any("▸" in row for row in rows(stage)[1:])
        await press(pilot, "T + + -")
        assert stage.reader.current_anchor() == before
    again = Stage(of, place=kept)
    async with again.run_test(size=size) as pilot:
        await pilot.pause()
        assert again.reader.current_anchor() == before
        assert last_place(again) == kept
        assert any("▸" in row for row in rows(again)[1:])


async def test_a_new_width_keeps_the_line_of_the_screen() -> None:
    stage = Stage(talk())
    async with stage.run_test(size=(90, 30)) as pilot:
        await press(pilot, "] ] ] } } } } } } } j j j j j j j j")
        before = next(y for y, row in enumerate(rows(stage)) if "▸" in row)
        await press(pilot, "- - -")
        assert next(y for y, row in enumerate(rows(stage)) if "▸" in row) == before
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        assert next(y for y, row in enumerate(rows(stage)) if "▸" in row) == before


async def test_places_are_told_and_the_end_once() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        (first,) = stage.kept(PlaceChanged)
        assert isinstance(first, PlaceChanged)
        assert (first.place.block, first.place.started) == (1, False)
        assert first.can_replace(first)
        await press(pilot, "space")
        assert last_place(stage).started
        assert stage.kept(ReachedEnd) == []
        await press(pilot, "G k G")
        assert len(stage.kept(ReachedEnd)) == 1
        assert last_place(stage).started


async def test_a_short_text_ends_only_with_the_caret_on_its_last_line() -> None:
    stage = Stage(notes("One.", "Two.", "Three."))
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        assert stage.kept(ReachedEnd) == []
        await press(pilot, "j")
        assert len(stage.kept(ReachedEnd)) == 1


async def test_the_wheel_takes_the_caret_along() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(12):
            turn = (stage.reader, 5, 5, 0, 1, 0, False, False, False)
            stage.reader.post_message(events.MouseScrollDown(*turn))
        await pilot.pause()
        assert any("▸" in row for row in rows(stage)[1:])
        assert last_place(stage).block > 5
        assert stage.kept(PlaceChanged)


async def test_what_is_asked_for_before_there_is_room_is_done_later() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        reader = stage.reader
        reader.display = False
        await pilot.pause()
        later = notes("First.", *(f"Word {n}" for n in range(90)))
        anchor = anchors.find(later.parts, "Word 70")
        assert anchor is not None
        reader.show(later, EpisodeState())
        reader.reveal(anchor)
        assert reader.text is later
        reader.display = True
        await pilot.pause()
        assert last_place(stage).block == 71


async def test_the_heading_line_stays_at_the_top() -> None:
    of = text(
        Part(PartKind.NOTES, (Block(HEADING, "A Heading", level=1), *LONG.parts[0].blocks)),
    )
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "space space")
        assert rows(stage)[0].strip().startswith("Notes · A Heading")
        assert rows(stage)[0].endswith("%")


async def test_the_state_is_told_anew() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(stage)[2].strip() == "● unread"
        stage.reader.set_state(EpisodeState(read=ReadState.READ, starred=True))
        await pilot.pause()
        assert rows(stage)[2].strip() == "○ read · ★ starred"


async def test_an_empty_reader_says_what_to_do() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "space")
        stage.reader.clear("Nothing is open.\nEnter opens an episode.")
        await pilot.pause()
        assert rows(stage)[9].strip() == "Nothing is open."
        assert rows(stage)[10].strip() == "Enter opens an episode."
        assert stage.reader.text is None
        assert stage.reader.place() is None
        await press(pilot, "j space G g ) } ] s u f v c enter X T + ctrl+o")
        assert rows(stage)[9].strip() == "Nothing is open."


async def test_an_episode_without_text_can_be_walked_about() -> None:
    stage = Stage(text(references=(Reference("A Paper", 1),)))
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j j G g ) ( } { ] [ v f c u space b T + ctrl+o")
        assert stage.reader.place() is None
        assert stage.kept(PlaceChanged) == []


async def test_the_place_survives_another_text() -> None:
    before = talk()
    stage = Stage(before)
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space space space ) ) )")
        place = stage.reader.place()
    assert place is not None
    number = [part.kind for part in before.parts].index(place.part)
    said = before.parts[number].blocks[place.block].text[place.offset :]
    part = before.parts[number]
    added = replace(part, blocks=(Block(TURN, "A word of our sponsor."), *part.blocks))
    after = replace(before, parts=(*before.parts[:number], added, *before.parts[number + 1 :]))
    stage = Stage(after, place=place)
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        found = stage.reader.place()
        assert found is not None
        assert found.block == place.block + 1
        assert added.blocks[found.block].text[found.offset :] == said
    gone = replace(place, words="These words stand nowhere in it at all")
    stage = Stage(after, place=gone)
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        found = stage.reader.place()
        assert found is not None
        assert (found.block, found.offset) == (place.block, place.offset)
