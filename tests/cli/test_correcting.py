"""``earmark speakers`` and ``shift``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CommandLine
from tests.desk.test_overlay import NAMED
from tui.cli.arguments import Misuse
from tui.cli.values import span


def test_speakers_are_listed_renamed_and_shown(earmark: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(NAMED)
    earmark("import", tmp_path / "talk.srt", "--title", "Dough")
    talk = earmark.id_of("Dough")
    assert earmark.value("speakers", "list", talk) == [
        {"name": "Ann Lee", "document": "Ann Lee", "turns": 2},
        {"name": "Bo Ek", "document": "Bo Ek", "turns": 2},
    ]
    assert earmark.value("speakers", "rename", talk, "Bo Ek", "Bosse Ek")[1]["name"] == "Bosse Ek"
    shown = earmark.value("show", talk)["content"][0]["blocks"]
    assert [block["speaker"] for block in shown[:2]] == ["Ann Lee", "Bosse Ek"]
    ran = earmark("speakers", "rename", talk, "Nobody", "X")
    assert (ran.code, ran.err) == (
        1,
        f"earmark: Nobody: nobody here is called so; earmark speakers list {talk}\n",
    )
    assert earmark.value("shift", talk, "0:35") == {"episode": talk, "offset": 35, "moved": 35.0}
    assert earmark.value("show", talk)["content"][0]["blocks"][0]["start"] == 36
    assert earmark.value("shift", talk, "-0.5", "--dry-run")["offset"] == -0.5
    assert earmark.value("show", talk)["content"][0]["blocks"][0]["start"] == 36
    assert earmark("shift", talk, "soon").code == 2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("35", 35), ("-12.5", -12.5), ("0:35", 35), ("-1:02", -62), ("+2:00.5", 120.5), ("7s", 7)],
)
def test_lengths_of_time(text: str, seconds: float) -> None:
    assert span(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1:2", "1:2:3:4", "--5", "5m"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(Misuse, match="is no length of time"):
        span(text)
