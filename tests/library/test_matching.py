"""Which episode an item of a document is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds.model import Episode, PartKind, Source, SourceKind
from store.identity import episode_id
from store.library import Library
from tests.library.making import FEED, PAGE, counts, document, part, talk, turn, write


def titles(library: Library) -> list[str]:
    return [row.title for row in library.rows()]


def test_two_items_with_one_guid_and_different_titles_are_two_episodes(library: Library) -> None:
    both = document(
        Episode("A River", guid="same"), Episode("A Hill", guid="same"), source=FEED, format="feed"
    )
    assert counts(write(library, both)) == [(2, 0, 0)]
    assert titles(library) == ["A River", "A Hill"]
    assert counts(write(library, both, import_id="bbbbbbbbbb")) == [(0, 0, 2)]


def test_a_new_title_under_a_known_guid_is_the_same_episode(library: Library) -> None:
    write(library, document(Episode("A River", guid="g"), source=FEED, format="feed"))
    [known] = library.rows()
    again = document(Episode("A Wide River", guid="g"), source=FEED, format="feed")
    assert counts(write(library, again, import_id="bbbbbbbbbb")) == [(0, 1, 0)]
    assert [(row.id, row.title) for row in library.rows()] == [(known.id, "A Wide River")]


def test_of_two_under_one_guid_the_one_with_a_new_title_is_found_too(library: Library) -> None:
    river, hill = Episode("A River", guid="same"), Episode("A Hill", guid="same")
    write(library, document(river, hill, source=FEED, format="feed"))
    before = {row.title: row.id for row in library.rows()}
    longer = replace(river, duration=99.0)
    [outcome] = write(
        library, document(hill, longer, source=FEED, format="feed"), import_id="bbbbbbbbbb"
    )
    assert (outcome.new, outcome.updated, outcome.unchanged) == (0, 1, 1)
    assert {row.title: row.id for row in library.rows()} == before


@pytest.mark.parametrize(
    ("feed", "page"),
    [
        ({"link": "https://show.example/go/7/"}, {"link": "HTTPS://show.example/go/7#top"}),
        ({"number": 7}, {"number": 7}),
        ({"enclosure": "https://a.example/7.mp3"}, {"enclosure": "https://a.example/7.mp3"}),
        ({"link": "https://one.example/7"}, {"link": "https://two.example/7"}),
        ({}, {}),
    ],
)
def test_another_page_that_has_the_episode_updates_it(
    library: Library, feed: dict[str, object], page: dict[str, object]
) -> None:
    one = Episode("A River", guid="g", **feed)  # type: ignore[arg-type]
    other = Episode("A River", parts=(talk(turn(None, 0, "It froze.")),), **page)  # type: ignore[arg-type]
    write(library, document(one, source=FEED, format="feed"))
    outcomes = write(
        library, document(other, source=PAGE, format="transcript-page"), import_id="bbbbbbbbbb"
    )
    assert counts(outcomes) == [(0, 1, 0)]
    assert library.rows()[0].parts == (PartKind.TRANSCRIPT,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Episode("News", guid="a"), Episode("News", guid="b")),
        (Episode("News", number=1), Episode("News", number=2)),
        (Episode("News", link="https://x.example/1"), Episode("News", link="https://x.example/2")),
        # Some feeds give every episode the address of the show.
        (
            Episode("Rivers", number=1, link="https://x.example/"),
            Episode("Hills", number=2, link="https://x.example/"),
        ),
    ],
)
def test_what_speaks_against_it_keeps_two_episodes_apart(
    library: Library, one: Episode, other: Episode
) -> None:
    write(library, document(one))
    assert counts(write(library, document(other), import_id="bbbbbbbbbb")) == [(1, 0, 0)]
    assert library.count() == 2


def test_a_date_breaks_a_tie(library: Library) -> None:
    weekly = document(
        Episode("News", published="2026-05-08"), Episode("News", published="2026-05-01")
    )
    assert counts(write(library, weekly)) == [(2, 0, 0)]
    assert counts(write(library, weekly, import_id="bbbbbbbbbb")) == [(0, 0, 2)]
    later = document(
        Episode("News", published="2026-05-15"), Episode("News", published="2026-05-08")
    )
    assert counts(write(library, later, import_id="cccccccccc")) == [(1, 0, 1)]


def test_posts_that_only_share_a_title_are_told_apart_by_their_texts(library: Library) -> None:
    def post(text: str) -> Episode:
        return Episode("Daily", parts=(part(PartKind.NOTES, text),))

    page = document(post("one"), post("two"), post("three"))
    assert counts(write(library, page)) == [(3, 0, 0)]
    assert counts(write(library, page, import_id="bbbbbbbbbb")) == [(0, 0, 3)]


def test_a_page_that_shows_one_episode_twice_has_it_once(library: Library) -> None:
    short = Episode("A River", published="2026-05-01", parts=(part(PartKind.NOTES, "It froze."),))
    long = replace(short, parts=(part(PartKind.NOTES, "It froze and stayed frozen."),))
    page = document(short, long, short)
    [outcome] = write(library, page)
    assert (outcome.new, outcome.unchanged, len(outcome.episodes)) == (1, 2, 1)
    assert library.rows()[0].words == 5
    assert counts(write(library, page, import_id="bbbbbbbbbb")) == [(0, 0, 3)]


def test_one_episode_in_two_documents_of_one_import(library: Library) -> None:
    listed = document(Episode("A River", number=7, duration=60.0))
    heard = document(
        Episode("A River", number=7, parts=(talk(turn("Ann", 0, "It froze.")),)),
        format="transcript-page",
    )
    assert counts(write(library, listed, heard)) == [(1, 0, 0), (0, 1, 0)]
    assert library.search("froze")[0].speaker == "Ann"


def test_an_id_comes_from_the_surest_key(library: Library) -> None:
    write(
        library,
        document(Episode("A", number=1, guid="g", link="https://x.example/1"), source=FEED),
        document(Episode("B", number=2, link="https://x.example/2"), source=FEED),
        document(Episode("C", number=3), source=FEED),
        document(Episode("D"), source=FEED),
    )
    key = "url:https://show.example/feed.xml"
    assert {row.title: row.id for row in library.rows()} == {
        "A": episode_id(key, "guid:g"),
        "B": episode_id(key, "link:https://x.example/2"),
        "C": episode_id(key, "number:3"),
        "D": episode_id(key, "title:d"),
    }


def test_a_new_episode_never_takes_the_id_of_one_that_was_renamed(library: Library) -> None:
    write(library, document(Episode("A River", guid="g"), source=FEED, format="feed"))
    write(
        library,
        document(Episode("A Hill", guid="g"), source=FEED, format="feed"),
        import_id="bbbbbbbbbb",
    )
    both = document(
        Episode("A Hill", guid="g"), Episode("A Lake", guid="g"), source=FEED, format="feed"
    )
    assert counts(write(library, both, import_id="cccccccccc")) == [(1, 0, 1)]
    assert len({row.id for row in library.rows()}) == 2


def test_sources_of_one_name(library: Library) -> None:
    other = Source("a  show", SourceKind.FEED, url="https://other.example/feed.xml")
    write(library, document(Episode("A"), source=PAGE))
    write(library, document(Episode("B"), source=FEED), import_id="bbbbbbbbbb")
    write(library, document(Episode("C"), source=other), import_id="cccccccccc")
    write(library, document(Episode("D"), source=PAGE), import_id="dddddddddd")
    # The page's show turned out to have a feed; another feed of that name is another show.
    assert [(row.url, row.episodes) for row in library.sources()] == [
        ("https://show.example/feed.xml", 3),
        ("https://other.example/feed.xml", 1),
    ]


def test_a_source_keeps_what_a_poorer_page_does_not_tell(library: Library) -> None:
    rich = replace(PAGE, total=662, description="Long talks.", tags=("AI",))
    write(library, document(Episode("A"), source=rich))
    write(library, document(Episode("B"), source=PAGE), import_id="bbbbbbbbbb")
    [row] = library.sources()
    assert (row.total, row.description, row.tags) == (662, "Long talks.", ("AI",))
    write(library, document(Episode("B"), source=replace(PAGE, total=663)), import_id="cccccccccc")
    assert library.sources()[0].total == 663
