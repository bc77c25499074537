"""``earmark undo``, ``redo``, ``history``, ``check`` and ``keys``."""

from __future__ import annotations

import re

from tests.cli.running import CommandLine


def test_history_is_newest_first_and_survives_undo(earmark: CommandLine) -> None:
    one, two = earmark.ids()[:2]
    earmark.value("mark", "starred", one)
    earmark.value("queue", "add", one, two)
    newest, oldest, first = earmark.value("history")
    assert (newest["what"], newest["undone"]) == ("queued 2 episodes", False)
    assert first["what"] == "imported 27 episodes from 5 documents"
    assert list(oldest) == ["n", "at", "what", "undone"]
    assert newest["n"] > oldest["n"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", newest["at"])
    assert earmark.value("undo") == [{"n": newest["n"], "what": "queued 2 episodes"}]
    assert [step["undone"] for step in earmark.value("history")] == [True, False, False]
    assert [step["n"] for step in earmark.value("history", "--limit", "1")] == [newest["n"]]


def test_several_steps_at_once(earmark: CommandLine) -> None:
    one, two, three = earmark.ids()[:3]
    for episode in (one, two, three):
        earmark.value("mark", "read", episode)
    foretold = earmark.value("undo", "2", "--dry-run")
    assert earmark.ids("is:read") == [one, two, three]
    assert earmark.value("undo", "2") == foretold
    assert earmark.ids("is:read") == [one]
    foretold = earmark.value("redo", "2", "--dry-run")
    assert earmark.value("redo", "2") == foretold
    assert earmark.ids("is:read") == [one, two, three]


def test_remarks_tell_undo_from_redo(earmark: CommandLine) -> None:
    earmark.value("mark", "read", *earmark.ids()[:2])
    back, again = earmark("undo"), earmark("redo")
    assert back.out == again.out
    assert (back.err, again.err) == (
        "undid: marked 2 episodes read\n",
        "did again: marked 2 episodes read\n",
    )


def test_with_nothing_to_take_back_it_says_so(empty: CommandLine) -> None:
    for verb in ("undo", "redo"):
        ran = empty(verb)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("earmark: ")
        assert ran.err.count("\n") == 1


def test_a_count_that_is_none_is_wrong_usage(looking: CommandLine) -> None:
    for count in ("0", "-1", "many", "1.5"):
        assert looking("undo", count).code == 2, count


def test_check_finds_nothing_in_a_sound_home(earmark: CommandLine) -> None:
    earmark.value("mark", "read", earmark.ids()[0])
    ran = earmark("check", "--json")
    assert (ran.code, ran.json) == (0, {"ok": True, "problems": []})


def test_check_finds_a_damaged_line(earmark: CommandLine) -> None:
    for episode in earmark.ids()[:3]:
        earmark.value("mark", "read", episode)
    journal = earmark.home / "record.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:-2], lines[-2].replace(b"read", b"raed", 1), lines[-1]]))
    ran = earmark("check", "--json")
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert ran.json["problems"]


def test_check_tells_what_cannot_be_opened(earmark: CommandLine) -> None:
    (earmark.home / "library.db").write_bytes(b"no database at all" * 100)
    ran = earmark("check", "--json")
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert "library.db" in ran.json["problems"][0]
    ran = earmark("list")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert (earmark.home / "library.db").read_bytes().startswith(b"no database at all")


def test_keys_come_from_the_registry(looking: CommandLine) -> None:
    found = looking.value("keys")
    assert [list(one) for one in found[:1]] == [["command", "keys", "where", "help", "verb"]]
    by_key = {key: one for one in found for key in one["keys"] if "everywhere" in one["where"]}
    assert by_key["u"]["verb"] == "undo"
    lines = looking("keys").out.splitlines()
    assert len(lines) == len(found)
