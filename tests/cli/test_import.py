"""``earmark import``: the bundled documents and a person's own files."""

from __future__ import annotations

from pathlib import Path

import seeds
from tests.cli.running import CommandLine

DOCUMENTS = Path(seeds.__file__).parent / "documents"
COUNTS = [
    ("twiml-episodes.txt", "episode-list", "The TWIML AI Podcast", 8),
    ("ai-post-transformers.txt", "podcast-app", "AI Post Transformers", 6),
    ("tokenless-channel.txt", "telegram-page", "Tokenless - The Best of AI, ML & CS Talks", 11),
    ("twiml-762-transcript.txt", "transcript-page", "The TWIML AI Podcast", 1),
    ("latent-reasoning.srt", "subrip", "Deep Dive audio overviews", 1),
]


def test_the_bundled_documents_are_27_episodes(empty: CommandLine) -> None:
    first = empty.value("import", "--seeds")
    assert first["failed"] == []
    assert [
        (Path(one["path"]).name, one["format"], one["source"], one["new"])
        for one in first["imported"]
    ] == COUNTS
    assert [one["updated"] + one["unchanged"] for one in first["imported"]] == [0] * 5
    assert [len(one["episodes"]) for one in first["imported"]] == [8, 6, 11, 1, 1]
    assert sorted(empty.ids()) == sorted(i for one in first["imported"] for i in one["episodes"])


def test_importing_again_changes_nothing(earmark: CommandLine) -> None:
    again = earmark.value("import", "--seeds")["imported"]
    assert [sum(one[key] for one in again) for key in ("new", "updated", "unchanged")] == [0, 0, 27]


def test_a_dry_run_says_what_would_come(empty: CommandLine) -> None:
    ran = empty("import", "--seeds", "--dry-run", "--json")
    assert ran.code == 0
    assert sum(one["new"] for one in ran.json["imported"]) == 27
    assert "nothing was changed" in ran.err
    assert empty.ids() == []


def test_a_bad_file_among_good_ones_fails_alone(empty: CommandLine, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    good = DOCUMENTS / "latent-reasoning.srt"
    ran = empty("import", bad, good, tmp_path / "gone.srt", "--json")
    assert ran.code == 1
    assert [one["path"] for one in ran.json["failed"]] == [str(bad), str(tmp_path / "gone.srt")]
    assert [(one["path"], one["new"]) for one in ran.json["imported"]] == [(str(good), 1)]
    lines = ran.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("earmark: ") for line in lines)
    assert "bad.txt" in lines[0]
    assert "gone.srt" in lines[1]
    assert len(empty.ids()) == 1


def test_a_folder_is_read_file_by_file(empty: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    for name, where in (("latent-reasoning.srt", folder), ("twiml-episodes.txt", folder / "deep")):
        (where / name).write_bytes((DOCUMENTS / name).read_bytes())
    found = empty.value("import", folder, "--captured", "2025-04-12")["imported"]
    assert sorted((one["path"], one["new"]) for one in found) == [
        (str(folder / "deep" / "twiml-episodes.txt"), 8),
        (str(folder / "latent-reasoning.srt"), 1),
    ]


def test_a_page_without_its_day_takes_the_files_date_with_a_warning(
    empty: CommandLine, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes((DOCUMENTS / "twiml-episodes.txt").read_bytes())
    ran = empty("import", page, "--json")
    assert ran.code == 0
    (one,) = ran.json["imported"]
    assert any("--captured" in warning for warning in one["warnings"])
    assert "--captured" in ran.err


def test_a_document_can_come_from_standard_input(empty: CommandLine) -> None:
    captions = (DOCUMENTS / "latent-reasoning.srt").read_bytes()
    done = empty.value("import", "-", "--title", "Spoken", "--source", "Talks", stdin=captions)
    (one,) = done["imported"]
    assert (one["path"], one["source"], one["new"]) == ("-", "Talks", 1)
    assert [one["title"] for one in empty.value("list")] == ["Spoken"]


def test_standard_input_that_is_no_document_fails_under_its_name(empty: CommandLine) -> None:
    ran = empty("import", "-", "--json", stdin=b"\x00\xff\x00\xff")
    assert ran.code == 1
    assert [one["path"] for one in ran.json["failed"]] == ["-"]
    assert ran.err.startswith("earmark: -: ")
    assert ran.err.count("\n") == 1


def test_the_import_can_be_taken_back(empty: CommandLine) -> None:
    empty.value("import", DOCUMENTS / "latent-reasoning.srt")
    assert len(empty.ids()) == 1
    (step,) = empty.value("undo")
    assert "imported 1 episode" in step["what"]
    assert empty.ids() == []
    empty.value("redo")
    assert len(empty.ids()) == 1


def test_without_a_path_it_is_wrong_usage(empty: CommandLine) -> None:
    ran = empty("import")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("earmark: import: no PATH is named; name files or folders, or add --seeds\n")


def test_an_unknown_format_names_the_known_ones(empty: CommandLine) -> None:
    ran = empty("import", DOCUMENTS / "latent-reasoning.srt", "--format", "pdf")
    assert ran.code == 2
    assert "subrip" in ran.err
    assert "episode-list" in ran.err


def test_a_day_that_is_none_is_wrong_usage(empty: CommandLine) -> None:
    ran = empty("import", "x.txt", "--captured", "2026-02-30")
    assert ran.code == 2
    assert "2026-05-27" in ran.err
