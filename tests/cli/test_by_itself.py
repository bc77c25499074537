"""What the settings make happen by itself: hooks, exports after changes, a queue that empties."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import CommandLine
from tui.config import ConfigError, read_config

QUOTE = "All right everyone, welcome to another episode"


def settings(earmark: CommandLine, text: str) -> None:
    (earmark.home / "config.toml").write_text(text)


def hook(earmark: CommandLine, event: str, body: str) -> None:
    script = earmark.home / "hook.py"
    script.write_text(body)
    settings(earmark, f"[hooks]\n{event} = {json.dumps([sys.executable, str(script)])}\n")


KEEP = """
import json, pathlib, sys
told = json.load(sys.stdin)
with pathlib.Path(__file__).with_name("told.jsonl").open("a") as file:
    print(json.dumps(told), file=file)
"""


def told(earmark: CommandLine) -> list[dict[str, object]]:
    path = earmark.home / "told.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_command_is_told_of_a_highlight(earmark: CommandLine) -> None:
    hook(earmark, "highlight", KEEP)
    talk = earmark.id_of("OpenClaw")
    earmark("highlights", "add", talk, "--quote", QUOTE, "--dry-run")
    assert told(earmark) == []
    made = earmark.value("highlights", "add", talk, "--quote", QUOTE, "--note", "$(rm -rf /)")
    (found,) = told(earmark)
    assert (found["event"], found["episode"], found["quote"], found["note"]) == (
        "highlight",
        talk,
        QUOTE,
        "$(rm -rf /)",
    )
    assert found["id"] == made[0]["id"]


def test_a_command_is_told_of_accepted_cards_and_imports(
    earmark: CommandLine, tmp_path: Path
) -> None:
    hook(earmark, "card", KEEP)
    drafts = earmark.value("drafts", "--new", earmark.id_of("Faster Science"))
    assert told(earmark) == []
    earmark.value("cards", "accept", drafts[0]["id"])
    earmark.value("cards", "add", "--front", "Q?", "--back", "A")
    assert [one["front"] for one in told(earmark)] == [drafts[0]["front"], "Q?"]
    hook(earmark, "import", KEEP)
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there, you all.\n")
    earmark.value("import", tmp_path / "a.srt", "--title", "T")
    assert told(earmark)[-1]["new"] == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["/no/such/program"], "/no/such/program can't be started (No such file or directory)"),
        ([sys.executable, "-c", "raise SystemExit('no luck')"], "failed with 1: no luck"),
    ],
)
def test_a_command_that_fails_is_said_and_nothing_is_lost(
    earmark: CommandLine, command: list[str], said: str
) -> None:
    settings(earmark, f"[hooks]\nhighlight = {json.dumps(command)}\n")
    ran = earmark("highlights", "add", earmark.id_of("OpenClaw"), "--quote", QUOTE)
    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith("earmark: [hooks] highlight: ")
    assert said in ran.err
    assert len(earmark.value("highlights")) == 1


def test_exports_follow_changes(earmark: CommandLine, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    settings(earmark, f"[export]\nmarkdown = {json.dumps(str(vault))}\n")
    earmark("mark", "read", earmark.ids()[0])
    assert not vault.exists()
    earmark("highlights", "add", earmark.id_of("OpenClaw"), "--quote", QUOTE)
    (note,) = vault.glob("*.md")
    assert QUOTE in note.read_text()


def test_what_is_done_leaves_the_queue(earmark: CommandLine) -> None:
    one, two, three = earmark.ids()[:3]
    earmark("queue", "add", one, two, three)
    earmark("mark", "read", one)
    assert [each["id"] for each in earmark.value("queue")] == [one, two, three]
    settings(earmark, "[queue]\ndone_leave = true\n")
    earmark("mark", "read", two)
    assert [each["id"] for each in earmark.value("queue")] == [one, three]
    earmark("undo")
    assert [each["id"] for each in earmark.value("queue")] == [one, two, three]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hooks]\nreview = ['x']", "there is no setting hooks.review; known ones: hooks.import"),
        ("[hooks]\ncard = 'x y'", "hooks.card is no command"),
        ("[hooks]\ncard = []", "hooks.card is no command"),
        ("[export]\nword = 'x'", "there is no setting export.word"),
        ("[export]\njson = 5", "export.json is no path"),
        ("[queue]\ndone_leave = 1", "queue.done_leave = 1 is neither"),
        ("[queue]\nsize = 1", "there is no setting queue.size"),
    ],
)
def test_settings_that_cannot_be_meant(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=said.replace(".", r"\.")):
        read_config(path)
