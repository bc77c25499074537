"""``earmark mark`` and ``tag``, and taking them back."""

from __future__ import annotations

import pytest

from tests.cli.running import CommandLine


@pytest.mark.parametrize(
    ("mark", "key", "on", "back", "off"),
    [
        ("read", "read", "read", "unread", "unread"),
        ("listened", "listened", "yes", "unlistened", "no"),
        ("starred", "starred", True, "unstarred", False),
        ("archived", "archived", True, "unarchived", False),
    ],
)
def test_a_mark_is_set_and_taken_off(
    earmark: CommandLine, mark: str, key: str, on: object, back: str, off: object
) -> None:
    one, two = earmark.ids()[:2]
    after = earmark.value("mark", mark, two, one[:9])
    assert [(episode["id"], episode[key]) for episode in after] == [(two, on), (one, on)]
    assert earmark.ids(f"is:{mark}") == [one, two]
    assert [episode[key] for episode in earmark.value("mark", back, one, two)] == [off, off]


def test_reading_and_listening_are_two_things(earmark: CommandLine) -> None:
    (one,) = earmark.value("mark", "read", earmark.ids()[0])
    assert (one["read"], one["progress"], one["listened"]) == ("read", 1, "no")


def test_one_undo_takes_all_back(earmark: CommandLine) -> None:
    earmark.value("mark", "read", *earmark.ids()[:3])
    assert [step["what"] for step in earmark.value("undo")] == ["marked 3 episodes read"]
    assert earmark.ids("is:read") == []
    assert [step["what"] for step in earmark.value("redo")] == ["marked 3 episodes read"]
    assert len(earmark.ids("is:read")) == 3


def test_the_rest_is_done_where_an_id_is_unknown(earmark: CommandLine) -> None:
    one, two = earmark.ids()[:2]
    ran = earmark("mark", "starred", one, "nosuchid", two, "--json")
    assert ran.code == 1
    assert [episode["id"] for episode in ran.json] == [one, two]
    assert earmark.ids("is:starred") == [one, two]
    assert ran.err == (
        "earmark: nosuchid: no episode has this id; earmark list shows the ids\n"
        "2 of 2 changed to starred\n"
    )


def test_ids_come_from_standard_input(earmark: CommandLine) -> None:
    listing = earmark("list", "source:twiml").out
    assert len(earmark.value("mark", "archived", "-", stdin=listing)) == 9
    assert len(earmark.ids("is:archived")) == 9


def test_a_dry_run_shows_it_and_keeps_nothing(earmark: CommandLine) -> None:
    one = earmark.ids()[0]
    before = earmark.value("history")
    ran = earmark("mark", "read", one, "--dry-run", "--json")
    assert (ran.code, ran.json[0]["read"]) == (0, "read")
    assert ran.err == "dry run: nothing was changed\n"
    assert earmark.ids("is:read") == []
    assert earmark.value("history") == before


def test_an_unknown_mark_names_the_known_ones(earmark: CommandLine) -> None:
    ran = earmark("mark", "liked", "x")
    assert (ran.code, ran.out) == (2, "")
    assert "starred" in ran.err
    assert earmark("mark", "read").code == 2


def test_tags_are_given_and_taken(earmark: CommandLine) -> None:
    one, two = earmark.ids()[:2]
    after = earmark.value("tag", "add", "#memory", one, two)
    assert [episode["tags"] for episode in after] == [["memory"], ["memory"]]
    assert earmark.ids("tag:memory") == [one, two]
    (episode,) = earmark.value("tag", "remove", "memory", one)
    assert episode["tags"] == []
    assert earmark.ids("tag:memory") == [two]
    assert earmark("tag", "add", "two words", one).code == 2
