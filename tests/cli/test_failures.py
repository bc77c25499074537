"""Whatever goes wrong is one line and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import os
import pty
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, Ran


def one_line(ran: Ran, code: int) -> str:
    """Return the line of a failure, after checking that it is one."""
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("earmark: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    return ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "zzzzzzzzzz"],
        ["show", ""],
        ["show", "../../etc/passwd"],
        ["related", "zzzzzzzzzz"],
        ["highlights", "zzzzzzzzzz"],
        ["highlights", "add", "zzzzzzzzzz", "--quote", "x"],
        ["cards", "edit", "zzzzzzzzzz", "--front", "x"],
        ["grade", "zzzzzzzzzz", "good"],
        ["queue", "move", "zzzzzzzzzz", "top"],
    ],
)
def test_an_unknown_id_is_a_failure(looking: CommandLine, words: list[str]) -> None:
    one_line(looking(*words), 1)


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["--frobnicate"],
        ["list", "--frobnicate"],
        ["list", "--home"],
        ["show"],
        ["show", "a", "b"],
        ["queue", "shuffle"],
        ["tag", "rename", "a", "b"],
        ["undo", "1", "2"],
        ["due", "--count=3"],
        ["due", "--dry-run"],
        ["review", "colour:blue"],
        ["--json"],
    ],
)
def test_wrong_usage_is_told_apart(looking: CommandLine, words: list[str]) -> None:
    one_line(looking(*words), 2)


def test_a_verb_mistyped_is_recognised(looking: CommandLine) -> None:
    assert "did you mean earmark queue?" in one_line(looking("qeue"), 2)


def test_an_ambiguous_start_names_what_begins_so(looking: CommandLine) -> None:
    ids = looking.ids()
    shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    line = one_line(looking("show", shared), 1)
    assert "several" in line
    assert any(one in line for one in ids if one.startswith(shared))
    assert looking("show", ids[0][:9].upper()).code == 0


@pytest.mark.parametrize("verb", ["list", "cards", "search"])
def test_an_unknown_key_lists_the_known_ones(looking: CommandLine, verb: str) -> None:
    line = one_line(looking(verb, "word", "-colour:blue"), 2)
    for key in ("source:", "is:", "has:", "speaker:", "after:", "longer:", "tag:"):
        assert key in line


def test_the_app_needs_a_terminal(looking: CommandLine) -> None:
    for words in ([], ["review"], [looking.ids()[0]]):
        assert "is no terminal, which the app needs" in one_line(looking(*words), 2)


def test_the_stream_that_is_no_terminal_is_the_one_named(looking: CommandLine) -> None:
    master, slave = pty.openpty()
    ran = subprocess.run(
        looking.command([]),
        stdin=slave,
        stdout=slave,
        stderr=subprocess.PIPE,
        env=looking.environment,
        text=True,
        check=False,
    )
    os.close(slave)
    os.close(master)
    assert ran.returncode == 2
    assert ran.stderr.startswith("earmark: standard error: is no terminal")


def test_what_is_typed_never_reaches_the_terminal_raw(looking: CommandLine) -> None:
    nasty = "\x1b]0;owned\x07\u202ex\nsecond line"
    for words in (["show", nasty], [nasty], ["import", nasty], ["list", f"colour:{nasty}"]):
        ran = looking(*words)
        assert ran.code in (1, 2)
        assert ran.err.count("\n") == 1, words
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.err), words


def test_a_name_that_is_not_utf_8_is_spelt_out(empty: CommandLine, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path can't be made from bytes
        file.write(b"nothing that any reader knows\n")
    ran = empty("import", os.fsdecode(path), "--json")
    assert ran.code == 1
    assert ran.json["failed"][0]["path"] == os.fsdecode(path)
    assert ran.err.startswith("earmark: caf")


def test_json_survives_a_terminal_that_knows_ascii_alone(looking: CommandLine) -> None:
    plain = CommandLine(looking.home, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert plain.value("list", "ARC-AGI") == looking.value("list", "ARC-AGI")
    ran = plain("list", "ARC-AGI")
    assert (ran.code, ran.err) == (0, "")
    assert "\\U0001f92f" in ran.out


def test_without_standard_output_it_still_works(earmark: CommandLine) -> None:
    one = earmark.ids()[0]
    for words in (["mark", "read", one], ["list"], ["--version"], ["due", "--count"]):
        ran = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *earmark.command(words)],
            capture_output=True,
            env=earmark.environment,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
    assert earmark.ids("is:read") == [one]


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("mine")
    line = one_line(CommandLine(home)("list"), 1)
    assert str(home) in line
    assert home.read_text() == "mine"


def test_a_damaged_record_is_left_untouched(earmark: CommandLine) -> None:
    record = earmark.home / "record.json"
    record.write_bytes(b"null")
    one_line(earmark("mark", "read", earmark.home.name), 1)
    one_line(earmark("list"), 1)
    assert record.read_bytes() == b"null"


def test_the_home_can_be_named_on_either_side_of_the_verb(
    looking: CommandLine, tmp_path: Path
) -> None:
    elsewhere = CommandLine(tmp_path / "elsewhere")
    named = str(looking.home)
    assert len(elsewhere("--home", named, "list").out.splitlines()) == 27
    assert len(elsewhere("list", f"--home={named}").out.splitlines()) == 27
    assert elsewhere("list").out == ""


def test_a_reader_that_goes_away_ends_it_quietly(looking: CommandLine) -> None:
    process = subprocess.Popen(
        looking.command(["show", looking.id_of("OpenClaw")]),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=looking.environment,
    )
    assert process.stdout is not None
    process.stdout.close()
    with process:
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode in (0, 141)


def test_a_full_disk_behind_standard_output_is_one_line(
    looking: CommandLine, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("wb") as file:
        ran = subprocess.run(
            looking.command(["list"]),
            stdout=file,
            stderr=subprocess.PIPE,
            env=looking.environment,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1
    assert ran.stderr.startswith(b"earmark: ")


def test_ctrl_c_is_one_line(empty: CommandLine) -> None:
    process = subprocess.Popen(
        empty.command(["import", "-"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=empty.environment,
        # A shell starts what runs in the background, perhaps these tests, deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(b"x" * 2_000_000)  # more than a pipe holds: it is reading by now
    process.stdin.flush()
    while process.poll() is None:  # one that comes between two reads is seen after the second
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
    with process, contextlib.suppress(BrokenPipeError):
        assert process.stderr.read() == b"earmark: interrupted\n"
    assert process.returncode == 130


def test_a_fault_is_one_line_and_debug_shows_where(earmark: CommandLine) -> None:
    (earmark.home / "library.db").unlink()
    (earmark.home / "library.db").mkdir()
    line = one_line(earmark("list"), 1)
    assert "library.db" in line
    ran = earmark("list", "--debug")
    assert ran.code == 1
    assert "Traceback" in ran.err
    assert ran.err.splitlines()[-1] + "\n" == line


@pytest.mark.parametrize("words", [["--help"], ["queue", "--help"], ["list", "-h"], ["-h"]])
def test_help_goes_to_standard_output(looking: CommandLine, words: list[str]) -> None:
    ran = looking(*words)
    assert (ran.code, ran.err) == (0, "")
    assert "earmark" in ran.out


def test_help_names_only_verbs_that_work(looking: CommandLine) -> None:
    text = looking("--help").out
    for verb in ("import", "list", "highlights", "drafts", "grade", "check", "keys", "export"):
        assert f"\n  {verb} " in text


def test_the_version_is_the_projects(looking: CommandLine) -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    wanted = f"earmark {project['project']['version']}\n"
    for words in (["--version"], ["--json", "--version"]):
        assert looking(*words) == Ran(0, wanted, "")
