"""Search."""

from __future__ import annotations

import threading

import pytest

from seeds.model import Episode, PartKind
from store.errors import QueryError
from store.library import InterruptedQueryError, Library
from store.library.search import MOST_RANKED, expression
from tests.library.making import document, part, talk, turn, write


@pytest.fixture
def talks(library: Library) -> Library:
    old = Episode(
        "Old",
        published="2020-01-01",
        parts=(
            talk(
                turn("Ann Lee", 0, "Recurrent depth is not about latent space."),
                turn("Bo", 30, "The latent space, you say?"),
            ),
        ),
    )
    new = Episode(
        "New",
        published="2026-01-01",
        parts=(
            part(
                PartKind.DESCRIPTION, "We talk of latent reasoning at length, and of nothing else."
            ),
            talk(turn("Ann Lee", 5, "Space is latent here."), turn("Cleo", 9, "Reasoning.")),
        ),
    )
    undated = Episode("Undated", parts=(part(PartKind.NOTES, "A latent space"),))
    write(library, document(old, new, undated))
    return library


def found(library: Library, query: str, **options: object) -> list[str]:
    return sorted(hit.text for hit in library.search(query, **options))  # type: ignore[arg-type]


def test_all_words_must_stand_in_one_block(talks: Library) -> None:
    assert found(talks, "latent RECURRENT") == ["Recurrent depth is not about latent space."]
    assert found(talks, "recurrent cleo") == []


def test_a_phrase_stays_together(talks: Library) -> None:
    assert found(talks, '"latent space"') == [
        "A latent space",
        "Recurrent depth is not about latent space.",
        "The latent space, you say?",
    ]


def test_a_word_can_be_excluded(talks: Library) -> None:
    assert found(talks, "latent -space") == [
        "We talk of latent reasoning at length, and of nothing else."
    ]
    assert found(talks, 'latent -"latent space" -talk') == ["Space is latent here."]
    with pytest.raises(QueryError, match="must not occur"):
        talks.search("-latent")


def test_beginnings_of_words(talks: Library) -> None:
    assert found(talks, "recur") == []
    assert found(talks, "recur*") == ["Recurrent depth is not about latent space."]
    assert found(talks, "latent recur", prefix=True) == [
        "Recurrent depth is not about latent space."
    ]
    assert found(talks, "latent recur ", prefix=True) == []
    assert found(talks, "re", prefix=True) == []


@pytest.mark.parametrize(
    "query",
    ['"', '""', "*", "(", ")", "AND", "OR NOT", "NEAR(", "a:b", "text:latent", "^latent", "{x}",
     "latent'", "la\0tent", "-", "--", "- -", "…", "💥", "\ud800", "'; DROP TABLE blocks; --",
     '"latent', 'la"tent', "+", "latent*space", "*latent", "x" * 5000, "latent " * 300],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(talks: Library, query: str) -> None:
    for prefix in (False, True):
        hits = talks.search(query, prefix=prefix)
        assert all("latent" in hit.text.lower() for hit in hits)


def test_operators_are_words(talks: Library) -> None:
    assert found(talks, "NOT") == ["Recurrent depth is not about latent space."]
    assert found(talks, "latent OR reasoning") == []


def test_nothing_is_asked_by_nothing(talks: Library) -> None:
    assert talks.search("") == []
    assert talks.search(" … ") == []
    assert talks.search("latent", limit=0) == []
    assert expression('a "b c" -d e*', prefix=True) == '("a" AND "b c" AND "e"*) NOT ("d")'


def test_a_hit_says_where_it_stands(talks: Library) -> None:
    [hit] = talks.search("say")
    rows = {row.title: row.id for row in talks.rows()}
    assert (hit.episode, hit.part, hit.block) == (rows["Old"], PartKind.TRANSCRIPT, 1)
    assert (hit.speaker, hit.start) == ("Bo", 30.0)
    assert hit.snippet == "The latent space, you [say]?"
    assert hit.score > 0


def test_the_better_hit_comes_first(talks: Library) -> None:
    hits = talks.search("latent reasoning space -recurrent")
    assert hits == []
    scores = [hit.score for hit in talks.search("latent")]
    assert scores == sorted(scores, reverse=True)
    assert talks.search("latent")[0].text != (
        "We talk of latent reasoning at length, and of nothing else."
    )


def test_only_in_some_episodes(talks: Library) -> None:
    rows = {row.title: row.id for row in talks.rows()}
    assert found(talks, "latent", episodes=[rows["Undated"]]) == ["A latent space"]
    assert found(talks, "latent", episodes={rows["New"], "aaaaaaaaaa"}) == [
        "Space is latent here.",
        "We talk of latent reasoning at length, and of nothing else.",
    ]
    assert found(talks, "latent", episodes=set()) == []


def test_only_what_somebody_says(talks: Library) -> None:
    assert found(talks, "latent", speaker="ann") == [
        "Recurrent depth is not about latent space.",
        "Space is latent here.",
    ]
    assert found(talks, "latent", speaker="cleo") == []
    rows = {row.title: row.id for row in talks.rows()}
    assert found(talks, "latent", speaker="lee", episodes=[rows["Old"]]) == [
        "Recurrent depth is not about latent space."
    ]
    assert talks.with_speaker("LEE") == {rows["Old"], rows["New"]}
    assert talks.with_speaker("nobody") == frozenset()


def test_of_very_many_hits_the_newest_come_first_in_reading_order(library: Library) -> None:
    def episode(title: str, published: str | None, count: int) -> Episode:
        turns = [turn(None, n, f"the {title} {n}") for n in range(count)]
        return Episode(title, published=published, parts=(talk(*turns),))

    write(
        library,
        document(
            episode("undated", None, 4),
            episode("old", "2020-01-01", MOST_RANKED - 3),
            episode("new", "2026-02", 2),
            episode("newer", "2026-02-01", 3),
        ),
    )
    assert [hit.text for hit in library.search("the", limit=7)] == [
        "the newer 0",
        "the newer 1",
        "the newer 2",
        "the new 0",
        "the new 1",
        "the old 0",
        "the old 1",
    ]
    assert {hit.score for hit in library.search("the")} == {0.0}
    # Under so many, they are ranked.
    assert {hit.score > 0 for hit in library.search("the old")} == {True}


def test_the_excerpts_of_all_hits_are_asked_for_at_once(talks: Library) -> None:
    asked: list[str] = []
    talks.connection.set_trace_callback(asked.append)
    assert [hit.snippet for hit in talks.search("latent space", limit=3)] == [
        "A [latent] [space]",
        "[Space] is [latent] here.",
        "The [latent] [space], you say?",
    ]
    assert sum("snippet(" in statement for statement in asked) == 1


def test_a_document_makes_one_segment_of_the_index(library: Library) -> None:
    # Each further one costs a search time, and the import time to merge them.
    episodes = [Episode(f"{n}", parts=(part(PartKind.NOTES, f"Text {n}"),)) for n in range(40)]
    write(library, document(*episodes))
    segments = library.connection.execute("SELECT DISTINCT segid FROM word_index_idx").fetchall()
    assert len(segments) == 1
    assert len(library.search("text")) == 40


def test_a_search_can_be_stopped_from_another_thread(library: Library) -> None:
    turns = [turn(None, n, f"word{n % 7} and " * 20) for n in range(3000)]
    write(library, document(Episode("A", parts=(talk(*turns),))))
    stopped: list[str] = []

    def ask(other: Library) -> None:
        try:
            while True:
                other.search("and word1")
        except InterruptedQueryError as error:
            stopped.append(str(error))

    other = library.again()
    thread = threading.Thread(target=ask, args=(other,))
    thread.start()
    while thread.is_alive():
        other.interrupt()
        thread.join(0.001)
    assert len(stopped) == 1
    assert len(other.search("word1", limit=3)) == 3
    other.close()
