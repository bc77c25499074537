"""Queries saved under names, and what ``@name`` stands for."""

from __future__ import annotations

import pytest

from store.desk import Desk
from store.errors import QueryError, UnknownIdError, UsageError
from store.saved_queries import reference


def test_a_saved_query_stands_for_its_terms(filled: Desk) -> None:
    assert filled.saved.save(" @Long  reads ", "longer:1h  -is:read") == "Long reads"
    assert filled.saved.save("twiml", "source:twiml") == "twiml"
    assert filled.saved.all() == {"Long reads": "longer:1h -is:read", "twiml": "source:twiml"}
    assert filled.saved.expand('@"long reads" x') == "longer:1h -is:read x"
    assert len(filled.listing('@TWIML @"Long reads"')) == 2
    assert filled.saved.expand('"say @twiml" me@twiml') == '"say @twiml" me@twiml'
    assert (reference("twiml"), reference("Long reads")) == ("@twiml", '@"Long reads"')


def test_saving_renaming_and_removing_are_steps(desk: Desk) -> None:
    desk.saved.save("a", "is:unread")
    desk.saved.save("A", "is:read")
    assert desk.saved.all() == {"A": "is:read"}
    desk.saved.rename("a", "B b")
    desk.saved.remove("b B")
    assert desk.saved.all() == {}
    assert [step.what for step in desk.undo(2)] == [
        "removed the query “B b”",
        "renamed the query “a” “B b”",
    ]
    assert desk.saved.all() == {"A": "is:read"}
    before = desk.record.last_change
    desk.saved.save("A", "is:read")
    assert desk.record.last_change == before
    assert desk.settings.all() == {}


def test_one_may_use_another_but_not_itself(desk: Desk) -> None:
    desk.saved.save("new", "is:unread")
    desk.saved.save("short", "@new shorter:30m")
    assert desk.saved.expand("@short") == "is:unread shorter:30m"
    with pytest.raises(QueryError, match="@new: leads back to itself"):
        desk.saved.save("new", "@short")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("@nothing", "@nothing: no query has this name; saved ones: @new"),
        ("-@new", "-@new: a saved query can't be negated; negate the terms of it"),
    ],
)
def test_what_can_not_be_meant_is_said(desk: Desk, query: str, message: str) -> None:
    desk.saved.save("new", "is:unread")
    with pytest.raises(QueryError) as caught:
        desk.listing(query)
    assert str(caught.value) == message


def test_names_and_queries_that_can_not_be_kept(desk: Desk) -> None:
    desk.saved.save("one", "is:unread")
    desk.saved.save("two", "is:read")
    with pytest.raises(UsageError, match="is the name of another query"):
        desk.saved.rename("one", "TWO")
    assert desk.saved.rename("one", "One") == "One"
    with pytest.raises(UsageError, match="can't name a query"):
        desk.saved.save('a "b"', "is:read")
    with pytest.raises(UsageError, match="can't be saved"):
        desk.saved.save("all", "  ")
    with pytest.raises(QueryError, match="is no key of a query"):
        desk.saved.save("red", "colour:red")
    for action in (lambda: desk.saved.remove("x"), lambda: desk.saved.rename("x", "y")):
        with pytest.raises(UnknownIdError, match="@x: no query has this name"):
            action()
