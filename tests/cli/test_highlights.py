"""``earmark highlights``: making, listing and removing them."""

from __future__ import annotations

from tests.cli.running import CommandLine


def test_a_highlight_is_an_anchor_with_a_colour(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    (made,) = earmark.value(
        "highlights",
        "add",
        talk,
        "--quote",
        "welcome to another episode",
        "--note",
        "-the start",
        "--colour",
        "green",
    )
    assert made == {
        "id": made["id"],
        "episode": talk,
        "quote": "welcome to another episode",
        "prefix": "more there.\nAll right everyone, ",
        "suffix": made["suffix"],
        "part": "transcript",
        "block": 1,
        "from": 20,
        "to": 46,
        "time": 45,
        "colour": "green",
        "note": "-the start",
        "tags": [],
        "orphan": False,
        "created": made["created"],
    }
    assert made["suffix"].startswith(" of the Twimble AI podcast.")
    assert made["created"].endswith("Z")
    assert earmark.value("highlights") == [made]
    assert earmark.value("highlights", talk[:8]) == [made]
    assert earmark.value("highlights", "list", earmark.id_of("Beluga")) == []
    assert earmark.ids("has:highlights") == [talk]
    assert earmark.value("highlights", "orphans") == []


def test_a_highlight_is_removed_and_comes_back(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    (made,) = earmark.value("highlights", "add", talk, "--quote", "Thank you. It.")
    assert made["time"] == 4684
    assert earmark.value("highlights", "remove", made["id"][:8]) == [made]
    assert earmark.value("highlights") == []
    earmark.value("undo")
    assert earmark.value("highlights") == [made]


def test_a_quotation_that_stands_nowhere_is_said(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    ran = earmark("highlights", "add", talk, "--quote", "no such words \x1b[31m here")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"earmark: {talk}: its text holds no “no such words \\x1b[31m here”")
    assert ran.err.count("\n") == 1
    assert earmark("highlights", "add", talk, "--quote", "  ").code == 2
    assert earmark("highlights", "add", talk).code == 2
    assert earmark("highlights", "add", talk, "--quote", "x", "--colour", "mauve").code == 2


def test_the_rest_is_removed_where_an_id_is_unknown(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    (made,) = earmark.value("highlights", "add", talk, "--quote", "Thank you. It.")
    ran = earmark("highlights", "remove", "zzzzzzzzzz", made["id"], "--json")
    assert (ran.code, [one["id"] for one in ran.json]) == (1, [made["id"]])
    assert earmark.value("highlights") == []


def test_a_dry_run_makes_none(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    ran = earmark("highlights", "add", talk, "--quote", "Thank you. It.", "--dry-run", "--json")
    assert (ran.code, ran.json[0]["block"]) == (0, 69)
    assert earmark.value("highlights") == []
