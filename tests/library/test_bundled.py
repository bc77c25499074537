"""The five bundled documents, in and out again."""

from __future__ import annotations

from pathlib import Path

from seeds.citing import reference_keys
from seeds.counting import words
from seeds.model import BlockKind, PartKind, SourceKind
from store.identity import episode_id, episode_keys, source_key
from store.library import Library
from tests.library.making import bundled_documents, counts, dump, write


def test_they_are_27_episodes_of_four_sources(library: Library) -> None:
    outcomes = write(library, *bundled_documents())
    assert counts(outcomes) == [(8, 0, 0), (6, 0, 0), (11, 0, 0), (1, 0, 0), (1, 0, 0)]
    assert library.count() == 27
    assert [(row.name, row.kind, row.episodes, row.total) for row in library.sources()] == [
        ("The TWIML AI Podcast", SourceKind.PAGE, 9, None),
        ("AI Post Transformers", SourceKind.PAGE, 6, 662),
        ("Tokenless - The Best of AI, ML & CS Talks", SourceKind.CHANNEL, 11, None),
        ("Deep Dive audio overviews", SourceKind.FILES, 1, None),
    ]
    assert library.sources()[2].tags == ("AI", "AInews", "newsletter")


def test_again_they_change_nothing(bundled: Library, path: Path) -> None:
    before = dump(path)
    outcomes = write(bundled, *bundled_documents(), import_id="bbbbbbbbbb")
    assert counts(outcomes) == [(0, 0, 8), (0, 0, 6), (0, 0, 11), (0, 0, 1), (0, 0, 1)]
    assert dump(path) == before


def test_the_first_rows_are_those_of_all_rows(bundled: Library) -> None:
    rows = bundled.rows()
    assert len(rows) == 27
    for limit in (0, 1, 10, 26, 27, 200):
        assert bundled.rows(limit) == rows[:limit]


def test_a_source_has_one_name_in_memory(bundled: Library) -> None:
    rows = bundled.rows()
    assert len({id(row.source) for row in rows}) == len({row.source for row in rows}) == 4
    assert len({id(row.source_id) for row in rows}) == 4


def test_in_any_order_they_get_the_same_ids(bundled: Library, tmp_path: Path) -> None:
    other = Library.open(tmp_path / "other.db")
    write(other, *reversed(bundled_documents()))
    assert {row.id for row in other.rows()} == {row.id for row in bundled.rows()}
    other.close()


def test_what_was_read_is_what_is_there(bundled: Library) -> None:
    for _, document in bundled_documents():
        key = source_key(document.source)
        for episode in document.episodes:
            text = bundled.text(episode_id(key, episode_keys(episode)[0]))
            assert text.parts == episode.parts
            assert text.references == episode.references
            assert text.links == episode.links
            assert text.chapters == episode.chapters
            row = text.row
            assert (row.title, row.number, row.people) == (
                episode.title,
                episode.number,
                episode.people,
            )
            assert (row.published, row.duration, row.link) == (
                episode.published,
                episode.duration,
                episode.link,
            )
            assert row.truncated == episode.truncated
            blocks = [block for part in episode.parts for block in part.blocks]
            assert row.words == sum(map(words, blocks))


def test_rows_are_newest_first_then_undated_in_page_order(bundled: Library) -> None:
    rows = bundled.rows()
    assert [row.published for row in rows[:16]] == [
        "2026-05-27",
        "2026-05-27",
        "2026-05-27",
        "2026-05-26",
        "2026-05-23",
        "2026-05-22",
        "2026-02",
        "2025-04-08",
        "2025-03-31",
        "2025-03-24",
        "2025-03-17",
        "2025-03-10",
        "2025-03-03",
        "2025-02-24",
        "2025-02-18",
        None,
    ]
    posts = [row.title for row in rows if row.source.startswith("Tokenless")]
    channel = bundled_documents()[2][1]
    assert posts == [episode.title for episode in channel.episodes]
    assert rows[-1].source == "Deep Dive audio overviews"


def test_the_transcript_page_comes_out_whole(bundled: Library) -> None:
    [row] = [row for row in bundled.rows() if row.number == 762]
    assert row.parts == (
        PartKind.DESCRIPTION,
        PartKind.TAKEAWAYS,
        PartKind.QUOTES,
        PartKind.TRANSCRIPT,
    )
    talk = bundled.text(row.id).part(PartKind.TRANSCRIPT)
    assert talk is not None
    assert [talk.blocks[n].start for n in (0, 1, 69)] == [0, 45, 4684]


def test_the_112_references_are_99_works(bundled: Library) -> None:
    found = bundled.references()
    assert len(found) == 99
    assert sum(len(one.episodes) > 1 for one in found) == 11
    assert sum(row.references for row in bundled.rows()) == 112
    assert len(found[0].episodes) == 3
    assert [len(one.episodes) for one in found] == sorted(
        (len(one.episodes) for one in found), reverse=True
    )
    everything = [
        reference
        for row in reversed(bundled.rows())
        for reference in bundled.text(row.id).references
    ]
    assert len(set(reference_keys(everything))) == 99


def test_works_are_found_by_words_of_theirs(bundled: Library) -> None:
    [found] = bundled.references("rack-scale FENGHUANG")
    assert found.title.startswith("AI Post Transformers: FengHuang for Rack-Scale LLM")
    assert len(found.episodes) == 3
    assert [one.arxiv for one in bundled.references("2511.20172")] == ["2511.20172"]
    assert bundled.references("no such work") == []


def test_texts_come_in_the_order_asked_for(bundled: Library) -> None:
    wanted = [row.id for row in bundled.rows()][5:2:-1]
    assert [text.row.id for text in bundled.texts(wanted)] == wanted


def test_the_heading_above_a_block(bundled: Library) -> None:
    row = next(row for row in bundled.rows() if row.title.startswith("Dion: "))
    part = bundled.text(row.id).part(PartKind.NOTES)
    assert part is not None
    above: str | None = None
    for number, block in enumerate(part.blocks):
        assert bundled.heading_above(row.id, "notes", number) == above
        if block.kind is BlockKind.HEADING:
            above = block.text
    assert above == "Key Features and Innovations"
    assert bundled.heading_above(row.id, "transcript", 3) is None
    assert bundled.heading_above(row.id, "no part", 3) is None
    assert bundled.heading_above("nobody", "notes", 3) is None
