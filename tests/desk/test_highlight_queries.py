"""Highlights by query."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store.anchors import Anchor
from store.errors import QueryError
from store.highlight_queries import highlight_matcher
from store.model import Colour, Highlight
from tests.reader.texts import row

ROWS = {
    "e1": row(id="e1", title="Rivers and ice", source="Tides"),
    "e2": row(id="e2", title="Ovens"),
}


def highlight(id: str, quote: str, **more: object) -> Highlight:
    anchor = Anchor(quote, "", "", "notes", 0, 0, len(quote))
    values = {
        "episode": "e1",
        "colour": Colour.YELLOW,
        "note": None,
        "tags": (),
        "orphan": False,
        "created": datetime(2026, 1, 2, tzinfo=UTC),
    } | more
    return Highlight(id=id, anchor=anchor, **values)  # type: ignore[arg-type]


ALL = [
    highlight("a", "The river froze\nin March.", colour=Colour.GREEN, tags=("cold", "Spring")),
    highlight("b", "Nobody expected it.", note="why not?"),
    highlight("c", "Déjà vu", episode="e2", orphan=True),
    highlight("d", "Lost for good", episode="gone", orphan=True, tags=("cold",)),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "abcd"),
        ("deja", "c"),
        ('"froze in"', "a"),
        ("why", "b"),
        ("ICE", "ab"),
        ("colour:green", "a"),
        ("color:Green", "a"),
        ("-colour:green", "bcd"),
        ("tag:cold", "ad"),
        ("tag:spring -is:orphan", "a"),
        ("source:tides", "ab"),
        ("source:show", "c"),
        ("is:orphan", "cd"),
        ("has:note", "b"),
        ("has:tags", "ad"),
        ("river nobody", "b"),
        ("march nobody", ""),
    ],
)
def test_what_a_query_finds(query: str, ids: str) -> None:
    wanted = highlight_matcher(query, ROWS.get)
    assert "".join(one.id for one in ALL if wanted(one)) == ids


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            "longer:3m",
            "longer:: is no key of highlights; known ones: colour: tag: source: is: has:",
        ),
        ("colour:red", "colour:red: is not known; known ones: colour:yellow colour:green"),
        ("tag:", "tag:: has no value; write one after the colon: tag:…"),
    ],
)
def test_what_a_query_cannot_ask(query: str, problem: str) -> None:
    with pytest.raises(QueryError) as error:
        highlight_matcher(query, ROWS.get)
    assert str(error.value).startswith(problem)
