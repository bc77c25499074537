"""``earmark import`` of whole folders: what belongs together, what stops, what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import CommandLine

SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n"
FEED = """<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Ear Show</title><item><title>Of ears</title><guid>one</guid>
<podcast:transcript url="https://ear.example/t/first.vtt" type="text/vtt"/></item>
<item><title>Of eyes</title><guid>two</guid>
<enclosure url="https://ear.example/a/second.mp3" type="audio/mpeg" length="1"/></item>
</channel></rss>"""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_files_of_one_stem_are_one_episode(empty: CommandLine, tmp_path: Path) -> None:
    write(
        tmp_path / "shows",
        {
            "talk.md": "---\ntitle: Of ears\nguests: [Ann Lee]\n---\n\nNotes on ears.\n",
            "talk.srt": SRT.format("Ann Lee: Hello."),
            "talk.chapters.json": '{"chapters": [{"startTime": 0, "title": "Intro"}]}',
            "other.srt": SRT.format("Ann Lee: Else."),
        },
    )
    empty.value("import", tmp_path / "shows")
    episodes = {one["title"]: one for one in empty.value("list")}
    assert sorted(episodes) == ["Of ears", "other"]
    shown = empty.value("show", episodes["Of ears"]["id"])
    assert [chapter["title"] for chapter in shown["chapters"]] == ["Intro"]
    assert [part["kind"] for part in shown["content"]] == ["notes", "transcript"]
    # the speaker is named once, but known from the file beside it
    turn = next(b for part in shown["content"] for b in part["blocks"] if b["start"] == 1.0)
    assert (turn["speaker"], turn["text"]) == ("Ann Lee", "Hello. Bye.")


def test_transcripts_join_the_episodes_of_the_feed_beside_them(
    empty: CommandLine, tmp_path: Path
) -> None:
    write(
        tmp_path / "show",
        {
            "feed.xml": FEED,
            "first.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Ears.\n",
            "second.srt": SRT.format("Eyes."),
            "cover.jpg": "no picture",
        },
    )
    done = empty.value("import", tmp_path / "show")
    assert done["failed"] == []
    episodes = {one["title"]: one["parts"] for one in empty.value("list")}
    assert episodes == {"Of ears": ["transcript"], "Of eyes": ["transcript"]}


def test_files_of_one_name_in_two_folders_are_two_episodes(
    empty: CommandLine, tmp_path: Path
) -> None:
    write(
        tmp_path / "show",
        {f"ep {n}/transcript.srt": SRT.format(f"Talk {n}.") for n in (1, 2)}
        | {f"20{n}/deep/talk.srt": SRT.format(f"Year {n}.") for n in (23, 24)},
    )
    empty.value("import", tmp_path / "show")
    assert sorted((one["source"], one["title"]) for one in empty.value("list")) == [
        ("deep", "talk"),
        ("deep", "talk (deep)"),
        ("show", "ep 1"),
        ("show", "ep 2"),
    ]
    again = empty.value("import", tmp_path / "show")["imported"]
    assert [sum(one[key] for one in again) for key in ("new", "updated")] == [0, 0]


def test_a_dry_run_counts_as_the_import_does(empty: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {f"talk {n}.srt": SRT.format(f"Talk {n}.") for n in range(9)})
    tried = empty.value("import", folder, "--dry-run")
    assert empty.ids() == []
    done = empty.value("import", folder)
    counts = [
        [(one["path"], one["new"], one["updated"], one["unchanged"]) for one in some["imported"]]
        for some in (tried, done)
    ]
    assert counts[0] == counts[1]
    assert len(empty.ids()) == 9
    (step,) = empty.value("undo")
    assert step["what"] == "imported 9 episodes from 9 documents"
    assert empty.ids() == []


def test_many_warnings_are_counted(empty: CommandLine, tmp_path: Path) -> None:
    bad = "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n"
    folder = write(tmp_path / "in", {f"talk {n}.srt": bad for n in range(25)})
    ran = empty("import", folder)
    lines = ran.err.splitlines()
    assert ran.code == 0
    assert sum("warning: " in line for line in lines) == 20
    assert lines[-2:] == [
        "earmark: 5 more warnings in 5 files; --json lists all",
        "25 documents: 25 new, 0 updated, 0 unchanged; 0 files failed",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_plain_file_is_left_out_of_a_folder(empty: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"talk.srt": SRT.format("Hello."), ".hidden.srt": "x"})
    os.mkfifo(folder / "pipe.srt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.srt").symlink_to(folder / "gone")
    done = empty.value("import", folder)
    assert [Path(one["path"]).name for one in done["imported"]] == ["talk.srt"]
    assert done["failed"] == []


def test_a_name_of_any_bytes_is_printed_and_kept(empty: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    name = os.fsencode(folder) + b"/caf\xe9 \x1b[31m.srt"
    try:
        Path(os.fsdecode(name)).write_text(SRT.format("Hello."), encoding="utf-8")
    except OSError:
        return  # this file system takes no such name
    done = empty.value("import", folder)
    assert [one["new"] for one in done["imported"]] == [1]
    assert "\x1b" not in empty("import", folder).out
