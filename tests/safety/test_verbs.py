"""What reaches the terminal from the command line, byte for byte, on a library of hostile texts."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.safety.hostile import EVIL, MARKER, controls_in, evil
from tui.cli import main
from tui.cli.verbs import GROUPS, load


class Stream(io.TextIOWrapper):
    """A standard stream that says of itself what it is told to."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    @property
    def written(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


LINES: dict[str, Sequence[Sequence[str]]] = {
    "import": (["{file}"], ["{missing}"], ["{file}", "--title", EVIL, "--source", EVIL]),
    "list": ([], [MARKER], [f"{EVIL}:x"]),
    "show": (["{episode}"], [EVIL]),
    "search": ([MARKER], [f"{MARKER} {EVIL}:x"]),
    "references": ([], [MARKER]),
    "related": (["{episode}"], [EVIL]),
    "mark": (["listened", "{episode}"], [EVIL, "{episode}"], ["read", EVIL]),
    "tag": (["add", EVIL, "{episode}"], ["remove", EVIL, "{episode}"]),
    "queue": (
        ["names"],
        ["use", EVIL],
        ["names"],
        ["add", "{episode}", "--queue", EVIL],
        [],
        ["move", "{episode}", "top"],
        ["move", "{episode}", EVIL],
        ["add", EVIL],
    ),
    "today": ([], ["--minutes", EVIL]),
    "delete": (["{episode}", "--dry-run"], [EVIL]),
    "source": (["rename", EVIL, "x"], ["remove", EVIL]),
    "highlights": (
        [],
        ["add", "{episode}", "--quote", "water", "--note", evil("A note")],
        ["add", "{episode}", "--quote", EVIL],
        ["remove", EVIL],
        ["orphans"],
    ),
    "drafts": ([], ["--new"], [EVIL]),
    "cards": (
        [],
        ["add", "--front", evil("A question"), "--back", evil("An answer")],
        ["accept", EVIL],
        ["edit", EVIL, "--front", "x"],
    ),
    "due": ([],),
    "review": ([f"{EVIL}:x"],),
    "grade": ([EVIL, "good"], ["x", EVIL]),
    "stats": ([],),
    "history": ([],),
    "undo": ([], [EVIL]),
    "redo": ([],),
    "backup": (["{missing}/x"],),
    "restore": (["{file}"], ["{missing}"]),
    "check": ([],),
    "keys": ([],),
    "config": ([],),
}
"""What each verb is asked; one that is not here is asked nothing, and something hostile."""

BAR = re.compile(r"\x1b\[(?:\?25[lh]|2K|1A|[0-9;]*m)|\r")
"""How a progress bar draws itself, and nothing else."""

VERBS = [verb for _, verbs in GROUPS for verb, _, _ in verbs]


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_no_verb_lets_a_text_control_the_terminal(
    hostile_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    home = tmp_path / "home"
    shutil.copytree(hostile_home, home)
    monkeypatch.setenv("EARMARK_HOME", str(home))
    monkeypatch.setenv("EARMARK_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("COLUMNS", "100")
    hostile_name = "".join(letter for letter in EVIL if letter not in "/\0")
    file = tmp_path / f"{hostile_name}.srt"
    captions = evil("Captions of a kind.").translate(dict.fromkeys(b"\x08\x0e\x0f\x7f"))
    file.write_text(f"1\n00:00:01,000 --> 00:00:04,000\n{captions}\n")
    names = {
        "{file}": str(file),
        "{missing}": str(tmp_path / f"no{hostile_name}"),
        "{episode}": _run(["list", "--json"], terminal=False)[0].split('"id": "')[1][:10],
    }
    seen = 0
    for verb in VERBS:
        assert load(verb) is not None
        for words in LINES.get(verb, ([], [EVIL])):
            asked = [_filled(word, names) for word in words]
            for form in ([], ["--json"]):
                out, err = _run([verb, *asked, *form], terminal=terminal)
                assert not controls_in(out, drawn=terminal), [verb, *asked, *form]
                if terminal and verb in ("add", "refresh"):
                    err = BAR.sub("", err)
                assert not controls_in(err, drawn=False), [verb, *asked, *form]
                seen += MARKER in out
    assert seen > 10
    titles = _run(["list", "--json"], terminal=False)[0]
    assert titles.count('"id"') == 3  # the captions, twice: under their own name, and another


def test_settings_that_are_refused_say_so_plainly(
    hostile_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EARMARK_HOME", str(hostile_home))
    monkeypatch.setenv("EARMARK_CONFIG", str(tmp_path / "config.toml"))
    for line in (r'[keys]\n"a\u001b]0;TAKEN\u0007" = "x"', r'[theme]\nname = "\u009b1m\u202e"'):
        (tmp_path / "config.toml").write_text(line.replace(r"\n", "\n"))
        out, err = _run(["config"], terminal=True)
        assert err.startswith("earmark: ")
        assert not controls_in(out + err, drawn=False)


def _filled(word: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        word = word.replace(name, value)
    return word


def _run(words: list[str], *, terminal: bool) -> tuple[str, str]:
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    given = Stream(terminal=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", given)
        main(words)
        return out.written, err.written
