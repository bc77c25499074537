"""The query language of lists."""

from __future__ import annotations

import pytest

from seeds.model import PartKind
from store.errors import QueryError
from store.model import EpisodeRow, EpisodeState, Listed, ListenState, ReadState
from store.queries import Term, fold, parse


def listed(
    *,
    title: str = "Scaling Up Test-Time Compute",
    source: str = "The TWIML AI Podcast",
    people: tuple[str, ...] = ("Jonas Geiping",),
    published: str | None = "2025-03-17",
    duration: float | None = 3480.0,
    parts: tuple[PartKind, ...] = (PartKind.DESCRIPTION,),
    tags: tuple[str, ...] = (),
    references: int = 0,
    state: EpisodeState | None = None,
) -> Listed:
    row = EpisodeRow(
        id="abcdefghij",
        source_id="zzzzzzzzzz",
        source=source,
        title=title,
        number=723,
        people=people,
        published=published,
        duration=duration,
        words=150,
        parts=parts,
        link=None,
        truncated=False,
        tags=tags,
        references=references,
    )
    return Listed(row, state or EpisodeState())


def matches(query: str, one: Listed) -> bool:
    return parse(query).matcher()(one)


def test_terms_are_read_as_written() -> None:
    assert parse('geiping source:twiml -is:read "test time"').terms == (
        Term("", "geiping"),
        Term("source", "twiml"),
        Term("is", "read", negated=True),
        Term("", "test time"),
    )


def test_a_key_may_have_a_phrase() -> None:
    assert parse('source:"the twiml" -tag:"to do"').terms == (
        Term("source", "the twiml"),
        Term("tag", "to do", negated=True),
    )


@pytest.mark.parametrize("query", ["", "   ", '""', "-"])
def test_an_empty_query_matches_everything(query: str) -> None:
    one = listed()
    assert matches(query, one) == (query != "-" or "-" in one.row.title)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("scaling", True),
        ("SCALING geiping", True),
        ("scaling levine", False),
        ("-levine", True),
        ("-scaling", False),
        ('"up test-time"', True),
        ('"time up"', False),
        ("source:twiml", True),
        ("source:tokenless", False),
        ("source:zzzz", True),
        ("is:unread", True),
        ("is:read", False),
        ("-is:read", True),
        ("has:transcript", False),
        ("has:references", False),
        ("after:2025-03", True),
        ("after:2025-03-17", True),
        ("after:2025-03-18", False),
        ("before:2025-03-17", False),
        ("before:2025-04", True),
        ("longer:58m", True),
        ("longer:1h", False),
        ("longer:0:58:01", False),
        ("shorter:1h", True),
        ("shorter:30", False),
        ("tag:rl", False),
    ],
)
def test_each_key(query: str, expected: bool) -> None:
    assert matches(query, listed()) is expected


def test_states() -> None:
    state = EpisodeState(
        read=ReadState.READING, listened=ListenState.YES, starred=True, queued=True, cards=2
    )
    one = listed(state=state, tags=("RL",), parts=(PartKind.TRANSCRIPT,), references=3)
    for query in (
        "is:reading",
        "is:listened",
        "is:starred",
        "is:queued",
        "has:cards",
        "has:transcript",
        "has:references",
        "tag:rl",
        "-has:highlights",
    ):
        assert matches(query, one), query


def test_the_undated_are_neither_after_nor_before() -> None:
    one = listed(published=None, duration=None)
    for query in ("after:2000", "before:2100", "longer:1s", "shorter:100h"):
        assert not matches(query, one), query


def test_accents_do_not_matter() -> None:
    assert fold("Łańcucki Émile") == fold("łańcucki emile")
    assert matches("emile", listed(people=("Émile Zola",)))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour:red", "colour:: is no key of a query; known ones: source: is:"),
        ("is:blue", "is:blue: is not known; known ones: is:unread is:reading"),
        ("has:bees", "has:bees: is not known; known ones: has:transcript"),
        ("source:", "source:: has no value"),
        ("after:soon", "after:soon: is no day; write after:2026"),
        ("longer:much", "longer:much: is no length; write longer:30m"),
        ("longer:h", "longer:h: is no length"),
    ],
)
def test_what_is_not_understood_is_said(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert str(caught.value).startswith(message)


def test_a_time_of_day_is_a_word() -> None:
    assert parse("12:30").terms == (Term("", "12:30"),)
