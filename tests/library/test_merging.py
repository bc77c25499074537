"""One episode as several documents tell it, and page order as pages grow."""

from __future__ import annotations

from dataclasses import replace

from seeds.model import Block, BlockKind, Chapter, Episode, Link, PartKind, Reference
from store.library import Library
from tests.library.making import FEED, counts, document, part, talk, turn, write

LISTED = Episode(
    "A River",
    number=7,
    people=("Ann",),
    published="2026-02",
    duration=3060.0,
    truncated=True,
    tags=("water",),
    parts=(part(PartKind.DESCRIPTION, "The river froze…"),),
    references=(Reference("Ice"),),
)
HEARD = Episode(
    "#7: a river (transcript)",
    number=7,
    people=("Ann", "Bo"),
    published="2026-02-03",
    duration=3083.0,
    link="https://show.example/7",
    tags=("ice", "water"),
    parts=(
        part(PartKind.DESCRIPTION, "The river froze and the harvest failed."),
        talk(turn("Ann", 0, "It froze.")),
    ),
    references=(Reference("Ice"), Reference("Water")),
    chapters=(Chapter(0.0, "Ice"),),
    links=(Link("The show", "https://show.example"),),
)


def both(library: Library) -> str:
    write(
        library,
        document(LISTED),
        document(HEARD, format="transcript-page"),
    )
    [row] = library.rows()
    return row.id


def test_the_more_precise_value_is_shown_and_the_title_stays(library: Library) -> None:
    text = library.text(both(library))
    row = text.row
    assert row.title == "A River"
    assert (row.number, row.people) == (7, ("Ann", "Bo"))
    assert (row.published, row.duration) == ("2026-02-03", 3083.0)
    assert row.link == "https://show.example/7"
    assert row.tags == ("water", "ice")
    assert (row.references, [one.title for one in text.references]) == (2, ["Ice", "Water"])
    assert text.chapters == HEARD.chapters
    assert text.links == HEARD.links


def test_of_one_part_the_richer_is_shown(library: Library) -> None:
    row = library.text(both(library)).row
    assert row.parts == (PartKind.DESCRIPTION, PartKind.TRANSCRIPT)
    assert row.words == 9
    # The cut description of the list page is not shown any more.
    assert not row.truncated
    assert library.search("harvest")
    assert len(library.search("river")) == 1


def test_of_equally_long_parts_the_one_with_times_and_speakers_is_shown(library: Library) -> None:
    plain = Episode(
        "A River",
        number=7,
        parts=(
            talk(
                Block(BlockKind.TURN, "It froze."),
            ),
        ),
    )
    timed = replace(plain, parts=(talk(turn("Ann", 5, "It froze.")),))
    write(library, document(plain), document(timed, format="captions"))
    [hit] = library.search("froze")
    assert (hit.speaker, hit.start) == ("Ann", 5.0)


def test_a_document_replaces_only_what_it_brought(library: Library) -> None:
    id = both(library)
    shorter = replace(LISTED, parts=(), references=())
    assert counts(write(library, document(shorter), import_id="bbbbbbbbbb")) == [(0, 1, 0)]
    text = library.text(id)
    assert [one.kind for one in text.parts] == [PartKind.DESCRIPTION, PartKind.TRANSCRIPT]
    assert text.references == HEARD.references


def test_what_stood_behind_comes_forward_when_the_richer_goes(library: Library) -> None:
    id = both(library)
    silent = replace(HEARD, parts=())
    write(library, document(silent, format="transcript-page"), import_id="bbbbbbbbbb")
    text = library.text(id)
    assert text.parts == LISTED.parts
    assert text.row.truncated
    assert library.search("harvest") == []
    assert len(library.search("river")) == 1


def test_a_changed_text_is_found_by_its_new_words_only(library: Library) -> None:
    write(library, document(LISTED))
    changed = replace(LISTED, parts=(part(PartKind.DESCRIPTION, "The lake thawed."),))
    write(library, document(changed), import_id="bbbbbbbbbb")
    assert library.search("river") == []
    assert [hit.text for hit in library.search("lake")] == ["The lake thawed."]


def test_a_corrected_day_moves_the_episode(library: Library) -> None:
    other = Episode("A Hill", published="2026-01-15", parts=(part(PartKind.NOTES, "Steep, froze"),))
    write(library, document(LISTED, other))
    moved = replace(LISTED, published="2025-12-01")
    write(library, document(moved, other), import_id="bbbbbbbbbb")
    assert [row.title for row in library.rows()] == ["A Hill", "A River"]
    assert library.text(library.rows()[1].id).parts == LISTED.parts


def post(title: str) -> Episode:
    return Episode(title, parts=(part(PartKind.NOTES, f"Of {title}."),))


def test_new_posts_stand_above_the_old_ones(library: Library) -> None:
    write(library, document(*map(post, "dcba")))
    write(library, document(*map(post, "fedc")), import_id="bbbbbbbbbb")
    assert [row.title for row in library.rows()] == list("fedcba")


def test_an_older_page_goes_on_below(library: Library) -> None:
    write(library, document(*map(post, "fed")))
    write(library, document(*map(post, "dcb")), import_id="bbbbbbbbbb")
    assert [row.title for row in library.rows()] == list("fedcb")


def test_a_post_between_two_known_ones_stands_between_them(library: Library) -> None:
    write(library, document(*map(post, "fca")))
    write(library, document(*map(post, "fedcba")), import_id="bbbbbbbbbb")
    assert [row.title for row in library.rows()] == list("fedcba")


def test_every_field_of_a_block_comes_back(library: Library) -> None:
    blocks = (
        Block(BlockKind.HEADING, "Ice", level=2),
        Block(BlockKind.ITEM, "frozen\tthrough\nand through", label="River"),
        Block(BlockKind.QUOTE, "So cold ❄ it was 零下"),
        Block(BlockKind.TURN, "", speaker="Ann", start=0.0, end=0.5),
    )
    episode = Episode("A", parts=(replace(part(PartKind.NOTES), blocks=blocks),))
    write(library, document(episode, source=FEED))
    [row] = library.rows()
    assert library.text(row.id).parts == episode.parts
    assert row.words == 12


def test_labels_and_diacritics_are_searched(library: Library) -> None:
    block = Block(BlockKind.ITEM, "um frio", label="Água")
    write(library, document(Episode("A", parts=(replace(part(PartKind.NOTES), blocks=(block,)),))))
    assert [hit.block for hit in library.search("agua")] == [0]
