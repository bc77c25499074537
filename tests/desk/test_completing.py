"""Completing queries and tags as they are typed."""

from __future__ import annotations

import pytest

from store.completing import Completion, Vocabulary, complete_query, complete_tags, vocabulary
from store.desk import Desk

KNOWN = Vocabulary(
    sources=("AI Post Transformers", "The TWIML AI Podcast", "Tokenless"),
    tags=("rl", "to read"),
    saved=("commute", "long reads"),
    months=("2026", "2026-05"),
)


def lines(line: str, cursor: int | None = None) -> list[str]:
    at = len(line) if cursor is None else cursor
    return [found.line for found in complete_query(line, at, KNOWN)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s", ["source:", "speaker:", "shorter:"]),
        ("waymo -i", ["waymo -is:"]),
        ("is:rea", ["is:reading ", "is:read ", "is:unread "]),
        ("-has:tr", ["-has:transcript "]),
        ("source:tw", ['source:"The TWIML AI Podcast" ']),
        ('source:"the tw', ['source:"The TWIML AI Podcast" ']),
        ("source:tok", ["source:Tokenless "]),
        ("tag:to", ['tag:"to read" ']),
        ("after:2026-", ["after:2026-05 "]),
        ("shorter:1", ["shorter:10m ", "shorter:1h ", "shorter:1h30m "]),
        ("@", ["@commute ", '@"long reads" ']),
        ('is:read @"lo', ['is:read @"long reads" ']),
        ("speaker:sam", []),
        ('"a phrase is', []),
        ("colour:r", []),
    ],
)
def test_a_query(line: str, expected: list[str]) -> None:
    assert lines(line) == expected


def test_an_empty_line_offers_every_key() -> None:
    assert lines("")[:3] == ["source:", "is:", "has:"]


def test_what_follows_the_cursor_stays() -> None:
    assert complete_query("is:unr has:cards", 6, KNOWN) == [
        Completion("unread", "is:unread has:cards", 10)
    ]


def test_tags_are_completed_with_their_signs_and_not_twice() -> None:
    known = ("rl", "reasoning", "long read")
    assert [found.line for found in complete_tags("r", 1, known)] == ["rl ", "reasoning "]
    assert [found.line for found in complete_tags("rl -r", 5, known)] == ["rl -reasoning "]
    assert [found.line for found in complete_tags("#re", 3, known)] == ["#reasoning "]


def test_the_vocabulary_of_a_library(filled: Desk) -> None:
    one = next(iter(filled.rows()))
    filled.marks.tag("zebra", [one])
    filled.saved.save("new", "is:unread")
    known = vocabulary(filled)
    assert known.sources == (
        "AI Post Transformers",
        "Deep Dive audio overviews",
        "The TWIML AI Podcast",
        "Tokenless - The Best of AI, ML & CS Talks",
    )
    assert "zebra" in known.tags
    assert known.saved == ("new",)
    assert known.months[:3] == ("2026-05", "2026-02", "2026")
